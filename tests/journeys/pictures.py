"""Comparing and arranging pictures of the screen."""

from pathlib import Path

from PIL import Image, ImageChops


def same_pixels(first: Path, second: Path) -> bool:
    """Tell whether two pictures are equal, pixel by pixel."""
    with Image.open(first) as one, Image.open(second) as two:
        return (
            one.size == two.size
            and ImageChops.difference(one.convert("RGB"), two.convert("RGB")).getbbox() is None
        )
