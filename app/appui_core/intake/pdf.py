"""A PDF is kept as it is and never opened here: only its beginning, its end and the date that it claims are read.

Rules (ISO 32000-1, 7.5): `%PDF-` and a version at the first byte, `%%EOF` at the end, or what comes after it is
noted. Whatever a PDF can do when it is opened, it does not do in Appui.
"""

import re
from typing import Final

from appui_core.intake.exif import plain_date
from appui_core.intake.faults import broken
from appui_core.intake.original import Structure
from appui_core.intake.stream import WalkReader

_HEADER: Final = re.compile(rb"%PDF-[12]\.[0-9]")
_END: Final = b"%%EOF"
# What readers allow after the end.
_SLACK_BYTES: Final = 1024
# A date in clear; where the information is compressed or encrypted, none is claimed.
_DATE: Final = re.compile(rb"/CreationDate\s{0,8}\(D:([0-9+\-Z']{4,24})\)")
# Year to second, then nothing, Z, or an offset with an apostrophe where people write a colon (ISO 32000-1, 7.9.4).
_WHOLE_DATE: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)|([+-]\d\d)'(\d\d))?.{0,6}")
_OVERLAP_BYTES: Final = 64


def _readable(date: str | None) -> str | None:
    """Return a date as people read it where it is a whole one, else as it stands."""
    found = _WHOLE_DATE.fullmatch(date or "")
    if found is None:
        return date
    year, month, day, hour, minute, second, zulu, hours, minutes = found.groups()
    zone = " UTC" if zulu else f" {hours}:{minutes}" if hours else ""
    return f"{year}-{month}-{day} {hour}:{minute}:{second}{zone}"


def walk_pdf(reader: WalkReader) -> Structure:
    """Read a PDF to its end; it has no size in pixels and no preview.

    Raises AppuiError: FORMAT_BROKEN (`header`, `truncated`), FILE_UNREADABLE, FILE_TOO_LARGE.
    """
    if not _HEADER.match(reader.head(8)):
        raise broken("header")
    claimed: str | None = None
    seen_bytes, last_end, kept = 0, -1, b""
    while block := reader.some():
        piece = kept + block
        at = piece.rfind(_END)
        if at >= 0:
            last_end = seen_bytes - len(kept) + at + len(_END)
        if claimed is None and (found := _DATE.search(piece)):
            claimed = _readable(plain_date(found[1]))
        seen_bytes += len(block)
        kept = piece[-_OVERLAP_BYTES:]
    if last_end < 0:
        raise broken("truncated")
    trailing_bytes = seen_bytes - last_end
    notes = {"trailing_bytes": str(trailing_bytes)} if trailing_bytes > _SLACK_BYTES else {}
    return Structure(decodable=False, claimed_date=claimed, notes=notes)
