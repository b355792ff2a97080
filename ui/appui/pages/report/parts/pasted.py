"""An address that was pasted: what it is, clean, whether it is what it looks like; and the way to its guide."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.banner import Banner, BannerTone
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body
from appui.widgets.worded import Worded

if TYPE_CHECKING:
    from appui_core.guides.address.model import Address
    from appui_core.guides.address.suggest import Choice

# Why an address is a trap: it hides where it leads, or nobody can be told by it.
_TRAPS = frozenset(
    {"look_alike", "odd_letters", "user_name", "port", "ip_address", "backslash", "hidden_characters", "scheme"}
)


class Pasted(QWidget):
    """The field stands elsewhere (`field`), this is what it found; `wanted` gives the Choice of a guide.

    Nothing is opened and nothing goes online; what was pasted is kept nowhere: `clear` when the page is left.
    """

    wanted = Signal(object)

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._address: Address | None = None
        self.w = Worded()
        self.field = self.w.field(
            lambda: translate("Report", "Ou collez une adresse (facultatif)"), name="address_paste"
        )
        self.w.bind(self.field.edit.setPlaceholderText, lambda: "https://…")
        self.field.edit.setClearButtonEnabled(True)
        self.field.edit.setMaxLength(1_000_000)
        self.field.changed.connect(self._changed)
        self.field.edit.returnPressed.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.what = Body("", strong=True)
        self.address = AddressText("")
        self.why = Banner("", "neutral")
        self.open_button = self.w.button(
            lambda: translate("Report", "Ouvrir le guide"), "flag", "primary", "address_open"
        )
        self.open_button.clicked.connect(self._open)
        self.copy_button = self.w.button(
            lambda: translate("Report", "Copier l’adresse nettoyée"), "copy", "secondary", "address_copy"
        )
        self.copy_button.clicked.connect(self._copy)
        row = FlowLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.copy_button)
        for widget in (self.what, self.address, self.why):
            column.addWidget(widget)
        column.addLayout(row)
        self.hide()

    def clear(self) -> None:
        """Forget what was pasted; it can't be brought back."""
        self.field.edit.setText("")

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()
        self._show()

    def choice(self) -> "Choice | None":
        """Return what to look for among the guides, None where no platform of ours is in the address."""
        from appui_core.guides.address.suggest import suggest  # noqa: PLC0415 - as below

        return suggest(self._address) if self._address is not None else None

    def _changed(self, text: str) -> None:
        # Reading is a millisecond; only the first paste loads the tables.
        from appui_core.guides.address.recognise import recognise  # noqa: PLC0415 - as said above

        self._address = recognise(text) if text.strip() else None
        self._show()

    def _show(self) -> None:
        from appui_core.guides.address.words import what_words, why_words  # noqa: PLC0415 - as above

        address = self._address
        self.setVisible(address is not None)
        if address is None:
            # What can't be seen any more is not held either.
            for label in (self.what, self.address):
                label.set_text("")
            self.why.set_text("")
            return
        messages = self._ctx.messages()
        what = what_words(messages, address)
        if address.account and what:
            what = f"{what} · {address.account}"
        self.what.set_text(what)
        self.what.setVisible(bool(what))
        self.address.set_text(address.canonical or "")
        self.address.setVisible(address.canonical is not None)
        tone: BannerTone = "danger" if address.why in _TRAPS else "neutral" if address.safe_to_open else "warn"
        self.why.set_state(why_words(messages, address), tone)
        self.open_button.setVisible(self.choice() is not None)
        self.copy_button.setVisible(address.canonical is not None)

    def _open(self) -> None:
        choice = self.choice()
        if choice is not None:
            self.wanted.emit(choice)

    def _copy(self) -> None:
        if self._address is not None and self._address.canonical is not None:
            self._ctx.clipboard.copy(self._address.canonical)
            self._ctx.say("ok", translate("Report", "L’adresse est copiée."))
