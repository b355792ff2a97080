"""Words to read: headings, body text, small print; always plain text, always wrapping, with air between lines."""

from typing import Final, Literal

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from appui.theme import paint
from appui.theme.theme import current_theme

Align = Literal["start", "centre", "end"]
_HEADINGS: Final = {0: "display", 1: "title", 2: "lead", 3: "body"}
# Line height as a multiple of the letters' size.
_AIR: Final = {"small": 1.4, "body": 1.45, "lead": 1.35, "title": 1.25, "display": 1.18}
# Running text beyond this many letters a line tires the eye; it only guides the natural width.
_NATURAL_LETTERS: Final = 64


class PlainLabel(QLabel):
    """A label that never reads its text as markup, whoever wrote it, and follows the theme.

    To Qt and to screen readers it is a QLabel; only its lines are set by us, because Qt's have no air.
    """

    def __init__(
        self, text: str, size: str, role: str = "text", *, strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self._size = size
        self._role = role
        self._strong = strong
        self._laid: tuple[str, float, QTextLayout, QSize] | None = None
        self._align: Align = "start"
        self._middle = False
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)
        self.restyle()
        self.theme.changed.connect(self.restyle)

    def set_text(self, text: str) -> None:
        """Set the words."""
        if "<" in text:
            # Without one, nothing could be taken for markup: and naming the format costs a start-up (theme/paint.py).
            self.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        self.setText(text)

    def set_align(self, align: Align, *, middle: bool = False) -> None:
        """Put the lines at the start, in the centre or at the end of the width, at the top or in the middle."""
        self._align, self._middle = align, middle
        self.update()

    def set_role(self, role: str) -> None:
        """Write in the colour of another role."""
        self._role = role
        self.restyle()

    def restyle(self) -> None:
        """Take font and colour from the theme anew."""
        self._laid = None
        self.setFont(self.theme.font(self._size, strong=self._strong))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        margins = self.contentsMargins()
        return self._lay(width - margins.left() - margins.right()).height() + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Return a size with lines of readable length."""
        margins = self.contentsMargins()
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0.0)
        if self.wordWrap():
            widest = min(widest, metrics.averageCharWidth() * _NATURAL_LETTERS)
        width = int(widest) + 2 + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size at which no word is cut."""
        if not self.wordWrap():
            return self.sizeHint()
        margins = self.contentsMargins()
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0.0)
        return QSize(int(longest) + 2 + margins.left() + margins.right(), self._line_height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole label is painted
        """Paint the lines."""
        area = self.contentsRect()
        self._lay(area.width())
        if self._laid is None:
            return
        layout, height, text = self._laid[2], self._line_height(), self.text().replace("\n", "\u2028")
        top = area.top() + (max(0, area.height() - self._laid[3].height()) // 2 if self._middle else 0)
        role = self._role if self.isEnabled() else "muted"
        flags = paint.V_CENTRE | paint.ONE_LINE
        flags |= {"start": paint.LEADING, "centre": paint.H_CENTRE, "end": paint.TRAILING}[self._align]
        painter = QPainter(self)
        painter.setFont(self.font())
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            part = text[line.textStart() : line.textStart() + line.textLength()].strip(" \u2028")
            row = QRect(area.left(), top + number * height, area.width(), height)
            paint.words(painter, self.theme, row, flags, part, role)

    def _line_height(self) -> int:
        return round(self.font().pixelSize() * _AIR[self._size])

    def _lay(self, width: int) -> QSize:
        room = float(max(width, 1)) if self.wordWrap() else 1e6
        if self._laid is not None and self._laid[:2] == (self.text(), room):
            return self._laid[3]
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        layout.beginLayout()
        height, widest, count = self._line_height(), 0.0, 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, count * height))
            widest = max(widest, line.naturalTextWidth())
            count += 1
        layout.endLayout()
        size = QSize(int(widest) + 1, height * count if self.text() else 0)
        self._laid = (self.text(), room, layout, size)
        return size


class Heading(PlainLabel):
    """A heading: level 0 for the one great question of a page, 1 for a title, 2 and 3 below it."""

    def __init__(self, text: str, level: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(text, _HEADINGS[level], strong=True, parent=parent)
        self.level = level


class Body(PlainLabel):
    """Running text; `muted` for the second rank, `lead` one step larger."""

    def __init__(
        self,
        text: str,
        *,
        muted: bool = False,
        lead: bool = False,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        size, role = "lead" if lead else "body", "muted" if muted else "text"
        super().__init__(text, size, role, strong=strong, parent=parent)


class Small(PlainLabel):
    """Small print, muted."""

    def __init__(self, text: str, *, role: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(text, "small", role, parent=parent)
