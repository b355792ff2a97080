"""What of each exhibit may go to this addressee: decided once here, so that PDF and JSON can't disagree."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from appui_core.cases.aliases import Replacer
from appui_core.cases.mask_plan import MaskPlan
from appui_core.cases.model import Addressee, CaseFile, Exhibit, Facts, Kind, Opening
from appui_core.dossier.address_text import spelt
from appui_core.dossier.choice import Choice, caption_line
from appui_core.dossier.names import exhibit_file, masked_file
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.journal import chain_fault

# What a `facts_noted`, a `people_noted` and a `derivation_noted` entry commit to stands under these keys.
_NOTED, _PEOPLE, _DERIVED = "facts", "people", "derivation"
_NAMES = tuple(field.name for field in fields(Facts))
# What the file of a record without image does not tell.
_OUTSIDE_RECORD = {"note", _PEOPLE}


@dataclass(frozen=True, slots=True)
class Item:
    """One exhibit as this addressee gets it; `file` is its name in data/, None when it is withheld.

    With a `mask`, that file is the masked copy, and nothing else of the picture goes out.
    """

    exhibit: Exhibit
    openings: tuple[Opening, ...]
    file: str | None
    mask: MaskPlan | None = None
    # Of an exhibit that Appui made out of others: the numbers of those that are in this dossier too.
    sources: tuple[int, ...] = ()
    # Names of the facts of which something was left out or replaced for this addressee.
    abridged: tuple[str, ...] = ()
    # A person's own line on it, for this dossier; it is in no journal.
    caption: str = ""

    @property
    def withheld(self) -> bool:
        """Tell whether the address and the words of a record without image stay here."""
        return self.file is None

    @property
    def kept_back(self) -> bool:
        """Tell whether that is somebody's choice: this addressee may read such records."""
        return self.withheld and "url" in self.abridged

    @property
    def media_type(self) -> str:
        """The type of the enclosed file: a masked copy is a PNG of ours."""
        return self.exhibit.media_type if self.mask is None else "image/png"

    @property
    def derivation(self) -> Mapping[str, Any] | None:
        """How Appui made this exhibit out of others (`Derivation.to_json`), or None for an original."""
        return next((opening.details[_DERIVED] for opening in self.openings if _DERIVED in opening.details), None)


def select(
    case_file: CaseFile,
    addressee: Addressee,
    choice: Choice = Choice(),  # noqa: B008 - frozen
    check: Callable[[], None] = lambda: None,
) -> tuple[Item, ...]:
    """Return what goes into the dossier, by exhibit number; `check` is asked at each, and may raise.

    An exhibit that shows the same pictures as a masked one, and is not masked itself, only goes in when its number
    is among `choice.bare`: somebody looked at it and says that there is nothing to cover. What `choice.hidden`
    names goes out nowhere; where the file of a record without image tells it, that file stays here too. For a
    school the names of `choice.aliases` are replaced.

    Raises AppuiError: NO_EXHIBIT when there is nothing to put in; MASK_TWIN for such exhibits, the detail is their
    numbers: `exhibit 7,9`; VAULT_DAMAGED when the journal is not whole, is
    not the one that was signed, or holds nothing about an exhibit; INTERNAL for another case's exhibit, or
    where a fact is to be hidden that there is none of.
    """
    if not case_file.exhibits:
        raise AppuiError(ErrorCode.NO_EXHIBIT)
    twins = [twin.exhibit for twin in case_file.masks.twins(case_file.exhibits, addressee)]
    undecided = [str(number) for number in twins if number not in choice.bare]
    if undecided:
        raise AppuiError(ErrorCode.MASK_TWIN, f"exhibit {','.join(undecided)}")
    _check_journal(case_file)
    ordered = sorted(case_file.exhibits, key=lambda exhibit: exhibit.number)
    numbers = {exhibit.id: exhibit.number for exhibit in ordered}
    items = (_with_sources(_item(case_file, exhibit, addressee), numbers) for exhibit in ordered)
    named = (_unnamed(item) if item.mask or item.exhibit.number in twins else item for item in items)
    shown = (_hiding(item, choice.hidden.get(item.exhibit.number, ())) for item in named)
    captioned = (_captioned(item, choice) for item in shown)
    names = Replacer(choice.aliases if addressee is Addressee.SCHOOL else ())
    found = []
    for item in captioned:
        check()
        found.append(_renamed(item, names) if names else item)
    return tuple(found)


def in_order(items: Sequence[Item], order: Sequence[int]) -> tuple[Item, ...]:
    """Return items in the order of printing: first those that it names, then the others by number."""
    places: dict[int, int] = {}
    for number in order:
        places.setdefault(number, len(places))
    numbered = sorted(items, key=lambda item: item.exhibit.number)
    return tuple(sorted(numbered, key=lambda item: places.get(item.exhibit.number, len(places))))


def _captioned(item: Item, choice: Choice) -> Item:
    """Add a person's line; beside a record that is withheld it could say what the address or the words did."""
    return item if item.withheld else replace(item, caption=choice.caption(item.exhibit.number))


def _unnamed(item: Item) -> Item:
    """Leave out who is shown, and its opening: a name must not stand beside the face that is covered.

    Before 28 November 2026, in the evening, it was noted in one with all that was told: that opening stays here
    then, and what it would prove is said to be cut, as where somebody hides who is shown.
    """
    facts, abridged = replace(item.exhibit.facts, people=""), item.abridged
    openings = tuple(opening for opening in item.openings if _PEOPLE not in opening.details)
    if any(opening.details.get(_NOTED, {}).get(_PEOPLE) for opening in openings):
        openings = tuple(opening for opening in openings if _NOTED not in opening.details)
        abridged = _ordered({*abridged, _PEOPLE})
    return replace(item, exhibit=replace(item.exhibit, facts=facts), openings=openings, abridged=abridged)


