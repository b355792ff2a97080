"""After "Retirer cette image": what is gone, what the journal still says, and what helps without the picture."""

from PySide6.QtCore import Signal

from appui.pages.evidence.parts.help_block import HelpBlock
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import Part, add_row


class WithdrawnView(Part):
    """Calm words in place of the picture, which is not shown again."""

    note_wanted = Signal()
    left = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(max_width=1260)
        self._number = 0
        self._also: tuple[int, ...] = ()
        panel = Card()
        card = panel.body
        card.addWidget(self.w.heading(self._heading_words))
        self._too = self.w.body(self._too_words)
        card.addWidget(self._too)
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "L’image, ses notes et son empreinte sont effacées de cet ordinateur. Personne ne peut les "
                    "retrouver, Appui non plus.",
                )
            )
        )
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Le journal garde une seule chose : une pièce a été ajoutée, puis retirée, et à quelle "
                    "heure. Il ne dit plus rien de ce qu’elle montrait.",
                ),
                muted=True,
            )
        )
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Si l’image vient d’un fichier, ce fichier est toujours à sa place : supprimez-le aussi, "
                    "sauf si la police vous demande de laisser l’appareil tel quel.",
                ),
                muted=True,
            )
        )
        note = self.w.button(
            lambda: translate("Evidence", "Noter l’adresse, sans l’image"), "link", "secondary", "withdrawn_note"
        )
        back = self.w.button(
            lambda: translate("Evidence", "Revenir aux pièces"), "back", "quiet", "withdrawn_back"
        )
        note.clicked.connect(self.note_wanted)
        back.clicked.connect(self.left)
        add_row(card, note, back)
        card.addStretch(1)
        self.help = HelpBlock(ctx)
        beside = Card()
        beside.body.addWidget(self.help)
        columns = ColumnsLayout(spacing=24, least_px=380, stretches=(1, 1))
        columns.addWidget(panel)
        columns.addWidget(beside)
        self.body.addLayout(columns)
        self.end()

    def set_numbers(self, number: int, *also: int) -> None:
        """Say which exhibit is gone, and which went with it because they were made out of it."""
        self._number, self._also = number, also
        self._too.setVisible(bool(also))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.help.retranslate()

    def _heading_words(self) -> str:
        return translate("Evidence", "La pièce {number} est retirée").format(number=self._number)

    def _too_words(self) -> str:
        words = translate(
            "Evidence",
            "Ce qu’Appui en avait tiré est effacé aussi (%n pièce(s) : {numbers}).",
            "",
            len(self._also),
        )
        return words.format(numbers=", ".join(str(number) for number in self._also))
