"""The picture that is drawn on: rectangles and brush by mouse, finger or keys, in whole pixels of the original.

Keys: arrows move the chosen shape by one pixel, with Shift by ten; Ctrl and arrows change the size of a rectangle;
Page Up and Page Down choose another shape, Insert adds a rectangle, Delete takes the chosen shape away.
"""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from appui.pages.evidence.mask_drawing import Drawing, is_near, resized
from appui.pages.evidence.mask_jobs import Sheet
from appui.theme.theme import current_theme
from appui.widgets.buttons import by_keyboard
from appui_core.cases.mask_plan import FILL, MaskPlan, Shape, ShapeKind

# How near a corner has to be pressed, in pixels of the screen at 100 % text.
_GRIP: Final = 16
# While it is drawn, what is underneath still shows a little: one sees whether it is covered.
_SEE_THROUGH: Final = 0.8
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR: Final = 10
# A rectangle smaller than this on the screen, in logical pixels, was a click.
_CLICK: Final = 4

Spot = tuple[int, int]


class Tool(StrEnum):
    """What the mouse or a finger does."""

    RECT = "rect"
    BRUSH = "brush"
    MOVE = "move"


class MaskCanvas(QWidget):
    """`changed` after every step; `full` when a plan takes no more; `dragged`: the picture is pulled that far."""

    changed = Signal()
    chosen = Signal()
    full = Signal()
    dragged = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.theme = current_theme()
        self.drawing = Drawing(MaskPlan())
        self.tool = Tool.RECT
        self.brush_px = 20
        self._sheet: Sheet | None = None
        self._preview: Sheet | None = None
        self._scale = 1.0
        self._ring = False
        # A shape under way, and where in the picture the press began.
        self._under_way: Shape | None = None
        self._pressed: Spot | None = None
        self._held: Shape | None = None
        self._fixed: Spot | None = None
        self._pulled = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.theme.changed.connect(self.update)

    # --- what is shown -----------------------------------------------------------------------------------------

    @property
    def size_px(self) -> Spot:
        """Width and height of the picture in pixels of the original; 1 x 1 without one."""
        return (self._sheet.width, self._sheet.height) if self._sheet is not None else (1, 1)

    @property
    def previewing(self) -> bool:
        """Whether the finished copy is shown, on which nothing can be drawn."""
        return self._preview is not None

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show a picture, or none."""
        self._sheet, self._preview, self._under_way, self._pressed = sheet, None, None, None
        self.set_scale(self._scale)

    def show_preview(self, sheet: Sheet | None) -> None:
        """Show the finished copy in place of the drawing, or the drawing again."""
        self._preview, self._under_way, self._pressed = sheet, None, None
        self.update()

    def set_drawing(self, drawing: Drawing) -> None:
        """Draw what belongs to another addressee."""
        self.drawing, self._under_way, self._pressed = drawing, None, None
        self.update()

    def set_scale(self, scale: float) -> None:
        """Show one pixel of the original `scale` logical pixels wide."""
        self._scale = scale
        width, height = self.size_px
        self.setFixedSize(QSize(max(1, round(width * scale)), max(1, round(height * scale))))
        self.update()

    def scale(self) -> float:
        """Return how many logical pixels one pixel of the original is wide."""
        return self._scale

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part of the picture that is wanted, and over it what is drawn."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.colour("sunken"))
        sheet = self._preview or self._sheet
        if sheet is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._scale < 1)
        ratio = self.devicePixelRatioF() * self._scale * sheet.width
        image = next((one for one in reversed(sheet.levels) if one.width() >= ratio), sheet.levels[0])
        area = QRectF(event.rect()).adjusted(-2, -2, 2, 2)
        across, down = image.width() / self.width(), image.height() / self.height()
        source = QRectF(area.x() * across, area.y() * down, area.width() * across, area.height() * down)
        painter.drawImage(area, image, source)
        if self._preview is None:
            shapes = [*self.drawing.shapes, *([self._under_way] if self._under_way else [])]
            near = [(index, shape) for index, shape in enumerate(shapes) if self._place(shape).intersects(area)]
            self._paint_covers(painter, event.rect(), [shape for _, shape in near])
            for index, shape in near:
                self._paint_frame(painter, self._place(shape), index)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(self.theme.colour("focus"), 4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_covers(self, painter: QPainter, area: QRect, shapes: Sequence[Shape]) -> None:
        """Paint what is covered, all in one tone: shapes that overlap do not darken each other.

        Opaque in a layer of its own: a long see-through stroke painted as one would take 150 ms.
        """
        if not shapes:
            return
        ratio = self.devicePixelRatioF()
        layer = QImage(area.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        layer.setDevicePixelRatio(ratio)
        layer.fill(0)
        covers = QPainter(layer)
        covers.setTransform(QTransform.fromTranslate(-area.left(), -area.top()))
        fill = QColor(FILL, FILL, FILL)
        for shape in shapes:
            if shape.kind is ShapeKind.RECT:
                covers.fillRect(self._place(shape), fill)
                continue
            width = max(1.0, shape.width_px * self._scale)
            covers.setPen(QPen(fill, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            middle = [QPointF((x + 0.5) * self._scale, (y + 0.5) * self._scale) for x, y in shape.points]
            covers.drawLines([QLineF(*ends) for ends in pairwise(middle if len(middle) > 1 else middle * 2)])
        covers.end()
        painter.setOpacity(_SEE_THROUGH)
        painter.drawImage(area.topLeft(), layer)
        painter.setOpacity(1)

    def _paint_frame(self, painter: QPainter, place: QRectF, index: int) -> None:
        """Paint a frame that is seen on any picture, thicker and with corners to pull where it is chosen."""
        mine = index == self.drawing.chosen
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (
            ("surface", 4.0 if mine else 2.0),
            ("focus" if mine else "text", 2.0 if mine else 1.0),
        ):
            painter.setPen(QPen(self.theme.colour(colour), width))
            painter.drawRect(place)
        if index < len(self.drawing.shapes):
            self._paint_number(painter, place, index)
        if mine and self.drawing.shapes[index].kind is ShapeKind.RECT:
            painter.setPen(QPen(self.theme.colour("surface"), 2))
            painter.setBrush(self.theme.colour("focus"))
            for corner in (place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight()):
                painter.drawEllipse(corner, self.theme.px(5), self.theme.px(5))

    def _paint_number(self, painter: QPainter, place: QRectF, index: int) -> None:
        font = self.theme.font("small", strong=True)
        painter.setFont(font)
        side = self.theme.px(20)
        if place.width() < side or place.height() < side:
            return
        box = QRectF(place.left() + 2, place.top() + 2, side + self.theme.px(8) * (index >= 99), side)
        painter.fillRect(box, self.theme.colour("surface"))
        painter.setPen(self.theme.colour("text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(index + 1))

    def _place(self, shape: Shape) -> QRectF:
        """Return where a shape is shown."""
        left, top, right, bottom = shape.box
        scale = self._scale
        return QRectF(left * scale, top * scale, (right - left + 1) * scale, (bottom - top + 1) * scale)

    # --- mouse and finger --------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a shape, or take hold of one."""
        if self._sheet is None or self.previewing or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        spot = self._spot(event.position())
        self._pressed, self._pulled = spot, event.globalPosition()
        if self.tool is Tool.RECT:
            self._under_way = Shape(ShapeKind.RECT, (self._inside(spot), self._inside(spot)))
        elif self.tool is Tool.BRUSH:
            self._under_way = Shape(ShapeKind.STROKE, (spot,), self.brush_px)
        else:
            self._take_hold(event.position(), spot)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what the press began."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        spot, before = self._spot(event.position()), self._under_way
        if before is not None and before.kind is ShapeKind.RECT and self.tool is Tool.RECT:
            self._under_way = Shape(ShapeKind.RECT, (before.points[0], self._inside(spot)))
        elif before is not None and self.tool is Tool.BRUSH:
            # Points nearer than an eighth of the brush add nothing that is seen; the line between them has no gap.
            if (
                max(abs(spot[0] - before.points[-1][0]), abs(spot[1] - before.points[-1][1]))
                <= before.width_px // 8
            ):
                return
            self._under_way = Shape(ShapeKind.STROKE, (*before.points, spot), before.width_px)
        elif self._held is not None:
            self._pull(spot)
        else:
            moved = event.globalPosition() - self._pulled
            self._pulled = event.globalPosition()
            self.dragged.emit(moved.toPoint())
            return
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish it: a shape that was drawn becomes part of the plan."""
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        shape, held, spot = self._under_way, self._held, self._pressed
        end = self._spot(event.position())
        if shape is not None and held is None and self.tool is Tool.BRUSH and end != shape.points[-1]:
            shape = Shape(ShapeKind.STROKE, (*shape.points, end), shape.width_px)
        self._under_way = self._pressed = self._held = self._fixed = None
        if held is None and shape is not None and self._is_click(shape):
            # Nobody covers a speck by a click: what is there was meant.
            self.drawing.choose(self._at(spot))
            self.chosen.emit()
            self.update()
            return
        if held is not None and shape is not None:
            self.drawing.replace(self.drawing.chosen, shape)
        elif shape is not None and not self.drawing.add(shape):
            self.full.emit()
            shape = None
        if shape is not None:
            self.changed.emit()
        self.update()

    def _is_click(self, shape: Shape) -> bool:
        place = self._place(shape)
        return shape.kind is ShapeKind.RECT and max(place.width(), place.height()) < max(_CLICK, self._scale)

    def _take_hold(self, position: QPointF, spot: Spot) -> None:
        """Take hold of a corner of the chosen rectangle, else of the shape at the pointer, else of the picture."""
        self._held = self._fixed = None
        index = self.drawing.chosen
        if index >= 0 and self.drawing.shapes[index].kind is ShapeKind.RECT:
            self._fixed = self._opposite(self.drawing.shapes[index], position)
        if self._fixed is None:
            index = self._at(spot)
            self.drawing.choose(index)
            self.chosen.emit()
        if index >= 0:
            self._held = self._under_way = self.drawing.shapes[index]

    def _opposite(self, shape: Shape, position: QPointF) -> Spot | None:
        """Return the corner that stays when the one under the pointer is pulled, None where there is none."""
        left, top, right, bottom = shape.box
        place, grip = self._place(shape), self.theme.px(_GRIP)
        corners = {
            (right, bottom): place.topLeft(),
            (left, bottom): place.topRight(),
            (right, top): place.bottomLeft(),
            (left, top): place.bottomRight(),
        }
        found = min(corners.items(), key=lambda one: (one[1] - position).manhattanLength())
        return found[0] if (found[1] - position).manhattanLength() <= grip else None

    def _pull(self, spot: Spot) -> None:
        if self._held is None or self._pressed is None:
            return
        if self._fixed is not None:
            self._under_way = Shape(ShapeKind.RECT, (self._fixed, self._inside(spot)))
        else:
            self._under_way = self._held.moved(spot[0] - self._pressed[0], spot[1] - self._pressed[1])

    def _at(self, spot: Spot) -> int:
        """Return the uppermost shape at a place, or -1; a little beside counts, for fingers and thin strokes."""
        near = max(1, round(self.theme.px(6) / self._scale))
        for index in range(len(self.drawing.shapes) - 1, -1, -1):
            shape = self.drawing.shapes[index]
            left, top, right, bottom = shape.box
            if not (left - near <= spot[0] <= right + near and top - near <= spot[1] <= bottom + near):
                continue
            if shape.kind is ShapeKind.RECT or is_near(shape, spot, shape.width_px / 2 + near):
                return index
        return -1

    def _spot(self, position: QPointF) -> Spot:
        """Return the pixel of the original under a point of the widget; it may lie outside."""
        return int(position.x() // self._scale), int(position.y() // self._scale)

    def _inside(self, spot: Spot) -> Spot:
        width, height = self.size_px
        return min(max(spot[0], 0), width - 1), min(max(spot[1], 0), height - 1)

    # --- keys --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, resize, choose, add and remove by key."""
        self._ring = True
        key, index = event.key(), self.drawing.chosen
        arrow = next((step for name, step in _ARROWS.items() if name == key), None)
        if self._sheet is None or self.previewing:
            super().keyPressEvent(event)
        elif arrow is not None and index >= 0:
            self._by_arrow(arrow, event.modifiers())
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} and self.drawing.shapes:
            count = len(self.drawing.shapes)
            self.drawing.choose((index + (1 if key == Qt.Key.Key_PageDown else -1)) % count if index >= 0 else 0)
            self.chosen.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_rectangle()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and index >= 0:
            self.drawing.remove(index)
            self.changed.emit()
        else:
            super().keyPressEvent(event)
        self.update()

    def _by_arrow(self, arrow: Spot, modifiers: Qt.KeyboardModifier) -> None:
        index = self.drawing.chosen
        shape = self.drawing.shapes[index]
        far = _FAR if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
        across, down = arrow[0] * far, arrow[1] * far
        if not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.drawing.replace(index, shape.moved(across, down), nudge=True)
        elif shape.kind is ShapeKind.RECT:
            self.drawing.replace(index, resized(shape, across, down), nudge=True)
        self.changed.emit()

    def add_rectangle(self) -> None:
        """Add a rectangle in the middle of what is seen, to be moved by keys."""
        if self._sheet is None or self.previewing:
            return
        seen: QRect = self.visibleRegion().boundingRect()
        width, height = self.size_px
        centre = self._inside(
            self._spot(QPointF(seen.center()) if not seen.isEmpty() else QPointF(self.rect().center()))
        )
        across = max(1, min(width, round(seen.width() / self._scale)) // 8)
        down = max(1, min(height, round(seen.height() / self._scale)) // 12)
        corners = (centre[0] - across, centre[1] - down), (centre[0] + across, centre[1] + down)
        if self.drawing.add(Shape(ShapeKind.RECT, (self._inside(corners[0]), self._inside(corners[1])))):
            self.changed.emit()
        else:
            self.full.emit()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard brought the focus."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._ring = False
        super().focusOutEvent(event)
        self.update()
