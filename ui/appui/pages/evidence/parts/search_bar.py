"""The search over all cases: a field, three filters behind a button, and in words how much was found."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.finder import MOST, Found, Question
from appui.texts.translate import translate
from appui.widgets.fields import ChoiceField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import add_row
from appui.widgets.worded import Worded
from appui_core.cases.model import Case
from appui_core.cases.search_filters import Choices

_DAYS = {"today": 0, "week": 6, "month": 29}


class SearchBar(QWidget):
    """`asked` carries the question at every change; `choices_wanted` comes when the filters are opened."""

    asked = Signal(object)
    choices_wanted = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.w = Worded()
        self._now = now
        self._found: Found | None = None
        self._filters = QWidget()
        self._filters.hide()
        self._choices = Choices()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.field = self.w.field(
            lambda: translate("Evidence", "Chercher dans toutes vos pièces"), name="search_words"
        )
        self.field.changed.connect(lambda _text: self._ask())
        column.addWidget(self.field)
        self._more = self.w.button(self._more_words, "sliders", "quiet", "search_filters")
        self._more.clicked.connect(self._turn)
        self._clear = self.w.button(
            lambda: translate("Evidence", "Effacer la recherche"), "close", "quiet", "search_clear"
        )
        self._clear.clicked.connect(self.clear)
        filters = ColumnsLayout(self._filters, spacing=12, least_px=150, stretches=(1, 1, 1))
        self.platform = self._choice(filters, "search_platform")
        self.account = self._choice(filters, "search_account")
        self.day = self._choice(filters, "search_day")
        self.w.bind(self.platform.set_label, lambda: translate("Evidence", "Appli ou site"))
        self.w.bind(self.account.set_label, lambda: translate("Evidence", "Compte"))
        self.w.bind(self.day.set_label, lambda: translate("Evidence", "Ajoutée"))
        self.w.bind(lambda _words: self._offer(), lambda: translate("Evidence", "Tous"))
        column.addWidget(self._filters)
        add_row(column, self._more, self._clear)
        self.count = self.w.body(self._count_words)
        column.addWidget(self.count)
        self.set_found(None)

    @property
    def searching(self) -> bool:
        """Whether something is looked for."""
        return not self.question().empty

    def question(self) -> Question:
        """Return what is looked for now."""
        days = _DAYS.get(self.day.key())
        since = None if days is None else self._now().date() - timedelta(days=days)
        return Question(self.field.text(), self.platform.key() or None, self.account.key() or None, since)

    def focus(self) -> None:
        """Take the keyboard."""
        self.field.edit.setFocus()
        self.field.edit.selectAll()

    def clear(self) -> None:
        """Look for nothing any more."""
        with QSignalBlocker(self.field):
            self.field.set_text("")
        for choice in (self.platform, self.account, self.day):
            choice.set_key("")
        self._filters.hide()
        self._ask()
        self.w.again()

    def forget(self) -> None:
        """Drop every word and name: the vault was locked."""
        self.set_choices(Choices())
        self.clear()

    def set_cases(self, cases: Sequence[Case]) -> None:
        """Take notice of what there is: new exhibits may bring new choices."""
        del cases
        if self._filters.isVisibleTo(self):
            self.choices_wanted.emit()

    def set_choices(self, choices: Choices) -> None:
        """Offer these platforms and accounts."""
        self._choices = choices
        self._offer()

    def set_found(self, found: Found | None) -> None:
        """Say how much was found; None: nothing is looked for."""
        self._found = found
        self.count.setVisible(found is not None)
        self._clear.setVisible(found is not None or self.searching)
        self.w.again()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()

    def _choice(self, layout: ColumnsLayout, name: str) -> ChoiceField:
        field = ChoiceField("")
        field.edit.setObjectName(name)
        field.chosen.connect(lambda _key: self._ask())
        layout.addWidget(field)
        return field

    def _offer(self) -> None:
        every = ("", translate("Evidence", "Tous"))
        self.platform.set_choices([every, *((name, name) for name in self._choices.platforms)])
        self.account.set_choices([every, *((name, name) for name in self._choices.accounts)])
        self.day.set_choices(
            [
                ("", translate("Evidence", "N’importe quand")),
                ("today", translate("Evidence", "Aujourd’hui")),
                ("week", translate("Evidence", "Ces 7 derniers jours")),
                ("month", translate("Evidence", "Ces 30 derniers jours")),
            ]
        )

    def _turn(self) -> None:
        shown = not self._filters.isVisibleTo(self)
        self._filters.setVisible(shown)
        self.w.again()
        if shown:
            self.choices_wanted.emit()
            self.platform.edit.setFocus()

    def _more_words(self) -> str:
        if self._filters.isVisibleTo(self):
            return translate("Evidence", "Moins de choix")
        return translate("Evidence", "Plus de choix")

    def _ask(self) -> None:
        self._clear.setVisible(self.searching)
        self.asked.emit(self.question())

    def _count_words(self) -> str:
        if self._found is None:
            return ""
        if self._found.more:
            return translate("Evidence", "Plus de {n} pièces trouvées. Voici les {n} premières.").format(n=MOST)
        if not self._found.exhibits:
            return translate("Evidence", "Aucune pièce ne correspond. Un mot plus court trouve davantage.")
        return translate("Evidence", "%n pièce(s) trouvée(s)", "", len(self._found.exhibits))
