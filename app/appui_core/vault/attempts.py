"""Failed unlocks, counted beside the header as the journal is locked then; folded into it at the next opening.

The file says when the first and the last attempt failed and how many there were, and nothing about what was tried.
"""

import json
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appui_core.vault.files import disk_errors, write_durably

FILE = "attempts.json"
FORMAT = "appui-attempts/1"
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


@dataclass(frozen=True, slots=True)
class Attempts:
    """The failed unlocks since the last opening; `batch` lets them be journalled once even after a crash."""

    batch: str
    count: int
    first_at_utc: str
    last_at_utc: str


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


def add_attempt(folder: Path, at_utc: str) -> Attempts:
    """Count one more failed unlock, durably.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
    """
    known = read_attempts(folder)
    if known is None:
        known = Attempts(secrets.token_hex(8), 0, at_utc, at_utc)
    grown = Attempts(known.batch, known.count + 1, known.first_at_utc, at_utc)
    raw = {
        "format": FORMAT,
        "batch": grown.batch,
        "count": grown.count,
        "first_at_utc": grown.first_at_utc,
        "last_at_utc": grown.last_at_utc,
    }
    with disk_errors():
        write_durably(folder / FILE, json.dumps(raw).encode("ascii"))
    return grown


def clear_attempts(folder: Path) -> None:
    """Start counting anew.

    Raises AppuiError: VAULT_READ_ONLY.
    """
    with disk_errors():
        (folder / FILE).unlink(missing_ok=True)


def _parsed(raw: Any) -> Attempts:  # noqa: ANN401 - foreign bytes
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        return _damaged()
    batch, count = raw.get("batch"), raw.get("count")
    stamps = raw.get("first_at_utc"), raw.get("last_at_utc")
    if not isinstance(batch, str) or not re.fullmatch("[0-9a-f]{16}", batch):
        return _damaged()
    if type(count) is not int or not 0 < count < 2**53:
        return _damaged()
    if not all(isinstance(stamp, str) and (not stamp or _STAMP.fullmatch(stamp)) for stamp in stamps):
        return _damaged()
    return Attempts(batch, count, str(stamps[0]), str(stamps[1]))


def _damaged() -> Attempts:
    return Attempts(secrets.token_hex(8), 1, "", "")
