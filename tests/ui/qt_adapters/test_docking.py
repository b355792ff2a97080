"""Where a narrow window lies: at an edge, where it was left, and never where no screen is any more."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from appui.qt_adapters.docking import Dock, can_be_seen, docked, other, read_place, written
from appui.theme.theme import current_theme
from appui_core.locate import Places
from appui_core.settings.store import Settings
from fakes.qt import settle

SCREEN = QRect(0, 0, 1920, 1040)
SECOND = QRect(1920, -200, 1280, 1024)


def test_each_edge_is_touched_from_the_top() -> None:
    size = QSize(340, 820)
    assert docked(SCREEN, size, "right") == QRect(1580, 0, 340, 820)
    assert docked(SCREEN, size, "left") == QRect(0, 0, 340, 820)
    assert docked(SECOND, size, "left") == QRect(1920, -200, 340, 820)
    assert other(other("left")) == "left"


def test_it_is_no_larger_than_the_free_area() -> None:
    assert docked(QRect(0, 30, 300, 400), QSize(900, 900), "right") == QRect(0, 30, 300, 400)


@pytest.mark.parametrize(
    ("place", "seen"),
    [
        (QRect(1580, 0, 340, 820), True),
        (QRect(2000, -100, 340, 820), False),
        (QRect(1800, 0, 340, 820), False),
        (QRect(100, -50, 340, 820), False),
        (QRect(100, 900, 340, 820), False),
    ],
)
def test_a_place_without_a_screen_is_lost(place: QRect, seen: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert can_be_seen(place, [SCREEN]) is seen


def test_a_second_screen_counts() -> None:
    place = QRect(2000, -100, 340, 820)
    assert can_be_seen(place, [SCREEN, SECOND])
    assert not can_be_seen(place, [])


@given(st.text(max_size=40))
def test_whatever_stands_in_the_settings_is_a_place_or_none(text: str) -> None:
    found = read_place(text, QSize(10, 10))
    assert found is None or written(found) == f"{found.x()} {found.y()}"


@given(st.integers(-99_999, 99_999), st.integers(-99_999, 99_999))
def test_a_place_is_read_as_it_was_written(x: int, y: int) -> None:
    place = QRect(x, y, 340, 820)
    assert read_place(written(place), place.size()) == place


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    assert qapp is not None
    made = QWidget()
    yield made
    made.close()
    made.deleteLater()
    settle()


def free() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_it_remembers_the_edge_and_where_it_was_dragged(window: QWidget, places: Places) -> None:
    settings = Settings(places.settings_file)
    dock = Dock(window, settings, width=200, height=300)
    dock.place()
    assert window.geometry().right() == free().right()
    dock.change_side()
    assert window.geometry().left() == free().left()
    assert settings.text("companion_edge") == "left"
    dock.remember()
    assert settings.text("companion_place") == "", "nobody dragged it"
    window.move(120, 40)
    dock.remember()
    again = QWidget()
    Dock(again, Settings(places.settings_file), width=200, height=300).place()
    assert again.pos() == window.pos()
    again.deleteLater()


def test_a_place_on_a_screen_that_is_gone_is_forgotten(window: QWidget, places: Places) -> None:
    settings = Settings(places.settings_file)
    settings.set("companion_place", "9000 50")
    Dock(window, settings, width=200, height=300).place()
    assert free().contains(window.geometry())


def test_larger_text_makes_it_wider_and_leaves_more_than_half(
    window: QWidget, places: Places, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPUI_TEXT_SCALE", raising=False)
    theme = current_theme()
    theme.apply(qapp, "light", 100)
    dock = Dock(window, Settings(places.settings_file), width=200, height=300)
    dock.place()
    before = window.width()
    try:
        theme.apply(qapp, "light", 200)
        settle()
        assert window.width() > before
        assert window.width() < free().width() / 2
        assert window.geometry().right() == free().right()
    finally:
        theme.apply(qapp, "light", 100)
