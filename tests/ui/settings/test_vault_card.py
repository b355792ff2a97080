"""Réglages, Coffre: how it opens, when it locks, its backup, its check, its journal; little while it is closed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from appui.pages.settings.parts import backup as backup_part
from appui.pages.settings.parts.backup import backup_folder
from appui.pages.settings.parts.sheets import HelpSheet, NewKeySheet, PassphraseSheet, blocks
from appui.pages.settings.vault_card import VaultCard
from appui.tasks.vault_session import LockReason, State
from appui.widgets.journal_sheet import JournalSheet
from appui_core.locate import Places
from appui_core.vault.facade import open_vault
from fakes.clock import FixedClock
from fakes.desk import Desk, FakePrivacy, find, shown_text
from fakes.qt import click, describe, settle
from fakes.screen_source import FakeScreenSource

PASSPHRASE = "quatre mots bien choisis"  # noqa: S105 - a passphrase of tests only
Show = Callable[[QWidget], QWidget]


class Room:
    """The card on a screen, over a private vault that is open."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.keys: list[str] = []
        desk.vault.create("private", None, done=self.keys.append, failed=lambda error: pytest.fail(str(error)))
        self.settle()
        self.card = VaultCard(desk.context)
        self.card.resize(900, 900)

    def settle(self) -> None:
        for _ in range(3):
            settle()
            self.desk.settle()

    def click(self, *names: str) -> None:
        for name in names:
            click(find(self.card, name))
            self.settle()

    def on_sheet(self, sheet: QWidget, *names: str) -> None:
        for name in names:
            click(find(sheet, name))
            self.settle()

    @property
    def text(self) -> str:
        return shown_text(self.card)


@pytest.fixture
def room(qapp: QApplication, clock: FixedClock, places: Places, on_screen: Show) -> Iterator[Room]:
    assert qapp is not None
    desk = Desk(clock, places, FakeScreenSource(clock))
    made = Room(desk)
    on_screen(made.card)
    made.settle()
    yield made
    for sheet in desk.sheets:
        sheet.hide()
        sheet.deleteLater()
    desk.close()


def _opens(room: Room, **means: object) -> bool:
    """Tell whether what is on the disk opens with these means, once the card's vault is closed."""
    room.desk.vault.lock()
    room.settle()
    open_vault(room.desk.places.vault, clock=room.desk.clock, **means).close()  # type: ignore[arg-type]  # as given
    return True


def test_a_closed_vault_says_little_and_where_it_opens(room: Room) -> None:
    room.desk.vault.lock_for(LockReason.IDLE)
    room.settle()
    assert "Le coffre est fermé" in room.text
    assert "Sauvegarde" not in room.text
    room.click("vault_go")
    assert room.desk.went == ["evidence"]


def test_without_a_vault_there_is_only_when_it_will_lock(
    qapp: QApplication, clock: FixedClock, places: Places, on_screen: Show
) -> None:
    assert qapp is not None
    desk = Desk(clock, places, FakeScreenSource(clock))
    card = VaultCard(desk.context)
    on_screen(card)
    assert "pas encore de coffre" in shown_text(card)
    assert not card.journal.isVisible()
    assert not card.seen.isVisible()
    desk.close()


def test_the_ways_of_opening_in_words(room: Room) -> None:
    assert "la session de cet ordinateur" in room.text
    assert "pas encore essayée" in room.text
    assert not find(room.card, "vault_passphrase").accessibleDescription()
    assert room.card.findChild(QWidget, "vault_store").isHidden(), "it is the only everyday way in"  # type: ignore[union-attr]  # it is there


def test_a_passphrase_is_added_then_the_session_can_go(room: Room) -> None:
    room.click("vault_passphrase")
    (sheet,) = room.desk.sheets
    assert isinstance(sheet, PassphraseSheet)
    sheet.resize(600, 500)
    sheet.show()
    for name in ("sheet_first", "sheet_again"):
        field = find(sheet, name)
        assert isinstance(field, QLineEdit)
        field.insert(PASSPHRASE)
    room.on_sheet(sheet, "sheet_save")
    assert [field.text() for field in sheet.findChildren(QLineEdit)] == ["", ""]
    assert "une phrase secrète" in room.text
    room.click("vault_store")
    assert "la session de cet ordinateur" not in room.text
    assert room.desk.keystore.secrets == {}
    assert _opens(room, passphrase=PASSPHRASE)


def test_two_phrases_that_differ_change_nothing(room: Room) -> None:
    room.click("vault_passphrase")
    sheet = room.desk.sheets[0]
    assert isinstance(sheet, PassphraseSheet)
    sheet.show()
    sheet.first.edit.insert("une")
    sheet.again.edit.insert("autre")
    room.on_sheet(sheet, "sheet_save")
    assert "pas les mêmes" in shown_text(sheet)
    vault = room.desk.vault.vault
    assert vault is not None
    assert [str(slot.kind) for slot in vault.slots] == ["keyring"]


