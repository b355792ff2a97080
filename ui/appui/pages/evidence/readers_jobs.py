"""What an addressee would see of a dossier, worked out off the GUI thread; touches no widget."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from appui.pages.evidence.mask_jobs import MaskState

if TYPE_CHECKING:
    from appui.pages.evidence.dossier_draft import DossierDraft
    from appui_core.cases.model import Exhibit
    from appui_core.cases.service import Cases
    from appui_core.dossier.changes import Changes
    from appui_core.dossier.visible import Often, Seen
    from appui_core.vault.facade import Vault


@dataclass(frozen=True, slots=True)
class Outlook:
    """A dossier as it would go out now: what is seen of it, hidden, and new beside the last one."""

    seen: "tuple[Seen, ...]" = ()
    often: "tuple[Often, ...]" = ()
    masks: MaskState = field(default_factory=MaskState)
    hidden: Mapping[int, Collection[str]] = field(default_factory=dict)
    changed: "Changes | None" = None


@dataclass(frozen=True, slots=True)
class Hide:
    """Facts of exhibits (name, numbers) to be hidden from an addressee, or with `back` shown to it again."""

    name: str
    numbers: Collection[int]
    back: bool = False


def outlook(
    cases: "Cases",
    vault: "Vault",
    code: str,
    exhibits: "Collection[Exhibit]",
    draft: "DossierDraft",
    hide: Hide | None = None,
) -> Outlook:
    """Hide or show what is asked for, then return what would go out. `draft` is a copy: another thread reads it.

    Raises AppuiError: as `appui_core.dossier.selection.select`, but MASK_TWIN; DISK_FULL, VAULT_READ_ONLY.
    """
    from appui_core.cases.exports import last_version  # noqa: PLC0415 - read when first needed
    from appui_core.dossier.aliasing import with_school_names  # noqa: PLC0415 - the same
    from appui_core.dossier.changes import changes, version_of  # noqa: PLC0415 - the same
    from appui_core.dossier.hidden import note_hidden, read_hidden  # noqa: PLC0415 - the same
    from appui_core.dossier.order import Order  # noqa: PLC0415 - the same
    from appui_core.dossier.visible import items_to_be, lines_of, often  # noqa: PLC0415 - the same

    addressee = draft.addressee
    hidden: Mapping[int, Collection[str]] = read_hidden(cases, code, addressee)
    if hide is not None:
        hidden = _after(hidden, hide)
        note_hidden(cases, code, addressee, hidden)
    masks = cases.masks.of_case(code)
    chosen = set(draft.chosen(tuple(exhibits)))
    kept = [exhibit for exhibit in exhibits if exhibit.number in chosen]
    state = MaskState(
        tuple(one.number for one in kept if masks.plan(one.id, addressee) is not None),
        masks.twins(kept, addressee),
    )
    case_file = cases.case_file(code, [one.number for one in kept if one.number not in draft.set_aside])
    # As the export does: a school's names are replaced whatever the page knows of them.
    order = with_school_names(cases, Order(code, addressee, Path(), choice=replace(draft.choice(), hidden=hidden)))
    choice = order.choice
    items = items_to_be(case_file, addressee, choice)
    found = lines_of(items, case_file.exhibits, hidden)
    before = last_version(vault, code, str(addressee))
    changed = None if before is None else changes(before, version_of(items))
    return Outlook(found, often(found, case_file.exhibits), state, hidden, changed)


def _after(hidden: Mapping[int, Collection[str]], hide: Hide) -> dict[int, Collection[str]]:
    changed = {number: set(names) for number, names in hidden.items()}
    for number in hide.numbers:
        names = changed.setdefault(number, set())
        if hide.back:
            names.discard(hide.name)
        else:
            names.add(hide.name)
    return {number: names for number, names in changed.items() if names}
