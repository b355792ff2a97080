"""A column of rows of which only those near the eye exist, however many there are; it stands in a scrolling page.

Rows are built a few at a time, so that no turn of the event loop takes longer than a frame; their heights are
estimated until they were built once. A row that has the keyboard stays, wherever the page is scrolled to.
"""

import time
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

# Built in one turn even when nobody sees the page yet: a screenful.
AT_ONCE = 10
_UNSEEN_PX = 900
# A row takes 4 to 6 ms: as a rule one a turn.
_TURN_S = 0.002
_GUESS_PX = 110


class VirtualRows(QWidget):
    """`make` builds the row at a place; `settled` carries the places that can be seen, once scrolling rests.

    `at_once` rows are built in the turn in which the list is filled, the others in the turns after it.
    """

    settled = Signal(list)
    dropped = Signal(object)

    def __init__(self, make: Callable[[int], QWidget], at_once: int = AT_ONCE) -> None:
        super().__init__()
        self._make = make
        self._at_once = at_once
        self.built: dict[int, QWidget] = {}
        self._heights: list[int] = []
        self._known: list[bool] = []
        self._tops: list[int] = [0]
        self._area: QScrollArea | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._build)
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._refit.timeout.connect(self._remeasure)
        self._rest = QTimer(self, singleShot=True, interval=60)
        self._rest.timeout.connect(lambda: self.settled.emit(self.seen()))

    def set_count(self, count: int) -> None:
        """Have this many rows, all made anew."""
        for place in tuple(self.built):
            self._drop(place)
        self._heights, self._known = [_GUESS_PX] * count, [False] * count
        self._measure()
        self._build(self._at_once)
        self.settled.emit(self.seen())

    def renew(self, places: Iterable[int]) -> None:
        """Make the rows at these places anew: what stands there changed."""
        for place in [place for place in places if place in self.built]:
            self._drop(place)
            self._add(place)
        self._settle(self._window()[0])

    def seen(self) -> list[int]:
        """Return the places of the rows that can be seen now, built or not."""
        top, bottom = self._window()
        return [place for place in self._between(top, bottom) if self._heights[place]]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._known = [False] * len(self._known)
            for place in self.built:
                self._fit(place)
            self._measure()
            self._turn.start()
            self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the page that scrolls."""
        super().showEvent(event)
        if self._area is None:
            parent = self.parentWidget()
            while parent is not None and not isinstance(parent, QScrollArea):
                parent = parent.parentWidget()
            self._area = parent
            if parent is not None:
                parent.verticalScrollBar().valueChanged.connect(self._scrolled)
                parent.verticalScrollBar().rangeChanged.connect(self._scrolled)
        self._scrolled()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with another text size."""
        super().changeEvent(event)
        if event.type() in {event.Type.FontChange, event.Type.StyleChange} and self._heights:
            self._refit.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take notice of a row that asks for another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._refit.start()
        return super().eventFilter(watched, event)

    def _remeasure(self) -> None:
        before = dict(enumerate(self._heights))
        for place in self.built:
            self._fit(place)
        if any(self._heights[place] != before[place] for place in self.built):
            self._settle(self._window()[0])
            self._turn.start()

    def _scrolled(self) -> None:
        self._turn.start()
        self._rest.start()

    def _window(self) -> tuple[int, int]:
        if self._area is None or not self.isVisible():
            return 0, _UNSEEN_PX
        top = self.mapFrom(self._area.viewport(), QPoint(0, 0)).y()
        return top, top + self._area.viewport().height()

    def _between(self, top: int, bottom: int) -> range:
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, max(0, bottom))
        return range(first, min(last, len(self._heights)))

    def _build(self, least: int = 0) -> None:
        """Build what is near and missing, nearest to the eye first, and drop what is far."""
        top, bottom = self._window()
        spare = bottom - top
        near = self._between(top - spare // 2, bottom + spare // 2)
        eye = self._between(top, bottom)
        wanted = [*eye, *(place for place in near if place not in eye)]
        missing = [place for place in wanted if place not in self.built]
        far = self._between(top - 2 * spare, bottom + 2 * spare)
        focus = QApplication.focusWidget()
        for place in [place for place in self.built if place not in far]:
            if focus is None or not self.built[place].isAncestorOf(focus):
                self._drop(place)
        until, made = time.perf_counter() + _TURN_S, 0
        for place in missing:
            if made >= max(1, least) and time.perf_counter() > until:
                break
            if least and made >= least:
                break
            self._add(place)
            made += 1
        if made:
            self._settle(top)
        if len(missing) > made and (not least or self._area is not None):
            self._turn.start()

    def _add(self, place: int) -> None:
        row = self._make(place)
        row.setParent(self)
        row.installEventFilter(self)
        self.built[place] = row
        self._fit(place)
        row.show()

    def _fit(self, place: int) -> None:
        row = self.built[place]
        width = max(1, self.width())
        height = row.heightForWidth(width) if row.hasHeightForWidth() else row.sizeHint().height()
        self._heights[place] = max(1, height)
        self._known[place] = True

    def _settle(self, top: int) -> None:
        """Put everything in its place again, and keep under the eye what is there."""
        anchor = max(0, bisect_right(self._tops, top) - 1) if top > 0 else 0
        before = self._tops[anchor]
        self._measure()
        moved = self._tops[anchor] - before
        if moved and top > 0 and self._area is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + moved)
        self._chain()

    def _measure(self) -> None:
        sure = [height for height, known in zip(self._heights, self._known, strict=True) if known]
        guess = sorted(sure)[len(sure) // 2] if sure else _GUESS_PX
        self._heights = [
            height if known else guess for height, known in zip(self._heights, self._known, strict=True)
        ]
        self._tops = list(accumulate(self._heights, initial=0))
        if self.minimumHeight() != self._tops[-1] or self.maximumHeight() != self._tops[-1]:
            self.setFixedHeight(self._tops[-1])
        for place, row in self.built.items():
            row.setGeometry(0, self._tops[place], self.width(), self._heights[place])

    def _chain(self) -> None:
        """Let the keyboard go from row to row as the eye does, in whichever order they were built."""
        previous: QWidget | None = None
        for place in sorted(self.built):
            stops = [child for child in self.built[place].findChildren(QWidget) if child.focusPolicy().value]
            for stop in stops:
                if previous is not None:
                    QWidget.setTabOrder(previous, stop)
                previous = stop

    def _drop(self, place: int) -> None:
        row = self.built.pop(place)
        self.dropped.emit(row)
        row.hide()
        row.deleteLater()
