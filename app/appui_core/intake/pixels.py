"""Decoded pixels, as everything that works on pictures hands them around."""

from dataclasses import dataclass
from typing import Protocol


class Rows(Protocol):
    """Rows of RGB, 8 bits each, top first, `stride_bytes` apart: a grabbed frame or a decoded picture."""

    @property
    def width(self) -> int:
        """Pixels in a row."""
        ...

    @property
    def height(self) -> int:
        """Number of rows."""
        ...

    @property
    def stride_bytes(self) -> int:
        """From the start of a row to the start of the next."""
        ...

    @property
    def rgb(self) -> bytes:
        """The rows; at least up to the end of the last one."""
        ...


@dataclass(frozen=True, slots=True)
class Pixels:
    """An upright picture: tight rows of RGB, 8 bits each, top first."""

    width: int
    height: int
    rgb: bytes

    @property
    def stride_bytes(self) -> int:
        """Rows follow each other without a gap."""
        return self.width * 3
