"""The three sentences: blanks, what was typed, what a case shows, and never more than a person may say aloud."""

from datetime import date

import pytest

from appui_core.helpline.call_script import (
    MOST_CHARACTERS,
    CallFacts,
    Seen,
    facts_of,
    sentences,
    shown_day,
    since_words,
    tidy,
)
from appui_core.messages import load_messages

_FR, _EN = load_messages("fr"), load_messages("en")
_BOTH = (_FR, _EN)
_TODAY = date(2026, 11, 28)


def said(facts: CallFacts) -> str:
    return " ".join(sentences(_FR, facts))


def test_without_anything_the_blanks_stand() -> None:
    assert said(CallFacts()) == (
        "Mon enfant a … ans. Depuis le …, il ou elle reçoit … sur …. Aujourd’hui, il ou elle va …."
    )
    assert sentences(_EN, CallFacts())[0] == "My child is … years old."


def test_what_was_typed_fills_them() -> None:
    facts = CallFacts(age="13", since="la rentrée", what="des insultes", where="Instagram", today="très mal.")
    assert said(facts) == (
        "Mon enfant a 13 ans. Depuis la rentrée, il ou elle reçoit des insultes sur Instagram. "
        "Aujourd’hui, il ou elle va très mal."
    )


@pytest.mark.parametrize(
    ("age", "sentence"),
    [
        ("13 ans", "Mon enfant a 13 ans."),
        ("1", "Mon enfant a 1 an."),
        ("1 an", "Mon enfant a 1 an."),
        ("treize", "Mon enfant a treize ans."),
        ("11 ANS ", "Mon enfant a 11 ans."),
        (" ", "Mon enfant a … ans."),
    ],
)
def test_an_age_as_people_write_it(age: str, sentence: str) -> None:
    assert sentences(_FR, CallFacts(age=age))[0] == sentence


def test_a_school_speaks_of_a_pupil() -> None:
    assert sentences(_FR, CallFacts(age="12", pupil=True))[0] == "L’élève a 12 ans."


def test_the_day_is_said_in_each_language() -> None:
    facts = CallFacts(since_day=date(2026, 11, 3))
    assert "Depuis le 3 novembre 2026," in said(facts)
    assert "Since 3 November 2026," in " ".join(sentences(_EN, facts))
    assert since_words(_FR, CallFacts(since_day=date(2026, 11, 3), at_least=True)) == "le 3 novembre 2026 au moins"
    typed = CallFacts(since="hier", since_day=date(2026, 11, 3))
    assert "Depuis hier," in said(typed), "what a person typed wins"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-03", date(2026, 11, 3)),
        ("2026-11-03T18:02", date(2026, 11, 3)),
        ("03/11/2026 à 18 h 02", date(2026, 11, 3)),
        ("3.11.2026", date(2026, 11, 3)),
        ("mardi 3 novembre 2026", date(2026, 11, 3)),
        ("1er août 2026", date(2026, 8, 1)),
        ("3 NOVEMBRE 2026", date(2026, 11, 3)),
        ("3 November 2026", date(2026, 11, 3)),
        ("hier", None),
        ("3 novembre", None),
        ("il y a 3 j", None),
        ("31/02/2026", None),
        ("2026-13-01", None),
        ("3 brumaire 2026", None),
        ("01/01/2031", None),
        ("01/01/1999", None),
        ("", None),
        ("9" * 5_000, None),
        ("2026-11-039", None),
        ("112/11/2026", None),
        ("v1.2.3.2020", None),
        ("12/11/2026/3", None),
        ("99/99/2026 puis 12/11/2026", date(2026, 11, 12)),
        ("le 40 mai 2026, non le 4 mai 2026", date(2026, 5, 4)),
    ],
)
def test_a_date_counts_only_when_it_is_whole(text: str, day: date | None) -> None:
    assert shown_day(text, _BOTH, _TODAY) == day


def test_the_case_says_since_when_and_where() -> None:
    seen = [
        Seen("Instagram", "hier", date(2026, 11, 20)),
        Seen("tiktok", "12/11/2026", date(2026, 11, 21)),
        Seen("instagram", "", date(2026, 11, 19)),
        Seen("forum.exemple.fr", "14 novembre 2026", date(2026, 11, 22)),
        Seen("snapchat", "", date(2026, 11, 22)),
    ]
    found = facts_of(seen, _BOTH, _TODAY)
    assert found.since_day == date(2026, 11, 12)
    assert not found.at_least
    assert found.where == "Instagram, TikTok et forum.exemple.fr"
    without = facts_of([Seen("", "hier", date(2026, 11, 20)), Seen("", "", date(2026, 11, 19))], _BOTH, _TODAY)
    assert (without.since_day, without.at_least, without.where) == (date(2026, 11, 19), True, "")
    assert facts_of([], _BOTH, _TODAY) == CallFacts()


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  très\n\tmal…  ", "très mal"),
        ("a\u202eb\u200bc\x00d", "abcd"),
        ("<b>x</b>", "<b>x</b>"),
        ("x" * 1_000, "x" * MOST_CHARACTERS),
        ("{age}", "{age}"),
    ],
)
def test_what_is_typed_becomes_one_plain_line(text: str, clean: str) -> None:
    assert tidy(text) == clean
    assert clean in said(CallFacts(what=text))
