"""The first capture opens the vault's one question, and goes straight on to what was wanted."""

from PySide6.QtWidgets import QLineEdit, QWidget

from appui.pages.evidence.model import View
from appui.tasks.vault_session import State
from appui_core.cases.model import Kind
from fakes.desk import Desk, find
from fakes.evidence_room import PASSPHRASE, EvidenceRoom


def _key_on_page(room: EvidenceRoom) -> str:
    return find(room.page, "recovery_key").accessibleName().replace(" ", "")


def test_the_phone_comes_first_and_nothing_is_made_by_looking(room: EvidenceRoom) -> None:
    ways = [
        child.objectName() for child in room.page.findChildren(QWidget) if child.objectName().startswith("way_")
    ]
    assert ways == ["way_phone", "way_capture", "way_files", "way_link", "way_paste"]
    room.click("way_phone", "phone_back")
    assert room.desk.vault_is(State.ABSENT)
    assert not room.desk.places.vault.exists()


def test_alone_means_the_key_store_and_a_capture_within_six_clicks(room: EvidenceRoom, desk: Desk) -> None:
    room.click("way_capture", "gate_no", "who_alone")
    assert room.at(View.RECOVERY)
    assert desk.keystore.secrets, "the key store holds the way in"
    room.click("recovery_noted")
    assert room.value("case_title") == "Situation du 14 novembre 2026"
    room.click("ready_go")
    assert room.at(View.PREVIEW)
    (exhibit,) = room.exhibits()
    assert exhibit.kind == Kind.CAPTURE
    assert room.case().title == "Situation du 14 novembre 2026"


def test_nothing_is_kept_before_the_vault_and_the_gate(room: EvidenceRoom, desk: Desk) -> None:
    room.click("way_capture", "gate_no", "who_alone")
    assert desk.screens.grabbed == []
    assert desk.own_windows.times == 0


def test_others_means_the_same_passphrase_twice(room: EvidenceRoom, desk: Desk) -> None:
    room.click("way_capture", "gate_no", "who_others")
    room.type("passphrase_first", PASSPHRASE)
    room.type("passphrase_again", "autre chose")
    room.click("passphrase_make")
    assert room.at(View.PASSPHRASE)
    assert desk.vault_is(State.ABSENT)
    assert "pas les mêmes" in room.text
    room.type("passphrase_again", PASSPHRASE)
    room.click("passphrase_make")
    assert room.at(View.RECOVERY)
    assert desk.keystore.secrets == {}
    desk.vault.lock()
    room.settle()
    room.type("unlock_passphrase", PASSPHRASE)
    room.click("unlock_open")
    assert desk.vault_is(State.OPEN)


def test_an_empty_passphrase_makes_nothing(room: EvidenceRoom, desk: Desk) -> None:
    room.click("way_capture", "gate_no", "who_others", "passphrase_make")
    assert desk.vault_is(State.ABSENT)
    assert "quelques mots" in room.text


def test_the_passphrase_does_not_stay_in_the_fields(room: EvidenceRoom) -> None:
    room.make_shared_vault()
    assert all(PASSPHRASE not in field.text() for field in room.page.findChildren(QLineEdit))


def test_a_pc_under_control_keeps_nothing_and_says_what_to_do(room: EvidenceRoom, desk: Desk) -> None:
    room.click("way_capture", "gate_no", "who_controlled")
    assert "bibliothèque" in room.text
    assert "119" in room.text
    room.click("controlled_help")
    assert desk.sheets_3018 == 1
    room.click("controlled_back")
    assert room.at(View.HOME)
    assert not room.page.services.flow.series.running
    assert not desk.places.vault.exists()


def test_without_a_key_store_a_passphrase_is_asked_with_the_reason(room: EvidenceRoom, desk: Desk) -> None:
    desk.keystore.state = "absent"
    room.click("way_capture", "gate_no", "who_alone")
    assert room.at(View.PASSPHRASE)
    assert "trousseau" in room.text
    room.type("passphrase_first", PASSPHRASE)
    room.type("passphrase_again", PASSPHRASE)
    room.click("passphrase_make", "recovery_noted", "ready_go")
    assert len(room.exhibits()) == 1


def test_a_key_store_that_forgets_is_refused_too(room: EvidenceRoom, desk: Desk) -> None:
    desk.keystore.state = "null"
    room.click("way_capture", "gate_no", "who_alone")
    assert room.at(View.PASSPHRASE)
    assert desk.vault_is(State.ABSENT)


def test_the_recovery_key_is_shown_once_and_opens_the_vault(room: EvidenceRoom, desk: Desk) -> None:
    room.click("way_capture", "gate_no", "who_alone")
    key = _key_on_page(room)
    assert key.startswith("AGE-SECRET-KEY-1")
    vault = desk.vault.vault
    assert vault is not None
    assert vault.confirm_recovery_key(key)
    room.click("recovery_noted")
    assert room.page.services.flow.recovery_key == ""
    hidden = room.page.findChild(QWidget, "recovery_key")
    assert hidden is not None
    assert hidden.accessibleName() == ""


def test_what_was_wanted_is_not_lost_for_a_record_without_image(room: EvidenceRoom) -> None:
    room.click("way_link", "who_alone", "recovery_noted")
    assert room.at(View.LINK)
