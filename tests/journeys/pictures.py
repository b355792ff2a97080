"""Comparing pictures of the screen, and arranging them on one sheet."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

_CELL = (360, 236)
_GAP = 8
_LINE = 14


def same_pixels(first: Path, second: Path) -> bool:
    """Tell whether two pictures are equal, pixel by pixel."""
    with Image.open(first) as one, Image.open(second) as two:
        if one.size != two.size:
            return False
        return ImageChops.difference(one.convert("RGB"), two.convert("RGB")).getbbox() is None


def contact_sheet(pictures: Sequence[Path], target: Path, columns: int) -> None:
    """Arrange pictures in rows of `columns`, small, each with the name of its file under it."""
    rows = -(-len(pictures) // columns)
    wide, high = _CELL[0] + _GAP, _CELL[1] + _LINE + _GAP
    sheet = Image.new("RGB", (columns * wide + _GAP, rows * high + _GAP), "white")
    pen = ImageDraw.Draw(sheet)
    for index, path in enumerate(pictures):
        row, column = divmod(index, columns)
        left, top = _GAP + column * wide, _GAP + row * high
        with Image.open(path) as picture:
            small = picture.convert("RGB")
            small.thumbnail(_CELL)
        sheet.paste(small, (left, top))
        pen.text((left, top + _CELL[1]), path.stem, fill="black")
    sheet.save(target)
