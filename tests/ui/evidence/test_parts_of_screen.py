"""A part of the screen, the count before it, and the series that goes on."""

import pytest
from PySide6.QtWidgets import QComboBox

from appui.pages.evidence.model import View, Want
from appui.pages.evidence.parts.ready import ReadyView
from appui_core.cases.model import Kind
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.pixels import Pixels
from appui_core.intake.preview import decode_preview
from appui_core.intake.region import Region
from fakes.clock import FixedClock
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.screen_source import FakeScreenSource

PART = Region(40, 30, 120, 80)


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


def test_what_came_over_the_line_is_shown(room: EvidenceRoom, desk: Desk, clock: FixedClock) -> None:
    from appui_core.cases.capturing import keep_capture  # noqa: PLC0415 - what the window does for a verb
    from appui_core.cases.model import Facts  # noqa: PLC0415 - the same

    room.one_capture()
    keep_capture(room.cases, room.case().code, desk.screens.grab(1), Facts(), clock, {})
    assert "Pièce 2" not in room.text
    desk.vault.added.emit()
    room.settle()
    assert find(room.page, "remove_2").isEnabled()
