"""The rectangle that a person draws, moves and sizes on one screen's frozen picture; device pixels, no widget."""

from dataclasses import dataclass
from enum import StrEnum

from appui_core.intake.region import LEAST_PX, Grip, Region, Size, moved, proposed, sized, spanned

Point = tuple[int, int]


class Holding(StrEnum):
    """What the hand is doing."""

    NOTHING = "nothing"
    DRAWING = "drawing"
    MOVING = "moving"
    SIZING = "sizing"


@dataclass(frozen=True, slots=True)
class _Held:
    """Where the hand took hold, of what, and what stood there before."""

    holding: Holding
    start: Point
    before: Region | None
    grip: Grip


_NO_GRIP = Grip(0, 0)


class Selection:
    """`region` is what is chosen so far; None until something is."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.region: Region | None = None
        self._held: _Held | None = None

    @property
    def holding(self) -> Holding:
        """What the hand is doing now."""
        return self._held.holding if self._held is not None else Holding.NOTHING

    def grip_at(self, at: Point, reach: int) -> Grip | None:
        """Return the edges within `reach` pixels of a point, None where there are none to take hold of."""
        region = self.region
        if region is None:
            return None
        x, y = at
        near = region.x - reach <= x < region.right + reach and region.y - reach <= y < region.bottom + reach
        across = _side(x, region.x, region.right, reach)
        down = _side(y, region.y, region.bottom, reach)
        return Grip(across, down) if near and (across or down) else None

    def press(self, at: Point, reach: int) -> None:
        """Take hold: of an edge, of the whole, or begin a new one."""
        grip = self.grip_at(at, reach)
        if grip is not None:
            self._held = _Held(Holding.SIZING, at, self.region, grip)
        elif self.region is not None and self.region.has(*at):
            self._held = _Held(Holding.MOVING, at, self.region, _NO_GRIP)
        else:
            self._held = _Held(Holding.DRAWING, at, self.region, _NO_GRIP)

    def drag(self, at: Point) -> None:
        """Follow the hand."""
        held = self._held
        if held is None:
            return
        across, down = at[0] - held.start[0], at[1] - held.start[1]
        if held.holding is Holding.DRAWING:
            self.region = spanned(held.start, at)
        elif held.before is not None and held.holding is Holding.MOVING:
            self.region = moved(held.before, across, down, self.size)
        elif held.before is not None:
            self.region = sized(held.before, held.grip, across, down, self.size)

    def release(self) -> None:
        """Let go. What is too small to be meant changes nothing: it was a click."""
        held, self._held = self._held, None
        drawn = self.region
        if held is None or held.holding is not Holding.DRAWING or drawn is None:
            return
        if drawn.width < LEAST_PX or drawn.height < LEAST_PX:
            self.region = held.before

    def step(self, across: int, down: int, *, sizing: bool) -> None:
        """Move, or size from the lower right corner, by so many pixels; without any part yet, begin with one."""
        if self.region is None:
            self.region = proposed(self.size)
        elif sizing:
            self.region = sized(self.region, Grip(1, 1), across, down, self.size)
        else:
            self.region = moved(self.region, across, down, self.size)


def _side(at: int, low: int, high: int, reach: int) -> int:
    """Return which end of an edge a point is at. In the inner half of something small it is at neither."""
    inner = min(reach, (high - low) // 4)
    if low - reach <= at < low + inner:
        return -1
    return 1 if high - inner <= at < high + reach else 0
