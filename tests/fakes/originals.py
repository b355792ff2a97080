"""Originals out of thin air: bytes with the facts that intake would have found."""

import hashlib
import io
from dataclasses import replace

from appui_core.intake.files import examine_stream
from appui_core.intake.original import Original


def original_of(data: bytes, *, sha256: str = "", captured: bool = False) -> Original:
    """Return an original of these bytes; `sha256` lies about them when given."""
    return Original(
        kind="capture" if captured else "import",
        media_type="image/png",
        sha256=sha256 or hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        width=4,
        height=3,
        preview=True,
        claimed_date=None if captured else "2026:11:13 21:04:05",
        captured_at_utc="2026-11-14T17:02:10.000Z" if captured else None,
        utc_offset_minutes=60,
        open=lambda: io.BytesIO(data),
        capture={"backend": "test"} if captured else {},
    )


def screenshot(data: bytes) -> Original:
    """Return a picture that came from a file, as intake examines it."""
    _type, structure, sha256, size_bytes = examine_stream(io.BytesIO(data))
    return replace(
        original_of(data, sha256=sha256),
        size_bytes=size_bytes,
        media_type=_type.value,
        width=structure.width,
        height=structure.height,
    )
