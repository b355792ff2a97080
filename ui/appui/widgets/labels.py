"""Words to read: headings, body text, small print; always plain text, always wrapping, with air between lines."""

from typing import Final

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from appui.theme.lines import UNBROKEN, Align, Lines
from appui.theme.paint import brush
from appui.theme.theme import current_theme

_HEADINGS: Final = {0: "display", 1: "title", 2: "lead", 3: "body"}
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
            # Without one, nothing could be taken for markup, and naming the format costs a start (theme/paint.py).
            self.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        self.setText(text)

    def set_align(self, align: Align, *, middle: bool = False) -> None:
        """Put the lines at the start, in the centre or at the end of the width, at the top or in the middle."""
        self._align, self._middle = align, middle
        self.update()

    def set_size(self, size: str) -> None:
        """Write in another step of the type scale."""
        self._size = size
        self.restyle()

    def set_role(self, role: str) -> None:
        """Write in the colour of another role."""
        self._role = role
        self.restyle()

    def restyle(self) -> None:
        """Take font and colour from the theme anew."""
        self.setFont(self.theme.font(self._size, strong=self._strong))
        self.setPalette(self.theme.ink(self._role))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        margins = self.contentsMargins()
        across, down = margins.left() + margins.right(), margins.top() + margins.bottom()
        return self.lines(width - across).size.height() + down

    def sizeHint(self) -> QSize:
        """Return a size with lines of readable length; near, where `heightForWidth` is exact."""
        margins = self.contentsMargins()
        if not self.wordWrap():
            # As it will be painted: the widget's own metrics are of its last font until it is first shown.
            size = self.lines(UNBROKEN).size
            return QSize(size.width() + margins.left() + margins.right(), self.heightForWidth(0))
        metrics = self.fontMetrics()
        advances = [metrics.horizontalAdvance(line) for line in self.text().split("\n")]
        widest = min(max(advances) + 3, self.font().pixelSize() * _NATURAL_LETTERS // 2)
        count = sum(advance // widest + 1 for advance in advances)
        height = count * self.line_px()
        return QSize(widest + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size at which no word is cut."""
        if not self.wordWrap():
            return self.sizeHint()
        margins = self.contentsMargins()
        # The word with the most letters stands for the widest: measuring every word of every label takes long.
        longest = max(self.text().split(), key=len, default="")
        width = self.fontMetrics().horizontalAdvance(longest) + 2
        return QSize(width + margins.left() + margins.right(), self.font().pixelSize())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole label is painted
        """Paint the lines."""
        area = self.contentsRect()
        role = self._role if self.isEnabled() else "muted"
        colour = self.theme.colour(role)
        self.lines(area.width()).draw(QPainter(self), area, colour, self._align, middle=self._middle)

    def one_line_px(self) -> int:
        """Return how wide the words are where nothing wraps them."""
        return self.theme.lines(self.text(), self._size, strong=self._strong).size.width()

    def line_px(self) -> int:
        """Return the height of one line."""
        return self.theme.line_px(self._size)

    def lines(self, width: int) -> Lines:
        """Return the words broken at a width."""
        if not self.wordWrap():
            width = UNBROKEN
        return self.theme.lines(self.text(), self._size, width, strong=self._strong)


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


class NumberWord(PlainLabel):
    """A short telephone number with its word on one line; to a screen reader it is one text."""

    def __init__(self, number: str, word: str, parent: QWidget | None = None) -> None:
        self._number, self._word, self._word_size = number, word, "body"
        super().__init__(f"{number} {word}", "lead", "muted", parent=parent)
        self.setWordWrap(False)

    def set_word_size(self, size: str) -> None:
        """Write the word in another step of the type scale; the number stays as large."""
        self._word_size = size
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002 - one line
        """Return the height of the line."""
        return self.line_px()

    def sizeHint(self) -> QSize:
        """Return the size of the line."""
        number, word = self._parts()
        return QSize(number.size.width() + self._gap() + word.size.width(), self.line_px())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole label is painted
        """Paint the number, then the word."""
        theme = self.theme
        number, word = self._parts()
        painter, area = QPainter(self), self.contentsRect()
        used = number.size.width() + self._gap()
        mirrored = self.isRightToLeft()
        rest = area.adjusted(0, 0, -used, 0) if mirrored else area.adjusted(used, 0, 0, 0)
        word.draw(painter, rest, theme.colour("muted"), middle=True)
        # As a path: the painter's one pen writes the word (theme/lines.py).
        font = theme.font("lead", strong=True)
        path = QPainterPath()
        left = area.right() + 1 - number.size.width() if mirrored else area.left()
        metrics = QFontMetrics(font)
        ascent, descent = metrics.ascent(), metrics.descent()
        path.addText(QPointF(left, area.top() + (area.height() + ascent - descent) / 2), font, self._number)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, brush(theme.colour("text" if self.isEnabled() else "muted")))

    def _parts(self) -> tuple[Lines, Lines]:
        theme = self.theme
        return theme.lines(self._number, "lead", strong=True), theme.lines(self._word, self._word_size)

    def _gap(self) -> int:
        return self.theme.space("xs") + 2
