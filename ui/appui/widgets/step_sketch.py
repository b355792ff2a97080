"""The screen of a step as a drawing: where the word stands, what the finger does; and the same in words."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from appui.theme.theme import current_theme
from appui.widgets.sketch_paint.look import Look
from appui.widgets.sketch_paint.whole import height_for, paint_sketch
from appui_core.guides.sketch import Sketch

# At 100 % text.
_WIDTH: Final = {"android": 268, "iphone": 268, "web": 420}
_LEAST: Final = 140


class StepSketch(QLabel):
    """Shows one sketch, or nothing. Follows theme, text size and direction; takes any size it is given.

    To screen readers it is a label that says what is drawn.
    """

    def __init__(self, parent: QWidget | None = None, *, centred: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.centred = centred
        self.theme = current_theme()
        self.sketch: Sketch | None = None
        self._most = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.theme.changed.connect(self._restyle)

    def show_sketch(self, sketch: Sketch | None, words: str) -> None:
        """Show a sketch; `words` say the same to those who don't see it."""
        self.sketch = sketch
        self.setText(words)
        self.setVisible(sketch is not None)
        self._restyle()

    def set_most(self, height: int) -> None:
        """Grow no taller than this, in pixels; 0 for the usual."""
        if height != self._most:
            self._most = height
            self._restyle()

    def sizeHint(self) -> QSize:
        """Return the size at which the labels have their usual room."""
        frame = self.sketch.frame if self.sketch is not None else "android"
        width = self.theme.px(_WIDTH[frame])
        height = round(height_for(frame, width))
        return QSize(width, min(height, self._most) if self._most else height)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which something can still be made out."""
        frame = self.sketch.frame if self.sketch is not None else "android"
        return QSize(_LEAST, round(height_for(frame, _LEAST)))

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the drawing keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the drawing at a width; it grows no further than its usual size."""
        frame = self.sketch.frame if self.sketch is not None else "android"
        height = round(height_for(frame, min(width, self.theme.px(_WIDTH[frame]))))
        return min(height, self._most) if self._most else height

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole drawing is painted
        """Paint the sketch."""
        if self.sketch is None:
            return
        frame, mirrored = self.sketch.frame, self.isRightToLeft()
        width = min(self.width(), self.theme.px(_WIDTH[frame]), round(self.height() / height_for(frame, 1)))
        # At the top of whatever room there is, and at its far side or in its middle.
        left = (self.width() - width) // 2 if self.centred else 0 if mirrored else self.width() - width
        area = QRectF(left, 0, width, height_for(frame, width))
        paint_sketch(QPainter(self), area, self.sketch, Look.of(self.theme), mirrored=mirrored)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
