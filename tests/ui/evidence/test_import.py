"""Files: each is kept or refused with its reason, and one that is refused does not stop the others."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog

from appui.pages.evidence import page as page_module
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.pick import pick_files
from appui.widgets.shown_name import shown_name
from appui_core.cases.model import Kind
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import load_messages
from fakes.desk import Desk
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import jpeg_bytes, png_bytes
from fakes.qt import settle, wait_until

Choose = Callable[..., None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Return a function that says which files the dialog will give."""

    def give(*paths: Path) -> None:
        monkeypatch.setattr(page_module, "pick_files", lambda _parent, done: done(paths))

    return give


def _files(folder: Path) -> dict[str, Path]:
    files = {
        "sound.png": png_bytes(1),
        "photo.jpg": jpeg_bytes(2),
        "again.png": png_bytes(1),
        "empty.png": b"",
        "words.png": b"no picture at all",
        "cut.jpg": jpeg_bytes(3)[:-40],
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in files}


def test_the_sound_ones_are_kept_and_the_others_refused_with_a_reason(
    room: EvidenceRoom, choose: Choose, tmp_path: Path
) -> None:
    files = _files(tmp_path)
    os.mkfifo(tmp_path / "pipe.png")
    choose(*files.values(), tmp_path / "pipe.png", tmp_path / "missing.png")
    room.click("way_files", "gate_no", "who_alone", "recovery_noted", "ready_go")
    assert room.at(View.IMPORTED)
    assert [exhibit.kind for exhibit in room.exhibits()] == [Kind.IMPORT, Kind.IMPORT]
    messages = load_messages("fr")
    fates = room.page.services.importer.fates
    codes = [str(fate.error.code) if fate.error else "" for fate in fates]
    assert codes == ["", "", "", "file_empty", "format_unknown", "format_broken", "not_a_file", "file_missing"]
    for fate in fates:
        if fate.error is not None:
            assert messages.error(fate.error.code).message in room.text
    assert "Déjà là : pièce 1" in room.text.replace("\u00a0", " ")


def test_what_is_not_taken_is_named_by_what_it_is(room: EvidenceRoom, choose: Choose, tmp_path: Path) -> None:
    files = {"a.zip": b"PK\x03\x04", "b.zip": b"PK\x03\x04", "a.exe": b"MZ", "message vocal.ogg": b"OggS"}
    for name, start in files.items():
        (tmp_path / name).write_bytes(start + bytes(40))
    choose(*(tmp_path / name for name in files))
    room.click("way_files", "gate_no", "who_alone", "recovery_noted", "ready_go")
    messages = load_messages("fr")
    for word in ("archive", "program", "sound"):
        said = messages.refusal(AppuiError(ErrorCode.FORMAT_UNKNOWN, f"{word} x")).message
        assert room.text.count(said) == 1, word
    assert messages.error(ErrorCode.FORMAT_UNKNOWN).message not in room.text


def test_a_change_of_mind_keeps_nothing(room: EvidenceRoom, choose: Choose) -> None:
    choose()
    room.click("way_files", "gate_no", "who_alone", "recovery_noted", "ready_go")
    assert room.at(View.HOME)
    assert room.cases.list() == ()


def test_all_refused_leaves_no_empty_case(room: EvidenceRoom, choose: Choose, tmp_path: Path) -> None:
    choose(_files(tmp_path)["words.png"])
    room.click("way_files", "gate_no", "who_alone", "recovery_noted", "ready_go", "imported_end")
    assert room.cases.list() == ()


def test_what_they_have_in_common_is_noted_on_each_new_one(
    room: EvidenceRoom, choose: Choose, tmp_path: Path
) -> None:
    files = _files(tmp_path)
    choose(files["sound.png"])
    room.click("way_files", "gate_no", "who_alone", "recovery_noted", "ready_go")
    room.type("coach_account", "@premier")
    choose(files["sound.png"], files["photo.jpg"])
    room.click("imported_more")
    assert room.value("coach_account") == "@premier"
    room.type("coach_account", "@second")
    room.click("imported_end")
    first, second = room.exhibits()
    assert first.facts.account == "@premier", "the one that was there already keeps what was said of it"
    assert second.facts.account == "@second"


def test_the_originals_stay_where_they_are(room: EvidenceRoom, choose: Choose, tmp_path: Path) -> None:
    path = _files(tmp_path)["sound.png"]
    before = path.read_bytes()
    choose(path)
    room.click("way_files", "gate_no", "who_alone", "recovery_noted", "ready_go", "imported_end")
    assert path.read_bytes() == before


def test_names_are_shown_calmly_and_never_logged(
    room: EvidenceRoom, choose: Choose, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    path = tmp_path / "secret\nname\u202egnp.png"
    path.write_bytes(b"")
    choose(path)
    room.click("way_files", "gate_no", "who_alone", "recovery_noted", "ready_go")
    assert "secret\N{REPLACEMENT CHARACTER}name\N{REPLACEMENT CHARACTER}gnp.png" in room.text
    assert "secret" not in caplog.text
    room.click("imported_end")
    assert "secret" not in room.text
    assert room.page.services.importer.fates == []


def test_a_long_name_keeps_its_end() -> None:
    assert shown_name("x" * 200 + ".png").endswith("xx.png")
    assert len(shown_name("x" * 200 + ".png")) < 90


def test_locking_in_the_middle_stops_the_import(room: EvidenceRoom, desk: Desk, tmp_path: Path) -> None:
    room.make_vault()
    paths = []
    for shade in range(100):
        paths.append(tmp_path / f"{shade}.png")
        paths[-1].write_bytes(png_bytes(shade))
    room.page.services.flow.title = "Une"
    room.page.services.importer.take(tuple(paths))
    wait_until(lambda: room.page.services.importer.fates)
    desk.vault.lock()
    room.settle()
    assert room.at(View.HOME)
    room.click("unlock_session")
    assert 0 < len(room.exhibits()) < 100


def test_the_file_dialog_leaves_no_history(
    room: EvidenceRoom, qapp: QApplication, tmp_path: Path, home: Path
) -> None:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(home / "settings"))
    picked: list[tuple[Path, ...]] = []
    folder = tmp_path / "planted-folder-name"
    folder.mkdir()
    (folder / "a.png").write_bytes(png_bytes())
    dialog = pick_files(room.page, picked.append)
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(folder))
    dialog.selectFile("a.png")
    dialog.accept()
    settle()
    wait_until(lambda: picked)
    settle()
    qapp.processEvents()
    assert picked == [(folder / "a.png",)]
    assert [path for path in home.rglob("*") if path.is_file()] == []
