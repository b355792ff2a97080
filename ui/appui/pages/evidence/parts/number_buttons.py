"""A row of exhibit numbers that open their exhibits; a long one grows when it is asked to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.emptied import empty
from appui.widgets.flow import FlowLayout

# Built at once: a row of them takes a few milliseconds.
AT_ONCE = 16


class NumberButtons(QWidget):
    """`opened` carries a number; `name` is the beginning of the buttons' object names."""

    opened = Signal(int)

    def __init__(self, name: str, about: Callable[[], str]) -> None:
        super().__init__()
        self._name, self._about = name, about
        self._numbers: tuple[int, ...] = ()
        self._shown = 0
        self._more: ActionButton | None = None
        self._row = FlowLayout(self, spacing=4)

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """Show these, the first ones at once."""
        empty(self._row)
        self._numbers, self._shown, self._more = tuple(numbers), 0, None
        self._grow()

    def _grow(self) -> None:
        held = self._more is not None and self._more.hasFocus()
        if self._more is not None:
            self._row.removeWidget(self._more)
            self._more.hide()
            self._more.deleteLater()
            self._more = None
        first = None
        for number in self._numbers[self._shown : self._shown + AT_ONCE]:
            button = ActionButton(str(number), "", "secondary")
            button.setObjectName(f"{self._name}_{number}")
            words = translate("Evidence", "Ouvrir la pièce {number}, {about}")
            button.setAccessibleName(words.format(number=number, about=self._about()))
            button.clicked.connect(lambda _checked=False, number=number: self.opened.emit(number))
            self._row.addWidget(button)
            first = first or button
        self._shown = min(len(self._numbers), self._shown + AT_ONCE)
        left = len(self._numbers) - self._shown
        if left:
            more = self._more = ActionButton(translate("Evidence", "et %n autre(s)…", "", left), "", "quiet")
            more.setObjectName(f"{self._name}_more")
            more.clicked.connect(self._grow)
            self._row.addWidget(more)
        if held and first is not None:
            first.setFocus()
