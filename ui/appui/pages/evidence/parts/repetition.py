"""What repeats itself in the kept exhibits: which accounts, where, how often; each count opens its exhibits."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.parts.number_buttons import NumberButtons
from appui.pages.evidence.parts.repetition_plot import RepetitionPlot
from appui.pages.evidence.wording import date_words
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.emptied import empty
from appui.widgets.labels import Body, Small
from appui.widgets.part import Part, add_row
from appui_core.cases.repetition import Account, Day, Place, Repetition
from appui_core.cases.repetition_bars import Bar, Bars, Unit, bars

_NOTHING = Repetition((), (), (), (), ())
# Accounts, and lines of the table of days, that are shown; a search in the room finds the others.
_MOST_ACCOUNTS, _MOST_DAYS = 40, 370


class RepetitionView(Part):
    """`opened` carries the number of an exhibit."""

    opened = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found, self._bars = _NOTHING, Bars(Unit.DAY, ())
        self._platforms: Mapping[str, str] = {}
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Ce qui se répète, dans les pièces gardées")))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Ce qui n’a pas été gardé n’est pas compté. On compte des pièces, pas des messages : une "
                    "pièce peut en montrer plusieurs. Cela ne dit pas qui se trouve derrière un compte.",
                )
            )
        )
        self.nothing = self.w.body(lambda: translate("Evidence", "Rien n’est gardé pour l’instant."), muted=True)
        card.addWidget(self.nothing)
        back = self.w.button(
            lambda: translate("Evidence", "Revenir aux pièces"), "back", "quiet", "repetition_back"
        )
        back.clicked.connect(self.left)
        add_row(card, back)
        self._cards: list[QWidget] = []
        self._accounts = self._column(self._section(lambda: translate("Evidence", "Quels comptes")))
        self._build_days(self._section(self._per_words))
        self._places = self._column(self._section(lambda: translate("Evidence", "Où")))
        self.end()
        self.show_found(_NOTHING, {})

    def _build_days(self, column: QVBoxLayout) -> None:
        self.plot = RepetitionPlot()
        self.plot.setObjectName("repetition_plot")
        self.plot.picked.connect(self._picked)
        column.addWidget(self.plot)
        column.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Barre pleine : jour affiché à l’écran, noté par vous. Barre rayée : la date affichée manque "
                    "ou n’est pas sûre, seul le jour où la pièce a été gardée est connu.",
                )
            )
        )
        self.picked = Body("", strong=True)
        self.picked.setObjectName("repetition_picked")
        column.addWidget(self.picked)
        self._of_bar = NumberButtons("repetition_of", self.picked.text)
        self._of_bar.opened.connect(self.opened)
        column.addWidget(self._of_bar)
        column.addWidget(self.w.heading(lambda: translate("Evidence", "Jour par jour"), 3))
        self.table = Body("")
        self.table.setObjectName("repetition_table")
        column.addWidget(self.table)
        self.uncounted = self.w.small(self._uncounted_words)
        column.addWidget(self.uncounted)

    def show_found(self, found: Repetition, platforms: Mapping[str, str]) -> None:
        """Show it; `platforms`: how platforms that are known by another name are called."""
        self._found, self._platforms, self._bars = found, platforms, bars(found.days)
        self.retranslate()

    def forget(self) -> None:
        """Drop everything: the vault was locked, or another case is counted."""
        self.show_found(_NOTHING, {})

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        some = bool(self._found.counted)
        self.nothing.setVisible(not some)
        for card in self._cards:
            card.setVisible(some)
        self.uncounted.setVisible(bool(self._found.uncounted))
        self._fill_accounts()
        self._fill_places()
        spoken = tuple(self._bar_words(bar) for bar in self._bars.bars)
        self.plot.show_bars(self._bars, self._per_words(), spoken)
        self.picked.set_text(translate("Evidence", "Choisissez une barre pour voir ses pièces."))
        self._of_bar.show_numbers(())
        lines = [_day_words(day) for day in self._found.days[-_MOST_DAYS:]]
        self.table.set_text("\n".join(lines))

    def _section(self, title: Callable[[], str]) -> QVBoxLayout:
        card = Card()
        card.body.addWidget(self.w.heading(title, 2))
        self.body.addWidget(card)
        self._cards.append(card)
        return card.body

    def _column(self, section: QVBoxLayout) -> QVBoxLayout:
        """Add a column to a card that is filled anew each time."""
        column = QVBoxLayout()
        column.setSpacing(4)
        section.addLayout(column)
        return column

    def _fill_accounts(self) -> None:
        empty(self._accounts)
        for place, one in enumerate(self._found.accounts[:_MOST_ACCOUNTS]):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 12)
            column.setSpacing(4)
            self._accounts.addWidget(holder)
            words = self._account_words(one)
            column.addWidget(Body(words, strong=True))
            pieces = translate("Evidence", "%n pièce(s)", "", len(one.numbers))
            days = translate("Evidence", "%n jour(s) affiché(s) à l’écran", "", one.days) if one.days else ""
            column.addWidget(Small(" · ".join(part for part in (pieces, days) if part)))
            buttons = NumberButtons(f"repetition_account_{place}", partial(str, words))
            buttons.opened.connect(self.opened)
            buttons.show_numbers(one.numbers)
            column.addWidget(buttons)
        left = len(self._found.accounts) - _MOST_ACCOUNTS
        if left > 0:
            self._accounts.addWidget(Small(translate("Evidence", "… et %n autre(s) compte(s)", "", left)))

    def _fill_places(self) -> None:
        empty(self._places)
        for one in self._found.places[:_MOST_ACCOUNTS]:
            self._places.addWidget(Body(self._place_words(one)))

    def _account_words(self, one: Account) -> str:
        if not one.name:
            return translate("Evidence", "Compte non noté")
        return " · ".join(part for part in (one.name, self._platform(one.platform)) if part)

    def _place_words(self, one: Place) -> str:
        name = self._platform(one.name) or translate("Evidence", "Lieu non noté")
        parts = [translate("Evidence", "%n pièce(s)", "", len(one.numbers))]
        if one.pages:
            parts.append(translate("Evidence", "%n adresse(s) différente(s)", "", one.pages))
        return translate("Evidence", "{name} : {counts}").format(name=name, counts=", ".join(parts))

    def _platform(self, name: str) -> str:
        return self._platforms.get(name, name)

    def _per_words(self) -> str:
        return {
            Unit.DAY: translate("Evidence", "Combien par jour"),
            Unit.WEEK: translate("Evidence", "Combien par semaine"),
            Unit.MONTH: translate("Evidence", "Combien par mois"),
            Unit.YEAR: translate("Evidence", "Combien par an"),
        }[self._bars.unit]

    def _bar_words(self, bar: Bar) -> str:
        when = _span_words(bar.first, bar.last)
        return translate("Evidence", "{when} : {counts}").format(
            when=when, counts=_counts_words(bar.shown, bar.kept)
        )

    def _picked(self, place: int) -> None:
        bar = self._bars.bars[place]
        self.picked.set_text(self._bar_words(bar))
        numbers = [
            number
            for day in self._found.days
            if bar.first <= day.day <= bar.last
            for number in (*day.shown, *day.kept)
        ]
        self._of_bar.show_numbers(sorted(numbers))

    def _uncounted_words(self) -> str:
        words = translate(
            "Evidence", "Non comptées : ces pièces montrent de nouveau ce que d’autres montrent ({numbers})."
        )
        return words.replace("{numbers}", ", ".join(str(number) for number in self._found.uncounted))


def _span_words(first: date, last: date) -> str:
    if first == last:
        return date_words(first)
    return translate("Evidence", "du {first} au {last}").format(first=date_words(first), last=date_words(last))


def _counts_words(shown: int, kept: int) -> str:
    parts = []
    if shown:
        parts.append(translate("Evidence", "%n pièce(s) d’après la date affichée", "", shown))
    if kept:
        parts.append(translate("Evidence", "%n pièce(s) gardée(s) ce jour-là, sans date affichée sûre", "", kept))
    return ", ".join(parts)


def _day_words(day: Day) -> str:
    counts = _counts_words(len(day.shown), len(day.kept))
    return translate("Evidence", "{when} : {counts}").format(when=date_words(day.day), counts=counts)
