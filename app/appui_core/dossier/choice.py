"""What a person decided about the contents of one dossier; without decisions everything goes in as it is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

CAPTION_CHARS = 200
"""A caption is one short line."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Decisions about one dossier, each by exhibit number.

    `bare`: those that somebody has looked at and lets go uncovered, beside a masked one that shows the
    same pictures. `order`: the order in which exhibits are printed, those that it does not name after the others,
    by number; their numbers never change. `captions`: a person's own line on an exhibit, at most CAPTION_CHARS.
    """

    bare: Collection[int] = ()
    order: Sequence[int] = ()
    captions: Mapping[int, str] = field(default_factory=dict)

    def caption(self, number: int) -> str:
        """Return a person's line on an exhibit as it goes out, on one line and no longer than it may be."""
        return caption_line(self.captions.get(number, ""))


def caption_line(text: str) -> str:
    """Return a caption on one line, cut where it is too long, in characters that UTF-8 can hold."""
    line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    return line if len(line) <= CAPTION_CHARS else line[: CAPTION_CHARS - 1].rstrip() + "…"
