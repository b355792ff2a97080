"""The words of stitching: how two screenshots relate, and the plan of a strip, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

# A neutral band stands where pictures do not join: its height in a hundredth of the strip's width.
GAP_PERCENT: Final = 14
FORMAT: Final = "appui-stitch/1"


class Tie(StrEnum):
    """How two screenshots relate."""

    JOINED = "joined"
    SAME = "same"
    APART = "apart"


class Reason(StrEnum):
    """Why two screenshots are not joined, or why one is not used."""

    NOTHING_SHARED = "nothing_shared"  # no overlap was found
    TOO_LITTLE = "too_little"  # they overlap, by too few rows to be sure
    REPEATED = "repeated"  # the same words come again: more than one place fits
    CHANGED = "changed"  # they overlap, and something in between is not the same
    CONFLICT = "conflict"  # the places found contradict each other
    BACKWARDS = "backwards"  # it joins the other way round: it belongs above
    WIDTH = "width"  # another width: another phone, or scaled
    CHOSEN = "chosen"  # the person says that one does not follow the other
    SAME_PICTURE = "same_picture"  # shows what another one shows
    CONTAINED = "contained"  # adds no row of its own


@dataclass(frozen=True, slots=True)
class Join:
    """Row y of `below` is row y + `offset` of `above` for all rows from `first` up to before `last`.

    Sources are numbered from 0 in the order in which they were given; rows count from the top of a picture, in
    pixels. `cut`: the row of `below` from which the strip goes on with it. `anchors`: how many separate things (a
    line of text, a part of a photo) seen once in each of the two are at the same place. `exact`: compared byte by
    byte, without the margins where a scroll bar runs; else with a tolerance, because one of them is a JPEG.
    """

    above: int
    below: int
    offset: int
    first: int
    last: int
    cut: int
    anchors: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """What was found about two sources; a join only where they are JOINED, a reason only where they are APART."""

    tie: Tie
    join: Join | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows `from_row` up to before `to_row` of a source, from row `y` of its part of the strip on; dx is 0."""

    source: int
    from_row: int
    to_row: int
    y: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A drawn band: what stands above and below it was not found to touch."""

    y: int
    height: int
    above: int
    below: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Unused:
    """A source that gives no row, and why; `like`: the one that shows the same."""

    source: int
    reason: Reason
    like: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One picture of the strip: pieces and gaps from the top down."""

    width: int
    height: int
    pieces: tuple[Piece, ...]
    gaps: tuple[Gap, ...]

    @property
    def sources(self) -> tuple[int, ...]:
        """The sources that give it its rows, in order."""
        return tuple(dict.fromkeys(piece.source for piece in self.pieces))


@dataclass(frozen=True, slots=True)
class StitchPlan:
    """How sources become a strip. `joins` are those that were used; `parts` is more than one for a long strip."""

    order: tuple[int, ...]
    parts: tuple[Part, ...]
    joins: tuple[Join, ...]
    unused: tuple[Unused, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Every gap of every part."""
        return tuple(gap for part in self.parts for gap in part.gaps)

    @property
    def exact(self) -> bool:
        """Tell whether every join was compared byte by byte."""
        return all(join.exact for join in self.joins)

    def record(self, number: int) -> Mapping[str, Any]:
        """Return part `number` (from 0) as the journal keeps it: integers, strings and lists.

        Sources are counted from 0 in the order of the part's own `sources`, which is how they are cited.
        """
        part = self.parts[number]
        place = {source: at for at, source in enumerate(part.sources)}
        pair = tuple(join for join in self.joins if join.above in place and join.below in place)
        return {
            "format": FORMAT,
            "part": number + 1,
            "parts": len(self.parts),
            "width": part.width,
            "height": part.height,
            "pieces": [
                {"source": place[piece.source], "from_row": piece.from_row, "to_row": piece.to_row, "y": piece.y}
                for piece in part.pieces
            ],
            "gaps": [{"y": gap.y, "height": gap.height, "reason": gap.reason.value} for gap in part.gaps],
            "joins": [
                {
                    "above": place[join.above],
                    "below": place[join.below],
                    "offset": join.offset,
                    "overlap": join.last - join.first,
                    "compared": "bytes" if join.exact else "tolerance",
                }
                for join in pair
            ],
        }
