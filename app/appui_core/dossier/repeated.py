"""What the kept exhibits show of repetition, as a dossier prints it: tables, and for the police a plot.

A school gets none of it: it is to look at facts, not at counts of what one family happened to keep.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Table, TableStyle

from appui_core.cases.model import Addressee
from appui_core.cases.repetition import Repetition, repetition
from appui_core.cases.repetition_bars import bars
from appui_core.cases.report_words import told_word
from appui_core.content.fact import is_old
from appui_core.content.letters import letters_in_use
from appui_core.dossier.facts_rows import hides
from appui_core.dossier.links import linked
from appui_core.dossier.page_kit import CELL_FONT, Mark, Text, bullets, gap, grid, headed, para
from appui_core.dossier.plot import BarPlot, Swatch
from appui_core.dossier.selection import Item
from appui_core.dossier.wording import Cleaner, number_ranges, shortened
from appui_core.errors import AppuiError
from appui_core.messages import Messages

_WITH_PLOT = Addressee.POLICE
TOLD_TO = frozenset({Addressee.POLICE, Addressee.LINE_3018})
# The facts out of which an account, or a place, is known.
_TELLING = {"account": ("account",), "place": ("platform", "url")}
_ARTICLE = "harassment"
_CHARS = 90
# Further rows say nothing that the index and data/exhibits.json do not.
_ROWS = 300


def repeated(
    items: Sequence[Item],
    sources: Mapping[str, Sequence[str]],
    addressee: Addressee,
    today: date,
    messages: Messages,
    clean: Cleaner,
) -> list[Flowable]:
    """Return the page on repetition; nothing for those who do not get it, or of a single exhibit.

    `today`: what is said of the law is left out once nobody has checked it for long.
    """
    found = repetition((item.exhibit for item in items), sources)
    if addressee not in TOLD_TO or len(found.counted) < 2:
        return []
    text = messages.text
    story: list[Flowable] = [
        Mark("repetition", text("dossier.repetition.title")),
        para(text("dossier.repetition.title"), "h1"),
        para(text("dossier.repetition.intro")),
        *_accounts(found, items, messages, clean),
        *_places(found, items, messages, clean),
    ]
    if addressee is _WITH_PLOT:
        story += _days(found, messages)
    notes = list(messages.lines("dossier.repetition.notes"))
    if found.uncounted:
        notes.append(text("dossier.repetition.uncounted", numbers=number_ranges(found.uncounted, messages)))
    reading: list[Flowable] = [para(text("dossier.repetition.notes_title"), "h2"), *bullets(notes)]
    if addressee is _WITH_PLOT and _law_known(today):
        reading.append(para(text("dossier.repetition.law")))
    # Counts without how to read them mislead, and two lines of law alone on a page look forgotten.
    return [*story, KeepTogether(reading), PageBreak()]


def _law_known(today: date) -> bool:
    """Tell whether the article that is quoted was checked of late: the letter to the police rests on the same."""
    try:
        facts = next((one.shape.facts for one in letters_in_use() if one.id == str(Addressee.POLICE)), {})
    except AppuiError:
        return False
    return _ARTICLE in facts and not is_old(facts[_ARTICLE].fact, today)


def _accounts(found: Repetition, items: Sequence[Item], messages: Messages, clean: Cleaner) -> list[Flowable]:
    text = messages.text
    heads = [text(f"dossier.repetition.{key}") for key in ("account", "platform", "count", "days", "numbers")]
    rows: list[list[str | Text]] = [
        [
            shortened(clean.line(one.name), _CHARS) or _missing("account", one.numbers, items, messages),
            shortened(clean.line(told_word(messages, one.platform)), _CHARS),
            str(len(one.numbers)),
            str(one.days),
            linked(one.numbers, messages),
        ]
        for one in found.accounts
    ]
    return headed(text("dossier.repetition.who"), *_table(heads, rows, (34, 22, 12, 18, 36), messages))


def _missing(what: str, numbers: Sequence[int], items: Sequence[Item], messages: Messages) -> str:
    """Return what is said of exhibits without an account, or a place: what is hidden was noted all the same."""
    names = _TELLING[what]
    hidden = [any(hides(item, name) for name in names) for item in items if item.exhibit.number in numbers]
    key = "hidden" if all(hidden) else "partly" if any(hidden) else "none"
    return messages.text(f"dossier.repetition.{what}_{key}")


def _places(found: Repetition, items: Sequence[Item], messages: Messages, clean: Cleaner) -> list[Flowable]:
    text = messages.text
    heads = [text(f"dossier.repetition.{key}") for key in ("place", "pages", "count", "numbers")]
    rows: list[list[str | Text]] = [
        [
            shortened(clean.line(told_word(messages, one.name)), _CHARS)
            or _missing("place", one.numbers, items, messages),
            str(one.pages),
            str(len(one.numbers)),
            linked(one.numbers, messages),
        ]
        for one in found.places
    ]
    return headed(text("dossier.repetition.where"), *_table(heads, rows, (48, 24, 12, 38), messages))


def _days(found: Repetition, messages: Messages) -> list[Flowable]:
    text = messages.text
    drawn = bars(found.days)
    heads = [text(f"dossier.repetition.{key}") for key in ("day", "shown", "captured", "added")]
    rows: list[list[str | Text]] = [
        [f"{one.day:%d/%m/%Y}", *(_counted(numbers, messages) for numbers in (one.shown, one.captured, one.added))]
        for one in found.days
    ]
    return [
        para(text(f"dossier.repetition.per_{drawn.unit}"), "h2"),
        BarPlot(drawn, text("dossier.repetition.plot_alt")),
        gap(4),
        _legend(messages),
        gap(8),
        *_table(heads, rows, (24, 34, 32, 32), messages),
    ]


def _counted(numbers: Sequence[int], messages: Messages) -> str | Text:
    if not numbers:
        return messages.text("dossier.repetition.zero")
    before = messages.text("dossier.repetition.day_count", count=len(numbers))
    return linked(numbers, messages, before, messages.text("dossier.repetition.day_end"))


def _legend(messages: Messages) -> Table:
    cells = []
    for key, hatched in (("legend_shown", False), ("legend_kept", True)):
        cells += [Swatch(hatched=hatched), para(messages.text(f"dossier.repetition.{key}"), "small")]
    table = Table([cells], colWidths=[20, 170, 20, 240], hAlign="LEFT")
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    table.setStyle(TableStyle([CELL_FONT, middle, ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    return table


def _table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str | Text]],
    widths: Sequence[float],
    messages: Messages,
) -> list[Flowable]:
    story: list[Flowable] = [grid(heads, rows[:_ROWS], widths)]
    if len(rows) > _ROWS:
        story.append(para(messages.text("dossier.repetition.rest", count=len(rows) - _ROWS), "small"))
    return story
