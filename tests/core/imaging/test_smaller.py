"""A picture made smaller: the mean of its blocks, whatever its rows are padded with."""

from datetime import UTC, datetime

import pytest

from appui_core.imaging.smaller import smaller
from appui_core.intake.pixels import Pixels
from appui_core.ports import Frame, ScreenInfo

_SCREEN = ScreenInfo(1, "x", 0, 0, 5, 4, 1.0, primary=True)


def _frame(rows: list[bytes], padding: bytes) -> Frame:
    width, stride = len(rows[0]) // 3, len(rows[0]) + len(padding)
    rgb = b"".join(row + padding for row in rows)
    return Frame(width, len(rows), stride, rgb, _SCREEN, datetime.now(UTC), "test")


@pytest.mark.parametrize("padding", [b"", b"\xff\xff"])
def test_each_pixel_is_the_mean_of_its_block(padding: bytes) -> None:
    black, white, red = bytes(3), b"\xff" * 3, b"\xff\0\0"
    rows = [black + white + red * 2 + white, white + black + red * 2 + white, black * 5, black * 5]
    made = smaller(_frame(rows, padding), 2)
    assert (made.width, made.height) == (2, 2)
    assert made.rgb == b"\x7f\x7f\x7f" + red + black * 2


def test_a_line_keeps_a_pixel_across() -> None:
    made = smaller(Pixels(64, 2, b"\x11" * 64 * 6), 40)
    assert (made.width, made.height, set(made.rgb)) == (32, 1, {0x11})


def test_the_brightest_block_does_not_overflow() -> None:
    assert set(smaller(Pixels(64, 64, b"\xff" * 64 * 64 * 3), 16).rgb) == {0xFF}
