"""Is it sure that one screenshot goes on where another one stops? A doubt is a no, with its reason.

Every row that the two share must be the same, cell by cell. What may differ: bars at the same place of both
screens, the clock in them too; a label that lies over both at the same place; and, where much more is the
same, a small stretch beside a bar (a clear bar, somebody typing) or a keyboard that only one of the two shows.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from appui_core.imaging.stitch_cells import Bools, Shot, differing, off_colour
from appui_core.imaging.stitch_model import Join, Reason, Relation, Tie

# Shares of what is visible between the bars that must be the same; the second where something is in the way.
_LEAST: Final = 0.20
_LEAST_COVERED: Final = 0.34
_ANCHORS: Final = 3
_ANCHORS_COVERED: Final = 4
_ANCHORS_REPEATED: Final = 1  # so many more where one of the two shows a message twice
# Shares of the screen's height.
_LEAST_ROWS: Final = 0.05
_BAR_TOP: Final = 0.13  # status bar and title, in which words may change
_BAR_BOTTOM: Final = 0.06
_BESIDE_BAR: Final = 0.065
_BAR_CLEAR: Final = 0.15
_CLOCK: Final = 0.07
_KEYBOARD: Final = 0.55
_ANCHOR_ROWS: Final = 6
_ANCHOR_HEIGHT: Final = 0.0035


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    last: int
    covered: bool


def same_picture(one: Shot, two: Shot) -> bool:
    """Tell whether two screenshots show the same, the clock aside."""
    if one.height != two.height:
        return False
    clock = round(one.height * _CLOCK)
    if not one.lossy and not two.lossy:
        # The rows are only sums, too.
        return bool((one.rows[clock:] == two.rows[clock:]).all()) and np.array_equal(
            one.middle[clock:], two.middle[clock:]
        )
    return not differing(one, two, 0)[clock:].any() and not off_colour(one, two, 0)[clock:].any()


def judge(above: Shot, below: Shot, offset: int, anchored: Bools | None = None) -> Relation:
    """Decide whether `below` goes on `offset` rows (more than 0) further down; the join's sources are 0 and 1.

    `anchored`: rows of `below` known to stand in `above` at that offset and nowhere else; looked up when None.
    """
    differs = differing(above, below, offset)
    rows = len(differs)
    if rows < above.height * _LEAST_ROWS:
        return _apart(Reason.TOO_LITTLE)
    busy = _any(below.active[:rows])
    clean = ~_any(differs)
    span = None
    alike = _mostly(clean, busy)
    if _anchors(above, below, offset, anchored, clean, 0) >= _ANCHORS:
        good = ~_any(differs & ~_over_both(above, below, offset, rows))
        span = _span(above, below, offset, good)
        if span is None:
            return _apart(Reason.CHANGED if alike else Reason.NOTHING_SHARED)
    if span is None:
        return _apart(Reason.REPEATED if alike else Reason.NOTHING_SHARED)
    shared = slice(span.first, span.last)
    anchors = _anchors(above, below, offset, anchored, clean[shared], span.first)
    doubt = _doubt(above, below, offset, span, anchors) or _other_bytes(above, below, offset, clean[shared], span)
    if doubt is not None:
        return _apart(doubt)
    cut = _cut(clean[shared], busy[shared]) + span.first
    exact = not above.lossy and not below.lossy
    return Relation(Tie.JOINED, Join(0, 1, offset, span.first, span.last, cut, anchors, exact))


def _doubt(above: Shot, below: Shot, offset: int, span: _Span, anchors: int) -> Reason | None:
    """Return why what they share is not enough, or None when it is."""
    shared = span.last - span.first
    least = _LEAST_COVERED if span.covered else _LEAST
    if shared < max(least * (shared + offset), above.height * _LEAST_ROWS):
        return Reason.TOO_LITTLE
    wanted = _ANCHORS_COVERED if span.covered else _ANCHORS
    if above.repeats or below.repeats:
        wanted += _ANCHORS_REPEATED
    return Reason.REPEATED if anchors < wanted else None


def _other_bytes(above: Shot, below: Shot, offset: int, clean: Bools, span: _Span) -> Reason | None:
    """Compare two PNGs byte by byte where their cells are equal: the cells were only sums; JPEGs in colour."""
    rows = np.nonzero(clean)[0] + span.first
    if above.lossy or below.lossy:
        return Reason.CHANGED if off_colour(above, below, offset)[rows].any() else None
    return None if np.array_equal(above.middle[rows + offset], below.middle[rows]) else Reason.CHANGED


def _any(cells: Bools) -> Bools:
    """Tell of each row whether one of its cells is set."""
    return np.asarray(cells.any(axis=1))


def _apart(reason: Reason) -> Relation:
    return Relation(Tie.APART, None, reason)


def _mostly(clean: Bools, busy: Bools) -> bool:
    """Tell whether most of what is to be seen is the same: unrelated screens share little but their ground."""
    return int((clean & busy).sum()) >= 0.5 * max(1, int(busy.sum()))


def _span(above: Shot, below: Shot, offset: int, good: Bools) -> _Span | None:
    """Return the rows of `below` that both show, or None when something in between is not the same."""
    height = above.height
    top, bottom = _still_top(above, below), _still_bottom(above, below)
    strict = _inside(good, top, above.height - bottom - offset)
    if strict is not None:
        return _Span(*strict, covered=False)
    more_top = max(top + round(height * _BESIDE_BAR), round(height * _BAR_CLEAR))
    more_bottom = max(bottom + round(height * _BESIDE_BAR), round(height * _BAR_CLEAR))
    soft = _inside(good, more_top, above.height - more_bottom - offset)
    if soft is not None:
        return _Span(*soft, covered=True)
    bad = np.nonzero(~good)[0]
    late = bad[bad >= more_top]
    early = bad[bad < more_top]
    if not late.size:
        return None
    first, last = (int(early[-1]) + 1 if early.size else 0), int(late[0])
    reach = round(height * _BESIDE_BAR)
    for shot, row in ((above, last + offset), (below, last)):
        if row >= shot.height * (1 - _KEYBOARD) and _edge(shot, row, reach):
            return _Span(first, last, covered=True)
    return None


def _inside(good: Bools, top: int, bottom: int) -> tuple[int, int] | None:
    """Return the span without a bad row that leaves out at most `top` rows, and none above row `bottom`."""
    rows = len(good)
    bad = np.nonzero(~good)[0]
    early, late = bad[bad < top], bad[bad >= min(max(bottom, 0), rows)]
    if len(early) + len(late) < len(bad):
        return None
    first = int(early[-1]) + 1 if early.size else 0
    last = int(late[0]) if late.size else rows
    return (first, last) if last > first else None


def _still_top(above: Shot, below: Shot) -> int:
    """Return how many rows at the top are the same on both screens; words of a bar may change."""
    differs = differing(above, below, 0)
    return _still(differs, round(above.height * _BAR_TOP))


def _still_bottom(above: Shot, below: Shot) -> int:
    differs = differing(above, below, above.height - below.height)[::-1]
    return _still(differs, round(above.height * _BAR_BOTTOM))


def _still(differs: Bools, bar: int) -> int:
    moved = _any(differs)
    moved[:bar] = differs[:bar].mean(axis=1) > 0.5
    found = np.nonzero(moved)[0]
    return int(found[0]) if found.size else len(moved)


def _over_both(above: Shot, below: Shot, offset: int, rows: int) -> Bools:
    """Return the cells of `below` where a label, the same at one place of both screens, hides what scrolls."""
    label = _labels(above, below)
    covered = label[:rows].copy()
    shifted = label[offset : offset + rows]
    covered[: len(shifted)] |= shifted
    return covered


def _labels(above: Shot, below: Shot) -> Bools:
    """Return where both screens show the same letters or edges at the same place, joined to boxes."""
    height = min(above.height, below.height)
    same = np.zeros((height, below.cells), np.bool_)
    equal = ~differing(above, below, 0)[:height]
    same[1:] = equal[1:] & equal[:-1] & above.active[1:height] & below.active[1:height]
    near = max(4, round(height * 0.005))
    sums = np.cumsum(np.pad(same.astype(np.int32), ((near + 1, near), (0, 0))), axis=0)
    dense = (sums[2 * near + 1 :] - sums[: -2 * near - 1]) >= max(3, near // 2)
    # A pill whose words change is known by its two round ends.
    columns = np.arange(below.cells, dtype=np.int32)
    left = np.maximum.accumulate(np.where(dense, columns, -1000), axis=1)
    right = np.minimum.accumulate(np.where(dense, columns, 1000)[:, ::-1], axis=1)[:, ::-1]
    dense = (right - left) <= below.cells * 0.4
    wide = dense.copy()
    wide[:, 1:] |= dense[:, :-1]
    wide[:, :-1] |= dense[:, 1:]
    return np.asarray(wide)


def _edge(shot: Shot, row: int, reach: int) -> bool:
    """Tell whether something as wide as the screen begins near this row, as bars and keyboards do."""
    rows = shot.active[max(0, row - 2) : row + reach]
    return bool((rows.mean(axis=1) > 0.95).any())


def _anchors(above: Shot, below: Shot, offset: int, anchored: Bools | None, clean: Bools, first: int) -> int:
    """Count the groups of which something is seen once in each and at the same place.

    A message that was sent twice looks the same each time, and may be longer than what two screens share: so one
    message, or two, prove nothing.
    """
    count = len(clean)
    if anchored is None:
        once = below.unique[first : first + count] & above.unique[first + offset : first + offset + count]
    else:
        once = anchored[first : first + count]
    _groups, rows = np.unique(below.group[first : first + count][once & clean], return_counts=True)
    return int((rows >= max(_ANCHOR_ROWS, round(above.height * _ANCHOR_HEIGHT))).sum())


def _cut(clean: Bools, busy: Bools) -> int:
    """Return the row nearest to the middle where nothing is cut in two: all the same, and between the lines."""
    middle = len(clean) // 2
    for wanted in (clean & ~busy, clean):
        rows = np.nonzero(wanted)[0]
        if rows.size:
            return int(rows[np.abs(rows - middle).argmin()])
    return middle
