"""Two layouts that give way when text grows: one that wraps like words, one whose columns stack."""

from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from appui.theme.theme import current_theme


class _Measured(NamedTuple):
    """An item that takes room, with its sizes: asking again costs a walk through everything in it."""

    item: QLayoutItem
    least: QSize
    natural: QSize
    wraps: bool

    def height_at(self, width: int) -> int:
        """Return the height at a width, whether or not it depends on it."""
        if self.wraps:
            return self.item.heightForWidth(width)
        return max(self.least.height(), self.natural.height())


class _ItemLayout(QLayout):
    """What both layouts share: a list of items, measured once until Qt says that something changed."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._known: list[_Measured] | None = None
        self._heights: dict[int, int] = {}
        self._gap = spacing
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in; Qt calls this."""
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or return None past the end."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Forget what was measured; Qt calls this when a size may have changed."""
        self._forget()
        super().invalidate()

    def expandingDirections(self) -> "QtCore.Qt.Orientation":
        """Return that the width is used when there is some."""
        return QtCore.Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all items at a width."""
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = self.measure(width)
        return found

    def minimumSize(self) -> QSize:
        """Return the widest of the items' least sizes."""
        size = QSize()
        for one in self.shown():
            size = size.expandedTo(one.least)
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self.place(rect)

    def shown(self) -> list[_Measured]:
        """Return the items that take room."""
        if self._known is None:
            self._known = [
                _Measured(item, item.minimumSize(), item.sizeHint(), item.hasHeightForWidth())
                for item in self._items
                if not item.isEmpty()
            ]
        return self._known

    def mirrored(self) -> bool:
        """Tell whether the start is on the right."""
        owner = self.parentWidget()
        return owner is not None and owner.isRightToLeft()

    def measure(self, width: int) -> int:
        """Return the height of all items at a width."""
        raise NotImplementedError

    def place(self, rect: QRect) -> None:
        """Put the items in their places."""
        raise NotImplementedError

    def _forget(self) -> None:
        self._known = None
        self._heights.clear()


class FlowLayout(_ItemLayout):
    """Items one after the other at their own width, going on below when a line is full. `at_end`: from there."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8, *, at_end: bool = False) -> None:
        super().__init__(parent, spacing)
        self._at_end = at_end
        self._between = spacing

    def set_gap(self, gap: int, between: int) -> None:
        """Change the room between items, and between lines."""
        self._gap, self._between = gap, between
        self.invalidate()

    def sizeHint(self) -> QSize:
        """Return the size of one single line."""
        items = self.shown()
        width = sum(one.natural.width() for one in items) + self._gap * max(0, len(items) - 1)
        height = max((one.natural.height() for one in items), default=0)
        return QSize(width, height).expandedTo(self.minimumSize())

    def measure(self, width: int) -> int:
        """Return the height of all lines."""
        lines = self._lines(width)
        return sum(max(height for _, _, height in line) for line in lines) + self._between * max(0, len(lines) - 1)

    def place(self, rect: QRect) -> None:
        """Put the items in their lines, each in the middle of its line's height."""
        mirrored, top = self.mirrored(), rect.top()
        for line in self._lines(rect.width()):
            tallest = max(height for _, _, height in line)
            used = sum(width for _, width, _ in line) + self._gap * (len(line) - 1)
            left = max(0, rect.width() - used) if self._at_end else 0
            for item, width, height in line:
                at = rect.right() + 1 - left - width if mirrored else rect.left() + left
                item.setGeometry(QRect(at, top + (tallest - height) // 2, width, height))
                left += width + self._gap
            top += tallest + self._between

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int, int]]]:
        lines: list[list[tuple[QLayoutItem, int, int]]] = []
        left = 0
        for one in self.shown():
            width = min(one.natural.width(), max(room, one.least.width()))
            if not lines or left + width > room:
                lines.append([])
                left = 0
            lines[-1].append((one.item, width, one.height_at(width)))
            left += width + self._gap
        return lines


class ColumnsLayout(_ItemLayout):
    """Columns side by side where each has `least_px` (at 100 % text), else one below the other.

    `stretches` share the width. `last_on_top`: one below the other, the last column stands first. `alone_fills`:
    the only column that is shown is as tall as the layout.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        spacing: int = 24,
        least_px: int = 240,
        stretches: tuple[int, ...] = (),
        *,
        last_on_top: bool = False,
        alone_fills: bool = False,
    ) -> None:
        super().__init__(parent, spacing)
        self.least_px = least_px
        self._stretches = stretches
        self._last_on_top, self._alone_fills = last_on_top, alone_fills
        self._theme = current_theme()

    def sizeHint(self) -> QSize:
        """Return the size of the columns side by side."""
        items = self.shown()
        width = sum(max(self._least(), one.natural.width()) for one in items) + self._gap * max(0, len(items) - 1)
        return QSize(width, self.heightForWidth(width))

    def measure(self, width: int) -> int:
        """Return the height: the tallest column, or the sum when stacked."""
        items = self.shown()
        heights = [one.height_at(each) for one, each in zip(items, self._widths(width), strict=True)]
        if self.side_by_side(width):
            return max(heights, default=0)
        return sum(heights) + self._gap * max(0, len(heights) - 1)

    def place(self, rect: QRect) -> None:
        """Put the columns side by side, all as tall as the tallest, or one below the other."""
        mirrored, beside = self.mirrored(), self.side_by_side(rect.width())
        left, top = 0, rect.top()
        placed = list(zip(self.shown(), self._widths(rect.width()), strict=True))
        whole = self._alone_fills and len(placed) == 1
        for one, width in placed[::-1] if self._last_on_top and not beside else placed:
            height = rect.height() if beside or whole else one.height_at(width)
            at = rect.right() + 1 - left - width if mirrored else rect.left() + left
            one.item.setGeometry(QRect(at, top, width, height))
            if beside:
                left += width + self._gap
            else:
                top += height + self._gap

    def side_by_side(self, width: int) -> bool:
        """Tell whether the columns stand side by side at a width."""
        items = self.shown()
        least = sum(max(self._least(), one.least.width()) for one in items)
        return len(items) > 1 and width >= least + self._gap * (len(items) - 1)

    def _least(self) -> int:
        return self._theme.px(self.least_px)

    def _widths(self, width: int) -> list[int]:
        items = self.shown()
        if not self.side_by_side(width):
            return [width] * len(items)
        shares = [*self._stretches[: len(items)], *([1] * (len(items) - len(self._stretches)))]
        room = width - self._gap * (len(items) - 1)
        widths = [room * share // sum(shares) for share in shares]
        for index, one in enumerate(items):
            missing = max(self._least(), one.least.width()) - widths[index]
            if missing > 0:
                widths[index] += missing
                widths[widths.index(max(widths))] -= missing
        return widths
