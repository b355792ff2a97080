"""What a case tells for a letter, no more than its addressee may see; and how that is said in a line or a list."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from appui_core.cases.case_file import KeptCase
from appui_core.cases.exports import versions
from appui_core.cases.model import Addressee
from appui_core.cases.report_model import Report
from appui_core.cases.report_words import step_word, told_word
from appui_core.cases.reports import Reports
from appui_core.cases.service import Cases
from appui_core.clock import Clock, parse_utc_stamp
from appui_core.dossier.choice import Choice
from appui_core.dossier.facts_rows import hides
from appui_core.dossier.made_of import kind_words
from appui_core.dossier.report_told import REFERENCES_TO, concerned, steps_told, tells_platform
from appui_core.dossier.selection import Item, select
from appui_core.dossier.wording import civil_day, local, number_ranges
from appui_core.messages import Messages

_SPACES = re.compile(r"[ \t\r\n]+")  # none of those that keep words together
_MOST_NAMED = 8
"""Accounts or platforms named in one line; a letter is no index."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A dossier that is handed over: what a receipt says of it, and for whom it was made, where that is known.

    `pages` is 0 where nobody counted them: the letter leaves a blank to be filled in by hand.
    """

    made_on: date
    numbers: tuple[int, ...]
    manifest_sha256: str
    journal_head: str
    pages: int = 0
    addressee: Addressee | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the case tells; without a case nothing but the day. `report` is the one that the letter is about.

    `handings` are the dossiers that were made, the newest first, where the letter can be about one: `handed`.
    """

    today: date
    case: str = ""
    items: tuple[Item, ...] = ()
    reports: tuple[Report, ...] = ()
    report: Report | None = None
    handed: Handed | None = None
    addressee: Addressee | None = None
    handings: tuple[Handed, ...] = ()
    # It goes with a dossier, in which the exhibits are.
    enclosed: bool = False
    # A person named the exhibits: none of them is left out.
    chosen: bool = False


def known_of(  # noqa: PLR0913 - the case and for whom; the rest is named
    cases: Cases,
    code: str,
    addressee: Addressee | None,
    clock: Clock,
    *,
    numbers: Sequence[int] | None = None,
    choice: Choice = Choice(),  # noqa: B008 - frozen
    report: Report | None = None,
    handed: Handed | None = None,
) -> Known:
    """Return what a case tells this addressee; without one, nothing of its exhibits but the dossier made last.

    Raises AppuiError: CASE_UNKNOWN, EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN, VAULT_LOCKED, VAULT_DAMAGED.
    """
    case_file = cases.case_file(code, numbers)
    return known_from(case_file, addressee, clock, choice=choice, report=report, handed=handed)


def known_from(  # noqa: PLR0913 - the rest is named
    case_file: KeptCase,
    addressee: Addressee | None,
    clock: Clock,
    *,
    choice: Choice = Choice(),  # noqa: B008 - frozen
    report: Report | None = None,
    handed: Handed | None = None,
    check: Callable[[], None] = lambda: None,
) -> Known:
    """Return what a case that was read tells this addressee; raises as `known_of`, and as `check` does."""
    items: tuple[Item, ...] = ()
    if addressee is not None and case_file.exhibits:
        # A letter shows no picture: what would be asked about one does not stop it.
        every = {exhibit.number for exhibit in case_file.exhibits}
        items = select(case_file, addressee, replace(choice, bare=every), check)
    reports = Reports(case_file.vault, clock).all(case_file.case.code)
    handings = _handings(case_file, clock) if addressee is None else ()
    handed = handed or next(iter(handings), None)
    code, today = case_file.case.code, clock.now().date()
    return Known(today, code, items, tuple(reversed(reports)), report, handed, addressee, handings)


def _handings(case_file: KeptCase, clock: Clock) -> tuple[Handed, ...]:
    zone, known = clock.now().tzinfo, {one.value: one for one in Addressee}
    return tuple(
        Handed(
            parse_utc_stamp(made.at_utc).astimezone(zone).date(),
            made.exhibits,
            made.manifest_sha256,
            made.journal_head,
            made.pages,
            addressee=known.get(addressee),
        )
        for addressee, made in versions(case_file.vault, case_file.case.code)
    )


def handed_to(handed: Handed, messages: Messages) -> str:
    """Return for whom a dossier was made, or nothing."""
    return "" if handed.addressee is None else messages.text(f"dossier.addressee.{handed.addressee.value}")


def acted_on(known: Known, platform: str) -> Known:
    """Return what one platform is asked about: what the report that the letter is about names, or was seen there.

    With the latter go those whose platform nobody noted. All of them where that is none, or a person named them.
    """
    if known.chosen:
        return known
    reported = () if known.report is None else known.report.told.exhibits
    name = platform.casefold()
    there = [item for item in known.items if name and item.exhibit.facts.platform.strip().casefold() == name]
    unsaid = [item for item in known.items if there and not item.exhibit.facts.platform.strip()]
    seen = [item.exhibit.number for item in (*there, *unsaid)]
    for numbers in (reported, seen):
        items = tuple(item for item in known.items if item.exhibit.number in numbers)
        if items:
            return replace(known, items=items)
    return known


def told(known: Known, name: str, messages: Messages) -> str:
    """Return what the case tells under one of the names `TOLD`, or nothing."""
    if name in _SAYS_REPORT:
        return "" if known.report is None else _SAYS_REPORT[name](known.report, messages)
    if name in _SAYS_HANDED:
        return "" if known.handed is None else _SAYS_HANDED[name](known.handed, messages)
    return _SAYS[name](known, messages) if name in _SAYS else ""


