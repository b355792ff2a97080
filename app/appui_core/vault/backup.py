"""Copying an open vault to another disk, again and again: only what is new travels, and the old state stays whole.

The order makes any interruption harmless: originals, then the index that names them, then the ways in, then
the note; what the vault destroyed leaves last. An original is proved while it is copied (it decrypts to the bytes
whose hash the index keeps), so a damaged one never takes the place of a good one: nothing but that proof can tell
which of two sealed files is right, and it needs no list of further hashes that would have to be guarded itself.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from appui_core.clock import SystemClock, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import backup_folder as places
from appui_core.vault import blobs, session
from appui_core.vault import event_names as events
from appui_core.vault import index as indexes
from appui_core.vault.backup_moment import Blob, Moment, index_stamp, originals, ways_in
from appui_core.vault.check import Problem
from appui_core.vault.copying import (
    PIECE_BYTES,
    SpoiltError,
    copy_proved,
    long_path,
    place_errors,
    put,
    replacing,
)
from appui_core.vault.files import disk_errors
from appui_core.vault.stale_backup import refuse_newer
from appui_core.vault.vault import Vault

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
# So often a copy of the index may be overtaken by somebody's work before everyone has to wait for it.
_TRIES = 4
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a run did: originals copied and their sealed bytes, originals removed, files read back and compared.

    `problems` names what is damaged in the vault itself and was therefore not copied.
    """

    copied: int
    bytes: int
    removed: int
    verified: int
    at_utc: str
    problems: tuple[Problem, ...]


