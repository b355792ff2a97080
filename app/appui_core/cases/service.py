"""Cases and exhibits: everything that happens to them, each in one transaction with its journal entry."""

import contextlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appui_core.cases import derived, identifiers, rows, search_filters, withdrawal
from appui_core.cases import purge as purging
from appui_core.cases import search as finding
from appui_core.cases.adding import link_exhibit, new_exhibit, write_addition, write_told
from appui_core.cases.bulk import Kept, Order, Refused, add_all
from appui_core.cases.case_file import KeptCase, choose
from appui_core.cases.checklist import Checklist
from appui_core.cases.derived import Derivation
from appui_core.cases.integrity import Integrity, integrity
from appui_core.cases.keeping import Keeping
from appui_core.cases.link_record import link_record
from appui_core.cases.masks import Masks, read_case
from appui_core.cases.model import Case, Exhibit, Facts, Mode
from appui_core.cases.passing import Passing
from appui_core.cases.prepared import Prepared
from appui_core.cases.reports import Reports
from appui_core.cases.thumbnails import Thumbnail, Thumbnails
from appui_core.cases.writable import writable, writable_facts
from appui_core.clock import Clock, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.events import Event
from appui_core.vault import event_names as events
from appui_core.vault.facade import SealedBlob, Vault
from appui_core.vault.journal import Entry

if TYPE_CHECKING:
    from appui_core.intake.original import Original

_SELECT_CASE = (
    "SELECT c.code, c.title, c.mode, c.created_at_utc,"
    " (SELECT count(*) FROM exhibits e WHERE e.case_id = c.id AND e.withdrawn = 0), c.id,"
    " (SELECT 1 FROM settings s WHERE s.key = 'purged/' || c.id) AS purged FROM cases c"
)


