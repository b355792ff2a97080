"""How many bytes a PNG's pixels inflate to, row by row, and whether each row starts with a filter that exists."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from appui_core.errors import AppuiError, ErrorCode

_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# Adam7 (W3C PNG, 8.2): first column, first row, column step, row step of each pass.
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_FILTERS: Final = bytes(range(5))


@dataclass(frozen=True, slots=True)
class Header:
    """The IHDR fields that decide how many bytes there are."""

    width: int
    height: int
    depth: int
    colour: int
    interlaced: bool

    def passes(self) -> Iterator[tuple[int, int]]:
        """Yield (bytes per row with its filter byte, number of rows) of each pass that has any pixel."""
        bits = self.depth * _CHANNELS[self.colour]
        steps = _PASSES if self.interlaced else ((0, 0, 1, 1),)
        for column, row, across, down in steps:
            wide = (self.width - column + across - 1) // across
            high = (self.height - row + down - 1) // down
            if wide > 0 and high > 0:
                yield 1 + (wide * bits + 7) // 8, high


class RowCounter:
    """Takes the inflated bytes as they come and holds none of them."""

    def __init__(self, header: Header) -> None:
        self._passes = list(header.passes())
        self._left_bytes = 0
        self._row_bytes = 1
        self._next_pass()

    @property
    def complete(self) -> bool:
        """Whether exactly the promised bytes have come."""
        return not self._left_bytes

    def take(self, block: bytes) -> None:
        """Count one block.

        Raises AppuiError: FORMAT_BROKEN for more bytes than promised, or a filter type above 4.
        """
        at = 0
        while at < len(block):
            if not self._left_bytes:
                raise AppuiError(ErrorCode.FORMAT_BROKEN, "pixels")
            part = block[at : at + self._left_bytes]
            # What is left of a pass tells how far the next row start is: rows are all of one length.
            starts = part[self._left_bytes % self._row_bytes :: self._row_bytes]
            if starts.translate(None, _FILTERS):
                raise AppuiError(ErrorCode.FORMAT_BROKEN, "filter")
            at += len(part)
            self._left_bytes -= len(part)
            if not self._left_bytes:
                self._next_pass()

    def _next_pass(self) -> None:
        if self._passes:
            self._row_bytes, rows = self._passes.pop(0)
            self._left_bytes = self._row_bytes * rows
