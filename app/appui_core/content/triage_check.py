"""What the table of where to begin must keep to beyond its form: nothing points nowhere, nobody is left alone."""

from collections import Counter
from collections.abc import Iterable, Mapping

from appui_core.content.lines import Helpline
from appui_core.content.problems import ContentError
from appui_core.content.triage import NAME, Situation, StepShape, TriageData

_MAIN = "3018"
# Always there, whatever the hour and without a voice: a page of ours, an address, a written form.
_ALWAYS = ("write", "site", "guide", "evidence")
_LIFE_FIRST = ("life", "danger")


def check_triage(data: TriageData, lines: Mapping[str, Helpline]) -> list[ContentError]:
    """Return what is wrong in a well-formed table; `lines` are the help lines of the same pack."""
    return [
        *_twice("questions", (question.id for question in data.questions)),
        *_twice("situations", (row.id for row in data.situations)),
        *_lines_exist(data, lines),
        *(problem for at, row in enumerate(data.situations, 1) for problem in _row(data, row, at, lines)),
        *_order(data),
        *_doors(data),
    ]


def _wrong(key: str, fault: str, **values: object) -> ContentError:
    return ContentError(NAME, key, fault, **values)


def _twice(key: str, names: Iterable[str]) -> list[ContentError]:
    return [_wrong(key, "repeated", value=name) for name, count in Counter(names).items() if count > 1]


def _lines_exist(data: TriageData, lines: Mapping[str, Helpline]) -> list[ContentError]:
    return [
        _wrong(f"steps.{step.id}.lines", "no_help_line", value=line, allowed=", ".join(sorted(lines)))
        for step in data.steps.values()
        for line in step.lines
        if line not in lines
    ]


def _row(data: TriageData, row: Situation, at: int, lines: Mapping[str, Helpline]) -> list[ContentError]:
    place = f"situations[{at}]"
    found = [
        _wrong(f"{place}.{key}", "no_step", value=name)
        for key, names in (("first", row.first), ("then", row.then))
        for name in names
        if name not in data.steps
    ]
    for question in data.questions:
        known = {answer.id for answer in question.answers}
        found += [
            _wrong(f"{place}.when.{question.id}", "unknown", value=answer, allowed=", ".join(sorted(known)))
            for answer in row.when.get(question.id, ())
            if answer not in known
        ]
    if found:
        return found
    firsts = [data.steps[name] for name in row.first]
    found += [
        _wrong(f"{place}.first", "no_button", value=step.id)
        for step in firsts
        if step.kind == "advice" or (step.kind == "person" and not step.room)
    ]
    adults = row in _rows_of_adults(data)
    if not any(_always(step, lines) and not (adults and step.minor) for step in firsts):
        found.append(_wrong(f"{place}.first", "unreachable_at_night"))
    return found


def _rows_of_adults(data: TriageData) -> list[Situation]:
    """Return the rows in which an adult ends who is the target: what is for minors does not help there."""
    found = []
    for what in (answer.id for question in data.questions if question.id == "what" for answer in question.answers):
        said = {"life": "no", "danger": "no", "who": "adult", "what": what}
        fitting = (row for row in data.situations if all(said[name] in row.when[name] for name in row.when))
        found += [row for row in [next(fitting, None)] if row is not None]
    return found


def _always(step: StepShape, lines: Mapping[str, Helpline]) -> bool:
    """Tell whether a step can be taken at any hour by someone who can't phone."""
    if step.kind in _ALWAYS or step.room:
        return True
    return any(line.hours.always and line.written() for name in step.lines if (line := lines.get(name)))


def _order(data: TriageData) -> list[ContentError]:
    """Life stands first, then danger; the last row fits everything, so that nobody leaves without an answer."""
    found = []
    rank = 0
    for at, row in enumerate(data.situations, 1):
        mine = next((_LIFE_FIRST.index(name) for name in _LIFE_FIRST if name in row.when), len(_LIFE_FIRST))
        if mine < rank:
            found.append(_wrong(f"situations[{at}]", "too_late", value=row.id))
        rank = max(rank, mine)
    if data.situations and data.situations[-1].when:
        found.append(_wrong("situations", "last_fits_all"))
    return found


def _doors(data: TriageData) -> list[ContentError]:
    found = [_wrong("doors", "no_step", value=name) for name in data.doors if name not in data.steps]
    first = data.steps.get(data.doors[0]) if data.doors else None
    if not found and (first is None or first.lines != (_MAIN,)):
        found.append(_wrong("doors", "first_door", wanted=_MAIN))
    return found
