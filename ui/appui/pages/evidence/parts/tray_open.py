"""While the page is there: the code to scan, what to do on the phone, how long it lasts, how to end it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.phone_link import PhoneLink, Stage
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import add_row
from appui.widgets.qr import QrCode
from appui.widgets.tag import Tag
from appui.widgets.worded import Worded

_MIB = 1024 * 1024


class TrayOpen(Card):
    """The code is only there as long as the page."""

    stopped = Signal()

    def __init__(self, link: PhoneLink) -> None:
        super().__init__()
        self.w = Worded()
        self._link = link
        self._url = ""
        self._code: QrCode | None = None
        columns = ColumnsLayout(spacing=24, least_px=230, stretches=(1, 3))
        holder, side = QWidget(), QWidget()
        self._holder, column = _column(holder), _column(side)
        self._holder.addStretch(1)
        columns.addWidget(holder)
        columns.addWidget(side)
        self.body.addLayout(columns)
        self.address = AddressText("", mono=True)
        self.tag = Tag("", "smartphone", "action")
        add_row(column, self.tag)
        for words in (
            lambda: translate(
                "Evidence", "1. Sur le téléphone, relié au même Wi-Fi, visez ce code avec l’appareil photo."
            ),
            lambda: translate("Evidence", "2. Répondez à la question, puis choisissez seulement les captures."),
            lambda: translate("Evidence", "3. Elles arrivent ici, une par une. Gardez cette page ouverte."),
        ):
            column.addWidget(self.w.body(words))
        self.left_words = self.w.body(self._left_words)
        column.addWidget(self.left_words)
        self.stop = self.w.button(
            lambda: translate("Evidence", "Arrêter, fermer la page"), "close", name="tray_stop"
        )
        self.stop.clicked.connect(self.stopped)
        add_row(column, self.stop)
        column.addWidget(self.w.small(lambda: translate("Evidence", "Sans appareil photo, tapez cette adresse :")))
        column.addWidget(self.address)
        column.addWidget(self.w.small(self._limit_words))
        column.addStretch(1)

    def refresh(self) -> None:
        """Show what is known now."""
        link = self._link
        if link.url != self._url:
            self._url = link.url
            self._draw()
            self.w.again()
        words, icon = self._state_words()
        self.tag.set_state(words, icon, "ok" if link.arrived else "action")
        self.tick()

    def tick(self) -> None:
        """Say how long it still lasts."""
        self.left_words.set_text(self._left_words())

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()
        self._draw()
        self.refresh()

    def _draw(self) -> None:
        if self._code is not None:
            self._code.hide()
            self._code.deleteLater()
            self._code = None
        self.address.setText(self._url)
        if self._url:
            self._code = QrCode(
                self._url, translate("Evidence", "Code à scanner avec le téléphone : l’adresse écrite à côté")
            )
            self._holder.insertWidget(0, self._code)

    def _state_words(self) -> tuple[str, str]:
        if self._link.declined:
            return translate("Evidence", "Aucune image n’est acceptée"), "close"
        if self._link.receiving:
            return translate("Evidence", "Réception en cours…"), "download"
        if self._link.arrived:
            return translate("Evidence", "Téléphone relié"), "check"
        return translate("Evidence", "En attente du téléphone"), "smartphone"

    def _left_words(self) -> str:
        if self._link.stage is not Stage.OPEN:
            return ""
        left_s = round(self._link.left_s())
        if left_s >= 60:
            return translate("Evidence", "La page se ferme dans %n minute(s).", "", -(-left_s // 60))
        return translate("Evidence", "La page se ferme dans %n seconde(s).", "", left_s)

    def _limit_words(self) -> str:
        limits = self._link.limits
        return translate(
            "Evidence",
            "{go} images au plus à la fois, {all} en tout, {size} Mo chacune. Après {idle} minutes sans rien, la "
            "page se ferme.",
        ).format(
            go=limits.pictures_a_go,
            all=limits.pictures,
            size=limits.picture_bytes // _MIB,
            idle=round(limits.idle_s / 60),
        )


def _column(holder: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column
