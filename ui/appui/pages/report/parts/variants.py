"""For "Mon écran est différent": the other ways that the sources know, and the public forms."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.worded import Worded
from appui_core.errors import AppuiError
from appui_core.guides.model import Guide, Variant


class VariantsCard(Card):
    """Takes the place of the step until the person goes back to it."""

    back = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(padding="xxl")
        self._ctx = ctx
        self.w = Worded()
        self.body.addWidget(self.w.heading(lambda: translate("Report", "Mon écran est différent")))
        self.body.addWidget(
            self.w.body(
                lambda: translate(
                    "Report",
                    "Les applis changent souvent de mots et de place. Voici les autres chemins connus. L’icône "
                    "bouge moins que le mot.",
                ),
                muted=True,
            )
        )
        back = self.w.button(
            lambda: translate("Report", "Revenir à l’étape"), "back", "secondary", "variants_back"
        )
        back.clicked.connect(self.back)
        row = FlowLayout()
        row.addWidget(back)
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(20)
        self.body.addWidget(self._holder)
        self.body.addWidget(
            self.w.small(
                lambda: translate(
                    "Report",
                    "Les formulaires s’ouvrent dans le navigateur, qui garde leur adresse dans son historique : "
                    "préférez une fenêtre privée.",
                )
            )
        )
        self.body.addStretch(1)
        self.body.addLayout(row)

    def show_guide(self, guide: Guide) -> None:
        """Show a guide's variants."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for variant in guide.variants:
            self._list.addWidget(self._block(variant))

    def retranslate(self) -> None:
        """Say everything in the language in force; the variants are shown anew by the page."""
        self.w.again()

    def _block(self, variant: Variant) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Heading(variant.title, 3))
        column.addWidget(Body(variant.text))
        if variant.status != "sure":
            column.addWidget(Small(translate("Report", "D’après des sources sans confirmation officielle.")))
        url = variant.url
        if url is not None:
            shown = url.removeprefix("https://").removeprefix("www.")
            column.addWidget(AddressText(shown))
            button = ActionButton(translate("Report", "Ouvrir dans le navigateur"), "outside", "secondary")
            button.setAccessibleName(
                translate("Report", "Ouvrir dans le navigateur : {title}").format(title=variant.title)
            )
            button.clicked.connect(lambda: self._open(url))
            row = FlowLayout()
            row.addWidget(button)
            column.addLayout(row)
        return block

    def _open(self, url: str) -> None:
        # The system's opener may take seconds.
        self._ctx.runner.run(lambda: self._ctx.urls.open(url), owner=self, failed=self._refused, lane="free")

    def _refused(self, error: AppuiError) -> None:
        self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())
