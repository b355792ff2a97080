"""Where to begin: life always wins, every walk ends in one first thing, at night and without a telephone too."""

import functools
import itertools
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from appui_core.content.lines import load_line
from appui_core.content.pack import content_dir
from appui_core.content.triage import QUESTIONS, Question, Situation, load_triage
from appui_core.helpline.lines import Lines, load_lines
from appui_core.helpline.offer import Offer, describe_3018
from appui_core.triage.ask import next_of
from appui_core.triage.plan import MOST_THEN, Plan, Step, make_plan

_PARIS = ZoneInfo("Europe/Paris")
_TODAY = date(2026, 11, 28)
_DATA = load_triage()
_LINES = load_lines()
_HOURS = {"day": (18, 2), "closing": (22, 48), "night": (3, 0)}


@functools.cache
def offer_at(hour: str, *, can_phone: bool = True) -> Offer:
    return offer_of(_LINES, hour, can_phone=can_phone)


def offer_of(lines: Lines, hour: str, *, can_phone: bool = True) -> Offer:
    at = datetime(2026, 11, 14, *_HOURS[hour], tzinfo=_PARIS)
    return describe_3018(lines, at, _PARIS, can_phone=can_phone, real_now=at)


def every_answer() -> Iterator[dict[str, str]]:
    """Yield all four answers in every combination, those that nobody is asked for too."""
    for picked in itertools.product(*(question.answers for question in _DATA.questions)):
        yield dict(zip(QUESTIONS, (answer.id for answer in picked), strict=True))


def every_walk(given: Mapping[str, str] | None = None) -> Iterator[dict[str, str]]:
    """Yield every way through the questions as they are asked."""
    answers = dict(given or {})
    step = next_of(_DATA, answers)
    if isinstance(step, Situation):
        yield answers
        return
    for answer in step.answers:
        yield from every_walk(answers | {step.id: answer.id})


def row_of(answers: Mapping[str, str]) -> Situation:
    row = next_of(_DATA, answers)
    assert isinstance(row, Situation)
    return row


def plan_for(answers: Mapping[str, str], offer: Offer) -> Plan:
    return make_plan(_DATA, row_of(answers), offer=offer, language="fr", today=_TODAY, answers=answers)


def has_button(step: Step) -> bool:
    return bool(step.numbers or step.ways or step.room)


def asked(answers: Mapping[str, str]) -> list[str]:
    """Return the questions that a person with these answers is asked before the result."""
    given: dict[str, str] = {}
    found: list[str] = []
    while isinstance(step := next_of(_DATA, given), Question):
        found.append(step.id)
        given[step.id] = answers[step.id]
    return found


def test_four_questions_life_first_then_danger() -> None:
    first = next_of(_DATA, {})
    assert isinstance(first, Question)
    assert first.id == "life"
    assert "mourir" in first.ask["fr"]
    assert asked({"life": "no", "danger": "no", "who": "child", "what": "insults"}) == list(QUESTIONS)


@pytest.mark.parametrize("answer", ["now", "thoughts"])
def test_words_of_death_win_whatever_else_is_said(answer: str) -> None:
    assert asked({"life": answer}) == ["life"], "nobody answers four questions then"
    for walk in every_answer():
        assert row_of(walk | {"life": answer}).id == f"life-{answer}"


@pytest.mark.parametrize("answer", ["attack", "home"])
def test_danger_wins_over_what_happens_online(answer: str) -> None:
    for walk in every_answer():
        if walk["life"] in {"no", "unsure"}:
            assert row_of(walk | {"danger": answer}).id == {"attack": "danger-now", "home": "danger-home"}[answer]


@pytest.mark.parametrize("can_phone", [True, False])
@pytest.mark.parametrize("hour", _HOURS)
def test_every_walk_ends_in_one_first_thing_that_can_be_done_now(hour: str, *, can_phone: bool) -> None:
    offer = offer_at(hour, can_phone=can_phone)
    for walk in every_walk():
        plan = plan_for(walk, offer)
        assert has_button(plan.first), walk
        assert plan.first.open is not False, walk
        assert len(plan.then) <= MOST_THEN
        assert len({step.id for step in (plan.first, *plan.then)}) == 1 + len(plan.then)
        assert plan.avoid
        assert all(step.text for step in (plan.first, *plan.then, *plan.doors))
        assert len(plan.to_json()["first"]) == 1


def test_acting_now_and_thoughts_lead_to_the_numbers_of_the_law() -> None:
    offer = offer_at("night")
    assert plan_for({"life": "now"}, offer).first.numbers == ("15", "112", "114")
    thoughts = plan_for({"life": "thoughts"}, offer)
    assert thoughts.first.numbers == ("3114",)
    assert "seule" in thoughts.avoid
    assert "preuves" in thoughts.avoid
    assert plan_for({"life": "no", "danger": "attack"}, offer).first.numbers[:2] == ("17", "112")
    assert plan_for({"life": "no", "danger": "home"}, offer).first.numbers == ("119",)


@pytest.mark.parametrize("hour", _HOURS)
def test_without_a_telephone_no_route_needs_a_voice(hour: str) -> None:
    offer = offer_at(hour, can_phone=False)
    for walk in every_walk():
        plan = plan_for(walk, offer)
        for step in (plan.first, *plan.then, *plan.doors):
            assert all(_LINES[line].written() for line in step.lines), (walk, step)
            assert set(step.numbers) <= {"114"}, (walk, step)
            assert step.text
            assert not step.lines or step.ways or step.numbers


