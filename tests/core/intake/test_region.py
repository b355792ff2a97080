"""The part of a screen: at every ratio the pixel under the hand is the pixel that is cut, on every screen."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.region import (
    LEAST_PX,
    Grip,
    Region,
    Size,
    cut,
    device,
    moved,
    on_screen,
    proposed,
    sized,
    spanned,
    within,
)
from appui_core.ports import Frame, ScreenInfo, WindowPlace

RATIOS = (1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 3.0)
sizes = st.builds(Size, st.integers(LEAST_PX, 90), st.integers(LEAST_PX, 90))
steps = st.integers(-150, 150)
grips = st.builds(Grip, st.sampled_from((-1, 0, 1)), st.sampled_from((-1, 0, 1)))


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Region, Size]:
    size = draw(sizes)
    across, down = st.integers(0, size.width - 1), st.integers(0, size.height - 1)
    return spanned((draw(across), draw(down)), (draw(across), draw(down))), size


def _frame(width: int, height: int, padding: int = 0) -> Frame:
    """Make a picture in which every pixel says where it is."""
    row = b"".join(bytes((x % 251, x // 251, 0)) for x in range(width))
    rows = [bytes(b if n % 3 != 2 else y % 256 for n, b in enumerate(row)) + bytes(padding) for y in range(height)]
    screen = ScreenInfo(1, "A", 0, 0, width, height, 1.0, primary=True)
    return Frame(width, height, 3 * width + padding, b"".join(rows), screen, datetime.now(UTC), "test", {"a": "b"})


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("length", [1366, 1920, 2560, 3840, 7680])
def test_every_device_pixel_is_met_at_every_ratio(ratio: float, length: int) -> None:
    # What the window's library makes of pixel p of a screen: p / ratio.
    assert [device(p / ratio, ratio, length) for p in range(length)] == list(range(length))


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_position_off_the_screen_is_its_last_pixel(ratio: float) -> None:
    assert device(-3.0, ratio, 100) == 0
    assert device(1e6, ratio, 100) == 99


@given(drawn())
def test_what_is_drawn_lies_on_the_picture_and_holds_both_ends(found: tuple[Region, Size]) -> None:
    region, size = found
    assert within(region, size) == region
    assert region.has(region.x, region.y)
    assert region.has(region.right - 1, region.bottom - 1)
    assert not region.has(region.right, region.y)


@given(st.tuples(st.integers(0, 99), st.integers(0, 99)), st.tuples(st.integers(0, 99), st.integers(0, 99)))
def test_it_does_not_matter_from_which_corner(first: tuple[int, int], last: tuple[int, int]) -> None:
    assert spanned(first, last) == spanned(last, first) == spanned((first[0], last[1]), (last[0], first[1]))


@given(drawn(), steps, steps)
def test_moving_keeps_the_size_and_stays_on_the_picture(
    found: tuple[Region, Size], across: int, down: int
) -> None:
    region, size = found
    there = moved(region, across, down, size)
    assert (there.width, there.height) == (region.width, region.height)
    assert within(there, size) == there


@given(drawn(), grips, steps, steps)
def test_sizing_moves_only_the_edges_that_are_held(
    found: tuple[Region, Size], grip: Grip, across: int, down: int
) -> None:
    region, size = found
    there = sized(region, grip, across, down, size)
    assert within(there, size) == there
    assert (there.x == region.x) or grip.across < 0
    assert (there.right == region.right) or grip.across > 0
    assert (there.y == region.y) or grip.down < 0
    assert (there.bottom == region.bottom) or grip.down > 0
    assert there.width >= min(LEAST_PX, region.width)
    assert there.height >= min(LEAST_PX, region.height)


def test_one_step_is_one_device_pixel() -> None:
    region, size = Region(10, 20, 100, 50), Size(400, 300)
    assert moved(region, 1, -1, size) == Region(11, 19, 100, 50)
    assert sized(region, Grip(1, 1), 1, 2, size) == Region(10, 20, 101, 52)
    assert sized(region, Grip(-1, -1), 1, 2, size) == Region(11, 22, 99, 48)


@given(sizes)
def test_the_part_to_begin_with_lies_in_the_middle(size: Size) -> None:
    region = proposed(size)
    assert within(region, size) == region
    assert abs(region.x - (size.width - region.right)) <= 1


def test_a_window_is_found_on_the_screen_it_lies_on_wherever_that_screen_is() -> None:
    left = ScreenInfo(2, "B", -1920, -200, 1920, 1080, 1.5, primary=False)
    right = ScreenInfo(1, "A", 0, 0, 2560, 1440, 1.0, primary=True)
    across = WindowPlace(-100, 50, 300, 200)
    assert on_screen(across, left) == Region(1820, 250, 100, 200)
    assert on_screen(across, right) == Region(0, 50, 200, 200)
    assert on_screen(WindowPlace(-5000, 0, 10, 10), left) is None


@settings(max_examples=20)
@given(drawn(), st.integers(0, 5))
def test_cutting_takes_exactly_those_pixels(found: tuple[Region, Size], padding: int) -> None:
    region, size = found
    frame = _frame(size.width, size.height, padding)
    part = cut(frame, region)
    assert (part.width, part.height, part.stride_bytes) == (region.width, region.height, 3 * region.width)
    for x, y in ((0, 0), (region.width - 1, 0), (0, region.height - 1), (region.width - 1, region.height - 1)):
        there = (region.y + y) * frame.stride_bytes + 3 * (region.x + x)
        here = y * part.stride_bytes + 3 * x
        assert part.rgb[here : here + 3] == frame.rgb[there : there + 3]
    assert len(part.rgb) == 3 * region.width * region.height


def test_the_whole_is_the_frame_itself_without_its_padding() -> None:
    frame = _frame(20, 10, 2)
    part = cut(frame, Region(0, 0, 20, 10))
    assert part.rgb == b"".join(frame.rgb[n * 62 : n * 62 + 60] for n in range(10))


def test_a_part_says_which_part_it_is() -> None:
    assert cut(_frame(20, 10), Region(3, 4, 5, 6)).facts == {"a": "b", "region": "3,4 5x6"}


@pytest.mark.parametrize(
    "region", [Region(-1, 0, 5, 5), Region(0, -1, 5, 5), Region(16, 0, 5, 5), Region(0, 6, 5, 5)]
)
def test_what_lies_outside_is_refused(region: Region) -> None:
    with pytest.raises(AppuiError) as refused:
        cut(_frame(20, 10), region)
    assert refused.value.code is ErrorCode.SCREEN_UNAVAILABLE
