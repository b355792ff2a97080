"""Where two screenshots may overlap: offsets that things seen once in each of them agree on.

PNG against PNG: equal cells, all screenshots at once. Where a JPEG is one of the two: bands of rows, looked for by
their normalised correlation. What is found here is only proposed; `stitch_judge` decides.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from appui_core.imaging.stitch_cells import Bools, Shot

Floats = NDArray[np.float32]

# Cells that make one thing together; a single one is too small to tell letters apart.
_RUN: Final = 4
_LEAST_VOTES: Final = 6
_PROPOSED: Final = 3
# Another screenshot holds a thing that is seen once in each: more holders than this are bars.
_FOLLOWERS: Final = 12

_COLUMNS: Final = 24
_FINE_ROWS: Final = 1266
_BAND: Final = 0.03
_ALIKE: Final = 0.93
_UNLIKE: Final = 0.06
_SEEN: Final = 8.0
# Fewer can't be as many separate things as a join needs.
_LEAST_BANDS: Final = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Row y of `below` may be row y + `offset` of `above`; `anchored`: the rows of `below` that say so (JPEG)."""

    offset: int
    votes: int
    anchored: Bools | None = field(default=None, compare=False)


Pair = tuple[int, int]


class Proposals:
    """The likely offsets of each two screenshots of one width."""

    def __init__(self, shots: Sequence[Shot]) -> None:
        self._shots = shots
        self._sharp = _equal_cells(shots, [number for number, shot in enumerate(shots) if not shot.lossy])
        self._bands: dict[int, Bands] = {}
        self._windows: tuple[int, Floats] | None = None

    def of(self, one: int, two: int) -> list[Candidate]:
        """Return those of a pair (one < two), best first: positive where `two` goes on below `one`."""
        if not self._shots[one].lossy and not self._shots[two].lossy:
            return self._sharp.get((one, two), [])
        if self._shots[one].width != self._shots[two].width or self._shots[one].height != self._shots[two].height:
            return []
        if self._windows is None or self._windows[0] != one:
            self._windows = one, self._band(one).windows()[0]
        found = self._band(two).found_in(self._shots[one], self._windows[1])
        return [each if each.offset > 0 else _other_way(each, self._shots[one]) for each in found if each.offset]

    def _band(self, number: int) -> "Bands":
        if number not in self._bands:
            self._bands[number] = Bands(self._shots[number])
        return self._bands[number]


def _other_way(found: Candidate, other: Shot) -> Candidate:
    """Return a candidate with its anchored rows as rows of the other screenshot, which is the lower one."""
    rows = np.nonzero(found.anchored if found.anchored is not None else [])[0] + found.offset
    anchored = np.zeros(other.height, np.bool_)
    anchored[rows[(rows >= 0) & (rows < other.height)]] = True
    return replace(found, anchored=anchored)


def _equal_cells(shots: Sequence[Shot], numbers: Sequence[int]) -> dict[Pair, list[Candidate]]:
    parts = [_things(shots[number]) for number in numbers]
    if len(parts) < 2:
        return {}
    keys = np.concatenate([keys for keys, _rows in parts])
    rows = np.concatenate([rows for _keys, rows in parts])
    owner = np.repeat(np.array(numbers, np.int64), [len(keys) for keys, _rows in parts])
    by_key = np.lexsort((owner, keys))
    keys, rows, owner = keys[by_key], rows[by_key], owner[by_key]
    tallest = max(shot.height for shot in shots) + 1
    told = []
    for step in range(1, _FOLLOWERS):
        same = keys[step:] == keys[:-step]
        if not same.any():
            break
        offsets = rows[:-step][same] - rows[step:][same]
        pair = owner[:-step][same] * len(shots) + owner[step:][same]
        told.append((pair * (2 * tallest) + offsets + tallest)[offsets != 0])
    votes: dict[Pair, list[Candidate]] = defaultdict(list)
    if told:
        codes, counts = np.unique(np.concatenate(told), return_counts=True)
        enough = counts >= _LEAST_VOTES
        for code, count in zip(codes[enough].tolist(), counts[enough].tolist(), strict=True):
            pair, offset = divmod(code, 2 * tallest)
            votes[divmod(pair, len(shots))].append(Candidate(offset - tallest, count))
    return {pair: sorted(found, key=lambda one: -one.votes)[:_PROPOSED] for pair, found in votes.items()}


