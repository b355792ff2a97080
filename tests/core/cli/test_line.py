"""`3018`: the answer at an instant, in a zone, in words and in JSON; what is wrong with either is said."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from appui_core.locate import Places
from appui_core.settings.store import Settings
from fakes.command_line import Verbs

_KEYS = {
    *("open", "now", "next_change", "next_change_paris", "closing_soon", "hours", "number"),
    *("channels", "alternatives", "checked_on", "source", "source_date", "stale"),
}


def test_the_keys_are_those_of_the_contract(verbs: Verbs) -> None:
    told = verbs("3018", "--json")
    assert (told.code, told.err) == (0, "")
    assert told.json.keys() >= _KEYS
    assert told.json["number"] == "3018"
    assert all({"kind", "label", "available"} <= channel.keys() for channel in told.json["channels"])
    assert all({"id", "label", "why", "open"} <= one.keys() for one in told.json["alternatives"])


def test_without_options_it_answers_for_now(verbs: Verbs) -> None:
    told = verbs("3018", "--json").json
    assert datetime.fromisoformat(told["now"]) == verbs.clock.now()
    assert told["open"] is True


def test_an_instant_without_offset_is_read_in_the_zone(verbs: Verbs) -> None:
    # 22:30 in Paris on a winter evening is 01:30 of the next day on La Réunion.
    told = verbs("3018", "--at", "2026-11-15T01:30", "--zone", "Indian/Reunion", "--json").json
    assert told["open"] is True
    assert datetime.fromisoformat(told["now"]) == datetime(2026, 11, 14, 21, 30, tzinfo=UTC)
    assert told["now"].endswith("+04:00")
    assert told["next_change"] == "2026-11-15T02:00:00+04:00"
    assert told["next_change_paris"] == "2026-11-14T23:00:00+01:00"
    assert told["closing_soon"] is True


def test_an_offset_wins_over_the_zone(verbs: Verbs) -> None:
    told = verbs("3018", "--at", "2026-11-14T18:02+01:00", "--zone", "Pacific/Noumea", "--json").json
    assert told["now"] == "2026-11-15T04:02:00+11:00"


def test_closed_is_an_answer_and_others_come_first(verbs: Verbs) -> None:
    assert verbs("3018", "--at", "2026-11-14T03:00", "--zone", "Europe/Paris", "--json").json["open"] is False
    told = verbs("3018", "--at", "2026-11-14T03:00", "--zone", "Europe/Paris")
    assert told.code == 0
    assert told.err.index("D’autres personnes") < told.err.index("Joindre le 3018")
    opened = verbs("3018", "--at", "2026-11-14T12:00", "--zone", "Europe/Paris").err
    assert opened.index("Joindre le 3018") < opened.index("D’autres personnes")


def test_the_real_clock_says_how_old_we_are(verbs: Verbs) -> None:
    assert verbs("3018", "--at", "2036-01-01T12:00+01:00", "--json").json["stale"] is False
    verbs.clock.advance(days=400)
    told = verbs("3018", "--at", "2026-11-14T12:00+01:00", "--json").json
    assert told["stale"] is True
    assert told["open"] is True


def test_people_read_words_on_stderr_in_their_language(verbs: Verbs) -> None:
    french, english = verbs("3018"), verbs("3018", "--lang", "en")
    assert french.out == english.out == ""
    assert "3018\u00a0: Ouvert" in french.err
    assert "3018: Open" in english.err


def test_who_can_not_phone_is_offered_no_voice(verbs: Verbs, places: Places) -> None:
    assert "call" in {channel["kind"] for channel in verbs("3018", "--json").json["channels"]}
    Settings(places.settings_file).set("can_phone", value=False)
    told = verbs("3018", "--json").json
    kinds = {channel["kind"] for channel in told["channels"]}
    assert {"chat", "form"} <= kinds
    assert "call" not in kinds
    assert told["number"] == "3018"
    assert "114" in {one["id"] for one in told["alternatives"]}
    assert "15" not in {one["id"] for one in told["alternatives"]}


def test_without_content_the_number_stays(verbs: Verbs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("appui_core.content.pack.resources_dir", lambda: tmp_path)
    told = verbs("3018", "--json")
    assert (told.code, told.json["open"], told.json["number"]) == (0, None, "3018")
    assert "Horaires inconnus" in verbs("3018").err


@pytest.mark.parametrize("zone", ["Europe/Pariss", "", "../etc/passwd", "/etc/localtime", "Europe", "zones", " "])
def test_a_zone_that_is_none(verbs: Verbs, zone: str) -> None:
    told = verbs("3018", f"--zone={zone}", "--json")
    assert (told.code, told.error) == (2, "zone_unknown")


@pytest.mark.parametrize(
    "instant",
    [
        "demain",
        "",
        "2026-13-01",
        "2026-02-30T10:00",
        "14/11/2026",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-12:00",
    ],
)
def test_an_instant_that_is_none(verbs: Verbs, instant: str) -> None:
    told = verbs("3018", f"--at={instant}", "--json")
    assert (told.code, told.error) == (2, "instant_invalid")


@pytest.mark.parametrize("instant", ["0001-01-02T00:00", "9999-12-30T12:00", "1900-01-01", "2026-03-29T02:30"])
def test_any_other_instant_is_answered(verbs: Verbs, instant: str) -> None:
    told = verbs("3018", "--at", instant, "--zone", "Europe/Paris", "--json")
    assert told.code == 0, told.out


def test_an_hour_that_the_clock_skips_comes_back_as_the_clock_shows_it(verbs: Verbs) -> None:
    told = verbs("3018", "--at", "2026-03-29T02:30", "--zone", "Europe/Paris", "--json").json
    assert told["now"] == "2026-03-29T03:30:00+02:00"


def test_without_any_content_the_national_numbers_are_still_named(
    verbs: Verbs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("appui_core.content.pack.resources_dir", lambda: tmp_path)
    told = verbs("3018")
    assert told.code == 0
    assert "3018" in told.err
    assert "3114" in told.err
    assert "112" in told.err
