"""What the room does for a school's case: names, the text to paste, the day until which it is kept, its end."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from appui.pages.evidence import dossiers
from appui.pages.evidence.model import View
from appui.pages.evidence.parts import destroy_sheet
from appui.pages.evidence.parts.destroy_sheet import DestroySheet
from appui.pages.evidence.parts.incident_sheet import IncidentSheet
from appui.pages.evidence.parts.names_sheet import NamesSheet
from appui.pages.evidence.parts.retention_sheet import RetentionSheet
from appui.widgets.switch import Switch
from appui_core.cases.aliases import Alias
from appui_core.cases.model import Mode
from appui_core.dossier import aliasing
from appui_core.dossier.aliasing import note_aliases
from appui_core.errors import AppuiError, ErrorCode
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.originals import original_of
from fakes.pictures import png_bytes
from fakes.qt import describe, press, tab_stops, wait_until
from fakes.school_room import TOLD, SchoolRoom, plain

BAR = ("school_names", "school_incident", "school_retain", "school_destroy")


def _line(sheet: QWidget, name: str) -> QLineEdit:
    field = find(sheet, name)
    assert isinstance(field, QLineEdit)
    return field


def test_a_familys_case_has_none_of_it(room: EvidenceRoom) -> None:
    room.one_capture()
    for name in BAR:
        with pytest.raises(AssertionError):
            find(room.page, name)


def test_a_case_of_a_school_begins_in_the_window(room: EvidenceRoom) -> None:
    room.one_capture()
    room.click("room_new_case")
    room.type("case_title", "Suivi 14")
    room.click("case_school", "ready_go")
    assert (room.case().title, room.case().mode) == ("Suivi 14", Mode.SCHOOL)
    assert "À garder jusqu’au" in room.text
    room.click("room_new_case", "ready_go")
    assert room.case().mode is Mode.FAMILY, "the next one is not a school's by itself"


class TestNames:
    def test_they_are_kept_as_they_are_added(self, school: SchoolRoom) -> None:
        sheet = school.sheet("school_names", NamesSheet)
        for name in ("Zoé Lambert", "Zoé"):
            _line(sheet, "names_name").insert(name)
            press(find(sheet, "names_name"), Qt.Key.Key_Return)
            school.room.settle()
        way = find(sheet, "names_by")
        assert isinstance(way, QComboBox)
        way.setCurrentIndex(1)
        _line(sheet, "names_name").insert("Noa-Lou Petit")
        school.on(sheet, "names_add")
        assert school.aliases == (
            Alias("Zoé Lambert", "Élève A"),
            Alias("Zoé", "Élève B"),
            Alias("Noa-Lou Petit", "N.-L. P."),
        )
        assert "names" not in " ".join(school.room.events()), "no journal hears of a name"

    def test_what_stands_for_one_is_changed_and_a_name_removed(self, school: SchoolRoom) -> None:
        note_aliases(school.room.cases, school.case.code, (Alias("Zoé", "Élève A"), Alias("Noa", "N.")))
        sheet = school.sheet("school_names", NamesSheet)
        _line(sheet, "names_shown_0").setText("Z.")
        _line(sheet, "names_shown_0").editingFinished.emit()
        school.room.settle()
        school.on(sheet, "names_remove_1")
        assert school.aliases == (Alias("Zoé", "Z."),)
        _line(sheet, "names_shown_0").setText(" ")
        _line(sheet, "names_shown_0").editingFinished.emit()
        school.room.settle()
        assert school.aliases == (Alias("Zoé", "Z."),)
        _line(sheet, "names_shown_0").setText("l’amie de ZOE")
        _line(sheet, "names_shown_0").editingFinished.emit()
        assert "Un nom de la liste s’y lit encore" in plain(sheet)
        assert school.aliases == (Alias("Zoé", "Z."),)

    def test_blank_or_twice_is_said_and_nothing_is_kept(self, school: SchoolRoom) -> None:
        sheet = school.sheet("school_names", NamesSheet)
        school.on(sheet, "names_add")
        assert "Écrivez le nom" in plain(sheet)
        for name in ("Zoé", "ZOE"):
            _line(sheet, "names_name").setText(name)
            school.on(sheet, "names_add")
        assert school.aliases == (Alias("Zoé", "Élève A"),)
        assert "déjà dans la liste" in plain(sheet)

    def test_where_one_may_still_be_read_is_said(self, school: SchoolRoom) -> None:
        sheet = school.sheet("school_names", NamesSheet)
        _line(sheet, "names_name").insert("Zoé Autre")
        school.on(sheet, "names_add")
        wait_until(lambda: "réécoutez le contenu des pièces 1, 2" in plain(sheet))
        assert "Une partie d’un nom reste lisible dans ce qui est noté des pièces 1, 2" in plain(sheet)


class TestText:
    def test_it_is_made_kept_and_copied(self, school: SchoolRoom, desk: Desk) -> None:
        note_aliases(school.room.cases, school.case.code, (Alias("Zoé Lambert", "Élève A"),))
        sheet = school.sheet("school_incident", IncidentSheet)
        text = find(sheet, "incident_text")
        assert isinstance(text, QPlainTextEdit)
        assert "Z. L." in text.toPlainText()
        assert "Lambert" not in text.toPlainText()
        assert school.case.code in text.toPlainText()
        level = find(sheet, "incident_level")
        assert isinstance(level, QComboBox)
        level.setCurrentIndex(2)
        level.activated.emit(2)
        assert "2 (rectorat et DASEN)" in text.toPlainText()
        text.appendPlainText("Vu par zoé lambert.")
        assert "Un nom de votre liste est écrit" in plain(sheet)
        level.activated.emit(1)
        assert "Vu par zoé lambert." in text.toPlainText(), "what somebody wrote is not made anew"
        text.setPlainText("Vu par Z. L.")
        assert "Un nom de votre liste est écrit" not in plain(sheet)
        school.on(sheet, "incident_copy", "incident_keep")
        assert desk.clipboard.text == "Vu par Z. L."
        again = school.sheet("school_incident", IncidentSheet)
        kept = find(again, "incident_text")
        assert isinstance(kept, QPlainTextEdit)
        assert kept.toPlainText() == "Vu par Z. L."
        school.on(again, "incident_again")
        assert "Z. L." in kept.toPlainText()
        assert len(kept.toPlainText().splitlines()) == 10

    def test_it_says_where_it_knows_from(self, school: SchoolRoom) -> None:
        sheet = school.sheet("school_incident", IncidentSheet)
        assert "n’accepte que des initiales" in plain(sheet)
        assert "comparées le 28/11/2026" in plain(sheet)


class TestKept:
    def test_a_day_is_chosen_with_a_reason(self, school: SchoolRoom) -> None:
        assert "À garder jusqu’au 14/11/2027 : un an, proposé par Appui" in plain(school.room.page)
        sheet = school.sheet("school_retain", RetentionSheet)
        day = find(sheet, "retain_day")
        assert isinstance(day, QComboBox)
        assert day.currentData() == "2027-11-14"
        assert [day.itemData(place) for place in range(day.count())] == [
            "2027-02-14",
            "2027-05-14",
            "2027-11-14",
            "2029-11-14",
        ]
        day.setCurrentIndex(3)
        school.on(sheet, "retain_save")
        assert "Écrivez un motif" in plain(sheet)
        assert "retention_noted" not in school.room.events()
        _line(sheet, "retain_reason").insert("suivi long")
        press(find(sheet, "retain_reason"), Qt.Key.Key_Return)
        school.room.settle()
        assert school.room.events()[-1] == "retention_noted"
        assert "À garder jusqu’au 14/11/2029. Rien ne s’efface tout seul." in plain(school.room.page)

    def test_beyond_three_years_only_where_it_was_asked_for(self, school: SchoolRoom, desk: Desk) -> None:
        desk.clock.advance(days=365 * 3 + 10)
        school.room.page.services.book.reload()
        school.room.settle()
        assert "La durée de conservation est atteinte depuis le 14/11/2027" in plain(school.room.page)
        sheet = school.sheet("school_retain", RetentionSheet)
        assert "Les trois ans proposés sont passés" in plain(sheet)
        assert "aucun texte trouvé ne le fixe" in plain(sheet), "three years are no limit of the law"
        assert "Une plainte peut encore en avoir besoin" in plain(sheet)
        assert "il ne reste qu’à" not in plain(sheet)
        assert not find(sheet, "retain_save").isEnabled()
        school.on(sheet, "retain_hold")
        _line(sheet, "retain_reason").insert("demande du parquet")
        school.on(sheet, "retain_save")
        assert "à la demande de quelqu’un" in plain(school.room.page)
        kept = school.room.cases.keeping.until(school.case.code)
        assert kept is not None
        assert kept.held
        assert kept.until > kept.longest


class TestDestroyed:
    def test_one_yes_then_a_record_that_names_nobody(
        self, school: SchoolRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        note_aliases(school.room.cases, school.case.code, (Alias("Zoé", "Élève A"),))
        school.room.cases.note_export(school.case.code, {"addressee": "school", "exhibits": [1, 2]})
        sheet = school.sheet("school_destroy", DestroySheet)
        assert not find(sheet, "destroy_go").isEnabled()
        school.on(sheet, "destroy_sure", "destroy_go")
        with pytest.raises(AppuiError) as caught:
            school.room.cases.get(school.case.code)
        assert caught.value.code is ErrorCode.CASE_PURGED
        assert "Suivi 12" not in plain(school.room.page)
        assert "2 pièce(s) détruite(s)" in plain(sheet)
        assert "1 dossier(s) en avaient été préparés" in plain(sheet)
        school.on(sheet, "destroy_end")
        assert "Le relevé n’est pas encore enregistré" in plain(sheet)
        monkeypatch.setattr(destroy_sheet, "choose_folder", lambda _parent, _title, done: done((tmp_path / "R",)))
        school.on(sheet, "destroy_save")
        wait_until(lambda: "Relevé enregistré" in plain(sheet))
        assert "pas encore enregistré" not in plain(sheet)
        pdf = tmp_path / "R" / f"appui-{school.case.code}-destruction.pdf"
        words = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
        record = school.room.cases.keeping.destruction(school.case.code)
        assert record.signed_head.head in "".join(words.split())
        assert "Zoé" not in words
        assert "Suivi 12" not in words
        assert school.room.cases.journal(school.case.code)[-1] == record.entry

    def test_another_reason_has_to_be_written(self, school: SchoolRoom) -> None:
        sheet = school.sheet("school_destroy", DestroySheet)
        why = find(sheet, "destroy_why")
        assert isinstance(why, QComboBox)
        why.setCurrentIndex(4)
        why.activated.emit(4)
        school.on(sheet, "destroy_sure", "destroy_go")
        assert "Écrivez un motif" in plain(sheet)
        assert school.room.cases.get(school.case.code).exhibits == 2
        school.on(sheet, "destroy_stay")
        assert school.room.cases.get(school.case.code).exhibits == 2


class TestDossier:
    @pytest.fixture
    def into(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
        folder = tmp_path / "remise"
        monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done((folder,)))
        return folder

    def _named(self, folder: Path) -> bool:
        return b"Zo\xc3\xa9" in (folder / "data" / "exhibits.json").read_bytes()

    def test_a_schools_version_is_always_without_them(self, school: SchoolRoom, into: Path) -> None:
        note_aliases(school.room.cases, school.case.code, (Alias("Zoé Lambert", "É."), Alias("Zoé", "É.")))
        school.room.to_readers("dossier_school")
        assert "2 nom(s) de la liste remplacé(s) partout" in plain(school.room.page)
        assert "réécoutez le contenu des pièces 1, 2" in plain(school.room.page)
        assert "É." in plain(school.room.page)
        school.room.last_step()
        school.room.click("dossier_make")
        (folder,) = into.iterdir()
        assert not self._named(folder)

    def test_names_are_known_also_where_nobody_can_look_for_them(
        self, school: SchoolRoom, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_asked: object) -> None:
            raise AppuiError(ErrorCode.VAULT_DAMAGED, "journal head")

        monkeypatch.setattr(aliasing, "remains", refuse)
        note_aliases(school.room.cases, school.case.code, (Alias("Zoé", "É."),))
        sheet = school.sheet("school_names", NamesSheet)
        assert "abîmé" in plain(sheet)
        school.room.to_readers("dossier_school")
        assert "1 nom(s) de la liste remplacé(s) partout" in plain(school.room.page)

    def test_a_family_asks_for_it(self, room: EvidenceRoom, into: Path) -> None:
        room.make_vault()
        room.click("ready_back")
        case = room.cases.new("Chez nous")
        room.cases.add_original(case.code, original_of(png_bytes(3)), TOLD)
        room.page.services.book.select(case.code)
        room.settle()
        note_aliases(room.cases, case.code, (Alias("Zoé", "É."),))
        room.click("dossier_school", "dossier_make")
        (folder,) = into.iterdir()
        assert self._named(folder)
        room.click("dossier_done")
        room.to_readers("dossier_school")
        room.click("dossier_names_on")
        room.last_step()
        room.click("dossier_back", "dossier_back")
        assert room.at(View.DOSSIER_READERS)
        switch = find(room.page, "dossier_names_on")
        assert isinstance(switch, Switch)
        assert switch.isChecked(), "what was decided stands on the way back"
        room.last_step()
        room.click("dossier_make")
        (other,) = set(into.iterdir()) - {folder}
        assert not self._named(other)
        room.click("dossier_done")
        room.to_readers("dossier_police")
        with pytest.raises(AssertionError):
            find(room.page, "dossier_names")


def test_a_day_that_is_reached_stays_calm(school: SchoolRoom, desk: Desk) -> None:
    desk.clock.advance(days=400)
    school.room.page.services.book.reload()
    school.room.settle()
    (one,) = school.room.cases.keeping.reached()
    assert one.until < desk.clock.now().date() - timedelta(days=30)
    assert school.room.cases.get(school.case.code).exhibits == 2


@pytest.mark.parametrize(
    ("button", "kind", "stops"),
    [
        ("school_names", NamesSheet, ["names_name", "names_by", "names_add", "names_shown_0", "names_remove_0"]),
        (
            "school_incident",
            IncidentSheet,
            [
                "incident_kind",
                "incident_level",
                "incident_text",
                "incident_copy",
                "incident_keep",
                "incident_again",
            ],
        ),
        ("school_retain", RetentionSheet, ["retain_hold", "retain_day", "retain_reason", "retain_save"]),
        ("school_destroy", DestroySheet, ["destroy_why", "destroy_sure", "destroy_stay"]),
    ],
)
def test_every_control_is_reached_by_keyboard_and_has_a_name(
    school: SchoolRoom, button: str, kind: type[QWidget], stops: list[str]
) -> None:
    note_aliases(school.room.cases, school.case.code, (Alias("Zoé", "Élève A"),))
    sheet = school.sheet(button, kind)
    assert [name for name in tab_stops(sheet) if name] == stops
    assert all(describe(find(sheet, name)) for name in stops)
