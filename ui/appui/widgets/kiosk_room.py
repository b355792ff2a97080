"""What the kiosk's window asks of a room and of the page of calm slides, both of them QWidgets."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class RoomPage(Protocol):
    """A room, built anew for each visit."""

    page_id: str

    def title(self) -> str:
        """Return the words of the header."""
        ...

    def retranslate(self) -> None:
        """Set every word anew after a change of language."""
        ...

    def shown(self) -> None:
        """Take notice that the room has become the current one."""
        ...


class Attract(Protocol):
    """The slides between two visits; `begun` on a touch or a key."""

    begun: "SignalInstance"

    def retranslate(self) -> None:
        """Set every word anew."""
        ...
