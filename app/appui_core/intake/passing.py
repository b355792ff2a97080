"""A file that passes by once, from a socket into the vault: sealed, hashed and walked at the same time.

Who seals it reads `stream`; each block goes to the walk, on a thread of its own, before it is handed on. The end
is handed on only when the walk has accepted the whole, so what is refused is never sealed to its end: the one who
seals gets the refusal instead, and leaves nothing. In memory there are two blocks, whatever the size.
"""

import io
import threading
from typing import TYPE_CHECKING, BinaryIO, Self

from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.examining import Examined, examine, original_of
from appui_core.intake.original import Original
from appui_core.intake.stream import BLOCK_BYTES, Readable, WalkReader

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class _Handover:
    """One block at a time, from the thread that seals to the thread that walks."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._block: bytes | None = None
        self._over = False

    def give(self, block: bytes) -> None:
        """Hand a block over once the last one was taken, or to nobody when the walk is over; empty is the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._block is None or self._over)
            self._block = block
            self._changed.notify_all()

    def read(self, _size: int = -1) -> bytes:
        """Return the next block, for the walk."""
        with self._changed:
            self._changed.wait_for(lambda: self._block is not None)
            block = self._block or b""
            if block:  # the end stays the end, however often it is asked for
                self._block = None
            self._changed.notify_all()
            return block

    def end(self) -> None:
        """Say that the walk takes no more."""
        with self._changed:
            self._over = True
            self._changed.notify_all()


class PassingOriginal(io.RawIOBase):
    """Bytes on their way; read `stream` to its end, then `finish` tells what they are. One thread at a time."""

    def __init__(self, source: Readable, name: str, clock: Clock, limit_bytes: int) -> None:
        super().__init__()
        self._source = source
        self._clock = clock
        self._handover = _Handover()
        self._examined: Examined | None = None
        self._refusal: BaseException | None = None
        self._walk = threading.Thread(target=self._run, args=(name, limit_bytes), name="appui-walk", daemon=True)
        self._walk.start()
        self.stream: BinaryIO = io.BufferedReader(self, BLOCK_BYTES)

    def __enter__(self) -> Self:
        return self

    def readable(self) -> bool:
        """Tell that this stream is for reading."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill `buffer` with what comes from the source; 0 only when the whole file has passed and is accepted.

        Raises AppuiError: as `examine_passing`; the same again however often it is asked.
        """
        view = memoryview(buffer).cast("B")
        if not view:
            return 0
        if self._refusal is not None:
            raise self._refusal
        if self._examined is not None:
            return 0
        try:
            block = self._source.read(min(len(view), BLOCK_BYTES))
        except OSError as error:
            failure = AppuiError(ErrorCode.FILE_UNREADABLE, f"errno {error.errno}")
            self._abort(failure)
            raise failure from None
        except BaseException as error:
            self._abort(error)
            raise
        self._handover.give(block)
        if not block:
            self._walk.join()
        if self._refusal is not None:
            raise self._refusal
        view[: len(block)] = block
        return len(block)

    def finish(self) -> Original:
        """Return what has passed; its `open` raises FILE_MISSING, since the bytes are where they were sealed.

        Raises AppuiError: why it was refused; FORMAT_BROKEN `truncated` when it was not read to its end.
        """
        self._abort(AppuiError(ErrorCode.FORMAT_BROKEN, "truncated"))
        if self._refusal is not None:
            raise self._refusal
        if self._examined is None:
            raise AppuiError(ErrorCode.INTERNAL, "walk")  # one of the two is always there
        return original_of(self._examined, self._clock, _passed)

    def close(self) -> None:
        """End the walk, if it is still under way. The source stays open: it is the caller's."""
        self._abort(AppuiError(ErrorCode.INTERRUPTED))
        super().close()

    def _abort(self, why: BaseException) -> None:
        if self._examined is not None or self._refusal is not None:
            return
        self._handover.give(b"")
        self._walk.join()
        # What the walk says of the half that it saw is a consequence.
        self._examined, self._refusal = None, why

    def _run(self, name: str, limit_bytes: int) -> None:
        try:
            self._examined = examine(WalkReader(self._handover, limit_bytes), name)
        except BaseException as error:  # noqa: BLE001 - raised again on the thread that reads
            self._refusal = error
        finally:
            self._handover.end()


def examine_passing(stream: Readable, name: str, clock: Clock, limit_bytes: int) -> PassingOriginal:
    """Begin to examine a file of at most `limit_bytes` bytes that is read once, from `stream`, to its end.

    `name` is what the sender calls it; only its ending is looked at, and only where bytes alone cannot tell
    (`sniff.py`). Whoever begins closes, also after a failure.

    Reading raises AppuiError: as `files.examine_stream`, FILE_UNREADABLE (the stream failed), FILE_TOO_LARGE.
    """
    return PassingOriginal(stream, name, clock, limit_bytes)


def _passed() -> BinaryIO:
    raise AppuiError(ErrorCode.FILE_MISSING, "passed")
