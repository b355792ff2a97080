"""Failed unlocks, counted beside the header as the journal is locked then; folded into it at the next opening.

The file says when the first and the last attempt failed and how many there were, and nothing about what was tried.
"""

import json
import re
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from appui_core.errors import AppuiError
from appui_core.vault.files import disk_errors, write_durably

FILE = "attempts.json"
FORMAT = "appui-attempts/1"
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


@dataclass(frozen=True, slots=True)
class Attempts:
    """The failed unlocks since the last opening.

    `batch` lets them be journalled once even after a crash. `guesses` counts those with a passphrase or recovery
    key, which make the next one wait, and `since_utc` is when that wait began.
    """

    batch: str
    count: int
    first_at_utc: str
    last_at_utc: str
    guesses: int
    since_utc: str


def read_attempts(folder: Path) -> Attempts | None:
    """Return what is counted, or None; a file that someone damaged counts as one attempt at an unknown time."""
    try:
        data = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return _damaged()
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        return _damaged()
    return _parsed(raw)


def add_attempt(folder: Path, at_utc: str, *, guess: bool = True) -> Attempts:
    """Count one more failed unlock, durably; `guess` when it is one that makes the next wait.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
    """
    known = read_attempts(folder)
    if known is None:
        known = Attempts(secrets.token_hex(8), 0, at_utc, at_utc, 0, "")
    grown = replace(known, count=known.count + 1, last_at_utc=at_utc)
    if guess:
        grown = replace(grown, guesses=known.guesses + 1, since_utc=at_utc)
    _write(folder, grown)
    return grown


def restart_wait(folder: Path, known: Attempts, at_utc: str) -> bool:
    """Let the wait begin now, the clock having been set back; tell whether that could be written down."""
    try:
        _write(folder, replace(known, since_utc=at_utc))
    except AppuiError:
        return False
    return True


def clear_attempts(folder: Path) -> None:
    """Start counting anew.

    Raises AppuiError: VAULT_READ_ONLY.
    """
    with disk_errors():
        (folder / FILE).unlink(missing_ok=True)


def _write(folder: Path, known: Attempts) -> None:
    raw = {
        "format": FORMAT,
        "batch": known.batch,
        "count": known.count,
        "first_at_utc": known.first_at_utc,
        "last_at_utc": known.last_at_utc,
        "guesses": known.guesses,
        "since_utc": known.since_utc,
    }
    with disk_errors():
        write_durably(folder / FILE, json.dumps(raw).encode("ascii"))


def _parsed(raw: Any) -> Attempts:  # noqa: ANN401 - foreign bytes
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        return _damaged()
    batch, count, guesses = raw.get("batch"), raw.get("count"), raw.get("guesses", raw.get("count"))
    if not isinstance(batch, str) or not re.fullmatch("[0-9a-f]{16}", batch):
        return _damaged()
    if type(count) is not int or not 0 < count < 2**53 or type(guesses) is not int or not 0 <= guesses <= count:
        return _damaged()
    first, last = raw.get("first_at_utc"), raw.get("last_at_utc")
    since = raw.get("since_utc", last)
    if not all(_is_stamp(stamp) for stamp in (first, last, since)):
        return _damaged()
    return Attempts(batch, count, str(first), str(last), guesses, str(since))


def _is_stamp(value: object) -> bool:
    return isinstance(value, str) and (not value or _STAMP.fullmatch(value) is not None)


def _damaged() -> Attempts:
    return Attempts(secrets.token_hex(8), 1, "", "", 1, "")
