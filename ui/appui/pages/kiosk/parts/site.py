"""A page that a step opens: its address to type and its code to scan, on one's own phone; nothing opens here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.address import AddressText, plain_address
from appui.widgets.emptied import empty
from appui.widgets.labels import Body, Small
from appui.widgets.qr import QrCode


class Site(QWidget):
    """Hidden while there is no page."""

    def __init__(self) -> None:
        super().__init__()
        space = current_theme().space
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("l"))
        self._code = QVBoxLayout()
        self.how = Body("")
        self.address = AddressText("", "body", "text", strong=True)
        self.traces = Small("")
        words = QVBoxLayout()
        words.setSpacing(space("s"))
        for one in (self.how, self.address, self.traces):
            words.addWidget(one)
        words.addStretch(1)
        row.addLayout(self._code)
        row.addLayout(words, 1)
        self.hide()

    def show_site(self, url: str | None) -> None:
        """Show a page, or nothing."""
        empty(self._code)
        self.setVisible(bool(url))
        if not url:
            return
        code = QrCode(url, translate("Kiosk", "Code à scanner : {address}").format(address=plain_address(url)))
        self._code.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        self._code.addStretch(1)
        self.how.set_text(translate("Kiosk", "Sur un téléphone, scanne ce code ou tape l’adresse :"))
        self.address.set_text(plain_address(url))
        self.traces.set_text(
            translate("Kiosk", "Le navigateur du téléphone garde cette adresse dans son historique.")
        )
