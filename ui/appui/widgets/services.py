"""Services of the desktop that pages are given, as Protocols; qt_adapters and tests provide them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from PySide6.QtCore import SignalInstance

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


class ScreenPrivacy(Protocol):
    """Whether pictures of the screen, and what shares or remembers it, may show our windows; on Windows alone."""

    def works(self) -> bool:
        """Tell whether this system can leave windows out at all."""
        ...

    def seen(self) -> bool:
        """Tell whether our windows show in pictures now."""
        ...

    def left_s(self) -> int:
        """Return the seconds for which they still do, after which they are left out again; 0 while they are."""
        ...

    def let_be_seen(self, minutes: int) -> None:
        """Let them be seen for some minutes: somebody helps from afar."""
        ...

    def leave_out(self) -> None:
        """Leave them out of pictures, from now on."""
        ...


class Notices(Protocol):
    """The system's own notices. What is said there can be read by whoever stands behind: neutral words alone."""

    def show(self, title: str, text: str) -> bool:
        """Show a notice; return False where this system has none to offer."""
        ...

    def leave(self) -> None:
        """Take it away."""
        ...


class ClipboardItem(Protocol):
    """The one thing that Appui may have on the clipboard."""

    def copy(self, text: str) -> None:
        """Put a text there, marked as not for histories where the system knows such a mark."""
        ...

    def clear(self) -> bool:
        """Take it away if it is still ours; tell whether it was."""
        ...


class Shell(Protocol):
    """What is asked of the window that steps aside."""

    @property
    def closed(self) -> SignalInstance:
        """Told when the window was closed."""
        ...

    def come_forward(self) -> None:
        """Be seen again."""
        ...

    def showMinimized(self) -> None:
        """Step aside."""
        ...
