"""The room before anything was kept: what it is for, and the first choices, the phone first."""

from PySide6.QtCore import Signal

from appui.pages.evidence.parts.ways_in import WaysIn
from appui.texts.translate import translate
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import Part, add_row


class WelcomeView(Part):
    """Explains and offers; nothing is made on disk from here."""

    restore = Signal()

    def __init__(self, ways: WaysIn, *, can_capture: bool) -> None:
        super().__init__(max_width=1080)
        self.body.addWidget(self.w.heading(lambda: translate("Evidence", "Où est ce que vous voulez garder ?"), 0))
        self.body.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Trois à cinq captures suffisent. C’est à un adulte de les faire défiler, pas à l’enfant. "
                    "Tout reste chiffré sur cet ordinateur, et rien n’en part sans vous.",
                ),
                muted=True,
            )
        )
        cards = ways.cards(self.w, can_capture=can_capture)
        for pair in (cards[:2], cards[2:]):
            row = ColumnsLayout(spacing=16, least_px=320)
            for card in pair:
                row.addWidget(card)
            self.body.addLayout(row)
        self.body.addWidget(ways.zone(self.w))
        backup = self.w.button(
            lambda: translate("Evidence", "J’ai une sauvegarde"), "refresh", "quiet", "welcome_restore"
        )
        backup.clicked.connect(self.restore)
        add_row(self.body, ways.paste_button(self.w), backup)
        self.end()
