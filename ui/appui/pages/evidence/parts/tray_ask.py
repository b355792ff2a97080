"""Before the page for the phone is opened: what it means, on which network, and why not where it can't be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from appui.pages.evidence.phone_link import Barred, PhoneLink, Stage
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.part import add_row
from appui.widgets.worded import Worded
from appui_core.ports import LocalAddress


def why_barred(barred: Barred | None) -> str:
    """Return why there is no page for the phone here, or an empty text."""
    if barred is Barred.SCHOOL:
        return translate(
            "Evidence",
            "Pas pour une situation suivie par un établissement : son réseau est partagé. Passez par le câble.",
        )
    if barred is Barred.SETTING:
        return translate("Evidence", "Coupé dans les réglages de cet ordinateur. Passez par le câble.")
    return ""


class TrayAsk(Card):
    """A person presses the button, each time; nothing listens before."""

    opened = Signal(str)
    cable = Signal()
    left = Signal()

    def __init__(self, link: PhoneLink) -> None:
        super().__init__()
        self.w = Worded()
        self._link = link
        self._listed: tuple[LocalAddress, ...] | None = None
        self.body.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Appui ouvre une page pour un seul téléphone, pendant {minutes} minutes. Le téléphone, relié "
                    "au même Wi-Fi, scanne un code ; les captures choisies arrivent ici, sans rien installer.",
                ).format(minutes=round(link.limits.open_s / 60))
            )
        )
        self.body.addWidget(
            self.w.banner(
                lambda: translate(
                    "Evidence",
                    "Les images passent en clair sur ce Wi-Fi : une personne reliée au même réseau, et qui s’y "
                    "connaît, pourrait les voir. Seulement chez vous, jamais sur un Wi-Fi public ni dans un "
                    "établissement. Si la personne en cause vit chez vous, passez par le câble.",
                )
            )
        )
        self._choices_box = QWidget()
        self._choices = QVBoxLayout(self._choices_box)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.addWidget(
            self.w.body(lambda: translate("Evidence", "Cet ordinateur est relié à plusieurs réseaux. Lequel ?"))
        )
        self._group = QButtonGroup(self)
        self.body.addWidget(self._choices_box)
        self.state = self.w.body(self._state_words)
        self.body.addWidget(self.state)
        self.open_button = self.w.button(
            lambda: translate("Evidence", "Ouvrir la page pour le téléphone"), "qr", "primary", "tray_open"
        )
        cable = self.w.button(lambda: translate("Evidence", "Plutôt le câble"), "link", name="tray_cable")
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "tray_back")
        self.open_button.clicked.connect(self._open)
        cable.clicked.connect(self.cable)
        back.clicked.connect(self.left)
        add_row(self.body, self.open_button, cable, back)

    def refresh(self) -> None:
        """Show what is known now."""
        addresses = self._link.addresses
        if addresses != self._listed:
            self._list(addresses or ())
            self._listed = addresses
        self._choices_box.setVisible(len(addresses or ()) > 1)
        self.w.again()
        words = self._state_words()
        self.state.setVisible(bool(words))
        self.open_button.setEnabled(bool(addresses) and not words)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.refresh()

    def _list(self, addresses: tuple[LocalAddress, ...]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        for number, one in enumerate(addresses):
            name = f"{one.interface} ({one.address})" if one.interface else one.address
            choice = QRadioButton(name)
            choice.setObjectName(f"tray_network_{number}")
            choice.setMinimumHeight(44)
            choice.setChecked(number == 0)
            self._group.addButton(choice, number)
            self._choices.addWidget(choice)

    def _open(self) -> None:
        addresses = self._link.addresses
        if addresses:
            self.opened.emit(addresses[max(self._group.checkedId(), 0)].address)

    def _state_words(self) -> str:
        barred = why_barred(self._link.barred())
        if barred:
            return barred
        if self._link.stage is Stage.OPENING or self._link.addresses is None:
            return translate("Evidence", "Un instant…")
        if not self._link.addresses:
            return translate(
                "Evidence",
                "Cet ordinateur n’est relié à aucun réseau de la maison. Reliez-le au Wi-Fi, ou passez par le "
                "câble.",
            )
        return ""
