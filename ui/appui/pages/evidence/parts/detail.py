"""One exhibit: its picture, blurred until asked for, its facts to complete, its dates side by side, its hash."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.file_kinds import remove_words
from appui.pages.evidence.jobs import Picture
from appui.pages.evidence.parts.addressees import short_words
from appui.pages.evidence.parts.coach import Coach
from appui.pages.evidence.parts.fact_lines import fact_lines
from appui.pages.evidence.parts.file_card import FileCard
from appui.pages.evidence.parts.how_made import HowMade
from appui.pages.evidence.parts.large_picture import LargePicture
from appui.pages.evidence.parts.made_of import MadeOf
from appui.pages.evidence.parts.noticed import Noticed
from appui.pages.evidence.wording import captured_on, number_words, title_words
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout
from appui.widgets.labels import Body, Small
from appui.widgets.part import Part, add_row
from appui_core.cases.model import Addressee, Exhibit, Kind


class DetailView(Part):
    """`look` asks for the picture: only then are the bytes opened, and the journal says so."""

    look = Signal(object)
    save = Signal(object)
    withdraw = Signal(object)
    cover = Signal(object)
    copy_out = Signal(object)
    left = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(max_width=1260)
        self._ctx = ctx
        self.exhibit: Exhibit | None = None
        self._seen = False
        self._integrity: Callable[[], str] | None = None
        self._masked: tuple[Addressee, ...] = ()
        back = self.w.button(lambda: translate("Evidence", "Toutes les pièces"), "back", "quiet", "detail_back")
        back.clicked.connect(self.left)
        add_row(self.body, back)
        columns = ColumnsLayout(spacing=24, least_px=380, stretches=(3, 2))
        columns.addWidget(self._left_side())
        columns.addWidget(self._right_side())
        self.body.addLayout(columns)
        self.end()

    def _left_side(self) -> QWidget:
        card = Card()
        self.heading = self.w.heading(
            lambda: f"{number_words(self.exhibit)} · {title_words(self.exhibit)}" if self.exhibit else "", 2
        )
        card.body.addWidget(self.heading)
        self.made_of = MadeOf()
        card.body.addWidget(self.made_of)
        self.picture = LargePicture()
        self.picture.setObjectName("detail_picture")
        self.picture.revealed.connect(self._revealed)
        self.picture.clicked.connect(self._asked)
        card.body.addWidget(self.picture)
        self.file_card = FileCard()
        card.body.addWidget(self.file_card)
        self.noticed = Noticed(self._ctx)
        card.body.addWidget(self.noticed)
        self._facts_holder = QWidget()
        self._facts = QVBoxLayout(self._facts_holder)
        self._facts.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(self._facts_holder)
        self.to_cover = self.w.button(
            lambda: translate("Evidence", "Masquer pour un destinataire"), "eye-off", "secondary", "detail_mask"
        )
        self.to_cover.clicked.connect(lambda: self.cover.emit(self.exhibit))
        add_row(card.body, self.to_cover)
        self.covered = self.w.small(self._covered_words)
        card.body.addWidget(self.covered)
        self.how = HowMade(self._ctx.messages)
        card.body.addWidget(self.how)
        remove = self.w.button(
            lambda: remove_words(self.exhibit) if self.exhibit is not None else "",
            "trash",
            "danger",
            "detail_withdraw",
        )
        remove.clicked.connect(self._remove)
        self.copy_button = self.w.button(
            lambda: translate("Evidence", "Enregistrer une copie…"), "download", "secondary", "detail_copy"
        )
        self.copy_button.clicked.connect(lambda: self.copy_out.emit(self.exhibit))
        add_row(card.body, self.copy_button, remove)
        card.body.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "« Retirer » détruit la pièce tout de suite, et son numéro ne resservira pas. Une copie "
                    "sort du coffre en clair ; le journal le note.",
                )
            )
        )
        card.body.addStretch(1)
        return card

    def _right_side(self) -> QWidget:
        card = Card()
        card.body.addWidget(self.w.heading(lambda: translate("Evidence", "Ce que vous en savez"), 2))
        card.body.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence", "Noté par vous. L’image, elle, ne change jamais ; le journal garde chaque version."
                )
            )
        )
        self.coach = Coach(self._ctx)
        card.body.addWidget(self.coach)
        self.save_button = self.w.button(
            lambda: translate("Evidence", "Enregistrer"), "check", "primary", "detail_save"
        )
        self.save_button.clicked.connect(self._save)
        add_row(card.body, self.save_button)
        card.body.addStretch(1)
        return card

    def show_exhibit(self, exhibit: Exhibit, *, keep_picture: bool = False) -> None:
        """Show an exhibit; its picture comes with `set_thumbnail` and `set_picture`."""
        same = keep_picture and self.exhibit is not None and self.exhibit.id == exhibit.id
        self.exhibit = exhibit
        if not same:
            self._seen = False
            self._integrity = None
            self._masked = ()
            self.made_of.show_sources(None, ())
            self.picture.clear()
            self.picture.set_blurred(blurred=True)
            self.picture.set_size(exhibit.width or 16, exhibit.height or 9)
        self.picture.setVisible(exhibit.preview)
        self.to_cover.setVisible(exhibit.preview)
        self.covered.setVisible(exhibit.preview)
        self.picture.set_description(number_words(exhibit))
        self.coach.set_facts(exhibit.facts, captured_on(exhibit))
        self.file_card.show_exhibit(exhibit)
        self.noticed.show_exhibits((exhibit,))
        self.copy_button.setVisible(exhibit.kind != Kind.LINK)
        self.retranslate()

    def set_thumbnail(self, picture: Picture) -> None:
        """Put the frosted form in place; the picture itself was not looked at."""
        if not self._seen and self.exhibit is not None:
            self.picture.set_pixels(picture.width, picture.height, picture.rgb)
            self.picture.set_size(self.exhibit.width or picture.width, self.exhibit.height or picture.height)

    def set_integrity(self, words: Callable[[], str]) -> None:
        """Say whether the original is still what was added; asked for again when the language changes."""
        self._integrity = words
        self._show_facts()

    def set_masked(self, addressees: tuple[Addressee, ...]) -> None:
        """Say for whom parts of the picture are covered."""
        self._masked = addressees
        self.retranslate()

    def set_picture(self, picture: Picture) -> None:
        """Show the picture in clear."""
        self._seen = True
        self.picture.set_pixels(picture.width, picture.height, picture.rgb)
        self.picture.set_blurred(blurred=False)

    def picture_refused(self, words: str) -> None:
        """Say why there is no picture to see."""
        self.picture.hide()
        self.file_card.tell(words)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.coach.retranslate()
        self.file_card.retranslate()
        self.noticed.retranslate()
        self.how.set_exhibit(self.exhibit)
        self.made_of.retranslate()
        self._show_facts()

    def leave(self) -> None:
        """Drop the pixels and the words."""
        self.picture.clear()
        self.picture.set_blurred(blurred=True)
        self.coach.clear()
        self.file_card.show_exhibit(None)
        self.noticed.show_exhibits(())
        self.exhibit = None
        self._seen = False
        self._integrity = None
        self._masked = ()
        self.made_of.show_sources(None, ())
        self.retranslate()

    def _show_facts(self) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self.exhibit is None:
            return
        lines = list(fact_lines(self.exhibit))
        if self._integrity is not None:
            lines.append((translate("Evidence", "État de l’original"), self._integrity()))
        for name, value in lines:
            self._facts.addWidget(Small(name))
            self._facts.addWidget(Body(value))

    def _covered_words(self) -> str:
        if not self._masked:
            return translate("Evidence", "Rien n’est couvert : chaque destinataire reçoit l’image entière.")
        names = ", ".join(short_words(one) for one in self._masked)
        return translate("Evidence", "Couverte en partie pour : {names}.").format(names=names)

    def _asked(self) -> None:
        # Without a frosted form there is nothing to lift: the picture itself is fetched, or why it can't be.
        if self.picture.empty() and self.exhibit is not None and not self._seen:
            self.look.emit(self.exhibit)

    def _revealed(self, visible: bool) -> None:  # noqa: FBT001 - the signal's own form
        if visible and not self._seen:
            # A thumbnail in clear would be a view that no journal knows of.
            self.picture.set_blurred(blurred=True)
            self.look.emit(self.exhibit)

    def _remove(self) -> None:
        exhibit = self.exhibit
        self.picture.clear()
        if exhibit is not None:
            self.withdraw.emit(exhibit)

    def _save(self) -> None:
        self.save.emit(self.coach.facts())
