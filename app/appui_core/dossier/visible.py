"""Who sees what: of each exhibit, one line for every name, account, address, text and picture that goes out.

It reads the items of `select`, out of which the dossier is written, so that it says neither more nor less.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from appui_core.cases.model import Addressee, CaseFile, Exhibit, Facts, Kind
from appui_core.dossier.choice import Choice
from appui_core.dossier.selection import Item, select

_NAMES = tuple(field.name for field in fields(Facts))
# What a person wrote.
_TEXTS = frozenset({*_NAMES, "caption"})
_NAMING = frozenset({"account", "display_name", "people"})
# A shorter text is found in anything.
_LEAST_CHARS = 3


class What(StrEnum):
    """What a line is about, where it is no fact (those have the names of their fields)."""

    CAPTION = "caption"  # a line that a person wrote for the dossiers
    PICTURE = "picture"  # goes out whole: whoever is on it can be seen
    MASKED = "masked"  # goes out as a masked copy
    FILE = "file"  # goes out as it is, and is shown on no page: a PDF, a film, a text
    PLACE = "place"  # its file tells where it was taken
    MOVING = "moving"  # its file holds more pictures than the one on the page
    TRAILING = "trailing"  # its file holds other data behind the picture


class State(StrEnum):
    """What becomes of it."""

    SHOWN = "shown"
    REPLACED = "replaced"  # a fact told in other words
    HIDDEN = "hidden"  # a fact that somebody chose to hide
    LEFT_OUT = "left_out"  # a fact that stays here by a rule, or along with what is hidden


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of an exhibit; `text` as it goes out, empty where it does not.

    `repeats`: it holds, word for word, a text that is hidden in this dossier.
    """

    what: str
    text: str = ""
    state: State = State.SHOWN
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """An exhibit as the addressee gets it, and its lines; `kept_back` as in `Item`."""

    exhibit: Exhibit
    lines: tuple[Line, ...]
    kept_back: bool = False


@dataclass(frozen=True, slots=True)
class Often:
    """A name or account that is noted of several exhibits: their numbers, and of which of them it is hidden."""

    what: str
    text: str
    numbers: tuple[int, ...]
    hidden: tuple[int, ...] = ()


def items_to_be(case_file: CaseFile, addressee: Addressee, choice: Choice) -> tuple[Item, ...]:
    """Return what would go out, also of exhibits that show the same pictures as a masked one: nobody decided yet.

    Raises AppuiError: as `select`, but MASK_TWIN.
    """
    twins = {twin.exhibit for twin in case_file.masks.twins(case_file.exhibits, addressee)}
    return select(case_file, addressee, replace(choice, bare={*choice.bare, *twins}))


def seen(
    case_file: CaseFile,
    addressee: Addressee,
    choice: Choice = Choice(),  # noqa: B008 - frozen
) -> tuple[Seen, ...]:
    """Return what an addressee would see of each exhibit, in the order of the dossier.

    Raises AppuiError: as `items_to_be`.
    """
    return lines_of(items_to_be(case_file, addressee, choice), case_file.exhibits, choice.hidden)


def often(found: Iterable[Seen], noted: Iterable[Exhibit]) -> tuple[Often, ...]:
    """Return the names and accounts that stand with two exhibits or more, the most frequent first."""
    told = {exhibit.number: exhibit.facts for exhibit in noted}
    groups: dict[tuple[str, str], list[tuple[int, str, bool]]] = {}
    for one in found:
        for line in one.lines:
            if line.what in _NAMING and line.state in {State.SHOWN, State.HIDDEN}:
                text = getattr(told[one.exhibit.number], line.what)
                entry = (one.exhibit.number, text.strip(), line.state is State.HIDDEN)
                groups.setdefault((line.what, _bare(text)), []).append(entry)
    several = [(what, entries) for (what, _), entries in groups.items() if len(entries) > 1]
    several.sort(key=lambda group: -len(group[1]))
    return tuple(
        Often(
            what,
            entries[0][1],
            tuple(number for number, _, _ in entries),
            tuple(number for number, _, hidden in entries if hidden),
        )
        for what, entries in several
    )


def lines_of(
    items: Sequence[Item], noted: Iterable[Exhibit], hidden: Mapping[int, Collection[str]]
) -> tuple[Seen, ...]:
    """Return the lines of each item; `noted` are the exhibits as the vault has them, `hidden` as in `Choice`."""
    told = {exhibit.number: exhibit.facts for exhibit in noted}
    found = [
        Seen(
            item.exhibit,
            (*_facts(item, told[item.exhibit.number], hidden.get(item.exhibit.number, ())), *_file(item)),
            item.kept_back,
        )
        for item in items
    ]
    secrets = {
        _bare(getattr(told[one.exhibit.number], line.what))
        for one in found
        for line in one.lines
        if line.state is State.HIDDEN
    }
    secrets = {secret for secret in secrets if len(secret) >= _LEAST_CHARS}
    return tuple(_with_repeats(one, secrets) for one in found) if secrets else tuple(found)


def _facts(item: Item, told: Facts, hidden: Collection[str]) -> Iterable[Line]:
    for name in _NAMES:
        text = getattr(item.exhibit.facts, name)
        if text:
            yield Line(name, text, State.REPLACED if name in item.abridged else State.SHOWN)
        elif getattr(told, name):
            yield Line(name, "", State.HIDDEN if name in hidden and name in item.abridged else State.LEFT_OUT)
    if item.caption:
        yield Line(What.CAPTION, item.caption)


def _file(item: Item) -> Iterable[Line]:
    exhibit = item.exhibit
    if item.file is None or exhibit.kind is Kind.LINK:
        return
    if not exhibit.preview:
        yield Line(What.FILE, exhibit.media_type)
    elif item.mask is not None:
        yield Line(What.MASKED)
        return
    else:
        yield Line(What.PICTURE)
    for key, what in (("holds_place", What.PLACE), ("animated", What.MOVING), ("trailing_bytes", What.TRAILING)):
        if key in exhibit.capture:
            yield Line(what)


def _bare(text: str) -> str:
    """Return a text as it is looked for in others: an account is written with and without its @."""
    return text.strip().removeprefix("@").casefold()


def _with_repeats(one: Seen, secrets: Collection[str]) -> Seen:
    lines = tuple(
        replace(line, repeats=True)
        if line.what in _TEXTS and any(secret in line.text.casefold() for secret in secrets)
        else line
        for line in one.lines
    )
    return replace(one, lines=lines)
