"""The trial visit of a proof: every room, button and language; what a room does wrong is not hidden by it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from appui.actions import catalogue
from appui.kiosk_run import Kiosk
from appui.kiosk_visit import CalmPage, TrialVisit
from appui.kiosk_window import KioskRoom
from appui.pages.kiosk.first import FirstPage
from appui.widgets.kiosk_context import KioskContext
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.qt import WATCH, wait_until

_MOST_MS = 300_000


def _visit(kiosk: Kiosk) -> TrialVisit:
    return TrialVisit(kiosk.window, kiosk.runner.idle, without=(kiosk.desk.page_id,))


def test_every_room_is_seen_and_every_button_pressed_in_every_language(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[tuple[str, str]] = set()
    sizes: set[int] = set()
    typed: list[int] = []
    kiosk.guard.sized.connect(typed.append)
    go = kiosk.window.navigate

    def navigate(page_id: str) -> None:
        seen.add((kiosk.language.code, page_id))
        sizes.add(kiosk.theme.letters)
        go(page_id)

    monkeypatch.setattr(kiosk.window, "navigate", navigate)
    told: list[str] = []
    visit = _visit(kiosk)
    visit.visited.connect(lambda: told.append("visited"))
    kiosk.window.wiped.connect(lambda: told.append("wiped"))
    visit.start()
    assert _calm(kiosk).geometry() == kiosk.window.rect()
    wait_until(lambda: "wiped" in told, _MOST_MS)
    assert told == ["visited", "wiped"]
    rooms = set(kiosk.window.pages.offered()) - {"admin"}
    assert seen == {(language, room) for language in ("fr", "en") for room in rooms}
    assert {"C’est pour moi", "Maintenant"} <= visit.pressed
    assert kiosk.language.code == "fr"
    assert (sizes, kiosk.theme.letters) == ({100, 150, 200}, 100)
    assert 1 in typed


def _calm(kiosk: Kiosk) -> CalmPage:
    calm = kiosk.window.findChild(CalmPage)
    assert calm is not None
    return calm


def _on(calm: QWidget, place: QPoint) -> bool:
    """Tell whether the calm page, or something on it, lies there."""
    there = calm.window().childAt(place)
    return there is calm or (there is not None and calm.isAncestorOf(there))


class _Plain(QScrollArea):
    """A room with one button; the test says what a press does."""

    page_id = "witness"

    def __init__(self, press: Callable[[], object]) -> None:
        super().__init__()
        button = QPushButton("Noter")
        button.clicked.connect(lambda _checked=False: press())
        self.setWidget(button)

    def title(self) -> str:
        """Return the words of the header."""
        return "Noter"

    def retranslate(self) -> None:
        """Nothing to say."""

    def shown(self) -> None:
        """Nothing waits for a visit."""


def _rooms(build: Callable[[], QWidget]) -> Callable[[KioskContext], Sequence[KioskRoom]]:
    def rooms(context: KioskContext) -> Sequence[KioskRoom]:
        first = KioskRoom("first", catalogue.FIRST, lambda: FirstPage(context))
        return (first, KioskRoom("witness", catalogue.WITNESS, build))

    return rooms


def test_the_calm_page_takes_every_press_of_a_hand(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_kiosk(qapp, clock, monkeypatch, rooms=_rooms(lambda: _Plain(list))) as kiosk:
        visit = _visit(kiosk)
        visit.start()
        calm = _calm(kiosk)
        middle = kiosk.window.foot.wipe.mapTo(kiosk.window, kiosk.window.foot.wipe.rect().center())
        assert _on(calm, middle)
        assert _on(calm, QPoint(5, 5))
        wiped: list[int] = []
        kiosk.window.wiped.connect(lambda: wiped.append(1))
        QTest.mouseClick(calm, Qt.MouseButton.LeftButton, pos=middle)
        assert wiped == []
        wait_until(lambda: wiped, _MOST_MS)
        assert _on(calm, middle)


def test_a_room_that_writes_is_made_to_write(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "trace"
    rooms = _rooms(lambda: _Plain(lambda: file.write_text("x", encoding="ascii")))
    with open_kiosk(qapp, clock, monkeypatch, rooms=rooms) as kiosk:
        wiped: list[int] = []
        kiosk.window.wiped.connect(lambda: wiped.append(1))
        _visit(kiosk).start()
        wait_until(lambda: wiped, _MOST_MS)
    assert file.exists()


def test_a_room_that_cannot_be_built_breaks_it_off(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> QWidget:
        raise RuntimeError("broken room")

    with open_kiosk(qapp, clock, monkeypatch, rooms=_rooms(broken)) as kiosk:
        told: list[str] = []
        visit = _visit(kiosk)
        visit.broken.connect(lambda: told.append("broken"))
        visit.visited.connect(lambda: told.append("visited"))
        WATCH.slot_errors.expect("broken room")
        visit.start()
        wait_until(lambda: told, _MOST_MS)
        assert told == ["broken"]
