"""Is the vault whole: header, recovery file, pages, rows, blobs, chains and what they hide; and nothing extra."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import escrow, recovery
from appui_core.vault import event_names as events
from appui_core.vault import folder as places
from appui_core.vault import header as headers
from appui_core.vault import index as indexes
from appui_core.vault.blobs import FOLDER, BlobStore
from appui_core.vault.chains import Chains, OpenedEntry
from appui_core.vault.check_made import made_faults
from appui_core.vault.check_reports import report_faults
from appui_core.vault.header_faults import header_faults
from appui_core.vault.index import Index
from appui_core.vault.journal import chain_fault
from appui_core.vault.keys import Identity

_ADDED = (
    "number",
    "kind",
    "sha256",
    "size_bytes",
    "media_type",
    "width",
    "height",
    "captured_at_utc",
    "added_at_utc",
    "utc_offset_minutes",
    "claimed_date",
)
_TOLD = ("url", "account", "display_name", "platform", "shown_date", "note", "words", "people")
_ROWS = (
    "SELECT e.id, e.withdrawn, "  # noqa: S608 - our own constants
    + ", ".join(f"e.{name}" for name in _ADDED)
    + ", e.capture, f.exhibit IS NOT NULL, "
    + ", ".join(f"f.{name}" for name in _TOLD)
    + " FROM exhibits e LEFT JOIN facts f ON f.exhibit = e.id WHERE e.case_id = ?"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was left: a file of the vault or an id, never a title; and a code."""

    what: str
    code: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The answer of a check; `exhibits` counts the kept ones, `journal_head` is the vault's own chain's."""

    intact: bool
    problems: tuple[Problem, ...]
    exhibits: int
    journal_head: str

    def with_problems(self, more: tuple[Problem, ...]) -> "CheckReport":
        """Return the same report with further problems."""
        found = tuple(dict.fromkeys((*more, *self.problems)))
        return replace(self, intact=not found, problems=found)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a check looks at."""

    folder: Path
    vault_id: str
    identity: Identity
    index: Index
    blobs: BlobStore


def check_vault(parts: Parts) -> CheckReport:
    """Check an open vault; the originals are looked at, not opened (full_check.py does)."""
    problems = [*check_files(parts.folder), *_check_header(parts)]
    try:
        problems += [Problem(indexes.FILE, "index_damaged") for _ in parts.index.faults()[:1]]
        problems += [*_check_recovery(parts), *_check_blobs(parts), *_check_chains(parts)]
        ((kept,),) = parts.index.rows("SELECT count(*) FROM exhibits WHERE withdrawn = 0")
        head = Chains(parts.index).head(parts.vault_id)[0]
    except (AppuiError, ValueError, TypeError) as error:
        if isinstance(error, AppuiError) and error.code is not ErrorCode.VAULT_DAMAGED:
            raise
        problems.append(Problem(indexes.FILE, "index_damaged"))
        kept, head = 0, ""
    found = tuple(dict.fromkeys(problems))
    return CheckReport(not found, found, kept, head)


def check_files(folder: Path) -> Iterator[Problem]:
    """Yield what can be told without a key: files that are missing, unreadable, or not the vault's."""
    for name in headers.FILES:
        if not (folder / name).is_file():
            yield Problem(name, "header_missing")
        elif headers.read_header(folder / name) is None:
            yield Problem(name, "header_damaged")
    for name, code in ((recovery.FILE, "recovery_missing"), (indexes.FILE, "index_missing")):
        if not (folder / name).is_file():
            yield Problem(name, code)
    for path in (*places.strangers(folder), *BlobStore(folder).strangers()):
        yield Problem(path.relative_to(folder).as_posix(), "file_unexpected")


def _check_header(parts: Parts) -> Iterator[Problem]:
    try:
        known = parts.index.rows("SELECT value FROM settings WHERE key = 'header_slots'")
        wanted = tuple(json.loads(known[0][0])) if known else None
    except (AppuiError, ValueError):
        # A damaged index: the two files are still compared with one another.
        wanted = None
    for name, code in header_faults(parts.folder, parts.vault_id, parts.identity.recipient, wanted):
        yield Problem(name, code)


def _check_recovery(parts: Parts) -> Iterator[Problem]:
    known = parts.index.rows("SELECT value FROM settings WHERE key = 'recovery_sha256'")
    if (parts.folder / recovery.FILE).is_file() and known != [(recovery.file_sha256(parts.folder),)]:
        yield Problem(recovery.FILE, "recovery_damaged")
    noted = escrow.known(parts.index)
    for slot_id, sha256 in noted.items():
        found = escrow.file_sha256(parts.folder, slot_id)
        if found != sha256:
            yield Problem(
                escrow.path_of(parts.folder, slot_id).name, "escrow_missing" if found is None else "escrow_damaged"
            )
    for slot in escrow.slots_in(parts.folder):
        if slot.id not in noted:
            yield Problem(escrow.path_of(parts.folder, slot.id).name, "file_unexpected")


def _check_blobs(parts: Parts) -> Iterator[Problem]:
    rows = parts.index.rows("SELECT blob, stored_bytes FROM exhibits WHERE withdrawn = 0 ORDER BY id")
    for name, stored_bytes in rows:
        found_bytes = parts.blobs.stored_bytes(name)
        if found_bytes is None:
            yield Problem(blob_place(name), "blob_missing")
        elif found_bytes != stored_bytes:
            yield Problem(blob_place(name), "blob_damaged")
    for name in set(parts.blobs.names()) - {row[0] for row in rows}:
        yield Problem(blob_place(name), "blob_unexpected")


