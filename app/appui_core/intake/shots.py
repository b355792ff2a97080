"""What a grab gave becomes an original: pixels are encoded, a file of the desktop's own stays byte for byte."""

import io
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from appui_core.clock import Clock, offset_minutes, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.encode import original_from_frame
from appui_core.intake.files import examine_stream
from appui_core.intake.flat import is_flat
from appui_core.intake.original import Original
from appui_core.ports import PictureFile, Shot

if TYPE_CHECKING:
    from appui_core.intake.pixels import Pixels

# Enough to tell a picture of one colour from any other.
_GLANCE_EDGE = 1400


def original_from_shot(shot: Shot, clock: Clock, around: Mapping[str, str]) -> Original:
    """Return the original of a capture; `around` are the circumstances to note beside what the back-end tells.

    Raises AppuiError: as `encode_png` and `original_from_file`.
    """
    if isinstance(shot, PictureFile):
        return original_from_file(shot, clock, around)[0]
    return noted(original_from_frame(shot, clock), around)


def original_from_file(
    shot: PictureFile, clock: Clock, around: Mapping[str, str], edge: int = _GLANCE_EDGE
) -> tuple[Original, "Pixels"]:
    """Return the original and a picture to show, its longest side at most `edge` pixels, decoded in the child.

    Raises AppuiError: SCREEN_BLACK, and what `examine_stream` and `decode_preview` refuse.
    """
    from appui_core.intake.preview import decode_preview  # noqa: PLC0415 - a child is only started for files

    media_type, structure, sha256, size_bytes = examine_stream(io.BytesIO(shot.data))
    pixels = decode_preview(shot.data, media_type.value, edge)
    if is_flat(pixels.rgb, pixels.width, pixels.height, pixels.width * 3):
        raise AppuiError(ErrorCode.SCREEN_BLACK)
    original = Original(
        kind="capture",
        media_type=media_type.value,
        sha256=sha256,
        size_bytes=size_bytes,
        width=structure.width,
        height=structure.height,
        preview=structure.decodable,
        claimed_date=structure.claimed_date,
        captured_at_utc=utc_stamp(shot.taken_at),
        utc_offset_minutes=offset_minutes(clock.now()),
        open=lambda: io.BytesIO(shot.data),
        capture={**structure.notes, **shot.facts},
        held=shot.data,
    )
    return noted(original, around), pixels


def noted(original: Original, around: Mapping[str, str]) -> Original:
    """Return the original with these circumstances noted beside what is noted already."""
    return replace(original, capture={**original.capture, **around})
