"""Which of a case's reports a letter can be about, where it speaks of one."""

from collections.abc import Sequence
from typing import Final

from appui_core.cases.report_model import Report, Route
from appui_core.content.letters import PLACE, Template
from appui_core.messages import DEFAULT_LANGUAGE

_ROUTES: Final = {"school": Route.SCHOOL, "platform": Route.PLATFORM, "data": Route.ERASURE}


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
