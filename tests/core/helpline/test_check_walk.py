"""Where a person stands in the self-check: help at once on distress, nothing counted, everything forgotten."""

import pytest

from appui_core.content.self_check import load_self_check
from appui_core.helpline.check_walk import Answer, CheckModel, Stage

DISTRESS = {"thoughts": 3, "now": 4, "home": 5}


@pytest.fixture
def model() -> CheckModel:
    made = CheckModel(load_self_check())
    made.choose_reader("young")
    return made


def walk_to(model: CheckModel, index: int) -> None:
    while model.index < index:
        model.answer(Answer.NO)


@pytest.mark.parametrize(("route", "index"), DISTRESS.items())
@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNSURE])
def test_distress_leads_to_help_at_once(model: CheckModel, route: str, index: int, answer: Answer) -> None:
    walk_to(model, index)
    model.answer(answer)
    assert (model.stage, model.route) == (Stage.HELP, route)
    model.go_on()
    assert (model.stage, model.index) == (Stage.QUESTION, index + 1)


@pytest.mark.parametrize("index", DISTRESS.values())
@pytest.mark.parametrize("answer", [Answer.NO, Answer.SKIP])
def test_no_and_silence_go_on(model: CheckModel, index: int, answer: Answer) -> None:
    walk_to(model, index)
    model.answer(answer)
    assert model.stage == Stage.QUESTION


def test_help_asked_for_leads_back_to_the_same_question(model: CheckModel) -> None:
    walk_to(model, 2)
    model.ask_help("now")
    model.go_on()
    assert (model.stage, model.index) == (Stage.QUESTION, 2)


def test_one_yes_says_as_much_as_ten(model: CheckModel) -> None:
    while model.stage != Stage.END:
        model.answer(Answer.NO)
    assert not model.says_something()
    model.back()
    model.answer(Answer.UNSURE)
    assert model.stage == Stage.END
    assert model.says_something()


def test_an_adult_is_led_to_cards_and_a_young_person_to_plain_words(model: CheckModel) -> None:
    for reader in ("young", "adult"):
        model.forget()
        model.choose_reader(reader)
        while model.stage != Stage.END:
            if model.stage == Stage.HELP:
                model.go_on()
            else:
                model.answer(Answer.YES)
        if reader == "young":
            assert model.cards() == ()
            assert any("Ne paie pas" in hint for hint in model.hints("fr"))
        else:
            assert model.cards() == ("talking", "school", "intimate-images", "sextortion")
            assert model.hints("fr") == ()


def test_forgetting_leaves_nothing(model: CheckModel) -> None:
    model.answer(Answer.YES)
    assert not model.is_empty()
    model.forget()
    assert model.is_empty()
    assert (model.stage, model.reader, model.index, model.route) == (Stage.READER, "", 0, "")
    assert not model.says_something()


def test_back_goes_to_the_start(model: CheckModel) -> None:
    walk_to(model, 1)
    model.back()
    assert model.index == 0
    model.back()
    assert (model.stage, model.reader) == (Stage.READER, "")
