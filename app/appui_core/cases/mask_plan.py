"""What is covered on a picture before an addressee sees it: rectangles and brush strokes, as data.

Coordinates are device pixels of the upright picture, from its top left corner. They may lie outside; what lies
outside covers nothing. A plan is committed to in the journal and kept in the index as canonical JSON.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from appui_core.errors import AppuiError, ErrorCode

FILL: Final = 118
"""The grey of a cover, in each channel: as far from white as from black, so it is seen on any page."""
MAX_SHAPES: Final = 500
MAX_POINTS: Final = 20_000
MAX_WIDTH_PX: Final = 400
_REACH: Final = 1_000_000
"""No coordinate is further from the corner than this."""

Point = tuple[int, int]


class ShapeKind(StrEnum):
    """How the points of a shape are read."""

    RECT = "rect"
    STROKE = "stroke"


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle (two opposite corners, both covered) or a brush stroke of `width_px` along its points.

    The middle of a round brush goes from the middle of one pixel to that of the next; one point is a dot.
    """

    kind: ShapeKind
    points: tuple[Point, ...]
    width_px: int = 0

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The first column and row and the last column and row that it may cover."""
        across, down = [x for x, _ in self.points], [y for _, y in self.points]
        more = (self.width_px + 1) // 2
        return min(across) - more, min(down) - more, max(across) + more, max(down) + more

    def moved(self, dx: int, dy: int) -> "Shape":
        """Return the same shape elsewhere."""
        return Shape(self.kind, tuple((x + dx, y + dy) for x, y in self.points), self.width_px)

    def to_json(self) -> dict[str, Any]:
        """Return the shape as a plan keeps it."""
        flat = [number for point in self.points for number in point]
        return {"kind": str(self.kind), "points": flat, "width_px": self.width_px}


@dataclass(frozen=True, slots=True)
class MaskPlan:
    """What is covered for one addressee; without shapes it says that nothing is."""

    shapes: tuple[Shape, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the plan as the index and the journal keep it: `{shapes: [{kind, points, width_px}]}`."""
        return {"shapes": [shape.to_json() for shape in self.shapes]}

    def check(self) -> None:
        """Refuse a plan that no hand draws.

        Raises AppuiError: MASK_INVALID for too many shapes or points, a stroke without width, a coordinate out of
        reach, a rectangle that has not two corners.
        """
        points = sum(len(shape.points) for shape in self.shapes)
        if len(self.shapes) > MAX_SHAPES or points > MAX_POINTS or not all(map(_sound, self.shapes)):
            raise AppuiError(ErrorCode.MASK_INVALID)


def _sound(shape: Shape) -> bool:
    near = all(abs(number) <= _REACH for point in shape.points for number in point)
    if shape.kind is ShapeKind.RECT:
        return near and len(shape.points) == 2 and shape.width_px == 0
    return near and bool(shape.points) and 1 <= shape.width_px <= MAX_WIDTH_PX


def plan_of(raw: Mapping[str, Any]) -> MaskPlan:
    """Return the plan that `MaskPlan.to_json` gave."""
    return MaskPlan(tuple(_shape(shape) for shape in raw["shapes"]))


def _shape(raw: Mapping[str, Any]) -> Shape:
    flat: Sequence[int] = raw["points"]
    points = tuple(zip(flat[::2], flat[1::2], strict=True))
    return Shape(ShapeKind(raw["kind"]), points, raw["width_px"])
