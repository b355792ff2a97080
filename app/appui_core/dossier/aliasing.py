"""Pseudonyms and initials in the school's version: whose names they are, and where one could still be read.

`select` puts them into what is told, `letters_for` into letters. A file is enclosed as it is: what stands in a
picture nobody here can read, and what stands in a text file is looked for and said, so that it can be left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from appui_core.cases.aliases import Alias, Replacer, aliases_from, tidy
from appui_core.cases.model import Addressee, CaseFile, Exhibit, Mode
from appui_core.dossier.address_text import spelt
from appui_core.dossier.choice import Choice
from appui_core.dossier.enclosed_text import is_text, readings
from appui_core.dossier.selection import Item
from appui_core.dossier.visible import items_to_be
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.dossier.letters import Letter
    from appui_core.dossier.order import Order

PART = "aliases"
"""Under which part the names of a case are prepared (`cases.prepared`)."""
_HANDLES = ("account", "display_name", "url")


def kept_aliases(cases: "Cases", code: str) -> tuple[Alias, ...]:
    """Return the names of a case that are replaced. Raises AppuiError: CASE_UNKNOWN, CASE_PURGED."""
    return aliases_from(cases.prepared.read(code, PART))


def note_aliases(cases: "Cases", code: str, aliases: Sequence[Alias]) -> None:
    """Keep the names of a case that are replaced; they are destroyed with it.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, DISK_FULL, VAULT_READ_ONLY.
    """
    cases.prepared.note(code, PART, [one.to_json() for one in tidy(aliases)] or None)


def with_school_names(cases: "Cases", order: "Order") -> "Order":
    """Return the order with a school case's names, where it is the school's version: nobody can forget them there.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
    """
    if order.addressee is not Addressee.SCHOOL or cases.get(order.code).mode is not Mode.SCHOOL:
        return order
    return replace(order, choice=replace(order.choice, aliases=kept_aliases(cases, order.code)))


def letters_for(addressee: Addressee, choice: Choice) -> "tuple[Letter, ...]":
    """Return the letters that go with a dossier, with every listed name replaced where a school reads them."""
    letters = tuple(choice.letters or ())
    names = Replacer(choice.aliases if addressee is Addressee.SCHOOL else ())
    if not names:
        return letters
    return tuple(replace(one, title=names.text(one.title), text=names.text(one.text)) for one in letters)


@dataclass(frozen=True, slots=True)
class Remains:
    """Numbers of the exhibits in which a listed name may still be read.

    `parts`: a part of one stands in what is told; `files`: one stands in an enclosed text; `unseen`: it may
    stand in an enclosed picture, film, sound or PDF, or in a text or conversation that could not be read in full;
    nobody can tell here.
    """

    parts: tuple[int, ...] = ()
    files: tuple[int, ...] = ()
    unseen: tuple[int, ...] = ()

    def to_json(self) -> dict[str, list[int]]:
        """Return the numbers by kind."""
        return {"parts": list(self.parts), "files": list(self.files), "unseen": list(self.unseen)}


def names_left(cases: "Cases", order: "Order") -> Remains | None:
    """Return where the version that this order makes still shows a name; None where no name is replaced.

    Raises AppuiError: as `remains`, CASE_UNKNOWN, CASE_PURGED.
    """
    order = with_school_names(cases, order)
    if order.addressee is not Addressee.SCHOOL or not order.choice.aliases:
        return None
    return remains(cases.case_file(order.code, order.numbers), order.choice.aliases, order.choice)


def remains(case_file: CaseFile, aliases: Sequence[Alias], choice: Choice = Choice()) -> Remains:  # noqa: B008 - frozen
    """Return where the school's version would still show a name; nothing without names.

    Also before anyone decided on exhibits that show the same pictures as a masked one.

    Raises AppuiError: as `items_to_be`, and what `case_file.original` raises.
    """
    names = Replacer(aliases)
    if not names:
        return Remains()
    items = items_to_be(case_file, Addressee.SCHOOL, replace(choice, aliases=tuple(aliases)))
    noted = {exhibit.number: asdict(exhibit.facts) for exhibit in case_file.exhibits}
    parts = tuple(
        item.exhibit.number
        for item in items
        if _part_told(item, noted[item.exhibit.number], names)
        or (item.caption and part_in(choice.caption(item.exhibit.number), names))
    )
    files, unseen = [], []
    for item in items:
        if item.file is None or item.mask is not None:
            continue
        named, whole = _enclosed(case_file, item.exhibit, names) if is_text(item.exhibit) else (False, False)
        if named:
            files.append(item.exhibit.number)
        elif not whole:
            unseen.append(item.exhibit.number)
    return Remains(parts, tuple(files), tuple(unseen))


def _part_told(item: Item, noted: Mapping[str, str], names: Replacer) -> bool:
    """Tell whether what goes out shows a part of a name; asked of the words as they were noted."""
    shown = asdict(item.exhibit.facts)
    return any(text and part_in(noted[field], names, handle=field in _HANDLES) for field, text in shown.items())


def part_in(text: str, names: Replacer, *, handle: bool = False) -> bool:
    """Tell whether a part of a name is left once names are replaced, or an address in the text spells one."""
    return names.left_in(text, handle=handle) or any(
        names.names_in(one) or names.left_in(one, handle=handle) for one in _spelt_apart(text)
    )


def _spelt_apart(text: str) -> Iterator[str]:
    """Yield what each word spells that is not what stands there: what stands there is replaced."""
    for word in text.split():
        yield from spelt(word)


def _enclosed(case_file: CaseFile, exhibit: Exhibit, names: Replacer) -> tuple[bool, bool]:
    """Tell whether a name stands in a text file, and whether all of that file could be read."""
    try:
        content = case_file.original(exhibit.id)
    except AppuiError:
        return False, True  # damaged: the dossier itself is refused, with its own words
    texts, whole = readings(content, exhibit.media_type)
    return any(names.names_in(text) or names.left_in(text) for text in texts), whole
