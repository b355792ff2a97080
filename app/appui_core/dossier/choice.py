"""What a person decided about the contents of one dossier; without decisions everything goes in as it is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appui_core.dossier.letters import Letter  # reads the case, and this is part of what it asks for


@dataclass(frozen=True, slots=True)
class Choice:
    """Decisions about one dossier, each by exhibit number.

    `bare`: those that somebody has looked at and lets go uncovered, beside a masked one that shows the
    same pictures. `letters`: those that go with it, in French; None is the addressee's own one, filled with what
    the case tells, and an empty list is none.
    """

    bare: Collection[int] = ()
    letters: "Sequence[Letter] | None" = None
