"""The room with an open vault: the case and its exhibits on one side, what can be done on the other."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.casebook import CaseBook
from appui.pages.evidence.finder import Found
from appui.pages.evidence.parts.exhibit_list import ExhibitList
from appui.pages.evidence.parts.school_bar import SchoolBar
from appui.pages.evidence.parts.search_bar import SearchBar
from appui.pages.evidence.parts.side import AddCard, DossierCard
from appui.pages.evidence.parts.ways_in import WaysIn
from appui.pages.evidence.stitch_jobs import usable
from appui.pages.evidence.wording import date_words, summary_words
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.fields import ChoiceField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import Part, add_row

Now = Callable[[], datetime]


class RoomView(Part):
    """A list, the ways in, the dossiers; above them the reminder that the recovery sheet was never tried."""

    new_case = Signal()
    case_chosen = Signal(str)
    try_key = Signal()
    lock = Signal()
    journal = Signal()
    outside_shown = Signal()
    outside_aside = Signal()
    stitch = Signal()
    repetition = Signal()

    def __init__(self, ways: WaysIn, items: ExhibitList, *, can_capture: bool, now: Now) -> None:
        super().__init__(max_width=1260)
        self._now = now
        self._due: datetime | None = None
        self._book: CaseBook | None = None
        self._outside = ""
        self.items = items
        self.reminder = self.w.banner(self._reminder_words)
        try_now = self.w.button(lambda: translate("Evidence", "Essayer la fiche"), "key", name="room_try_key")
        try_now.clicked.connect(self.try_key)
        self.reminder.add_action(try_now)
        self.reminder.hide()
        self.body.addWidget(self.reminder)
        self.outside = self.w.banner(lambda: self._outside, "neutral")
        see = self.w.button(lambda: translate("Evidence", "Voir"), "search", name="room_outside")
        later = self.w.button(lambda: translate("Evidence", "Plus tard"), "", "quiet", "room_outside_later")
        see.clicked.connect(self.outside_shown)
        later.clicked.connect(self.outside_aside)
        self.outside.add_action(see)
        self.outside.add_action(later)
        self.outside.hide()
        self.body.addWidget(self.outside)
        self.add = AddCard(ways, can_capture=can_capture)
        self.dossiers = DossierCard()
        columns = ColumnsLayout(spacing=24, least_px=290, stretches=(27, 10))
        columns.addWidget(self._case_card())
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.add)
        column.addWidget(self.dossiers)
        column.addStretch(1)
        columns.addWidget(side)
        self.body.addLayout(columns, 1)

    def _case_card(self) -> QWidget:
        card = Card()
        self.search = SearchBar(self._now)
        card.body.addWidget(self.search)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.focus)
        self.heading = self.w.heading(self._title_words, 2)
        card.body.addWidget(self.heading)
        self.summary = self.w.small(self._summary_words)
        card.body.addWidget(self.summary)
        self.chooser = ChoiceField("")
        self.w.bind(self.chooser.set_label, lambda: translate("Evidence", "Situation"))
        self.chooser.chosen.connect(self.case_chosen)
        card.body.addWidget(self.chooser)
        self._of_case = QWidget()
        buttons = QVBoxLayout(self._of_case)
        buttons.setContentsMargins(0, 0, 0, 0)
        new = self.w.button(lambda: translate("Evidence", "Nouvelle situation"), "plus", "quiet", "room_new_case")
        lock = self.w.button(lambda: translate("Evidence", "Verrouiller"), "lock", "quiet", "room_lock")
        new.clicked.connect(self.new_case)
        lock.clicked.connect(self.lock)
        who = self.w.button(
            lambda: translate("Evidence", "Qui a touché à ces pièces ?"), "list", "quiet", "room_journal"
        )
        who.clicked.connect(self.journal)
        self.strip = self.w.button(
            lambda: translate("Evidence", "Assembler en une bande"), "strip", "quiet", "room_stitch"
        )
        self.strip.clicked.connect(self.stitch)
        self.repeats = self.w.button(
            lambda: translate("Evidence", "Ce qui se répète"), "refresh", "quiet", "room_repetition"
        )
        self.repeats.clicked.connect(self.repetition)
        add_row(buttons, new, self.strip, self.repeats, lock, who)
        card.body.addWidget(self._of_case)
        self.school = SchoolBar()
        card.body.addWidget(self.school)
        card.body.addWidget(self.items)
        card.body.addStretch(1)
        return card

    def show_book(self, book: CaseBook) -> None:
        """Show what the vault holds now."""
        self._book = book
        self._due = book.recovery_due_utc
        self.chooser.setVisible(len(book.cases) > 1 and not self.search.searching)
        self.chooser.set_choices([(case.code, case.title) for case in book.cases])
        if book.code is not None:
            self.chooser.set_key(book.code)
        self.dossiers.setVisible(bool(book.exhibits))
        self.strip.setVisible(len(usable(book.exhibits)) > 1)
        self.repeats.setVisible(bool(book.exhibits))
        self.reminder.setVisible(self._due is not None)
        self.search.set_cases(book.cases)
        self.search.setVisible(any(case.exhibits for case in book.cases))
        self.school.show_kept(None if self.search.searching else book.kept, self._now().date())
        self.items.set_days(book.days, book.made)
        self.w.again()

    def show_outside(self, words: str) -> None:
        """Say that copies are left outside the vault; nothing when there are no words."""
        self._outside = words
        self.outside.set_text(words)
        self.outside.setVisible(bool(words))

    def show_found(self, found: Found | None) -> None:
        """Show what a search found in place of the case; None leads back to it."""
        titles = {case.code: case.title for case in self._book.cases} if self._book is not None else {}
        self.search.set_found(found)
        for widget in (self.heading, self.summary, self._of_case):
            widget.setVisible(found is None)
        self.chooser.setVisible(found is None and len(titles) > 1)
        kept = self._book.kept if self._book is not None and found is None else None
        self.school.show_kept(kept, self._now().date())
        self.items.set_found(found, titles)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.search.retranslate()
        self.school.retranslate()
        self.add.retranslate()
        self.dossiers.retranslate()
        self.items.retranslate()

    def _title_words(self) -> str:
        case = self._book.current if self._book is not None else None
        return case.title if case is not None else translate("Evidence", "Vos pièces")

    def _summary_words(self) -> str:
        if self._book is None or self._book.current is None:
            return translate("Evidence", "Le coffre est prêt.")
        return summary_words(self._book.summary)

    def _reminder_words(self) -> str:
        if self._due is None:
            return ""
        day = date_words(self._due.astimezone(self._now().tzinfo).date())
        if self._now() > self._due:
            return translate(
                "Evidence",
                "La fiche de secours devait être essayée avant le {date}. Cela prend deux minutes, et évite de "
                "tout perdre.",
            ).format(date=day)
        return translate(
            "Evidence", "La fiche de secours n’a pas encore été essayée. À faire avant le {date}."
        ).format(date=day)
