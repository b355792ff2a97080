"""The inner pages of a dossier: index, addresses, one exhibit a page, how to check it, annexes for the police."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from reportlab.platypus import Flowable, PageBreak

from appui_core.cases.model import CaseFile, Kind
from appui_core.dossier.bag import key_fingerprint
from appui_core.dossier.facts_rows import account_of, hides, media_words, printed_facts, technical_facts, unnoted
from appui_core.dossier.later import Later
from appui_core.dossier.made_of import kind_words
from appui_core.dossier.page_kit import (
    FULL_WIDTH_PX,
    STYLES,
    Mark,
    PictureSlot,
    Place,
    Text,
    boxed,
    fact_table,
    gap,
    grid,
    headed,
    link,
    markup,
    para,
)
from appui_core.dossier.selection import Item
from appui_core.dossier.wording import Cleaner, local, masked_numbers, shortened, size, when_short
from appui_core.messages import Messages

_ANNEX_LINES = 400
_CELL_CHARS = 90
# Times its width, or a page's: higher than any screen, a picture is a strip; and what of it fits a page and can be
# read there.
_TALL, _SLICE = 3, 2

Found = Callable[[Item, Place], None]


def index(items: Sequence[Item], messages: Messages, clean: Cleaner) -> list[Flowable]:
    """Return the list of exhibits, each number a link to its page."""
    text = messages.text
    heads = [text(f"dossier.index.{key}") for key in ("number", "kind", "account", "shown", "kept", "hash")]
    rows = (_index_row(item, messages, clean) for item in items)
    return [
        Mark("index", text("dossier.index.title")),
        para(text("dossier.index.title"), "h1"),
        grid(heads, rows, (6, 25, 24, 20, 27, 20)),
        gap(10),
        para(text("dossier.index.note"), "small"),
        PageBreak(),
    ]


def _index_row(item: Item, messages: Messages, clean: Cleaner) -> list[str | Text]:
    exhibit = item.exhibit
    stamp = exhibit.captured_at_utc or exhibit.added_at_utc
    word = "captured" if exhibit.captured_at_utc else "added"
    kept = when_short(local(stamp, exhibit.utc_offset_minutes), messages)
    number = link(str(exhibit.number), f"exhibit-{exhibit.number}")
    kind = kind_words(item, messages)
    if item.mask is not None:
        kind = messages.text("dossier.index.masked", kind=kind)
    caption = clean.line(item.caption)
    return [
        number,
        messages.text("dossier.index.captioned", kind=kind, caption=caption) if caption else kind,
        shortened(account_of(item, messages, clean), _CELL_CHARS) or unnoted(item, "account", messages),
        shortened(clean.line(exhibit.facts.shown_date), _CELL_CHARS) or unnoted(item, "shown_date", messages),
        messages.text(f"dossier.index.{word}", when=kept),
        exhibit.short_hash,
    ]


def addresses(items: Sequence[Item], messages: Messages, clean: Cleaner) -> list[Flowable]:
    """Return the addresses in one list, for those who act on them."""
    text = messages.text
    rows = (
        [
            str(item.exhibit.number),
            _platform(item, messages, clean),
            _address(item, messages, clean),
        ]
        for item in items
    )
    heads = [text("dossier.index.number"), text("dossier.addresses.platform"), text("dossier.addresses.address")]
    return [
        Mark("addresses", text("dossier.addresses.title")),
        para(text("dossier.addresses.title"), "h1"),
        grid(heads, rows, (8, 22, 92)),
        PageBreak(),
    ]


def _platform(item: Item, messages: Messages, clean: Cleaner) -> str:
    if hides(item, "platform"):
        return unnoted(item, "platform", messages)
    return shortened(clean.line(item.exhibit.facts.platform), _CELL_CHARS)


def _address(item: Item, messages: Messages, clean: Cleaner) -> str:
    if item.withheld and not item.kept_back:
        return messages.text("dossier.exhibit.withheld")
    return shortened(clean.line(item.exhibit.facts.url), 1000) or unnoted(item, "url", messages)


def exhibit_pages(
    item: Item, messages: Messages, clean: Cleaner, size_px: tuple[int, int] | None, found: Found
) -> list[Flowable]:
    """Return an exhibit's page: who, where, when, then the picture as large as the page allows."""
    text, exhibit = messages.text, item.exhibit
    title = text("dossier.exhibit.title", number=exhibit.number)
    printed = printed_facts(item, messages, clean)
    label = markup(text("dossier.exhibit.hash"))
    unchanged = when_short(local(exhibit.added_at_utc, exhibit.utc_offset_minutes), messages)
    story: list[Flowable] = [
        Mark(f"exhibit-{exhibit.number}", title, 1, _running(item, title, messages)),
        para(title, "h1"),
        Text(f'<font color="#52606A">{label}</font>&nbsp;&nbsp;<b>{exhibit.short_hash}</b>', STYLES["value"]),
        gap(7),
        fact_table(printed.rows),
        gap(5),
    ]
    if not item.withheld:
        story.append(para(text("dossier.exhibit.unchanged", when=unchanged), "small"))
    if item.mask is not None:
        story.append(para(text("dossier.exhibit.masked"), "small"))
    if printed.noted:
        story.append(para(text("dossier.exhibit.noted"), "small"))
    if printed.more:
        story.append(para(text("dossier.exhibit.cut"), "small"))
    story.append(gap(9))
    story += _body(item, messages, size_px, found)
    if printed.more:
        story += [PageBreak(), para(text("dossier.exhibit.more", number=exhibit.number), "h1")]
        for name, value in printed.more:
            story += [para(name, "h2"), para(value)]
    story.append(PageBreak())
    return story


