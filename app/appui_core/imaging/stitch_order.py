"""In which order the screenshots stand, and which rows of each the strip takes."""

from collections.abc import Collection, Sequence
from itertools import pairwise, zip_longest
from typing import Final

from appui_core.imaging.stitch import Relations
from appui_core.imaging.stitch_model import (
    GAP_PERCENT,
    Gap,
    Join,
    Part,
    Piece,
    Reason,
    StitchPlan,
    Tie,
    Unused,
)

# A picture that is longer is hard on every program (Qt paints 32 767 rows); cut between two pieces.
MOST_ROWS: Final = 20_000


def propose(relations: Relations) -> tuple[int, ...]:
    """Return all sources from the top of the conversation down.

    Those that join follow each other as they join. What does not join stays in the order that was given, or in the
    reverse when the joins say that the conversation was scrolled upwards. Those of another width come last: they
    are of no strip.
    """
    chains = _chains(relations)
    ups = downs = 0
    for chain in chains:
        for one, two in pairwise(chain):
            ups, downs = ups + (one > two), downs + (one < two)
    chains.sort(key=lambda chain: -max(chain) if ups > downs else min(chain))
    order = [source for chain in chains for source in chain]
    kept, others = _of_one_width(relations, order)
    return (*kept, *(other.source for other in others))


def _chains(relations: Relations) -> list[list[int]]:
    left = list(range(len(relations.widths)))
    chains = []
    while left:
        chain = [left.pop(0)]
        place = {chain[0]: 0}
        waiting = [chain[0]]
        while waiting:
            here = waiting.pop()
            for other in tuple(left):
                relation = relations.between(here, other)
                if relation.tie is Tie.APART:
                    continue
                join = relation.join
                step = 0 if join is None else join.offset if join.above == here else -join.offset
                place[other] = place[here] + step
                left.remove(other)
                chain.append(other)
                waiting.append(other)
        chains.append(sorted(chain, key=lambda source: (place[source], source)))
    return chains


def make_plan(relations: Relations, order: Sequence[int], apart: Collection[int] = ()) -> StitchPlan:
    """Return the strip of these sources in this order; before each source in `apart` a person wants a gap.

    Where two that follow each other do not join, there is a gap with its reason. A source that shows what another
    shows, or adds no row, is not used.
    """
    kept, unused = _of_one_width(relations, order)
    kept, doubles = _without_doubles(relations, kept)
    unused += doubles
    while True:
        runs, joins, reasons = _runs(relations, kept, apart)
        pieces = [_rows(relations, run, joins) for run in runs]
        empty = [source for rows in pieces for source, start, end in rows if end <= start]
        if not empty:
            return StitchPlan(tuple(order), _parts(relations, pieces, reasons), tuple(joins), tuple(unused))
        # Its neighbours show all of it.
        kept.remove(empty[0])
        unused.append(Unused(empty[0], Reason.CONTAINED))


def _of_one_width(relations: Relations, order: Sequence[int]) -> tuple[list[int], list[Unused]]:
    """Keep the width that most have (the first one's of two): nothing is scaled."""
    widths = [relations.widths[source] for source in order]
    usual = max(widths, key=widths.count) if widths else 0
    kept = [source for source in order if relations.widths[source] == usual]
    return kept, [Unused(source, Reason.WIDTH) for source in order if source not in kept]


def _without_doubles(relations: Relations, order: Sequence[int]) -> tuple[list[int], list[Unused]]:
    kept: list[int] = []
    unused: list[Unused] = []
    for source in order:
        like = next((one for one in kept if relations.between(one, source).tie is Tie.SAME), None)
        if like is None:
            kept.append(source)
        else:
            unused.append(Unused(source, Reason.SAME_PICTURE, like))
    return kept, unused


def _runs(
    relations: Relations, kept: Sequence[int], apart: Collection[int]
) -> tuple[list[list[int]], list[Join], list[Reason]]:
    """Return the runs of sources that join one another, their joins, and why there is a gap after each run."""
    runs: list[list[int]] = []
    joins: list[Join] = []
    reasons: list[Reason] = []
    for source in kept:
        if not runs:
            runs.append([source])
            continue
        join, reason = _next(relations, runs[-1][-1], source, chosen=source in apart)
        if join is None:
            runs.append([source])
            reasons.append(reason)
        else:
            runs[-1].append(source)
            joins.append(join)
    return runs, joins, reasons


def _next(relations: Relations, above: int, below: int, *, chosen: bool) -> tuple[Join | None, Reason]:
    relation = relations.between(above, below)
    if chosen:
        return None, Reason.CHOSEN
    if relation.join is None:
        return None, relation.reason or Reason.NOTHING_SHARED
    if relation.join.above != above:
        return None, Reason.BACKWARDS
    return relation.join, Reason.NOTHING_SHARED


def _rows(relations: Relations, run: Sequence[int], joins: Sequence[Join]) -> list[tuple[int, int, int]]:
    """Return (source, from row, to row) for a run of joined sources."""
    cuts = {(join.above, join.below): join for join in joins}
    rows: list[tuple[int, int, int]] = []
    start = 0
    for source, below in zip_longest(run, run[1:]):
        join = cuts.get((source, below))
        rows.append((source, start, relations.heights[source] if join is None else join.cut + join.offset))
        start = 0 if join is None else join.cut
    return rows


def _parts(
    relations: Relations, runs: Sequence[Sequence[tuple[int, int, int]]], reasons: Sequence[Reason]
) -> tuple[Part, ...]:
    """Lay runs and gaps out from the top down; begin another part where one would become too long."""
    if not runs:
        return ()
    width = relations.widths[runs[0][0][0]]
    parts = [_Sheet(width)]
    for number, run in enumerate(runs):
        for place, (source, start, end) in enumerate(run):
            band = width * GAP_PERCENT // 100 if number and not place else 0
            if parts[-1].pieces and parts[-1].height + band + end - start > MOST_ROWS:
                parts.append(_Sheet(width))
            if band:
                parts[-1].gap(band, runs[number - 1][-1][0], source, reasons[number - 1])
            parts[-1].piece(source, start, end)
    return tuple(Part(width, part.height, tuple(part.pieces), tuple(part.gaps)) for part in parts)


class _Sheet:
    """A part that grows downwards."""

    def __init__(self, width: int) -> None:
        self.width, self.height = width, 0
        self.pieces: list[Piece] = []
        self.gaps: list[Gap] = []

    def gap(self, band: int, above: int, below: int, reason: Reason) -> None:
        self.gaps.append(Gap(self.height, band, above, below, reason))
        self.height += band

    def piece(self, source: int, start: int, end: int) -> None:
        self.pieces.append(Piece(source, start, end, self.height))
        self.height += end - start
