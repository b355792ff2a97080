"""Letters: the needs that they serve (`need` of the pack), when one is due at a report, and the words for both."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from appui.pages.followup.model import Standing, standing
from appui.texts.translate import translate
from appui_core.cases.deadlines import Due
from appui_core.cases.report_model import Report, Route, Step

LETTER: Final = "letter/"
"""Before a letter's id, as something to do about a report."""
DUE_LETTERS: Final[Mapping[str, str]] = {
    "relaunch": "reminder-school",
    "complaint": "platform-complaint",
    "cnil": "cnil",
}
"""The letter that does what a rule (deadlines.toml) is about."""
ICONS: Final[Mapping[str, str]] = {
    "school": "school",
    "police": "scales",
    "line-3018": "phone",
    "platform": "flag",
    "data": "trash",
    "handing": "hand",
}


def need_words(need: str) -> str:
    """Return the title over the letters of a need."""
    return {
        "school": translate("Letters", "À l’établissement et à l’académie"),
        "police": translate("Letters", "À la police ou à la justice"),
        "line-3018": translate("Letters", "Au 3018"),
        "platform": translate("Letters", "À une plateforme"),
        "data": translate("Letters", "Faire effacer des données"),
        "handing": translate("Letters", "Quand vous remettez un dossier"),
    }[need]


def fitting(report: Report, due: Sequence[Due], today: date) -> tuple[str, ...]:
    """Return the letters that it is time for at a report: what is due by now, and what its ladder leads to."""
    noted = {each.step for each in report.steps}
    found = [
        DUE_LETTERS[one.rule.id]
        for one in due
        if one.report == report.id and one.rule.id in DUE_LETTERS and (one.rule.until or one.remind_on <= today)
    ]
    if report.route is Route.SCHOOL and not noted & {Step.REMOVED, Step.ACADEMY}:
        if noted & {Step.RELAUNCHED, Step.REFUSED, Step.NONE}:
            found.append("academy")
    elif report.route is Route.PLATFORM and standing(report) is Standing.UNANSWERED:
        found.append("reminder-platform")
    return tuple(found)


def write_words(letter: str) -> str:
    """Return the button that begins one of the letters above."""
    return {
        "reminder-school": translate("Letters", "Écrire la relance"),
        "academy": translate("Letters", "Écrire à l’académie"),
        "cnil": translate("Letters", "Écrire à la CNIL"),
        "platform-complaint": translate("Letters", "Écrire la réclamation"),
        "reminder-platform": translate("Letters", "Écrire une relance"),
    }[letter]
