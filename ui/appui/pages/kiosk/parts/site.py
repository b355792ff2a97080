"""A page that a step opens: its address to type and its code to scan, on one's own phone; nothing opens here."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.kiosk.parts.address import Scannable
from appui.pages.kiosk.parts.route import trace_words
from appui.texts.translate import translate
from appui.widgets.address import AddressText, plain_address
from appui.widgets.emptied import empty
from appui.widgets.labels import Body, Small


class Site(QWidget):
    """Hidden while there is no page."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_site(self, url: str | None) -> None:
        """Show a page, or nothing."""
        empty(self._column)
        self.setVisible(bool(url))
        if not url:
            return
        how = Body(translate("Kiosk", "Sur un téléphone, scanne ce code ou tape l’adresse :"))
        address = AddressText(plain_address(url), "body", "text", strong=True)
        site = Scannable(url, how, (address, Small(trace_words())))
        site.code.setAccessibleName(translate("Kiosk", "Code QR : cette adresse, pour un téléphone."))
        self._column.addWidget(site)
