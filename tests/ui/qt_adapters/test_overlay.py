"""Frozen screens on a real X server, used with a real pointer and real keys: every pixel where it belongs."""

from collections.abc import Iterator

import pytest

from appui_core.intake.region import Region
from appui_core.ports import Frame
from fakes.x_screen import (
    Appui,
    appui,
    count,
    draw,
    forget_monitor,
    hand,
    pixel,
    split_in_two,
    stranger,
    window_manager,
    x_server,
)

pytestmark = pytest.mark.tool

OURS, THEIRS, OTHERS = bytes.fromhex("ff00ff"), bytes.fromhex("2fae41"), bytes.fromhex("c0803a")
WIDTH, HEIGHT, LEFT = 1800, 1200, 900


def _hex(colour: bytes) -> str:
    return f"#{colour.hex()}"


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Yield a display with two monitors, a window manager, and a stranger's window on each monitor."""
    with x_server(WIDTH, HEIGHT) as name:
        split_in_two(name, LEFT, WIDTH, HEIGHT)
        with (
            window_manager(name),
            stranger(name, _hex(THEIRS), (100, 500, 400, 300)),
            stranger(name, _hex(OTHERS), (1000, 550, 400, 250)),
        ):
            yield name


@pytest.fixture(params=["1;1", "1;1.5", "1.25;2", "1.5;1.25"])
def program(display: str, request: pytest.FixtureRequest) -> Iterator[Appui]:
    """Start our adapters with a ratio for each monitor."""
    with appui(display, extra={"QT_SCREEN_SCALE_FACTORS": request.param}) as running:
        yield running


@pytest.fixture
def plain(display: str) -> Iterator[Appui]:
    with appui(display) as running:
        yield running


def _keys(display: str, program: Appui, screen: int, *keys: str) -> None:
    """Press keys once the picture on that screen (0: any) has the keyboard: keys go to who has it."""
    for _ in range(100):
        active = [has for _place, _size, has in program.ask("frozen")]
        if active[screen - 1] if screen else any(active):
            break
    hand(display, "key", *keys)


def _same(one: Frame, other: Frame, region: Region) -> bool:
    """Tell whether `one` is exactly that part of `other`."""
    row = 3 * region.width
    return all(
        one.rgb[y * one.stride_bytes : y * one.stride_bytes + row]
        == other.rgb[(start := (region.y + y) * other.stride_bytes + 3 * region.x) : start + row]
        for y in range(region.height)
    )


def test_the_pixels_under_the_hand_are_the_pixels_that_are_cut(display: str, program: Appui) -> None:
    program.ask("freeze", "region")
    draw(display, (137, 611), (462, 777))
    _keys(display, program, 1, "Return")
    region = Region(137, 611, 326, 167)
    assert program.ask("chosen") == (1, region)
    assert _same(program.ask("cut_out"), program.ask("shot", 1), region)
    # From the stranger's window into the bare ground below: both are in it, each where it was.
    part = program.ask("cut_out")
    assert pixel(part, 0, 0) == THEIRS
    assert count(part, THEIRS) > 20_000


def test_the_second_screen_counts_its_own_pixels(display: str, program: Appui) -> None:
    program.ask("freeze", "region")
    draw(display, (LEFT + 201, 603), (LEFT + 350, 755))
    _keys(display, program, 2, "Return")
    assert program.ask("chosen") == (2, Region(201, 603, 150, 153))


def test_each_screen_is_covered_by_its_own_picture_unchanged(display: str, program: Appui) -> None:
    before = program.grab(1), program.grab(2)
    hand(display, "mousemove", "5", "1190")
    program.ask("freeze", "region")
    hand(display, "mousemove", str(LEFT + 5), "1190")
    assert program.ask("panels") == [True, True]
    for number, frame in enumerate(before, start=1):
        shown = program.grab(number)
        # Below the words, above the pointer's loupe: what is seen is what was there, pixel for pixel.
        for y in (520, 600, 700):
            at = slice(y * frame.stride_bytes, y * frame.stride_bytes + 3 * frame.width)
            assert shown.rgb[at] == frame.rgb[at], (number, y)
    _keys(display, program, 0, "Escape")
    assert program.ask("chosen") is None


@pytest.mark.parametrize(
    ("place", "ahead"),
    [
        ((100, 100, 300, 200), [2]),
        ((LEFT + 200, 100, 300, 200), [1]),
        ((LEFT - 150, 100, 300, 200), []),
        ((LEFT - 340, 100, 300, 200), []),  # near enough for a shadow to reach over
    ],
)
def test_a_screen_without_ours_is_seen_at_once_and_ours_are_in_no_picture(
    plain: Appui, place: tuple[int, int, int, int], ahead: list[int]
) -> None:
    plain.ask("show", _hex(OURS), place)
    assert count(plain.grab(1), OURS) + count(plain.grab(2), OURS) > 50_000
    plain.ask("freeze", "region")
    assert plain.ask("ahead") == ahead
    assert [count(plain.ask("shot", number), OURS) for number in (1, 2)] == [0, 0]


def test_a_screen_with_a_menu_of_ours_a_moment_ago_is_not_seen_at_once(plain: Appui) -> None:
    plain.ask("show", _hex(OURS), (100, 100, 300, 200))
    plain.ask("freeze_after_menu", "region", (LEFT + 200, 300))
    assert plain.ask("ahead") == []
    assert plain.ask("shot", 2).width


