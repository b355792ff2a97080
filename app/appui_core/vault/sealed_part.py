"""A seekable view of something sealed: what is read of it is opened in memory, and nothing else is."""

import io
import os
from abc import abstractmethod
from collections.abc import Callable
from typing import Any


class SealedPart(io.RawIOBase):
    """The plain bytes of a sealed file, `size_bytes` of them, to read and seek in."""

    def __init__(self, size_bytes: int) -> None:
        super().__init__()
        self._size, self._position = size_bytes, 0

    @abstractmethod
    def check(self, seen: Callable[[int], object] = lambda _bytes: None) -> None:
        """Authenticate all that is sealed; `seen` hears how many bytes each piece had, and may raise to stop.

        Raises NotWholeError, and what `seen` raises.
        """

    @abstractmethod
    def opened(self, position: int, most_bytes: int) -> bytes:
        """Return some of the plain bytes from a position that is before their end, one at least.

        Raises NotWholeError.
        """

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def tell(self) -> int:
        """Return the position in the plain bytes."""
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a position in the plain bytes."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("before the beginning")
        self._position = start + offset
        return self._position

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - as io declares it
        """Read what one call of `opened` gives."""
        most_bytes = min(len(buffer), self._size - self._position)
        if most_bytes <= 0:
            return 0
        piece = self.opened(self._position, most_bytes)
        buffer[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)
