"""Reminders as a calendar file (RFC 5545) that says nothing to whoever looks into the calendar.

One entry a day, whatever is due, with the same neutral words: no platform, no name, no count.
"""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from appui_core.clock import utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.files import create_part, disk_error, fsync_file, write_all

_OCTETS = 75


def calendar(days: Iterable[date], summary: str, own: str, made_at: datetime) -> bytes:
    """Return the file for these days; `own` (the vault's id) makes the names of the entries ours, always the same.

    The same days exported again replace their entries in a calendar instead of doubling them.
    """
    stamp = utc_stamp(made_at)[:19].replace("-", "").replace(":", "") + "Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Appui//Appui//FR",
        "CALSCALE:GREGORIAN",
    ]
    for day in sorted(set(days)):
        name = hashlib.sha256(f"appui-ics/1 {own} {day.isoformat()}".encode()).hexdigest()[:32]
        lines += ["BEGIN:VEVENT", f"UID:{name}@appui.invalid", f"DTSTAMP:{stamp}"]
        lines.append(f"DTSTART;VALUE=DATE:{_basic(day)}")
        if day < date.max:
            lines.append(f"DTEND;VALUE=DATE:{_basic(day + timedelta(days=1))}")
        lines += [f"SUMMARY:{_escaped(summary)}", "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines).encode("utf-8")


def write_calendar(target: Path, data: bytes) -> None:
    """Write a new file; nothing is left of it when that fails.

    Raises AppuiError: DESTINATION_EXISTS, DESTINATION_UNWRITABLE, DISK_FULL.
    """
    try:
        handle = create_part(target)
    except FileExistsError as error:
        raise AppuiError(ErrorCode.DESTINATION_EXISTS) from error
    except OSError as error:
        raise AppuiError(ErrorCode.DESTINATION_UNWRITABLE, f"errno {error.errno}") from error
    try:
        with open(handle, "wb", buffering=0):  # noqa: PTH123 - it closes our descriptor
            write_all(handle, data)
            fsync_file(handle)
    except OSError as error:
        target.unlink(missing_ok=True)
        translated = disk_error(error, ErrorCode.DESTINATION_UNWRITABLE)
        code = ErrorCode.DISK_FULL if translated.code is ErrorCode.DISK_FULL else ErrorCode.DESTINATION_UNWRITABLE
        raise AppuiError(code, translated.detail) from error


def _basic(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _escaped(text: str) -> str:
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, no character cut; each further piece begins with a space."""
    pieces, piece, used = [], "", 0
    for char in line:
        size = len(char.encode("utf-8"))
        if used + size > _OCTETS:
            pieces.append(piece)
            piece, used = " ", 1
        piece += char
        used += size
    return "\r\n".join([*pieces, piece])
