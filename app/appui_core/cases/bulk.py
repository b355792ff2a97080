"""Many originals at once: sealed on two threads, kept in groups, and each reported only once it is durable.

Originals are flushed to the medium one by one and become exhibits in groups: 32, or as many as come in 200 ms.
Numbers follow the order given.
"""

import contextlib
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from appui_core.cases import rows
from appui_core.cases.adding import new_exhibit, write_additions
from appui_core.cases.model import Exhibit, Facts
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.facade import HashedBytes, SealedBlob, Vault

if TYPE_CHECKING:
    from concurrent.futures import Future

    from appui_core.intake.original import Original

# pyrage holds the interpreter's lock while it seals; reading, hashing, inflating and flushing leave it free.
THREADS = 2
GROUP = 32
GROUP_S = 0.2
# How many may be sealed or under way before the first of them is kept.
_AHEAD = 2 * GROUP
# After one of these no other file would fare better.
_STOPPING = frozenset(
    {
        ErrorCode.DISK_FULL,
        ErrorCode.VAULT_READ_ONLY,
        ErrorCode.VAULT_DAMAGED,
        ErrorCode.VAULT_LOCKED,
        ErrorCode.VAULT_BUSY,
    }
)


@dataclass(frozen=True, slots=True)
class Kept:
    """An exhibit that is durable now; `place` is that of its original in the order given, from 0."""

    place: int
    exhibit: Exhibit


@dataclass(frozen=True, slots=True)
class Refused:
    """An original that was not kept, and why; nothing of it stays in the vault."""

    place: int
    error: AppuiError


@dataclass(frozen=True, slots=True)
class Order:
    """Where originals go, and who hears of it.

    `progress(done, all)` is called after each group, `cancelled()` before each original, `changed(case)` after a
    group that added something; all on the thread that asks for the outcomes.
    """

    case_id: str
    case: str
    facts: Facts
    progress: Callable[[int, int], object] | None = None
    cancelled: Callable[[], bool] | None = None
    changed: Callable[[str], object] | None = None


@dataclass(frozen=True, slots=True)
class _Sealed:
    """An original whose bytes are on the medium, and whose row is still to be written."""

    place: int
    original: "Original"
    blob: SealedBlob


_Outcome = _Sealed | Kept | Refused


@dataclass(frozen=True, slots=True)
class _Group:
    """Outcomes that become exhibits together, and when the bytes of them are on the medium."""

    outcomes: tuple[_Outcome, ...]
    settled: "Future[None]"


def add_all(
    vault: Vault, clock: Clock, order: Order, originals: "Sequence[Original | Callable[[], Original]]"
) -> Iterator[Kept | Refused]:
    """Keep originals, given as such or as what examines one (called on a sealing thread); yield fates in order.

    A refused original does not stop the others. A failure of the disk or of the vault does: what was sealed before
    it is kept, and it and all that follow are refused with its code. `cancelled` does the same with INTERRUPTED.
    Who stops asking stops the work after the group that is being reported.
    """
    bulk = _Bulk(vault, clock, order, originals)
    try:
        yield from bulk.run()
    finally:
        bulk.end()


