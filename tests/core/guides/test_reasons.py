"""A guide told for another reason: other words to choose, no sentence that speaks of something else."""

from dataclasses import replace

import pytest

from appui_core.guides.categories import Category
from appui_core.guides.load import load_guides
from appui_core.guides.model import Guide, Item
from appui_core.guides.reasons import takes_reasons, with_reason
from appui_core.messages import load_messages

FR = load_messages("fr")


def category(*words: str) -> Category:
    return Category("threats", words, tuple(f"en {word}" for word in words), True, "likely", {}, None)


@pytest.fixture(scope="module")
def guide() -> Guide:
    return next(guide for guide in load_guides("fr") if guide.id == "tiktok.report.video")


def picked(guide: Guide) -> list[str]:
    return [step.label_fr for step in guide.steps if step.category]


def test_the_words_change_and_the_sentence_is_neutral(guide: Guide) -> None:
    assert takes_reasons(guide)
    told = with_reason(guide, category("Un", "Deux"), FR)
    assert picked(told) == ["Un", "Deux"]
    for step in told.steps:
        if step.category:
            assert step.text == FR.text("guides.reason_step")
            assert step.label_en == f"en {step.label_fr}"
    kept = [step for step in guide.steps if not step.category]
    assert [step for step in told.steps if not step.category] == kept


@pytest.mark.parametrize("words", [("Un",), ("Un", "Deux", "Trois")])
def test_a_list_of_another_depth_makes_the_guide_shorter_or_longer(guide: Guide, words: tuple[str, ...]) -> None:
    told = with_reason(guide, category(*words), FR)
    assert picked(told) == list(words)
    assert [step.n for step in told.steps] == list(range(1, len(told.steps) + 1))
    assert told.steps[-1].label_fr == guide.steps[-1].label_fr


def test_the_ring_moves_within_a_list_that_has_the_word(guide: Guide) -> None:
    items = (Item("Autre", "Other", confirmed=True), Item(target=True), Item("Menaces", "Threats", confirmed=True))
    at = next(at for at, step in enumerate(guide.steps) if step.category)
    steps = list(guide.steps)
    steps[at] = replace(steps[at], items=items)
    told = with_reason(replace(guide, steps=tuple(steps)), category("Menaces", "x"), FR)
    shown = told.steps[at].items
    assert [item.target for item in shown] == [False, False, True]
    assert shown[1].fr == guide.steps[at].label_fr


def test_a_list_without_the_word_is_not_made_up(guide: Guide) -> None:
    at = next(at for at, step in enumerate(guide.steps) if step.category)
    steps = list(guide.steps)
    steps[at] = replace(steps[at], items=(Item("Autre", "Other"), Item(target=True)))
    told = with_reason(replace(guide, steps=tuple(steps)), category("Menaces", "x"), FR)
    assert told.steps[at].items == ()


def test_a_word_that_is_the_same_keeps_its_sentence(guide: Guide) -> None:
    told = with_reason(guide, category(*picked(guide)), FR)
    assert told == guide
