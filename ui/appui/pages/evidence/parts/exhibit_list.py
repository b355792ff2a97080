"""The exhibits of a case by day, newest first, or what a search found; only the rows near the eye exist."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from appui.pages.evidence.finder import Found
from appui.pages.evidence.jobs import Glance
from appui.pages.evidence.model import Day
from appui.pages.evidence.parts.exhibit_row import ExhibitRow
from appui.pages.evidence.parts.virtual_rows import VirtualRows
from appui.pages.evidence.wording import day_words
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.labels import Body, PlainLabel
from appui_core.cases.derived import Method
from appui_core.cases.model import Exhibit

_GLANCES_KEPT = 200
NOT_MADE: Mapping[str, Method] = {}


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
    """`wanted` carries the exhibits that can be seen; what is looked up for them comes back by `set_glance`."""

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
        self._days: tuple[Day, ...] = ()
        self._made = NOT_MADE
        self._found: Found | None = None
        self._titles: Mapping[str, str] = {}
        # A place holds an exhibit or the title of a day.
        self._places: list[Exhibit | str] = []
        self._shown: tuple[object, ...] = ()
        self._glances: dict[str, Glance] = {}
        self.rows: dict[str, ExhibitRow] = {}
        self._empty = Body("", muted=True)
        self._virtual = VirtualRows(self._make)
        self._virtual.settled.connect(self._tell_wanted)
        self._virtual.dropped.connect(self._gone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty)
        column.addWidget(self._virtual)
        column.addStretch(1)

    def set_days(self, days: tuple[Day, ...], made: Mapping[str, Method] = NOT_MADE) -> None:
        """Show the exhibits of a case; `made`: how Appui made some of them out of others, by id."""
        self._days, self._made = days, made
        if self._found is None:
            self._fill()

    def set_found(self, found: Found | None, titles: Mapping[str, str]) -> None:
        """Show what a search found, each with the title of its case (by code); None leads back to the case."""
        self._found, self._titles = found, titles
        self._fill()

    def set_glance(self, exhibit_id: str, glance: Glance) -> None:
        """Complete a row, now and whenever it is built again."""
        if len(self._glances) >= _GLANCES_KEPT:
            self._glances.pop(next(iter(self._glances)))
        self._glances[exhibit_id] = glance
        row = self.rows.get(exhibit_id)
        if row is not None:
            _complete(row, glance)

    def drop(self, exhibit_id: str) -> None:
        """Drop the small picture of an exhibit that is being withdrawn."""
        self._glances.pop(exhibit_id, None)
        row = self.rows.get(exhibit_id)
        if row is not None and row.picture is not None:
            row.picture.clear()

    def forget(self) -> None:
        """Drop every small picture: the vault was locked."""
        self._glances.clear()
        self._found = None

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._fill()

    def _fill(self) -> None:
        shown = (id(self._days), id(self._found), self._language(), self._blurred())
        if shown == self._shown:
            self._tell_wanted(self._virtual.seen())
            return
        self._shown = shown
        if self._found is not None:
            self._places = list(self._found.exhibits)
        else:
            self._places = []
            for day in self._days:
                self._places += [day_words(day.day, self._language()), *day.exhibits]
        nothing = translate("Evidence", "Aucune pièce pour l’instant. Commencez par « Ajouter ».")
        self._empty.set_text(nothing)
        self._empty.setVisible(not self._places and self._found is None)
        self.rows = {}
        self._virtual.set_count(len(self._places))

    def _make(self, place: int) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        what = self._places[place]
        if isinstance(what, str):
            title = PlainLabel(what, "small", "muted", strong=True)
            title.setContentsMargins(0, 20 if place else 0, 0, 6)
            column.addWidget(title)
            column.addWidget(Rule())
            return holder
        if place and not isinstance(self._places[place - 1], str):
            column.addWidget(Rule())
        case, made = "", self._made
        if self._found is not None:
            case, made = self._titles.get(what.case, what.case), self._found.made
        row = ExhibitRow(what, blurred=self._blurred(), case=case, made=made.get(what.id))
        row.opened.connect(self.opened)
        row.withdraw.connect(self.withdraw)
        self.rows[what.id] = row
        glance = self._glances.get(what.id)
        if glance is not None:
            _complete(row, glance)
        column.addWidget(row)
        return holder

    def _gone(self, holder: QWidget) -> None:
        row = holder.findChild(ExhibitRow)
        if row is not None and self.rows.get(row.exhibit.id) is row:
            del self.rows[row.exhibit.id]

    def _tell_wanted(self, places: list[int]) -> None:
        seen = (self._places[place] for place in places if place < len(self._places))
        self.wanted.emit(tuple(what for what in seen if isinstance(what, Exhibit)))


def _complete(row: ExhibitRow, glance: Glance) -> None:
    row.set_unchanged(whole=glance.whole)
    if glance.thumbnail is not None:
        row.set_thumbnail(glance.thumbnail)
