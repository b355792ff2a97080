"""A dossier: said before what goes and what stays, built in a new folder, verified at once."""

import subprocess
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from appui.pages.evidence import dossiers, jobs
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.dossier import DossierView
from appui_core.dossier.build import DossierResult
from appui_core.dossier.seal import Seal
from appui_core.dossier.verify import verify_path
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.qt import click, wait_until

ADDRESS = "https://exemple.test/adresse-precise"


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder that the dialog will give."""
    folder = tmp_path / "remise"
    monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done((folder,)))
    return folder


def _with_two_exhibits(room: EvidenceRoom) -> None:
    room.one_capture()
    room.click("way_link")
    room.type("link_url", ADDRESS)
    room.click("link_keep")


@pytest.mark.parametrize(
    ("button", "told"),
    [("dossier_school", False), ("dossier_police", True), ("dossier_3018", True), ("dossier_platform", False)],
)
def test_it_is_built_verified_and_says_what_it_tells(
    room: EvidenceRoom, into: Path, button: str, *, told: bool
) -> None:
    _with_two_exhibits(room)
    room.to_readers(button)
    text = room.text.replace("\u202f", " ")
    assert "groupe de parents" in text
    assert ("adresse non communiquée" in text) is not told
    assert (ADDRESS in text) is told
    room.last_step()
    assert "groupe de parents" in room.text
    room.click("dossier_make")
    (folder,) = into.iterdir()
    text = room.text.replace("\u202f", " ")
    assert "Vérifié : rien n’a changé" in text.replace("\u00a0", " ")
    assert str(folder) in text
    assert verify_path(folder).intact
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert (ADDRESS.encode() in everything) is told
    assert room.events()[-1] == "dossier_exported"


def test_what_the_panel_promises_is_what_is_written(room: EvidenceRoom, into: Path) -> None:
    _with_two_exhibits(room)
    room.click("dossier_school")
    room.click("dossier_make")
    (folder,) = into.iterdir()
    done = subprocess.run(
        ["sha256sum", "-c", "manifest-sha256.txt"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_a_folder_that_can_not_be_written_leads_back_to_the_question(
    room: EvidenceRoom, desk: Desk, into: Path
) -> None:
    room.one_capture()
    into.write_text("a file in the way")
    room.click("dossier_school")
    room.click("dossier_make")
    assert desk.said[-1][0] == "warn"
    assert "Sous quelle forme" in room.text
    assert "Vérifié" not in room.text


def test_an_altered_dossier_is_not_called_verified(
    room: EvidenceRoom, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = jobs.verify

    def altered(result: DossierResult, seal: Seal | None) -> jobs.Made:
        (result.path / "data" / "exhibits.json").write_bytes(b"{}")
        return real(result, seal)

    monkeypatch.setattr(jobs, "verify", altered)
    room.one_capture()
    room.click("dossier_school")
    room.click("dossier_make")
    assert "ne le remettez pas" in room.text
    assert "rien n’a changé" not in room.text
    assert into.is_dir()


def test_changing_ones_mind_writes_nothing(room: EvidenceRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done(()))
    room.one_capture()
    room.click("dossier_school")
    room.click("dossier_make")
    room.leave_dossier()
    assert "dossier_exported" not in room.events()


def test_the_folder_is_shown_or_its_place_is_said(
    room: EvidenceRoom, desk: Desk, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def show(folder: Path) -> bool:
        asked.append(folder)
        return False

    monkeypatch.setattr(dossiers, "open_folder", show)
    room.one_capture()
    room.click("dossier_police")
    room.click("dossier_make", "dossier_open")
    assert asked == list(into.iterdir())
    assert desk.said[-1][0] == "neutral"


def test_no_exhibit_no_dossier(room: EvidenceRoom) -> None:
    room.one_capture()
    room.click("remove_1", "withdrawn_back")
    assert "Préparer un dossier" not in room.text


def test_what_is_being_written_can_be_stopped_and_nothing_of_it_is_left(
    room: EvidenceRoom, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_two_exhibits(room)
    begun, go_on = Event(), Event()
    real = jobs.build

    def build(*arguments: Any) -> DossierResult:  # noqa: ANN401 - whatever the real one takes
        begun.set()
        assert go_on.wait(30)
        return real(*arguments)

    monkeypatch.setattr(jobs, "build", build)
    room.click("dossier_school")
    click(find(room.page, "dossier_make"))
    wait_until(begun.is_set, 60_000)
    stop = find(room.page, "dossier_stop")
    assert (stop.isHidden(), stop.isEnabled()) == (False, True)
    stop.setFocus()
    click(stop)
    assert not stop.isEnabled()
    assert _on_the_last_step(room)
    go_on.set()
    room.settle()
    assert "aucun dossier n’a été écrit" in room.desk.said[-1][1]
    assert not into.exists()
    assert room.at(View.DOSSIER)
    assert _on_the_last_step(room)
    find(room.page, "dossier_make").setFocus()
    room.click("dossier_make")
    assert len(list(into.iterdir())) == 1
    # What was pressed is hidden: the keyboard does not go to whatever comes next in the window.
    assert _on_the_last_step(room)
    assert not isinstance(QApplication.focusWidget(), QAbstractButton)


def _on_the_last_step(room: EvidenceRoom) -> bool:
    view, focused = room.page.findChild(DossierView), QApplication.focusWidget()
    return view is not None and focused is not None and (focused is view or view.isAncestorOf(focused))
