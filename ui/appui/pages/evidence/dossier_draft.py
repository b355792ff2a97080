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

STEPS = (View.DOSSIER_PIECES, View.DOSSIER_LETTER, View.DOSSIER)
"""The views that a dossier is made in, in order; the last one makes it."""


@dataclass(slots=True)
class DossierDraft:
    """Decisions about one dossier. `left_out` and `unticked` stay here; `bare` may go uncovered (`Choice`).

    `order` holds the numbers of all exhibits as they are listed, ticked or not; empty: by number.
    `letter`: the id of the one that was chosen for it, an empty text for the usual one; `letters` and
    `aliases` as `Choice`.
    """

    addressee: Addressee = Addressee.SCHOOL
    left_out: Collection[int] = ()
    bare: Collection[int] = ()
    dated: bool = False
    unticked: Collection[int] = ()
    order: Sequence[int] = ()
    captions: Mapping[int, str] = field(default_factory=dict)
    letter: str = ""
    letters: "Sequence[Letter] | None" = None
    aliases: Sequence[Alias] = ()

    def numbers(self, exhibits: Sequence[Exhibit]) -> list[int] | None:
        """Return which exhibits go in; None: all of them."""
        stay = {*self.left_out, *self.unticked}
        if not stay:
            return None
        return [one.number for one in exhibits if one.number not in stay]

    def choice(self) -> Choice:
        """Return the decisions about the contents."""
        return Choice(
            bare=self.bare,
            order=self.order,
            captions=self.captions,
            letters=self.letters,
            aliases=self.aliases,
        )
