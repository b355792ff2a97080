"""Secrets leave the widgets by themselves, on a clock that the test moves, and can't be brought back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from appui.widgets.fields import LongField, PassphraseField
from appui.widgets.forget import FORGET_S, Countdown
from appui.widgets.recovery_key import SHOWN_S, RecoveryKey
from fakes.clock import FixedClock
from fakes.qt import click, press, settle, type_text

Show = Callable[[QWidget], QWidget]
KEY = "AGE-SECRET-KEY-1" + "QRST" * 14


@pytest.fixture
def moving(clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    monkeypatch.setattr(Countdown, "now_s", staticmethod(clock.monotonic_s))
    return clock


def test_a_passphrase_goes_thirty_seconds_after_the_last_key(on_screen: Show, moving: FixedClock) -> None:
    field = PassphraseField("Phrase secrète")
    on_screen(field)
    type_text(field.edit, "quatre")
    moving.advance(FORGET_S - 1)
    field.forgetting.countdown.tick()
    type_text(field.edit, " mots")
    moving.advance(FORGET_S - 1)
    field.forgetting.countdown.tick()
    assert field.text() == "quatre mots"
    moving.advance(1)
    field.forgetting.countdown.tick()
    assert field.text() == ""
    assert "30 secondes" in field.error.text()
    assert not field.forgetting.countdown.running


def test_what_is_forgotten_is_hidden_and_cannot_be_undone(on_screen: Show) -> None:
    field = PassphraseField("Phrase secrète")
    on_screen(field)
    type_text(field.edit, "quatre mots")
    click(field.eye)
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    field.forget()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    click(field.eye)
    press(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert not field.edit.isUndoAvailable()


def test_a_typed_recovery_key_goes_too(on_screen: Show, moving: FixedClock) -> None:
    field = LongField("Clé")
    field.hold_secret()
    on_screen(field)
    assert field.forgetting is not None
    field.edit.insertPlainText(KEY)
    moving.advance(FORGET_S)
    field.forgetting.countdown.tick()
    assert field.text() == ""
    assert not field.edit.document().isUndoAvailable()


def test_a_note_is_no_secret() -> None:
    assert LongField("Note").forgetting is None


def test_a_shown_key_is_covered_after_five_minutes_and_not_lost(on_screen: Show, moving: FixedClock) -> None:
    sheet = RecoveryKey()
    on_screen(sheet)
    sheet.set_key(KEY)
    moving.advance(SHOWN_S - 1)
    sheet.countdown.tick()
    assert sheet.accessibleName().replace(" ", "") == KEY
    moving.advance(1)
    sheet.countdown.tick()
    settle()
    assert sheet.covered
    assert "QRST" not in sheet.accessibleName()
    click(sheet.again)
    assert sheet.accessibleName().replace(" ", "") == KEY
    sheet.set_key("")
    assert not sheet.countdown.running
    assert not sheet.covered
