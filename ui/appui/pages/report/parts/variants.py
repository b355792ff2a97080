"""For "Mon écran est différent": the other ways that the sources know, and the public forms."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.report.parts.site import Site
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.emptied import empty
from appui.widgets.flow import FlowLayout
from appui.widgets.keyboard import tab_through
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.worded import Worded
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
        self._back_button = self.w.button(
            lambda: translate("Report", "Revenir à l’étape"), "back", "secondary", "variants_back"
        )
        self._back_button.clicked.connect(self.back)
        row = FlowLayout()
        row.addWidget(self._back_button)
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
        empty(self._list)
        sites = [Site(self._ctx) for _ in guide.variants]
        for variant, site in zip(guide.variants, sites, strict=True):
            self._list.addWidget(self._block(variant, site))
        tab_through([*(site.button for site in sites), self._back_button])

    def retranslate(self) -> None:
        """Say everything in the language in force; the variants are shown anew by the page."""
        self.w.again()

    def _block(self, variant: Variant, site: Site) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Heading(variant.title, 3))
        column.addWidget(Body(variant.text))
        if variant.status != "sure":
            column.addWidget(Small(translate("Report", "D’après des sources sans confirmation officielle.")))
        # In its place first: what has no parent would come up as a window of its own.
        column.addWidget(site)
        site.show_site(variant.url, variant.title)
        return block
