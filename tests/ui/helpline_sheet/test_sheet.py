"""The 3018 sheet: what it offers open, closed, closing, unknown, stale, elsewhere, and without a telephone."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from appui_core.helpline import lines as helpline_lines
from appui_core.helpline.lines import Lines
from appui_core.locate import Places
from fakes.clock import FixedClock
from fakes.program import OpenProgram, open_program
from fakes.qt import click, describe, named, press, settle, wait_until

_PARIS = ZoneInfo("Europe/Paris")


def _words(program: OpenProgram) -> str:
    settle()
    labels = program.sheet_3018().findChildren(QLabel)
    text = " ".join(label.text() for label in labels if label.isVisible())
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _at(program: OpenProgram, clock: FixedClock, hour: int, minute: int = 0) -> str:
    clock.set(datetime(2026, 11, 14, hour, minute, tzinfo=_PARIS))
    program.window.show_3018()
    program.sheet_3018().refresh()
    return _words(program)


def _routes_come_first(program: OpenProgram) -> bool:
    sheet = program.sheet_3018()
    return (
        sheet.routes.mapTo(sheet, sheet.routes.rect().topLeft()).y()
        < sheet.chat.mapTo(sheet, sheet.chat.rect().topLeft()).y()
    )


def test_open_the_ways_to_the_3018_come_first(program: OpenProgram, clock: FixedClock) -> None:
    words = _at(program, clock, 18, 2)
    assert program.sheet_3018().number.isVisible()
    assert "3018" in words
    assert "Ouvert jusqu’à 23 h" in words
    assert "tous les jours, de 9 h à 23 h (heure de Paris)" in words
    assert "A-t-il ou a-t-elle parlé de mourir" in words
    assert "07/11/2025" in words
    assert not _routes_come_first(program)


def test_closed_who_answers_now_comes_first_and_the_number_stays(program: OpenProgram, clock: FixedClock) -> None:
    words = _at(program, clock, 23, 40)
    assert "Fermé, ouvre à 9 h" in words
    assert "Qui répond maintenant" in words
    assert program.sheet_3018().number.isVisible()
    assert _routes_come_first(program)
    program.window.close_sheet()
    program.window.show_3018()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert describe(focused).startswith("Ouvrir le tchat"), "the keyboard starts where an answer is"
    press(focused, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is program.sheet_3018().close_button


def test_closing_soon_says_so_and_shows_the_night_routes(program: OpenProgram, clock: FixedClock) -> None:
    words = _at(program, clock, 22, 48)
    assert "Ferme dans 12 min : appelez maintenant" in words
    assert "Tchat police" in words
    after = program.sheet_3018().after_closing
    assert after.isVisible()
    assert "119, enfance en danger" in after.text()
    assert "Fil Santé Jeunes" not in after.text(), "it closes too"
    assert "Après la fermeture" not in _at(program, clock, 18), "that can wait while there is time"


def test_the_sheet_follows_the_clock_while_it_is_open(program: OpenProgram, clock: FixedClock) -> None:
    assert "Ferme dans 1 min" in _at(program, clock, 22, 59)
    clock.advance(60)
    program.sheet_3018().minute.passed.emit()
    assert "Fermé" in _words(program)
    assert _routes_come_first(program)


def test_old_data_is_marked_and_missing_data_still_gives_the_number(
    program: OpenProgram, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.set(datetime(2029, 1, 10, 12, 0, tzinfo=_PARIS))
    program.window.show_3018()
    assert "à confirmer" in _words(program)
    program.window.close_sheet()
    monkeypatch.setattr(program.program, "lines", lambda: Lines((), ("helplines/3018.toml",)))
    program.window.show_3018()
    words = _words(program)
    assert "horaires inconnus" in words.lower()
    assert program.sheet_3018().number.text() == "3018"
    assert program.sheet_3018().chat.isVisible()


def test_a_damaged_file_takes_nothing_else_away(
    program: OpenProgram, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "content"
    (folder / "helplines").mkdir(parents=True)
    (folder / "helplines" / "3018.toml").write_text("hours = [", encoding="utf-8")
    monkeypatch.setattr(program.program, "lines", lambda: helpline_lines.load_lines(folder))
    assert "inconnus" in _at(program, clock, 12)


def test_someone_who_cannot_phone_gets_no_voice_anywhere(program: OpenProgram, clock: FixedClock) -> None:
    _at(program, clock, 18)
    click(program.sheet_3018().cannot_phone)
    words = _words(program)
    sheet = program.sheet_3018()
    assert "Composer" not in words
    assert "SMS au 114" in words
    assert not sheet.copy.isVisible()
    assert not sheet.chat.isHidden()
    assert program.program.settings.flag("can_phone") is False
    program.window.close_sheet()
    program.window.show_3018()
    assert program.sheet_3018().cannot_phone.isChecked(), "it is remembered"


def test_addresses_leave_through_the_one_door(program: OpenProgram, clock: FixedClock) -> None:
    _at(program, clock, 23, 30)
    sheet = program.sheet_3018()
    tchat: QWidget = named(
        sheet, "Ouvrir le tchat (code postal demandé), Tchat police et gendarmerie pour mineurs"
    )
    for button in (sheet.chat, sheet.write, tchat):
        click(button)
        # Each is opened on a thread of its own: only then are they one after the other.
        wait_until(program.program.runner.idle)
    assert program.urls.opened == [
        "https://3018.fr/",
        "https://3018.fr/",
        "https://www.masecurite.interieur.gouv.fr/fr/demarches-en-ligne/mineurs",
    ]


def test_an_address_that_nothing_takes_is_shown_to_copy(program: OpenProgram, clock: FixedClock) -> None:
    _at(program, clock, 18)
    program.urls.broken = True
    click(program.sheet_3018().chat)
    wait_until(program.sheet_3018().problem.isVisible)
    assert "https://3018.fr" in program.sheet_3018().problem.label.text()


def test_the_number_is_copied(program: OpenProgram, clock: FixedClock) -> None:
    _at(program, clock, 18)
    click(program.sheet_3018().copy)
    assert program.clipboard.text == "3018"
    assert program.sheet_3018().copy.text() == "Numéro copié"


def test_the_script_is_copied_and_leads_to_the_evidence(program: OpenProgram, clock: FixedClock) -> None:
    _at(program, clock, 18)
    click(named(program.sheet_3018(), "Copier ces phrases"))
    assert program.clipboard.text.startswith("Mon enfant a … ans.")
    click(named(program.sheet_3018(), "Préparer mes éléments (facultatif)"))
    assert program.top_sheet() is None
    assert program.window.header.title.text() == "Preuves"


@pytest.mark.parametrize("dials", [True, False])
def test_a_call_from_this_pc_is_offered_only_where_it_works(
    qapp: QApplication, places: Places, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, *, dials: bool
) -> None:
    with open_program(qapp, places, clock, monkeypatch, dials=dials) as opened:
        opened.window.show_3018()
        # The question goes to the system off the window's thread.
        wait_until(opened.program.runner.idle)
        assert opened.sheet_3018().dial.isVisible() is dials
        if dials:
            click(opened.sheet_3018().dial)
            wait_until(opened.program.runner.idle)
            assert opened.urls.opened == ["tel:3018"]


def test_a_pc_elsewhere_reads_both_times(
    qapp: QApplication, places: Places, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_program(qapp, places, clock, monkeypatch, zone="Pacific/Tahiti") as opened:
        opened.window.show_3018()
        words = _words(opened)
        assert "23 h (heure de Paris)" in words
        assert "12 h chez vous" in words


def test_traces_are_said_where_they_arise(program: OpenProgram, clock: FixedClock) -> None:
    words = _at(program, clock, 18)
    assert "fenêtre privée" in words
    assert "garde une trace de l’appel" in words


def test_a_qr_code_has_words(program: OpenProgram, clock: FixedClock) -> None:
    _at(program, clock, 18)
    assert "3018" in program.sheet_3018().qr.accessibleName()
