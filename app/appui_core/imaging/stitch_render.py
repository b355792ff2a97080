"""The pixels of a strip: rows of its sources as they are, and drawn bands where there is a gap."""

from collections.abc import Callable, Sequence
from typing import Final

from appui_core.imaging.stitch_model import Gap, Part
from appui_core.intake.pixels import Pixels
from appui_core.locate import resources_dir

_BAND: Final = (236, 238, 240)
_STRIPE: Final = (201, 206, 210)
_INK: Final = (58, 66, 72)


def render(part: Part, pixels: Sequence[Pixels], words: Callable[[Gap], str]) -> Pixels:
    """Return a part of a strip; `words` says in the band of a gap what it is.

    Every row is a row of exactly one source, or of a band.
    """
    stride = part.width * 3
    rows = [(piece.y, _rows_of(pixels[piece.source], piece.from_row, piece.to_row)) for piece in part.pieces]
    rows += [(gap.y, memoryview(_band(part.width, gap.height, words(gap)))) for gap in part.gaps]
    rgb = b"".join(row for _y, row in sorted(rows, key=lambda row: row[0]))
    if len(rgb) != stride * part.height:
        raise ValueError("a plan that is not whole")
    return Pixels(part.width, part.height, rgb)


def _rows_of(pixels: Pixels, start: int, end: int) -> memoryview:
    return memoryview(pixels.rgb)[start * pixels.width * 3 : end * pixels.width * 3]


def _band(width: int, height: int, words: str) -> bytes:
    """Draw a band that can't be taken for a part of a screen: striped edges and a sentence."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - only where there is a gap

    band = Image.new("RGB", (width, height), _BAND)
    pen = ImageDraw.Draw(band)
    stripe, edge = max(4, width // 40), max(3, height // 8)
    for top in (0, height - edge):
        for left in range(-stripe, width, 2 * stripe):
            low, high = top + edge, top
            pen.polygon(
                ((left, low), (left + stripe, high), (left + 2 * stripe, high), (left + stripe, low)), _STRIPE
            )
    file = str(resources_dir() / "fonts" / "Inter-SemiBold.ttf")
    size = max(8, height // 5)
    font = ImageFont.truetype(file, size)
    while size > 8 and pen.multiline_textbbox((0, 0), words, font)[2] > width * 0.94:
        size -= 1
        font = ImageFont.truetype(file, size)
    pen.multiline_text((width / 2, height / 2), words, _INK, font, anchor="mm", align="center")
    return band.tobytes()
