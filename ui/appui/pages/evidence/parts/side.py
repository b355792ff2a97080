"""The two cards beside the list: what to add, and who a dossier can be prepared for."""

from PySide6.QtCore import Signal

from appui.pages.evidence.parts.ways_in import WaysIn
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout
from appui.widgets.worded import Worded
from appui_core.cases.model import Addressee


class AddCard(Card):
    """The ways in as buttons, and a place to drop files on."""

    def __init__(self, ways: WaysIn, *, can_capture: bool) -> None:
        super().__init__()
        self.w = Worded()
        self.body.addWidget(self.w.heading(lambda: translate("Evidence", "Ajouter"), 3))
        for button in ways.buttons(self.w, can_capture=can_capture):
            self.body.addWidget(button)
        self.body.addWidget(ways.zone(self.w))

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()


class DossierCard(Card):
    """Four addressees."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.w = Worded()
        self.body.addWidget(self.w.heading(lambda: translate("Evidence", "Préparer un dossier"), 3))
        self.body.addWidget(
            self.w.small(lambda: translate("Evidence", "Les mêmes pièces, une version par destinataire."))
        )
        school = self.w.button(lambda: translate("Evidence", "École"), "school", name="dossier_school")
        police = self.w.button(lambda: translate("Evidence", "Police, justice"), name="dossier_police")
        line = self.w.button(lambda: translate("Evidence", "3018"), name="dossier_3018")
        platform = self.w.button(lambda: translate("Evidence", "Plateforme"), name="dossier_platform")
        for button, addressee in (
            (school, Addressee.SCHOOL),
            (police, Addressee.POLICE),
            (line, Addressee.LINE_3018),
            (platform, Addressee.PLATFORM),
        ):
            button.clicked.connect(lambda _checked=False, to=addressee: self.chosen.emit(to))
        for pair in ((school, police), (line, platform)):
            row = ColumnsLayout(spacing=8, least_px=100)
            for button in pair:
                row.addWidget(button)
            self.body.addLayout(row)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()
