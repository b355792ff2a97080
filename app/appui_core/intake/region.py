"""A rectangle on one screen's picture, in that picture's own pixels: drawn, moved, sized, cut; never a pixel off.

Whole numbers throughout: x and y from 0 at the top left, `right` and `bottom` just outside. The window's library
counts in logical pixels (device pixels divided by the screen's ratio); `device` is the way from there to here.
"""

import math
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final, NamedTuple

from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import Frame, ScreenInfo, WindowPlace

# What a division by 1.25 and a multiplication by it may lose; far below the smallest step there is.
_LOST: Final = 1e-3
# The smallest part that is worth keeping, and that a hand can still take hold of.
LEAST_PX: Final = 8


class Size(NamedTuple):
    """How large a picture is."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a picture: at least one pixel each way."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The column just outside."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The row just outside."""
        return self.y + self.height

    def plan(self) -> dict[str, int]:
        """Return it as a derived exhibit's plan has it."""
        return {"x": self.x, "y": self.y, "width": self.width, "height": self.height}

    def has(self, x: int, y: int) -> bool:
        """Tell whether a pixel lies in it."""
        return self.x <= x < self.right and self.y <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Grip:
    """Which edges a hand holds: -1 left or upper, 1 right or lower, 0 neither."""

    across: int
    down: int


def device(at: float, ratio: float, length: int) -> int:
    """Return the device pixel under a logical position on a screen, 0 to `length` - 1."""
    return min(max(math.floor(at * ratio + _LOST), 0), length - 1)


def whole(size: Size) -> Region:
    """Return all of a picture."""
    return Region(0, 0, size.width, size.height)


def spanned(first: tuple[int, int], last: tuple[int, int]) -> Region:
    """Return what a hand drew from one pixel to another, both included."""
    left, right = sorted((first[0], last[0]))
    top, bottom = sorted((first[1], last[1]))
    return Region(left, top, right - left + 1, bottom - top + 1)


def within(region: Region, size: Size) -> Region | None:
    """Return what of it lies on the picture; None when nothing does."""
    left, top = max(region.x, 0), max(region.y, 0)
    width, height = min(region.right, size.width) - left, min(region.bottom, size.height) - top
    return Region(left, top, width, height) if width > 0 and height > 0 else None


def moved(region: Region, across: int, down: int, size: Size) -> Region:
    """Return it moved, its size kept, as far as the picture goes."""
    x = min(max(region.x + across, 0), size.width - region.width)
    y = min(max(region.y + down, 0), size.height - region.height)
    return replace(region, x=x, y=y)


def sized(region: Region, grip: Grip, across: int, down: int, size: Size) -> Region:
    """Return it with the edges that the grip holds moved: on the picture, no smaller than `LEAST_PX`."""
    left, right = _edges(region.x, region.right, grip.across, across, size.width)
    top, bottom = _edges(region.y, region.bottom, grip.down, down, size.height)
    return Region(left, top, right - left, bottom - top)


def _edges(low: int, high: int, held: int, by: int, length: int) -> tuple[int, int]:
    # What was drawn smaller than the least never grows by being held.
    least = min(LEAST_PX, high - low)
    if held < 0:
        low = min(max(low + by, 0), high - least)
    elif held > 0:
        high = max(min(high + by, length), low + least)
    return low, high


def proposed(size: Size) -> Region:
    """Return the part to begin with where nobody draws: the middle half, each way."""
    width, height = max(size.width // 2, 1), max(size.height // 2, 1)
    return Region((size.width - width) // 2, (size.height - height) // 2, width, height)


def on_screen(place: WindowPlace, screen: ScreenInfo) -> Region | None:
    """Return where a window lies on a screen's picture; None when it lies on others only."""
    region = Region(place.left - screen.left, place.top - screen.top, place.width, place.height)
    return within(region, Size(screen.width_px, screen.height_px))


def cut(frame: Frame, region: Region) -> Frame:
    """Return the part of a frame as a frame of its own: the same bytes, rows without padding, nothing of the rest.

    Raises AppuiError: SCREEN_UNAVAILABLE when the region does not lie on the frame.
    """
    if region.x < 0 or region.y < 0 or region.right > frame.width or region.bottom > frame.height:
        raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "region")
    row, left = 3 * region.width, 3 * region.x
    rows = memoryview(frame.rgb)
    starts = range(region.y * frame.stride_bytes + left, region.bottom * frame.stride_bytes, frame.stride_bytes)
    # Row by row: one join of views holds Python's lock, and so the window, for 130 ms at 7680x4320.
    kept = BytesIO()
    for start in starts:
        kept.write(rows[start : start + row])
    rgb = kept.getvalue()
    facts = {**frame.facts, "region": f"{region.x},{region.y} {region.width}x{region.height}"}
    return replace(frame, width=region.width, height=region.height, stride_bytes=row, rgb=rgb, facts=facts)
