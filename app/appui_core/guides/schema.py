"""Reading one guide: its structure (guides/<platform>/<id>.toml) and its words (texts/<lang>/<id>.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass

from appui_core.content.fact import Fact, Risk, read_fact
from appui_core.content.table import Table
from appui_core.guides.model import (
    ACTIONS,
    DEVICES,
    GOALS,
    ICONS,
    MOST_ITEMS,
    OBJECTS,
    PLACES,
    PLATFORMS,
    STATUSES,
    SURFACES,
    Item,
)

# Who should send the report, what the other side may notice, what leaves the phone, what may vanish, whether the
# other side is told of a screenshot, words to look for or avoid, and where the platform's own way to the 3018 was
# seen.
NOTICES = ("sender", "seen", "shared", "vanish", "screenshot", "words", "route_3018")
MOST_STEPS = 40
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
    surface: str
    at: str
    items: tuple[Item, ...]
    category: int
    url: str | None


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
        table.complain("id", "wrong_file", value=guide_id, file=f"guides/{platform}/{guide_id}.toml")
    also = table.choices("also", OBJECTS, required=False)
    if thing in also:
        table.complain("also", "object_itself", value=thing)
    shape = Shape(
        id=guide_id,
        platform=platform,
        goal=goal,
        object=thing,
        also=also,
        devices=table.choices("devices", DEVICES),
        status=table.choice("status", STATUSES),
        notices=table.choices("notices", NOTICES, required=goal == "report"),
        steps=_steps(table),
        variants=_variants(table, required=goal == "report"),
        fact=read_fact(table),
    )
    for kind in _ALWAYS_SAID if goal == "report" else ():
        if kind not in shape.notices:
            table.complain("notices", "notice_missing", value=kind)
    if not table.is_faulty("risk") and shape.fact.risk is not Risk.PROCEDURE:
        table.complain("risk", "unknown", value=shape.fact.risk.value, allowed=Risk.PROCEDURE.value)
    if goal == "report" and shape.steps and shape.steps[0].icon != "keep":
        table.complain("steps[1].icon", "proof_first")
    table.close()
    return shape


def _steps(table: Table) -> tuple[StepShape, ...]:
    steps: list[StepShape] = []
    rows = table.tables("steps")
    if len(rows) > MOST_STEPS:
        table.complain("steps", "too_many", count=len(rows), most=MOST_STEPS)
    for place, one in enumerate(rows[:MOST_STEPS], start=1):
        surface = one.choice("surface", SURFACES, required=False)
        step = StepShape(
            n=one.number("n"),
            do=one.choice("do", ACTIONS),
            icon=one.choice("icon", ICONS),
            label_fr=one.text("label_fr"),
            label_en=one.text("label_en"),
            label_confirmed=one.flag("label_confirmed"),
            on_screen=one.flag("on_screen"),
            surface=surface,
            at=_place(one, surface),
            items=_items(one),
            category=one.number("category", required=False),
            url=one.url(),
        )
        if step.on_screen and not one.has("surface"):
            one.complain("surface", "missing_choice", allowed=", ".join(SURFACES))
        if step.items and not surface:
            one.complain("items", "no_surface")
        if not 0 <= step.category <= 3:
            one.complain("category", "bounds", low=1, high=3)
        if not one.is_faulty("n") and step.n != place:
            one.complain("n", "step_number", value=step.n, wanted=place)
        if "~" in step.label_fr:
            one.complain("label_fr", "tilde", instead="label_confirmed = false")
        one.close()
        steps.append(step)
    return tuple(steps)


def _place(one: Table, surface: str) -> str:
    """Return where on its surface the target is: the usual place where nothing is said."""
    allowed = PLACES.get(surface, ())
    if not one.has("at"):
        return allowed[0] if allowed else ""
    return one.choice("at", allowed) if allowed else one.choice("at", sum(PLACES.values(), ()))


def _items(one: Table) -> tuple[Item, ...]:
    """Return what stands at the target's place, in order; `{}` is something nobody knows the word of."""
    items: list[Item] = []
    for row in one.tables("items", required=False):
        item = Item(
            fr=row.text("fr", required=False),
            en=row.text("en", required=False),
            icon=row.choice("icon", ICONS, required=False),
            confirmed=row.flag("confirmed", default=False),
            target=row.flag("target", default=False),
        )
        if item.target and (item.fr or item.en):
            row.complain("target", "target_words")
        if bool(item.fr) != bool(item.en):
            row.complain("fr" if item.en else "en", "both_languages")
        row.close()
        items.append(item)
    if len(items) > MOST_ITEMS:
        one.complain("items", "too_many", count=len(items), most=MOST_ITEMS)
    if items and [item.target for item in items].count(True) != 1:
        one.complain("items", "one_target")
    return tuple(items[:MOST_ITEMS])


def _variants(table: Table, *, required: bool) -> tuple[VariantShape, ...]:
    variants: list[VariantShape] = []
    for one in table.tables("variants", required=required):
        variant = VariantShape(one.text("id"), one.url(), one.choice("status", STATUSES))
        if variant.id in {other.id for other in variants}:
            one.complain("id", "repeated", value=variant.id)
        one.close()
        variants.append(variant)
    return tuple(variants)


def parse_words(table: Table, shape: Shape) -> Words:
    """Read the sentences that a structure wants; too few and too many are noted in the table."""
    steps = _group(table, "steps", tuple(str(number) for number in range(1, len(shape.steps) + 1)))
    notices = _group(table, "notices", shape.notices)
    variants: dict[str, tuple[str, str]] = {}
    outer = table.table("variants", required=bool(shape.variants))
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
    inner = table.table(key, required=bool(wanted))
    found = {name: inner.text(name) for name in wanted}
    inner.close()
    return found