def test_arrows_move_by_one_pixel_and_with_shift_they_size(display: str, program: Appui) -> None:
    hand(display, "mousemove", "300", "1100")
    program.ask("freeze", "region")
    draw(display, (200, 550), (299, 649))
    _keys(display, program, 1, "Right", "Right", "Down", "shift+Right", "shift+Up", "ctrl+Left", "Return")
    assert program.ask("chosen") == (1, Region(192, 551, 101, 99))


def test_without_a_pointer_the_keyboard_is_enough(display: str, plain: Appui) -> None:
    hand(display, "mousemove", "300", "1100")
    plain.ask("freeze", "region")
    assert [active for _place, _size, active in plain.ask("frozen")] == [True, False]
    _keys(display, plain, 0, "Tab")
    assert [active for _place, _size, active in plain.ask("frozen")] == [False, True]
    _keys(display, plain, 0, "Up", "Up", "Return")
    assert plain.ask("chosen") == (2, Region(225, 299, 450, 600))


def test_enter_without_a_part_keeps_nothing_and_esc_leaves(display: str, plain: Appui) -> None:
    plain.ask("show", _hex(OURS), (150, 520, 300, 200))
    plain.ask("freeze", "region")
    _keys(display, plain, 0, "Return")
    assert plain.ask("undecided")
    assert plain.ask("standing")[0][0] is False
    _keys(display, plain, 0, "Escape")
    assert plain.ask("chosen") is None
    assert plain.ask("frozen") == []
    assert plain.ask("standing")[0][0] is True


def test_a_handle_sizes_and_the_inside_moves(display: str, plain: Appui) -> None:
    plain.ask("freeze", "region")
    draw(display, (200, 550), (299, 649))
    draw(display, (299, 649), (319, 659))  # the lower right corner
    draw(display, (250, 600), (240, 590))  # the inside
    _keys(display, plain, 1, "Return")
    assert plain.ask("chosen") == (1, Region(190, 540, 120, 110))


def test_a_click_is_no_part(display: str, plain: Appui) -> None:
    plain.ask("freeze", "region")
    hand(display, "mousemove", "300", "600", "click", "1", "key", "Return")
    assert plain.ask("undecided")
    _keys(display, plain, 0, "Escape")


def test_the_window_under_the_pointer_is_the_part(display: str, program: Appui) -> None:
    program.ask("freeze", "window")
    hand(display, "mousemove", "300", "700", "click", "1")
    number, region = program.ask("chosen")
    part = program.ask("cut_out")
    assert number == 1
    assert (region.x, region.width) == (99, 402), "the window with the manager's frame around it"
    assert count(part, THEIRS) == 400 * 300


def test_tab_goes_from_window_to_window_and_from_screen_to_screen(display: str, plain: Appui) -> None:
    hand(display, "mousemove", "300", "1100")
    plain.ask("freeze", "window")
    _keys(display, plain, 0, "Tab", "Tab", "Return")
    number, _region = plain.ask("chosen")
    assert number == 2
    assert count(plain.ask("cut_out"), OTHERS) == 400 * 250


def test_none_of_our_windows_is_on_what_is_frozen(display: str, plain: Appui) -> None:
    plain.ask("show", _hex(OURS), (150, 520, 300, 200))
    plain.ask("show", _hex(OURS), (1050, 560, 300, 200))
    assert count(plain.grab(1), OURS) > 10_000
    plain.ask("freeze", "region")
    shots = plain.ask("shot", 1), plain.ask("shot", 2)
    assert [count(shot, OURS) for shot in shots] == [0, 0]
    assert count(shots[0], THEIRS) == 400 * 300
    _keys(display, plain, 0, "Escape")
    assert plain.ask("chosen") is None


def test_the_count_is_seen_and_then_nothing_of_it(plain: Appui) -> None:
    bare = plain.grab(1)
    plain.ask("show", _hex(OURS), (150, 520, 300, 200))
    assert plain.ask("count_then_grab", 3, 120).rgb == bare.rgb
    assert plain.ask("standing")[0][0] is True
    assert plain.ask("count_seen") > 0, "it was on the screen while it counted"


def test_esc_stops_the_count(plain: Appui) -> None:
    plain.ask("show", _hex(OURS), (150, 520, 300, 200))
    plain.ask("press_soon", "Escape")
    assert plain.ask("count_then_grab", 10, 1_000) == "stopped"
    assert plain.ask("standing")[0][0] is True


def test_an_unplugged_screen_ends_it_cleanly() -> None:
    with x_server(WIDTH, HEIGHT) as name:
        split_in_two(name, LEFT, WIDTH, HEIGHT)
        with stranger(name, _hex(THEIRS), (100, 500, 1000, 300)), appui(name) as program:
            program.ask("show", _hex(OURS), (150, 520, 300, 200))
            program.ask("freeze", "region")
            draw(name, (200, 550), (299, 649))
            forget_monitor(name, b"RIGHT")
            assert program.ask("chosen") == "screen_changed"
            assert program.ask("frozen") == []
            assert program.ask("standing")[0][0] is True
            # And again, on what is left.
            program.ask("freeze", "region")
            draw(name, (200, 550), (299, 649))
            hand(name, "key", "Return")
            assert program.ask("chosen")[1] == Region(200, 550, 100, 100)


def test_esc_still_leaves_when_a_window_opened_meanwhile(display: str, plain: Appui) -> None:
    plain.ask("freeze", "region")
    with stranger(display, _hex(THEIRS), (300, 300, 200, 200)):
        _keys(display, plain, 1, "Escape")
        assert plain.ask("chosen") is None
