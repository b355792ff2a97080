"""What is offered: from Paris and from far away, without a telephone, with old data, and with none at all."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from appui_core.content.pack import content_dir
from appui_core.helpline.life_first import load_life_first
from appui_core.helpline.lines import load_line_3018, load_lines
from appui_core.helpline.offer import Offer, describe_3018
from appui_core.helpline.words import header_words, state_words
from appui_core.messages import load_messages

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=PARIS)
FRENCH, ENGLISH = load_messages("fr"), load_messages("en")
VOICE_ONLY = {"15", "17", "18", "112", "3114"}


def offer(at: str, zone: str = "Europe/Paris", *, can_phone: bool = True) -> Offer:
    where = ZoneInfo(zone)
    instant = datetime.fromisoformat(at).replace(tzinfo=where)
    return describe_3018(load_lines(), instant, where, can_phone=can_phone, real_now=NOW)


@pytest.mark.parametrize(
    ("at", "zone", "words"),
    [
        ("2026-11-22T20:00", "Europe/Paris", "Ouvert jusqu’à 23\u00a0h"),
        ("2026-11-22T20:00", "Europe/Berlin", "Ouvert jusqu’à 23\u00a0h"),
        ("2026-11-22T22:48", "Europe/Paris", "Ferme dans 12\u00a0min\u00a0: appelez maintenant"),
        ("2026-11-22T23:00", "Europe/Paris", "Fermé, ouvre à 9\u00a0h"),
        # Winter: 9-23 in Paris is 12-2 in La Réunion; summer: 11-1.
        ("2026-11-23T03:00", "Indian/Reunion", "Fermé, ouvre à 9\u00a0h (heure de Paris) · 12\u00a0h chez vous"),
        ("2026-07-14T01:30", "Indian/Reunion", "Fermé, ouvre à 9\u00a0h (heure de Paris) · 11\u00a0h chez vous"),
        (
            "2026-11-22T05:00",
            "America/Martinique",
            "Ouvert jusqu’à 23\u00a0h (heure de Paris) · 18\u00a0h chez vous",
        ),
        ("2026-11-22T18:59", "Pacific/Noumea", "Fermé, ouvre à 9\u00a0h (heure de Paris) · 19\u00a0h chez vous"),
        ("2026-11-22T12:30", "Pacific/Tahiti", "Fermé, ouvre à 9\u00a0h (heure de Paris) · 22\u00a0h chez vous"),
    ],
)
def test_the_state_in_words(at: str, zone: str, words: str) -> None:
    assert state_words(FRENCH, offer(at, zone)) == words


def test_the_state_in_english_and_on_the_header() -> None:
    far = offer("2026-11-23T03:00", "Indian/Reunion")
    assert state_words(ENGLISH, far) == "Closed, opens at 9:00 (Paris time) · 12:00 where you are"
    assert header_words(FRENCH, far) == "Fermé, ouvre à 9\u00a0h (Paris) · 12\u00a0h ici"
    assert header_words(FRENCH, offer("2026-11-22T22:48")) == "Ferme dans 12\u00a0min"


def test_both_times_are_given_where_they_differ() -> None:
    far = offer("2026-11-22T12:30", "Pacific/Tahiti")
    assert far.open is False
    assert far.next_change is not None
    assert far.next_change_paris is not None
    assert far.next_change.isoformat() == "2026-11-22T22:00:00-10:00"
    assert far.next_change_paris.isoformat() == "2026-11-23T09:00:00+01:00"


@pytest.mark.parametrize(("second", "minutes"), [(0, 12), (1, 12), (59, 12)])
def test_minutes_left_are_rounded_up_so_that_the_last_is_one(second: int, minutes: int) -> None:
    at = datetime(2026, 11, 22, 22, 48, second, tzinfo=PARIS)
    assert describe_3018(load_lines(), at, PARIS, real_now=NOW).minutes_left == minutes
    last = datetime(2026, 11, 22, 22, 59, 59, tzinfo=PARIS)
    assert describe_3018(load_lines(), last, PARIS, real_now=NOW).minutes_left == 1


def test_closed_leaves_the_number_the_form_and_who_answers_at_night() -> None:
    closed = offer("2026-11-23T02:00")
    assert (closed.number, closed.open, closed.known) == ("3018", False, True)
    assert {channel.kind for channel in closed.channels if channel.available} == {"form", "app"}
    assert [one.id for one in closed.alternatives][:3] == ["police-chat", "119", "3114"]
    answering = [one.open for one in closed.alternatives]
    assert answering == sorted(answering, key=lambda state: state is not True)
    assert all(one.why and one.label for one in closed.alternatives)


def test_everyone_of_the_sources_is_there_and_nobody_else() -> None:
    known = {
        "3018",
        "15",
        "17",
        "18",
        "112",
        "114",
        "119",
        "3114",
        "police-chat",
        "17cyber",
        "116006",
        "fil-sante-jeunes",
    }
    assert set(load_lines()) == known
    text = json.dumps(offer("2026-11-22T20:00").to_json())
    assert "3020" not in text
    assert "WhatsApp" not in text


def test_without_a_telephone_only_written_ways_are_left() -> None:
    silent = offer("2026-11-23T02:00", can_phone=False)
    assert "call" not in {channel.kind for channel in silent.channels}
    assert {"chat", "form"} <= {channel.kind for channel in silent.channels}
    ids = {one.id for one in silent.alternatives}
    assert {"114", "police-chat"} <= ids
    assert not ids & VOICE_ONLY
    assert [(one.id, one.number) for one in silent.alternatives if one.number] == [("114", "114")]
    by_id = {one.id: one for one in silent.alternatives}
    assert by_id["114"].sms
    assert {channel.kind for channel in by_id["114"].channels} == {"sms", "web", "sign", "app"}
    for one in silent.alternatives:
        assert "call" not in {channel.kind for channel in one.channels}


def test_old_data_are_still_used_and_marked() -> None:
    fresh = datetime(2026, 11, 22, 20, tzinfo=PARIS) + timedelta(days=90)
    late = fresh + timedelta(days=1)
    at = datetime(2026, 11, 22, 20, tzinfo=PARIS)
    assert not describe_3018(load_lines(), at, PARIS, real_now=fresh).stale
    old = describe_3018(load_lines(), at, PARIS, real_now=late)
    assert (old.stale, old.open) == (True, True)
    assert old.hours == "tous les jours, de 9\u00a0h à 23\u00a0h (heure de Paris) · à confirmer"
    assert all(one.stale for one in old.alternatives)


def test_the_instant_asked_about_does_not_make_data_old() -> None:
    future = datetime(2031, 1, 1, 12, tzinfo=UTC)
    assert not describe_3018(load_lines(), future, PARIS, real_now=NOW).stale


@pytest.mark.parametrize("harm", ["missing", "not TOML", "not UTF-8", "wrong hours", "a folder", "empty"])
def test_without_readable_data_the_number_stays_and_hours_are_unknown(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    file = folder / "helplines" / "3018.toml"
    if harm == "missing":
        file.unlink()
    elif harm == "a folder":
        file.unlink()
        file.mkdir()
    elif harm == "not UTF-8":
        file.write_bytes(b"\xff\xfe")
    else:
        text = file.read_text(encoding="utf-8")
        wrong = {"not TOML": "= what", "wrong hours": text.replace("09:00-23:00", "9h-23h"), "empty": ""}
        file.write_text(wrong[harm], encoding="utf-8")
    lines = load_lines(folder)
    assert lines.missing == ("helplines/3018.toml",)
    assert load_line_3018(folder).missing == ("helplines/3018.toml",)

    left = describe_3018(lines, NOW, PARIS, real_now=NOW)

    assert (left.number, left.open, left.known, left.stale) == ("3018", None, False, True)
    assert left.hours == "horaires inconnus"
    assert state_words(FRENCH, left) == "Horaires inconnus\u00a0: appelez"
    assert [channel.kind for channel in left.channels if channel.available] == ["call"]
    assert len(left.alternatives) == 11
    assert left.to_json()["checked_on"] is None


def test_no_content_at_all_still_gives_the_number(tmp_path: Path) -> None:
    left = describe_3018(load_lines(tmp_path), NOW, PARIS, real_now=NOW)
    assert (left.number, left.known) == ("3018", False)
    assert [one.number for one in left.alternatives] == ["15", "17", "112", "114", "3114", "119"]
    assert all(one.open and one.stale and one.why for one in left.alternatives)


def test_no_content_at_all_and_no_voice_still_gives_the_114(tmp_path: Path) -> None:
    left = describe_3018(load_lines(tmp_path), NOW, PARIS, real_now=NOW, can_phone=False)
    assert [(one.number, one.sms) for one in left.alternatives] == [("114", True)]


def test_one_bad_line_leaves_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    (folder / "helplines" / "119.toml").write_text("id = 119", encoding="utf-8")
    lines = load_lines(folder)
    assert lines.missing == ("helplines/119.toml",)
    assert "3018" in lines
    assert "119" not in lines


def test_the_header_needs_one_file_only(tmp_path: Path) -> None:
    helplines = tmp_path / "helplines"
    helplines.mkdir()
    shutil.copy(content_dir() / "helplines" / "3018.toml", helplines)
    assert (helplines / "3018.toml").stat().st_size < 2048
    first = describe_3018(load_line_3018(tmp_path), NOW, PARIS, real_now=NOW)
    assert header_words(FRENCH, first) == "Ouvert jusqu’à 23\u00a0h"


def test_the_json_has_the_keys_that_scripts_rely_on() -> None:
    found = offer("2026-11-22T20:00").to_json()
    assert {
        "open", "now", "next_change", "next_change_paris", "closing_soon", "hours", "number", "channels",
        "alternatives", "checked_on", "source", "source_date", "stale",
    } <= set(found)  # fmt: skip
    assert found["checked_on"] == "2026-11-22"
    assert all({"kind", "label", "available"} <= set(channel) for channel in found["channels"])
    assert all({"id", "label", "why", "open"} <= set(one) for one in found["alternatives"])
    json.dumps(found)


@pytest.mark.parametrize(("can_phone", "now"), [(True, ("15", "112", "114")), (False, ("114",))])
def test_life_comes_first(tmp_path: Path, *, can_phone: bool, now: tuple[str, ...]) -> None:
    life = load_life_first("fr", can_phone=can_phone)
    assert (life.now, life.thoughts) == (now, ("3114",))
    assert "mourir" in life.question
    assert ("appelez le 15" in life.now_text) is can_phone
    assert "3114" in life.thoughts_text
    bare = load_life_first("fr", tmp_path, can_phone=can_phone)
    assert (bare.now, bare.thoughts, bare.now_text) == (now, ("3114",), "")
    assert "dying" in load_life_first("en").question
