"""The first page of a dossier, one form per addressee, and the page that says what a dossier cannot show."""

from collections.abc import Sequence
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Table, TableStyle

from appui_core.cases.model import Addressee, CaseFile
from appui_core.dossier.page_kit import (
    CELL_FONT,
    MUTED,
    TEXT_WIDTH,
    Mark,
    boxed,
    bullets,
    fact_table,
    gap,
    para,
)
from appui_core.dossier.selection import Item
from appui_core.dossier.wording import abridged_numbers, local, masked_numbers, number_ranges, when, when_short
from appui_core.messages import Messages

_HANDED_OVER_ON_PAPER = {Addressee.SCHOOL, Addressee.POLICE}


def cover(
    case_file: CaseFile,
    items: Sequence[Item],
    addressee: Addressee,
    made_at: datetime,
    messages: Messages,
    letters: Sequence[str] = (),
) -> list[Flowable]:
    """Return the first page; `letters` are the titles of those that lie beside the PDF."""
    own = f"dossier.cover.{addressee.value}"
    story: list[Flowable] = [
        Mark("cover", messages.text("dossier.title")),
        para(messages.text("dossier.brand"), "brand"),
        gap(14),
        para(messages.text("dossier.title"), "title"),
        para(messages.text(f"{own}.subtitle"), "subtitle"),
        fact_table(_summary(case_file, items, made_at, messages)),
        gap(14),
        *(para(text, "lead") for text in messages.lines(f"{own}.intro")),
        gap(2),
        para(messages.text("dossier.cover.read_title"), "h2"),
        *_letters(letters, messages),
        para(messages.text("dossier.cover.read")),
        *_masked(items, messages),
        gap(6),
        boxed(
            [
                para(messages.text("dossier.cover.publish_title"), "strong"),
                para(messages.text("dossier.cover.publish")),
            ]
        ),
    ]
    if addressee in _HANDED_OVER_ON_PAPER:
        story += [gap(16), _by_hand(messages)]
    story += [gap(12), para(messages.text("dossier.independent"), "small"), PageBreak()]
    return story


def _letters(titles: Sequence[str], messages: Messages) -> list[Flowable]:
    """Return what to read first: what is asked, and by whom, stands in a letter and not on these pages."""
    words = messages.text("dossier.cover.letters", titles=", ".join(titles))
    return [para(words, "strong"), gap(4)] if titles else []


def _masked(items: Sequence[Item], messages: Messages) -> list[Flowable]:
    numbers = masked_numbers(items, messages)
    return [para(messages.text("dossier.cover.masked", numbers=numbers))] if numbers else []


def _summary(
    case_file: CaseFile, items: Sequence[Item], made_at: datetime, messages: Messages
) -> list[tuple[str, str]]:
    text = messages.text
    numbers = [item.exhibit.number for item in items]
    which = "dossier.cover.exhibits_one" if len(items) == 1 else "dossier.cover.exhibits_many"
    kept = sorted(
        local(item.exhibit.captured_at_utc or item.exhibit.added_at_utc, item.exhibit.utc_offset_minutes)
        for item in items
    )
    first, last = when_short(kept[0], messages), when_short(kept[-1], messages)
    span = "dossier.cover.period_one" if first == last else "dossier.cover.period_value"
    return [
        (text("dossier.cover.reference"), text("dossier.cover.reference_value", case=case_file.case.code)),
        (text("dossier.cover.made"), when(made_at, messages)),
        (text("dossier.cover.exhibits"), text(which, count=len(items), numbers=number_ranges(numbers, messages))),
        (text("dossier.cover.period"), text(span, first=first, last=last)),
    ]


def _by_hand(messages: Messages) -> Table:
    """Return lines for pen and paper: names stand there only if somebody writes them."""
    keys = ("handed_by", "handed_to", "handed_on", "signature")
    labels = [para(messages.text(f"dossier.cover.{key}"), "small") for key in keys]
    half = TEXT_WIDTH / 2
    table = Table([labels[:2], labels[2:]], colWidths=[half, half], rowHeights=[11 * mm] * 2, hAlign="LEFT")
    rules = [("LINEBELOW", (column, row), (column, row), 0.5, MUTED) for column in (0, 1) for row in (0, 1)]
    table.setStyle(
        TableStyle(
            [
                CELL_FONT,
                ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                *rules,
            ]
        )
    )
    return table


def limits(items: Sequence[Item], messages: Messages) -> list[Flowable]:
    """Return the page `What this dossier shows, and what it does not`."""
    text = messages.text
    return [
        Mark("limits", text("dossier.limits.title")),
        para(text("dossier.limits.title"), "h1"),
        para(text("dossier.limits.shows_title"), "h2"),
        *bullets([*messages.lines("dossier.limits.shows"), *_of_masks("masked_shows", items, messages)]),
        para(text("dossier.limits.not_title"), "h2"),
        *bullets(
            [
                *messages.lines("dossier.limits.shows_not"),
                *_of_masks("masked", items, messages),
                *_of_cuts(items, messages),
            ]
        ),
        para(text("dossier.limits.status_title"), "h2"),
        para(text("dossier.limits.status")),
    ]


def _of_masks(key: str, items: Sequence[Item], messages: Messages) -> list[str]:
    numbers = masked_numbers(items, messages)
    return [messages.text(f"dossier.limits.{key}", numbers=numbers)] if numbers else []


def _of_cuts(items: Sequence[Item], messages: Messages) -> list[str]:
    numbers = abridged_numbers(items, messages)
    return [messages.text("dossier.limits.abridged", numbers=numbers)] if numbers else []
