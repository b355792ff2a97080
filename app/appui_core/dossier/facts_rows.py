"""What is printed about one exhibit: label and value pairs, shortened so that the picture keeps its place."""

from dataclasses import dataclass
from typing import NamedTuple

from appui_core.cases.model import Exhibit, Kind
from appui_core.dossier.made_of import kind_words, source_words
from appui_core.dossier.selection import Item
from appui_core.dossier.wording import Cleaner, grouped, local, shortened, size, when
from appui_core.intake.recorded import told
from appui_core.messages import Messages

_SHORT_CHARS, _SHORT_LINES = 400, 6
# Every condition that Appui notes fits; more is an import's from another version.
_NOTED_CHARS = 1_500
_WHOLE_CHARS, _WHOLE_LINES = 12_000, 200

# The row in which a fact stands, where it has not its name.
_ROWS = {"display_name": "account", "shown_date": "shown"}

Row = tuple[str, str]


class _Told(NamedTuple):
    """What a person noted: as it is printed, and how many characters it has in data/exhibits.json."""

    label: str
    text: str
    chars: int


@dataclass(frozen=True, slots=True)
class Printed:
    """The rows of an exhibit's page, and the long texts that continue on the next."""

    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    noted: bool


def printed_facts(item: Item, messages: Messages, clean: Cleaner) -> Printed:
    """Return what stands above an exhibit's picture."""
    exhibit = item.exhibit
    told = _told(item, messages, clean)
    rows = [(_label("kind", messages), _kind(item, messages))]
    caption = clean.line(item.caption)
    if caption:
        rows.append((_label("caption", messages), caption))
    sources = source_words(item, messages)
    if sources:
        rows.append((_label("made_of", messages), sources))
    rows += [(one.label, _cut(one.text)) for one in told]
    rows += _dates(exhibit, messages, clean)
    more = [(one.label, _whole(one, messages)) for one in told if _cut(one.text) != one.text]
    return Printed(tuple(rows), tuple(more), noted=bool(told or caption))


def media_words(exhibit: Exhibit, messages: Messages, *, first: bool = False) -> str:
    """Return what people call this kind of file; `first`: where a sentence begins with it."""
    try:
        words = messages.text(f"media.{exhibit.media_type}")
    except KeyError:
        return exhibit.media_type
    return words[0].upper() + words[1:] if first else words


def _kind(item: Item, messages: Messages) -> str:
    exhibit = item.exhibit
    if exhibit.kind is Kind.IMPORT:
        return messages.text("dossier.exhibit.import_value", media=media_words(exhibit, messages))
    return kind_words(item, messages)


def account_of(item: Item, messages: Messages, clean: Cleaner) -> str:
    """Return the account with its displayed name, or nothing; of one that is hidden, that it is."""
    facts = item.exhibit.facts
    account, name = clean.line(facts.account), clean.line(facts.display_name)
    if account and name:
        return messages.text("dossier.exhibit.account_value", account=account, name=name)
    if account or not hides(item, "account"):
        return account or name
    key = "account_hidden" if name else "hidden"
    return messages.text(f"dossier.exhibit.{key}", name=name)


def hides(item: Item, name: str) -> bool:
    """Tell whether this addressee is not to see a fact of which nothing is left: it must not be called unnoted."""
    return name in item.abridged and not getattr(item.exhibit.facts, name)


def unnoted(item: Item, name: str, messages: Messages) -> str:
    """Return what a table says in the place of a fact that does not stand there."""
    if hides(item, name):
        return _label("hidden", messages)
    # A withheld record's platform and date go out; whether the rest was noted is not told.
    kept = item.withheld and name not in {"platform", "shown_date"}
    return messages.text("dossier.index.withheld" if kept else "dossier.index.none")


def _label(key: str, messages: Messages) -> str:
    return messages.text(f"dossier.exhibit.{key}")


def _told(item: Item, messages: Messages, clean: Cleaner) -> list[_Told]:
    """Return what a person noted, in full; what was not said takes no line, what is hidden says so."""
    facts = item.exhibit.facts
    rows = [
        ("platform", clean.line(facts.platform), facts.platform),
        ("account", account_of(item, messages, clean), facts.account + facts.display_name),
        ("url", clean.line(facts.url), facts.url),
        ("shown", clean.line(facts.shown_date), facts.shown_date),
        ("people", clean.line(facts.people), facts.people),
        ("words", clean.lines(facts.words).strip(), facts.words),
        ("note", clean.lines(facts.note).strip(), facts.note),
    ]
    hidden = {_ROWS.get(name, name) for name in item.abridged}
    said = (
        (key, text or (_label("hidden", messages) if key in hidden else ""), noted) for key, text, noted in rows
    )
    return [_Told(_label(key, messages), text, len(noted)) for key, text, noted in said if text]


def _dates(exhibit: Exhibit, messages: Messages, clean: Cleaner) -> list[Row]:
    """Three different facts, never merged: when we grabbed it, when it came in, what its file claims."""
    rows: list[Row] = []
    offset = exhibit.utc_offset_minutes
    if exhibit.captured_at_utc:
        rows.append((_label("captured", messages), when(local(exhibit.captured_at_utc, offset), messages)))
    rows.append((_label("added", messages), when(local(exhibit.added_at_utc, offset), messages)))
    if exhibit.claimed_date:
        date = shortened(clean.line(exhibit.claimed_date), 60)
        rows.append((_label("claimed", messages), messages.text("dossier.exhibit.claimed_value", date=date)))
    return rows


def technical_facts(item: Item, messages: Messages, clean: Cleaner) -> list[Row]:
    """Return what an expert reads about an exhibit's file."""
    exhibit = item.exhibit
    kept = size(exhibit.size_bytes, messages)
    if item.mask is None:
        label, words = "file", "dossier.exhibit.file_value"
    else:
        label, words = "masked_file", "dossier.exhibit.masked_value"
    file = messages.text(words, file=item.file, kind=exhibit.media_type, size=kept)
    rows = [(_label("full_hash", messages), exhibit.sha256), (_label(label, messages), file)]
    if exhibit.width and exhibit.height and exhibit.kind is not Kind.LINK:
        pixels = messages.text(
            "dossier.exhibit.dimensions_value", width=grouped(exhibit.width), height=grouped(exhibit.height)
        )
        rows.append((_label("dimensions", messages), pixels))
    if exhibit.capture:
        noted = (
            messages.text("dossier.exhibit.condition", name=each.name, value=each.value)
            for each in told(exhibit.capture, messages)
        )
        rows.append((_label("conditions", messages), shortened(clean.line(" · ".join(noted)), _NOTED_CHARS)))
    return rows


def _cut(text: str) -> str:
    lines = text.split("\n")
    kept = "\n".join(lines[:_SHORT_LINES]) + ("…" if len(lines) > _SHORT_LINES else "")
    return shortened(kept, _SHORT_CHARS)


def _whole(told: _Told, messages: Messages) -> str:
    text = told.text
    lines = text.split("\n")
    kept = shortened("\n".join(lines[:_WHOLE_LINES]), _WHOLE_CHARS)
    if kept == text:
        return text
    return f"{kept}\n{messages.text('dossier.exhibit.cut_all', count=grouped(told.chars))}"
