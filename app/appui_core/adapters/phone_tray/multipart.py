"""The parts of a form with files (RFC 7578), as they pass: nothing is held but the bytes that may be a boundary.

Read as strictly as browsers write it. What a file is called is never looked at.
"""

import re
from collections.abc import Callable
from io import RawIOBase
from typing import Final

from appui_core.errors import AppuiError, ErrorCode

FIELD: Final = "images"
_TYPE: Final = re.compile(r"multipart/form-data; ?boundary=([0-9A-Za-z'()+_,\-./:=?]{1,70})")
_MOST_HEAD_BYTES: Final = 4 * 1024
_OURS: Final = re.compile(
    rb'Content-Disposition: form-data; name="images"; filename="[^\r\n]*"(?:\r\nContent-Type: [!-~ ]{1,200})?',
    re.IGNORECASE,
)
_NO_FILE: Final = re.compile(rb'[^\r\n]*; filename=""(?:\r\n[^\r\n]*)?')


def boundary_of(content_type: str) -> bytes | None:
    """Return the boundary that a form with files announces, or None when that is none."""
    match = _TYPE.fullmatch(content_type)
    return match[1].encode("ascii") if match else None


class Picture(RawIOBase):
    """The bytes of one part, up to a limit; it can be read once."""

    def __init__(self, give: Callable[[int], bytes], most_bytes: int) -> None:
        super().__init__()
        self._give = give
        self._room_bytes = most_bytes

    def readable(self) -> bool:
        """Tell that this stream is for reading."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; empty at the part's end.

        Raises AppuiError: PHONE_TOO_LARGE past the limit, PHONE_CUT.
        """
        piece = self._give(size if size >= 0 else 64 * 1024)
        self._room_bytes -= len(piece)
        if self._room_bytes < 0:
            raise AppuiError(ErrorCode.PHONE_TOO_LARGE)
        return piece

    def drain(self) -> None:
        """Read to the end of the part, whatever its length. Raises AppuiError: PHONE_CUT."""
        while self._give(64 * 1024):
            pass


class Parts:
    """Goes through a body; `some` gives its next bytes and an empty one at its end."""

    def __init__(self, some: Callable[[], bytes], boundary: bytes, most_bytes: int) -> None:
        self._some = some
        self._most_bytes = most_bytes
        self._delimiter = b"\r\n--" + boundary
        # The first boundary has no line end before it.
        self._held = bytearray(b"\r\n")
        self._inside = False

    def next(self) -> Picture | None:
        """Return the next picture, or None at the end of the form; the one before must have been drained.

        A file field that was left empty is passed over.

        Raises AppuiError: PHONE_CUT (it ends early, or is no form of ours).
        """
        while self._boundary():
            head = self._head()
            if _OURS.fullmatch(head) is None:
                raise _odd("part")
            self._inside = True
            if _NO_FILE.fullmatch(head) is None:
                return Picture(self._give, self._most_bytes)
            if self._give(1):
                raise _odd("part")
        return None

    def _boundary(self) -> bool:
        """Pass over the boundary that must stand here; False when it was the last one."""
        length = len(self._delimiter)
        self._hold(length + 2)
        if not self._held.startswith(self._delimiter):
            raise _odd("boundary")
        tail = bytes(self._held[length : length + 2])
        del self._held[: length + 2]
        if tail == b"--":
            self._end()
            return False
        if tail != b"\r\n":
            raise _odd("boundary")
        return True

    def _end(self) -> None:
        """Only a line end may follow the last boundary."""
        while piece := self._some():
            self._held += piece
            if len(self._held) > 2:
                break
        if bytes(self._held) not in {b"", b"\r\n"}:
            raise _odd("end")

    def _head(self) -> bytes:
        while (end := self._held.find(b"\r\n\r\n")) < 0:
            if len(self._held) > _MOST_HEAD_BYTES:
                raise _odd("head")
            self._more()
        head = bytes(self._held[:end])
        del self._held[: end + 4]
        return head

    def _give(self, most_bytes: int) -> bytes:
        """Return the next bytes of the part; empty at its boundary."""
        if not self._inside:
            return b""
        length = len(self._delimiter)
        while True:
            end = self._held.find(self._delimiter)
            free = end if end >= 0 else len(self._held) - length + 1
            if free > 0:
                piece = bytes(self._held[: min(free, most_bytes)])
                del self._held[: len(piece)]
                return piece
            if end == 0:
                self._inside = False
                return b""
            self._more()

    def _hold(self, count: int) -> None:
        while len(self._held) < count:
            self._more()

    def _more(self) -> None:
        piece = self._some()
        if not piece:
            raise _odd("cut")
        self._held += piece


def _odd(where: str) -> AppuiError:
    return AppuiError(ErrorCode.PHONE_CUT, where)
