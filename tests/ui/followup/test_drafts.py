"""What is being typed and not noted yet: kept across a lock, out of sight while locked, never overwritten."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from appui.tasks.vault_session import LockReason, State
from fakes.desk import find
from fakes.followup_room import FollowupRoom

_REASONS = [LockReason.ASKED, LockReason.IDLE, LockReason.SESSION, LockReason.SLEEP]
_BACK = "Ce que vous écriviez est revenu. Rien n’en est encore noté."


def _lock(room: FollowupRoom, reason: LockReason) -> None:
    if reason == LockReason.ASKED:
        room.desk.vault.lock()
    else:
        room.desk.vault.lock_for(reason)


def _unlock(room: FollowupRoom) -> None:
    room.desk.vault.unlock(None, done=lambda: None, failed=lambda error: pytest.fail(str(error)))
    room.settle()


def _type_all(room: FollowupRoom) -> None:
    room.click("followup_new" if room.reports.all() else "followup_first")
    room.choose("report_platform", "other")
    room.choose("report_object", "account")
    for name in ("other", "account", "category", "reference", "note"):
        room.type(f"report_{name}", f"planté {name}")
    room.type("report_sent_day", "9/11")
    room.type("report_sent_hour", "le soir")
    room.type("report_seen_day", "8/11/2026")
    room.click("tick_2")


def _everything(page: QWidget) -> str:
    """Return all that any widget of the page holds, shown or not, and what a screen reader could be told."""
    words = []
    for widget in (page, *page.findChildren(QWidget)):
        words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        words += [str(widget.property("text") or ""), widget.windowTitle()]
        if isinstance(widget, QPlainTextEdit):
            words.append(widget.toPlainText())
            widget.undo()
            words.append(widget.toPlainText())
        elif isinstance(widget, QLineEdit):
            widget.undo()
            words.append(widget.text())
        elif isinstance(widget, QComboBox):
            words.append(widget.currentText())
    return "\n".join(words)


@pytest.mark.parametrize("reason", _REASONS)
def test_what_was_typed_comes_back_in_the_same_vault(room: FollowupRoom, reason: LockReason) -> None:
    _type_all(room)
    typed = room.page.form.typed()
    _lock(room, reason)
    room.settle()
    _unlock(room)
    assert room.page.form.isVisible()
    assert room.page.form.typed() == typed
    assert typed.sent == ("9/11", "le soir"), "right or wrong, as it was typed"
    assert typed.exhibits == (2,)
    assert _BACK in room.text
    assert room.reports.all() == (), "nothing was noted by itself"
    room.click("report_sent_now", "report_save")
    assert _BACK not in room.text
    assert room.reports.all()[0].told.note == "planté note"
    _lock(room, reason)
    _unlock(room)
    assert not room.page.form.isVisible(), "it comes back once"


@pytest.mark.parametrize("reason", _REASONS)
def test_while_locked_nothing_of_it_can_be_read(room: FollowupRoom, reason: LockReason) -> None:
    _type_all(room)
    _lock(room, reason)
    # Without another turn of the event loop, and after some.
    for _ in range(2):
        held = _everything(room.page).lower()
        assert "plant" not in held
        assert "9/11" not in held
        assert "autre service" not in held
        room.settle()
        room.visit()
    assert room.page.closed.isVisible()
    said = "Ce que vous écriviez n’est pas perdu" in room.text
    assert said is (reason != LockReason.ASKED), "after a lock by hand nobody is told that there was something"


def test_a_correction_comes_back_to_its_report(room: FollowupRoom) -> None:
    own = room.sent().id
    room.click("report_edit")
    room.type("report_reference", "TT-9")
    _lock(room, LockReason.IDLE)
    _unlock(room)
    room.click("report_save")
    assert [(one.id, one.told.reference) for one in room.reports.all()] == [(own, "TT-9")]


def test_what_only_a_guide_told_comes_back_too(room: FollowupRoom) -> None:
    room.desk.handover.put("report", ("instagram", "comment"))
    room.visit()
    _lock(room, LockReason.IDLE)
    _unlock(room)
    assert room.page.form.isVisible()
    assert room.page.form.fields.platform.key() == "instagram"
    assert room.page.form.fields.object.key() == "comment"


def test_a_form_that_nobody_touched_does_not_come_back(room: FollowupRoom) -> None:
    room.sent()
    room.click("report_edit")
    _lock(room, LockReason.IDLE)
    _unlock(room)
    assert not room.page.form.isVisible()
    assert _BACK not in room.text


def test_it_waits_until_the_room_is_visited_again_whatever_is_locked_meanwhile(room: FollowupRoom) -> None:
    _type_all(room)
    # Preuves, where the vault is opened, is the page in front.
    room.page.hide()
    for _ in range(2):
        _lock(room, LockReason.IDLE)
        room.settle()
        _unlock(room)
    assert "planté" not in room.text
    room.page.show()
    room.visit()
    assert room.page.form.typed().note == "planté note"


def test_another_vault_never_shows_it(room: FollowupRoom, tmp_path: Path) -> None:
    _type_all(room)
    _lock(room, LockReason.IDLE)
    room.settle()
    first, kept = room.desk.places.vault, tmp_path / "first"
    shutil.move(first, kept)
    room.make_vault()
    room.visit()
    assert room.desk.vault_is(State.OPEN)
    assert "planté" not in room.text
    assert not room.page.form.isVisible()
    _lock(room, LockReason.IDLE)
    room.settle()
    shutil.rmtree(first)
    shutil.move(kept, first)
    _unlock(room)
    assert not room.page.form.isVisible(), "it was forgotten"


def test_left_on_purpose_nothing_comes_back(room: FollowupRoom) -> None:
    _type_all(room)
    room.click("report_back")
    _lock(room, LockReason.IDLE)
    _unlock(room)
    assert not room.page.form.isVisible()


# --- another report comes while a form is open -------------------------------------------------------------------


def _sent_with_a_guide(room: FollowupRoom, platform: str, what: str) -> None:
    room.desk.handover.put("report", (platform, what))
    room.visit()


def test_a_form_being_typed_is_not_overwritten(room: FollowupRoom) -> None:
    room.click("followup_first")
    room.type("report_note", "tapé à moitié")
    before = room.page.form.typed()
    scrolled = room.page.form.verticalScrollBar()
    room.page.resize(1000, 400)
    room.settle()
    scrolled.setValue(scrolled.maximum())
    _sent_with_a_guide(room, "instagram", "comment")
    assert room.page.form.typed() == before
    assert scrolled.value() == 0, "what waits is said at the top"
    assert "Votre autre signalement (Instagram · commentaire) attend." in room.text
    room.choose("report_platform", "tiktok")
    room.choose("report_object", "video")
    room.click("report_sent_now", "report_save")
    assert [one.told.note for one in room.reports.all()] == ["tapé à moitié"]
    assert "Un signalement envoyé n’est pas encore noté (Instagram · commentaire)." in room.text
    QTest.keyClick(room.page.room, Qt.Key.Key_Tab)
    assert find(room.page, "waiting_note").hasFocus(), "what stands first is reached first"
    room.click("waiting_note")
    assert room.page.form.fields.platform.key() == "instagram"
    assert room.page.form.fields.object.key() == "comment"
    assert "attend" not in room.text
    room.click("report_sent_now", "report_save")
    assert len(room.reports.all()) == 2
    assert "pas encore noté" not in room.text


def test_what_a_guide_told_before_is_not_overwritten_either(room: FollowupRoom) -> None:
    _sent_with_a_guide(room, "tiktok", "video")
    _sent_with_a_guide(room, "tiktok", "video")
    assert "attend" not in room.text, "the same again, nothing typed: it is this one"
    _sent_with_a_guide(room, "instagram", "comment")
    assert room.page.form.fields.platform.key() == "tiktok"
    room.type("report_note", "tapé")
    _sent_with_a_guide(room, "tiktok", "video")
    assert room.page.form.fields.note.text() == "tapé"
    room.click("report_back")
    assert "pas encore noté (Instagram · commentaire)" in room.text
    room.click("waiting_drop")
    assert "pas encore noté (TikTok · vidéo)" in room.text, "the first one first"
    room.click("waiting_drop")
    assert "pas encore noté" not in room.text


def test_a_step_being_noted_is_not_pushed_aside(room: FollowupRoom) -> None:
    room.sent()
    room.click("report_answer", "answer_refused")
    _sent_with_a_guide(room, "instagram", "comment")
    assert room.page.step.isVisible()
    assert "Votre autre signalement (Instagram · commentaire) attend." in room.text
    room.click("step_now", "step_save")
    assert room.reports.all()[0].status == "refused"
    room.click("waiting_note")
    assert room.page.form.fields.platform.key() == "instagram"


def test_a_form_that_nobody_touched_gives_way(room: FollowupRoom) -> None:
    room.sent()
    room.click("report_edit")
    _sent_with_a_guide(room, "instagram", "comment")
    assert room.page.form.fields.platform.key() == "instagram"
    assert room.page.form.report_id == ""
    assert "attend" not in room.text


@pytest.mark.parametrize("reason", [LockReason.ASKED, LockReason.IDLE])
def test_locked_the_strip_names_nothing(room: FollowupRoom, reason: LockReason) -> None:
    room.click("followup_first")
    room.type("report_note", "tapé à moitié")
    _sent_with_a_guide(room, "instagram", "comment")
    _lock(room, reason)
    assert "instagram" not in _everything(room.page).lower()
    room.settle()
    _unlock(room)
    assert room.page.form.fields.note.text() == "tapé à moitié"
    waits = "Votre autre signalement (Instagram · commentaire) attend." in room.text
    assert waits is (reason != LockReason.ASKED), "a lock by hand takes away what waits"


def test_the_strip_follows_the_language(room: FollowupRoom) -> None:
    room.click("followup_first")
    room.type("report_note", "tapé à moitié")
    _sent_with_a_guide(room, "instagram", "comment")
    room.desk.language = "en"
    room.page.retranslate()
    assert "(Instagram · comment)" in room.text
