"""What is due after a report, and on which civil day: pure rules over dates that people told.

How long is content (deadlines.toml). A day is where the person is: the day of a moment as it was told, and today
on this PC. An alert about a short criminal limit is an early one and never its last day. A rule of law that was
not checked lately is left out (`hidden_rules`).
"""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from appui_core.cases.report_model import Report, Route, Step
from appui_core.content.deadlines import Rule, Unit
from appui_core.content.fact import Risk, is_old
from appui_core.content.lines import in_language

REMINDED_DAYS = 14
"""How long a reminder lasts: one that nobody wants to follow must not nag for ever."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something to think of. `on` is its day, or with `rule.until` the last one that is sure.

    `remind_on`: from then on one is reminded. `past`: the day is over, and what is said of it is calm.
    `stale`: the rule was not checked lately.
    """

    report: str
    case: str
    rule: Rule
    on: date
    remind_on: date
    past: bool
    stale: bool

    @property
    def reminded(self) -> tuple[date, date]:
        """The first and last day on which one is reminded; after that it stays in the list, without a mark."""
        last = self.on if self.rule.until else add_days(self.remind_on, REMINDED_DAYS)
        return self.remind_on, last

    def waits(self, today: date) -> bool:
        """Tell whether it is time to be reminded."""
        first, last = self.reminded
        return first <= today <= last

    def what(self, language: str) -> str:
        """Return what it is about."""
        return in_language(self.rule.what, language)

    def why(self, language: str) -> str:
        """Return why, or what to make of it once the day is over."""
        return in_language(self.rule.past if self.past else self.rule.why, language)

    def to_json(self, language: str) -> dict[str, Any]:
        """Return the object of ARCHITECTURE.md, "Due"."""
        fact = self.rule.fact
        return {
            "what": self.what(language),
            "on": self.on.isoformat(),
            "why": self.why(language),
            "rule": self.rule.id,
            "report": self.report,
            "case": self.case,
            "until": self.rule.until,
            "custom": self.rule.custom,
            "past": self.past,
            "source": fact.source,
            "source_date": fact.source_date,
            "checked_on": fact.checked_on.isoformat(),
            "stale": self.stale,
        }


def dues(reports: Iterable[Report], rules: Mapping[str, Rule], now: datetime) -> tuple[Due, ...]:
    """Return what is due about these reports on the day of `now`, the earliest day first."""
    today, reports = now.date(), tuple(reports)
    advised = _advised(reports)
    shown = {name: rule for name, rule in rules.items() if name not in hidden_rules(rules, today)}
    found = [
        _due(report, shown[name], start, after, today)
        for report in reports
        for name, start in _starts(report)
        if name in shown and not (name == "criminal" and start <= advised.get(report.case, date.min))
        for after in shown[name].after
    ]
    return tuple(sorted(found, key=_order))


def hidden_rules(rules: Mapping[str, Rule], today: date) -> frozenset[str]:
    """Return the rules of law that are not shown because nobody compared them with their source lately."""
    return frozenset(n for n, rule in rules.items() if rule.fact.risk is Risk.LEGAL and is_old(rule.fact, today))


def gathered(found: Sequence[Due]) -> tuple[Due, ...]:
    """Return the same without repetition: of the alerts of one rule and case the next one, else the last one.

    Each report of an evening would otherwise bring its own three lines about the same limit. The one that stays
    reminds of the last one that was reached.
    """
    kept = [due for due in found if len(due.rule.after) == 1]
    alerts: dict[tuple[str, str], list[Due]] = {}
    for due in found:
        if len(due.rule.after) > 1:
            alerts.setdefault((due.case, due.rule.id), []).append(due)
    for group in alerts.values():
        shown = next((due for due in group if not due.past), group[-1])
        reached = [due.on for due in group if due.past]
        kept.append(replace(shown, remind_on=shown.on if shown.past else max(reached, default=shown.on)))
    return tuple(sorted(kept, key=_order))


def reminder_days(found: Iterable[Due], today: date) -> tuple[date, ...]:
    """Return the days still to come on which one is to be reminded, each once; what is past is not among them."""
    days = {due.remind_on if due.remind_on >= today or not due.rule.until else due.on for due in found}
    return tuple(sorted(day for day in days if day >= today))


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last of that month where it has no such day."""
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def add_days(day: date, days: int) -> date:
    """Return a day some days later, with a negative number earlier; at the calendar's ends its last or first."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _advised(reports: Iterable[Report]) -> Mapping[str, date]:
    """Return the last day on which advice about the short limits was asked for, by case: it was about it all."""
    found: dict[str, date] = {}
    for report in reports:
        noted = report.last({Step.ADVISED})
        if noted is not None:
            found[report.case] = max(noted.on, found.get(report.case, date.min))
    return found


def _order(due: Due) -> tuple[date, str, str]:
    return due.on, due.report, due.rule.id


def _due(report: Report, rule: Rule, start: date, after: int, today: date) -> Due:
    if rule.unit is Unit.MONTHS:
        on = add_months(start, after)
    else:
        on = add_days(start, after * (7 if rule.unit is Unit.WEEKS else 1))
    remind_on = max(start, add_days(on, -rule.remind_before_days))
    return Due(report.id, report.case, rule, on, remind_on, on < today, is_old(rule.fact, today))


def _starts(report: Report) -> Iterable[tuple[str, date]]:
    """Yield the rules that apply to a report as it stands, each with the day from which it counts."""
    noted = {each.step for each in report.steps}
    if report.route is Route.SCHOOL:
        if not noted & {Step.REMOVED, Step.REFUSED, Step.RELAUNCHED, Step.ACADEMY, Step.OMBUDSMAN}:
            yield "relaunch", report.sent_on
    elif report.route is Route.ERASURE:
        if not noted & {Step.REMOVED, Step.CNIL}:
            yield "cnil", report.sent_on
    else:
        yield from _after_platform(report, noted)


def _after_platform(report: Report, noted: set[Step]) -> Iterable[tuple[str, date]]:
    decision, refused = report.decision, report.last({Step.REFUSED})
    yield "criminal", report.seen_on
    if decision is None:
        yield "look", report.sent_on
    elif decision.step is not Step.REMOVED:
        if Step.FLAGGER not in noted:
            yield "flagger", decision.on
        if refused is not None and Step.COMPLAINT not in noted:
            yield "complaint", refused.on
        elif refused is not None and Step.BODY not in noted:
            yield "body", refused.on
