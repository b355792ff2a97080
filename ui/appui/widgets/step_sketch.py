"""The screen of a step as a drawing: where the word stands, what the finger does; and the same in words."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from appui.theme.theme import current_theme
from appui.widgets.sketch_paint.look import Look
from appui.widgets.sketch_paint.whole import height_for, paint_sketch
from appui_core.guides.sketch import Sketch

# At 100 % text.
_WIDTH: Final = {"android": 268, "iphone": 268, "web": 420}
_LEAST: Final = 140


class StepSketch(QWidget):
    """Shows one sketch, or nothing. Follows theme, text size and direction; takes any size it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self.sketch: Sketch | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.theme.changed.connect(self._restyle)

    def show_sketch(self, sketch: Sketch | None, words: str) -> None:
        """Show a sketch; `words` say the same and are the accessible name."""
        self.sketch = sketch
        self.setAccessibleName(words)
        self.setVisible(sketch is not None)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the size at which the labels have their usual room."""
        frame = self.sketch.frame if self.sketch is not None else "android"
        width = self.theme.px(_WIDTH[frame])
        return QSize(width, round(height_for(frame, width)))

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
        return round(height_for(frame, min(width, self.theme.px(_WIDTH[frame]))))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole drawing is painted
        """Paint the sketch."""
        if self.sketch is None:
            return
        area = QRectF(self.rect())
        paint_sketch(QPainter(self), area, self.sketch, Look.of(self.theme), mirrored=self.isRightToLeft())

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
