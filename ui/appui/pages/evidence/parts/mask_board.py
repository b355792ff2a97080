"""The frame around the picture that is drawn on: it scrolls, and shows the picture whole or at any size."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from appui.pages.evidence.mask_drawing import Drawing
from appui.pages.evidence.mask_jobs import Sheet
from appui.pages.evidence.parts.mask_canvas import MaskCanvas

_STEP: Final = 1.25
_LEAST, _MOST = 0.02, 8.0


class MaskBoard(QScrollArea):
    """`zoomed` when the size changed; `percent` tells it, 100: a pixel of the original is one of the screen."""

    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.canvas = MaskCanvas()
        self.setWidget(self.canvas)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # The picture takes the keyboard; the frame that takes it too would be a stop that shows nothing.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fitting = True
        self.canvas.dragged.connect(self._drag)

    @property
    def percent(self) -> int:
        """How large the picture is shown."""
        return round(100 * self.canvas.scale() * self.devicePixelRatioF())

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show a picture, whole."""
        self.canvas.show_sheet(sheet)
        self.fit()

    def set_drawing(self, drawing: Drawing) -> None:
        """Draw what belongs to another addressee."""
        self.canvas.set_drawing(drawing)

    def fit(self) -> None:
        """Show all of it."""
        self._fitting = True
        width, height = self.canvas.size_px
        room = self.maximumViewportSize()
        scale = min(room.width() / width, room.height() / height, 4 / self.devicePixelRatioF())
        self._set_scale(max(scale, _LEAST))

    def full_size(self) -> None:
        """Show one pixel of the original on one of the screen."""
        self._fitting = False
        self._zoom_to(1 / self.devicePixelRatioF(), None)

    def zoom(self, steps: int, about: QPointF | None = None) -> None:
        """Show it larger or smaller; what is in the middle, or at a point of the viewport, stays where it is."""
        self._fitting = False
        self._zoom_to(self.canvas.scale() * _STEP**steps, about)

    def show_chosen(self) -> None:
        """Scroll to the chosen shape."""
        drawing, scale = self.canvas.drawing, self.canvas.scale()
        if 0 <= drawing.chosen < len(drawing.shapes):
            left, top, right, bottom = drawing.shapes[drawing.chosen].box
            self.ensureVisible(round((left + right) / 2 * scale), round((top + bottom) / 2 * scale), 60, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again where that was asked for."""
        super().resizeEvent(event)
        if self._fitting:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the wheel with Ctrl to zoom about the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom(1 if event.angleDelta().y() > 0 else -1, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def _zoom_to(self, scale: float, about: QPointF | None) -> None:
        view = self.viewport()
        point = about if about is not None else QPointF(view.width() / 2, view.height() / 2)
        before = self.canvas.scale()
        inside = (point - QPointF(self.canvas.pos())) / before
        self._set_scale(min(max(scale, _LEAST), _MOST / self.devicePixelRatioF()))
        wanted = inside * self.canvas.scale() - point
        self.horizontalScrollBar().setValue(round(wanted.x()))
        self.verticalScrollBar().setValue(round(wanted.y()))

    def _set_scale(self, scale: float) -> None:
        if scale != self.canvas.scale() or self._fitting:
            self.canvas.set_scale(scale)
            self.zoomed.emit()

    def _drag(self, moved: QPoint) -> None:
        for bar, step in ((self.horizontalScrollBar(), moved.x()), (self.verticalScrollBar(), moved.y())):
            bar.setValue(bar.value() - step)
