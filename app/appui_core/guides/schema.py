"""Reading one guide: its structure (guides/<platform>/<id>.toml) and its words (texts/<lang>/<id>.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass

from appui_core.content.fact import Fact, Risk, read_fact
from appui_core.content.table import Table
from appui_core.guides.model import ACTIONS, DEVICES, GOALS, ICONS, OBJECTS, PLATFORMS, STATUSES

# Who should send the report, what the other side may notice, what leaves the phone, what may vanish, words to look
# for or avoid, and where the platform's own way to the 3018 was seen.
NOTICES = ("sender", "seen", "shared", "vanish", "words", "route_3018")
_ALWAYS_SAID = ("seen", "vanish")


@dataclass(frozen=True, slots=True)
class StepShape:
    """A step without its sentence."""

    n: int
    do: str
    icon: str
    label_fr: str
    label_en: str
    label_confirmed: bool
    on_screen: bool


@dataclass(frozen=True, slots=True)
class VariantShape:
    """A variant without its sentences."""

    id: str
    url: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A guide without its sentences, the same in every language."""

    id: str
    platform: str
    goal: str
    object: str
    also: tuple[str, ...]
    devices: tuple[str, ...]
    status: str
    notices: tuple[str, ...]
    steps: tuple[StepShape, ...]
    variants: tuple[VariantShape, ...]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of a guide in one language."""

    title: str
    before: str
    after: str
    steps: Mapping[int, str]
    notices: Mapping[str, str]
    variants: Mapping[str, tuple[str, str]]


def parse_shape(table: Table) -> Shape:
    """Read a guide's structure; defects are noted in the table."""
    guide_id = table.text("id")
    platform = table.choice("platform", PLATFORMS)
    goal = table.choice("goal", GOALS)
    thing = table.choice("object", OBJECTS)
    if guide_id and platform and table.file != f"guides/{platform}/{guide_id}.toml":
        table.complain("id", f"{guide_id!r} of {platform!r} belongs in guides/{platform}/{guide_id}.toml")
    also = table.choices("also", OBJECTS, required=False)
    if thing in also:
        table.complain("also", f"{thing!r} is the object itself")
    shape = Shape(
        id=guide_id,
        platform=platform,
        goal=goal,
        object=thing,
        also=also,
        devices=table.choices("devices", DEVICES),
        status=table.choice("status", STATUSES),
        notices=table.choices("notices", NOTICES),
        steps=_steps(table),
        variants=_variants(table),
        fact=read_fact(table),
    )
    for kind in _ALWAYS_SAID if goal == "report" else ():
        if kind not in shape.notices:
            table.complain("notices", f"{kind!r} is missing: a report guide says it")
    if table.has("risk") and shape.fact.risk is not Risk.PROCEDURE:
        table.complain("risk", f"{shape.fact.risk.value!r} is not for guides; allowed: procedure")
    if goal == "report" and shape.steps and shape.steps[0].icon != "keep":
        table.complain("steps[1].icon", "the first step keeps the proof; wanted 'keep'")
    table.close()
    return shape


def _steps(table: Table) -> tuple[StepShape, ...]:
    steps: list[StepShape] = []
    for place, one in enumerate(table.tables("steps"), start=1):
        step = StepShape(
            n=one.number("n"),
            do=one.choice("do", ACTIONS),
            icon=one.choice("icon", ICONS),
            label_fr=one.text("label_fr"),
            label_en=one.text("label_en"),
            label_confirmed=one.flag("label_confirmed"),
            on_screen=one.flag("on_screen"),
        )
        if one.has("n") and step.n != place:
            one.complain("n", f"{step.n} stands where {place} is wanted: numbers go 1, 2, 3 without gaps")
        if "~" in step.label_fr:
            one.complain("label_fr", "holds '~'; write label_confirmed = false instead")
        one.close()
        steps.append(step)
    return tuple(steps)


def _variants(table: Table) -> tuple[VariantShape, ...]:
    variants: list[VariantShape] = []
    for one in table.tables("variants"):
        variant = VariantShape(one.text("id"), one.url(), one.choice("status", STATUSES))
        if variant.id in {other.id for other in variants}:
            one.complain("id", f"{variant.id!r} stands there twice")
        one.close()
        variants.append(variant)
    return tuple(variants)


def parse_words(table: Table, shape: Shape) -> Words:
    """Read the sentences that a structure wants; too few and too many are noted in the table."""
    steps = _group(table, "steps", tuple(str(number) for number in range(1, len(shape.steps) + 1)))
    notices = _group(table, "notices", shape.notices)
    variants: dict[str, tuple[str, str]] = {}
    outer = table.table("variants")
    for variant in shape.variants:
        inner = outer.table(variant.id)
        variants[variant.id] = (inner.text("title"), inner.text("text"))
        inner.close()
    outer.close()
    words = Words(
        title=table.text("title"),
        before=table.text("before"),
        after=table.text("after"),
        steps={int(number): text for number, text in steps.items()},
        notices=notices,
        variants=variants,
    )
    table.close()
    return words


def _group(table: Table, key: str, wanted: tuple[str, ...]) -> dict[str, str]:
    inner = table.table(key)
    found = {name: inner.text(name) for name in wanted}
    inner.close()
    return found
