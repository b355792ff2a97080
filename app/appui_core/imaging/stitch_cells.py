"""A screenshot as a grid of small cells, one row high: cheap to compare at any scroll offset.

A margin at each side stays out, because a scroll bar runs there.
"""

from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from appui_core.intake.pixels import Pixels

Bools = NDArray[np.bool_]
Words = NDArray[np.uint64]

CELL_PX: Final = 16
_MARGIN: Final = 0.03
LEAST_WIDTH: Final = 160
_WORDS: Final = CELL_PX * 3 // 8
_ODD: Final = np.random.default_rng(3018).integers(0, 1 << 62, 64, np.uint64) * np.uint64(2) + np.uint64(1)
# How far two cells may lie apart (mean difference of 0 to 255 over 16 x 3 pixels) where a JPEG is compared.
# Measured on drawn conversations at qualities 60 to 90: the same letters stay below 18 (12 on a small picture),
# another letter makes 73 and more (14).
_TOLERANCE: Final = 22.0
_TOLERANCE_SMALL: Final = 13.0
# Red and blue are stored at half the resolution: the same letters stay below 36 at qualities 60 to 90.
_TOLERANCE_COLOUR: Final = 45.0
_SMALL_PX: Final = 720
_CHANGE: Final = 5.0
# A JPEG's blocks without a letter vary less.
_FLAT: Final = 4
# A bubble is filled above and below its words; no letter is so wide for so long.
_FILLED_ROWS: Final = 4


