"""What the kiosk's window asks of a room and of the page of calm slides, both of them QWidgets."""

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtWidgets import QWidget

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


class RoomPages(dict[str, QWidget]):
    """The rooms of a visit by their ids. One out of sight speaks another language only when it is entered."""

    def __init__(self) -> None:
        super().__init__()
        self._behind: set[str] = set()

    def say_anew(self, current: str) -> None:
        """Set every word of the current room anew, and of each other one once it is entered."""
        self._behind = set(self)
        self.entered(current)

    def entered(self, page_id: str) -> QWidget | None:
        """Return a room that speaks the language of the visit; None when it was never entered."""
        if page_id in self._behind:
            self._behind.discard(page_id)
            cast("RoomPage", self[page_id]).retranslate()
        return self.get(page_id)

    def clear(self) -> None:
        """Forget them all."""
        super().clear()
        self._behind.clear()
