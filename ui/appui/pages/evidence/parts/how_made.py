"""How an exhibit came in, thing by thing, each with what it tells: closed until somebody asks."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.labels import Body, Small
from appui.widgets.part import add_row
from appui.widgets.worded import Worded
from appui_core.cases.model import Exhibit, Kind
from appui_core.intake.recorded import Recorded, told
from appui_core.messages import Messages


class HowMade(QWidget):
    """A button, and under it what was recorded; hidden for an exhibit of which nothing was."""

    def __init__(self, messages: Callable[[], Messages]) -> None:
        super().__init__()
        self._messages = messages
        self._exhibit: Exhibit | None = None
        self._holder = QWidget()
        self._holder.hide()
        self.w = Worded()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.button = self.w.button(self._button_words, "info", "quiet", "detail_how")
        self.button.clicked.connect(self._turn)
        add_row(column, self.button)
        self._lines = QVBoxLayout(self._holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        column.addWidget(self._holder)

    def set_exhibit(self, exhibit: Exhibit | None) -> None:
        """Tell of another exhibit, closed; None forgets."""
        if exhibit is None or self._exhibit is None or exhibit.id != self._exhibit.id:
            self._holder.hide()
        self._exhibit = exhibit
        self.setVisible(exhibit is not None and bool(exhibit.capture))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()
        self._fill(self._told() if not self._holder.isHidden() else ())

    def _told(self) -> tuple[Recorded, ...]:
        return told(self._exhibit.capture, self._messages()) if self._exhibit is not None else ()

    def _turn(self) -> None:
        self._holder.setHidden(not self._holder.isHidden())
        self.retranslate()

    def _fill(self, lines: Sequence[Recorded]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._lines.addWidget(Small(line.name))
            self._lines.addWidget(Body(line.value))
            if line.why:
                self._lines.addWidget(Small(line.why))
                self._lines.addSpacing(8)

    def _button_words(self) -> str:
        if self._holder.isHidden():
            captured = self._exhibit is None or self._exhibit.kind == Kind.CAPTURE
            return (
                translate("Evidence", "Comment cette capture a été faite")
                if captured
                else translate("Evidence", "Ce que ce fichier dit de lui-même")
            )
        return translate("Evidence", "Refermer")
