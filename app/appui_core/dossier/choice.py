"""What a person decided about the contents of one dossier; without decisions everything goes in as it is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from appui_core.cases.aliases import Alias

if TYPE_CHECKING:
    from appui_core.dossier.letters import Letter  # reads the case, and this is part of what it asks for

CAPTION_CHARS = 200
"""A caption is one short line."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Decisions about one dossier, each by exhibit number.

    `bare`: those that somebody has looked at and lets go uncovered, beside a masked one that shows the
    same pictures. `hidden`: names of `Facts` fields that this addressee is not to see.
    `order`: the order in which exhibits are printed, those that it does not name after the others, by number;
    their numbers never change. `captions`: a person's own line on an exhibit, at most CAPTION_CHARS.
    `letters`: those that go with it, in French; None is the addressee's own one as it was left, filled with what
    the case tells, and an empty list is none.
    `aliases`: the names that a school reads replaced; for every other addressee they stand as they are.
    """

    bare: Collection[int] = ()
    hidden: Mapping[int, Collection[str]] = field(default_factory=dict)
    order: Sequence[int] = ()
    captions: Mapping[int, str] = field(default_factory=dict)
    letters: "Sequence[Letter] | None" = None
    aliases: Sequence[Alias] = ()

    def caption(self, number: int) -> str:
        """Return a person's line on an exhibit as it goes out, on one line and no longer than it may be."""
        return caption_line(self.captions.get(number, ""))


def caption_line(text: str) -> str:
    """Return a caption on one line, cut where it is too long, in characters that UTF-8 can hold."""
    line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    return line if len(line) <= CAPTION_CHARS else line[: CAPTION_CHARS - 1].rstrip() + "…"
