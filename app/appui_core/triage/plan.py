"""What to do: exactly one first thing, at most three more, what to leave alone, the doors outside the circle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from appui_core.content.fact import Fact, is_old
from appui_core.content.lines import in_language
from appui_core.content.triage import Answer, Situation, StepShape, TriageData
from appui_core.triage.reach import MAIN, Offered, Reached, Way, form_of, reach

MOST_THEN = 3
_ADULT = "adult"


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do now. `numbers` can be dialled (or texted) by this person; `names` has the line of each.

    `open` None: nobody knows.

    `room` is the page of ours that helps with it: `evidence` or `report`, else empty.
    """

    id: str
    kind: str
    text: str
    lines: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    room: str = ""
    goal: str = ""
    object: str = ""
    open: bool | None = True
    hours: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the keys of the command line; a key without a value is left out."""
        found: dict[str, Any] = {"id": self.id, "kind": self.kind, "text": self.text}
        if self.numbers:
            found |= {"number": self.numbers[0], "numbers": list(self.numbers)}
        if self.ways:
            found["url"] = self.ways[0].url
        if self.goal:
            found["guide"] = {"goal": self.goal} | ({"object": self.object} if self.object else {})
        if self.room:
            found["room"] = self.room
        if self.lines:
            found |= {"open": self.open, "hours": self.hours}
        return found


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer. `notes` follow from single answers; `doors` stand there whenever a person is named.

    `fact`: where the row comes from; `stale`: nobody has compared it for 90 days, which is said and hides nothing.
    """

    situation: str
    label: str
    first: Step
    then: tuple[Step, ...]
    avoid: str
    notes: tuple[str, ...]
    doors: tuple[Step, ...]
    fact: Fact
    stale: bool

    def to_json(self) -> dict[str, Any]:
        """Return the keys of the command line."""
        return {
            "situation": self.situation,
            "label": self.label,
            "first": [self.first.to_json()],
            "then": [step.to_json() for step in self.then],
            "avoid": self.avoid,
            "notes": list(self.notes),
            "doors": [step.to_json() for step in self.doors],
            "source": self.fact.source,
            "source_date": self.fact.source_date,
            "checked_on": self.fact.checked_on.isoformat(),
            "stale": self.stale,
        }


def make_plan(
    data: TriageData,
    row: Situation,
    *,
    offer: Offered,
    language: str,
    today: date,
    answers: Mapping[str, str] | None = None,
) -> Plan:
    """Return what to do in a situation at the instant that `offer` describes, for the person it was made for.

    `answers` (question -> answer) add what follows from them; without them the row alone speaks. `today` is the
    real clock's day.
    """
    given = answers or {}
    # Without answers (`triage --situation`) a row that fits adults alone is about one.
    adult = given.get("who") == _ADULT or row.when.get("who") == (_ADULT,)
    maker = _Maker(data, offer, language, adult=adult)
    candidates = maker.all(row.first)
    first = next((step for step in candidates if step.open is not False), None) or maker.last_resort()
    # Whom the hour took the first place from comes next: the 3018 in the morning.
    passed = [step for step in candidates if step.open is False]
    spare = [step for step in candidates if step is not first and step not in passed]
    soon = [*spare] if MAIN in first.lines and offer.closing_soon else []
    then = tuple(_others(first, [*passed, *soon, *maker.all(row.then)]))[:MOST_THEN]
    named = any(step.kind == "person" for step in (first, *then))
    return Plan(
        situation=row.id,
        label=in_language(row.label, language),
        first=first,
        then=then,
        avoid=in_language(row.avoid, language),
        notes=tuple(note for note in maker.notes(given) if note),
        doors=maker.all(data.doors) if named else (),
        fact=row.fact,
        stale=is_old(row.fact, today),
    )


def _others(first: Step, steps: Iterable[Step]) -> Iterable[Step]:
    """Yield the steps that are not the first one again, nor each other's: a line is named once."""
    seen = [first]
    for step in steps:
        if not any(step.id == other.id or (step.lines and step.lines == other.lines) for other in seen):
            seen.append(step)
            yield step


class _Maker:
    """Turns steps of the table into steps of this person's evening."""

    def __init__(self, data: TriageData, offer: Offered, language: str, *, adult: bool) -> None:
        self._data = data
        self._offer = offer
        self._language = language
        self._adult = adult

    def all(self, names: Iterable[str]) -> tuple[Step, ...]:
        """Return those that this person can take, closed lines included."""
        return tuple(step for name in names if (step := self._one(self._data.steps[name])) is not None)

    def last_resort(self) -> Step:
        """Return the 3018, closed or not: what is left when the pack is damaged."""
        shape = self._data.steps[self._data.doors[0]]
        return self._line(shape, [found for found in [reach(MAIN, self._offer)] if found])

    def notes(self, answers: Mapping[str, str]) -> Iterable[str]:
        """Yield what is said because of single answers, in the order of the questions."""
        for question in self._data.questions:
            for answer in question.answers:
                if answers.get(question.id) == answer.id:
                    yield self._note(answer)

    def _note(self, answer: Answer) -> str:
        written = not self._offer.can_phone and answer.note_written
        return in_language(answer.note_written if written else answer.note, self._language)

    def _one(self, shape: StepShape) -> Step | None:
        if shape.minor and self._adult:
            return None
        if shape.night and self._offer.open is not False and not self._offer.closing_soon:
            return None
        if shape.kind == "line":
            reached = [found for line in shape.lines if (found := reach(line, self._offer))]
            return self._line(shape, reached) if reached else None
        if shape.kind == "write":
            form = form_of(self._offer)
            return Step(shape.id, shape.kind, self._text(shape), ways=(form,)) if form else None
        ways = (Way(_host(shape.url), shape.url),) if shape.url else ()
        room = {"evidence": "evidence", "guide": "report"}.get(shape.kind, shape.room)
        return Step(
            shape.id, shape.kind, self._text(shape), ways=ways, room=room, goal=shape.goal, object=shape.object
        )

    def _line(self, shape: StepShape, reached: list[Reached]) -> Step:
        states = {one.open for one in reached}
        ways: dict[str, Way] = {}
        for one in reached:
            for way in one.ways:
                ways.setdefault(way.url, way)
        return Step(
            id=shape.id,
            kind=shape.kind,
            text=self._text(shape),
            lines=tuple(one.id for one in reached),
            numbers=tuple(one.number for one in reached if one.number),
            names=tuple(one.label for one in reached if one.number),
            ways=tuple(ways.values()),
            open=True if True in states else None if None in states else False,
            hours=reached[0].hours,
        )

    def _text(self, shape: StepShape) -> str:
        written = not self._offer.can_phone and shape.text_written
        return in_language(shape.text_written if written else shape.text, self._language)


def _host(url: str) -> str:
    return url.removeprefix("https://").removeprefix("www.").split("/")[0]
