"""Services of the desktop that pages are given, as Protocols; qt_adapters and tests provide them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QImage

from appui_core.errors import AppuiError
from appui_core.intake.region import Region
from appui_core.ports import Frame, ScreenInfo, ScreenSource, WindowPlace

T = TypeVar("T")
# What a person chooses on a frozen screen.
PartKind = Literal["region", "window"]


class OwnWindows(Protocol):
    """Appui's own top-level windows, which must never be in a picture it takes. `busy`: they are away now."""

    @property
    def busy(self) -> bool:
        """Tell whether they are away now."""
        ...

    def hidden(self) -> AbstractContextManager[None]:
        """Hide every window of ours, wait until the screen shows what was behind them, and bring them back.

        Raises AppuiError: SCREEN_COVERED, as below.
        """
        ...

    def while_hidden(self, work: Callable[[], T], then: Callable[[T | AppuiError], None]) -> None:
        """Do the same without waiting here: `work` runs while nothing of ours shows, `then` gets its answer."""
        ...

    def leave(self) -> "Away":
        """Hide every window of ours now; the answer brings them back."""
        ...


class Away(Protocol):
    """Our windows are away until `end`."""

    def when_gone(
        self, work: Callable[[], T], then: Callable[[T | AppuiError], None], meanwhile: Iterator[object] = ...
    ) -> None:
        """Return at once; run `work` as soon as nothing of ours shows, what was shown since included.

        Until then as many steps of `meanwhile` as there is time for. `then` gets SCREEN_COVERED, and `work` is not
        run, where something of ours does not go.
        """
        ...

    def spared(self, screen: ScreenInfo) -> bool:
        """Tell whether nothing of ours lay on a screen, so that its picture needs no waiting."""
        ...

    def end(self) -> None:
        """Bring them back."""
        ...


class Still(Protocol):
    """A grabbed screen, as it can be shown again at once."""

    @property
    def screen(self) -> ScreenInfo:
        """The screen it was grabbed of."""
        ...

    @property
    def image(self) -> QImage:
        """What it showed, in device pixels; taken before `frame` is asked for."""
        ...

    def frame(self) -> Frame:
        """Return its pixels as they are kept, once; raises AppuiError SCREEN_BLACK."""
        ...


@dataclass(frozen=True, slots=True)
class Stills:
    """Every screen at one moment, and where other programs' windows lay then, the front one first."""

    screens: tuple[Still, ...]
    windows: tuple[WindowPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Picked:
    """The part of one screen that a person chose, in that frame's pixels."""

    frame: Frame
    region: Region


class Overlays(Protocol):
    """What Appui lays over the screens for a capture; one thing at a time."""

    def can_pick(self) -> bool:
        """Tell whether a part of a screen can be chosen on this desktop."""
        ...

    def can_pick_window(self) -> bool:
        """Tell whether this desktop says where windows lie."""
        ...

    def look_ahead(self, screens: ScreenSource, away: Away, seen: list[Still]) -> Iterator[object]:
        """Return the steps to take while ours are going: screens that they did not lie on are `seen` already."""
        ...

    def look(self, screens: ScreenSource, seen: Sequence[Still] = ()) -> Stills:
        """Grab every screen that is not among `seen`; raises as `ScreenSource.grab` when none has a picture."""
        ...

    def count_down(
        self, seconds: int, screen: ScreenInfo, over: Callable[[], None], stopped: Callable[[], None]
    ) -> None:
        """Count on a screen, then call `over`; or `stopped` when the person, or `close`, ends it."""
        ...

    def pick(self, stills: Stills, kind: PartKind, then: Callable[[Picked | AppuiError | None], None]) -> None:
        """Show the frozen screens; `then` gets the part, None, or SCREEN_CHANGED when screens are others now."""
        ...

    def close(self) -> None:
        """Take everything away; whoever waits hears that nothing was chosen."""
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
