"""How far the check of a dossier is, and whether it goes on: what it reads is told here, block by block."""

from collections.abc import Callable
from threading import Lock

from appui_core.errors import AppuiError, ErrorCode

Progress = Callable[[int, int], object]


class Watch:
    """Counts bytes. `progress` gets those read and those to read, `cancelled` is asked at every block.

    `read` may be called on any thread; `progress` is called on that of `tell` alone.
    """

    def __init__(
        self, progress: Progress = lambda _done, _whole: None, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._lock = Lock()
        self._done = self._whole = 0

    def expect(self, size_bytes: int) -> None:
        """Say how much is still to be read, as far as is known now."""
        self._whole = self._done + size_bytes

    def read(self, size_bytes: int) -> None:
        """Note that a block was read.

        Raises AppuiError: INTERRUPTED when somebody stopped it.
        """
        with self._lock:
            self._done += size_bytes
        if self._cancelled():
            raise AppuiError(ErrorCode.INTERRUPTED)

    def tell(self) -> None:
        """Say how far it is."""
        self._progress(min(self._done, self._whole), self._whole)
