"""What a grab gave becomes an original: pixels are encoded, a file of the desktop's own stays byte for byte."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from appui_core.clock import Clock, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.encode import original_from_frame
from appui_core.intake.files import examine_bytes, examine_stream
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
) -> tuple[Original, "Pixels | None"]:
    """Return the original and a picture to show, its longest side at most `edge` pixels, decoded in the child.

    Where no child can be run (a bundle without a Python of its own) the file is kept as imports are, unseen: None.

    Raises AppuiError: SCREEN_BLACK, and what `examine_bytes` and `decode_preview` refuse.
    """
    from appui_core.intake.preview import NO_DECODER  # noqa: PLC0415 - a child only for files

    original = examine_bytes(shot.data, "", clock)
    pixels: Pixels | None = None
    try:
        pixels = _seen(shot, original.media_type, edge)
    except AppuiError as error:
        if error.detail != NO_DECODER:
            raise
    grabbed = replace(original, kind="capture", captured_at_utc=utc_stamp(shot.taken_at))
    return noted(grabbed, {**shot.facts, **around}), pixels


def look_at_file(shot: PictureFile, edge: int = _GLANCE_EDGE) -> "Pixels":
    """Return the picture of a file to look at, decoded in the child, its longest side at most `edge` pixels.

    Raises AppuiError: SCREEN_BLACK, and what `decode_preview` refuses.
    """
    return _seen(shot, examine_stream(BytesIO(shot.data))[0].value, edge)


def _seen(shot: PictureFile, media_type: str, edge: int) -> "Pixels":
    from appui_core.intake.preview import decode_preview  # noqa: PLC0415 - a child only for files

    pixels = decode_preview(shot.data, media_type, edge)
    if is_flat(pixels.rgb, pixels.width, pixels.height, pixels.width * 3):
        raise AppuiError(ErrorCode.SCREEN_BLACK)
    return pixels


def noted(original: Original, around: Mapping[str, str]) -> Original:
    """Return the original with these circumstances noted beside what is noted already."""
    return replace(original, capture={**original.capture, **around})
