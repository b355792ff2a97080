"""The page that verifies a received dossier: without a vault, in words, for every form that a dossier comes in."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from appui.actions import catalogue
from appui.actions.command import Commands, Mode
from appui.pages.verify.page import VerifyPage
from appui.tasks.received import FOR_VERIFYING
from appui.tasks.vault_session import State
from appui.texts.language import Language
from appui_core.adapters.http import Limits
from appui_core.adapters.time_stamp import RequestsTimeStamper
from appui_core.cases.model import Addressee, Facts
from appui_core.dossier import seal
from appui_core.dossier.build import build_dossier
from appui_core.dossier.choice import Choice
from appui_core.dossier.problems import Code
from appui_core.dossier.stamping import Stamping
from appui_core.messages import load_messages
from appui_core.vault.keys import new_identity
from core.dossier.conftest import sample_case
from core.dossier.masked_pictures import COVER
from core.dossier.tampering import exhibit_files, flip
from data.dossier_pictures import png
from fakes import time_authority
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock
from fakes.desk import Desk, find, go, plain_text
from fakes.program import OpenProgram
from fakes.qt import click, drop, file_drag, press, settle, tab_stops, type_text, wait_until

Show = Callable[[QWidget], QWidget]
IDENTITY = new_identity()
PHRASE = "cinq mots sans lien entre"
INTACT = "Dossier intact : rien n’a été ajouté, retiré ni changé"


def made(into: Path, *, zip_it: bool = False, sealed: seal.Seal | None = None) -> Path:
    return build_dossier(
        sample_case(),
        Addressee.POLICE,
        into,
        clock=FixedClock(),
        messages=load_messages("fr"),
        zip_it=zip_it,
        seal=sealed,
    ).path


def said(page: QWidget) -> str:
    return plain_text(page).replace("\u00a0", " ").replace("\u202f", " ")


class Room:
    """The page on a screen; there is no vault."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = VerifyPage(desk.context)
        self.page.resize(1000, 800)

    def give(self, path: Path) -> str:
        """Drop a dossier on the window, as the window hands it over; return what is said then."""
        self.desk.handover.put(FOR_VERIFYING, path)
        self.page.shown()
        self.desk.settle()
        return self.text

    @property
    def text(self) -> str:
        settle()
        return said(self.page)


@pytest.fixture
def room(qapp: QApplication, desk: Desk, on_screen: Show) -> Iterator[Room]:
    assert qapp is not None
    language = Language()
    language.use("fr")
    opened = Room(desk)
    on_screen(opened.page)
    settle()
    yield opened
    language.leave()


def test_before_anything_it_says_what_it_does_and_nothing_else(room: Room) -> None:
    assert "Rien n’est modifié, rien n’est envoyé, rien n’est gardé" in room.text
    assert "intact" not in room.text
    room.page.activateWindow()
    assert tab_stops(room.page) == ["verify_file", "verify_folder"]


