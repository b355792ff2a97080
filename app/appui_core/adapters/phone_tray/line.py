"""One connection: bytes with a limit on silence and on the whole, and an end that lets the answer arrive."""

import contextlib
import socket
import time
from http import HTTPStatus
from typing import Final

from appui_core.adapters.phone_tray.head import END, MOST_HEAD_BYTES, RefusedError
from appui_core.errors import AppuiError, ErrorCode

HEAD_S: Final = 8.0
"""A head has to be whole by then, however it trickles."""
SILENCE_S: Final = 20.0
_PIECE_BYTES: Final = 64 * 1024
# How long, and of how much, what still comes after an answer is thrown away: for anybody, and for the phone.
_LINGER: Final = (3.0, 64 * 1024 * 1024)
_LINGER_PATIENT: Final = (60.0, 512 * 1024 * 1024)


class Line:
    """Reads one head, then one body of a known length."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._held = b""
        self.left_bytes = 0

    def head(self) -> bytes:
        """Return the head, without the empty line after it.

        Raises RefusedError: 408, 431. AppuiError PHONE_CUT when the other side ended it.
        """
        deadline = time.monotonic() + HEAD_S
        while (end := self._held.find(END)) < 0:
            if len(self._held) > MOST_HEAD_BYTES:
                raise RefusedError(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
            try:
                self._held += self._receive(deadline - time.monotonic())
            except TimeoutError:
                raise RefusedError(HTTPStatus.REQUEST_TIMEOUT) from None
        head, self._held = self._held[:end], self._held[end + len(END) :]
        if len(head) > MOST_HEAD_BYTES:
            raise RefusedError(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        return head

    def expect(self, length_bytes: int) -> None:
        """Take notice of how long the body is; what comes after it is not read."""
        self._held = self._held[:length_bytes]
        self.left_bytes = length_bytes

    def some(self) -> bytes:
        """Return the next bytes of the body; empty at its end.

        Raises AppuiError: PHONE_CUT when it ends before, or nothing came for `SILENCE_S` seconds.
        """
        if not self.left_bytes:
            return b""
        piece, self._held = self._held, b""
        if not piece:
            try:
                piece = self._receive(SILENCE_S)[: self.left_bytes]
            except TimeoutError:
                raise AppuiError(ErrorCode.PHONE_CUT, "silence") from None
        self.left_bytes -= len(piece)
        return piece

    def whole(self, most_bytes: int) -> bytes | None:
        """Return a small body, or None when it is longer than `most_bytes`; raises as `some`."""
        if self.left_bytes > most_bytes:
            return None
        body = b""
        while piece := self.some():
            body += piece
        return body

    def answer(self, data: bytes) -> None:
        """Send an answer; a connection that is gone is nobody's loss."""
        with contextlib.suppress(OSError):
            self._socket.settimeout(SILENCE_S)
            self._socket.sendall(data)

    def end(self, *, patient: bool = False) -> None:
        """Let what was sent arrive, then close.

        To close while the other side still sends would reset the connection and take the answer away: for a moment
        what comes is thrown away. `patient`: long enough for a phone that sends far too much to read why.
        """
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)
            seconds, left = _LINGER_PATIENT if patient else _LINGER
            deadline = time.monotonic() + seconds
            while left > 0 and (rest_s := deadline - time.monotonic()) > 0:
                self._socket.settimeout(min(rest_s, SILENCE_S))
                piece = self._socket.recv(_PIECE_BYTES)
                if not piece:
                    break
                left -= len(piece)
        self._socket.close()

    def _receive(self, timeout_s: float) -> bytes:
        if timeout_s <= 0:
            raise TimeoutError
        try:
            self._socket.settimeout(timeout_s)
            piece = self._socket.recv(_PIECE_BYTES)
        except TimeoutError:
            raise
        except OSError as error:
            raise AppuiError(ErrorCode.PHONE_CUT, f"errno {error.errno}") from None
        if not piece:
            raise AppuiError(ErrorCode.PHONE_CUT, "ended")
        return piece
