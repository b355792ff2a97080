"""Bytes that are held already become an original, as a file does."""

from functools import partial
from io import BytesIO

from appui_core.clock import Clock, offset_minutes
from appui_core.intake.files import examine_stream
from appui_core.intake.original import Original


def examine_bytes(data: bytes, name: str, clock: Clock) -> Original:
    """Examine bytes, as from the clipboard; `name` is "" where there is none.

    Raises AppuiError: as `examine_stream`.
    """
    del name
    media_type, structure, sha256, size_bytes = examine_stream(BytesIO(data))
    return Original(
        kind="import",
        media_type=media_type.value,
        sha256=sha256,
        size_bytes=size_bytes,
        width=structure.width,
        height=structure.height,
        preview=structure.decodable,
        claimed_date=structure.claimed_date,
        captured_at_utc=None,
        utc_offset_minutes=offset_minutes(clock.now()),
        open=partial(BytesIO, data),
        capture=structure.notes,
        held=data,
    )
