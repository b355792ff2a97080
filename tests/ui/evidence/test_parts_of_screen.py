"""A part of the screen, the count before it, the series that goes on, and a school that keeps the part alone."""

import threading

import pytest
from PySide6.QtWidgets import QComboBox

from appui.pages.evidence import jobs, keeper, shooting
from appui.pages.evidence.model import View, Want
from appui.pages.evidence.parts.confirm import ConfirmView
from appui.pages.evidence.parts.ready import ReadyView
from appui_core.cases.model import Kind, Mode
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake import decode_child
from appui_core.intake.pixels import Pixels
from appui_core.intake.preview import decode_preview
from appui_core.intake.region import Region
from appui_core.ports import Frame, PictureFile
from data.pictures import noise, saved
from fakes.clock import FixedClock
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import png_bytes
from fakes.qt import click, wait_until
from fakes.screen_source import FakeScreenSource

PART = Region(40, 30, 120, 80)
FILE = saved(noise(90, 60), "PNG")


def _choose(room: EvidenceRoom, name: str, key: str) -> None:
    combo = find(room.page, name)
    assert isinstance(combo, QComboBox)
    index = combo.findData(key)
    assert index >= 0, [combo.itemData(n) for n in range(combo.count())]
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def _choices(room: EvidenceRoom, name: str) -> list[str]:
    combo = find(room.page, name)
    assert isinstance(combo, QComboBox)
    return [str(combo.itemData(n)) for n in range(combo.count())]


def _shoot_part(room: EvidenceRoom, desk: Desk, region: Region = PART, what: str = "region") -> None:
    _choose(room, "aim_what", what)
    room.click("ready_go")
    desk.overlays.choose(region)
    room.settle()


def _pixels(room: EvidenceRoom, number: int) -> Pixels:
    exhibit = room.exhibits()[number - 1]
    data = room.cases.original_bytes(exhibit.case, exhibit.id, reason="test")
    return decode_preview(data, exhibit.media_type, 0)


