"""After the last step: what to expect, what protects now, when to look again, and the 3018."""

from PySide6.QtCore import Signal

from appui.pages.report.notices import notice_text
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body
from appui.widgets.page import PageScroll
from appui.widgets.worded import Worded
from appui_core.guides.model import Guide

# "Envoyé " and its like in other languages are shorter.
_ASKED = 12


class EndView(PageScroll):
    """Never a promise: no platform says how long it takes."""

    keep = Signal()
    sent = Signal()
    help_wanted = Signal()
    again = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=820)
        self.w = Worded()
        card = Card(padding="xxl")
        body = card.body
        body.addWidget(self.w.heading(lambda: translate("Report", "C’est envoyé ?")))
        self.after = Body("", lead=True)
        body.addWidget(self.after)
        body.addWidget(self.w.heading(lambda: translate("Report", "Protéger maintenant"), 3))
        body.addWidget(
            self.w.body(
                lambda: translate(
                    "Report",
                    "D’après nos sources, mettre en sourdine ou restreindre ne se voit pas. Bloquez ensuite, "
                    "quand tout ce qui compte est gardé : une conversation peut disparaître.",
                )
            )
        )
        body.addWidget(self.w.heading(lambda: translate("Report", "Et après"), 3))
        body.addWidget(
            self.w.body(
                lambda: translate(
                    "Report",
                    "Gardez une capture de la confirmation, avec sa date. Regardez de nouveau dans deux ou "
                    "trois jours. Le 3018 peut signaler aussi, sans attendre : souvent quelques heures, sans "
                    "garantie.",
                )
            )
        )
        self.route = self.w.banner(lambda: "", "neutral")
        body.addWidget(self.route)
        self._add_buttons(card)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _add_buttons(self, card: Card) -> None:
        keep = self.w.button(
            lambda: translate("Report", "Garder la confirmation"), "camera", "primary", "end_keep"
        )
        sent = self.w.button(lambda: translate("Report", "Je l’ai envoyé"), "pencil", name="end_sent")
        line = self.w.button(lambda: translate("Report", "Voir la fiche du 3018"), "phone", "call", "end_3018")
        again = self.w.button(lambda: translate("Report", "Signaler autre chose"), "flag", name="end_again")
        back = self.w.button(lambda: translate("Report", "Retour"), "back", "quiet", "end_back")
        keep.clicked.connect(self.keep)
        sent.clicked.connect(self.sent)
        line.clicked.connect(self.help_wanted)
        again.clicked.connect(self.again)
        back.clicked.connect(self.back)
        row = FlowLayout()
        for button in (keep, sent, line, again, back):
            row.addWidget(button)
        card.body.addLayout(row)

    def show_guide(self, guide: Guide) -> None:
        """Show the end of a guide."""
        # The heading asks it already.
        asked, _, rest = guide.after.partition("? ")
        self.after.set_text(rest if len(asked) < _ASKED else guide.after)
        seen = notice_text(guide, "route_3018")
        self.route.set_text(seen)
        self.route.setVisible(bool(seen))
        self.setAccessibleName(translate("Report", "C’est envoyé ?"))

    def retranslate(self) -> None:
        """Say everything in the language in force; the guide's words are shown anew by the page."""
        self.w.again()
