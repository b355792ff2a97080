"""Sheets: what opens over a page and closes with Esc. The page below can't be reached while one is open."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.labels import Heading


class Sheet(Card):
    """Base of every sheet: a title, a close button, `body` for the rest. `max_width` in pixels at 100 % text.

    `closed` is emitted when it leaves the layer, whoever closed it.
    """

    closed = Signal()

    def __init__(self, title: str, max_width: int = 760, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="xl")
        self.max_width = max_width
        outer = self.body
        outer.setSpacing(self.theme.space("m"))
        self.head = QHBoxLayout()
        self.heading = Heading(title, 1)
        self.head.addWidget(self.heading, 1)
        self.close_button = ActionButton("", "close", "quiet")
        self.close_button.clicked.connect(self.request_close)
        self.head.addWidget(self.close_button, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        outer.addLayout(self.head)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.inner = QWidget()
        self.inner.setObjectName("scrolled")
        self.body = QVBoxLayout(self.inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(self.theme.space("m"))
        self.scroller.setWidget(self.inner)
        outer.addWidget(self.scroller, 1)
        self.set_scrolling(scrolling=False)
        self.setAccessibleName(title)
        self._close_words()

    def set_title(self, title: str) -> None:
        """Set the title, which is also the sheet's accessible name."""
        self.heading.set_text(title)
        self.setAccessibleName(title)

    def request_close(self) -> None:
        """Leave, as the close button and Esc do. A sheet that may not be left overrides this."""
        layer = self.parent()
        if isinstance(layer, SheetLayer):
            layer.close_sheet(self)

    def first_focus(self) -> QWidget:
        """Return what gets the focus when the sheet opens."""
        return self.close_button

    def retranslate(self) -> None:
        """Set words anew after a change of language; sheets with words of their own extend this."""

    def set_scrolling(self, *, scrolling: bool) -> None:
        """Put the scroll bar into the sheet's margin, so that the content keeps its place with and without it."""
        pad = self.theme.space("xl")
        bar = self.theme.space("l") if scrolling else 0
        outer = self.layout()
        if outer is not None:
            outer.setContentsMargins(*self._at_end(pad - bar, pad))
        self.head.setContentsMargins(*self._at_end(bar))
        self.body.setContentsMargins(*self._at_end(self.theme.space("xs") // 2 if scrolling else 0))
        policy = (
            QtCore.Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if scrolling
            else QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.scroller.setVerticalScrollBarPolicy(policy)

    def _at_end(self, end: int, others: int = 0) -> tuple[int, int, int, int]:
        # Left, top, right, bottom; Qt mirrors layouts but not their margins.
        return (end, others, others, others) if self.isRightToLeft() else (others, others, end, others)

    def ideal_height(self, width_px: int) -> int:
        """Return the height at which nothing scrolls, for a width."""
        pad = self.theme.space("xl")
        inside = width_px - 2 * pad
        head = max(self.close_button.height_at(10_000), self.heading.heightForWidth(inside // 2))
        height = (
            self.body.heightForWidth(inside) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        )
        least = self.body.minimumSize().height() if not self.body.hasHeightForWidth() else 0
        return head + self.theme.space("m") + max(height, least) + 2 * pad + 2

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._close_words()
            self.retranslate()
        super().changeEvent(event)

    def _close_words(self) -> None:
        self.close_button.set_text(translate("Sheet", "Fermer"))


class SheetLayer(QWidget):
    """Covers what it is given to cover with a shade and shows the topmost sheet on it; sheets pile up."""

    emptied = Signal()
    opened = Signal()

    def __init__(self, window: QWidget, beneath: QWidget | None = None) -> None:
        super().__init__(window)
        self.theme = current_theme()
        self._beneath = beneath
        self._sheets: list[QWidget] = []
        self._return_to: list[QWidget | None] = []
        self.hide()
        self.theme.changed.connect(self._settle)

    def open_sheet(self, sheet: QWidget) -> None:
        """Show a sheet above whatever is open; one that is open already comes to the front."""
        if sheet in self._sheets:
            self._sheets.remove(sheet)
            self._sheets.append(sheet)
            self._show_top()
            return
        focused = QApplication.focusWidget()
        self._return_to.append(focused)
        self._sheets.append(sheet)
        sheet.setParent(self)
        for part in _measured(sheet):
            part.installEventFilter(self)
        if self._beneath is not None:
            self._beneath.setEnabled(False)
        self._show_top()
        self.opened.emit()

    def close_sheet(self, sheet: QWidget | None = None) -> bool:
        """Close one sheet (default the topmost); return whether there was one."""
        target = sheet or self.top()
        if target is None or target not in self._sheets:
            return False
        self._sheets.remove(target)
        back = self._return_to.pop()
        for part in _measured(target):
            part.removeEventFilter(self)
        target.hide()
        if not self._sheets:
            self.hide()
            if self._beneath is not None:
                self._beneath.setEnabled(True)
        self._show_top()
        if back is not None and isValid(back) and back.isVisible() and back.isEnabled():
            back.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        if isinstance(target, Sheet):
            target.closed.emit()
        target.setParent(None)
        target.deleteLater()
        if not self._sheets:
            self.emptied.emit()
        return True

    def escape(self) -> bool:
        """Do what Esc does to the topmost sheet; return whether there was one."""
        top = self.top()
        if top is None:
            return False
        if isinstance(top, Sheet):
            top.request_close()
        else:
            self.close_sheet(top)
        return True

    def top(self) -> QWidget | None:
        """Return the sheet in front, or None."""
        return self._sheets[-1] if self._sheets else None

    def sheets(self) -> tuple[QWidget, ...]:
        """Return the open sheets, the lowest first."""
        return tuple(self._sheets)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a sheet whose content changed the height it now needs."""
        top = self.top()
        if event.type() == QEvent.Type.LayoutRequest and top is not None and watched in _measured(top):
            QTimer.singleShot(0, self, self._place)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheet in the middle."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole layer is painted
        """Paint the shade."""
        shade = self.theme.colour("shade")
        shade.setAlphaF(0.55 if self.theme.scheme.endswith("dark") else 0.42)
        QPainter(self).fillRect(self.rect(), shade)

    def _show_top(self) -> None:
        for sheet in self._sheets[:-1]:
            sheet.hide()
        top = self.top()
        if top is None:
            return
        self.show()
        self.raise_()
        self._place()
        top.show()
        target = top.first_focus() if isinstance(top, Sheet) else top
        target.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        self.update()
        self._place()

    def _place(self) -> None:
        top = self.top()
        if top is None:
            return
        margin = self.theme.space("xl") if self.width() > 900 else self.theme.space("m")
        room_w, room_h = self.width() - 2 * margin, self.height() - 2 * margin
        if isinstance(top, Sheet):
            width = min(room_w, self.theme.px(top.max_width))
            ideal = top.ideal_height(width)
            height = min(room_h, ideal)
            top.set_scrolling(scrolling=ideal > room_h)
        else:
            width = min(room_w, top.sizeHint().width())
            height = min(room_h, top.sizeHint().height())
        above = max(margin, (self.height() - height) // 3)
        above = min(above, self.height() - height - margin) if height < room_h else margin
        top.setGeometry((self.width() - width) // 2, above, width, height)


def _measured(sheet: QWidget) -> tuple[QWidget, ...]:
    """Return what tells that a sheet needs another size: a scroll area keeps its content's requests to itself."""
    return (sheet, sheet.inner) if isinstance(sheet, Sheet) else (sheet,)
