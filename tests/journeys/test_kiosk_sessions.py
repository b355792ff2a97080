"""The kiosk's Linux sessions as they are installed: a real compositor, a real window manager, an ordinary user."""

import os
import signal
import sys
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from fakes.kiosk_session import Session, children_of, kiosk_session, missing, parent_of

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform != "linux", reason="sessions of Linux"),
]
_READY, _ALIVE = "READY=1", "WATCHDOG=1"
# "Effacer et partir" stands in this corner of 1024 by 768.
_WIPE = (900, 685)
_KEYS = (
    "alt+F4",
    "alt+Tab",
    "alt+space",
    "ctrl+q",
    "ctrl+alt+Delete",
    "ctrl+alt+BackSpace",
    "super",
    "super+e",
    "Menu",
)


@pytest.fixture(params=["cage", "openbox", "xorg"])
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    """Give each session, from its first frame on."""
    if lacking := missing(request.param):
        pytest.skip(lacking)
    with kiosk_session(request.param) as running:
        yield running


def _settled(session: Session, but: frozenset[int] = frozenset()) -> int:
    """Return the process in front, which is the one that gives signs of life, once another stands behind it."""
    session.until(lambda: session.said(_READY, but), "a process in front")
    pid = session.said(_READY, but)
    session.until(lambda: len(children_of(parent_of(pid))) == 2, "another one behind it")
    session.until(lambda: session.said(_ALIVE, but) == pid, "its sign of life")
    return pid


def test_a_visit_a_wipe_a_crash_and_the_way_out(session: Session) -> None:
    first = _settled(session)
    # Neither the bus nor the X server, which would say it before there is a page.
    assert session.who_said(_READY) == {first}
    slides = session.picture()
    assert len(slides) > 20_000
    session.key("space")
    session.until(lambda: session.picture() != slides, "a visit")
    for key in _KEYS:
        session.key(key)
    session.click(500, 300, button=3)
    session.click(*_WIPE)
    second = _settled(session, frozenset({first}))
    session.until(lambda: session.picture() == slides, "the same slides for the next pupil")
    os.kill(second, signal.SIGKILL)
    third = _settled(session, frozenset({first, second}))
    session.until(lambda: session.picture() == slides, "the same slides after a crash")
    # As the exit PIN does: the supervisor ends with 0.
    os.kill(parent_of(third), signal.SIGTERM)
    assert session.ended() == 10


def test_whatever_else_ends_it_is_no_way_out(session: Session) -> None:
    pid = _settled(session)
    os.kill(parent_of(pid), signal.SIGKILL)
    assert session.ended() == 1


def test_openbox_has_no_menu_and_no_key() -> None:
    if lacking := missing("openbox"):
        pytest.skip(lacking)
    with kiosk_session("openbox") as session:
        _settled(session)
        session.picture()
        there = session.windows()
        assert (0, 0, 1024, 768) in there
        for key in ("alt+space", "alt+Tab", "super+d", "alt+Escape", "ctrl+alt+Left", "alt+F4"):
            session.key(key)
        session.click(300, 300, button=3)
        session.click(300, 300, button=2)
        session.picture()
        assert session.windows() == there


@pytest.mark.skipif(bool(missing("cage")), reason=missing("cage"))
def test_cage_with_two_screens_has_the_page_on_one_and_nothing_on_the_other() -> None:
    wide, high = 1024, 768
    with kiosk_session("cage", size=(2 * wide, high), outputs=2) as session:
        _settled(session)
        session.spread()

        def one_alone() -> bool:
            with Image.open(BytesIO(session.picture())) as picture:
                parts = [picture.convert("RGB").crop((at * wide, 0, (at + 1) * wide, high)) for at in (0, 1)]
            page, plain = (len(part.getcolors(wide * high) or ()) for part in parts)
            return page > 100 and plain == 1

        session.until(one_alone, "one page, one plain screen")
        slides = session.picture()
        session.click(300, 300)
        session.until(lambda: session.picture() != slides and one_alone(), "the same in a visit")
