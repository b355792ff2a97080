"""What most rooms of the kiosk are: named as their command says, and begun at the top."""

from appui.actions.command import Command
from appui.widgets.page import PageScroll


class Room(PageScroll):
    """`max_width` in pixels, at 100 % text."""

    def __init__(self, page_id: str, command: Command, *, max_width: int = 1600) -> None:
        super().__init__(max_width=max_width)
        self.page_id = page_id
        self._command = command

    def title(self) -> str:
        """Return the words of the header."""
        return self._command.text()

    def shown(self) -> None:
        """Begin at the top."""
        self.verticalScrollBar().setValue(0)
