"""Buttons that draw themselves from the theme: tones, visible focus, text that wraps, at least 44 px to touch."""

import sys
from math import ceil
from typing import Final, Literal

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from appui.theme import paint
from appui.theme.theme import current_theme

Tone = Literal["primary", "secondary", "quiet", "call", "danger"]
TOUCH_PX: Final = 44
_ICON: Final = 20
# fill, text and edge of each tone; an empty name paints nothing.
_ROLES: Final[dict[str, tuple[str, str, str]]] = {
    "primary": ("action", "onaction", ""),
    "secondary": ("surface", "text", "edge"),
    "quiet": ("", "action", ""),
    "call": ("call", "oncall", ""),
    "danger": ("surface", "danger", "danger"),
}
# Heights of words by font, hash of the words, their length and width; as many as a dozen pages ask for.
_HEIGHTS: Final[dict[tuple[str, int, int, int], int]] = {}
_HEIGHTS_KEPT: Final = 1_000


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """Return `one` with `share` (0 to 1) of `other` in it."""
    keep = 1 - share
    return QColor.fromRgbF(
        one.redF() * keep + other.redF() * share,
        one.greenF() * keep + other.greenF() * share,
        one.blueF() * keep + other.blueF() * share,
    )


def by_keyboard(event: QFocusEvent) -> bool:
    """Tell whether the keyboard brought the focus, or a sheet that opened or closed: then a ring shows it."""
    reasons = QtCore.Qt.FocusReason
    return event.reason() in {
        reasons.TabFocusReason,
        reasons.BacktabFocusReason,
        reasons.ShortcutFocusReason,
        reasons.OtherFocusReason,
    }


def text_height(font: QFont, text: str, width_px: int) -> int:
    """Return the height of `text` wrapped to a width."""
    # A layout asks for the same many times over: measuring anew is a twentieth of what a page takes. No word is
    # kept here, only this process's own hash of it: what a person wrote does not outlive the lock.
    key = (font.key(), hash(text), len(text), width_px)
    found = _HEIGHTS.get(key)
    if found is None:
        room = QRect(0, 0, max(width_px, 1), 100_000)
        found = QFontMetrics(font).boundingRect(room, paint.WRAP, text).height()
        if len(_HEIGHTS) >= _HEIGHTS_KEPT:
            _HEIGHTS.clear()
        _HEIGHTS[key] = found
    return found


def text_width(font: QFont, text: str) -> int:
    """Return the width of the longest line of `text` when nothing makes it wrap."""
    metrics = QFontMetricsF(font)
    # Whole pixels and one to spare: wrapping measures a little wider than the letters' advances.
    return ceil(max((metrics.horizontalAdvance(line) for line in text.split("\n")), default=0.0)) + 2


def longest_word(font: QFont, text: str) -> int:
    """Return the width below which `text` can't be wrapped."""
    metrics = QFontMetrics(font)
    # No-break spaces hold words together, so only ordinary ones and line ends part them.
    return max((metrics.horizontalAdvance(word) for word in text.replace("\n", " ").split(" ")), default=0) + 1


