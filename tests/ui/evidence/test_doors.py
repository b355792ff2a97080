"""Locked, opened, locked again; and the recovery sheet that wants to be tried."""

from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from appui.pages.evidence.model import View
from appui.pages.evidence.page import EvidencePage
from appui.tasks.vault_session import State
from appui_core.errors import ErrorCode
from appui_core.messages import load_messages
from appui_core.vault.facade import open_vault
from fakes.desk import Desk, find
from fakes.evidence_room import PASSPHRASE, EvidenceRoom


def _no_words_left(page: QWidget, *words: str) -> None:
    held = [field.text() for field in page.findChildren(QLineEdit)]
    held += [field.toPlainText() for field in page.findChildren(QPlainTextEdit)]
    held += [str(widget.property("text") or "") for widget in page.findChildren(QWidget)]
    for word in words:
        assert not [text for text in held if word in text]


def test_a_wrong_passphrase_is_said_on_the_field_and_nothing_opens(room: EvidenceRoom, desk: Desk) -> None:
    room.make_shared_vault()
    room.click("ready_go", "preview_end", "room_lock")
    assert desk.vault_is(State.LOCKED)
    room.type("unlock_passphrase", "faux")
    room.click("unlock_open")
    assert desk.vault_is(State.LOCKED)
    assert load_messages("fr").error(ErrorCode.PASSPHRASE_WRONG).message in room.text
    assert room.value("unlock_passphrase") == ""
    room.type("unlock_passphrase", PASSPHRASE)
    room.click("unlock_open")
    assert desk.vault_is(State.OPEN)
    assert "Pièce 1" in room.text


def test_an_empty_passphrase_is_not_even_tried(room: EvidenceRoom, desk: Desk) -> None:
    room.make_shared_vault()
    desk.vault.lock()
    room.settle()
    room.click("unlock_open")
    assert "Écrivez la phrase secrète" in room.text


def test_each_vault_shows_its_own_way_in(room: EvidenceRoom, desk: Desk) -> None:
    room.one_capture()
    room.click("room_lock")
    field = room.page.findChild(QLineEdit, "unlock_passphrase")
    assert field is not None
    assert not field.isVisible()
    room.click("unlock_session")
    assert desk.vault_is(State.OPEN)


@pytest.mark.parametrize("state", ["absent", "locked"])
def test_a_key_store_that_is_gone_is_said_calmly(
    room: EvidenceRoom, desk: Desk, state: Literal["absent", "locked"]
) -> None:
    room.one_capture()
    room.click("room_lock")
    desk.keystore.state = state
    room.click("unlock_session")
    assert desk.vault_is(State.LOCKED)
    assert load_messages("fr").error(ErrorCode(f"keystore_{state}")).message in room.text
    desk.keystore.state = "working"
    room.click("unlock_session")
    assert desk.vault_is(State.OPEN)


def test_locking_leaves_nothing_readable_on_the_page(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    room.click("ready_go")
    room.type("coach_account", "@compte-secret")
    room.type("coach_note", "note-secrete")
    room.click("preview_end", "open_1")
    desk.vault.lock()
    room.settle()
    assert room.at(View.HOME)
    _no_words_left(room.page, "@compte-secret", "note-secrete")


def test_locking_on_the_recovery_sheet_forgets_the_key(room: EvidenceRoom, desk: Desk) -> None:
    room.click("way_capture", "gate_no", "who_alone")
    key = find(room.page, "recovery_key").accessibleName()
    desk.vault.lock()
    room.settle()
    assert room.page.services.flow.recovery_key == ""
    _no_words_left(room.page, key.split()[1])


def test_a_want_survives_the_unlocking(room: EvidenceRoom, desk: Desk) -> None:
    room.one_capture()
    desk.vault.lock()
    room.settle()
    room.page.services.ways.link.emit()
    room.click("unlock_session")
    assert room.at(View.LINK)


def test_a_page_built_on_an_open_vault_shows_it(room: EvidenceRoom, desk: Desk) -> None:
    room.one_capture()
    other = EvidencePage(desk.context)
    room.settle()
    assert other.services.book.loaded
    other.deleteLater()


def test_the_reminder_stays_until_the_key_was_typed_back(room: EvidenceRoom, desk: Desk) -> None:
    room.click("way_capture", "gate_no", "who_alone")
    key = find(room.page, "recovery_key").accessibleName()
    room.click("recovery_noted", "ready_go", "preview_end")
    assert "avant le 21/11/2026" in room.text
    room.click("room_try_key")
    room.type("try_key", "AGE-SECRET-KEY-1WRONG")
    room.click("try_key_check")
    assert "n’ouvre pas ce coffre" in room.text
    assert room.value("try_key") == ""
    room.click("try_key_later")
    assert "avant le 21/11/2026" in room.text
    room.click("room_try_key")
    room.type("try_key", key.lower())
    room.click("try_key_check")
    assert room.at(View.HOME)
    assert "avant le 21/11/2026" not in room.text
    assert "La fiche est bonne" in room.text
    vault = desk.vault.vault
    assert vault is not None
    assert vault.recovery_confirmed


def test_after_seven_days_the_reminder_says_so(room: EvidenceRoom, desk: Desk) -> None:
    room.one_capture()
    desk.clock.advance(days=8)
    room.page.services.book.reload()
    room.settle()
    assert "devait être essayée" in room.text


def test_a_vault_that_another_program_holds_is_said(room: EvidenceRoom, desk: Desk) -> None:
    room.one_capture()
    room.click("room_lock")
    held = open_vault(desk.places.vault, clock=desk.clock, keystore=desk.keystore)
    try:
        room.click("unlock_session")
        assert load_messages("fr").error(ErrorCode.VAULT_BUSY).message in room.text
    finally:
        held.close()
    room.click("unlock_session")
    assert desk.vault_is(State.OPEN)


def test_a_folder_that_can_not_be_written_leaves_the_question(
    room: EvidenceRoom, desk: Desk, places_blocked: Path
) -> None:
    room.click("way_capture", "gate_no", "who_alone")
    assert places_blocked.is_file()
    assert room.at(View.WHO)
    assert desk.said[-1][0] == "warn"
    assert desk.vault_is(State.ABSENT)


@pytest.fixture
def places_blocked(desk: Desk) -> Path:
    """Put a file where the vault's folder would be."""
    desk.places.vault.write_text("in the way")
    return desk.places.vault
