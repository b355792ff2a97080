"""A capture: our windows away, sealed before it is shown, coached, taken again, enough at some point."""

import logging

import pytest
from PySide6.QtWidgets import QRadioButton

from appui.pages.evidence.model import View
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import Frame
from fakes.clock import FixedClock
from fakes.desk import Desk, find
from fakes.evidence_room import EvidenceRoom
from fakes.screen_source import FakeScreenSource

URL = "https://www.tiktok.com/@k.exemple/video/731"


def test_our_windows_are_away_at_the_moment_of_the_grab(
    room: EvidenceRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = []
    grab = desk.screens.grab

    def watched(number: int) -> Frame:
        away.append(desk.own_windows.away)
        return grab(number)

    monkeypatch.setattr(desk.screens, "grab", watched)
    room.make_vault()
    room.click("ready_go")
    assert away == [True]
    assert not desk.own_windows.away


def test_the_picture_is_sealed_before_it_is_shown(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go")
    assert room.at(View.PREVIEW)
    (exhibit,) = room.exhibits()
    assert (exhibit.width, exhibit.height) == (320, 200)
    assert room.cases.original_bytes(exhibit.case, exhibit.id, reason="test").startswith(b"\x89PNG")
    assert "Pièce 1" in room.text


def test_the_coach_asks_once_and_remembers_for_the_series(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go")
    room.type("coach_url", URL)
    room.type("coach_account", "@k.exemple")
    room.type("coach_shown_date", "13 novembre 2026")
    room.type("coach_note", "Commentaires")
    room.click("preview_on", "ready_go")
    assert room.value("coach_url") == URL
    assert room.value("coach_account") == "@k.exemple"
    # A date and a note are true of one picture only.
    assert room.value("coach_shown_date") == ""
    assert room.value("coach_note") == ""
    room.click("preview_end")
    first, second = (exhibit.facts for exhibit in room.exhibits())
    assert (first.url, first.shown_date, first.note) == (URL, "13 novembre 2026", "Commentaires")
    assert (second.url, second.account, second.shown_date) == (URL, "@k.exemple", "")


def test_the_next_series_starts_with_empty_fields(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go")
    room.type("coach_url", URL)
    room.click("preview_end", "way_capture", "gate_no", "ready_go")
    assert room.value("coach_url") == ""


def test_the_coach_says_what_is_still_missing(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go")
    assert "L’adresse est-elle visible" in room.text
    assert "Une date entière" in room.text


def test_taking_again_destroys_the_first(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    room.click("ready_go")
    before = room.exhibits()[0]
    room.click("preview_retake")
    assert room.at(View.PREVIEW)
    (after,) = room.exhibits()
    assert after.id != before.id
    assert desk.screens.grabbed == [1, 1]
    with pytest.raises(AppuiError) as refused:
        room.cases.exhibit(before.case, before.id)
    assert refused.value.code == ErrorCode.EXHIBIT_WITHDRAWN
    assert room.page.services.flow.series.kept == 1


def test_taking_again_never_destroys_an_older_exhibit(
    room: EvidenceRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = desk.screens.grab(1)
    monkeypatch.setattr(desk.screens, "grab", lambda _number: frame)
    room.make_vault()
    room.click("ready_go", "preview_on", "ready_go")
    assert "déjà" in room.text
    room.click("preview_retake")
    assert len(room.exhibits()) == 1
    assert room.page.services.flow.series.kept == 1


def test_withdrawing_from_the_preview_is_one_click(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go")
    room.type("coach_url", URL)
    room.click("preview_withdraw")
    assert room.at(View.WITHDRAWN)
    assert room.exhibits() == ()
    assert "Take It Down" in room.text
    assert not room.page.services.flow.series.running
    assert room.events()[-1] == "exhibit_withdrawn"


def test_the_record_without_image_is_offered_in_its_place(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go")
    room.type("coach_url", URL)
    room.type("coach_account", "@k.exemple")
    room.click("preview_on", "ready_go", "preview_end", "remove_1", "withdrawn_note")
    assert room.at(View.LINK)
    assert room.value("link_url") == URL
    assert room.value("link_account") == "@k.exemple"
    room.click("link_keep")
    assert [exhibit.number for exhibit in room.exhibits()] == [2, 3]


def test_a_screen_that_can_not_be_seen_is_said_in_words(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    desk.screens.paint(1, b"\0\0\0")
    room.click("ready_go")
    assert room.at(View.READY)
    assert desk.said[-1][0] == "warn"
    assert room.cases.list() == (), "no empty case is left behind"


def test_a_second_click_while_it_grabs_is_one_capture(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    room.page.services.keeper.capture(1, "Une")
    room.page.services.keeper.capture(1, "Une")
    room.settle()
    assert desk.screens.grabbed == [1]


def test_a_vault_locked_during_the_grab_keeps_nothing(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    room.page.services.keeper.capture(1, "Une")
    desk.vault.lock()
    room.settle()
    assert room.at(View.HOME)
    room.click("unlock_session")
    assert room.cases.list() == ()


@pytest.mark.parametrize("kept", [3, 4])
def test_after_three_the_end_is_calm(room: EvidenceRoom, kept: int) -> None:
    room.make_vault()
    for _ in range(kept - 1):
        room.click("ready_go", "preview_on")
    room.click("ready_go", "preview_end")
    assert room.at(View.ENOUGH)
    assert "demain à partir de 9\u00a0h" in room.text
    room.click("enough_done")
    assert room.at(View.HOME)


def test_after_two_it_is_just_the_end(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go", "preview_on", "ready_go", "preview_end")
    assert room.at(View.HOME)


def test_after_five_it_pauses_by_itself_and_one_may_go_on(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    for _ in range(5):
        room.click("ready_go", "preview_on")
    assert room.at(View.ENOUGH)
    room.click("enough_3018")
    assert desk.sheets_3018 == 1
    room.click("enough_on", "ready_go", "preview_on")
    assert room.at(View.READY)
    assert len(room.exhibits()) == 6


def test_stopping_from_the_strip_notes_what_was_typed(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go")
    room.type("coach_note", "À ne pas perdre")
    room.click("series_stop")
    assert room.exhibits()[0].facts.note == "À ne pas perdre"


def test_logs_hold_nothing_of_it(room: EvidenceRoom, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    room.make_vault()
    room.click("ready_go")
    room.type("coach_url", URL)
    room.click("preview_end")
    assert "tiktok" not in caplog.text


class TestTwoScreens:
    @pytest.fixture
    def screens(self, clock: FixedClock) -> FakeScreenSource:
        return FakeScreenSource(clock, screens=2)

    def test_one_is_chosen_and_remembered(self, room: EvidenceRoom, desk: Desk) -> None:
        room.make_vault()
        assert "Écran 2" in room.text
        second = find(room.page, "screen_2")
        assert isinstance(second, QRadioButton)
        second.setChecked(True)
        room.click("ready_go", "preview_on", "ready_go")
        assert desk.screens.grabbed == [2, 2]


class TestNoScreen:
    @pytest.fixture
    def screens(self, clock: FixedClock) -> FakeScreenSource:
        source = FakeScreenSource(clock)
        source.forbid()
        return source

    def test_a_file_is_offered_instead(self, room: EvidenceRoom) -> None:
        assert "Pas encore sur ce bureau" in room.text
        room.click("way_capture", "gate_no", "who_alone", "recovery_noted")
        assert room.page.services.flow.want == "files"
