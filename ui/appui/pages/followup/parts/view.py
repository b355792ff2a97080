"""A view of the room: it begins at its top when it comes to the front, and rests while something is written."""

from PySide6.QtWidgets import QApplication, QPushButton

from appui.widgets.part import FORM_WIDTH, Part


class TopView(Part):
    """One view of the page. `acts` are the buttons that do something or lead away."""

    def __init__(self, max_width: int = FORM_WIDTH) -> None:
        super().__init__(max_width)
        self.acts: list[QPushButton] = []
        self._pressed: QPushButton | None = None

    def arrive(self) -> None:
        """Begin at the top, with the focus on no control."""
        super().arrive()
        self.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Forget the name that a screen reader was told: it may hold an account."""
        self.setAccessibleName("")

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - carried by a signal of one value
        """Let nothing be pressed while something is written; after a refusal the keyboard is where it was."""
        if busy:
            focused = QApplication.focusWidget()
            self._pressed = next((button for button in self.acts if button is focused), None)
        for button in self.acts:
            button.setEnabled(not busy)
        if not busy and self._pressed is not None:
            if self._pressed.isVisible():
                self._pressed.setFocus()
            self._pressed = None