def _running(item: Item, title: str, messages: Messages) -> str:
    """Return the head of each of an exhibit's pages: one taken out of the binder still says what it is."""
    key = "made" if item.derivation is not None else "masked" if item.mask is not None else "plain"
    return messages.text(f"dossier.exhibit.running_{key}", title=title, hash=item.exhibit.short_hash)


def _body(item: Item, messages: Messages, size_px: tuple[int, int] | None, found: Found) -> list[Flowable]:
    text = messages.text
    if item.withheld:
        keys = ("kept_back",) if item.kept_back else ("withheld", "withheld_why")
        styles = ("body",) if item.kept_back else ("strong", "body")
        return [
            boxed([para(text(f"dossier.exhibit.{key}"), style) for key, style in zip(keys, styles, strict=True)])
        ]
    if item.exhibit.kind is Kind.LINK:
        return [boxed([para(text("dossier.exhibit.link"))])]
    if not item.exhibit.preview:
        kept = text(
            "dossier.exhibit.kept_as_file",
            media=media_words(item.exhibit, messages, first=True),
            size=size(item.exhibit.size_bytes, messages),
            file=item.file,
        )
        return [boxed([para(kept, "strong"), para(text("dossier.exhibit.kept_with_care"))])]
    if size_px is None:
        return [boxed([para(text("dossier.exhibit.no_picture", file=item.file))])]
    slots = _slots(item, messages, size_px, found)
    if "animated" in item.exhibit.capture:
        return [para(text("dossier.exhibit.first_picture"), "small"), gap(4), *slots]
    return slots


