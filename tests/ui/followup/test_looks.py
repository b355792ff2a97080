"""The room in a small window and at 200 %, its names for screen readers, and its one dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from appui.theme.theme import current_theme
from appui.widgets.page import PageScroll
from fakes.followup_room import FollowupRoom
from fakes.qt import describe, settle


@pytest.mark.parametrize("scale", [100, 200])
def test_no_view_is_wider_than_a_small_window(room: FollowupRoom, scale: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    current_theme().apply(application, "light", scale)
    try:
        room.sent()
        room.page.resize(816, 620)
        letters = ("exports_letter", "letter_school", "letter_back", "letter_platform-complaint")
        for name in (
            "",
            "report_edit",
            "report_back",
            "report_answer",
            "step_back",
            "report_more",
            "step_back",
            *letters,
        ):
            if name:
                room.click(name)
            room.settle()
            view = room.page._stack.currentWidget()
            assert isinstance(view, PageScroll)
            assert view.horizontalScrollBar().maximum() == 0, name
    finally:
        current_theme().apply(application, "light", 100)


def test_every_control_has_a_name(room: FollowupRoom) -> None:
    room.sent()
    for name in ("", "report_edit", "report_back", "report_more", "step_back", "exports_letter", "letter_police"):
        if name:
            room.click(name)
        nameless = [
            widget
            for widget in room.page.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not describe(widget)
        ]
        assert nameless == []


def test_the_dialog_for_a_new_file_asks_no_second_question(room: FollowupRoom) -> None:
    room.sent()
    room.click("due_calendar")
    (dialog,) = room.page.findChildren(QFileDialog)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.reject()
    settle()


def test_a_change_of_language_reaches_every_view_and_keeps_what_was_typed(room: FollowupRoom) -> None:
    room.sent()
    room.click("report_edit")
    room.type("report_category", "tapé")
    room.desk.language = "en"
    room.page.retranslate()
    room.settle()
    assert room.page.form.fields.object.edit.currentText() == "video"
    assert room.page.form.fields.category.text() == "tapé"
    room.click("report_back")
    assert "See whether an answer has come" in room.text