def blob_place(name: str) -> str:
    """Return where a blob lies in the vault's folder, as problems name it."""
    return f"{FOLDER}/{name[:2]}/{name}"


def _check_chains(parts: Parts) -> Iterator[Problem]:
    """Check every chain, and the rows of its case against what it commits to; each chain is read once."""
    chains = Chains(parts.index)
    rows = {row[0]: row[1:] for row in parts.index.rows("SELECT id, code, mode, title FROM cases ORDER BY id")}
    withdrawn = {row[0] for row in parts.index.rows("SELECT id FROM exhibits WHERE withdrawn = 1")}
    own = chains.opened(parts.vault_id)
    recorded = _recorded_heads(own)
    for chain in sorted({*chains.names(), *rows, *recorded, parts.vault_id}):
        opened = own if chain == parts.vault_id else chains.opened(chain)
        what = f"journal {chain}"
        if chain not in rows and chain != parts.vault_id:
            yield Problem(what, "chain_unexpected")
        missing = chains.missing_openings(chain)
        # An entry whose opening is missing is not among the opened ones, and is a link all the same.
        entries = chains.entries(chain) if missing else tuple(one.entry for one in opened)
        fault = chain_fault(entries)
        if fault is not None:
            yield Problem(f"{what} entry {fault}", "chain_broken")
        if chain != parts.vault_id and recorded.get(chain) != chains.head(chain):
            yield Problem(what, "head_differs")
        for seq in missing:
            yield Problem(f"{what} entry {seq}", "opening_missing")
        yield from _check_openings(what, opened, withdrawn)
        if chain in rows:
            yield from _check_case(parts.index, chain, rows[chain], opened)


def _check_openings(what: str, opened: tuple[OpenedEntry, ...], withdrawn: set[str]) -> Iterator[Problem]:
    happened = {entry.entry.event for entry in opened}
    some_withdrawn = events.EXHIBIT_WITHDRAWN in happened
    some_removed = events.REPORT_REMOVED in happened
    purged = _purged(opened)
    for entry in opened:
        about = entry.entry.exhibit
        allowed = some_withdrawn if about is None else about in withdrawn
        allowed = allowed or (some_removed and entry.entry.event in events.OF_REPORTS)
        allowed = (allowed or purged) and entry.entry.event != events.CASE_PURGED
        if entry.details is None and not allowed:
            yield Problem(f"{what} entry {entry.entry.seq}", "opening_missing")
        elif not entry.holds():
            yield Problem(f"{what} entry {entry.entry.seq}", "opening_altered")


def _recorded_heads(own: tuple[OpenedEntry, ...]) -> dict[str, tuple[str, int]]:
    """Return the last head that the vault's own chain recorded of each case."""
    found: dict[str, tuple[str, int]] = {}
    for opened in own:
        if opened.entry.event == events.CASE_HEAD and opened.details is not None:
            found[str(opened.details["case"])] = (opened.details["head"], opened.details["entries"])
    return found


def _check_case(
    index: Index, case_id: str, row: tuple[Any, ...], opened: tuple[OpenedEntry, ...]
) -> Iterator[Problem]:
    code, mode, title = row
    first = opened[0].details if opened else None
    if _purged(opened):
        altered = bool(title)
    else:
        altered = first is None or (first.get("code"), first.get("mode")) != (code, mode)
    if altered:
        yield Problem(f"case {case_id}", "row_altered")
    yield from _check_exhibits(index, case_id, opened)
    for report, fault in report_faults(index, case_id, () if _purged(opened) else opened):
        yield Problem(f"report {report}", fault)


def _check_exhibits(index: Index, case_id: str, opened: tuple[OpenedEntry, ...]) -> Iterator[Problem]:
    said: dict[str, dict[str, Mapping[str, Any]]] = {}
    gone: set[str] = set()
    made = set(made_faults(index, case_id, opened))
    for entry in opened:
        about = entry.entry.exhibit
        if about is not None:
            said.setdefault(about, {})[entry.entry.event] = entry.details or {}
        if about is not None and entry.entry.event == events.EXHIBIT_WITHDRAWN:
            gone.add(about)
    if _purged(opened):
        gone |= set(said)
    rows = index.rows(_ROWS, (case_id,))
    for exhibit in sorted(set(said) - {row[0] for row in rows}):
        yield Problem(f"exhibit {exhibit}", "row_missing")
    for exhibit, withdrawn, *row in rows:
        agrees = bool(withdrawn) == (exhibit in gone)
        whole = withdrawn or _row_agrees(row, said.get(exhibit, {}))
        if not agrees or not whole or exhibit in made:
            yield Problem(f"exhibit {exhibit}", "row_altered")


def _purged(opened: tuple[OpenedEntry, ...]) -> bool:
    return any(entry.entry.event == events.CASE_PURGED for entry in opened)


def _row_agrees(row: Sequence[Any], said: Mapping[str, Mapping[str, Any]]) -> bool:
    """Tell whether an exhibit's row and facts are what its journal entries last committed to."""
    added, (capture, has_facts), told = row[: len(_ADDED)], row[len(_ADDED) : -len(_TOLD)], row[-len(_TOLD) :]
    nothing = dict.fromkeys(_TOLD, "")
    facts = dict(zip(_TOLD, told, strict=True)) if has_facts else nothing
    noted = said.get(events.FACTS_NOTED, {}).get("facts", {}) | said.get(events.PEOPLE_NOTED, {})
    return (
        dict(zip(_ADDED, added, strict=True)) == said.get(events.EXHIBIT_ADDED)
        and facts == nothing | noted
        and json.loads(capture) == said.get(events.CAPTURE_NOTED, {}).get("capture", {})
    )