def edges_of(size_px: tuple[int, int]) -> list[int]:
    """Return the rows, from 0 to its height, between which a picture is divided among pages, as a strip is."""
    wide, high = size_px
    wide = max(wide, FULL_WIDTH_PX)
    count = 1 if high <= _TALL * wide else -(-high // (_SLICE * wide))
    return [high * number // count for number in range(count + 1)]


def _slots(item: Item, messages: Messages, size_px: tuple[int, int], found: Found) -> list[Flowable]:
    """Return a picture; a long one over several pages, on each what can be read there, its bytes only once."""
    edges = edges_of(size_px)
    count = len(edges) - 1
    if count == 1:
        return [PictureSlot(size_px, lambda place: found(item, place), alt=_alt(item, messages))]
    story: list[Flowable] = [para(messages.text("dossier.exhibit.long", count=count), "strong")]
    for number, rows in enumerate(pairwise(edges), 1):
        words = messages.text("dossier.exhibit.slice", number=item.exhibit.number, slice=number, count=count)
        slot = PictureSlot(size_px, lambda place: found(item, place), rows, words)
        story += [PageBreak(), para(words, "small"), slot]
    return story


def _alt(item: Item, messages: Messages) -> str:
    """Return what is heard in a picture's place: which one it is; what it shows nobody has written."""
    key = "dossier.exhibit.alt" if item.mask is None else "dossier.exhibit.alt_masked"
    return messages.text(key, number=item.exhibit.number, kind=kind_words(item, messages))


def checking(case_file: CaseFile, items: Sequence[Item], messages: Messages, since: str = "") -> list[Flowable]:
    """Return the values to compare, printed so that they exist outside the PC; `since`: what is new in it."""
    text, head = messages.text, case_file.signed_head
    rows = [
        (text("dossier.check.head"), head.head),
        (text("dossier.check.entries"), str(head.entries)),
        (text("dossier.check.key"), key_fingerprint(head.public_key)),
    ]
    heads = [text("dossier.check.number"), text("dossier.check.hash")]
    # Of a withheld record no file is enclosed: there is nothing to compare.
    hashes = ([str(item.exhibit.number), item.exhibit.sha256] for item in items if not item.withheld)
    masked = masked_numbers(items, messages)
    story: list[Flowable] = [
        PageBreak(),
        Mark("check", text("dossier.check.title")),
        para(text("dossier.check.title"), "h1"),
        para(text("dossier.check.intro")),
        gap(4),
        fact_table(rows),
        gap(8),
        para(text("dossier.check.how")),
    ]
    if since:
        story += [gap(4), para(since)]
    if not all(item.withheld for item in items):
        story += headed(text("dossier.check.hashes_title"), grid(heads, hashes, (8, 114)))
    if masked:
        story += [gap(6), para(text("dossier.check.masked", numbers=masked), "small")]
    return story


def technical(items: Sequence[Item], messages: Messages, clean: Cleaner) -> list[Flowable]:
    """Return what an expert wants to know of each enclosed file."""
    text = messages.text
    story: list[Flowable] = [
        PageBreak(),
        Mark("technical", text("dossier.technical.title")),
        para(text("dossier.technical.title"), "h1"),
        para(text("dossier.technical.intro")),
    ]
    story += [Later(partial(_technical, item, messages, clean)) for item in items if not item.withheld]
    return story


def _technical(item: Item, messages: Messages, clean: Cleaner) -> list[Flowable]:
    title = para(messages.text("dossier.exhibit.title", number=item.exhibit.number), "h2")
    return [title, fact_table(technical_facts(item, messages, clean))]


def annex(case_file: CaseFile, items: Sequence[Item], messages: Messages) -> list[Flowable]:
    """Return the journal as a table, for those who follow who did what."""
    text = messages.text
    numbers = {item.exhibit.id: str(item.exhibit.number) for item in items}
    heads = [text(f"dossier.annex.{key}") for key in ("seq", "at", "event", "exhibit", "hash")]
    shown = case_file.journal[:_ANNEX_LINES]
    rows = [
        [
            str(entry.seq),
            entry.at_utc,
            _event(entry.event, messages),
            numbers.get(entry.exhibit or "", ""),
            entry.hash[:16],
        ]
        for entry in shown
    ]
    story: list[Flowable] = [
        PageBreak(),
        Mark("journal", text("dossier.annex.title")),
        para(text("dossier.annex.title"), "h1"),
        para(text("dossier.annex.intro")),
        gap(4),
        grid(heads, rows, (9, 34, 44, 11, 26)),
    ]
    rest = len(case_file.journal) - len(shown)
    if rest:
        story.append(para(text("dossier.annex.rest", count=rest), "small"))
    return story


def _event(event: str, messages: Messages) -> str:
    """Return an event's name for people; one we have no word for stays as it is."""
    try:
        return messages.text(f"dossier.event.{event}")
    except KeyError:
        return event
