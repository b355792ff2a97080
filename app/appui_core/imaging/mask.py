"""A masked copy of a picture: what the plan covers is filled with one solid colour before anything is encoded.

Nothing of the original goes into the copy but the pixels that stay visible: the file is new, without metadata, and
its compression has only ever seen the filled pixels. Edges are hard; a pixel that a shape touches is filled whole.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor, hypot
from typing import TYPE_CHECKING, Final

from appui_core.cases.mask_plan import FILL, MaskPlan, Point, Shape, ShapeKind
from appui_core.intake.encode import encode_png
from appui_core.intake.pixels import Pixels
from appui_core.intake.preview import decode_preview

if TYPE_CHECKING:
    import numpy as np

# Far above what floating point loses on pictures of this size, far below a pixel.
_LOST: Final = 1e-6

Run = tuple[int, int, int]


def masked_png(data: bytes, media_type: str, plan: MaskPlan) -> bytes:
    """Return a masked copy of a picture as a PNG of ours (RGB, 8 bits, upright, no metadata).

    The picture is decoded in a child process; equal visible pixels and an equal plan give equal bytes.

    Raises AppuiError: as `intake.preview.decode_preview`.
    """
    return encode_png(masked(decode_preview(data, media_type, 0), plan))


def masked(pixels: Pixels, plan: MaskPlan) -> Pixels:
    """Return the picture with every pixel that the plan touches filled; the given one is left as it is."""
    import numpy as np  # noqa: PLC0415 - about 80 ms, never at start-up

    row_bytes = 3 * pixels.width
    rows = np.frombuffer(pixels.rgb, np.uint8).reshape(pixels.height, row_bytes).copy()
    for shape in plan.shapes:
        for run in runs(shape, pixels.width, pixels.height):
            _fill(rows, run)
    return Pixels(pixels.width, pixels.height, rows.tobytes())


def _fill(rows: "np.ndarray", run: Run) -> None:
    row, first, last = run
    rows[row, 3 * first : 3 * last + 3] = FILL


def runs(shape: Shape, width: int, height: int) -> Iterator[Run]:
    """Yield what a shape covers of a picture of this size: row, first column, last column; some may come twice."""
    pieces = _rect_rows(shape, height) if shape.kind is ShapeKind.RECT else _stroke_rows(shape, height)
    for row, first, last in pieces:
        left, right = max(first, 0), min(last, width - 1)
        if left <= right:
            yield row, left, right


def _rect_rows(shape: Shape, height: int) -> Iterator[Run]:
    left, top, right, bottom = shape.box
    for row in range(max(top, 0), min(bottom, height - 1) + 1):
        yield row, left, right


def _stroke_rows(shape: Shape, height: int) -> Iterator[Run]:
    """Go through the stroke piece by piece: a disc carried along a line is convex, so each row has one run."""
    ends = pairwise(shape.points) if len(shape.points) > 1 else [(shape.points[0], shape.points[0])]
    for one, other in ends:
        yield from _piece_rows(one, other, shape.width_px / 2, height)


def _piece_rows(one: Point, other: Point, radius: float, height: int) -> Iterator[Run]:
    import numpy as np  # noqa: PLC0415 - as above

    # In edges of pixels: the middle of pixel (3, 3) is at (3.5, 3.5).
    (ax, ay), (bx, by) = (one[0] + 0.5, one[1] + 0.5), (other[0] + 0.5, other[1] + 0.5)
    top = max(floor(min(ay, by) - radius - _LOST), 0)
    bottom = min(ceil(max(ay, by) + radius + _LOST) - 1, height - 1)
    rows = np.arange(top, bottom + 1, dtype=np.float64)
    reaches = [_disc_reach(ax, ay, radius, rows), _disc_reach(bx, by, radius, rows)]
    length = hypot(bx - ax, by - ay)
    if length:
        # From the line to each of the two straight sides.
        sx, sy = radius * (ay - by) / length, radius * (bx - ax) / length
        reaches += [_side_reach((ax + t * sx, ay + t * sy), (bx + t * sx, by + t * sy), rows) for t in (1, -1)]
    first = np.floor(np.minimum.reduce([left for left, _ in reaches]) - _LOST)
    last = np.ceil(np.maximum.reduce([right for _, right in reaches]) + _LOST) - 1
    there = np.isfinite(first)
    at = rows[there].astype(np.int64).tolist()
    yield from zip(at, first[there].astype(np.int64).tolist(), last[there].astype(np.int64).tolist(), strict=True)


def _disc_reach(x: float, y: float, radius: float, rows: "np.ndarray") -> "tuple[np.ndarray, np.ndarray]":
    """Return how far left and right a disc reaches between the edges of each row; endless where it does not."""
    import numpy as np  # noqa: PLC0415 - as above

    away = np.maximum(np.maximum(rows - y, y - rows - 1), 0)
    half = np.sqrt(np.maximum(radius * radius - away * away, 0))
    there = away <= radius + _LOST
    return np.where(there, x - half, np.inf), np.where(there, x + half, -np.inf)


def _side_reach(
    one: tuple[float, float], other: tuple[float, float], rows: "np.ndarray"
) -> "tuple[np.ndarray, np.ndarray]":
    """Return where a straight side lies between the edges of each row; endless where it does not."""
    import numpy as np  # noqa: PLC0415 - as above

    (ax, ay), (bx, by) = one, other
    there = (rows <= max(ay, by)) & (min(ay, by) <= rows + 1)
    if ay == by:
        left, right = np.full_like(rows, min(ax, bx)), np.full_like(rows, max(ax, bx))
    else:
        upper, lower = (ax + (bx - ax) * np.clip((edge - ay) / (by - ay), 0, 1) for edge in (rows, rows + 1))
        left, right = np.minimum(upper, lower), np.maximum(upper, lower)
    return np.where(there, left, np.inf), np.where(there, right, -np.inf)
