"""What of a report an addressee is told: one rule for the chronology of a dossier and for its letter."""

from collections.abc import Iterable, Mapping
from typing import Final

from appui_core.cases.model import Addressee
from appui_core.cases.report_model import DECISIONS, Report, Route, Step
from appui_core.cases.report_words import has_word
from appui_core.dossier.selection import Item
from appui_core.messages import Messages

REFERENCES_TO: Final = frozenset({Addressee.POLICE, Addressee.LINE_3018})
"""Who is told a report's reference: those who act on it."""
# Who else was turned to a school need not know; that a lawyer was asked is told to nobody.
_STEPS_FOR_SCHOOL: Final = DECISIONS | {Step.ACKNOWLEDGED, Step.RELAUNCHED, Step.COMPLAINT}
_PLACE: Final = frozenset({"platform", "url"})


def concerned(report: Report, items: Mapping[int, Item]) -> tuple[int, ...]:
    """Return the numbers of the exhibits that it is about, of these; a report about none of them is not told."""
    return tuple(number for number in report.told.exhibits if number in items)


def tells_platform(
    report: Report, items: Mapping[int, Item], addressee: Addressee | None, messages: Messages
) -> bool:
    """Tell whether the platform is named: not to whom does not see that of the exhibits that it is about."""
    hidden = _hidden(items[number] for number in concerned(report, items))
    return (report.route is Route.SCHOOL or not hidden) and spoken(report.told.platform, addressee, messages)


def spoken(word: str, addressee: Addressee | None, messages: Messages) -> bool:
    """Tell whether a word of a report is told: of what somebody typed a school gets none.

    It may hold a name that a school's version replaces everywhere else.
    """
    return addressee is not Addressee.SCHOOL or has_word(messages, word)


def steps_told(addressee: Addressee | None) -> frozenset[Step]:
    """Return the steps of a report that are told."""
    return _STEPS_FOR_SCHOOL if addressee is Addressee.SCHOOL else frozenset(Step) - {Step.ADVISED}


def _hidden(items: Iterable[Item]) -> frozenset[str]:
    return _PLACE & {name for item in items for name in item.abridged}
