"""Sheets of a school’s case that are left while they hold something, or do it: nothing is lost or unseen."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from appui.pages.evidence.parts.destroy_sheet import DestroySheet
from appui.pages.evidence.parts.incident_sheet import PART, IncidentSheet
from appui.pages.evidence.parts.names_sheet import NamesSheet
from appui.widgets.sheet import SheetLayer
from appui_core.cases.prepared import CUT
from appui_core.dossier import aliasing
from appui_core.errors import AppuiError, ErrorCode
from fakes.desk import find
from fakes.lane import held
from fakes.qt import click
from fakes.school_room import SchoolRoom, plain
from ui.evidence.test_mask_ways import lock, unlock


def _text(sheet: QWidget) -> QPlainTextEdit:
    field = find(sheet, "incident_text")
    assert isinstance(field, QPlainTextEdit)
    return field


def test_what_was_written_is_kept_however_it_is_left(school: SchoolRoom) -> None:
    room, layer = school.room, SheetLayer(school.room.page)
    for words in ("Écrit à la main.", "Et encore."):
        sheet = school.sheet("school_incident", IncidentSheet)
        layer.open_sheet(sheet)
        _text(sheet).appendPlainText(words)
        sheet.request_close()
        room.settle()
    sheet = school.sheet("school_incident", IncidentSheet)
    assert _text(sheet).toPlainText().endswith("Écrit à la main.\nEt encore.")
    _text(sheet).appendPlainText("Juste avant le verrou.")
    lock(room)
    sheet.hide()
    unlock(room)
    room.page.services.book.select(school.case.code)
    room.settle()
    sheet = school.sheet("school_incident", IncidentSheet)
    assert _text(sheet).toPlainText().endswith("Et encore.\nJuste avant le verrou.")


def test_it_says_that_a_withdrawn_exhibit_took_the_text_along(school: SchoolRoom) -> None:
    sheet = school.sheet("school_incident", IncidentSheet)
    assert sheet.cut.isHidden()
    school.room.cases.prepared.note(school.case.code, PART, {CUT: True})
    sheet = school.sheet("school_incident", IncidentSheet)
    assert not sheet.cut.isHidden()
    assert _text(sheet).toPlainText()


def test_a_text_that_nobody_touched_is_not_kept(school: SchoolRoom) -> None:
    layer = SheetLayer(school.room.page)
    sheet = school.sheet("school_incident", IncidentSheet)
    layer.open_sheet(sheet)
    sheet.request_close()
    school.room.settle()
    assert school.room.cases.prepared.read(school.case.code, PART) is None


def test_made_anew_what_was_written_can_be_put_back(school: SchoolRoom) -> None:
    sheet = school.sheet("school_incident", IncidentSheet)
    assert sheet.back.isHidden()
    _text(sheet).appendPlainText("Écrit à la main.")
    school.on(sheet, "incident_again")
    assert "à la main" not in _text(sheet).toPlainText()
    school.on(sheet, "incident_back")
    assert "à la main" in _text(sheet).toPlainText()
    assert sheet.back.isHidden()


def test_while_it_is_destroyed_nothing_says_that_it_could_be_stopped(school: SchoolRoom) -> None:
    room, layer = school.room, SheetLayer(school.room.page)
    sheet = school.sheet("school_destroy", DestroySheet)
    layer.open_sheet(sheet)
    school.on(sheet, "destroy_sure")
    with held(room.desk.context.runner, room.page):
        click(find(sheet, "destroy_go"))
        assert not find(sheet, "destroy_stay").isEnabled()
        assert not sheet.close_button.isEnabled()
        assert "Destruction en cours" in plain(sheet)
        layer.escape()
        assert layer.top() is sheet
    room.settle()
    assert "Ce dossier de suivi est détruit" in plain(sheet)
    assert sheet.close_button.isEnabled()


def test_the_room_lets_go_of_it_even_when_the_sheet_is_taken_away(school: SchoolRoom) -> None:
    room, layer = school.room, SheetLayer(school.room.page)
    sheet = school.sheet("school_destroy", DestroySheet)
    layer.open_sheet(sheet)
    school.on(sheet, "destroy_sure")
    with held(room.desk.context.runner, room.page):
        click(find(sheet, "destroy_go"))
        layer.close_sheet(sheet)
        QApplication.sendPostedEvents(sheet, QEvent.Type.DeferredDelete)
    room.settle()
    with pytest.raises(AppuiError, match="purged"):
        room.cases.get(school.case.code)
    assert "Suivi 12" not in plain(room.page)


def test_a_name_that_could_not_be_kept_is_said_after_the_sheet_was_closed(
    school: SchoolRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise AppuiError(ErrorCode.DISK_FULL, "index.db")

    room, layer = school.room, SheetLayer(school.room.page)
    sheet = school.sheet("school_names", NamesSheet)
    layer.open_sheet(sheet)
    room.settle()
    sheet.name.set_text("Noa")
    with held(room.desk.context.runner, room.page):
        click(find(sheet, "names_add"))
        sheet.request_close()
        QApplication.sendPostedEvents(sheet, QEvent.Type.DeferredDelete)
        monkeypatch.setattr(aliasing, "note_aliases", full)
    room.settle()
    assert school.aliases == ()
    tone, words = room.desk.said[-1]
    assert tone == "warn"
    assert words.startswith("Le dernier changement de la liste des noms n’a pas été gardé. Il n’y a plus de place")
