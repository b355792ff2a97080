"""What is pressed twice is done once, and what is refused is told in the words of the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from appui.pages.followup import calendar_file
from appui.pages.followup.refusals import refusal_words
from appui.tasks.vault_session import LockReason
from appui_core.cases.report_model import Step
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import languages, load_messages
from fakes.desk import Desk, find
from fakes.followup_room import SENT, FollowupRoom


def _twice(room: FollowupRoom, name: str) -> None:
    button = find(room.page, name)
    assert isinstance(button, QAbstractButton)
    button.click()
    button.click()
    # However the second press came: by a key, or by another button with the same meaning.
    button.clicked.emit()
    room.settle()


def _fill(room: FollowupRoom) -> None:
    room.click("followup_first")
    room.choose("report_platform", "tiktok")
    room.choose("report_object", "video")
    room.click("report_sent_now")


def test_noting_a_report(room: FollowupRoom) -> None:
    _fill(room)
    _twice(room, "report_save")
    assert len(room.reports.all()) == 1
    assert "TikTok · vidéo" in room.text


def test_noting_a_report_makes_one_case(desk: Desk, on_screen: Callable[[QWidget], QWidget]) -> None:
    room = FollowupRoom(desk)
    desk.vault.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
    room.settle()
    on_screen(room.page)
    room.visit()
    _fill(room)
    _twice(room, "report_save")
    cases = desk.vault.cases
    assert cases is not None
    assert len(cases.list()) == 1
    assert len(room.reports.all()) == 1


def test_noting_a_step(room: FollowupRoom) -> None:
    room.sent()
    room.click("report_answer", "answer_refused", "step_now")
    _twice(room, "step_save")
    assert [noted.step for noted in room.reports.all()[0].steps] == [Step.REFUSED]


def test_taking_back_a_step(room: FollowupRoom) -> None:
    own = room.sent().id
    room.reports.note(own, Step.ACKNOWLEDGED, SENT)
    room.reports.note(own, Step.REFUSED, SENT)
    room.visit()
    room.click("report_edit")
    _twice(room, "report_take_back")
    assert [noted.step for noted in room.reports.get(own).steps] == [Step.ACKNOWLEDGED]


def test_destroying_a_report(room: FollowupRoom) -> None:
    room.sent()
    room.click("report_edit", "report_remove")
    _twice(room, "report_sure")
    assert room.reports.all() == ()
    assert room.desk.said == []


def test_a_double_click_does_not_answer_the_question_it_brings(room: FollowupRoom) -> None:
    room.sent()
    room.click("report_edit")
    place = find(room.page, "report_remove")
    QTest.mouseClick(place, Qt.MouseButton.LeftButton)
    room.settle()
    brought = find(room.page, "report_sure")
    QTest.mouseDClick(brought, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(brought, Qt.MouseButton.LeftButton)
    room.settle()
    assert len(room.reports.all()) == 1


def test_nothing_can_be_pressed_while_it_is_written_and_all_of_it_after_a_refusal(room: FollowupRoom) -> None:
    own = room.sent().id
    room.reports.note(own, Step.REFUSED, SENT)
    room.visit()
    room.click("report_edit")
    # After the answer that is noted: the core refuses these dates.
    room.type("report_sent_day", "13/11/2026")
    save = find(room.page, "report_save")
    assert isinstance(save, QAbstractButton)
    save.setFocus()
    save.click()
    acts = ("report_save", "report_back", "report_take_back", "report_remove")
    assert not any(find(room.page, name).isEnabled() for name in acts)
    room.settle()
    assert all(find(room.page, name).isEnabled() for name in acts)
    assert save.hasFocus(), "the keyboard is where it was"
    assert "Ces dates ne se suivent pas" in room.desk.said[-1][1]
    assert room.page.form.fields.when.day.text() == "13/11/2026"


def test_locked_while_it_writes_the_next_form_can_be_used(room: FollowupRoom) -> None:
    _fill(room)
    find(room.page, "report_save").setFocus()
    room.page.form.acts[0].click()
    room.desk.vault.lock_for(LockReason.IDLE)
    room.settle()
    room.desk.vault.unlock(None, done=lambda: None, failed=lambda error: pytest.fail(str(error)))
    room.settle()
    assert len(room.reports.all()) == 1, "what was begun was ended"
    assert "TikTok · vidéo" in room.text
    room.click("followup_new")
    assert room.page.form.fields.platform.key() == "", "and what was noted does not come back"
    assert find(room.page, "report_save").isEnabled()


# --- refusals ----------------------------------------------------------------------------------------------------

# What Reports, Vault, the calendar file and the content can refuse to this page.
_REACH_IT = (
    ErrorCode.CASE_UNKNOWN,
    ErrorCode.CASE_PURGED,
    ErrorCode.EXHIBIT_UNKNOWN,
    ErrorCode.REPORT_UNKNOWN,
    ErrorCode.REPORT_DATES,
    ErrorCode.DISK_FULL,
    ErrorCode.VAULT_READ_ONLY,
    ErrorCode.VAULT_LOCKED,
    ErrorCode.VAULT_DAMAGED,
    ErrorCode.VAULT_BUSY,
    ErrorCode.DESTINATION_EXISTS,
    ErrorCode.DESTINATION_UNWRITABLE,
    ErrorCode.CONTENT_INVALID,
    ErrorCode.CONTENT_MISSING,
    ErrorCode.INTERNAL,
)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", _REACH_IT)
def test_no_refusal_speaks_of_a_command(code: ErrorCode, language: str) -> None:
    # A detail as a damaged exhibit has it: the core then speaks of an option.
    words = refusal_words(AppuiError(code, "exhibit 3"), load_messages(language))
    assert words
    assert "appui " not in words
    assert "--" not in words


def test_a_report_that_is_gone_leaves_the_form(room: FollowupRoom) -> None:
    own = room.sent().id
    room.click("report_edit")
    room.reports.remove(own)
    room.type("report_reference", "TT-9")
    room.click("report_save")
    assert room.desk.said == [("warn", "Ce signalement n’est plus dans le suivi. Le reste n’a pas changé.")]
    assert "Notez ici ce que vous avez signalé" in room.text


@pytest.mark.parametrize("reason", [LockReason.ASKED, LockReason.IDLE])
def test_a_calendar_that_a_lock_prevented_is_said(
    room: FollowupRoom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reason: LockReason
) -> None:
    room.sent()
    target = tmp_path / "rappels.ics"
    open_dialogs: list[Callable[[tuple[Path, ...]], None]] = []
    monkeypatch.setattr(calendar_file, "choose_new_file", lambda _p, _t, _n, done: open_dialogs.append(done))
    room.click("due_calendar")
    if reason == LockReason.ASKED:
        room.desk.vault.lock()
    else:
        room.desk.vault.lock_for(reason)
    room.settle()
    open_dialogs[0]((target,))
    room.settle()
    assert not target.exists()
    ((tone, words),) = room.desk.said
    assert tone == "warn"
    assert words.startswith("Le coffre s’est verrouillé entre-temps. Rien n’a été écrit.")
