"""Which letters it is time for at a report, by their ids (content/letters.py)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from appui_core.cases.report_model import Report, Route, Step

if TYPE_CHECKING:
    from appui_core.cases.deadlines import Due

BY_RULE: Mapping[str, str] = {
    "look": "reminder-platform",
    "flagger": "line-3018",
    "complaint": "platform-complaint",
    "relaunch": "reminder-school",
    "cnil": "cnil",
}
"""The letter that does what a rule (deadlines.toml) is about; the others are done without a letter of ours."""
# What says that a school's first answer did not help.
_UNHELPED = {Step.RELAUNCHED, Step.REFUSED, Step.NONE}


def fitting(report: Report, due: Iterable["Due"], today: date) -> tuple[str, ...]:
    """Return the letters that fit a report as it stands, each once, the first one due first.

    A letter with an end (a complaint) fits as soon as there is a decision, any other from its day on.
    """
    found = [
        BY_RULE[one.rule.id]
        for one in due
        if one.report == report.id and one.rule.id in BY_RULE and (one.rule.until or one.remind_on <= today)
    ]
    noted = {each.step for each in report.steps}
    if report.route is Route.SCHOOL and noted & _UNHELPED and not noted & {Step.REMOVED, Step.ACADEMY}:
        found.append("academy")
    return tuple(dict.fromkeys(found))
