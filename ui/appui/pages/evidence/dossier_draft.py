"""What a person has decided so far about one dossier, step by step; dropped when it is left or locked away."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from appui.pages.evidence.model import View
from appui_core.cases.aliases import Alias
from appui_core.cases.model import Addressee, Exhibit
from appui_core.dossier.choice import Choice

if TYPE_CHECKING:
    from appui_core.dossier.letters import Letter
    from appui_core.dossier.seal import Seal

STEPS = (View.DOSSIER_PIECES, View.DOSSIER_READERS, View.DOSSIER_LETTER, View.DOSSIER)
"""The views that a dossier is made in, in order; the last one makes it."""


@dataclass(slots=True)
class DossierDraft:
    """Decisions about one dossier. `unticked` stay here, so do `set_aside` (decided on with masks).

    `offered` holds the numbers that a person was shown to choose from: what came into the case later is not in it.
    `order` holds the numbers of all exhibits as they are listed, ticked or not; empty: by number.
    `letter`: the id of the one that was chosen for it, an empty text for the usual one; the rest as in `Choice`.
    """

    addressee: Addressee = Addressee.SCHOOL
    offered: Collection[int] = ()
    set_aside: Collection[int] = ()
    bare: Collection[int] = ()
    hidden: Mapping[int, Collection[str]] = field(default_factory=dict)
    dated: bool = False
    unticked: Collection[int] = ()
    order: Sequence[int] = ()
    captions: Mapping[int, str] = field(default_factory=dict)
    letter: str = ""
    letters: "Sequence[Letter] | None" = None
    aliases: Sequence[Alias] = ()
    zip_it: bool = False
    seal: "Seal | None" = field(default=None, repr=False)

    def chosen(self, exhibits: Sequence[Exhibit]) -> list[int]:
        """Return which of these exhibits a person was shown and wants in it."""
        going = set(self.offered).difference(self.unticked)
        return [one.number for one in exhibits if one.number in going]

    def numbers(self, exhibits: Sequence[Exhibit]) -> list[int]:
        """Return which of these exhibits go in."""
        return [number for number in self.chosen(exhibits) if number not in self.set_aside]

    def choice(self) -> Choice:
        """Return the decisions about the contents."""
        return Choice(
            bare=self.bare,
            hidden=self.hidden,
            order=self.order,
            captions=self.captions,
            letters=self.letters,
            aliases=self.aliases,
        )
