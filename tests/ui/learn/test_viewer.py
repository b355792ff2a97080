"""The slides on the whole screen: arrows, Esc that leaves them alone, the 3018 from within."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from appui.pages.helpline_sheet.page import HelplineSheet
from appui.pages.learn.page import LearnPage
from appui.pages.learn.parts.viewer import SlideViewer
from fakes.desk import find
from fakes.program import OpenProgram
from fakes.qt import click, press, settle, wait_until


@pytest.fixture
def page(program: OpenProgram) -> LearnPage:
    program.window.navigate("learn")
    found = program.window.page()
    assert isinstance(found, LearnPage)
    wait_until(lambda: found.documents is not None)
    settle()
    return found


def current(page: LearnPage) -> SlideViewer | None:
    """Return the slides on the screen; as a function, because they come and go."""
    return page.viewer


def shown(page: LearnPage) -> SlideViewer:
    """Return the slides, which must be on the screen."""
    found = current(page)
    assert found is not None
    return found


@pytest.fixture
def viewer(page: LearnPage) -> Iterator[SlideViewer]:
    click(find(page, "learn_material"))
    settle()
    click(find(page, "slides_show"))
    settle()
    made = page.viewer
    assert made is not None
    yield made
    if page.viewer is not None:
        page.viewer.close()
        settle()


def test_arrows_go_through_all_eight(viewer: SlideViewer) -> None:
    assert viewer.isFullScreen()
    seen = [viewer.accessibleName()]
    for _ in range(9):
        press(viewer, Qt.Key.Key_Right)
        seen.append(viewer.accessibleName())
    assert viewer.index == 7
    assert len(set(seen)) == 8
    assert "3018" in seen[6]
    press(viewer, Qt.Key.Key_Left)
    press(viewer, Qt.Key.Key_PageUp)
    assert viewer.index == 5
    press(viewer, Qt.Key.Key_Home)
    press(viewer, Qt.Key.Key_Left)
    assert viewer.index == 0
    press(viewer, Qt.Key.Key_Space)
    assert viewer.index == 1
    press(viewer, Qt.Key.Key_End)
    assert viewer.index == 7


def test_arrows_work_while_a_button_has_the_keyboard(viewer: SlideViewer) -> None:
    click(viewer.after)
    viewer.after.setFocus()
    press(viewer.after, Qt.Key.Key_Right)
    assert viewer.index == 2
    click(viewer.before)
    assert viewer.index == 1


def test_esc_leaves_the_slides_and_nothing_else(
    program: OpenProgram, page: LearnPage, viewer: SlideViewer
) -> None:
    press(viewer, Qt.Key.Key_Escape)
    settle()
    assert current(page) is None
    assert program.window.isVisible()
    assert page.material.isVisible()
    assert program.ended == []
    click(find(page, "slides_show"))
    settle()
    assert shown(page).index == 0


def test_the_3018_is_one_key_and_one_click_away(
    program: OpenProgram, page: LearnPage, viewer: SlideViewer, expect_qt_message: Callable[[str], None]
) -> None:
    press(viewer, Qt.Key.Key_F1)
    settle()
    assert current(page) is None
    assert isinstance(program.top_sheet(), HelplineSheet)
    program.window.escape()
    expect_qt_message("Keyboard event not accepted")
    program.program.settings.set("f1_opens_3018", False)
    page._show_slides()
    settle()
    press(shown(page), Qt.Key.Key_F1)
    click(shown(page).call)
    settle()
    assert isinstance(program.top_sheet(), HelplineSheet)


def test_leaving_at_once_takes_the_slides_too(program: OpenProgram, viewer: SlideViewer) -> None:
    program.program.leave_now()
    assert program.ended == [0]
    assert not viewer.isVisible()
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_a_slide_is_painted_in_the_look_in_force(program: OpenProgram, viewer: SlideViewer, look: str) -> None:
    program.program.settings.set("appearance", look)
    settle()
    image = viewer.grab().toImage()
    ground = QColor(program.program.theme.tokens.colour[program.program.theme.scheme]["bg"])
    assert image.pixelColor(3, image.height() // 2) == ground
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    }
    assert len(colours) > 4