def test_closed_the_3018_is_not_first_and_comes_right_after() -> None:
    walk = {"life": "no", "danger": "no", "who": "child", "what": "image"}
    assert plan_for(walk, offer_at("day")).first.lines == ("3018",)
    night = plan_for(walk, offer_at("night"))
    assert night.first.lines == ("police-chat",)
    assert night.then[0].lines == ("3018",)
    assert night.then[0].open is False
    assert "9" in night.then[0].hours
    closing = plan_for(walk, offer_at("closing"))
    assert closing.first.lines == ("3018",)
    assert closing.then[0].lines == ("police-chat",), "who answers after eleven is shown before"


def test_at_night_who_answers_stands_before_the_rest() -> None:
    walk = {"life": "no", "danger": "no", "who": "child", "what": "insults"}
    assert plan_for(walk, offer_at("day")).then[0].id == "3018-help"
    assert [step.id for step in plan_for(walk, offer_at("night")).then][:2] == ["police-chat-night", "3018-help"]


def test_an_adult_is_not_sent_to_the_chat_for_minors() -> None:
    for hour in _HOURS:
        for walk in every_walk():
            plan = plan_for(walk, offer_at(hour))
            steps = (plan.first, *plan.then, *plan.doors)
            if walk.get("who") == "adult":
                assert all("police-chat" not in step.lines for step in steps)


def test_whoever_trusts_none_of_the_persons_named_finds_a_door() -> None:
    for hour in _HOURS:
        for walk in every_walk():
            plan = plan_for(walk, offer_at(hour))
            if any(step.kind == "person" for step in (plan.first, *plan.then)):
                assert {line for step in plan.doors for line in step.lines} >= {"3018", "119"}
                if walk.get("who") != "adult":
                    assert any("police-chat" in step.lines for step in plan.doors)
            else:
                assert plan.doors == ()


def test_an_intimate_picture_of_a_minor_is_never_collected() -> None:
    for who in ("child", "two-homes", "minor", "pupil", "witness"):
        for hour in _HOURS:
            plan = plan_for({"life": "no", "danger": "no", "who": who, "what": "image"}, offer_at(hour))
            assert all(step.room != "evidence" for step in (plan.first, *plan.then))
            assert "ne la copiez pas" in plan.avoid


def test_every_door_of_the_house_is_there() -> None:
    rows = {row.id for row in _DATA.situations}
    assert rows >= {"accused", "witness", "adult", "pupil", "minor", "two-homes"}
    assert row_of({"life": "no", "danger": "no", "who": "accused"}).id == "accused"
    reached = {row_of(walk).id for walk in every_walk()}
    assert reached == rows, "a row that nobody can reach helps nobody"


def test_notes_follow_from_single_answers() -> None:
    walk = {"life": "unsure", "danger": "no", "who": "two-homes", "what": "image"}
    spoken = " ".join(plan_for(walk, offer_at("day")).notes)
    assert "3114" in spoken
    assert "autorité parentale" in spoken
    written = " ".join(plan_for(walk, offer_at("day", can_phone=False)).notes)
    assert "SMS au 114" in written
    assert plan_for(walk | {"life": "no", "who": "witness"}, offer_at("day")).notes == ()


def test_with_a_damaged_pack_the_3018_is_left() -> None:
    nothing = Lines(())
    for hour in _HOURS:
        offer = offer_of(nothing, hour)
        for walk in every_walk():
            plan = plan_for(walk, offer)
            assert has_button(plan.first)
    image = plan_for({"life": "no", "danger": "no", "who": "child", "what": "image"}, offer_of(nothing, "night"))
    assert image.first.numbers == ("3018",)


def test_a_damaged_pack_and_a_closed_line_still_leave_the_3018() -> None:
    only = Lines((load_line(content_dir() / "helplines" / "3018.toml"),))
    walk = {"life": "no", "danger": "no", "who": "child", "what": "image"}
    plan = plan_for(walk, offer_of(only, "night"))
    assert plan.first.lines == ("3018",)
    assert plan.first.open is False


def test_an_old_row_says_so_and_stays() -> None:
    row = row_of({"life": "thoughts"})
    old = make_plan(_DATA, row, offer=offer_at("day"), language="fr", today=date(2027, 6, 1))
    assert old.stale
    assert old.first.numbers == ("3114",)
    assert not make_plan(_DATA, row, offer=offer_at("day"), language="fr", today=_TODAY).stale


def test_every_text_is_there_in_every_language() -> None:
    for language in ("fr", "en"):
        for row in _DATA.situations:
            plan = make_plan(_DATA, row, offer=offer_at("day"), language=language, today=_TODAY)
            assert plan.label
            assert all(step.text for step in (plan.first, *plan.then))


_NEVER = ("auteur", "coupable", "harceleur", "certifié", "vos parents", "tes parents", "prison", "garanti ", "€")


def test_no_text_accuses_promises_or_sends_to_the_parents() -> None:
    text = (content_dir() / "triage.toml").read_text(encoding="utf-8").lower()
    words = " ".join(line for line in text.splitlines() if "fr = " in line)
    assert [word for word in _NEVER if word in words] == []
    assert "quelques heures, sans garantie" in words
    assert words.count("quelques heures") == words.count("sans garantie")


def test_another_folder_is_another_table(tmp_path: Path) -> None:
    for name in ("triage.toml", "image_help.toml"):
        text = (content_dir() / name).read_text(encoding="utf-8").replace("A-t-il ou a-t-elle parlé", "Parle-t-on")
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert load_triage(tmp_path).questions[0].ask["fr"].startswith("Parle-t-on")
