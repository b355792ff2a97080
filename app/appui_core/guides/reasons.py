"""A guide told for another reason: the words to choose, step by step, for what happened."""

from collections.abc import Iterator
from dataclasses import replace

from appui_core.guides.categories import Category
from appui_core.guides.model import Guide, Item, Step
from appui_core.messages import Messages

# The labels that stand in the guides are the ones for this.
DEFAULT_SITUATION = "harassment"
# Where nothing is captured: what such an image shows must not be kept, and beside somebody who speaks of dying one
# stops collecting. By situation, the sentence that takes the place of the step that keeps the proof.
NOT_CAPTURED = {"intimate_image_minor": "guides.noted_step", "self_harm": "guides.life_step"}


def takes_reasons(guide: Guide) -> bool:
    """Tell whether a step of the guide picks a reason."""
    return any(step.category for step in guide.steps)


def with_reason(guide: Guide, category: Category, messages: Messages) -> Guide:
    """Return the guide with the words of a category at the steps that pick the reason.

    A list with fewer levels than the guide has makes it shorter, one with more makes it longer. The sentences of
    those steps speak of harassment, so a neutral one takes their place. Where nothing is captured, the step that
    keeps the proof becomes one that notes the address, and nothing is said about capturing.
    """
    steps = list(_steps(guide, category, messages.text("guides.reason_step")))
    before, notices = guide.before, guide.notices
    if category.situation in NOT_CAPTURED:
        before = "" if any(step.icon == "keep" for step in steps) else before
        said = messages.text(NOT_CAPTURED[category.situation])
        steps = [_noted(step, messages, said) if step.icon == "keep" else step for step in steps]
        notices = tuple(notice for notice in notices if notice.kind != "screenshot")
    numbered = tuple(replace(step, n=number) for number, step in enumerate(steps, start=1))
    return replace(guide, before=before, steps=numbered, notices=notices)


def _noted(step: Step, messages: Messages, text: str) -> Step:
    what = messages.text("guides.noted_label")
    return replace(
        step,
        do="copy",
        label_fr=what,
        label_en=what,
        label_confirmed=True,
        on_screen=False,
        text=text,
        icon="link",
        surface="",
        at="",
        items=(),
    )


def _steps(guide: Guide, category: Category, text: str) -> Iterator[Step]:
    levels = len(category.fr)
    known = [step.category for step in guide.steps if step.category]
    last = max(known, default=0)
    for step in guide.steps:
        if not step.category:
            yield step
            continue
        if step.category <= levels:
            yield _picked(step, category, step.category, text)
        if step.category == last:
            for level in range(last + 1, levels + 1):
                yield _picked(replace(step, items=()), category, level, text)


def _picked(step: Step, category: Category, level: int, text: str) -> Step:
    label = category.fr[level - 1]
    if label == step.label_fr:
        return replace(step, category=level)
    return replace(
        step,
        label_fr=label,
        label_en=category.en[level - 1],
        label_confirmed=category.confirmed,
        on_screen=True,
        text=text,
        items=_moved(step, label),
        category=level,
    )


def _moved(step: Step, label: str) -> tuple[Item, ...]:
    """Return the list with its target at another word; nothing when that word is not in the list."""
    if not any(item.fr == label for item in step.items):
        return ()
    former = Item(step.label_fr, step.label_en, "", step.label_confirmed)
    return tuple(former if item.target else Item(target=True) if item.fr == label else item for item in step.items)