class Cases:
    """The cases of an open vault. Codes may be typed in either case; `changed` says which case changed, by code.

    Any thread may call; listeners hear of a change on the caller's thread, once it is durable.
    Every method raises AppuiError VAULT_LOCKED once the vault is closed.
    """

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self.changed: Event[str] = Event()
        self._vault = vault
        self._clock = clock
        self._thumbnails = Thumbnails(vault)
        self.checklist = Checklist(vault, clock)
        self.reports = Reports(vault, clock)
        self.masks = Masks(vault)
        self.prepared = Prepared(vault)
        self.keeping = Keeping(vault, clock)
        self.passing = Passing(vault, clock, self._id, self._keep)

    def new(self, title: str, mode: Mode | str = Mode.FAMILY) -> Case:
        """Open a case under a fresh random code.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY. ValueError: an unknown mode.
        """
        case_id, mode, stamp = identifiers.new_chain_id(), Mode(mode), utc_stamp(self._clock.now())
        title = writable(title)
        with self._vault.transaction():
            code = identifiers.new_code()
            while self._vault.rows("SELECT 1 FROM cases WHERE code = ?", (code,)):
                code = identifiers.new_code()
            self._vault.rows(
                "INSERT INTO cases (id, code, title, mode, created_at_utc, next_number) VALUES (?, ?, ?, ?, ?, 1)",
                (case_id, code, title, str(mode), stamp),
            )
            details = {"code": code, "mode": str(mode), "title": title}
            self._vault.append_event(case_id, events.CASE_CREATED, None, details)
        self.changed.emit(code)
        return Case(code, title, mode, stamp, 0)

    def list(self) -> tuple[Case, ...]:
        """Return all cases but purged ones, oldest first."""
        sql = f"{_SELECT_CASE} WHERE purged IS NULL ORDER BY c.created_at_utc, c.rowid"
        return tuple(_case(row) for row in self._vault.rows(sql))

    def get(self, code: str) -> Case:
        """Return one case.

        Raises AppuiError: CASE_UNKNOWN.
        """
        return _case(self._row(code))

    def exhibits(self, code: str) -> tuple[Exhibit, ...]:
        """Return the kept exhibits of a case, by number.

        Raises AppuiError: CASE_UNKNOWN.
        """
        return rows.exhibits_of(self._vault, self._id(code))

    def count(self, code: str) -> int:
        """Return how many exhibits of a case are kept. Raises AppuiError: CASE_UNKNOWN."""
        return rows.count(self._vault, self._id(code))

    def exhibits_page(self, code: str, offset: int, limit: int) -> tuple[Exhibit, ...]:
        """Return a part of a case's kept exhibits, newest first. Raises AppuiError: CASE_UNKNOWN."""
        return rows.page_of(self._vault, self._id(code), offset, limit)

    def search(  # noqa: PLR0913 - each narrows by itself, all by name
        self,
        words: str,
        *,
        case: str | None = None,
        platform: str | None = None,
        account: str | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int = finding.LIMIT,
    ) -> tuple[Exhibit, ...]:
        """Return the kept exhibits that hold every word (search.py says in which order and what narrows).

        Raises AppuiError: CASE_UNKNOWN.
        """
        case_id = None if case is None else self._id(case)
        return finding.search(
            self._vault, words, search_filters.Filters(case_id, platform, account, since, until), limit
        )

    def search_choices(self) -> search_filters.Choices:
        """Return the platforms and accounts that a search can be narrowed to."""
        return search_filters.choices(self._vault)

    def exhibit(self, code: str, exhibit_id: str) -> Exhibit:
        """Return one exhibit.

        Raises AppuiError: CASE_UNKNOWN, EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN.
        """
        return self._held(code, exhibit_id).exhibit

    def add_original(self, code: str, original: "Original", facts: Facts = Facts()) -> Exhibit:  # noqa: B008 - frozen
        """Keep an original: sealed and durable first, then its row and journal entry at once.

        The same bytes again give the exhibit that is there, with `duplicate` set; nothing is changed then.

        Raises AppuiError: CASE_UNKNOWN, FILE_CHANGED (no longer the bytes that were examined), FILE_MISSING,
        FILE_UNREADABLE, DISK_FULL, VAULT_READ_ONLY.
        """
        return self._add(code, original, facts, None)

    def add_derived(
        self,
        code: str,
        original: "Original",
        derivation: Derivation,
        facts: Facts = Facts(),  # noqa: B008 - frozen
    ) -> Exhibit:
        """Keep what Appui made out of exhibits of the same case, with how it was made.

        Raises AppuiError: as `add_original`; EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN (a source that is not held).
        """
        return self._add(code, original, facts, derivation)

    def derivation(self, code: str, exhibit_id: str) -> Derivation | None:
        """Return how an exhibit was made out of others, or None for an original.

        Raises AppuiError: CASE_UNKNOWN, EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN.
        """
        return derived.read(self._vault, self._held(code, exhibit_id).exhibit.id)

    def made_of(self, code: str, exhibit_id: str) -> tuple[str, ...]:
        """Return the ids of the kept exhibits that show something of this one, oldest first.

        Raises AppuiError: CASE_UNKNOWN.
        """
        return derived.made_of(self._vault, self._id(code), exhibit_id)

    def _add(self, code: str, original: "Original", facts: Facts, derivation: Derivation | None) -> Exhibit:
        case_id, case, facts = self._id(code), identifiers.tidy_code(code), writable_facts(facts)
        known = rows.same_bytes(self._vault, case_id, original.sha256)
        if known is not None:
            return known
        with original.open() as stream:
            sealed = self._vault.seal(stream)
        source = None if derivation is None else derivation.sources[0]
        exhibit = new_exhibit(original, case, facts, self._clock.now(), source)
        if (sealed.sha256, sealed.size_bytes) != (original.sha256, original.size_bytes):
            self._vault.destroy_blob(sealed.name)
            raise AppuiError(ErrorCode.FILE_CHANGED)
        return self._keep(case_id, exhibit, sealed, derivation)

    def add_many(
        self,
        code: str,
        originals: "Sequence[Original | Callable[[], Original]]",
        *,
        facts: Facts = Facts(),  # noqa: B008 - frozen
        progress: Callable[[int, int], object] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Iterator[Kept | Refused]:
        """Keep many originals, durable in groups; bulk.py says how failures and `cancelled` end it.

        Raises AppuiError: CASE_UNKNOWN; everything else is an outcome.
        """
        order = Order(
            self._id(code),
            identifiers.tidy_code(code),
            writable_facts(facts),
            progress,
            cancelled,
            self.changed.emit,
        )
        return add_all(self._vault, self._clock, order, originals)

    def add_link(self, code: str, facts: Facts) -> Exhibit:
        """Keep a record without image: what was told, as canonical JSON, is its original.

        Raises AppuiError: CASE_UNKNOWN, DISK_FULL, VAULT_READ_ONLY.
        """
        case_id, now, facts = self._id(code), self._clock.now(), writable_facts(facts)
        record = link_record(facts, utc_stamp(now))
        exhibit = link_exhibit(record, identifiers.tidy_code(code), facts, now)
        return self._keep(case_id, exhibit, self._vault.seal(io.BytesIO(record)))

    def note_facts(self, code: str, exhibit_id: str, facts: Facts) -> Exhibit:
        """Replace what was told about an exhibit; the journal keeps both. The same facts again change nothing.

        Raises AppuiError: CASE_UNKNOWN, EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN, DISK_FULL, VAULT_READ_ONLY.
        """
        self.note_facts_of(code, [exhibit_id], facts)
        return self.exhibit(code, exhibit_id)

    def note_facts_of(self, code: str, exhibit_ids: Sequence[str], facts: Facts) -> None:
        """Note the same about several exhibits, all of them or none. Raises AppuiError: as `note_facts`."""
        with self._vault.transaction():
            noted = write_told(self._vault, self._id(code), exhibit_ids, writable_facts(facts))
        if noted:
            self.changed.emit(identifiers.tidy_code(code))

    def withdraw(self, code: str, exhibit_id: str) -> tuple[Exhibit, ...]:
        """Destroy an exhibit: original, facts, hash, and every detail and salt about it. Its number stays used.

        Whatever was made out of it shows the same picture and goes too. Returns what went, the asked one first.

        Raises AppuiError: CASE_UNKNOWN, EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN, DISK_FULL, VAULT_READ_ONLY.
        """
        gone = withdrawal.withdraw(self._vault, self._id(code), exhibit_id)
        for one in gone:
            self._thumbnails.forget(one.exhibit.id)
        try:
            withdrawal.finish(self._vault, gone)
        finally:
            self.changed.emit(gone[0].exhibit.case)
        return tuple(one.exhibit for one in gone)

    def purge(self, code: str, reason: str) -> None:
        """Destroy a case with all its exhibits, as `withdraw` does one; the journal keeps that it was, and why.

        Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, DISK_FULL, VAULT_READ_ONLY.
        """
        try:
            for exhibit_id in purging.purge(
                self._vault, self._id(code), writable(reason), utc_stamp(self._clock.now())
            ):
                self._thumbnails.forget(exhibit_id)
        finally:
            self.changed.emit(identifiers.tidy_code(code))

    def original_bytes(self, code: str, exhibit_id: str, *, reason: str) -> bytes:
        """Return the untouched bytes, proved whole; who asked and why is journalled before they are handed out.

        Raises AppuiError: CASE_UNKNOWN, EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN, VAULT_DAMAGED, DISK_FULL,
        VAULT_READ_ONLY.
        """
        return self._opened(code, exhibit_id, events.ORIGINAL_OPENED, {"reason": writable(reason)})

    def save_original(self, code: str, exhibit_id: str, target: Path, *, reason: str) -> None:
        """Write the untouched bytes to a new file, proved whole; journalled before the file takes its name.

        Raises AppuiError: as `original_bytes`, DESTINATION_EXISTS, DESTINATION_UNWRITABLE.
        """
        case_id, details = self._id(code), {"reason": writable(reason)}
        found = rows.held(self._vault, case_id, exhibit_id)
        note = partial(self._vault.append_event, case_id, events.ORIGINAL_OPENED, found.exhibit.id, details)
        self._vault.unseal_to(found.blob, found.exhibit.sha256, target, approve=note)

    def view_bytes(self, code: str, exhibit_id: str) -> bytes:
        """Return the bytes to show them in clear; the view is in the journal before they are handed out.

        Raises AppuiError: as `original_bytes`.
        """
        return self._opened(code, exhibit_id, events.EXHIBIT_VIEWED, {})

    def thumbnail(self, code: str, exhibit_id: str) -> Thumbnail | None:
        """Return a small picture to be shown blurred, or None where there is none. Not journalled.

        Decodes in a child process the first time, then from memory while the vault is open.

        Raises AppuiError: CASE_UNKNOWN, EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN, VAULT_DAMAGED.
        """
        found = self._held(code, exhibit_id)
        if not found.exhibit.preview:
            return None
        return self._thumbnails.get(found.exhibit, lambda: self._vault.unseal(found.blob, found.exhibit.sha256))

    def integrity(self, code: str, exhibit_id: str) -> Integrity:
        """Tell whether an exhibit's original is still what was added (rules and errors: integrity.py)."""
        return integrity(self._vault, self._clock, self._id(code), exhibit_id)

    def journal(self, code: str | None) -> tuple[Entry, ...]:
        """Return a case's chain, even a purged one's, or, with None, the vault's own, oldest first.

        Raises AppuiError: CASE_UNKNOWN.
        """
        return self._vault.entries(None if code is None else str(self._row(code, purged=True)[5]))

    def case_file(self, code: str, numbers: Sequence[int] | None = None) -> KeptCase:
        """Return what a dossier is made of: these exhibits (all by default) and this case's chain, at one instant.

        Raises AppuiError: CASE_UNKNOWN, EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN.
        """
        with self._vault.transaction():
            row = self._row(code)
            return KeptCase(
                case=_case(row),
                exhibits=choose(self._vault, row[5], numbers),
                journal=self._vault.entries(row[5]),
                signed_head=self._vault.signed_head(row[5]),
                masks=read_case(self._vault, row[5]),
                reports=self.reports.all(code),
                vault=self._vault,
                chain=row[5],
            )

    def note_export(self, code: str, details: Mapping[str, Any]) -> Entry:
        """Journal that a dossier was made: addressee, exhibit numbers, hash of its manifest.

        Raises AppuiError: CASE_UNKNOWN, DISK_FULL, VAULT_READ_ONLY.
        """
        entry = self._vault.append_event(self._id(code), events.DOSSIER_EXPORTED, None, details)
        self.changed.emit(identifiers.tidy_code(code))
        return entry

    def _keep(
        self, case_id: str, exhibit: Exhibit, sealed: SealedBlob, derivation: Derivation | None = None
    ) -> Exhibit:
        """Write row and journal entries for a sealed original; whatever fails, no blob stays without a row."""
        try:
            with self._vault.transaction():
                kept = write_addition(self._vault, case_id, exhibit, sealed, derivation)
        except BaseException:
            with contextlib.suppress(AppuiError):
                self._vault.discard_blob(sealed.name)
            raise
        if kept.duplicate:
            # The same bytes came in on two threads at once.
            self._vault.destroy_blob(sealed.name)
            return kept
        self.changed.emit(exhibit.case)
        return kept

    def _opened(self, code: str, exhibit_id: str, event: str, details: Mapping[str, Any]) -> bytes:
        case_id = self._id(code)
        found = rows.held(self._vault, case_id, exhibit_id)
        data = self._vault.unseal(found.blob, found.exhibit.sha256)
        self._vault.append_event(case_id, event, found.exhibit.id, details)
        return data

    def _held(self, code: str, exhibit_id: str) -> rows.Held:
        return rows.held(self._vault, self._id(code), exhibit_id)

    def _id(self, code: str) -> str:
        return str(self._row(code)[5])

    def _row(self, code: str, *, purged: bool = False) -> tuple[Any, ...]:
        found = self._vault.rows(f"{_SELECT_CASE} WHERE c.code = ?", (identifiers.tidy_code(code),))
        if not found:
            raise AppuiError(ErrorCode.CASE_UNKNOWN)
        if found[0][6] and not purged:
            raise AppuiError(ErrorCode.CASE_PURGED)
        return found[0]


def _case(row: tuple[Any, ...]) -> Case:
    return Case(row[0], row[1], Mode(row[2]), row[3], row[4])