def test_the_whole_screen_is_what_is_taken_unless_one_chooses(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    assert _choices(room, "aim_what") == ["screen", "region", "window"]
    room.click("ready_go")
    assert desk.overlays.kinds == []
    assert [exhibit.kind for exhibit in room.exhibits()] == [Kind.CAPTURE]


def test_a_part_is_derived_from_the_whole_which_is_kept_first(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    _shoot_part(room, desk)
    whole, part = room.exhibits()
    assert (whole.kind, whole.width, whole.height) == (Kind.CAPTURE, 320, 200)
    assert (part.kind, part.width, part.height) == (Kind.DERIVED, 120, 80)
    assert part.derived_from == whole.id
    derivation = room.cases.derivation(part.case, part.id)
    assert derivation is not None
    assert (derivation.method, derivation.sources) == ("crop", (whole.id,))
    assert derivation.plan == {"x": 40, "y": 30, "width": 120, "height": 80}
    assert "Pièce 1" in room.text
    assert "pièce 2" in room.text


def test_the_part_is_exactly_those_pixels(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    _shoot_part(room, desk)
    whole, part = _pixels(room, 1), _pixels(room, 2)
    for y in range(PART.height):
        start = 3 * ((PART.y + y) * whole.width + PART.x)
        row = slice(3 * y * part.width, 3 * (y + 1) * part.width)
        assert part.rgb[row] == whole.rgb[start : start + 3 * part.width]


def test_one_press_is_one_capture_of_the_series_and_both_get_the_facts(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    _shoot_part(room, desk)
    assert room.page.services.flow.series.kept == 1
    room.type("coach_account", "@k.exemple")
    room.click("preview_end")
    assert [exhibit.facts.account for exhibit in room.exhibits()] == ["@k.exemple"] * 2


def test_our_windows_stay_away_until_the_part_is_chosen(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    _choose(room, "aim_what", "region")
    room.click("ready_go")
    assert desk.own_windows.away
    desk.overlays.choose(PART)
    room.settle()
    assert not desk.own_windows.away


def test_leaving_the_frozen_screen_keeps_nothing(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    _choose(room, "aim_what", "window")
    room.click("ready_go")
    assert desk.overlays.kinds == ["window"]
    desk.overlays.answer(None)
    room.settle()
    assert room.at(View.READY)
    assert not desk.own_windows.away
    assert room.cases.list() == ()
    assert desk.said == []


def test_a_screen_that_changed_is_said_in_words(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    _choose(room, "aim_what", "region")
    room.click("ready_go")
    desk.overlays.answer(AppuiError(ErrorCode.SCREEN_CHANGED))
    room.settle()
    assert room.at(View.READY)
    assert "branché" in room.text
    assert room.cases.list() == ()


def test_taking_again_destroys_both_and_asks_for_the_part_anew(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    _shoot_part(room, desk)
    room.click("preview_retake")
    assert desk.overlays.kinds == ["region", "region"]
    assert room.exhibits() == ()
    desk.overlays.choose(Region(0, 0, 50, 50))
    room.settle()
    assert [exhibit.kind for exhibit in room.exhibits()] == [Kind.CAPTURE, Kind.DERIVED]
    assert room.page.services.flow.series.kept == 1


def test_withdrawing_from_the_preview_destroys_both(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    _shoot_part(room, desk)
    room.click("preview_withdraw")
    assert room.exhibits() == ()


def test_locking_takes_the_frozen_screens_away(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    _choose(room, "aim_what", "region")
    room.click("ready_go")
    desk.vault.lock()
    room.settle()
    assert room.at(View.HOME)
    assert not desk.own_windows.away
    room.click("unlock_session")
    assert room.cases.list() == ()


class TestSeries:
    def test_the_next_picture_is_the_same_part_in_one_press(self, room: EvidenceRoom, desk: Desk) -> None:
        room.make_vault()
        _shoot_part(room, desk)
        room.click("preview_on")
        assert _choices(room, "aim_what") == ["same", "screen", "region", "window"]
        room.click("ready_go")
        assert desk.overlays.kinds == ["region"], "nobody draws again"
        first, second = room.exhibits()[1], room.exhibits()[3]
        assert (second.width, second.height) == (first.width, first.height)
        derivation = room.cases.derivation(second.case, second.id)
        assert derivation is not None
        assert derivation.plan == PART.plan()
        assert room.page.services.flow.series.kept == 2

    def test_the_lower_end_of_the_last_picture_says_where_to_go_on(self, room: EvidenceRoom, desk: Desk) -> None:
        room.make_vault()
        view = room.page.services  # the page's own objects
        _shoot_part(room, desk)
        room.click("preview_on")
        assert "Faites défiler" in room.text
        ready = room.page.findChild(ReadyView)
        assert ready is not None
        assert ready.end_of_last.isVisibleTo(room.page)
        assert not ready.end_of_last.empty()
        last = view.keeper.last
        assert last is not None
        assert last.end is not None
        assert (last.end.width, last.end.height) == (120, 16)
        part = _pixels(room, 2)
        assert last.end.rgb == part.rgb[-3 * 120 * 16 :]

    def test_it_is_gone_with_the_series(self, room: EvidenceRoom, desk: Desk) -> None:
        room.make_vault()
        _shoot_part(room, desk)
        room.click("preview_end")
        ready = room.page.findChild(ReadyView)
        assert ready is not None
        assert ready.end_of_last.empty()
        assert room.page.services.keeper.last is None
        room.click("way_capture", "gate_no")
        assert not ready.end_of_last.isVisibleTo(room.page)
        assert "same" not in _choices(room, "aim_what")

    def test_a_screen_of_another_size_ends_the_same_part(
        self, room: EvidenceRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        room.make_vault()
        _shoot_part(room, desk)
        room.click("preview_on")
        small = FakeScreenSource(desk.clock, width=100, height=90)
        monkeypatch.setattr(desk.screens, "grab", small.grab)
        room.click("ready_go")
        assert room.at(View.READY)
        assert "branché" in room.text


class TestCountdown:
    def test_it_counts_before_the_picture_with_our_windows_away(self, room: EvidenceRoom, desk: Desk) -> None:
        room.make_vault()
        assert _choices(room, "aim_delay") == ["0", "3", "5", "10"]
        _choose(room, "aim_delay", "5")
        room.click("ready_go")
        assert desk.overlays.counted == [5]
        assert desk.own_windows.away
        assert desk.screens.grabbed == []
        desk.overlays.count_ends()
        room.settle()
        assert len(room.exhibits()) == 1
        room.click("preview_on", "ready_go")
        assert desk.overlays.counted == [5, 5], "the series goes on in the same way"

    def test_stopping_it_keeps_nothing(self, room: EvidenceRoom, desk: Desk) -> None:
        room.make_vault()
        _choose(room, "aim_delay", "3")
        room.click("ready_go")
        desk.overlays.close()
        room.settle()
        assert room.at(View.READY)
        assert not desk.own_windows.away
        assert desk.screens.grabbed == []


class TestWithoutParts:
    def test_what_the_desktop_does_not_have_is_not_offered(self, room: EvidenceRoom, desk: Desk) -> None:
        desk.overlays.windows = False
        room.make_vault()
        assert _choices(room, "aim_what") == ["screen", "region"]
        room.click("ready_back")
        desk.overlays.parts = False
        room.page.services.flow.start(Want.CAPTURE)
        room.settle()
        ready = room.page.findChild(ReadyView)
        assert ready is not None
        assert not ready.aiming.what.isVisibleTo(room.page)
        room.click("ready_go")
        assert [exhibit.kind for exhibit in room.exhibits()] == [Kind.CAPTURE]


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


def test_what_came_over_the_line_is_shown(room: EvidenceRoom, desk: Desk, clock: FixedClock) -> None:
    from appui_core.cases.capturing import keep_capture  # noqa: PLC0415 - what the window does for a verb
    from appui_core.cases.model import Facts  # noqa: PLC0415 - the same

    room.one_capture()
    keep_capture(room.cases, room.case().code, desk.screens.grab(1), Facts(), clock, {})
    assert "Pièce 2" not in room.text
    desk.vault.added.emit()
    room.settle()
    assert find(room.page, "remove_2").isEnabled()
