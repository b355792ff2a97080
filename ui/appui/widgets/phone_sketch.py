"""A drawing of what to do with a phone in the hand or on a cable; the words beside it say the same."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from appui.theme.theme import current_theme
from appui.widgets.sketch_paint.handling import RATIO, Scene, paint_scene
from appui.widgets.sketch_paint.look import Look

# At 100 % text.
_WIDTH: Final = 224
_LEAST: Final = 140


class PhoneSketch(QLabel):
    """Shows one scene; follows theme and text size. `words` gives the labels drawn in it."""

    def __init__(
        self, scene: Scene, words: Callable[[], tuple[str, ...]] = tuple, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.theme = current_theme()
        self._scene, self._words = scene, words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Return the size at which the labels have their usual room."""
        width = self.theme.px(_WIDTH)
        return QSize(width, round(width * RATIO))

    def minimumSizeHint(self) -> QSize:
        """Return a size at which something can still be made out."""
        return QSize(_LEAST, round(_LEAST * RATIO))

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the drawing keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the drawing at a width; it grows no further than its usual size."""
        return round(min(width, self.theme.px(_WIDTH)) * RATIO)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole drawing is painted
        """Paint the scene at the start of the room there is."""
        width = min(self.width(), self.theme.px(_WIDTH), round(self.height() / RATIO))
        left = self.width() - width if self.isRightToLeft() else 0
        area = QRectF(left, 0, width, width * RATIO)
        paint_scene(QPainter(self), area, self._scene, self._words(), Look.of(self.theme))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