@pytest.mark.parametrize("zip_it", [False, True])
def test_an_intact_one_is_told_with_what_to_compare_and_what_it_does_not_show(
    room: Room,
    tmp_path: Path,
    zip_it: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    path = made(tmp_path, zip_it=zip_it)
    text = room.give(path)
    assert INTACT in text
    printed = sample_case().signed_head
    for words in (
        path.name,
        printed.head,
        str(printed.entries),
        hashlib.sha256(printed.public_key).hexdigest(),
        "À comparer avec le papier",
        "Ce que cela montre, et ce que cela ne montre pas",
        "Qui se trouve derrière un compte.",
        "Il n’y en a pas dans ce dossier.",
    ):
        assert words in text
    assert "Ce qui a changé" not in text
    assert room.desk.vault_is(State.ABSENT)
    assert not room.desk.places.data.exists() or not any(room.desk.places.data.rglob("*"))


def test_what_changed_is_named_file_by_file_in_words(room: Room, tmp_path: Path) -> None:
    path = made(tmp_path)
    first, second = exhibit_files(path)[:2]
    flip(first)
    second.unlink()
    (path / "a-lire.txt").write_text("x")
    text = room.give(path)
    assert INTACT not in text
    assert "Ce dossier n’est plus tel qu’il a été fait." in text
    for words in (
        f"data/{first.name}",
        "Changé depuis que le dossier a été fait",
        f"data/{second.name}",
        "Il manque",
    ):
        assert words in text
    assert "a-lire.txt" in text


def test_every_fault_has_words() -> None:
    from appui.pages.verify.parts.result import fault_words  # noqa: PLC0415 - beside its use

    for language in ("fr", "en"):
        for code in Code:
            assert fault_words(load_messages(language), str(code)) != str(code)


def test_a_hostile_name_stays_a_name(room: Room, tmp_path: Path) -> None:
    path = made(tmp_path)
    (path / "a\n<b>\x1b[31m\u202egnp").write_text("x")
    text = room.give(path)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "a\\n<b>\\x1b[31m\\u202egnp" in text


def test_more_than_fifty_faults_are_counted(room: Room, tmp_path: Path) -> None:
    path = made(tmp_path)
    for number in range(53):
        (path / f"ajout-{number:02d}.txt").write_text("x")
    text = room.give(path)
    assert "ajout-49.txt" in text
    assert "ajout-50.txt" not in text
    assert "Et 3 autres." in text


def test_masked_copies_are_listed(room: Room, tmp_path: Path) -> None:
    case_file = FakeCaseFile()
    exhibit = case_file.add_picture(png(seed=3), facts=Facts(account="@exemple"))
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    path = build_dossier(
        case_file, Addressee.SCHOOL, tmp_path, clock=FixedClock(), messages=load_messages("fr")
    ).path
    text = room.give(path)
    assert INTACT in text
    assert "Copies masquées" in text
    assert "-masque.png" in text


def test_of_a_masked_copy_that_is_abridged_too_no_file_is_said_to_be_compared(room: Room, tmp_path: Path) -> None:
    case_file = FakeCaseFile()
    both = case_file.add_picture(png(seed=3), facts=Facts(account="@exemple", note="Un soir"))
    case_file.mask(both, Addressee.SCHOOL, COVER)
    case_file.add_picture(png(seed=4), facts=Facts(note="Un matin"))

    def text(hidden: dict[int, tuple[str, ...]]) -> str:
        made_of = build_dossier(
            case_file,
            Addressee.SCHOOL,
            tmp_path,
            clock=FixedClock(),
            messages=load_messages("fr"),
            choice=Choice(hidden=hidden),
        )
        return room.give(made_of.path)

    compared = "Leur fichier, lui, a été comparé au journal"
    assert compared not in text({1: ("note",)})
    assert f"{compared}, sauf celui des copies masquées." in text({1: ("note",), 2: ("note",)})
    assert f"{compared}." in text({2: ("note",)})


def test_a_passphrase_is_asked_for_tried_again_and_forgotten(room: Room, tmp_path: Path) -> None:
    path = made(tmp_path / "d", sealed=seal.with_passphrase(PHRASE))
    assert "Ce dossier est scellé : il faut l’ouvrir" in room.give(path)
    field = room.page.key.field
    assert QApplication.focusWidget() is field.edit
    press(field.edit, Qt.Key.Key_Return)
    assert "Écrivez la phrase secrète." in room.text
    type_text(field.edit, "une autre")
    press(field.edit, Qt.Key.Key_Return)
    room.desk.settle()
    assert "ne s’ouvre pas avec cette clé" in room.text
    assert field.text() == ""
    type_text(field.edit, PHRASE)
    go(room.page, room.desk, "verify_open")
    assert INTACT in room.text
    assert field.text() == ""
    assert not room.page.key.isVisible()
    assert list(path.parent.iterdir()) == [path]


def test_a_key_file_opens_the_other_kind(room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "d", sealed=seal.for_recipient(IDENTITY.recipient))
    key = tmp_path / "cle.txt"
    key.write_text(f"# la mienne\n{IDENTITY.secret}\n")
    assert "Ce dossier est scellé : il faut l’ouvrir" in room.give(path)
    for file, words in ((path, "clé privée age utilisable"), (key, INTACT)):
        _choose(monkeypatch, file)
        go(room.page, room.desk, "verify_key")
        room.desk.settle()
        assert words in room.text


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    def at_once(dialog: QFileDialog, done: Callable[[tuple[Path, ...]], None]) -> QFileDialog:
        dialog.deleteLater()
        done((path,))
        return dialog

    monkeypatch.setattr("appui.qt_adapters.file_dialogs.open_dialog", at_once)


@pytest.mark.parametrize(("button", "zip_it"), [("verify_file", True), ("verify_folder", False)])
def test_a_file_or_a_folder_is_chosen(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, button: str, *, zip_it: bool
) -> None:
    _choose(monkeypatch, made(tmp_path, zip_it=zip_it))
    go(room.page, room.desk, button)
    room.desk.settle()
    assert INTACT in room.text


def test_what_is_no_dossier_is_said_calmly_and_a_result_can_be_cleared(room: Room, tmp_path: Path) -> None:
    (tmp_path / "autre").mkdir()
    assert "Ceci n’est pas un dossier fait par Appui." in room.give(tmp_path / "autre")
    go(room.page, room.desk, "verify_clear")
    assert "Ceci n’est pas" not in room.text
    assert room.page.look.path is None


def test_it_can_be_stopped_and_says_that_nothing_is_known(room: Room, tmp_path: Path) -> None:
    path = made(tmp_path)
    # A file that never ends would be a pipe; a large hole is read in many blocks.
    with (path / "dossier.pdf").open("r+b") as file:
        file.truncate(2 << 30)
    room.desk.handover.put(FOR_VERIFYING, path)
    room.page.shown()
    stop = find(room.page, "verify_stop")
    wait_until(lambda: " 0 %" not in room.text and "%" in room.text)
    click(stop)
    room.desk.settle()
    assert "Vérification arrêtée. Rien n’est conclu" in room.text
    assert "intact" not in room.text


def test_a_second_one_takes_the_place_of_the_first(room: Room, tmp_path: Path) -> None:
    first, second = made(tmp_path / "a"), made(tmp_path / "b", zip_it=True)
    flip(exhibit_files(first)[0])
    room.desk.handover.put(FOR_VERIFYING, first)
    room.page.shown()
    text = room.give(second)
    assert second.name in text
    assert INTACT in text


def test_words_follow_the_language(room: Room, tmp_path: Path) -> None:
    room.give(made(tmp_path))
    language = Language()
    language.use("en")
    room.desk.language = "en"
    room.page.retranslate()
    assert "Dossier intact: nothing was added" in room.text
    assert "To compare with the paper" in room.text
    language.leave()


# --- in the window -----------------------------------------------------------------------------------------------


def _verified(program: OpenProgram) -> bool:
    page = program.window.page()
    return isinstance(page, VerifyPage) and not page.look.running and page.look.report is not None


@pytest.mark.parametrize("start", ["home", "evidence", "verify", "followup"])
@pytest.mark.parametrize("form", ["folder", "zip", "unpacked"])
def test_dropped_anywhere_it_is_verified_and_never_an_exhibit(
    program: OpenProgram, tmp_path: Path, start: str, form: str
) -> None:
    path = made(tmp_path / "d", zip_it=form == "zip")
    if form == "unpacked":  # as Windows leaves it: a folder in a folder
        path = path.parent
    program.window.navigate(start)
    settle()
    assert drop(program.window.page(), file_drag(path)) is not None
    wait_until(lambda: _verified(program))
    page = program.window.page()
    assert isinstance(page, VerifyPage)
    assert INTACT in said(page)
    assert not program.program.context.handover.waits("files")
    assert not program.program.places.vault.exists()


def test_beside_other_files_nothing_else_is_taken(program: OpenProgram, tmp_path: Path) -> None:
    path = made(tmp_path / "d")
    other = tmp_path / "a.png"
    other.write_bytes(png())
    drop(program.window.header, file_drag(other, path))
    wait_until(lambda: _verified(program))


def test_the_room_of_steps_leads_there(program: OpenProgram) -> None:
    program.window.navigate("followup")
    settle()
    click(find(program.window.page(), "closed_verify"))
    assert isinstance(program.window.page(), VerifyPage)


def test_the_kiosk_has_no_such_command() -> None:
    kiosk = Commands(Mode.KIOSK)
    kiosk.bind(catalogue.VERIFY, lambda: None)
    assert kiosk.all() == ()


def test_a_pipe_that_is_dropped_is_not_waited_for(program: OpenProgram, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tuyau")
    drop(program.window.page(), file_drag(tmp_path / "tuyau"))
    wait_until(lambda: program.window.page().page_id == "evidence")  # type: ignore[attr-defined]  # a page


@pytest.mark.tool
def test_dates_are_told_with_who_says_so_and_a_strange_one_is_a_fault(room: Room, tmp_path: Path) -> None:
    with time_authority.running(time_authority.TimeAuthority(tmp_path / "tsa", "Étoile")) as (tsa,):
        stamper = RequestsTimeStamper.on_loopback(limits=Limits(connect_s=2, read_s=2, total_s=5))
        stamping = Stamping(stamper, [tsa.authority()])
        dated = build_dossier(
            sample_case(),
            Addressee.POLICE,
            tmp_path / "d",
            clock=FixedClock(),
            messages=load_messages("fr"),
            stamping=stamping,
        ).path
        roots = tsa.authority().roots
    text = room.give(dated)
    assert INTACT in text
    assert "Cette date est signée par une autorité qu’Appui ne connaît pas" in text
    (tmp_path / "racine.pem").write_bytes(roots)
    line = f"Étoile | https://tsa.exemple.invalid | {tmp_path / 'racine.pem'}"
    room.desk.settings.set("stamp_authorities", line)
    assert "La liste des fichiers existait à cette date, attestée par Étoile : " in room.give(dated)
    other = build_dossier(
        sample_case().only(1), Addressee.POLICE, tmp_path / "e", clock=FixedClock(), messages=load_messages("fr")
    ).path
    shutil.copytree(dated / "timestamps", other / "timestamps")
    text = room.give(other)
    assert INTACT not in text
    assert "Cette date porte sur autre chose que la liste des fichiers de ce dossier" in text
