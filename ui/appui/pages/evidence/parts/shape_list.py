"""The covered places as a list: the same shapes as in the picture, reached and read without seeing it.

One row is a stop of the Tab key, arrows go from row to row. Not a QListWidget: with a screen reader listening, Qt
6.11 corrupts its memory when rows of one change and go (seen under Xvfb over AT-SPI, within seconds).
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from appui.pages.evidence.mask_drawing import Drawing
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.buttons import TOUCH_PX, ActionButton
from appui_core.cases.mask_plan import Shape, ShapeKind

_LEAST_HEIGHT = 160
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def shape_words(shape: Shape, number: int) -> str:
    """Return what a shape is and where: `1. Rectangle, 200 × 80 pixels, à 120 de la gauche, 40 du haut`."""
    left, top, right, bottom = shape.box
    if shape.kind is ShapeKind.RECT:
        words = translate(
            "Masks", "{number}. Rectangle, {width} × {height} pixels, à {left} de la gauche, {top} du haut"
        )
        return words.format(number=number, width=right - left + 1, height=bottom - top + 1, left=left, top=top)
    words = translate("Masks", "{number}. Pinceau, {width} pixels de large, à {left} de la gauche, {top} du haut")
    return words.format(number=number, width=shape.width_px, left=left, top=top)


class _Row(ActionButton):
    """One shape; the chosen one is pressed in."""

    stepped = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__("", "", "quiet", centred=False)
        self.setCheckable(True)

    def show_chosen(self, *, chosen: bool, stop: bool) -> None:
        """Press it in or not, and let Tab stop here or not."""
        self.setChecked(chosen)
        self.set_tone("primary" if chosen else "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next row or the one before, or take the shape away; Enter and Space press, as everywhere."""
        step = next((each for key, each in _STEPS.items() if key == event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class ShapeList(QScrollArea):
    """`picked` says which shape is chosen here, `removed` that it goes, `entered` that it is to be moved."""

    picked = Signal(int)
    removed = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = current_theme()
        self.rows: list[_Row] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.theme.changed.connect(self._dress)
        self._dress()

    def show_drawing(self, drawing: Drawing) -> None:
        """Say what is drawn; rows that stay keep their place and the keyboard."""
        held = next((index for index, row in enumerate(self.rows) if row.hasFocus()), -1)
        while len(self.rows) > len(drawing.shapes):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(drawing.shapes):
            self._add_row()
        for index, (row, shape) in enumerate(zip(self.rows, drawing.shapes, strict=True)):
            words = shape_words(shape, index + 1)
            if row.text() != words:
                row.set_text(words)
            row.show_chosen(chosen=index == drawing.chosen, stop=index == max(drawing.chosen, 0))
        if held >= 0 and self.rows:
            self.rows[min(max(drawing.chosen, 0), len(self.rows) - 1)].setFocus()
        if 0 <= drawing.chosen < len(self.rows):
            self.ensureWidgetVisible(self.rows[drawing.chosen], 0, 4)

    def _dress(self) -> None:
        self.setMinimumHeight(max(3 * TOUCH_PX, self.theme.px(_LEAST_HEIGHT)))

    def _add_row(self) -> None:
        index, row = len(self.rows), _Row()
        row.setObjectName(f"mask_shape_{index + 1}")
        row.clicked.connect(lambda: self._pressed(index))
        row.stepped.connect(lambda step: self._step(index + step))
        row.removed.connect(lambda: self.removed.emit(index))
        self.rows.append(row)
        self._column.insertWidget(index, row)

    def _pressed(self, index: int) -> None:
        self.picked.emit(index)
        self.entered.emit()

    def _step(self, index: int) -> None:
        if 0 <= index < len(self.rows):
            self.rows[index].setFocus()
            self.picked.emit(index)
