"""One screen, frozen: a window that lies exactly over it, shows its picture at its own ratio, and is drawn on."""

import ctypes
import sys
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from appui.qt_adapters.overlay import painting
from appui.qt_adapters.overlay.painting import Inks, Scale
from appui.qt_adapters.overlay.panel import Panel
from appui.qt_adapters.overlay.selection import Holding, Selection
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.announce import announce
from appui.widgets.services import PartKind, Still
from appui_core.intake.region import Grip, Region, Size
from appui_core.ports import Span

# How near a hand must come to an edge, in logical pixels either way.
_REACH: Final = 12
_BORDER: Final = 16  # around the chosen part, logical: edge and handles
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR: Final = 10  # pixels a step with Ctrl
_KEEP: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Frozen(QWidget):
    """`chosen` with a Region once the person keeps one; `left` without; `onward`: to the next or previous screen.

    `began` when a part is begun here, so that other screens let go of theirs.
    """

    chosen = Signal(object)
    left = Signal()
    onward = Signal(int)
    began = Signal()

    still: Still
    kind: PartKind
    panel: Panel

    def __init__(self, screen: QScreen) -> None:
        """Be ready over a screen; there is nothing to see before `freeze`."""
        super().__init__(None, _flags())
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = current_theme()
        self._inks = Inks.of(self._theme)
        self._pointer: tuple[int, int] | None = None
        self._current = -1
        self._low = False
        self._screen = screen
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle("Appui")

    def made(self) -> Span | None:
        """Have the window made before it is needed, and return the memory it is painted in, if that is known."""
        self.winId()
        store = self.backingStore()
        store.resize(self.size())
        store.beginPaint(QRegion(self.rect()))
        memory = store.paintDevice()
        store.endPaint()
        if not isinstance(memory, QImage) or memory.isNull():
            return None
        return Span(ctypes.addressof(ctypes.c_ubyte.from_buffer(memory.bits())), memory.sizeInBytes())

    def freeze(
        self,
        still: Still,
        kind: PartKind,
        places: Sequence[tuple[Region, str]] = (),
        *,
        several: bool = False,
    ) -> None:
        """Take the picture of the screen, what is chosen on it, and where windows lie; once."""
        self.setObjectName(f"overlay_{still.screen.number}")
        # The screen may have changed since the window was made.
        self.setGeometry(self._screen.geometry())
        self.still, self.kind = still, kind
        self._picture = still.image
        size = Size(self._picture.width(), self._picture.height())
        self.scale = Scale(size, self._screen.devicePixelRatio())
        self.selection = Selection(size)
        self._places = list(places)
        self.panel = Panel(kind, several=several, parent=self)
        self.panel.kept.connect(self._keep)
        self.panel.left.connect(self.left)
        self.panel.entered.connect(self._step_aside)
        self.panel.place(low=False)
        self.setAccessibleName(
            translate("Overlay", "Image figée de l’écran {number}").format(number=still.screen.number)
        )
        self.setAccessibleDescription(self.panel.keys_words())

    @property
    def region(self) -> Region | None:
        """What is chosen so far."""
        return self.selection.region

    def clear(self) -> None:
        """Choose nothing: a part was begun on another screen."""
        self._change(lambda: setattr(self.selection, "region", None))

    # --- the hand ----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold, or choose the window under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = self._at(event)
        if self.kind == "window":
            self._change(lambda: self._hover(at))
            self._keep()
            return
        self.began.emit()
        self._change(lambda: self.selection.press(at, self._reach()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        at = self._at(event)

        def follow() -> None:
            self._pointer = at
            if self.kind == "window":
                self._hover(at)
            else:
                self.selection.drag(at)

        self._change(follow)
        self._show_shape(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton and self.kind == "region":
            self._change(self.selection.release)
            self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Keep what is under a double click, as Enter does."""
        region = self.region
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.kind == "region" and region is not None and region.has(*self._at(event)):
            self._keep()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the loupe away with the pointer."""
        super().leaveEvent(event)
        self._change(lambda: setattr(self, "_pointer", None))

    # --- the keyboard ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, size, keep, leave."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _KEEP:
            self._keep()
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._tab(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key in _STEPS and self.kind == "window":
            self._tab(sum(_STEPS[key]))
        elif key in _STEPS:
            self._step(event, *_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look the same with the keyboard and without it: Qt would paint the whole picture once more."""
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Look the same."""
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave, when the desktop closes it (Alt+F4): whoever waits must hear of it."""
        super().closeEvent(event)
        self.left.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, ARG002 - Qt's name and signature
        """Leave Tab to `keyPressEvent`: there is nothing to go to but screens and windows."""
        return False

    def _step(self, event: QKeyEvent, across: int, down: int) -> None:
        self.began.emit()
        far = _FAR if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
        sizing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._change(lambda: self.selection.step(across * far, down * far, sizing=sizing))
        self._tell()

    def _tab(self, by: int) -> None:
        last = self._current + by
        if self.kind == "region" or not 0 <= last < len(self._places):
            self._current = -1
            self.onward.emit(by)
            return
        self.choose_window(last)

    def choose_window(self, index: int) -> None:
        """Choose a window of this screen by its place in the list, the front one first; -1: the last."""
        if not self._places:
            return
        self.began.emit()
        self._current = index % len(self._places)
        region, title = self._places[self._current]
        self._change(lambda: setattr(self.selection, "region", region))
        announce(self, title or translate("Overlay", "Fenêtre sans titre"))

    def _keep(self) -> None:
        if self.region is not None:
            self.chosen.emit(self.region)

    def _tell(self) -> None:
        if self.region is not None:
            announce(self, self._measure())

    # --- what changes on the picture ---------------------------------------------------------------------------

    def _hover(self, at: tuple[int, int]) -> None:
        found = next((n for n, (region, _title) in enumerate(self._places) if region.has(*at)), None)
        if found is not None:
            if found != self._current:
                self.began.emit()
            self._current = found
            self.selection.region = self._places[found][0]

    def _change(self, act: Callable[[], object]) -> None:
        """Do something and repaint what it changed, no more: a whole 4K screen would be felt."""
        before, loupe = self.region, self._loupe()
        act()
        if (before is None) != (self.region is None):
            # The rest grows darker, or light again.
            self.update()
        damage = self._outline(before).united(self._outline(self.region))
        inside = QRegion(self._rect(before)).xored(QRegion(self._rect(self.region)))
        damage = damage.united(inside).united(QRegion(loupe)).united(QRegion(self._loupe()))
        if not damage.isEmpty():
            for part in painting.rects_of(damage):
                self.update(self.scale.logical(part))
        self._place_panel()

    def _step_aside(self) -> None:
        """Go to the lower edge, once, when the pointer looks for what lies under the words."""
        if self.region is None and not self._low:
            self._low = True
            self.panel.place(low=True)

    def _place_panel(self) -> None:
        holding = self.selection.holding is not Holding.NOTHING
        self.panel.setVisible(not holding)
        if holding:
            return
        self.panel.keep_button.setVisible(self.region is not None and self.kind == "region")
        self.panel.place(low=self._low)
        if self.region is not None:
            chosen = self.scale.logical(painting.rect_of(self.region))
            if self.panel.geometry().intersects(chosen):
                self.panel.place(low=not self._low)

    def _rect(self, region: Region | None) -> QRect:
        return QRect() if region is None else painting.rect_of(region)

    def _outline(self, region: Region | None) -> QRegion:
        if region is None:
            return QRegion()
        around, rect = self.scale.px(_BORDER), painting.rect_of(region)
        band = QRegion(rect.adjusted(-around, -around, around, around))
        band = band.subtracted(QRegion(rect.adjusted(around, around, -around, -around)))
        return band.united(QRegion(self._measure_place(rect)))

    def _loupe(self) -> QRect:
        drawing = self.selection.holding in {Holding.NOTHING, Holding.DRAWING, Holding.SIZING}
        if self._pointer is None or self.kind == "window" or not drawing:
            return QRect()
        if self.selection.holding is Holding.NOTHING and self.panel.geometry().contains(self._logical_pointer()):
            return QRect()
        return painting.loupe_place(self._pointer, self.scale)

    def _logical_pointer(self) -> QPoint:
        x, y = self._pointer or (0, 0)
        return QPoint(int(x / self.scale.ratio), int(y / self.scale.ratio))

    def _measure(self) -> str:
        region = self.region
        return f"{region.width} × {region.height}" if region is not None else ""

    def _measure_place(self, rect: QRect) -> QRect:
        metrics = QFontMetrics(self._font())
        pad = self.scale.px(6)
        words = QSize(metrics.horizontalAdvance(self._measure()) + 2 * pad, metrics.height() + pad)
        return painting.measure_place(rect, self.scale, words)

    def _font(self) -> QFont:
        font = self._theme.font("body", strong=True)
        font.setPixelSize(self.scale.px(font.pixelSize()))
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what changed: in device pixels, so that none of them is stretched."""
        painter = QPainter(self)
        painter.scale(1 / self.scale.ratio, 1 / self.scale.ratio)
        chosen = self._rect(self.region)
        for part in painting.rects_of(event.region()):
            painting.paint_ground(painter, self._picture, self.scale.covered(part), chosen, self._inks.shade)
        if self.region is not None:
            handles = self.kind == "region" and self.selection.holding is not Holding.DRAWING
            painting.paint_edge(painter, chosen, self.scale, self._inks, handles=handles)
            place = self._measure_place(chosen)
            painting.paint_measure(painter, place, self._measure(), self._font(), self._inks)
        loupe = self._loupe()
        if not loupe.isEmpty() and self._pointer is not None:
            painting.paint_loupe(painter, self._picture, self._pointer, self.scale, self._inks)
        painter.end()

    def _at(self, event: QMouseEvent) -> tuple[int, int]:
        position = event.position()
        return self.scale.device(position.x(), position.y())

    def _reach(self) -> int:
        return self.scale.px(_REACH)

    def _show_shape(self, at: tuple[int, int]) -> None:
        if self.kind == "window":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        elif self.selection.holding is Holding.NOTHING:
            self.setCursor(_shape(self.selection.grip_at(at, self._reach()), self.region, at))


def _shape(grip: Grip | None, region: Region | None, at: tuple[int, int]) -> Qt.CursorShape:
    if grip is None:
        inside = region is not None and region.has(*at)
        return Qt.CursorShape.SizeAllCursor if inside else Qt.CursorShape.CrossCursor
    if not grip.down:
        return Qt.CursorShape.SizeHorCursor
    if not grip.across:
        return Qt.CursorShape.SizeVerCursor
    falling = grip.across == grip.down
    return Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor


def _flags() -> Qt.WindowType:
    kinds = Qt.WindowType
    flags = kinds.FramelessWindowHint | kinds.WindowStaysOnTopHint | kinds.Tool
    if sys.platform not in {"win32", "darwin"} and QGuiApplication.platformName() == "xcb":
        # No window manager may move, animate or frame it: it lies over its screen to the pixel, at once.
        flags |= kinds.BypassWindowManagerHint
    return flags
