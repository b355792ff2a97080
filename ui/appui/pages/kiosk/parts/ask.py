"""One question with a few answers side by side, of which one can be chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QWidget

from appui.theme.theme import current_theme
from appui.widgets.chip import Chip
from appui.widgets.flow import FlowLayout


class Ask(QWidget):
    """Nothing is chosen at first. `question` is said to a screen reader; the answers say the rest."""

    def __init__(self, question: Callable[[], str], answered: Callable[[], None]) -> None:
        super().__init__()
        self._question, self._answered = question, answered
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self, spacing=current_theme().space("m"))

    def set_words(self, answers: Sequence[tuple[str, str]]) -> None:
        """Set the answers: ids and what stands on them; the same ids each time."""
        self.setAccessibleName(self._question())
        for key, text in answers:
            chip = self._chips.get(key)
            if chip is None:
                chip = self._chips[key] = Chip()
                chip.clicked.connect(lambda _checked=False: self._answered())
                self._group.addButton(chip)
                self._flow.addWidget(chip)
            chip.set_text(text)
            chip.setAccessibleDescription(self._question())

    def chosen(self) -> str:
        """Return the id of the answer, empty while there is none."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def chip(self, key: str) -> Chip:
        """Return the button of an answer."""
        return self._chips[key]

    def chips(self) -> tuple[Chip, ...]:
        """Return the buttons in order."""
        return tuple(self._chips.values())
