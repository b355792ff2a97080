"""Hands on the masking page: where a pixel of the original is on the widget, and drawing from one to another."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from appui.pages.evidence.parts.mask_view import MaskView
from appui_core.cases.mask_plan import Shape, ShapeKind
from fakes.evidence_room import EvidenceRoom

RECT, STROKE = ShapeKind.RECT, ShapeKind.STROKE
NONE = Qt.KeyboardModifier.NoModifier
Spot = tuple[int, int]


def mask_view(room: EvidenceRoom) -> MaskView:
    """Return the masking page, its picture shown."""
    part = room.page._part
    assert isinstance(part, MaskView)
    assert part.drawings, "the picture did not come"
    return part


def at(view: MaskView, spot: Spot) -> QPoint:
    """Return the middle of a pixel of the original, on the widget."""
    scale = view.canvas.scale()
    return QPoint(int((spot[0] + 0.5) * scale), int((spot[1] + 0.5) * scale))


def drag(view: MaskView, spots: Sequence[Spot]) -> None:
    """Press at the first pixel of the original, go over the others and let go at the last."""
    canvas, left = view.canvas, Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, NONE, at(view, spots[0]))
    for spot in spots[1:]:
        QTest.mouseMove(canvas, at(view, spot))
    QTest.mouseRelease(canvas, left, NONE, at(view, spots[-1]))


def drawn(view: MaskView) -> tuple[Shape, ...]:
    return view.canvas.drawing.shapes


def rect(one: Spot, other: Spot) -> Shape:
    """Return a rectangle between two pixels."""
    return Shape(RECT, (one, other))
