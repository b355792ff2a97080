"""Who helps when a picture must not be kept: the 3018, the police chat for minors, Take It Down, Disrupt."""

import contextlib
from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import add_row
from appui.widgets.worded import Worded
from appui_core.content.image_help import load_image_help
from appui_core.content.problems import ContentError
from appui_core.errors import AppuiError

Text = Callable[[], str]


class HelpBlock(QWidget):
    """Four ways, each with what it does; addresses are shown as text and opened through the one door."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        self.w = Worded()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.w.heading(lambda: translate("Evidence", "Pour faire retirer l’image"), 2))
        call = self.w.button(lambda: translate("Evidence", "Voir la fiche du 3018"), "phone", "call", "help_3018")
        call.clicked.connect(ctx.show_3018)
        layout.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "3018 : gratuit, anonyme, confidentiel sauf danger grave. Il peut demander le retrait aux "
                    "plateformes, souvent en quelques heures, sans garantie.",
                )
            )
        )
        add_row(layout, call)
        for name, words, address in self._ways():
            if address:
                layout.addLayout(self._line(name, words, address))
        layout.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Ces sites s’ouvrent dans le navigateur, qui garde l’adresse dans son historique : préférez "
                    "une fenêtre privée.",
                )
            )
        )

    def _ways(self) -> list[tuple[str, Text, str]]:
        addresses = self._addresses()
        return [
            (
                "help_police",
                lambda: translate(
                    "Evidence",
                    "Tchat de la police et de la gendarmerie pour les mineurs : jour et nuit, depuis un "
                    "ordinateur.",
                ),
                addresses.get("police-chat", ""),
            ),
            (
                "help_take_it_down",
                lambda: translate(
                    "Evidence",
                    "Take It Down : l’appareil qui a déjà l’image calcule une empreinte. L’image ne part pas.",
                ),
                addresses.get("take_it_down", ""),
            ),
            (
                "help_disrupt",
                lambda: translate(
                    "Evidence",
                    "Disrupt, de Point de Contact : choisissez d’y donner les adresses, sans y joindre l’image.",
                ),
                addresses.get("disrupt", ""),
            ),
        ]

    def _addresses(self) -> dict[str, str]:
        """Return the addresses that the content pack knows; the 3018's number stands without any."""
        found = {each.id: each.url or "" for each in self._ctx.offer().alternatives}
        with contextlib.suppress(ContentError):
            sites = load_image_help()
            found |= {"take_it_down": sites.take_it_down.url, "disrupt": sites.disrupt.url}
        return found

    def _line(self, name: str, words: Text, address: str) -> ColumnsLayout:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.w.body(words))
        shown = address.removeprefix("https://").removeprefix("www.").rstrip("/")
        column.addWidget(AddressText(shown))
        button = self.w.button(lambda: translate("Evidence", "Ouvrir"), "outside", name=name)
        self.w.named(
            button, lambda: translate("Evidence", "Ouvrir dans le navigateur : {address}").format(address=shown)
        )
        button.clicked.connect(lambda: self._open(address))
        side = QWidget()
        top = QVBoxLayout(side)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(button)
        top.addStretch(1)
        line = ColumnsLayout(spacing=16, least_px=116, stretches=(5, 1))
        line.addWidget(holder)
        line.addWidget(side)
        return line

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()

    def _open(self, address: str) -> None:
        # The system's opener may take seconds.
        self._ctx.runner.run(lambda: self._ctx.urls.open(address), owner=self, failed=self._refused, lane="free")

    def _refused(self, error: AppuiError) -> None:
        self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())