class Shot:
    """The pixels of one screenshot with what is worked out from them when it is first asked for."""

    def __init__(self, pixels: Pixels, *, lossy: bool) -> None:
        self.lossy = lossy
        self.width, self.height = pixels.width, pixels.height
        self.rgb = np.frombuffer(pixels.rgb, np.uint8).reshape(pixels.height, pixels.width, 3)
        self.cells = max(1, int(pixels.width * (1 - 2 * _MARGIN)) // CELL_PX)
        self.left = (pixels.width - self.cells * CELL_PX) // 2

    @property
    def tolerance(self) -> float:
        """How much a cell may differ where one of two screenshots is a JPEG."""
        return _TOLERANCE_SMALL if self.width < _SMALL_PX else _TOLERANCE

    @property
    def middle(self) -> NDArray[np.uint8]:
        """The columns that are compared."""
        return self.rgb[:, self.left : self.left + self.cells * CELL_PX]

    @cached_property
    def hashes(self) -> Words:
        """A 64-bit value for each cell of each row."""
        flat = np.ascontiguousarray(self.middle).reshape(self.height, -1).view(np.uint64)
        words = flat.reshape(self.height, self.cells, _WORDS)
        mixed = (words ^ (words >> np.uint64(29))) * _ODD[:_WORDS]
        mixed ^= mixed >> np.uint64(32)
        return np.asarray(mixed.sum(axis=2, dtype=np.uint64))

    @cached_property
    def rows(self) -> Words:
        """A 64-bit value for each row."""
        mixed = (self.hashes ^ (self.hashes >> np.uint64(31))) * np.resize(_ODD, self.cells)
        return np.asarray(mixed.sum(axis=1, dtype=np.uint64))

    @cached_property
    def light(self) -> NDArray[np.uint8]:
        """The green of the columns that are compared: near enough to luminance."""
        return np.ascontiguousarray(self.middle[:, :, 1])

    @cached_property
    def means(self) -> NDArray[np.float32]:
        """The light of each cell."""
        cells = self.light.reshape(self.height, self.cells, CELL_PX)
        return np.asarray(cells.mean(axis=2, dtype=np.float32))

    @cached_property
    def active(self) -> Bools:
        """Where a cell is not like the one above it: letters, edges, pictures; not what is of one colour."""
        changed = np.zeros((self.height, self.cells), np.bool_)
        if self.lossy:
            changed[1:] = np.abs(np.diff(self.means, axis=0)) > _CHANGE
        else:
            changed[1:] = self.hashes[1:] != self.hashes[:-1]
        return changed

    @cached_property
    def group(self) -> NDArray[np.int64]:
        """Which row is of which group: a message, or a paragraph; rows of one colour stand between them.

        Lines that nothing fills, as those of apps without bubbles, are of one group as long as no more than the
        height of a line is between them: a long message must not pass for several.
        """
        empty = self._empty
        groups = np.zeros(self.height, np.int64)
        groups[1:] = np.cumsum(empty[1:] & ~empty[:-1])
        edges = np.flatnonzero(np.diff(np.concatenate(([True], empty, [True]))))
        starts, ends = edges[::2], edges[1::2]
        if len(starts) < 2:
            return groups
        filled = np.add.reduceat(self._filled.astype(np.int64), starts) >= _FILLED_ROWS
        if filled.all():
            return groups
        heights = (ends - starts)[~filled]
        # Not what a JPEG leaves around its letters.
        line = np.median(heights[heights >= min(_FILLED_ROWS, heights.max())])
        goes_on = ~filled[1:] & ~filled[:-1] & (starts[1:] - ends[:-1] <= line)
        number = np.concatenate(([0], np.cumsum(~goes_on)))
        # An empty row is of the group above it.
        return np.asarray(number[np.maximum(np.searchsorted(starts, np.arange(self.height), "right") - 1, 0)])

    @cached_property
    def _empty(self) -> Bools:
        """Which rows are of one colour."""
        if self.lossy:
            # Less than what sets a pale bubble apart from a white ground.
            return np.asarray(np.ptp(self.light, axis=1) <= _TOLERANCE_SMALL)
        cell = self.middle[:, :CELL_PX]
        one_colour = (self.hashes == self.hashes[:, :1]).all(axis=1)
        return np.asarray(one_colour & (cell == cell[:, :1]).all(axis=(1, 2)))

    @cached_property
    def _filled(self) -> Bools:
        """In which rows something is filled, as bubbles are: two cells of one colour, not that of the ground."""
        rows = np.flatnonzero(self._empty)
        if not rows.size:
            return np.zeros(self.height, np.bool_)
        after = np.searchsorted(rows, np.arange(self.height), "right")
        above, below = rows[np.maximum(after - 1, 0)], rows[np.minimum(after, len(rows) - 1)]
        if self.lossy:
            flat = np.ptp(self.light.reshape(self.height, self.cells, CELL_PX), axis=2) <= _FLAT
            for ground in (above, below):
                flat &= np.abs(self.means - self.means[ground, :1]) > _CHANGE
            both = flat[:, 1:] & flat[:, :-1]
        else:
            eights = self.light.view(np.uint64).reshape(self.height, self.cells, CELL_PX // 8)
            flat = (eights == (eights[:, :, :1] & np.uint64(0xFF)) * np.uint64(0x0101010101010101)).all(axis=2)
            both = flat[:, 1:] & (self.hashes[:, 1:] == self.hashes[:, :-1])
            for ground in (above, below):
                both &= self.hashes[:, 1:] != self.hashes[ground, :1]
        return np.asarray(both.any(axis=1))

    @cached_property
    def unique(self) -> Bools:
        """Which rows show something that no other row of this screenshot shows."""
        _values, index, count = np.unique(self.rows, return_index=True, return_counts=True)
        alone = np.zeros(self.height, np.bool_)
        alone[index[count == 1]] = True
        return alone & self.active.any(axis=1)

    @cached_property
    def repeats(self) -> bool:
        """Whether it shows the same message more than once (PNG only)."""
        if self.lossy:
            return False
        busy = self.active.any(axis=1)
        told = np.bincount(self.group[busy], minlength=1)
        again = np.bincount(self.group[busy & ~self.unique], minlength=len(told))
        return bool((again[told >= 12] >= 0.8 * told[told >= 12]).any())


def differing(above: Shot, below: Shot, offset: int) -> Bools:
    """Return which cells of `below` are not those of `above`, `offset` rows further down there.

    One row for each row that both have; with a negative offset the first is row -offset of `below`.
    """
    top, start = max(0, offset), max(0, -offset)
    count = max(0, min(above.height - top, below.height - start))
    if not above.lossy and not below.lossy:
        return np.asarray(above.hashes[top : top + count] != below.hashes[start : start + count])
    return _apart(above.light[top : top + count], below.light[start : start + count], below.tolerance)


def off_colour(above: Shot, below: Shot, offset: int) -> Bools:
    """Return, as `differing` does for two of which one is a JPEG, which cells differ in their red or their blue.

    Words can be of the same green as what is behind them. Looked at last, because it takes twice as long.
    """
    count = max(0, min(above.height - offset, below.height))
    found = np.zeros((count, below.cells), np.bool_)
    for colour in (0, 2):
        one, two = (np.ascontiguousarray(shot.middle[:, :, colour]) for shot in (above, below))
        found |= _apart(one[offset : offset + count], two[:count], _TOLERANCE_COLOUR)
    return found


def _apart(one: NDArray[np.uint8], two: NDArray[np.uint8], tolerance: float) -> Bools:
    """Return which cells of one channel lie further apart than this."""
    apart = np.maximum(one, two) - np.minimum(one, two)
    means = apart.reshape(len(one), -1, CELL_PX).mean(axis=2, dtype=np.float32)
    if len(one) > 2:
        means[1:-1] = (means[:-2] + means[1:-1] + means[2:]) / 3
    return np.asarray(means > tolerance)
