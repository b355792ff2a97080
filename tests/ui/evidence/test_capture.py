"""A capture: our windows away, sealed before it is shown, coached, taken again, enough at some point."""

import logging
from pathlib import Path

import pytest
from PySide6.QtWidgets import QRadioButton

from appui.pages.evidence.model import View, Want
from appui_core.clock import ClockCheck
from appui_core.errors import AppuiError, ErrorCode, LeftBehindError
from appui_core.messages import load_messages
from appui_core.ports import Frame, PictureFile
from data.pictures import noise, saved
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
    assert "d’une seule couleur" in room.text
    assert room.cases.list() == (), "no empty case is left behind"


def test_a_file_is_one_press_away_when_no_picture_came_and_the_next_try_starts_afresh(
    room: EvidenceRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.make_vault()
    desk.screens.paint(1, b"\0\0\0")
    room.click("ready_go")
    asked: list[bool] = []
    room.page.services.flow.pick_files.disconnect()
    room.page.services.flow.pick_files.connect(lambda: asked.append(True))
    room.click("instead_files")
    assert room.page.services.flow.want == "files"
    room.page.services.flow.start(Want.CAPTURE)
    room.settle()
    monkeypatch.setattr(desk.screens, "grab", lambda _number: _refused(ErrorCode.SCREEN_CANCELLED))
    room.click("ready_go")
    assert "abandonnée" in room.text
    assert desk.said == [], "a person who changed their mind is not warned"


def _refused(code: ErrorCode) -> Frame:
    raise AppuiError(code, "test")


def test_a_file_of_the_desktop_stays_as_it_is_and_a_copy_left_in_clear_is_named(
    room: EvidenceRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = saved(noise(90, 60), "PNG")
    left = tmp_path / "Capture d’écran.png"
    shot = PictureFile(data, desk.clock.now(), "portal", {"backend": "portal"}, left)
    monkeypatch.setattr(desk.screens, "interactive", lambda: True)
    monkeypatch.setattr(desk.screens, "grab", lambda _number: shot)
    room.make_vault()
    assert "choisissez l’écran entier" in room.text
    room.click("ready_go")
    (exhibit,) = room.exhibits()
    assert room.cases.original_bytes(exhibit.case, exhibit.id, reason="test") == data
    assert exhibit.kind == "capture"
    assert exhibit.captured_at_utc
    tone, words = desk.said[-1]
    assert (tone, str(left) in words) == ("danger", True)


def test_a_file_that_nobody_took_is_named_too(
    room: EvidenceRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(_number: int) -> Frame:
        raise LeftBehindError(ErrorCode.SCREEN_UNAVAILABLE, "handed kind", tmp_path / "lien.png")

    monkeypatch.setattr(desk.screens, "grab", refused)
    room.make_vault()
    room.click("ready_go")
    assert "n’a pas pu être lue" in room.text
    assert str(tmp_path / "lien.png") in desk.said[-1][1]


def test_a_capture_notes_its_circumstances_and_the_clock_that_was_checked(room: EvidenceRoom, desk: Desk) -> None:
    room.make_vault()
    now = desk.clock.now()
    desk.clock_check.check = ClockCheck("heure.test", now, -3, desk.clock.monotonic_s())
    room.click("ready_go")
    (exhibit,) = room.exhibits()
    assert exhibit.capture["own_windows"] == "hidden"
    assert (exhibit.capture["clock_off_s"], exhibit.capture["clock_host"]) == ("-3", "heure.test")
    room.click("preview_end", "open_1", "detail_how")
    for key in exhibit.capture:
        assert load_messages("fr").text(f"recorded.{key}.name") in room.text
    assert "cachées pendant la capture" in room.text
    room.click("detail_how")
    assert "cachées pendant la capture" not in room.text


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
        assert "Capturer cet écran" not in room.text
        assert "l’outil de votre système" in room.text
        room.click("way_files", "gate_no", "who_alone", "recovery_noted")
        assert room.page.services.flow.want == "files"
