"""The window beside a guide: one step at a time, the way back, help, leaving at once, out of every picture."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from appui.companion import Companion
from appui.pages.report.model import Stage
from appui.pages.report.page import ReportPage
from appui.qt_adapters.own_windows import HiddenWindows
from fakes.desk import find, shown_text
from fakes.program import OpenProgram
from fakes.qt import click, press, settle, wait_until


def companions(app: QApplication) -> list[Companion]:
    return [widget for widget in app.topLevelWidgets() if isinstance(widget, Companion) and widget.isVisible()]


def page(program: OpenProgram) -> ReportPage:
    found = program.window.page()
    assert isinstance(found, ReportPage)
    return found


@pytest.fixture
def beside(program: OpenProgram, qapp: QApplication) -> Companion:
    program.window.navigate("report")
    room = page(program)
    wait_until(lambda: room.model.all)
    room.model.choose_platform("tiktok")
    room.model.choose_object("video")
    room.model.choose_device("android")
    room.model.go_to(1)
    room._show()
    settle()
    click(find(room, "step_beside"))
    settle()
    (found,) = companions(qapp)
    return found


def said(widget: QWidget) -> str:
    return shown_text(widget).replace("\u202f", " ").replace("\xa0", " ")


def test_it_shows_the_step_above_others_and_the_window_steps_aside(
    program: OpenProgram, beside: Companion
) -> None:
    assert beside.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert program.window.isMinimized()
    assert "Étape 2 sur 7" in said(beside)
    assert beside.call.state() == program.window.header.call.state()


def test_arrows_enter_and_escape_are_the_whole_way(program: OpenProgram, beside: Companion) -> None:
    press(beside, Qt.Key.Key_Right)
    press(beside, Qt.Key.Key_Return)
    assert "Étape 4 sur 7" in said(beside)
    press(beside, Qt.Key.Key_Left)
    assert "Étape 3 sur 7" in said(beside)
    assert beside.view.sketch.isVisible()
    press(beside, Qt.Key.Key_Escape)
    settle()
    assert not program.window.isMinimized()
    assert page(program).model.index == 2


def test_the_last_step_leads_to_what_comes_after(
    program: OpenProgram, beside: Companion, qapp: QApplication
) -> None:
    for _ in range(5):
        press(beside, Qt.Key.Key_Right)
    assert "Étape 7 sur 7" in said(beside)
    click(find(beside, "beside_done"))
    settle()
    assert companions(qapp) == []
    assert page(program).model.stage == Stage.END


def test_an_arrow_stops_at_the_last_step_and_a_key_that_is_held_is_one_press(
    program: OpenProgram, beside: Companion, qapp: QApplication
) -> None:
    for _ in range(8):
        press(beside, Qt.Key.Key_Right)
    assert companions(qapp) == [beside]
    assert "Étape 7 sur 7" in said(beside)
    for _ in range(6):
        press(beside, Qt.Key.Key_Left)
    done = find(beside, "beside_done")
    done.setFocus()
    press(done, Qt.Key.Key_Return)
    for _ in range(12):
        held = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True
        )
        qapp.sendEvent(done, held)
    settle()
    assert "Étape 2 sur 7" in said(beside)
    assert page(program).model.stage == Stage.STEP


def test_life_comes_first_beside_too(program: OpenProgram, beside: Companion, qapp: QApplication) -> None:
    assert "3114" not in said(beside)
    beside.close()
    settle()
    page(program).model.choose_situation("self_harm")
    page(program)._show()
    settle()
    click(find(page(program), "step_beside"))
    settle()
    (again,) = companions(qapp)
    for _ in range(len(again.walk.guide.steps)):
        assert "3114" in said(again.view.reason)
        assert again.view.reason.isVisible()
        assert not again.view.keep_button.isVisible()
        press(again, Qt.Key.Key_Right)


def test_another_screen_leads_to_the_other_ways(
    program: OpenProgram, beside: Companion, qapp: QApplication
) -> None:
    assert "source" in beside.view.origin.origin.text()
    program.window.navigate("home")
    click(find(beside, "beside_different"))
    settle()
    assert companions(qapp) == []
    assert page(program).model.stage == Stage.VARIANTS


def test_the_room_knows_how_far_one_came_wherever_the_window_is(program: OpenProgram, beside: Companion) -> None:
    room = page(program)
    press(beside, Qt.Key.Key_Right)
    press(beside, Qt.Key.Key_Right)
    program.window.navigate("home")
    press(beside, Qt.Key.Key_Escape)
    settle()
    assert room.model.index == 3
    assert program.window.page() is not room


def test_what_a_browser_remembers_is_said_beside_too(beside: Companion) -> None:
    beside.view.site.show_site("https://www.tiktok.com/legal/report/feedback", "a")
    assert "historique" in said(beside.view.site)
    assert beside.view.site.traces.isVisible()


def test_the_3018_is_one_click_away(program: OpenProgram, beside: Companion, qapp: QApplication) -> None:
    click(beside.call)
    settle()
    assert program.sheet_3018().isVisible()
    assert companions(qapp) == []
    assert not program.window.isMinimized()


def test_f1_as_the_settings_say(program: OpenProgram, beside: Companion) -> None:
    program.program.settings.set("f1_opens_3018", False)
    press(beside, Qt.Key.Key_F1)
    assert beside.isVisible()
    program.program.settings.set("f1_opens_3018", True)
    press(beside, Qt.Key.Key_F1)
    settle()
    assert program.sheet_3018().isVisible()


def test_a_proof_is_kept_in_its_room_and_it_makes_way(
    program: OpenProgram, beside: Companion, qapp: QApplication
) -> None:
    click(find(beside, "beside_keep"))
    settle()
    assert companions(qapp) == []
    assert program.window.page() is not None
    assert program.window._current == "evidence"


def test_it_is_hidden_while_the_screen_is_grabbed(beside: Companion) -> None:
    with HiddenWindows().hidden():
        assert not beside.isVisible()
    assert beside.isVisible()


def test_quick_exit_takes_it_along(program: OpenProgram, beside: Companion) -> None:
    click(find(beside, "companion_quit"))
    assert program.ended == [0]
    assert not beside.isVisible()


def test_another_guide_takes_its_place(program: OpenProgram, beside: Companion, qapp: QApplication) -> None:
    program.window.come_forward()
    room = page(program)
    assert room.model.open("instagram.report.post")
    room._show()
    settle()
    click(find(room, "step_beside"))
    settle()
    assert companions(qapp) == [beside]
    assert beside.walk.guide.id == "instagram.report.post"


def test_it_ends_with_the_window(program: OpenProgram, beside: Companion, qapp: QApplication) -> None:
    assert beside.isVisible()
    program.window.close()
    settle()
    assert companions(qapp) == []
    assert not program.window.isVisible()


def test_another_language_reaches_it(program: OpenProgram, beside: Companion, qapp: QApplication) -> None:
    program.program.set_language("en")
    wait_until(lambda: beside.walk.guide.language == "en")
    assert beside.walk.index == 1
    assert "Étape" not in said(beside)
    program.program.set_language("fr")
    wait_until(lambda: beside.walk.guide.language == "fr")
    qapp.processEvents()


def test_large_text_keeps_every_word(
    program: OpenProgram, beside: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPUI_TEXT_SCALE", raising=False)
    program.program.settings.set("text_scale", 200)
    settle()
    assert beside.view.page.horizontalScrollBar().maximum() == 0
    beside.resize(beside.width(), 730)
    settle()
    for name in ("companion_window", "beside_done", "beside_back", "companion_quit"):
        button = find(beside, name)
        assert beside.rect().contains(QRect(button.mapTo(beside, QPoint()), button.size())), name
    less = [find(beside, "beside_keep"), find(beside, "companion_side"), beside.view.what]
    for widget in less:
        assert widget.isVisible()
        assert beside.view.page.isAncestorOf(widget), "what is not needed at every step scrolls with it"
    program.program.settings.set("text_scale", 100)
    settle()
    assert not any(beside.view.page.isAncestorOf(widget) for widget in less)
    assert beside.view.what.y() < beside.view.place.y()


def test_what_must_not_be_done_is_read_first(beside: Companion) -> None:
    press(beside, Qt.Key.Key_Left)
    settle()
    before, text = beside.view.before, beside.view.text
    assert "ne capturez ni ne photographiez rien" in said(before)
    assert before.isVisible()
    assert before.geometry().bottom() < text.geometry().top()
    for _ in range(6):
        press(beside, Qt.Key.Key_Right)
    settle()
    assert not before.isVisible()
    assert beside.view.note.geometry().bottom() < beside.view.sketch.geometry().top()


def test_every_control_is_named_and_reached_by_keyboard(beside: Companion) -> None:
    beside.activateWindow()
    reached = set()
    for _ in range(20):
        focused = QApplication.focusWidget()
        reached.add(focused)
        press(focused or beside, Qt.Key.Key_Tab)
    wanted = [beside.view.done_button, beside.view.back_button, beside.view.keep_button, beside.call]
    wanted += [find(beside, name) for name in ("companion_window", "companion_side", "companion_quit")]  # type: ignore[misc]  # all are buttons
    assert [widget.accessibleName() or widget.objectName() for widget in wanted if widget not in reached] == []
