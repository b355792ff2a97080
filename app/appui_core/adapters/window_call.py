"""Calls the window that is open on the same data folder, over a local socket or a named pipe; nothing of Qt."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from appui_core.errors import AppuiError, ErrorCode
from appui_core.window_line import (
    LIMIT_BYTES,
    CaptureRequest,
    WindowLine,
    find_line,
    read_answer,
    written,
)

# Beyond the wait that was asked for: hiding windows, a slow disk.
_PATIENCE_S = 60.0
_CONNECT_S = 3.0


def ask_window(data: Path, request: CaptureRequest) -> Mapping[str, Any] | None:
    """Have the window take a picture and return the exhibit; None when no window listens there.

    Raises AppuiError: what the window refuses; VAULT_BUSY when it goes, or does not answer in time.
    """
    line = find_line(data)
    if line is None:
        return None
    said = written(line, request)
    if len(said) > LIMIT_BYTES:
        return None
    raw = _over_pipe(line, said) if sys.platform == "win32" else _over_socket(line, said, request.delay_s)
    return None if raw is None else read_answer(raw)


def _over_socket(line: WindowLine, said: bytes, delay_s: int) -> bytes | None:
    import socket  # noqa: PLC0415 - only when there is a window to call

    try:
        # After a crash another person's program could wait under that name; it would be told a secret and a note.
        if Path(line.address).stat().st_uid != os.getuid():
            return None
        caller = socket.socket(socket.AF_UNIX)
    except OSError:
        return None
    with caller:
        caller.settimeout(_CONNECT_S)
        try:
            caller.connect(line.address)
        except OSError:
            return None
        caller.settimeout(delay_s + _PATIENCE_S)
        try:
            caller.sendall(said)
            with caller.makefile("rb") as answer:
                return _line_of(answer)
        except OSError:
            raise AppuiError(ErrorCode.VAULT_BUSY, "window") from None


def _over_pipe(line: WindowLine, said: bytes) -> bytes | None:
    if not line.address.startswith("\\\\.\\pipe\\"):
        return None
    try:
        pipe = open(line.address, "r+b", buffering=0)  # noqa: PTH123, SIM115 - a pipe's name is no path
    except OSError:
        return None
    with pipe:
        try:
            pipe.write(said)
            return _line_of(pipe)
        except OSError:
            raise AppuiError(ErrorCode.VAULT_BUSY, "window") from None


def _line_of(answer: "IO[bytes]") -> bytes:
    raw = answer.readline(LIMIT_BYTES)
    if not raw.endswith(b"\n"):
        raise AppuiError(ErrorCode.VAULT_BUSY, "window")
    return raw
