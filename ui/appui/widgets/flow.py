"""Two layouts that give way when text grows: one that wraps like words, one whose columns stack."""

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class _ItemLayout(QLayout):
    """What both layouts share: a list of items."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in; Qt calls this."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or return None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def shown(self) -> list[QLayoutItem]:
        """Return the items that take room."""
        return [item for item in self._items if not item.isEmpty()]

    def minimumSize(self) -> QSize:
        """Return the widest of the items' least sizes."""
        size = QSize()
        for item in self.shown():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())


def item_height(item: QLayoutItem, width: int) -> int:
    """Return an item's height at a width, whether or not it depends on it."""
    least, natural = item.minimumSize().height(), item.sizeHint().height()
    height = item.heightForWidth(width) if item.hasHeightForWidth() else natural
    return max(height, least if not item.hasHeightForWidth() else 0)


class StartFlow(_ItemLayout):
    """`FlowLayout` for the first frame (theme/paint.py); it would also take spare height, so put a stretch beside it."""

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one single line."""
        items = self.shown()
        width = sum(item.sizeHint().width() for item in items) + self.spacing() * max(0, len(items) - 1)
        height = max((item.sizeHint().height() for item in items), default=0)
        return QSize(width, height).expandedTo(self.minimumSize())

    def _place(self, rect: QRect, *, move: bool) -> int:
        lines: list[list[tuple[QLayoutItem, int, int]]] = [[]]
        left = 0
        for item in self.shown():
            width = min(item.sizeHint().width(), max(rect.width(), item.minimumSize().width()))
            if lines[-1] and left + width > rect.width():
                lines.append([])
                left = 0
            lines[-1].append((item, width, item_height(item, width)))
            left += width + self.spacing()
        top = rect.top()
        for line in lines:
            tallest = max((height for _, _, height in line), default=0)
            if move:
                self._place_line(line, QRect(rect.left(), top, rect.width(), tallest))
            top += tallest + (self.spacing() if line is not lines[-1] else 0)
        return top - rect.top()

    def _place_line(self, line: list[tuple[QLayoutItem, int, int]], area: QRect) -> None:
        owner = self.parentWidget()
        mirrored = owner is not None and owner.isRightToLeft()
        left = 0
        for item, width, height in line:
            at = area.right() + 1 - left - width if mirrored else area.left() + left
            top = area.top() + (area.height() - height) // 2
            item.setGeometry(QRect(QPoint(at, top), QSize(width, height)))
            left += width + self.spacing()


class StartColumns(_ItemLayout):
    """`ColumnsLayout` for the first frame (theme/paint.py); it would also take spare height, as `StartFlow` would."""

    def __init__(
        self,
        parent: QWidget | None = None,
        spacing: int = 24,
        least_px: int = 240,
        stretches: tuple[int, ...] = (),
    ) -> None:
        super().__init__(parent, spacing)
        self.least_px = least_px
        self._stretches = stretches

    def heightForWidth(self, width: int) -> int:
        """Return the height: the tallest column, or the sum when stacked."""
        items = self.shown()
        widths = self._widths(width)
        heights = [item_height(item, each) for item, each in zip(items, widths, strict=True)]
        if self.side_by_side(width):
            return max(heights, default=0)
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        """Return the size of the columns side by side."""
        items = self.shown()
        width = sum(max(self.least_px, item.sizeHint().width()) for item in items)
        width += self.spacing() * max(0, len(items) - 1)
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        owner = self.parentWidget()
        mirrored = owner is not None and owner.isRightToLeft()
        beside = self.side_by_side(rect.width())
        left, top = 0, rect.top()
        for item, width in zip(self.shown(), self._widths(rect.width()), strict=True):
            height = rect.height() if beside else item_height(item, width)
            at = rect.right() + 1 - left - width if mirrored else rect.left() + left
            item.setGeometry(QRect(at, top, width, height))
            if beside:
                left += width + self.spacing()
            else:
                top += height + self.spacing()

    def side_by_side(self, width: int) -> bool:
        """Tell whether the columns stand side by side at a width."""
        items = self.shown()
        least = sum(max(self.least_px, item.minimumSize().width()) for item in items)
        return len(items) > 1 and width >= least + self.spacing() * (len(items) - 1)

    def _widths(self, width: int) -> list[int]:
        items = self.shown()
        if not self.side_by_side(width):
            return [width] * len(items)
        shares = [*self._stretches[: len(items)], *([1] * (len(items) - len(self._stretches)))]
        room = width - self.spacing() * (len(items) - 1)
        widths = [room * share // sum(shares) for share in shares]
        for index, item in enumerate(items):
            missing = max(self.least_px, item.minimumSize().width()) - widths[index]
            if missing > 0:
                widths[index] += missing
                widths[widths.index(max(widths))] -= missing
        return widths


class FlowLayout(StartFlow):
    """Items one after the other at their own width, going on below when the line is full."""

    def expandingDirections(self) -> "QtCore.Qt.Orientation":
        """Return that the width is used when there is some."""
        return QtCore.Qt.Orientation.Horizontal


class ColumnsLayout(StartColumns):
    """Columns side by side where each has `least_px`, else one below the other. `stretches` share the width."""

    def expandingDirections(self) -> "QtCore.Qt.Orientation":
        """Return that the width is used when there is some."""
        return QtCore.Qt.Orientation.Horizontal
