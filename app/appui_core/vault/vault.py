"""An open vault: sealing and reading originals, rows, journal entries, and the way back to locked.

Every call may come from any thread; one lock lets them in one at a time.
"""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Self

from appui_core.clock import Clock, parse_utc_stamp, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import KeyStore
from appui_core.vault import escrow, full_check, keys, leftovers, renewal, saving, session, slot_changes
from appui_core.vault import event_names as events
from appui_core.vault.blobs import BlobStore, HashedBytes, SealedBlob, Sealing
from appui_core.vault.chains import Chains, NewEntry, OpenedEntry, sign_head
from appui_core.vault.check import CheckReport, Parts, Problem, check_vault
from appui_core.vault.header import Header
from appui_core.vault.index import Index
from appui_core.vault.journal import Entry, SignedHead
from appui_core.vault.slots import SlotInfo
from appui_core.vault.status import status_of

if TYPE_CHECKING:
    from appui_core.vault.check_crew import Crew
    from appui_core.vault.folder import Lock

Preset = Literal["private", "shared"]
RECOVERY_DUE = timedelta(days=7)
_COMPACT_DUE = "compact_due"


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening or making a vault hands over to it."""

    folder: Path
    header: Header
    identity: keys.Identity
    index: Index
    lock: "Lock"


class Vault:
    """An open vault. After `close` every call raises VAULT_LOCKED."""

    def __init__(self, opened: Opened, clock: Clock) -> None:
        self.folder = opened.folder
        self.vault_id = opened.header.vault_id
        self.slots: tuple[SlotInfo, ...] = ()
        self.repaired: tuple[Problem, ...] = ()
        self._clock = clock
        self._guard = threading.RLock()
        self._blobs = BlobStore(opened.folder)
        self._open: Opened | None = opened
        self._touched: list[str] = []
        self._owed: list[Callable[[], None]] = []
        self.adopt(opened.header)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_open(self) -> bool:
        """Tell whether the vault still answers."""
        return self._open is not None

    def close(self) -> None:
        """Lock the vault: drop the keys, close the index, let others in. Closing twice is no error."""
        with self._guard:
            if self._open is not None and self._owed:
                with contextlib.suppress(AppuiError), self.transaction():
                    pass
            opened, self._open = self._open, None
            if opened is None:
                return
            try:
                opened.index.close()
            finally:
                opened.lock.release()

    # What was chosen at creation, and the recovery key.

    @property
    def preset(self) -> Preset:
        """Who uses this session: `private` is one person alone, `shared` is anyone else too."""
        return "shared" if self.setting("preset") == "shared" else "private"

    @property
    def recovery_confirmed(self) -> bool:
        """Tell whether the recovery key was typed back once."""
        return self.setting("recovery_confirmed_at_utc") is not None

    @property
    def recovery_due_utc(self) -> datetime | None:
        """The instant by which the recovery key should be typed back; None when it was."""
        made = self.setting("recovery_made_at_utc") or self.setting("created_at_utc")
        if self.recovery_confirmed or made is None:
            return None
        return parse_utc_stamp(made) + RECOVERY_DUE

    def confirm_recovery_key(self, typed: str) -> bool:
        """Tell whether a typed key opens this vault's recovery file, and journal it the first time it does.

        Raises AppuiError: VAULT_DAMAGED when the recovery file is missing.
        """
        return renewal.confirm(self, self._clock, typed)

    # The ways of opening: what stands in the header is `slots`, always current; the others are files.

    @property
    def file_slots(self) -> tuple[SlotInfo, ...]:
        """The recovery key's slot (its id is `recovery`) and the escrow slots, as their files are there."""
        return slot_changes.file_slots(self.folder)

    def change_passphrase(self, new: str) -> SlotInfo:
        """Let this passphrase, and no other one any more, open the vault; rules and errors: slot_changes.py."""
        return slot_changes.change_passphrase(self, new)

    def add_passphrase_slot(self, new: str) -> SlotInfo:
        """Let one more passphrase open the vault; rules and errors: slot_changes.py."""
        return slot_changes.add_passphrase_slot(self, new)

    def add_keystore_slot(self, keystore: KeyStore) -> SlotInfo:
        """Let this session's key store open the vault; rules and errors: slot_changes.py."""
        return slot_changes.add_keystore_slot(self, keystore)

    def remove_slot(self, slot_id: str, keystore: KeyStore | None = None) -> None:
        """Take a way of opening away, an escrow too; rules and errors: slot_changes.py."""
        slot_changes.remove_slot(self, slot_id, keystore)

    def renew_recovery(self, deliver: Callable[[str], object] | None = None) -> str:
        """Put a new recovery key in the place of the old one and return it; rules and errors: renewal.py."""
        return renewal.renew(self, self._clock, deliver)

    def add_escrow(self, recipient: str) -> SlotInfo:
        """Seal the identity to an institution's age recipient; rules and errors: escrow.py."""
        return escrow.add(self, recipient)

    def adopt(self, header: Header) -> None:
        """Take the header that is in force on the disk from now on."""
        with self._guard:
            self._open = replace(self._need(), header=header)
            self.slots = tuple(SlotInfo(slot.id, slot.kind) for slot in header.slots)

    # Originals.

    def seal(self, stream: BinaryIO) -> SealedBlob:
        """Seal a stream from where it stands to its end; durable when this returns.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY, FILE_UNREADABLE, VAULT_LOCKED.
        """
        # Outside the lock: it needs the public recipient only, and may take a while.
        return self._blobs.seal(stream, self._need().identity.recipient)

    def sealing(self) -> contextlib.AbstractContextManager[Sealing]:
        """Seal what passes within the block. See BlobStore.sealing."""
        return self._blobs.sealing(self._need().identity.recipient)

    def seal_unsettled(self, plain: BinaryIO | HashedBytes, folder: str) -> SealedBlob:
        """Seal one of many; nothing is durable before `settle_blobs`. See BlobStore.seal_unsettled."""
        return self._blobs.seal_unsettled(plain, self._need().identity.recipient, folder)

    def settle_blobs(self, blobs: Sequence[SealedBlob]) -> None:
        """Return when blobs are durable. See BlobStore.settle."""
        self._blobs.settle(blobs)

    def unseal(self, name: str, expected_sha256: str) -> bytes:
        """Return an original's bytes once the whole of it is proved to be what was sealed.

        Raises AppuiError: VAULT_DAMAGED, VAULT_LOCKED.
        """
        return self._blobs.unseal(name, expected_sha256, self._need().identity)

    def unseal_to(self, name: str, expected_sha256: str, target: Path, **hooks: Callable[..., object]) -> int:
        """Write an original to a new file, in constant memory (hooks, errors: saving.py); return its size."""
        path, identity = self._blobs.path(name), self._need().identity
        return saving.save_plain(path, expected_sha256, identity, target, **hooks)

    def destroy_blob(self, *names: str) -> None:
        """Remove sealed originals, after their rows have gone.

        Raises AppuiError: VAULT_READ_ONLY, VAULT_LOCKED.
        """
        self._need()
        self._blobs.destroy(*names)

    def discard_blob(self, name: str) -> None:
        """Remove a sealed original that no row names; one that has a row stays.

        Raises AppuiError: VAULT_READ_ONLY, VAULT_LOCKED (the next opening sweeps it then).
        """
        if self._blobs.abandon(name):
            return
        with self._guard:
            if not self.rows("SELECT 1 FROM exhibits WHERE blob = ?", (name,)):
                self._blobs.destroy(name)

    # Rows.

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit the block as one: durable when it ends, nothing of it after an exception.

        The rule of the vault's own chain: a transaction that lengthens a case's chain ends by recording its head.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY, VAULT_DAMAGED, VAULT_LOCKED.
        """
        with self._guard:
            index = self._need().index
            if index.in_transaction:
                yield
                return
            try:
                owed = tuple(self._owed)
                with index.transaction():
                    for write in owed:
                        write()
                    yield
                    self._record_heads(Chains(index))
                del self._owed[: len(owed)]
            finally:
                self._touched.clear()

    def record(self, write: Callable[[], None]) -> None:
        """Write down what has happened already; on a full or read-only disk, with the next write that succeeds.

        Raises AppuiError: VAULT_DAMAGED, VAULT_LOCKED.
        """
        with self._guard:
            try:
                with self.transaction():
                    write()
            except AppuiError as error:
                if error.code not in {ErrorCode.DISK_FULL, ErrorCode.VAULT_READ_ONLY}:
                    raise
                self._owed.append(write)

    @property
    def owes_entries(self) -> bool:
        """Tell whether something that happened, such as this opening, could not be written down yet."""
        return bool(self._owed)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one SQL statement against the index and return its rows; raises as `transaction`."""
        with self._guard:
            return self._need().index.rows(sql, values)

    def many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one SQL statement for each row of values; raises as `transaction`."""
        with self._guard:
            self._need().index.many(sql, values)

    @contextlib.contextmanager
    def held(self) -> Iterator[Opened]:
        """Keep everyone else from changing anything until the block ends, for one who copies the vault.

        Raises AppuiError: VAULT_LOCKED.
        """
        with self._guard:
            yield self._need()

    @property
    def last_backup(self) -> str | None:
        """When the last backup was whole (`_utc` stamp), or None."""
        return self.setting("last_backup_at_utc")

    def compact(self) -> None:
        """Rewrite the index so that nothing of what was destroyed stays in it; does nothing when none was.

        Raises AppuiError: as `transaction`; the next opening tries again then.
        """
        with self._guard:
            if self.setting(_COMPACT_DUE) is not None:
                self._need().index.compact()
                self.rows("DELETE FROM settings WHERE key = ?", (_COMPACT_DUE,))

    def setting(self, key: str) -> str | None:
        """Return a value that is kept inside the vault, or None."""
        found = self.rows("SELECT value FROM settings WHERE key = ?", (key,))
        return str(found[0][0]) if found else None

    def set_setting(self, key: str, value: str) -> None:
        """Keep a value inside the vault."""
        self.rows(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    def drop_setting(self, key: str) -> None:
        """Keep a value no longer."""
        self.rows("DELETE FROM settings WHERE key = ?", (key,))

    # Journals.

    def append_event(
        self, chain: str | None, event: str, exhibit_id: str | None, details: Mapping[str, Any]
    ) -> Entry:
        """Add an entry to a case's chain (its random id) or, with None, to the vault's own.

        `details` are committed to, and kept in the index: text, whole numbers, null, lists and objects of these.
        """
        return self.append_events(chain, [NewEntry(event, exhibit_id, details)])[0]

    def append_events(self, chain: str | None, new: Sequence[NewEntry]) -> tuple[Entry, ...]:
        """Add entries as `append_event` does, in this order."""
        with self.transaction():
            name = self.vault_id if chain is None else chain
            if chain is not None and chain not in self._touched:
                self._touched.append(chain)
            return Chains(self._need().index).append_all(name, new, utc_stamp(self._clock.now()))

    def entries(self, chain: str | None) -> tuple[Entry, ...]:
        """Return a chain, oldest first."""
        with self._guard:
            return Chains(self._need().index).entries(chain or self.vault_id)

    def opened_entries(self, chain: str, exhibit_id: str | None = None) -> tuple[OpenedEntry, ...]:
        """Return a chain's entries with what they commit to, all or one exhibit's."""
        with self._guard:
            return Chains(self._need().index).opened(chain, exhibit_id)

    @contextlib.contextmanager
    def destroying(self) -> Iterator[Chains]:
        """Hand out the chains to destroy what they committed to, in one transaction; `compact` ends it."""
        with self.transaction():
            yield Chains(self._need().index)
            self.set_setting(_COMPACT_DUE, "yes")

    def signed_head(self, chain: str | None) -> SignedHead:
        """Return the head of a chain, signed with the vault's journal key."""
        with self._guard:
            opened = self._need()
            head, entries = Chains(opened.index).head(chain or self.vault_id)
            seed = keys.derive(opened.identity, self.vault_id, keys.JOURNAL_SIGN_INFO)
        return sign_head(seed, head, entries)

    def _record_heads(self, chains: Chains) -> None:
        stamp = utc_stamp(self._clock.now())
        for case in self._touched:
            head, entries = chains.head(case)
            details = {"case": case, "head": head, "entries": entries}
            chains.append(self.vault_id, events.CASE_HEAD, None, details, stamp)

    # State.

    def status(self) -> dict[str, Any]:
        """Return slots, counts and sizes in bytes, as `vault status` prints them."""
        return status_of(self)

    def check(
        self,
        *,
        full: bool,
        progress: Callable[[int, int], object] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        crew: "Crew | None" = None,
    ) -> CheckReport:
        """Look for anything that is not as it was left; `full` also opens every original (rules: full_check.py).

        Raises AppuiError: VAULT_LOCKED, INTERRUPTED (cancelled).
        """
        with self._guard:
            opened = self._need()
            parts = Parts(self.folder, self.vault_id, opened.identity, opened.index, self._blobs)
            if not full:
                return check_vault(parts).with_problems(self.repaired)
        course = full_check.Course(progress, cancelled, crew)
        report = full_check.check_all(self, parts, course, utc_stamp(self._clock.now()))
        return report.with_problems(self.repaired)

    def opens(self, name: str, expected_sha256: str) -> bool:
        """Tell, in constant memory, whether an original is whole and the expected one. Raises VAULT_LOCKED."""
        return self._blobs.opens(name, expected_sha256, self._need().identity)

    def sweep(self) -> int:
        """Remove what an interrupted add left; return how many files that was."""
        with self._guard:
            gone = 0
            if leftovers.may_be(self):
                wanted = {row[0] for row in self.rows("SELECT blob FROM exhibits WHERE blob IS NOT NULL")}
                gone = self._blobs.sweep(wanted | session.spared(self, set(self._blobs.names()) - wanted))
            session.renew(self)
            return gone

    def _need(self) -> Opened:
        opened = self._open
        if opened is None:
            raise AppuiError(ErrorCode.VAULT_LOCKED, "closed")
        return opened
