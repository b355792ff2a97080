"""What the kiosk says, as data: three answers by three, nobody blamed, nothing promised, ways outside."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from appui_core.content.kiosk import NAME, NOTES, WHEN, WHO, KioskWords, load_kiosk, parse_kiosk
from appui_core.content.lines import LANGUAGES
from appui_core.content.pack import bundled_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, parsed
from appui_core.guides.check import check
from fakes.content_folder import spoil

WORDS = load_kiosk()


def _told(words: KioskWords, language: str) -> Iterator[str]:
    """Yield what is said to the pupil: all but the sentences that the pupil says."""
    said: list[Mapping[str, str]] = [one.label for one in (*words.who, *words.when)]
    said += [part for role in words.roles for part in (role.label, role.where)]
    said += [words.notes[name] for name in NOTES]
    said += [part for idea in (*words.sleep, *words.witness) for part in (idea.title, idea.text)]
    for one in said:
        yield one[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pair_of_taps_has_its_own_sentence(language: str) -> None:
    said = [WORDS.sentence(who, when, language) for who in WHO for when in WHEN]
    assert len(set(said)) == 9
    assert max(map(len, said)) <= 110


def test_the_pupil_is_told_tu_and_says_vous() -> None:
    assert [text for text in _told(WORDS, "fr") if re.search(r"\b[Vv](?:ous|otre|os)\b", text)] == []
    for who in WHO:
        for when in WHEN:
            said = WORDS.sentence(who, when, "fr")
            assert re.search(r"\b[Vv]ous\b|-vous\b", said), said
            assert not re.search(r"\b(?:[Tt]u|[Tt]on|[Tt]a|[Tt]es|toi)\b", said), said


def test_nothing_is_promised_and_nobody_blamed() -> None:
    wrong = re.compile(r"certifi|garanti(?!e\.)|promet|ta faute|tu aurais|100\s?%|·", re.IGNORECASE)
    assert [text for text in _told(WORDS, "fr") if wrong.search(text)] == []


def test_every_list_of_adults_can_end_outside_the_school() -> None:
    assert WORDS.outside == ("3018", "119", "police-chat")
    assert WORDS.note("nobody", "fr").startswith("Aucune de ces personnes\u202f?")
    assert len(WORDS.roles) == 6


def test_the_ideas_for_the_evening_claim_nothing_about_health() -> None:
    claim = re.compile(
        r"\d|mélatonine|lumière bleue|cerveau|santé|étude|médecin|prouvé|mieux dormir", re.IGNORECASE
    )
    said = [part["fr"] for idea in WORDS.sleep for part in (idea.title, idea.text)]
    assert [text for text in said if claim.search(text.replace("3018", ""))] == []
    assert 5 <= len(WORDS.sleep) <= 6


def test_an_intimate_image_is_neither_saved_nor_sent_on() -> None:
    image = next(idea for idea in WORDS.witness if idea.id == "image")
    assert "Ne l’enregistre pas" in image.text["fr"]
    assert "même pour prouver" in image.text["fr"]


def test_what_is_said_of_the_lines_grows_old_and_stays() -> None:
    assert not WORDS.stale(date(2026, 11, 28))
    assert WORDS.stale(date(2027, 11, 28))


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('id = "other"', 'id = "others"', "who", "exactly me, other, seen"),
        ('id = "today"', 'id = "soon"', "when", "exactly now, today, later"),
        ('who = "other"', 'who = "them"', "sentences[4].who", "allowed: me, other, seen"),
        ('who = "me"\nwhen = "later"', 'who = "me"\nwhen = "today"', "sentences[3].when", "me + today"),
        ('who = "me"\nwhen = "later"', 'who = "me"\nwhen = "today"', "sentences", "me + later"),
        ("remember = ", "recall = ", "notes.remember", "missing"),
        ("remember = ", "recall = ", "notes.recall", "unknown key"),
        ('id = "nurse"', 'id = "cpe"', "roles", "same id"),
        ('id = "quiet"', 'id = "elsewhere"', "sleep", "same id"),
        ("outside = ", "inside = ", "outside", "missing"),
        ('en = "Now"', 'de = "Jetzt"', "when[1].label.en", "missing"),
        ('risk = "life"', 'risk = "lief"', "risk", "allowed: life"),
    ],
)
def test_each_defect_names_key_and_reason(old: str, new: str, key: str, reason: str) -> None:
    text = (bundled_dir() / NAME).read_text(encoding="utf-8")
    assert old in text
    found: list[ContentError] = []
    parse_kiosk(Table(NAME, parsed(text.replace(old, new, 1), NAME), found))
    assert any(one.key == key and reason in one.reason for one in found), [str(one) for one in found]


def test_guides_check_reads_it_and_knows_the_lines(folder: Path) -> None:
    spoil(folder, NAME, '"police-chat"]', '"police"]')
    spoil(folder, NAME, "C’est pour moi", "C'est pour moi")
    spoil(folder, NAME, "checked_on = 2026-11-22", "checked_on = 2027-11-22")
    told = {one.key: one.reason for one in check(folder)}
    assert set(told) == {"outside", "who[1].label.fr", "checked_on"}
    assert told["outside"].startswith("‘police’ is no help line")


def test_a_defect_is_raised_and_so_is_a_missing_file(folder: Path) -> None:
    spoil(folder, NAME, "remember = ", "recall = ")
    with pytest.raises(ContentError) as caught:
        load_kiosk(folder)
    assert "notes.remember" in str(caught.value)
    (folder / NAME).unlink()
    with pytest.raises(ContentError):
        load_kiosk(folder)