class PaintedButton(QPushButton):
    """A button whose look is ours and whose behaviour, role and name are Qt's. Enter presses it as Space does."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.theme = current_theme()
        self.ring = False
        # An answer takes no second click of a double one: it was meant for the button that stood there before, and
        # would answer a question that nobody has read.
        self.answers = False
        # For the gallery, where many buttons show at once what one has at a time.
        self.ring_always = False
        self._pointed = False
        if sys.platform == "darwin":
            # macOS would otherwise leave buttons out of the tab order.
            self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the theme's sizes and colours anew."""
        self.setPalette(self.theme.ink(self.ink()))
        self.updateGeometry()
        self.update()

    def ink(self) -> str:
        """Return the role of the words' colour."""
        return "text"

    def set_text(self, text: str) -> None:
        """Set the words; the accessible name follows them."""
        self.setText(text)
        self.updateGeometry()

    def natural_width(self) -> int:
        """Return the width at which nothing wraps."""
        raise NotImplementedError

    def narrow_width(self) -> int:
        """Return the width below which words would be cut."""
        raise NotImplementedError

    def height_at(self, width_px: int) -> int:
        """Return the height needed at a width."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """Return the width at which nothing wraps, and the height needed at the width it has now."""
        width = self.natural_width()
        # A fixed height is also the greatest that box layouts give: it has to follow the wrapping.
        return QSize(width, self.height_at(min(width, self.width()) if self.isVisible() else width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the layout that another width may need another height."""
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        if before != now and self.height_at(now) != self.height_at(before if before > 0 else self.natural_width()):
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size at which no word is cut."""
        return QSize(self.narrow_width(), TOUCH_PX)

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at a width."""
        return self.height_at(width)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard brought the focus, or a sheet that opened or closed."""
        self.ring = self.theme.warmth.warm and by_keyboard(event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self.ring = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button, and any key bring the ring back."""
        self.ring = True
        if event.key() in {QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Press again, except where the button is an answer."""
        if self.answers:
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint under the mouse, which shows that there is something to press."""
        if not self._pointed:
            self._pointed = True
            self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint once the mouse has left."""
        super().leaveEvent(event)
        self.update()

    def panel(self, painter: QPainter, fill: QColor | None, edge: QColor | None, radius: int) -> None:
        """Paint the ground: hover and press shade it, focus draws a ring that no other state looks like."""
        theme = self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if fill is not None:
            share = 0.16 if self.isDown() else 0.08 if self.underMouse() and self.isEnabled() else 0.0
            fill = mix(fill, theme.colour("text"), share)
        paint.rounded(painter, area.adjusted(0.5, 0.5, -0.5, -0.5), radius, fill, edge)
        if self.ring_always or (self.ring and self.hasFocus()):
            # Two rings, dark and light, so that one of them stands out on any ground.
            paint.ring(painter, area.adjusted(3, 3, -3, -3), radius - 2, theme.colour("surface"), 2.0)
            paint.ring(painter, area.adjusted(1.25, 1.25, -1.25, -1.25), radius, theme.colour("focus"), 2.5)


class ActionButton(PaintedButton):
    """The button of every page: words, maybe an icon before them and one after, in one of five tones."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        tone: Tone = "primary",
        parent: QWidget | None = None,
        *,
        trailing: str = "",
        centred: bool = True,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._tone: Tone = tone
        self._trailing = trailing
        self._centred = centred
        self._bare = False
        self._size = "body"
        self.setProperty("tone", tone)
        self.setPalette(self.theme.ink(self.ink()))

    def ink(self) -> str:
        """Return the role of the words' colour: each tone has its own."""
        return _ROLES[self._tone][1]

    def set_tone(self, tone: Tone) -> None:
        """Change what the button says it is for."""
        self._tone = tone
        self.setProperty("tone", tone)
        self.restyle()

    def set_icon(self, icon: str) -> None:
        """Change the icon before the words; an empty name takes it away."""
        self._icon = icon
        self.restyle()

    def set_size(self, size: str) -> None:
        """Set the words in another step of the type scale."""
        self._size = size
        self.restyle()

    def set_bare(self, bare: bool) -> None:  # noqa: FBT001 - one thing with two states
        """Show the icon alone, or the words too, which stay the name in any case."""
        if bare != self._bare:
            self._bare = bare
            self.restyle()

    def natural_width(self) -> int:
        """Return the width at which nothing wraps."""
        return self.bare_width() if self._bare else self.worded_width()

    def worded_width(self) -> int:
        """Return the width at which no word wraps, whether or not they are shown."""
        return text_width(self._font(), self.text()) + self._around() + 2

    def bare_width(self) -> int:
        """Return the width of the icon alone."""
        return self.theme.px(_ICON) + 2 * self._pad()

    def narrow_width(self) -> int:
        """Return the width below which words would be cut."""
        if self._bare:
            return self.bare_width()
        return longest_word(self._font(), self.text()) + self._around()

    def height_at(self, width_px: int) -> int:
        """Return the height needed at a width."""
        # An icon alone is as high as one line beside it.
        words = "A" if self._bare else self.text()
        text = text_height(self._font(), words, width_px - self._around())
        return max(TOUCH_PX, text + 2 * self.theme.space("m"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole button is painted
        """Paint ground, icons and words."""
        painter = QPainter(self)
        fill, ink, edge = _ROLES[self._tone]
        if not self.isEnabled():
            fill, ink, edge = ("" if self._tone == "quiet" else "sunken"), "off", ("line" if fill else "")
        ground = self.theme.colour(fill) if fill else None
        if not fill and (self.underMouse() or self.isDown()) and self.isEnabled():
            ground = self.theme.colour("actionsoft")
        line = self.theme.colour(edge) if edge else None
        self.panel(painter, ground, line, self.theme.tokens.radius["control"])
        if self._bare:
            side = self.theme.px(_ICON)
            at = QRect(0, 0, side, side)
            at.moveCenter(self.rect().center())
            painter.drawPixmap(at.topLeft(), self._picture(ink))
        else:
            self._paint_words(painter, ink)

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        font = self._font()
        room = self.width() - self._around()
        words = min(room, text_width(font, self.text()))
        used = words + self._around() - 2 * self._pad()
        left = (self.width() - used) // 2 if self._centred else self._pad()
        middle = self.height() // 2
        mirrored = self.isRightToLeft()
        icon_px = self.theme.px(_ICON)
        gap = self.theme.space("s") + 2

        def place(start: int, width: int) -> int:
            return self.width() - start - width if mirrored else start

        if self._icon:
            painter.drawPixmap(place(left, icon_px), middle - icon_px // 2, self._picture(ink))
            left += icon_px + gap
        area = QRect(place(left, words), 0, words, self.height())
        lines = self.theme.lines(self.text(), self._size, words, strong=True)
        lines.draw(painter, area, self.theme.colour(ink), "centre" if self._centred else "start", middle=True)
        if self._trailing:
            picture = self.theme.pixmap(self._trailing, ink, _ICON, mirrored=mirrored)
            painter.drawPixmap(place(left + words + gap, icon_px), middle - icon_px // 2, picture)

    def _picture(self, ink: str) -> QPixmap:
        # Back is where one has read before.
        mirrored = self._icon == "back" and self.isRightToLeft()
        return self.theme.pixmap(self._icon, ink, _ICON, mirrored=mirrored)

    def _font(self) -> QFont:
        return self.theme.font(self._size, strong=True)

    def _pad(self) -> int:
        return self.theme.space("s") if self._tone == "quiet" else self.theme.space("l") + 2

    def _around(self) -> int:
        each = self.theme.px(_ICON) + self.theme.space("s") + 2
        return 2 * self._pad() + (each if self._icon else 0) + (each if self._trailing else 0)
