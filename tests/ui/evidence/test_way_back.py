"""Forgotten phrase, key store gone, new PC, a vault that locked by itself: nothing lost, nothing left shown."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from appui.pages.evidence import recovering
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.unlock import UnlockView
from appui.tasks.vault_session import LockReason, State
from appui_core.vault.backup import backup_vault
from fakes.desk import Desk, find
from fakes.evidence_room import PASSPHRASE, EvidenceRoom

NEW = "cinq mots encore mieux choisis"


def _unlock_view(room: EvidenceRoom) -> UnlockView:
    part = room.page._part
    assert isinstance(part, UnlockView)
    return part


def _choose(room: EvidenceRoom) -> None:
    room.type("new_phrase_first", NEW)
    room.type("new_phrase_again", NEW)
    room.click("new_phrase_make")


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (LockReason.IDLE, "moment sans activité"),
        (LockReason.SESSION, "session a été verrouillée"),
        (LockReason.SLEEP, "veille"),
    ],
)
def test_the_door_says_why_it_closed(room: EvidenceRoom, desk: Desk, reason: LockReason, words: str) -> None:
    room.make_vault()
    desk.vault.lock_for(reason)
    room.settle()
    assert words in room.text


def test_each_wrong_phrase_after_the_third_has_to_wait(room: EvidenceRoom, desk: Desk) -> None:
    room.make_shared_vault()
    desk.vault.lock()
    room.settle()
    for _ in range(4):
        room.type("unlock_passphrase", "faux")
        room.click("unlock_open")
    view, button = _unlock_view(room), find(room.page, "unlock_open")
    assert view.left_s() == 5
    assert not button.isEnabled()
    assert "5" in find(room.page, "unlock_wait").property("text")
    desk.clock.advance(4)
    view.tick()
    assert not button.isEnabled()
    desk.clock.advance(1)
    view.tick()
    assert button.isEnabled()
    room.type("unlock_passphrase", PASSPHRASE)
    room.click("unlock_open")
    assert desk.vault_is(State.OPEN)


def test_the_wait_is_still_there_for_a_window_opened_anew(room: EvidenceRoom, desk: Desk) -> None:
    room.make_shared_vault()
    desk.vault.lock()
    room.settle()
    for _ in range(4):
        room.type("unlock_passphrase", "faux")
        room.click("unlock_open")
    _unlock_view(room).set_wait(0)
    room.page.services.flow.home()
    room.settle()
    assert _unlock_view(room).left_s() == 5


def test_a_forgotten_phrase_the_sheet_then_a_new_phrase(room: EvidenceRoom, desk: Desk) -> None:
    key = room.make_shared_vault()
    room.click("ready_go", "preview_end", "room_lock", "unlock_forgot")
    assert room.at(View.FORGOT)
    room.type("forgot_key", "AGE-SECRET-KEY-1FAUX")
    room.click("forgot_go")
    assert room.at(View.FORGOT)
    assert room.value("forgot_key") == ""
    room.type("forgot_key", key)
    room.click("forgot_go")
    assert room.at(View.NEW_PHRASE)
    assert desk.vault_is(State.LOCKED), "nothing is shown before the new phrase"
    _choose(room)
    assert desk.vault_is(State.OPEN)
    assert "Pièce 1" in room.text
    assert any("fiche de secours reste valable" in text for _tone, text in desk.said)
    room.click("room_lock")
    room.type("unlock_passphrase", PASSPHRASE)
    room.click("unlock_open")
    assert desk.vault_is(State.LOCKED), "the old phrase opens nothing"
    room.type("unlock_passphrase", NEW)
    room.click("unlock_open")
    assert desk.vault_is(State.OPEN)


def test_leaving_half_way_closes_the_vault_again(room: EvidenceRoom, desk: Desk) -> None:
    key = room.make_vault()
    room.click("ready_go", "preview_end", "room_lock", "unlock_forgot")
    room.type("forgot_key", key)
    room.click("forgot_go", "new_phrase_back")
    assert desk.vault_is(State.LOCKED)
    room.click("unlock_session")
    assert desk.vault_is(State.OPEN), "the folder is free again"


def test_a_key_store_that_lost_the_key_leaves_the_sheet(room: EvidenceRoom, desk: Desk) -> None:
    room.one_capture()
    room.click("room_lock")
    desk.keystore.secrets.clear()
    room.click("unlock_session")
    assert desk.vault_is(State.LOCKED)
    assert "Il reste la fiche de secours" in room.text
    assert find(room.page, "unlock_forgot").isEnabled()


def test_a_backup_comes_back_on_a_new_pc(
    room: EvidenceRoom, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = room.make_vault()
    room.click("ready_go", "preview_end")
    vault = desk.vault.vault
    assert vault is not None
    backup_vault(vault, tmp_path / "usb")
    desk.vault.lock()
    desk.places.vault.rename(tmp_path / "old PC")
    room.page.services.flow.home()
    room.settle()
    monkeypatch.setattr(recovering, "pick_backup", lambda _parent, done: done((tmp_path / "usb",)))
    room.click("welcome_restore", "restore_go")
    assert "Choisissez d’abord" in room.text
    room.click("restore_pick")
    room.type("restore_key", key[:-1] + ("Q" if key[-1] != "Q" else "P"))
    room.click("restore_go")
    assert room.at(View.RESTORE)
    assert desk.vault_is(State.ABSENT)
    room.type("restore_key", key)
    room.click("restore_go")
    _choose(room)
    assert desk.vault_is(State.OPEN)
    assert "Pièce 1" in room.text


def test_a_damaged_backup_says_so_and_gives_the_rest(
    room: EvidenceRoom, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = room.make_vault()
    room.click("ready_go", "preview_end")
    vault = desk.vault.vault
    assert vault is not None
    backup_vault(vault, tmp_path / "usb")
    desk.vault.lock()
    desk.places.vault.rename(tmp_path / "old PC")
    (blob,) = (path for path in (tmp_path / "usb" / "blobs").rglob("*") if path.is_file())
    blob.write_bytes(blob.read_bytes()[:-1])
    room.page.services.flow.home()
    room.settle()
    monkeypatch.setattr(recovering, "pick_backup", lambda _parent, done: done((tmp_path / "usb",)))
    room.click("welcome_restore", "restore_pick")
    room.type("restore_key", key)
    room.click("restore_go")
    _choose(room)
    assert desk.vault_is(State.OPEN)
    assert any(tone == "warn" and "de la sauvegarde" in text for tone, text in desk.said), desk.said


def test_what_was_being_typed_comes_back_after_a_lock_by_itself(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    room.click("ready_go")
    room.type("coach_account", "@compte-commence")
    desk.vault.lock_for(LockReason.IDLE)
    room.settle()
    assert not [field for field in room.page.findChildren(QPlainTextEdit) if field.toPlainText()]
    assert "@compte-commence" not in room.text
    room.click("unlock_session")
    assert room.at(View.DETAIL)
    assert room.value("coach_account") == "@compte-commence"
    assert room.exhibits()[0].facts.account == "", "nothing was saved by itself"
    room.click("detail_save")
    assert room.exhibits()[0].facts.account == "@compte-commence"


def test_locked_by_hand_nothing_comes_back(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    room.click("ready_go")
    room.type("coach_account", "@compte-commence")
    desk.vault.lock()
    room.settle()
    room.click("unlock_session")
    assert room.at(View.HOME)
    assert "@compte-commence" not in room.text


def test_a_key_that_nobody_may_have_read_is_made_anew(room: EvidenceRoom, desk: Desk) -> None:
    room.click("way_capture", "gate_no", "who_alone")
    lost = room.key()
    desk.vault.lock_for(LockReason.IDLE)
    room.settle()
    room.click("unlock_session")
    assert room.at(View.RECOVERY)
    fresh = room.key()
    assert fresh != lost
    room.click("recovery_noted")
    vault = desk.vault.vault
    assert vault is not None
    assert vault.confirm_recovery_key(fresh)
    assert not vault.confirm_recovery_key(lost)


def test_a_lost_sheet_is_replaced_from_its_reminder(room: EvidenceRoom, desk: Desk) -> None:
    old = room.make_vault()
    room.click("ready_go", "preview_end", "room_try_key", "try_key_renew")
    assert room.at(View.RECOVERY)
    assert room.key() != old
    assert desk.vault_is(State.OPEN)


def test_f1_is_off_where_others_use_the_pc(room: EvidenceRoom, desk: Desk) -> None:
    assert desk.settings.flag("f1_opens_3018")
    room.make_shared_vault()
    assert not desk.settings.flag("f1_opens_3018")
    assert not desk.settings.flag("tray_icon")


def test_f1_stays_on_where_nobody_else_does(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    assert desk.settings.flag("f1_opens_3018")


def test_the_journal_is_one_press_from_the_list(room: EvidenceRoom, desk: Desk) -> None:
    room.one_capture()
    room.click("room_journal")
    from appui.widgets.journal_sheet import JournalSheet  # noqa: PLC0415 - one test

    (sheet,) = desk.sheets
    assert isinstance(sheet, JournalSheet)
    lines = [sheet.lines.data(sheet.lines.index(row)) for row in range(sheet.lines.rowCount())]
    assert "Pièce 1 gardée" in "".join(lines)
    assert lines[-1].endswith("Situation commencée.")
    assert isinstance(sheet.close_button, QPushButton)
    sheet.deleteLater()
