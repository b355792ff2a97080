"""Numbered steps one below the other: what is done, where one stands, what comes; each can be gone back to."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.buttons import TOUCH_PX, PaintedButton, longest_word, text_height, text_width

_DISC = 26


class _Step(PaintedButton):
    def __init__(self, number: int, text: str) -> None:
        super().__init__(text)
        self.number = number
        self.state = "later"

    def set_state(self, state: str) -> None:
        """Set `done`, `current` or `later`; the state is in the accessible name, not only in the colour."""
        self.state = state
        said = {
            "done": translate("Stepper", "fait"),
            "current": translate("Stepper", "étape en cours"),
        }.get(state, "")
        name = f"{self.number}. {self.text()}"
        self.setAccessibleName(f"{name} ({said})" if said else name)
        self.update()

    def natural_width(self) -> int:
        """Return the width at which nothing wraps."""
        return text_width(self._font(strong=True), self.text()) + self._around()

    def narrow_width(self) -> int:
        """Return the width below which words would be cut."""
        return longest_word(self._font(strong=True), self.text()) + self._around()

    def height_at(self, width_px: int) -> int:
        """Return the height needed at a width."""
        text = text_height(self._font(strong=True), self.text(), width_px - self._around())
        return max(TOUCH_PX, text + 2 * self.theme.space("s") + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole step is painted
        """Paint the numbered disc and the words."""
        theme = self.theme
        painter = QPainter(self)
        current = self.state == "current"
        ground = theme.colour("actionsoft") if current else theme.colour("surface") if self.underMouse() else None
        self.panel(painter, ground, None, theme.tokens.radius["control"])
        side, pad = theme.px(_DISC), theme.space("s")
        mirrored = self.isRightToLeft()
        disc = QRectF(self.width() - pad - side if mirrored else pad, (self.height() - side) / 2, side, side)
        fill, ink = {"done": ("oksoft", "ok"), "current": ("action", "onaction")}.get(
            self.state, ("sunken", "text")
        )
        painter.setPen(theme.colour("edge") if self.state == "later" else theme.colour(ink))
        painter.setBrush(theme.colour(fill))
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        if self.state == "done":
            size = theme.px(16)
            at = disc.center().toPoint()
            painter.drawPixmap(at.x() - size // 2, at.y() - size // 2, theme.pixmap("check", "ok", 16))
        else:
            painter.setPen(theme.colour(ink))
            painter.setFont(theme.font("small", strong=True))
            painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(self.number))
        left = pad + side + theme.space("m")
        area = QRect(pad if mirrored else left, 0, self.width() - left - pad, self.height())
        painter.setFont(self._font(strong=current))
        painter.setPen(theme.colour("action" if current else "text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(area, int(flags) | int(Qt.TextFlag.TextWordWrap), self.text())

    def _font(self, *, strong: bool) -> QFont:
        return self.theme.font("body", strong=strong)

    def _around(self) -> int:
        return self.theme.px(_DISC) + 2 * self.theme.space("s") + self.theme.space("m")


class Stepper(QWidget):
    """`clicked` gives the index (from 0) of the step that a person went to."""

    clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space("xs"))
        self._steps: list[_Step] = []
        self._current = 0

    def set_steps(self, texts: Sequence[str]) -> None:
        """Show these steps, the first one current."""
        for step in self._steps:
            self._column.removeWidget(step)
            step.hide()
            step.deleteLater()
        self._steps = []
        for index, text in enumerate(texts):
            step = _Step(index + 1, text)
            step.clicked.connect(lambda _checked=False, at=index: self.clicked.emit(at))
            self._steps.append(step)
            self._column.addWidget(step)
        self.set_current(0)

    def set_current(self, index: int) -> None:
        """Stand at a step (from 0); those before it are done. One past the last means all done."""
        self._current = index
        for at, step in enumerate(self._steps):
            step.set_state("done" if at < index else "current" if at == index else "later")

    def current(self) -> int:
        """Return the index (from 0) of the current step."""
        return self._current

    def buttons(self) -> tuple[PaintedButton, ...]:
        """Return the steps in order."""
        return tuple(self._steps)

    def count(self) -> int:
        """Return how many steps there are."""
        return len(self._steps)