def told_lines(known: Known, name: str, messages: Messages) -> tuple[str, ...]:
    """Return what the case tells under one of the names `TOLD_LISTS`, a line each."""
    if name == "addresses":
        return _addresses(known.items, messages)
    if name == "exhibits":
        return tuple(_exhibit(item, messages) for item in known.items)
    if name == "reports":
        shown = {item.exhibit.number: item for item in known.items}
        return tuple(
            _report(report, known.addressee, shown, messages)
            for report in known.reports
            if concerned(report, shown)
        )
    return ()


def _decided(report: Report, messages: Messages) -> str:
    return "" if report.decision is None else civil_day(report.decision.on, messages)


def _numbers(known: Known, messages: Messages) -> str:
    numbers = known.handed.numbers if known.handed else [item.exhibit.number for item in known.items]
    return number_ranges(numbers, messages)


def _period(known: Known, messages: Messages) -> str:
    exhibits = [item.exhibit for item in known.items]
    days = sorted(
        local(exhibit.captured_at_utc or exhibit.added_at_utc, exhibit.utc_offset_minutes).date()
        for exhibit in exhibits
    )
    if not days:
        return ""
    key = "letters.period_one" if days[0] == days[-1] else "letters.period"
    return messages.text(key, first=civil_day(days[0], messages), last=civil_day(days[-1], messages))


def more_words(known: Known, count: int, messages: Messages) -> str:
    """Return the line that stands for so many more."""
    return messages.text("letters.more" if known.enclosed else "letters.more_apart", count=count)


def _named(known: Known, names: Iterable[str], messages: Messages) -> str:
    found = [name for name in dict.fromkeys(one_line(name) for name in names) if name]
    if len(found) > _MOST_NAMED:
        rest = len(found) - _MOST_NAMED
        found[_MOST_NAMED:] = [more_words(known, rest, messages)]
    return ", ".join(found)


def _addresses(items: Sequence[Item], messages: Messages) -> tuple[str, ...]:
    """Return each address once, with the exhibits that show it; those held back or hidden are said to be."""
    shown: dict[str, list[int]] = {}
    for item in items:
        address = one_line(item.exhibit.facts.url)
        if address:
            shown.setdefault(address, []).append(item.exhibit.number)
    lines = [_of_exhibits(numbers, address, messages) for address, numbers in shown.items()]
    withheld = [item.exhibit.number for item in items if item.withheld and not item.kept_back]
    hidden = [item.exhibit.number for item in items if hides(item, "url") and item.exhibit.number not in withheld]
    for numbers, key in ((withheld, "letters.withheld"), (hidden, "dossier.exhibit.hidden")):
        if numbers:
            lines.append(_of_exhibits(numbers, messages.text(key), messages))
    return tuple(lines)


def _of_exhibits(numbers: Sequence[int], what: str, messages: Messages) -> str:
    key = "letters.of_exhibit" if len(numbers) == 1 else "letters.of_exhibits"
    return messages.text(key, numbers=number_ranges(numbers, messages), what=what)


def _exhibit(item: Item, messages: Messages) -> str:
    facts = item.exhibit.facts
    parts = [kind_words(item, messages), one_line(facts.platform), one_line(facts.account)]
    if facts.shown_date:
        parts.append(messages.text("letters.shown", date=one_line(facts.shown_date)))
    return _of_exhibits([item.exhibit.number], ", ".join(part for part in parts if part), messages)


def _report(report: Report, addressee: Addressee | None, shown: Mapping[int, Item], messages: Messages) -> str:
    """Return a report about an exhibit that is spoken of, no more of it than the dossier's chronology tells."""
    named = tells_platform(report, shown, addressee, messages)
    line = messages.text(
        "letters.report",
        platform=told_word(messages, report.told.platform) if named else messages.text("letters.some_platform"),
        day=civil_day(report.sent_on, messages),
    )
    reference = one_line(report.told.reference)
    if reference and addressee in REFERENCES_TO:
        line += messages.text("letters.reference", reference=reference)
    steps = steps_told(addressee)
    last = next((noted for noted in reversed(report.way) if noted.step in steps), None)
    if last is not None:
        said = step_word(messages, str(last.step), report.route)
        line += messages.text("letters.last_step", step=said, day=civil_day(last.on, messages))
    return line


def one_line(text: str) -> str:
    """Return a text on one line, its white space as single spaces."""
    return _SPACES.sub(" ", text).strip()


_SAYS: Mapping[str, Callable[[Known, Messages], str]] = {
    "today": lambda known, messages: civil_day(known.today, messages),
    "case": lambda known, _: known.case,
    "period": _period,
    "numbers": _numbers,
    "platforms": lambda known, messages: _named(
        known, (one.exhibit.facts.platform for one in known.items), messages
    ),
    "accounts": lambda known, messages: _named(
        known, (one.exhibit.facts.account for one in known.items), messages
    ),
    # Said or not: no letter shows it.
    "enclosed": lambda known, _: "1" if known.enclosed else "",
}
_SAYS_REPORT: Mapping[str, Callable[[Report, Messages], str]] = {
    "report_platform": lambda report, messages: told_word(messages, report.told.platform),
    "report_sent": lambda report, messages: civil_day(report.sent_on, messages),
    "report_reference": lambda report, _: one_line(report.told.reference),
    "report_account": lambda report, _: one_line(report.told.account),
    "report_decided": _decided,
}
_SAYS_HANDED: Mapping[str, Callable[[Handed, Messages], str]] = {
    "made": lambda handed, messages: civil_day(handed.made_on, messages),
    "made_for": handed_to,
    "pages": lambda handed, _: str(handed.pages or ""),
    "count": lambda handed, _: str(len(handed.numbers)),
    "manifest": lambda handed, _: handed.manifest_sha256,
    "head": lambda handed, _: handed.journal_head,
}
