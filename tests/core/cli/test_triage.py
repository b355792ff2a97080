"""`triage`: the list, one situation at an instant, and what is wrong with either."""

import re
from pathlib import Path

import pytest

from appui_core.locate import Places
from appui_core.settings.store import Settings
from fakes.command_line import Verbs, program

_DAY, _NIGHT = "2026-11-14T18:02+01:00", "2026-11-14T03:00+01:00"


def test_the_list_names_every_situation(verbs: Verbs) -> None:
    told = verbs("triage", "--list", "--json")
    assert (told.code, told.err) == (0, "")
    rows = told.json["situations"]
    assert all(row["id"] and row["label"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows) > 15
    assert verbs("triage", "--json").json == told.json, "the verb alone is the list"


@pytest.mark.parametrize("at", [_DAY, _NIGHT])
def test_every_situation_has_one_first_thing(verbs: Verbs, at: str) -> None:
    for row in verbs("triage", "--json").json["situations"]:
        told = verbs("triage", "--situation", row["id"], "--at", at, "--json").json
        assert len(told["first"]) == 1
        assert len(told["then"]) <= 3
        for step in (*told["first"], *told["then"]):
            assert step.keys() >= {"id", "kind", "text"}
        assert told["first"][0].keys() & {"number", "url", "guide", "room"}
        assert told["first"][0].get("open", True) is True
        assert told.keys() >= {"avoid", "source", "source_date", "checked_on", "stale"}


def test_the_hour_decides_who_is_first(verbs: Verbs) -> None:
    day = verbs("triage", "--situation", "image", "--at", _DAY, "--json").json
    night = verbs("triage", "--situation", "image", "--at", _NIGHT, "--json").json
    assert day["first"][0]["number"] == "3018"
    assert night["first"][0]["url"].startswith("https://www.masecurite.interieur.gouv.fr/")
    assert night["then"][0]["number"] == "3018"
    assert night["then"][0]["open"] is False


def test_life_is_the_numbers_of_the_law(verbs: Verbs) -> None:
    told = verbs("triage", "--situation", "life-now", "--json").json
    assert told["first"][0]["numbers"] == ["15", "112", "114"]
    assert verbs("triage", "--situation", "life-thoughts", "--json").json["first"][0]["number"] == "3114"


def test_who_can_not_phone_is_offered_no_voice(verbs: Verbs, places: Places) -> None:
    Settings(places.settings_file).set("can_phone", value=False)
    for row in verbs("triage", "--json").json["situations"]:
        told = verbs("triage", "--situation", row["id"], "--json").json
        for step in (*told["first"], *told["then"], *told["doors"]):
            assert set(step.get("numbers", [])) <= {"114"}


def test_people_read_words_on_stderr(verbs: Verbs) -> None:
    told = verbs("triage", "--situation", "insults", "--at", _NIGHT)
    assert told.out == ""
    assert "D’abord\u00a0: Gardez trois à cinq captures" in told.err
    assert "fermé maintenant" in told.err
    assert "First: Keep three to five" in verbs("triage", "--situation", "insults", "--lang", "en").err
    assert "school\u00a0: Un harcèlement" in verbs("triage").err


def test_people_read_how_old_the_advice_is(verbs: Verbs) -> None:
    asked = ("triage", "--situation", "life-now", "--lang")
    fresh = verbs(*asked, "fr").err
    assert re.search(r"Conseils relus le \d+ \w+ 2026\.", fresh)
    assert "plus de trois mois" not in fresh
    verbs.clock.advance(days=400)
    assert "n’ont pas été relus depuis plus de trois mois" in verbs(*asked, "fr").err
    assert "has not been reread for more than three months" in verbs(*asked, "en").err


@pytest.mark.parametrize("name", ["nope", "", "life", "../life-now"])
def test_a_situation_that_is_none(verbs: Verbs, name: str) -> None:
    told = verbs("triage", f"--situation={name}", "--json")
    assert told.code == 2
    assert told.error in {"situation_unknown", "usage"}
    assert verbs("triage", "--situation", "NOPE").err.count("triage --list") == 1


def test_what_else_is_wrong_is_said(verbs: Verbs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert verbs("triage", "--situation", "image", "--at", "demain", "--json").error == "instant_invalid"
    assert verbs("triage", "--list", "--at", "demain", "--json").error == "instant_invalid"
    assert verbs("triage", "--situation", "image", "--list", "--json").error == "usage"
    monkeypatch.setattr("appui_core.content.pack.resources_dir", lambda: tmp_path)
    told = verbs("triage", "--json")
    assert (told.code, told.error) == (2, "content_missing")


def test_the_program_itself_answers(data_dir: Path) -> None:
    assert data_dir.is_dir()
    told = program("triage", "--situation", "danger-home", "--json")
    assert told.json["first"][0]["number"] == "119"
