"""The covered places as a list: the same shapes as in the picture, reached and read without seeing it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from appui.pages.evidence.mask_drawing import Drawing
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.buttons import TOUCH_PX
from appui_core.cases.mask_plan import Shape, ShapeKind


def shape_words(shape: Shape, number: int) -> str:
    """Return what a shape is and where: `1. Rectangle, 200 × 80 pixels, à 120 de la gauche et 40 du haut`."""
    left, top, right, bottom = shape.box
    if shape.kind is ShapeKind.RECT:
        words = translate(
            "Masks", "{number}. Rectangle, {width} × {height} pixels, à {left} de la gauche, {top} du haut"
        )
        return words.format(number=number, width=right - left + 1, height=bottom - top + 1, left=left, top=top)
    words = translate("Masks", "{number}. Pinceau, {width} pixels de large, à {left} de la gauche, {top} du haut")
    return words.format(number=number, width=shape.width_px, left=left, top=top)


class ShapeList(QListWidget):
    """`picked` says which shape the keyboard is on, `removed` that it goes, `entered` that it is to be moved."""

    picked = Signal(int)
    removed = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = current_theme()
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self._picked)
        self.itemActivated.connect(lambda _item: self.entered.emit())
        self.theme.changed.connect(self._dress)
        self._dress()

    def show_drawing(self, drawing: Drawing) -> None:
        """Say what is drawn; what did not change stays, so that a screen reader is not sent to the top."""
        self.blockSignals(True)
        try:
            while self.count() > len(drawing.shapes):
                self.takeItem(self.count() - 1)
            for index, shape in enumerate(drawing.shapes):
                if index == self.count():
                    item = QListWidgetItem()
                    item.setSizeHint(QSize(0, self._row_px()))
                    self.addItem(item)
                words = shape_words(shape, index + 1)
                if self.item(index).text() != words:
                    self.item(index).setText(words)
            self.setCurrentRow(drawing.chosen)
        finally:
            self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a shape away by key."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.currentRow() >= 0:
            self.removed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _picked(self, row: int) -> None:
        if row >= 0:
            self.picked.emit(row)

    def _row_px(self) -> int:
        return max(TOUCH_PX, 3 * self.theme.line_px("small") + self.theme.space("s"))

    def _dress(self) -> None:
        self.setFont(self.theme.font("small"))
        self.setMinimumHeight(3 * self._row_px())
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, self._row_px()))
