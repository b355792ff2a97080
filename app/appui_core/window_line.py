"""The line from a verb to the window that is open on the same data folder: where it is, and what is said on it.

Once it listens, the window writes `window.json` into its data folder, which only this person can read, and removes
it at its end: the address of a local socket (a named pipe on Windows) and a secret of this run. A caller sends one
line of JSON with that secret and gets one line back. So nobody else's program is believed, on either side: the
caller checks whose socket it is, the window that the caller could read this folder.

A caller is in a hurry and loads this first: nothing of `dataclasses` here (10 ms).
"""

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from appui_core.errors import AppuiError, ErrorCode, LeftBehindError

FILE: Final = "window.json"
FORMAT: Final = "appui-window/1"
# Of one line, either way; an address and a note need far less.
LIMIT_BYTES: Final = 256 * 1024
# How long a person may take in a window of the desktop's own, which is then closed so that the vault can lock; a
# caller waits at least as long.
CHOICE_S: Final = 600.0
_MOST_FILE: Final = 4_096
MOST_DELAY_S: Final = 3_600
MOST_SCREEN: Final = 99


class WindowLine(NamedTuple):
    """How the window of this run is reached; `address` is a socket's path or a pipe's name."""

    address: str
    secret: str


class CaptureRequest(NamedTuple):
    """What `capture` asks of a window. `screen` counts from 1, 0 is the primary; `declared`: the gate's "no"."""

    case: str
    declared: bool
    screen: int = 0
    delay_s: int = 0
    url: str = ""
    account: str = ""
    note: str = ""


def open_line(data: Path, address: str) -> WindowLine | None:
    """Write down where this window listens; None where the folder can't be written to, then nobody calls."""
    import secrets  # noqa: PLC0415 - the window's side alone; a caller is in a hurry

    line = WindowLine(address, secrets.token_hex(32))
    body = json.dumps({"format": FORMAT, "address": line.address, "secret": line.secret})
    close_line(data)
    try:
        # Never an existing file, never through a link, and nobody else's to read from the first byte on.
        descriptor = os.open(data / FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(body)
    except OSError:
        return None
    return line


def close_line(data: Path) -> None:
    """Take it away: nobody listens any more."""
    with contextlib.suppress(OSError):
        (data / FILE).unlink()


def find_line(data: Path) -> WindowLine | None:
    """Return how the window of a data folder is reached, None when there is none or its file is not one."""
    try:
        with (data / FILE).open("rb") as file:
            told = json.loads(file.read(_MOST_FILE))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        return None
    address, secret = told.get("address"), told.get("secret")
    return WindowLine(address, secret) if isinstance(address, str) and isinstance(secret, str) else None


def written(line: WindowLine, request: CaptureRequest) -> bytes:
    """Return a request as it goes over the line."""
    said = {"format": FORMAT, "secret": line.secret, "verb": "capture", **request._asdict()}
    return json.dumps(said).encode() + b"\n"


def read_request(raw: bytes, secret: str) -> CaptureRequest:
    """Read what came over the line.

    Raises AppuiError: USAGE for anything but a request with this run's secret; its detail says no more.
    """
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        raise AppuiError(ErrorCode.USAGE, "line") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT or told.get("verb") != "capture":
        raise AppuiError(ErrorCode.USAGE, "line")
    import hmac  # noqa: PLC0415 - as above

    given = told.get("secret")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode()):
        raise AppuiError(ErrorCode.USAGE, "line")
    return CaptureRequest(
        case=_text(told, "case"),
        declared=told.get("declared") is True,
        screen=_number(told, "screen", MOST_SCREEN),
        delay_s=_number(told, "delay_s", MOST_DELAY_S),
        url=_text(told, "url"),
        account=_text(told, "account"),
        note=_text(told, "note"),
    )


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name, "")
    if not isinstance(value, str):
        raise AppuiError(ErrorCode.USAGE, "line")
    return value


def _number(told: Mapping[str, Any], name: str, most: int) -> int:
    value = told.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise AppuiError(ErrorCode.USAGE, "line")
    return value


def written_answer(answer: Mapping[str, Any] | AppuiError) -> bytes:
    """Return an answer as it goes over the line: an exhibit, or a refusal's code and what it left in clear."""
    said: dict[str, object] = {"exhibit": answer}
    if isinstance(answer, AppuiError):
        said = {"error": answer.code.value}
        if isinstance(answer, LeftBehindError):
            said["leftover"] = str(answer.path)
    return json.dumps(said).encode() + b"\n"


def read_answer(raw: bytes) -> Mapping[str, Any]:
    """Return the exhibit that a window answered with.

    Raises AppuiError: the refusal it answered with, a LeftBehindError where a copy in clear stayed; INTERNAL for
    anything else.
    """
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        told = None
    if isinstance(told, dict) and isinstance(told.get("exhibit"), dict):
        exhibit: Mapping[str, Any] = told["exhibit"]
        return exhibit
    code = told.get("error") if isinstance(told, dict) else None
    if isinstance(told, dict) and isinstance(code, str) and code in set(ErrorCode):
        left = told.get("leftover")
        if isinstance(left, str):
            raise LeftBehindError(ErrorCode(code), "window", Path(left))
        raise AppuiError(ErrorCode(code), "window")
    raise AppuiError(ErrorCode.INTERNAL, "window answer")