def test_a_new_sheet_opens_and_the_old_one_does_not(room: Room) -> None:
    room.click("vault_new_key")
    (sheet,) = room.desk.sheets
    assert isinstance(sheet, NewKeySheet)
    sheet.show()
    assert "AGE-SECRET-KEY-1" not in sheet.key.accessibleName()
    room.on_sheet(sheet, "sheet_make_key")
    fresh = sheet.key.accessibleName().replace(" ", "")
    assert fresh.startswith("AGE-SECRET-KEY-1")
    assert fresh != room.keys[0]
    vault = room.desk.vault.vault
    assert vault is not None
    assert not vault.confirm_recovery_key(room.keys[0])
    assert _opens(room, recovery_key=fresh)


def test_the_minutes_are_kept_and_the_advice_follows_who_uses_the_pc(room: Room) -> None:
    assert "10" in room.card.minutes.edit.currentText()
    room.card.minutes.edit.activated.emit(room.card.minutes.edit.findData("5"))
    assert room.desk.settings.text("auto_lock_min") == "5"


def test_a_backup_goes_to_a_folder_of_its_own_and_is_told(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Aucune sauvegarde" in room.text
    stick = tmp_path / "usb"
    stick.mkdir()
    monkeypatch.setattr(backup_part, "choose_folder", lambda _parent, _title, done: done((stick,)))
    room.click("vault_backup")
    target = stick / "Sauvegarde Appui"
    assert (target / "header-a.json").is_file()
    assert "Sauvegarde faite et relue" in room.text
    assert "14/11/2026 à 18\u00a0h\u00a002" in room.text
    assert backup_folder(target) == target, "chosen again, it is renewed and not nested"
    room.desk.clock.advance(days=31)
    room.card.refresh()
    room.settle()
    assert "plus de 30 jours" in room.text


def test_a_folder_that_cannot_be_written_is_said(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "file"
    place.write_text("no folder")
    monkeypatch.setattr(backup_part, "choose_folder", lambda _parent, _title, done: done((place,)))
    room.click("vault_backup")
    assert find(room.card, "vault_backup").isEnabled()
    assert "Sauvegarde faite" not in room.text
    assert room.card.backup.answer.isVisible()


def test_a_whole_check_in_words(room: Room) -> None:
    room.click("vault_check")
    assert "rien n’a changé depuis l’ajout" in room.text
    assert find(room.card, "vault_check").isEnabled()


def test_the_journal_of_the_vault(room: Room) -> None:
    room.click("vault_journal")
    (sheet,) = room.desk.sheets
    assert isinstance(sheet, JournalSheet)
    room.settle()
    lines = [sheet.lines.data(sheet.lines.index(row)) for row in range(sheet.lines.rowCount())]
    assert lines[-1] == "14/11/2026 à 18\u00a0h\u00a002\nCoffre créé."


def test_helped_from_afar(qapp: QApplication, clock: FixedClock, places: Places, on_screen: Show) -> None:
    assert qapp is not None
    desk = Desk(clock, places, FakeScreenSource(clock), privacy=FakePrivacy(works=True))
    card = VaultCard(desk.context)
    on_screen(card)
    click(find(card, "vault_seen"))
    assert desk.privacy.minutes == 10
    assert "Cacher Appui de nouveau" in shown_text(card)
    click(find(card, "vault_seen"))
    assert desk.privacy.minutes == 0
    card.seen.tick()
    desk.close()


def test_help_pages_open(room: Room) -> None:
    room.click("vault_restore_help", "vault_without")
    assert all(isinstance(sheet, HelpSheet) for sheet in room.desk.sheets)
    assert "J’ai une sauvegarde" in shown_text(room.desk.sheets[0])


def test_a_page_of_help_keeps_commands_as_they_are() -> None:
    page = "# Titre\n\nUn **mot**\nsuite.\n\n## Plus\n- un\n- deux\n\n```\nage -d \\\n  x\n```\n    seul\n"
    assert blocks(page) == [
        ("text", "Un mot suite."),
        ("heading", "Plus"),
        ("text", "• un"),
        ("text", "• deux"),
        ("code", "age -d \\\n  x"),
        ("code", "seul"),
    ]


def test_every_control_has_a_name(room: Room) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox  # noqa: PLC0415 - one test

    controls = [
        widget
        for widget in room.card.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QComboBox) and widget.isVisible()
    ]
    assert len(controls) >= 7
    assert [widget for widget in controls if not describe(widget)] == []


def test_locking_takes_the_words_away(room: Room) -> None:
    room.click("vault_check")
    room.desk.vault.lock_for(LockReason.SESSION)
    room.settle()
    assert room.desk.vault_is(State.LOCKED)
    assert "session de cet ordinateur" not in room.text
    assert not room.card.check.answer.isVisible()