def backup_vault(
    vault: Vault,
    target: Path,
    *,
    page: str = "",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> BackupReport:
    """Bring the backup in a folder up to date, making it when there is none; the vault stays usable meanwhile.

    `page` is what a person may read there without Appui. `progress` hears of bytes done and bytes in all.

    Raises AppuiError: BACKUP_INSIDE, BACKUP_FOREIGN, BACKUP_DAMAGED, BACKUP_NEWER, DISK_FULL,
    DESTINATION_UNWRITABLE, VAULT_BUSY (another backup is under way), VAULT_LOCKED, VAULT_DAMAGED (the index),
    VAULT_READ_ONLY, INTERRUPTED. Whatever is raised, the backup holds its former state or the new one.
    """
    if not _ONE_AT_A_TIME.acquire(blocking=False):
        raise AppuiError(ErrorCode.VAULT_BUSY, "backup under way")
    try:
        return _Run(vault, long_path(target), page, progress, cancelled).run()
    finally:
        _ONE_AT_A_TIME.release()


class _Run:
    def __init__(
        self, vault: Vault, target: Path, page: str, progress: Progress | None, cancelled: Cancelled | None
    ) -> None:
        self._vault = vault
        self._target = target
        self._page = page.encode("utf-8")
        self._progress = progress or (lambda _done, _all: None)
        self._cancelled = cancelled or (lambda: False)
        self._there: dict[str, int] = {}
        self._problems: dict[str, Problem] = {}
        self._journalled, self._at_utc = False, utc_stamp(SystemClock().now())
        self._copied, self._bytes, self._verified = 0, 0, 0
        self._done, self._all = 0, 0

    def run(self) -> BackupReport:
        with self._vault.held() as opened:
            self._identity = opened.identity
        places.refuse_nested(self._vault.folder, self._target)
        known = places.claim(self._target, self._vault.vault_id)
        refuse_newer(self._vault, self._target, known)
        with _as_far_as_possible():
            self._vault.compact()
        with place_errors():
            self._target.mkdir(parents=True, exist_ok=True)
            if known is None:
                put(self._target / places.NOTE, places.Note(self._vault.vault_id, "begun").to_bytes())
            (self._target / blobs.FOLDER).mkdir(exist_ok=True)
            self._there = places.sealed_sizes(self._target)
        moment = self._copy_contents()
        wanted = frozenset(blob.name for blob in moment.wanted)
        with place_errors():
            for way in moment.ways_in:
                if way.data is not None:
                    self._put_changed(way.name, way.data)
            self._put_page()
            self._put_changed(places.NOTE, moment.note.to_bytes())
            removed = places.remove_stale(self._target, wanted, frozenset(way.name for way in moment.ways_in))
        with _as_far_as_possible():
            self._vault.set_setting("last_backup_at_utc", moment.note.at_utc)
        problems = [way.problem for way in moment.ways_in if way.problem is not None]
        problems += [self._problems[blob.what] for blob in moment.wanted if blob.what in self._problems]
        done = (self._copied, self._bytes, removed, self._verified)
        return BackupReport(*done, moment.note.at_utc, tuple(problems))

    def _copy_contents(self) -> Moment:
        """Copy originals and index until both are of the same moment; the last try keeps everyone else waiting."""
        for tries_left in reversed(range(_TRIES)):
            self._copy_blobs(originals(self._vault))
            with contextlib.ExitStack() as waiting:
                if not tries_left:
                    waiting.enter_context(self._vault.held())
                    self._copy_blobs(originals(self._vault))
                moment = self._moment()
                if moment is not None and self._copy_index(moment):
                    return moment
        raise AssertionError("nobody could change anything during the last try")

    def _is_new(self, blob: Blob) -> bool:
        return self._there.get(blob.name) != blob.stored_bytes and blob.what not in self._problems

    def _copy_blobs(self, wanted: tuple[Blob, ...]) -> None:
        new = [blob for blob in wanted if self._is_new(blob)]
        self._all = self._done + sum(blob.stored_bytes for blob in new)
        for blob in new:
            self._tick(0)
            folder = self._target / blobs.FOLDER / blob.name[:2]
            with place_errors():
                # Never with parents: where a stick was pulled, its empty mount point must not fill up instead.
                folder.mkdir(exist_ok=True)
            before = self._done
            source = self._vault.folder / blobs.FOLDER / blob.name[:2] / blob.name
            try:
                with place_errors():
                    copy_proved(
                        source, folder / blob.name, blob.sha256, blob.stored_bytes, self._identity, self._tick
                    )
            except SpoiltError:
                self._note_damaged(blob, source)
            else:
                self._there[blob.name] = blob.stored_bytes
                self._copied += 1
                self._bytes += blob.stored_bytes
                self._verified += 1
            self._done = before + blob.stored_bytes

    def _note_damaged(self, blob: Blob, source: Path) -> None:
        # Withdrawn in the meantime is no damage: the moment that counts no longer names it.
        code = "blob_damaged" if source.exists() else "blob_missing"
        self._problems[blob.what] = Problem(blob.what, code)

    def _tick(self, size_bytes: int) -> None:
        if self._cancelled():
            raise AppuiError(ErrorCode.INTERRUPTED, "backup")
        self._done += size_bytes
        self._progress(min(self._done, self._all), self._all)

    def _moment(self) -> Moment | None:
        """Journal the backup and take the vault's state of now; None when there are originals to copy yet."""
        with self._vault.held():
            wanted = originals(self._vault)
            if any(self._is_new(blob) for blob in wanted):
                return None
            if self._vault.rows("PRAGMA cipher_integrity_check"):
                # A page that was changed from outside: the good copy stays where it is.
                raise AppuiError(ErrorCode.VAULT_DAMAGED, indexes.FILE)
            size_bytes = sum(blob.stored_bytes for blob in wanted)
            if not self._journalled:
                # First, so that the copy says itself where it comes from.
                self._journal({"exhibits": len(wanted), "bytes": size_bytes})
            with disk_errors(ErrorCode.VAULT_DAMAGED):
                found, stamp = tuple(ways_in(self._vault)), index_stamp(self._vault)
            head = self._vault.signed_head(None)
            note = places.Note(
                self._vault.vault_id, "whole", self._at_utc, len(wanted), size_bytes, head.entries, head.head
            )
            return Moment(wanted, found, stamp, note)

    def _journal(self, details: dict[str, int]) -> None:
        def write() -> None:
            self._at_utc = self._vault.append_event(None, events.VAULT_BACKED_UP, None, details).at_utc

        self._vault.record(write)
        self._journalled = True

    def _copy_index(self, moment: Moment) -> bool:
        """Copy the index while others may work; tell whether it is all of the moment, and in place."""
        source = self._vault.folder / indexes.FILE
        try:
            with place_errors(), replacing(self._target / indexes.FILE) as writer:
                position = 0
                while position < moment.stamp[0]:
                    with self._vault.held():
                        self._want_unchanged(moment)
                        with source.open("rb") as stream:
                            stream.seek(position)
                            piece = stream.read(PIECE_BYTES)
                    writer.write(piece)
                    position += len(piece)
                    self._tick(0)
                # From now on the vault knows its own index from this copy.
                with _as_far_as_possible():
                    session.renew(self._vault)
                self._target.joinpath(indexes.ROLLBACK_FILE).unlink(missing_ok=True)
        except _OvertakenError:
            return False
        self._verified += 1
        return True

    def _want_unchanged(self, moment: Moment) -> None:
        if index_stamp(self._vault) != moment.stamp:
            raise _OvertakenError

    def _put_changed(self, name: str, data: bytes) -> None:
        path = self._target / name
        with contextlib.suppress(OSError):
            if path.read_bytes() == data:
                return
        put(path, data)
        self._verified += 1

    def _put_page(self) -> None:
        """Write the page to read, but never over somebody else's file of that name."""
        path = self._target / places.PAGE
        first = self._page.split(b"\n", 1)[0]
        if self._page and (not path.exists() or path.read_bytes().startswith(first)):
            self._put_changed(places.PAGE, self._page)


@contextlib.contextmanager
def _as_far_as_possible() -> Iterator[None]:
    """Let a vault on a full or read-only disk be copied all the same: that is when it has to move.

    Raises AppuiError: as the block, but DISK_FULL and VAULT_READ_ONLY.
    """
    try:
        yield
    except AppuiError as error:
        if error.code not in {ErrorCode.DISK_FULL, ErrorCode.VAULT_READ_ONLY}:
            raise


class _OvertakenError(Exception):
    """Somebody changed the index while it was copied."""
