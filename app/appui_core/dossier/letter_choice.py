"""What of a case a letter must not say: names that a school reads replaced, facts hidden from its addressee."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from appui_core.cases.aliases import Replacer
from appui_core.cases.model import Addressee, Exhibit, Mode
from appui_core.cases.said import plain, says
from appui_core.dossier.aliasing import kept_aliases, part_in
from appui_core.dossier.choice import Choice
from appui_core.dossier.hidden import read_hidden
from appui_core.dossier.selection import Item

if TYPE_CHECKING:
    from appui_core.cases.service import Cases


def letter_choice(cases: "Cases", code: str, addressee: Addressee, choice: Choice = Choice()) -> Choice:  # noqa: B008 - frozen
    """Return decisions about a dossier with the names that a school's case replaces for its school.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
    """
    if addressee is not Addressee.SCHOOL or cases.get(code).mode is not Mode.SCHOOL:
        return choice
    return replace(choice, aliases=kept_aliases(cases, code))


def kept_choice(cases: "Cases", code: str, addressee: Addressee) -> Choice:
    """Return what a letter that goes without a dossier must not say: what is hidden in this addressee's dossiers.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
    """
    return letter_choice(cases, code, addressee, Choice(hidden=read_hidden(cases, code, addressee)))


def names_said(text: str, choice: Choice) -> bool:
    """Tell whether a text that somebody changed says a name that is replaced for its addressee."""
    return Replacer(choice.aliases).names_in(text)


def part_said(text: str, choice: Choice) -> bool:
    """Tell whether a text says a part of such a name, or an address in it spells one: that is not replaced."""
    return part_in(text, Replacer(choice.aliases))


def hidden_said(text: str, exhibits: Iterable[Exhibit], items: Iterable[Item]) -> tuple[int, ...]:
    """Return the numbers of the exhibits of which a text says a fact that its addressee gets of no exhibit.

    `items`: what of them goes to this addressee (`select`); it may be a rule that holds the fact back, a mask
    beside a name, or somebody's choice.
    """
    shown = {item.exhibit.number: asdict(item.exhibit.facts) for item in items}
    told = {fact for facts in shown.values() for fact in facts.values()}
    said = plain(text)
    return tuple(
        exhibit.number
        for exhibit in exhibits
        if exhibit.number in shown
        and any(
            noted and not shown[exhibit.number][name] and noted not in told and says(said, noted)
            for name, noted in asdict(exhibit.facts).items()
        )
    )