def _things(shot: Shot) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return what is seen once in this screenshot, `_RUN` cells wide and two rows high, and its row."""
    runs = max(1, shot.cells // _RUN)
    wide = min(_RUN, shot.cells)
    cells = shot.hashes[:, : runs * wide].reshape(shot.height, runs, wide)
    weights = (np.arange(1, wide + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)) | np.uint64(1)
    mixed = ((cells ^ (cells >> np.uint64(33))) * weights).sum(axis=2, dtype=np.uint64)
    both = (mixed[1:] * np.uint64(0xD6E8FEB86659FD93)) ^ mixed[:-1]
    # The same thing further left or right is another one.
    both = (both ^ np.arange(runs, dtype=np.uint64)) * np.uint64(0xA0761D6478BD642F)
    busy = shot.active[1:, : runs * wide].reshape(shot.height - 1, runs, wide).sum(axis=2) >= min(2, wide)
    rows = np.nonzero(busy)[0]
    keys, index, counts = np.unique(both[busy], return_index=True, return_counts=True)
    once = counts == 1
    return keys[once], rows[index[once]].astype(np.int64)


class Bands:
    """Bands of rows of a screenshot, each as one vector of length 1, to be found again in another screenshot."""

    def __init__(self, shot: Shot) -> None:
        self.shot = shot
        self.step = max(1, round(shot.height / _FINE_ROWS))
        pooled = max(1, shot.cells // _COLUMNS)
        columns, rows = shot.cells // pooled, shot.height // self.step
        means = shot.means[: rows * self.step, : columns * pooled]
        self._values = means.reshape(rows, self.step, columns, pooled).mean(axis=(1, 3))
        self.high = max(8, round(rows * _BAND))
        everywhere, told = self.windows()
        starts = np.arange(0, len(everywhere), self.high // 2)
        starts = starts[told[starts] > _SEEN * np.sqrt(everywhere.shape[1])]
        # Those with something to see that look like no other place of this screenshot.
        alike = everywhere[starts] @ everywhere.T
        self.tops = starts[self._aside(alike, starts).max(axis=1, initial=-1) < _ALIKE - _UNLIKE]
        self.vectors: Floats = everywhere[self.tops]

    def windows(self) -> tuple[Floats, Floats]:
        """Return the vector of every place (some megabytes, so nobody keeps it), and how much is to be seen."""
        views = np.lib.stride_tricks.sliding_window_view(self._values, self.high, axis=0)
        flat = views.reshape(len(views), -1)
        flat = flat - flat.mean(axis=1, keepdims=True)
        length = np.sqrt(np.einsum("ij,ij->i", flat, flat))
        flat /= np.maximum(length, 1.0)[:, None]
        return flat, length

    def _aside(self, alike: Floats, best: NDArray[np.int64]) -> Floats:
        """Return the likenesses away from the best place."""
        near = np.abs(np.arange(alike.shape[1]) - best[:, None]) <= self.high // 2
        return np.where(near, np.float32(-1), alike)

    def found_in(self, other: Shot, everywhere: Floats) -> list[Candidate]:
        """Return at how many rows further down (negative: up) these bands stand in another one."""
        if not len(self.tops):
            return []
        alike = self.vectors @ everywhere.T
        best = alike.argmax(axis=1)
        most = alike.max(axis=1, initial=-1)
        sure = (most >= _ALIKE) & (self._aside(alike, best).max(axis=1, initial=-1) < most - _UNLIKE)
        offsets = best - self.tops
        found: dict[int, Candidate] = {}
        for offset in np.unique(offsets[sure & (np.abs(offsets) > 1)]).tolist():
            here = self.tops[sure & (np.abs(offsets - offset) <= 1)]
            if len(here) < _LEAST_BANDS:
                continue
            anchored = np.zeros(self.shot.height, np.bool_)
            for top in here.tolist():
                # Its middle: what it has of its neighbours says little of them.
                quarter = self.high * self.step // 4
                anchored[top * self.step + quarter : (top + self.high) * self.step - quarter] = True
            fine = self._fine(other, offset * self.step, anchored)
            if fine not in found or found[fine].votes < len(here):
                found[fine] = Candidate(fine, len(here), anchored)
        return sorted(found.values(), key=lambda one: -one.votes)[:_PROPOSED]

    def _fine(self, other: Shot, offset: int, anchored: Bools) -> int:
        """Return the offset near this one at which the anchored rows fit best, to the row."""
        rows = np.nonzero(anchored)[0]

        def misfit(near: int) -> float:
            there = rows + near
            inside = (there >= 0) & (there < other.height)
            if not inside.any():
                return 256.0
            return float(np.abs(self.shot.means[rows[inside]] - other.means[there[inside]]).mean())

        return min(range(offset - 2 * self.step, offset + 2 * self.step + 1), key=misfit)
