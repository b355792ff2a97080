"""The record without image: address, account, date seen, words quoted, and why there is no image."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from appui.pages.evidence.parts.address_hint import AddressHint, shown_account
from appui.pages.evidence.parts.help_block import HelpBlock
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import Part, add_row
from appui_core.cases.model import Facts

if TYPE_CHECKING:
    from appui_core.guides.address.model import Address


class LinkView(Part):
    """A form. After a yes or a doubt at the gate it comes with the help that gets a picture removed."""

    kept = Signal(object, str)
    left = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(max_width=1260)
        self._with_help = False
        self.help = HelpBlock(ctx)
        self._help_card = Card()
        self._help_card.body.addWidget(self.help)
        self._help_card.body.addStretch(1)
        form = Card()
        card = form.body
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Noter l’adresse, sans l’image")))
        self.why = self.w.body(self._why_words, muted=True)
        card.addWidget(self.why)
        self.title_field = self.w.field(
            lambda: translate("Evidence", "Nom de la situation"),
            lambda: translate(
                "Evidence", "Neutre de préférence : ni nom, ni prénom d’enfant. Il ne sort pas d’ici."
            ),
            "link_title",
        )
        self.url = self.w.field(
            lambda: translate("Evidence", "Adresse"),
            lambda: translate("Evidence", "Recopiée ou collée. Appui ne l’ouvre pas."),
            "link_url",
        )
        self.account = self.w.field(
            lambda: translate("Evidence", "Compte"),
            lambda: translate(
                "Evidence", "Tel qu’il s’affiche, par exemple @nom. C’est le compte, pas la personne."
            ),
            "link_account",
        )
        self.shown_date = self.w.field(
            lambda: translate("Evidence", "Date et heure où vous l’avez vu"), name="link_date"
        )
        self.words = self.w.long_field(
            lambda: translate("Evidence", "Les mots exacts, si vous les avez lus"),
            lambda: translate("Evidence", "Recopiez seulement le texte. Ne décrivez pas l’image en détail."),
            "link_words",
        )
        self.note = self.w.long_field(
            lambda: translate("Evidence", "Note"),
            lambda: translate("Evidence", "Qui l’a vu, où, ce qui a déjà été fait."),
            "link_note",
        )
        self.hint = AddressHint(ctx, self.url)
        self.hint.recognised.connect(self._fill_from)
        for field in (self.title_field, self.url, self.account, self.shown_date, self.words, self.note):
            card.addWidget(field)
            if field is self.url:
                card.addWidget(self.hint)
        keep = self.w.button(lambda: translate("Evidence", "Garder cette note"), "check", "primary", "link_keep")
        back = self.w.button(
            lambda: translate("Evidence", "Revenir sans rien garder"), "back", "quiet", "link_back"
        )
        keep.clicked.connect(self._keep)
        back.clicked.connect(self.left)
        add_row(card, keep, back)
        columns = ColumnsLayout(spacing=24, least_px=380, stretches=(2, 3))
        # Help comes first: before the form where the two stand one below the other.
        columns.addWidget(self._help_card)
        columns.addWidget(form)
        self.body.addLayout(columns)
        self.end()

    def prepare(self, *, title: str | None, facts: Facts, with_help: bool) -> None:
        """Set the form up; `title` None means that the case is known."""
        self._with_help = with_help
        self.title_field.setVisible(title is not None)
        self.title_field.set_text(title or "")
        for field, text in (
            (self.url, facts.url),
            (self.account, facts.account),
            (self.shown_date, facts.shown_date),
            (self.words, facts.words),
            (self.note, facts.note),
        ):
            field.set_text(text)
            field.set_error("")
        self.title_field.set_error("")
        self.hint.forget()
        self._help_card.setVisible(with_help)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.help.retranslate()
        self.hint.retranslate()

    def arrive(self) -> None:
        """Begin at the address, or at the help where that comes first."""
        if self._with_help:
            super().arrive()
        else:
            self.url.edit.setFocus()

    def leave(self) -> None:
        """Empty the fields."""
        for field in (self.title_field, self.url, self.account, self.shown_date, self.words, self.note):
            field.set_text("")
        self.hint.forget()

    def _fill_from(self, address: "Address") -> None:
        """Take the account from an address where none was written."""
        if not self.account.text():
            self.account.set_text(shown_account(address))

    def _why_words(self) -> str:
        if self._with_help:
            return translate(
                "Evidence",
                "Aucune image n’est prise ni gardée, pas même une empreinte. L’adresse, le compte, la date et "
                "les mots suffisent au 3018 et à la police pour retrouver ce qui a été publié.",
            )
        return translate(
            "Evidence",
            "Utile quand l’image ne doit pas être gardée, ou quand seule l’adresse compte. L’adresse et les "
            "mots ne vont que dans les dossiers pour la police et le 3018.",
        )

    def _keep(self) -> None:
        title, url, words, account = (
            field.text().strip() for field in (self.title_field, self.url, self.words, self.account)
        )
        untitled = self.title_field.isVisibleTo(self) and not title
        self.title_field.set_error(translate("Evidence", "Donnez un nom, même très simple.") if untitled else "")
        empty = not (url or words or account)
        self.url.set_error(
            translate("Evidence", "Notez au moins l’adresse, le compte ou les mots.") if empty else ""
        )
        if untitled or empty:
            return
        facts = Facts(
            url=url, account=account, shown_date=self.shown_date.text(), note=self.note.text(), words=words
        )
        self.kept.emit(facts, title)
