"""What of a case a letter speaks of: a report, and which ones fit; exhibits."""

from collections.abc import Sequence
from typing import Final

from appui_core.cases.model import Addressee
from appui_core.cases.report_model import Report, Route, Step
from appui_core.content.letters import PLACE, Template
from appui_core.messages import DEFAULT_LANGUAGE

_ROUTES: Final = {"school": Route.SCHOOL, "platform": Route.PLATFORM, "data": Route.ERASURE}
# What the exhibits of a case tell (content/letters.py, `TOLD` and `TOLD_LISTS`).
_EXHIBITS: Final = frozenset({"period", "numbers", "platforms", "accounts", "addresses", "exhibits"})
_DOSSIER: Final = frozenset({"made", "made_for", "manifest", "head"})


def reports_for(template: Template, reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return the reports that a letter can be about; none where it speaks of no report.

    First come those about which there is something to ask, and of each kind the newest: a letter begins with the
    first, and would contest what was granted, or say that nobody answered who did.
    """
    if not _speaks_of_report(template):
        return ()
    route = _ROUTES.get(template.shape.need)
    found = (report for report in reports if report.route is route)
    wanted = _wanted(template)
    return tuple(sorted(found, key=lambda one: (_answer(one) in wanted, one.told.sent_at), reverse=True))


def _wanted(template: Template) -> frozenset[Step | None]:
    """Return after which answers, None: none came, there is something to ask."""
    if "report_decided" in _named(template):
        return frozenset({Step.REFUSED})
    asks_which = any(field.id == "answer" for field in template.shape.fields)
    return frozenset({None, Step.NONE, Step.REFUSED} if asks_which else {None, Step.NONE})


def _answer(report: Report) -> Step | None:
    return None if report.decision is None else report.decision.step


def speaks_of_exhibits(template: Template) -> bool:
    """Tell whether a letter says anything that depends on which exhibits it is about."""
    return not _EXHIBITS.isdisjoint(_named(template))


def lists_addresses_for_platform(template: Template) -> bool:
    """Tell whether a letter asks a platform to act on addresses, some of which it is not told."""
    shape = template.shape
    return shape.addressee == Addressee.PLATFORM and any(part.source == "addresses" for part in shape.parts)


def speaks_of_dossier(template: Template) -> bool:
    """Tell whether a letter is about one dossier that was made."""
    return not _DOSSIER.isdisjoint(_named(template))


def _speaks_of_report(template: Template) -> bool:
    return any(name.startswith("report_") for name in _named(template))


def _named(template: Template) -> set[str]:
    """Return the names of all that a letter takes from a case."""
    words = template.words_in(DEFAULT_LANGUAGE).parts.values()
    named = {name for said in words for text in (said.text, *said.items) for name in PLACE.findall(text)}
    return named | {field.told for field in template.shape.fields} | {part.source for part in template.shape.parts}
