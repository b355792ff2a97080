"""A page that a step or another way opens: its address to read, and the one button that opens it in a browser."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.address import AddressText, plain_address
from appui.widgets.buttons import ActionButton
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Small
from appui_core.errors import AppuiError


class Site(QWidget):
    """Hidden while there is no page to open; `note`: what the browser remembers is said here."""

    def __init__(self, ctx: PageContext, *, note: bool = False) -> None:
        super().__init__()
        self._ctx = ctx
        self._url, self._about = "", ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.address = AddressText("")
        self.button = ActionButton("", "outside", "secondary")
        self.button.setObjectName("site_open")
        self.button.clicked.connect(self._open)
        self.traces = Small("")
        self.traces.setVisible(note)
        row = FlowLayout()
        row.addWidget(self.button)
        column.addWidget(self.address)
        column.addLayout(row)
        column.addWidget(self.traces)
        self.hide()

    def show_site(self, url: str | None, about: str) -> None:
        """Show a page, or nothing; `about` says what it is for to those who hear the button alone."""
        self._url, self._about = url or "", about
        self.address.set_text(plain_address(self._url))
        self.setVisible(bool(url))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.button.set_text(translate("Report", "Ouvrir dans le navigateur"))
        self.button.setAccessibleName(
            translate("Report", "Ouvrir dans le navigateur : {title}").format(title=self._about)
        )
        self.traces.set_text(
            translate(
                "Report", "Le navigateur garde cette adresse dans son historique : préférez une fenêtre privée."
            )
        )

    def _open(self) -> None:
        url = self._url
        # The system's opener may take seconds.
        self._ctx.runner.run(lambda: self._ctx.urls.open(url), owner=self, failed=self._refused, lane="free")

    def _refused(self, error: AppuiError) -> None:
        self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())
