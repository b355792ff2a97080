"""The window beside a guide, under a real window manager: above others, at its edge, walked by keyboard."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from Xlib.display import Display
from Xlib.xobject.drawable import Window

from journeys.desktop import Desktop, Program
from journeys.screen_reader import plain

_TITLE = "Appui, à côté"
_STRANGER = Path(__file__).parents[1] / "fakes" / "x_stranger.py"


@contextmanager
def _server(screen: Desktop) -> Iterator[Display]:
    display = Display(screen.env["DISPLAY"])
    try:
        yield display
    finally:
        display.close()


def _numbers(display: Display, window: Window, name: str) -> list[int]:
    found = window.get_full_property(display.intern_atom(name), 0)
    return list(found.value) if found is not None else []


def _titled(display: Display, title: str) -> Window:
    root = display.screen().root
    for number in _numbers(display, root, "_NET_CLIENT_LIST"):
        window = display.create_resource_object("window", number)
        name = window.get_full_property(display.intern_atom("_NET_WM_NAME"), 0)
        if name is not None and name.value.decode() == title:
            return window
    raise AssertionError(f"no window is called {title!r}")


def _stacked(screen: Desktop) -> list[int]:
    """Return the windows, the uppermost last."""
    with _server(screen) as display:
        return _numbers(display, display.screen().root, "_NET_CLIENT_LIST_STACKING")


def _place(screen: Desktop) -> tuple[int, int, int, int]:
    with _server(screen) as display:
        window = _titled(display, _TITLE)
        size = window.get_geometry()
        corner = window.translate_coords(display.screen().root, 0, 0)
        return -corner.x, -corner.y, size.width, size.height


def _open(screen: Desktop) -> Program:
    app = screen.program()
    app.find("De quoi avez-vous besoin ?")
    screen.wait_for_still_screen()
    app.click("Signaler")
    app.click("TikTok")
    app.click("Une vidéo")
    app.click("Un téléphone Android")
    app.click("C'est fait")
    app.click("Garder à côté")
    app.find("Revenir à la fenêtre", actionable=True)
    return app


def test_it_lies_at_the_edge_above_other_windows(screen: Desktop, tmp_path: Path) -> None:
    app = _open(screen)
    x, y, width, height = _place(screen)
    assert (x + width, y) == (1920, 0)
    assert width < 1920 * 0.45
    assert height <= 1080
    # Another program opens a window over all of the screen, and gets the keyboard.
    screen.start([sys.executable, str(_STRANGER), "#808080", "0", "0", "1900", "1000", "0"])
    # On a busy machine it takes its time to come: until then the screen stands still as well.
    app.wait_until(lambda: len(_stacked(screen)) == 3, "the other program's window did not come")
    screen.wait_for_still_screen()
    with _server(screen) as display:
        window = _titled(display, _TITLE)
        above = display.intern_atom("_NET_WM_STATE_ABOVE")
        assert above in _numbers(display, window, "_NET_WM_STATE")
        assert _stacked(screen)[-1] == window.id, "something lies above it"
    screen.picture(tmp_path / "beside.png")
    assert app.shows("Revenir à la fenêtre")


def test_it_moves_aside_and_remembers_it(screen: Desktop) -> None:
    app = _open(screen)
    app.click("Déplacer de l'autre côté")
    app.wait_until(lambda: _place(screen)[:2] == (0, 0), "it did not change sides")
    app.click("Revenir à la fenêtre")
    app.gone("Revenir à la fenêtre")
    # The window manager takes its time to bring the window back under the pointer.
    screen.wait_for_still_screen()
    app.click("Garder à côté")
    app.find("Revenir à la fenêtre", actionable=True)
    assert _place(screen)[:2] == (0, 0)


def test_the_whole_way_by_keyboard(screen: Desktop) -> None:
    app = _open(screen)
    app.find("Étape 2 sur 7")
    screen.key("Return")
    app.find("Étape 3 sur 7")
    screen.key("Right", "Right")
    app.find("Étape 5 sur 7")
    screen.key("Left")
    app.find("Étape 4 sur 7")
    screen.key("Escape")
    app.gone("Revenir à la fenêtre")
    app.find("Garder à côté", actionable=True)
    assert app.shows("Étape 4 sur 7")


def test_it_makes_way_before_a_capture(screen: Desktop) -> None:
    app = _open(screen)
    # The page, which has a button of that name too, is out of the way.
    x, *_ = _place(screen)
    button = next(one for one in app.controls() if plain(one.name) == "Garder une preuve" and one.left >= x)
    screen.point_and_click(*button.centre)
    app.gone("Revenir à la fenêtre")
    app.find("Où est ce que vous voulez garder ?")