def _hiding(item: Item, names: Collection[str]) -> Item:
    """Leave out what this addressee is not to see."""
    if not set(names) <= set(_NAMES):
        raise AppuiError(ErrorCode.INTERNAL, "a fact to hide that there is none of")
    told = asdict(item.exhibit.facts)
    hidden = {name for name in names if told[name]}
    if item.exhibit.kind is Kind.LINK and item.file is not None and hidden - _OUTSIDE_RECORD:
        # Its file tells what is hidden, so the record stays here, as it does from those who may not read any.
        shown = _without_address(item.exhibit)
        left = {name for name, text in asdict(shown.facts).items() if text != told[name]}
        item = Item(shown, item.openings[:1], None, abridged=_ordered(left))
        hidden -= left
    return abridge(item, dict.fromkeys(hidden, ""))


def _renamed(item: Item, names: Replacer) -> Item:
    """Replace every listed name. An address that spells one in any way stays here: half of it leads nowhere."""
    told = {name: names.text(text) for name, text in asdict(item.exhibit.facts).items()}
    url = item.exhibit.facts.url
    if told["url"] != url or any(names.names_in(one) for one in spelt(url)):
        told["url"] = ""
    return abridge(replace(item, caption=caption_line(names.text(item.caption))), told)


def abridge(item: Item, told: Mapping[str, str]) -> Item:
    """Tell these facts so instead, by name; the openings that show the whole of them do not go out.

    `Item.abridged` says which they are: nobody can hold what is told of them against the journal.
    """
    facts = asdict(item.exhibit.facts)
    changed = {name for name, text in told.items() if text != facts[name]}
    if not changed:
        return item
    openings = tuple(opening for opening in item.openings if not _shows(opening, changed))
    abridged, told = {*item.abridged, *changed}, dict(told)
    if facts[_PEOPLE] and _PEOPLE not in abridged and not any(_PEOPLE in one.details for one in openings):
        # Who is shown was once noted in one with the rest, and nothing that goes out would tell it.
        abridged.add(_PEOPLE)
        told[_PEOPLE] = ""
    exhibit = replace(item.exhibit, facts=Facts(**facts | told))
    return replace(item, exhibit=exhibit, openings=openings, abridged=_ordered(abridged))


def _shows(opening: Opening, changed: Collection[str]) -> bool:
    """Tell whether an opening would show one of these facts as it was noted."""
    noted = opening.details.get(_NOTED)
    if noted is not None and (set(changed) - {_PEOPLE} or noted.get(_PEOPLE)):
        return True
    return _PEOPLE in changed and _PEOPLE in opening.details


def _ordered(names: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in _NAMES if name in names)


def _with_sources(item: Item, numbers: Mapping[str, int]) -> Item:
    made = item.derivation
    if made is None:
        return item
    return replace(item, sources=tuple(numbers[one] for one in made["sources"] if one in numbers))


def _check_journal(case_file: CaseFile) -> None:
    """Refuse to make a dossier that its own check would refuse."""
    journal, head = case_file.journal, case_file.signed_head
    fault = chain_fault(journal)
    if fault is not None:
        raise AppuiError(ErrorCode.VAULT_DAMAGED, f"journal {fault}")
    if not journal or (journal[-1].hash, len(journal)) != (head.head, head.entries) or not head.holds():
        raise AppuiError(ErrorCode.VAULT_DAMAGED, "journal head")


def _item(case_file: CaseFile, exhibit: Exhibit, addressee: Addressee) -> Item:
    if exhibit.case != case_file.case.code:
        raise AppuiError(ErrorCode.INTERNAL, "an exhibit of another case")
    openings = _standing(sorted(case_file.openings(exhibit.id), key=lambda opening: opening.seq))
    if not openings or openings[0].details.get("sha256") != exhibit.sha256:
        raise AppuiError(ErrorCode.VAULT_DAMAGED, f"opening {exhibit.number}")
    if exhibit.kind is Kind.LINK and not addressee.may_read_link_addresses:
        return Item(_without_address(exhibit), openings[:1], None)
    mask = case_file.masks.plan(exhibit.id, addressee)
    if mask is not None:
        return Item(exhibit, openings, masked_file(exhibit.number, exhibit.sha256), mask)
    return Item(exhibit, openings, exhibit_file(exhibit))


def _standing(openings: Sequence[Opening]) -> tuple[Opening, ...]:
    """Leave out what was noted and corrected since: a name taken back must not leave with the dossier.

    Its commitment stays in the chain, which tells that there was a first version, and not what it said.
    """
    last = {key: opening.seq for opening in openings for key in (_NOTED, _PEOPLE) if key in opening.details}
    return tuple(
        opening
        for opening in openings
        if all(last[key] == opening.seq for key in (_NOTED, _PEOPLE) if key in opening.details)
    )


def _without_address(exhibit: Exhibit) -> Exhibit:
    """Leave the platform and the date: they point to nobody and to no page."""
    told = Facts(platform=exhibit.facts.platform, shown_date=exhibit.facts.shown_date)
    return replace(exhibit, facts=told, capture={})
