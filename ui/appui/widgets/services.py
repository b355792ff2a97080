"""Services of the desktop that pages are given, as Protocols; qt_adapters and tests provide them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from appui_core.errors import AppuiError

T = TypeVar("T")


class OwnWindows(Protocol):
    """Appui's own top-level windows, which must never be in a picture it takes."""

    def hidden(self) -> AbstractContextManager[None]:
        """Hide every window of ours, wait until the screen shows what was behind them, and bring them back."""
        ...

    def while_hidden(self, work: Callable[[], T], then: Callable[[T | AppuiError], None]) -> None:
        """Do the same without waiting here: `work` runs while nothing of ours shows, `then` gets its answer."""
        ...


class ClipboardItem(Protocol):
    """The one thing that Appui may have on the clipboard."""

    def copy(self, text: str) -> None:
        """Put a text there, marked as not for histories where the system knows such a mark."""
        ...

    def clear(self) -> bool:
        """Take it away if it is still ours; tell whether it was."""
        ...
