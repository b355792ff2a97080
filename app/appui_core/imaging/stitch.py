"""Overlapping screenshots of one conversation become one strip: who joins whom, in which order, from which rows.

Nothing is guessed: what is not sure stays apart, with its reason, and the strip shows a band there. All in memory;
the pixels come decoded (`intake.preview`), this process decodes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from appui_core.errors import AppuiError, ErrorCode
from appui_core.imaging.stitch_cells import LEAST_WIDTH, Shot
from appui_core.imaging.stitch_judge import judge, same_picture
from appui_core.imaging.stitch_model import Reason, Relation, Tie
from appui_core.imaging.stitch_offsets import Pair, Proposals
from appui_core.intake.pixels import Pixels
from appui_core.intake.sniff import MAX_PIXELS

# Their pixels are in memory together, three bytes each.
MOST_SOURCES: Final = 40
MOST_PIXELS: Final = MAX_PIXELS
_LOOK_AGAIN: Final = frozenset({Reason.NOTHING_SHARED, Reason.CHANGED, Reason.REPEATED})


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded screenshot; `lossy`: it was stored as a JPEG."""

    pixels: Pixels
    lossy: bool = False


@dataclass(frozen=True, slots=True)
class Relations:
    """What was found about each pair of sources (i < j); `order` is the one that is proposed."""

    widths: tuple[int, ...]
    heights: tuple[int, ...]
    pairs: dict[Pair, Relation]

    def between(self, one: int, two: int) -> Relation:
        """Return what was found about two sources, whichever comes first."""
        return self.pairs[min(one, two), max(one, two)]


def check_sizes(sizes: Sequence[tuple[int, int]]) -> None:
    """Refuse what would not fit: too many pictures, or too many pixels in all.

    Raises AppuiError: STITCH_TOO_MANY.
    """
    if len(sizes) > MOST_SOURCES or sum(width * height for width, height in sizes) > MOST_PIXELS:
        raise AppuiError(ErrorCode.STITCH_TOO_MANY, f"{len(sizes)}")


def relate(
    sources: Sequence[Source],
    progress: Callable[[int, int], object] = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Relations:
    """Compare every two sources and return what was found; `progress` is told pairs done and pairs in all.

    Raises AppuiError: STITCH_TOO_MANY, INTERRUPTED (when `cancelled` says so).
    """
    check_sizes([(source.pixels.width, source.pixels.height) for source in sources])
    shots = [Shot(source.pixels, lossy=source.lossy) for source in sources]
    pairs = [(one, two) for one in range(len(shots)) for two in range(one + 1, len(shots))]
    found: dict[Pair, Relation] = {}
    work = 2 * len(pairs)

    def look(shots: Sequence[Shot], pairs: Sequence[Pair], done: int) -> None:
        proposals = Proposals(shots)
        for number, (one, two) in enumerate(pairs):
            if cancelled():
                raise AppuiError(ErrorCode.INTERRUPTED)
            progress(done + number, work)
            found[one, two] = _relation(shots, proposals, one, two, (sources[one].lossy, sources[two].lossy))

    look(shots, pairs, 0)
    open_ends = [(one, two) for one, two in _open_ends(found) if not (sources[one].lossy or sources[two].lossy)]
    if open_ends:
        # A faint ground that does not scroll spoils every cell: once more, with a tolerance.
        look([Shot(source.pixels, lossy=True) for source in sources], open_ends, len(pairs))
    progress(work, work)
    settled = _without_contradictions(len(shots), found)
    return Relations(tuple(s.width for s in shots), tuple(s.height for s in shots), settled)


def _open_ends(found: dict[Pair, Relation]) -> list[Pair]:
    """Return the pairs that may still join: one with nothing below it, one with nothing above it."""
    joins = [relation.join for relation in found.values() if relation.join is not None]
    above, below = {join.below for join in joins}, {join.above for join in joins}
    return [
        pair
        for pair, relation in found.items()
        if relation.reason in _LOOK_AGAIN
        and any(one not in below and two not in above for one, two in (pair, pair[::-1]))
    ]


def _relation(
    shots: Sequence[Shot], proposals: Proposals, one: int, two: int, stored: tuple[bool, bool]
) -> Relation:
    first, second = shots[one], shots[two]
    if first.width != second.width or first.width < LEAST_WIDTH:
        return Relation(Tie.APART, None, Reason.WIDTH)
    # Of two PNGs only the first, exact look may say that they show the same.
    if (first.lossy, second.lossy) == stored and same_picture(first, second):
        return Relation(Tie.SAME)
    answers = []
    for candidate in proposals.of(one, two):
        above, below = (one, two) if candidate.offset > 0 else (two, one)
        answer = judge(shots[above], shots[below], abs(candidate.offset), candidate.anchored)
        if answer.join is not None:
            answer = replace(answer, join=replace(answer.join, above=above, below=below))
        answers.append(answer)
    joined = [answer for answer in answers if answer.tie is Tie.JOINED]
    if len(joined) == 1:
        return joined[0]
    if joined:
        return Relation(Tie.APART, None, Reason.REPEATED)
    told = [answer.reason for answer in answers if answer.reason is not Reason.NOTHING_SHARED]
    return Relation(Tie.APART, None, told[0] if told else Reason.NOTHING_SHARED)


def _without_contradictions(count: int, found: dict[Pair, Relation]) -> dict[Pair, Relation]:
    """Take back every join among screenshots whose places contradict each other: any of them may be wrong."""
    place: dict[int, int] = {}
    island: dict[int, int] = {}
    for start in range(count):
        if start in place:
            continue
        place[start], island[start] = 0, start
        waiting = [start]
        while waiting:
            here = waiting.pop()
            for other, step in _steps(here, count, found):
                if other not in place:
                    place[other], island[other] = place[here] + step, start
                    waiting.append(other)
    doubtful = {
        island[one]
        for (one, two), relation in found.items()
        if _step(relation, one) not in {None, place[two] - place[one]}
    }
    conflict = Relation(Tie.APART, None, Reason.CONFLICT)
    return {
        pair: conflict if relation.tie is not Tie.APART and island[pair[0]] in doubtful else relation
        for pair, relation in found.items()
    }


def _steps(here: int, count: int, found: dict[Pair, Relation]) -> list[tuple[int, int]]:
    steps = []
    for other in range(count):
        if other != here:
            step = _step(found[min(here, other), max(here, other)], here)
            if step is not None:
                steps.append((other, step))
    return steps


def _step(relation: Relation, one: int) -> int | None:
    """Return how many rows further down the other screenshot begins, seen from `one`; None when they are apart."""
    if relation.tie is Tie.SAME:
        return 0
    if relation.join is None:
        return None
    return relation.join.offset if relation.join.above == one else -relation.join.offset
