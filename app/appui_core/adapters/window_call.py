"""Calls the window that is open on the same data folder, over a local socket or a named pipe; nothing of Qt."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from appui_core.errors import AppuiError, ErrorCode
from appui_core.window_line import (
    CHOICE_S,
    LIMIT_BYTES,
    CaptureRequest,
    WindowLine,
    find_line,
    read_answer,
    written,
)

if TYPE_CHECKING:
    import socket

# Beyond what was asked for: hiding windows, a slow disk.
_PATIENCE_S = 60.0
_CONNECT_S = 3.0


class Wire(Protocol):
    """One connection to a window; `say` and `hear` raise OSError when it breaks or the time is over."""

    def say(self, said: bytes) -> None:
        """Send all of it."""
        ...

    def hear(self, limit_s: float) -> bytes:
        """Return what comes up to the end of a line, or up to LIMIT_BYTES, or until the other side hangs up."""
        ...

    def close(self) -> None:
        """Hang up, at the latest when the process ends, and wait for nobody; a second time does nothing."""
        ...


class WindowCall:
    """A request that a window has been told; it works on it until `hang_up`, which calls it off."""

    def __init__(self, wire: Wire, delay_s: int) -> None:
        self._wire = wire
        self._limit_s = delay_s + CHOICE_S + _PATIENCE_S
        self._heard: bytes | None = None

    def answer(self) -> Mapping[str, Any]:
        """Wait for the exhibit and return it, as often as asked; with `leftover` where a copy in clear stayed.

        Raises AppuiError: what the window refuses; VAULT_BUSY when it goes, or does not answer in time.
        """
        if self._heard is None:
            self._heard = self._hear()
        if not self._heard.endswith(b"\n"):
            raise AppuiError(ErrorCode.VAULT_BUSY, "window")
        return read_answer(self._heard)

    def hang_up(self) -> None:
        """Let it be: a picture that was not taken yet will not be."""
        self._wire.close()

    def _hear(self) -> bytes:
        try:
            return self._wire.hear(self._limit_s)
        except OSError:
            return b""
        finally:
            self._wire.close()


def call_window(data: Path, request: CaptureRequest) -> WindowCall | None:
    """Tell the window that listens at a data folder what is wanted, and return at once; None when none listens.

    Raises AppuiError: VAULT_BUSY when it goes while it is told.
    """
    line = find_line(data)
    if line is None:
        return None
    said = written(line, request)
    if len(said) > LIMIT_BYTES:
        return None
    wire = _connect(line)
    if wire is None:
        return None
    try:
        wire.say(said)
    except OSError:
        wire.close()
        raise AppuiError(ErrorCode.VAULT_BUSY, "window") from None
    return WindowCall(wire, request.delay_s)


def ask_window(data: Path, request: CaptureRequest) -> Mapping[str, Any] | None:
    """Have the window take a picture and return the exhibit; None when no window listens there.

    Raises AppuiError: as `call_window` and `WindowCall.answer`.
    """
    call = call_window(data, request)
    return None if call is None else call.answer()


def _connect(line: WindowLine) -> Wire | None:
    if sys.platform == "win32":
        from appui_core.adapters.window_pipe import open_pipe  # noqa: PLC0415 - only there

        return open_pipe(line.address, _CONNECT_S)
    return _open_socket(line.address)


def _open_socket(address: str) -> "SocketWire | None":
    import socket  # noqa: PLC0415 - only when there is a window to call

    try:
        # After a crash another person's program could wait under that name; it would be told a secret and a note.
        if Path(address).stat().st_uid != os.getuid():
            return None
        caller = socket.socket(socket.AF_UNIX)
    except (OSError, ValueError):
        return None
    caller.settimeout(_CONNECT_S)
    try:
        caller.connect(address)
    except OSError:
        caller.close()
        return None
    return SocketWire(caller)


class SocketWire:
    """A `Wire` over a connected socket."""

    def __init__(self, caller: "socket.socket") -> None:
        self._caller = caller

    def say(self, said: bytes) -> None:
        """Send all of it."""
        self._caller.sendall(said)

    def hear(self, limit_s: float) -> bytes:
        """Return a line."""
        self._caller.settimeout(limit_s)
        with self._caller.makefile("rb") as answer:
            return answer.readline(LIMIT_BYTES)

    def close(self) -> None:
        """Hang up."""
        self._caller.close()
