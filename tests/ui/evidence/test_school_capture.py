"""A school's capture: looked at before anything is kept, the part alone, a file of the desktop's just so."""

import threading

import pytest
from PySide6.QtWidgets import QComboBox

from appui.pages.evidence import jobs, keeper, shooting
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.confirm import ConfirmView
from appui_core.cases.model import Kind, Mode
from appui_core.intake import decode_child
from appui_core.intake.region import Region
from appui_core.ports import Frame, PictureFile
from data.pictures import noise, saved
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import png_bytes
from fakes.qt import click, wait_until

PART = Region(40, 30, 120, 80)
FILE = saved(noise(90, 60), "PNG")


class TestSchool:
    @pytest.fixture
    def room(self, room: EvidenceRoom, desk: Desk) -> EvidenceRoom:
        """Come to a school's case, just before the first picture."""
        room.make_vault()
        room.click("ready_back")
        case = room.cases.new("Situation A", Mode.SCHOOL)
        room.page.services.book.select(case.code)
        room.settle()
        room.click("way_capture")
        assert room.at(View.READY)
        assert desk.screens.grabbed == []
        return room

    def test_one_window_is_what_is_taken_and_the_page_says_what_to_close(self, room: EvidenceRoom) -> None:
        assert "Fermez Pronote" in room.text
        combo = find(room.page, "aim_what")
        assert isinstance(combo, QComboBox)
        assert combo.currentData() == "window"

    def test_nothing_is_kept_before_one_has_looked_and_then_the_part_alone(
        self, room: EvidenceRoom, desk: Desk
    ) -> None:
        room.click("ready_go")
        desk.overlays.choose(PART)
        room.settle()
        assert room.at(View.CONFIRM)
        assert room.exhibits() == ()
        pending = room.page.services.keeper.pending
        assert pending is not None
        shot = pending.shooting.shot
        assert isinstance(shot, Frame)
        assert (shot.width, pending.shooting.region) == (120, None), "the rest is let go"
        room.click("confirm_keep")
        (exhibit,) = room.exhibits()
        assert (exhibit.kind, exhibit.width, exhibit.height) == (Kind.CAPTURE, 120, 80)
        assert room.cases.exhibits(exhibit.case)[0].capture["region"] == "40,30 120x80"
        assert room.at(View.PREVIEW)

    def test_taking_again_and_keeping_nothing(self, room: EvidenceRoom, desk: Desk) -> None:
        room.click("ready_go")
        desk.overlays.choose(PART)
        room.settle()
        room.click("confirm_again")
        desk.overlays.choose(Region(0, 0, 64, 64))
        room.settle()
        room.click("confirm_leave")
        assert room.at(View.READY)
        assert room.exhibits() == ()
        assert room.page.services.keeper.pending is None

    @pytest.mark.parametrize("way", ["lock", "stop"])
    def test_what_waits_is_gone_with_the_lock_and_with_the_series(
        self, room: EvidenceRoom, desk: Desk, way: str
    ) -> None:
        room.click("ready_go")
        desk.overlays.choose(PART)
        room.settle()
        if way == "lock":
            desk.vault.lock()
            room.settle()
        else:
            room.click("series_stop")
        assert room.page.services.keeper.pending is None
        assert room.at(View.HOME)

    def test_the_picture_is_made_smaller_off_the_thread_of_the_windows(
        self, room: EvidenceRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        threads: list[threading.Thread] = []
        shrink = jobs.shrink

        def watched(frame: Frame) -> jobs.Picture:
            threads.append(threading.current_thread())
            return shrink(frame)

        monkeypatch.setattr(shooting, "shrink", watched)
        room.click("ready_go")
        desk.overlays.choose(PART)
        room.settle()
        assert room.at(View.CONFIRM)
        assert len(threads) == 1
        assert threading.main_thread() not in threads


class TestSchoolsFile:
    """Where the desktop, or a tool of the system's, gives a file (Wayland, macOS)."""

    @pytest.fixture
    def room(self, room: EvidenceRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> EvidenceRoom:
        """Come to a school's case on a desktop that asks the person itself."""
        monkeypatch.setattr(desk.screens, "interactive", lambda: True)
        self.give(desk, monkeypatch, FILE)
        room.make_vault()
        room.click("ready_back")
        room.page.services.book.select(room.cases.new("Situation A", Mode.SCHOOL).code)
        room.settle()
        room.click("way_capture")
        return room

    def give(self, desk: Desk, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
        """Have the desktop hand over these bytes."""
        shot = PictureFile(data, desk.clock.now(), "portal", {"backend": "portal"})
        monkeypatch.setattr(desk.screens, "grab", lambda _number: shot)

    def everything(self, desk: Desk) -> dict[str, bytes]:
        """Return all that lies in the vault, the index with its journal beside."""
        folder = desk.places.vault
        return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

    def test_it_is_looked_at_before_it_is_kept(self, room: EvidenceRoom) -> None:
        room.click("ready_go")
        assert room.at(View.CONFIRM)
        assert room.exhibits() == ()
        view = room.page.findChild(ConfirmView)
        assert view is not None
        assert not view.picture.empty()
        assert not view.picture.is_blurred()
        room.click("confirm_keep")
        (exhibit,) = room.exhibits()
        assert room.at(View.PREVIEW)
        assert (exhibit.kind, exhibit.width, exhibit.height) == (Kind.CAPTURE, 90, 60)
        assert room.cases.original_bytes(exhibit.case, exhibit.id, reason="test") == FILE

    @pytest.mark.parametrize("button", ["confirm_leave", "series_stop"])
    def test_on_a_no_nothing_is_kept_anywhere(self, room: EvidenceRoom, desk: Desk, button: str) -> None:
        before = self.everything(desk)
        room.click("ready_go")
        assert room.at(View.CONFIRM)
        room.click(button)
        assert self.everything(desk) == before
        assert room.exhibits() == ()
        assert room.page.services.keeper.pending is None
        view = room.page.findChild(ConfirmView)
        assert view is not None
        assert view.picture.empty()

    def test_taking_again_asks_the_desktop_again(
        self, room: EvidenceRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        room.click("ready_go")
        other = saved(noise(64, 48), "PNG")
        self.give(desk, monkeypatch, other)
        room.click("confirm_again", "confirm_keep")
        (exhibit,) = room.exhibits()
        assert (exhibit.width, exhibit.height) == (64, 48)

    def test_what_nobody_can_look_at_is_not_kept(
        self, room: EvidenceRoom, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(decode_child, "__file__", "/nowhere/decode_child.py")
        room.click("ready_go")
        assert room.at(View.READY)
        assert room.exhibits() == ()
        assert "n’a pas pu être lue" in room.text

    def test_a_black_one_is_explained(
        self, room: EvidenceRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.give(desk, monkeypatch, png_bytes())
        room.click("ready_go")
        assert room.at(View.READY)
        assert "d’une seule couleur" in room.text

    @pytest.mark.parametrize("way", ["lock", "stop"])
    def test_a_lock_or_a_stop_while_it_is_made_ready_leaves_nothing(
        self, room: EvidenceRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch, way: str
    ) -> None:
        begun, go_on = threading.Event(), threading.Event()
        look = shooting.look_at

        def slow(shot: shooting.Shooting) -> object:
            begun.set()
            assert go_on.wait(20)
            return look(shot)

        monkeypatch.setattr(keeper, "look_at", slow)
        click(find(room.page, "ready_go"))
        wait_until(begun.is_set)
        if way == "lock":
            desk.vault.lock()
        else:
            click(find(room.page, "series_stop"))
        go_on.set()
        room.settle()
        assert room.at(View.HOME)
        assert room.page.services.keeper.pending is None
        if way == "lock":
            room.click("unlock_session")
        assert room.exhibits() == ()
        # The next one is not held up by the one that was given up.
        room.click("way_capture", "gate_no", "ready_go")
        assert room.at(View.CONFIRM)

    def test_what_is_promised_is_what_this_desktop_can_do(
        self, room: EvidenceRoom, monkeypatch: pytest.MonkeyPatch, desk: Desk
    ) -> None:
        assert "Seule la partie choisie" not in room.text
        assert "choisissez une seule fenêtre" in room.text
        assert "l’écran entier" not in room.text
        # macOS: the whole screen, and no question of the desktop's.
        monkeypatch.setattr(desk.screens, "interactive", lambda: False)
        desk.overlays.parts = False
        room.click("ready_back", "way_capture")
        assert "Seule la partie choisie" not in room.text
        assert "L’écran entier sera pris" in room.text
