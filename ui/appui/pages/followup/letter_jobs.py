"""What is read for letters, off the GUI thread."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from appui.pages.followup.parts.letter import Begun
from appui.widgets.letter.keeping import Place, kept
from appui_core.cases.model import Addressee
from appui_core.cases.report_model import Report, Route
from appui_core.clock import Clock
from appui_core.content.letters import PLACE, Template
from appui_core.messages import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.dossier.letter_known import Known

# Which reports a letter of a need is about, where it speaks of one.
_ROUTES = {"school": Route.SCHOOL, "platform": Route.PLATFORM, "data": Route.ERASURE}


def begun(cases: "Cases", code: str, letters: Sequence[str]) -> frozenset[str]:
    """Return which of these letters have something kept for a case."""
    return frozenset(letter for letter in letters if not kept(Place(cases, code, letter)).empty)


def begin(place: Place, template: Template, report: str, clock: Clock) -> Begun:
    """Read what a case tells for a letter, and what was written before; `report`: the id of its report, or empty.

    Raises AppuiError: as `known_of`.
    """
    from appui_core.dossier.letter_known import known_of  # noqa: PLC0415 - when a letter is opened

    addressee = Addressee(template.shape.addressee) if template.shape.addressee else None
    known = known_of(place.cases, place.code, addressee, clock)
    reports, draft = reports_for(template, known.reports), kept(place)
    chosen = report or draft.report or (reports[0].id if reports else "")
    return Begun(template, known, replace(draft, report=chosen), reports, place.cases.get(place.code).title)


def reports_for(template: Template, reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return the reports that a letter can be about, the newest first; none where it speaks of no report."""
    if not _speaks_of_report(template):
        return ()
    route = _ROUTES.get(template.shape.need)
    found = (report for report in reports if report.route is route)
    return tuple(sorted(found, key=lambda report: report.told.sent_at, reverse=True))


def _speaks_of_report(template: Template) -> bool:
    words = template.words_in(DEFAULT_LANGUAGE).parts.values()
    named = [field.told for field in template.shape.fields]
    named += [name for said in words for text in (said.text, *said.items) for name in PLACE.findall(text)]
    return any(name.startswith("report_") for name in named)


def without_a_case(clock: Clock) -> "Known":
    """Return what is known without a case: the day."""
    from appui_core.dossier.letter_known import Known  # noqa: PLC0415 - when a letter is opened

    return Known(clock.now().date())
