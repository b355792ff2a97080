"""Locking takes the room off the screen at once; opened again, it is all there."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from appui.pages.followup.parts.report_card import ReportCard
from appui.tasks.vault_session import LockReason
from appui_core.cases.report_model import Told
from fakes.followup_room import SENT, FollowupRoom


@pytest.mark.parametrize("view", ["room", "form", "step", "edit"])
@pytest.mark.parametrize("reason", [LockReason.ASKED, LockReason.IDLE, LockReason.SESSION])
def test_locking_takes_all_off_the_screen_at_once(room: FollowupRoom, view: str, reason: LockReason) -> None:
    room.sent(Told("tiktok", "video", SENT, account="@planté", reference="PLANTÉ-1", note="note plantée"))
    if view == "form":
        room.click("followup_new")
        room.type("report_account", "planté aussi")
    elif view == "step":
        room.click("report_answer")
    elif view == "edit":
        room.click("report_edit")
    if reason == LockReason.ASKED:
        room.desk.vault.lock()
    else:
        room.desk.vault.lock_for(reason)
    # Without another turn of the event loop.
    assert "plant" not in room.text.lower()
    assert "Vos démarches sont sous clé" in room.text
    everything = [widget.text() for widget in room.page.findChildren(QLineEdit)]
    assert not any("plant" in text.lower() for text in everything)
    hidden = "\n".join(str(widget.property("text")) for widget in room.page.findChildren(QWidget))
    assert "plant" not in hidden.lower()
    # What a screen reader would be told, of views that are hidden too.
    told = [w.accessibleName() + w.accessibleDescription() for w in room.page.findChildren(QWidget)]
    assert "plant" not in "\n".join(told).lower()
    room.settle()
    assert not room.page.findChildren(ReportCard)


def test_opened_again_it_is_all_there(room: FollowupRoom) -> None:
    room.sent()
    room.desk.vault.lock_for(LockReason.IDLE)
    room.settle()
    room.desk.vault.unlock(None, done=lambda: None, failed=lambda error: pytest.fail(str(error)))
    room.settle()
    assert "TikTok · vidéo de @k.exemple" in room.text


def test_an_answer_that_comes_after_the_lock_is_dropped(room: FollowupRoom) -> None:
    room.sent()
    room.page.shown()
    room.desk.vault.lock_for(LockReason.IDLE)
    room.settle()
    assert "k.exemple" not in room.text
