"""The chronology: what is dated, in order, each date with what it is. Dates of different kinds are never merged.

An exhibit whose shown date is sure stands there twice: on the day that its screen showed, and when it was kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from reportlab.platypus import Flowable, PageBreak

from appui_core.cases.model import Addressee, CaseFile
from appui_core.cases.moments import Basis, Moment, kept_moment, time_key, told_moment
from appui_core.cases.report_model import Report
from appui_core.cases.report_words import step_word, told_word
from appui_core.clock import offset_minutes
from appui_core.dossier.facts_rows import account_of, hides
from appui_core.dossier.links import linked
from appui_core.dossier.made_of import kind_words
from appui_core.dossier.page_kit import Mark, Text, grid, para
from appui_core.dossier.report_told import REFERENCES_TO, concerned, spoken, steps_told, tells_platform
from appui_core.dossier.selection import Item
from appui_core.dossier.wording import Cleaner, offset_text, shortened
from appui_core.messages import Messages

TOLD_TO = frozenset({Addressee.SCHOOL, Addressee.POLICE})
"""Who gets a chronology: the 3018's dossier is short, a platform is asked about contents alone."""
_CHARS = 160


@dataclass(frozen=True, slots=True)
class Line:
    """One dated fact: its date and what that is, in words, and about which exhibits it says what."""

    key: tuple[date, bool, time]
    when: str
    basis: str
    what: str
    numbers: tuple[int, ...]


def chronology(
    case_file: CaseFile, items: Sequence[Item], addressee: Addressee, messages: Messages, clean: Cleaner
) -> list[Flowable]:
    """Return the pages of the chronology; nothing where there is nothing to put in order."""
    found = lines(case_file, items, addressee, messages, clean)
    if addressee not in TOLD_TO or len(found) < 2:
        return []
    text = messages.text
    heads = [text(f"dossier.chronology.{key}") for key in ("when", "basis", "what")]
    return [
        Mark("chronology", text("dossier.chronology.title")),
        para(text("dossier.chronology.title"), "h1"),
        para(text("dossier.chronology.intro")),
        grid(heads, [[line.when, line.basis, _what(line, messages)] for line in found], (27, 32, 63)),
        PageBreak(),
    ]


def lines(
    case_file: CaseFile, items: Sequence[Item], addressee: Addressee, messages: Messages, clean: Cleaner
) -> tuple[Line, ...]:
    """Return the dated facts in order; those of one minute that say the same in one line."""
    told = [line for item in items for line in _of_item(item, messages, clean)]
    if addressee in TOLD_TO:
        own = {item.exhibit.number: item for item in items}
        for report in case_file.reports:
            told += _of_report(report, own, addressee, messages, clean)
    told.sort(key=lambda line: (line.key, line.when, line.basis, line.what))
    merged = []
    for _same, group in groupby(told, key=lambda line: (line.when, line.basis, line.what)):
        each = list(group)
        numbers = tuple(sorted({number for line in each for number in line.numbers}))
        merged.append(Line(each[0].key, each[0].when, each[0].basis, each[0].what, numbers))
    # Of one minute, by exhibit: not by the words that say what each is.
    return tuple(sorted(merged, key=lambda line: (line.key, line.numbers)))


def _of_item(item: Item, messages: Messages, clean: Cleaner) -> Iterator[Line]:
    exhibit, text = item.exhibit, messages.text
    about = clean.line(item.caption) or kind_words(item, messages)
    what = shortened(_whose(item, about, messages, clean), _CHARS)
    said = clean.line(exhibit.facts.shown_date)
    shown, kept = told_moment(exhibit), kept_moment(exhibit)
    if shown is not None:
        basis = text("dossier.chronology.shown", text=shortened(said, _CHARS))
        yield Line(_minute(shown), moment_words(shown, messages), basis, what, (exhibit.number,))
    elif said:
        what = text("dossier.chronology.unread", what=what, text=shortened(said, _CHARS))
    offset = offset_text(exhibit.utc_offset_minutes)
    word = "captured" if kept.basis is Basis.CAPTURED else "added"
    when = text("dossier.chronology.zoned", when=moment_words(kept, messages), offset=offset)
    yield Line(_minute(kept), when, text(f"dossier.chronology.{word}"), what, (exhibit.number,))


def _whose(item: Item, what: str, messages: Messages, clean: Cleaner) -> str:
    """Add the account; of one that is hidden, that it is, and the displayed name where that stands."""
    account = account_of(item, messages, clean)
    if not hides(item, "account"):
        return messages.text("dossier.chronology.about", what=what, account=account) if account else what
    name = clean.line(item.exhibit.facts.display_name)
    key = "about_named" if name else "about_hidden"
    return messages.text(f"dossier.chronology.{key}", what=what, name=name)


def _of_report(
    report: Report, items: dict[int, Item], addressee: Addressee, messages: Messages, clean: Cleaner
) -> Iterator[Line]:
    """Yield what was reported and what became of it, where an exhibit that it concerns is in this dossier."""
    numbers = concerned(report, items)
    if not numbers:
        return
    text, told = messages.text, report.told
    basis = text("dossier.chronology.noted")
    named = tells_platform(report, items, addressee, messages)
    to = told_word(messages, told.platform) if named else text("dossier.chronology.unnamed")
    said = spoken(told.object, addressee, messages)
    told_object = told_word(messages, told.object) if said else text("dossier.chronology.unspoken")
    about = shortened(clean.line(text("dossier.chronology.report", platform=to, object=told_object)), _CHARS)
    if told.reference and addressee in REFERENCES_TO:
        reference = shortened(clean.line(told.reference), _CHARS)
        about = text("dossier.chronology.reference", what=about, reference=reference)
    steps = steps_told(addressee)
    for step, at in [
        ("sent", told.sent_at),
        *((str(noted.step), noted.at) for noted in report.way if noted.step in steps),
    ]:
        moment = Moment(at.date(), at.time(), Basis.ADDED)
        offset = offset_text(offset_minutes(at))
        when = text("dossier.chronology.zoned", when=moment_words(moment, messages), offset=offset)
        what = text("dossier.chronology.step", what=about, step=step_word(messages, step, report.route))
        yield Line(_minute(moment), when, basis, what, numbers)


def _minute(moment: Moment) -> tuple[date, bool, time]:
    """Return what lines are sorted by: within a minute the same words come together, whatever the seconds."""
    day, known, at = time_key(moment)
    return day, known, at.replace(second=0, microsecond=0)


def moment_words(moment: Moment, messages: Messages) -> str:
    """Return a civil day, and the minute where it is known."""
    day = f"{moment.day:%d/%m/%Y}"
    if moment.at is None:
        return day
    return messages.text(
        "dossier.chronology.minute", date=day, hour=f"{moment.at.hour:02d}", minute=f"{moment.at.minute:02d}"
    )


def _what(line: Line, messages: Messages) -> Text:
    key = "exhibit_one" if len(line.numbers) == 1 else "exhibits"
    before = messages.text(f"dossier.chronology.{key}")
    return linked(line.numbers, messages, before, messages.text("dossier.chronology.says", what=line.what))
