"""The exhibits of a case by day, newest first; the older ones on demand, so that a long case opens at once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from appui.pages.evidence.jobs import Glance
from appui.pages.evidence.model import days
from appui.pages.evidence.parts.exhibit_row import ExhibitRow
from appui.pages.evidence.wording import day_words
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton
from appui.widgets.labels import Body, PlainLabel
from appui_core.cases.model import Exhibit

_AT_FIRST = 15


class Rule(QFrame):
    """A hairline between rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        current_theme().changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), current_theme().colour("line"))
        self.setPalette(palette)


class ExhibitList(QWidget):
    """Rows are made anew at each change; what was looked up for them is given back by the Looker."""

    opened = Signal(object, bool)
    withdraw = Signal(object)
    wanted = Signal(object)

    def __init__(
        self, language: Callable[[], str], blurred: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        del parent
        super().__init__()
        self._language = language
        self._blurred = blurred
        self._all: tuple[Exhibit, ...] = ()
        self._shown = _AT_FIRST
        self.rows: dict[str, ExhibitRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_exhibits(self, exhibits: tuple[Exhibit, ...]) -> None:
        """Show these exhibits."""
        if {each.case for each in exhibits} != {each.case for each in self._all}:
            self._shown = _AT_FIRST
        self._all = exhibits
        self._fill()

    def set_glance(self, exhibit_id: str, glance: Glance) -> None:
        """Complete a row."""
        row = self.rows.get(exhibit_id)
        if row is not None:
            row.set_unchanged(whole=glance.whole)
            if glance.thumbnail is not None:
                row.set_thumbnail(glance.thumbnail)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._fill()

    def _fill(self) -> None:
        self._empty()
        newest = sorted(self._all, key=lambda exhibit: exhibit.number, reverse=True)[: self._shown]
        if not newest:
            self._column.addWidget(
                Body(translate("Evidence", "Aucune pièce pour l’instant. Commencez par « Ajouter »."), muted=True)
            )
        for index, day in enumerate(days(newest)):
            self._add_day(day_words(day.day, self._language()), first=index == 0)
            for place, exhibit in enumerate(day.exhibits):
                if place:
                    self._column.addWidget(Rule())
                self._add_row(exhibit)
        if len(newest) < len(self._all):
            more = ActionButton(translate("Evidence", "Montrer les pièces plus anciennes"), "down", "secondary")
            more.setObjectName("list_more")
            more.clicked.connect(self._more)
            self._column.addWidget(more)
        self._column.addStretch(1)
        self.wanted.emit(tuple(newest))

    def _add_day(self, words: str, *, first: bool) -> None:
        title = PlainLabel(words, "small", "muted", strong=True)
        title.setContentsMargins(0, 0 if first else 20, 0, 6)
        self._column.addWidget(title)
        self._column.addWidget(Rule())

    def _add_row(self, exhibit: Exhibit) -> None:
        row = ExhibitRow(exhibit, blurred=self._blurred())
        row.opened.connect(self.opened)
        row.withdraw.connect(self.withdraw)
        self.rows[exhibit.id] = row
        self._column.addWidget(row)

    def _more(self) -> None:
        self._shown += _AT_FIRST
        self._fill()

    def _empty(self) -> None:
        self.rows = {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