class _Bulk:
    """One call of `add_all`. All but `_seal` runs on the caller's thread."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        order: Order,
        originals: "Sequence[Original | Callable[[], Original]]",
    ) -> None:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - 8 ms, not at every unlock

        self._vault, self._clock, self._order, self._originals = vault, clock, order, originals
        self._pool = ThreadPoolExecutor(min(THREADS, max(1, len(originals))), "appui-seal")
        self._settler = ThreadPoolExecutor(1, "appui-settle")
        self._halted = threading.Event()
        self._under_way: deque[Future[_Outcome]] = deque()
        self._pending: list[_Outcome] = []
        self._closed: deque[_Group] = deque()
        self._since_s = 0.0
        self._started = self._reported = 0
        # Why no more are taken, and why no more are kept.
        self._stop: AppuiError | None = None
        self._failed: AppuiError | None = None
        # Sealed and no exhibit yet: whatever happens, none of these stays behind.
        self._unkept: set[str] = set()
        self._known = rows.hashes_of(vault, order.case_id)
        self._folders = [secrets.token_hex(1) for _ in range(0, len(originals), GROUP)]

    def run(self) -> Iterator[Kept | Refused]:
        """Yield one fate per original."""
        while self._more() or self._closed:
            if self._closed and (self._closed[0].settled.done() or len(self._closed) > 1 or not self._more()):
                yield from self._report(self._closed.popleft())
                continue
            outcome = self._first()
            if outcome is not None:
                self._take(outcome)
            if self._due() or self._stop is not None:
                self._close_group()
        self._close_group()
        while self._closed:
            yield from self._report(self._closed.popleft())
        while self._stop is not None and self._reported < len(self._originals):
            self._reported += 1
            yield Refused(self._reported - 1, self._stop)

    def end(self) -> None:
        """Stop the threads and leave nothing sealed that nobody keeps."""
        self._halted.set()
        for pool in (self._pool, self._settler):
            pool.shutdown(wait=True, cancel_futures=True)
        self._discard(tuple(self._unkept))

    def _more(self) -> bool:
        """Give the threads work; tell whether an outcome is still to come and wanted."""
        cancelled = self._order.cancelled
        if self._stop is None and cancelled is not None and cancelled():
            self._stop = AppuiError(ErrorCode.INTERRUPTED)
        if self._stop is not None:
            return False
        while self._started < len(self._originals) and len(self._under_way) < _AHEAD:
            self._under_way.append(self._pool.submit(self._seal, self._started))
            self._started += 1
        return bool(self._under_way)

    def _first(self) -> _Outcome | None:
        """Return the next outcome in order; None when something else is to be done before it is there."""
        from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415 - as above

        head = self._under_way[0]
        left_s = max(0.0, self._since_s + GROUP_S - time.monotonic()) if self._pending else None
        if not head.done():
            awaited: list[Future[Any]] = [head, *(group.settled for group in self._closed)]
            wait(awaited, left_s, FIRST_COMPLETED)
        return head.result() if head.done() else None

    def _take(self, outcome: _Outcome) -> None:
        self._under_way.popleft()
        if not self._pending:
            self._since_s = time.monotonic()
        self._pending.append(outcome)
        if isinstance(outcome, Refused) and outcome.error.code in _STOPPING:
            self._stop = outcome.error

    def _due(self) -> bool:
        if not self._pending:
            return False
        waits = any(isinstance(outcome, _Sealed) for outcome in self._pending)
        return not waits or len(self._pending) >= GROUP or time.monotonic() - self._since_s >= GROUP_S

    def _close_group(self) -> None:
        """Have what is pending flushed to the medium, beside the sealing of the next and the rows of the last."""
        if self._pending:
            outcomes, self._pending = tuple(self._pending), []
            blobs = [outcome.blob for outcome in outcomes if isinstance(outcome, _Sealed)]
            self._closed.append(_Group(outcomes, self._settler.submit(self._vault.settle_blobs, blobs)))

    def _report(self, group: _Group) -> Iterator[Kept | Refused]:
        """Keep a group, once it is on the medium, and report it."""
        sealed = tuple(outcome for outcome in group.outcomes if isinstance(outcome, _Sealed))
        fates = self._keep(sealed, group.settled.result)
        self._reported += len(group.outcomes)
        if self._order.progress is not None:
            self._order.progress(self._reported, len(self._originals))
        for outcome in group.outcomes:
            yield fates[outcome.place] if isinstance(outcome, _Sealed) else outcome

    def _keep(self, group: tuple[_Sealed, ...], settled: Callable[[], object]) -> dict[int, Kept | Refused]:
        """Make exhibits of sealed originals, all or none; a defect in one of them does not cost the others."""
        if not group:
            return {}
        if self._failed is not None:
            return {sealed.place: Refused(sealed.place, self._failed) for sealed in group}
        try:
            fates = self._write(group, settled)
        except AppuiError as error:
            if error.code not in _STOPPING and len(group) > 1:
                return {place: fate for each in group for place, fate in self._keep((each,), settled).items()}
            if error.code in _STOPPING:
                self._stop = self._failed = error
                self._halted.set()
            return {sealed.place: Refused(sealed.place, error) for sealed in group}
        kept = {sealed.blob.name for sealed in group if not fates[sealed.place].exhibit.duplicate}
        self._unkept -= kept
        # The same bytes were among these originals twice.
        self._discard(tuple(sealed.blob.name for sealed in group if sealed.blob.name not in kept))
        if kept and self._order.changed is not None:
            self._order.changed(self._order.case)
        return dict(fates)

    def _write(self, group: tuple[_Sealed, ...], settled: Callable[[], object]) -> dict[int, Kept]:
        try:
            settled()
            given = [(self._exhibit(sealed), sealed.blob) for sealed in group]
            with self._vault.transaction():
                written = write_additions(self._vault, self._order.case_id, given)
            return {sealed.place: Kept(sealed.place, one) for sealed, one in zip(group, written, strict=True)}
        except AppuiError:
            raise
        except Exception as defect:
            raise _defect(defect) from defect

    def _exhibit(self, sealed: _Sealed) -> Exhibit:
        return new_exhibit(sealed.original, self._order.case, self._order.facts, self._clock.now())

    def _discard(self, names: tuple[str, ...]) -> None:
        for name in names:
            # What can't be removed now is swept at the next opening.
            with contextlib.suppress(AppuiError):
                self._vault.discard_blob(name)
            self._unkept.discard(name)

    # On the sealing threads.

    def _seal(self, place: int) -> _Outcome:
        if self._halted.is_set():
            return Refused(place, AppuiError(ErrorCode.INTERRUPTED))
        try:
            given = self._originals[place]
            original = given() if callable(given) else given
            # A plain set: to ask the index would wait for the group that is being written.
            known = original.sha256 in self._known and rows.same_bytes(
                self._vault, self._order.case_id, original.sha256
            )
            if known:
                return Kept(place, known)
            blob = self._seal_original(original, self._folders[place // GROUP])
            self._unkept.add(blob.name)
            if (blob.sha256, blob.size_bytes) != (original.sha256, original.size_bytes):
                self._discard((blob.name,))
                return Refused(place, AppuiError(ErrorCode.FILE_CHANGED))
        except AppuiError as error:
            if error.code in _STOPPING:
                self._halted.set()
            return Refused(place, error)
        except Exception as defect:  # noqa: BLE001 - one file must not keep the others out; its reason is told
            return Refused(place, _defect(defect))
        return _Sealed(place, original, blob)

    def _seal_original(self, original: "Original", folder: str) -> SealedBlob:
        if original.held is not None:
            return self._vault.seal_unsettled(HashedBytes(original.held, original.sha256), folder)
        with original.open() as stream:
            return self._vault.seal_unsettled(stream, folder)


def _defect(defect: Exception) -> AppuiError:
    error = AppuiError(ErrorCode.INTERNAL, type(defect).__name__)
    error.__cause__ = defect
    return error
