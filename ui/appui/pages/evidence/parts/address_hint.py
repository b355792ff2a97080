"""Under the field of an address: what it is, from its text alone, and the address without what tracks."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.banner import Banner, BannerTone
from appui.widgets.context import PageContext
from appui.widgets.fields import TextField
from appui.widgets.labels import Small
from appui.widgets.part import add_row
from appui.widgets.worded import Worded

if TYPE_CHECKING:
    from appui_core.guides.address.model import Address

# So many letters at once are no typing: something was pasted, and is looked at at once.
_PASTED: Final = 5
_TRAPS: Final = frozenset(
    {"look_alike", "odd_letters", "user_name", "port", "ip_address", "backslash", "hidden_characters", "scheme"}
)
# Where an account is written with an @ in front.
_WITH_AT: Final = frozenset({"tiktok", "instagram", "threads", "x", "youtube", "telegram"})


def shown_account(address: "Address") -> str:
    """Return the account in an address as its platform writes it; empty where there is none, or a number alone."""
    account = address.account or ""
    if not account or account.isdigit():
        return ""
    return f"@{account}" if address.platform in _WITH_AT else account


class AddressHint(QWidget):
    """Watches a field; `recognised` carries what a person's address is. Nothing is opened, nothing goes online."""

    recognised = Signal(object)

    def __init__(self, ctx: PageContext, field: TextField) -> None:
        super().__init__()
        self._ctx, self._field = ctx, field
        self._address: Address | None = None
        self._before = ""
        self.w = Worded()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.what = Small("")
        self.why = Banner("", "neutral")
        self.clean = AddressText("")
        self.take_button = self.w.button(
            lambda: translate("Evidence", "Prendre l’adresse sans suivi"), "check", "quiet", "coach_clean"
        )
        self.take_button.clicked.connect(self._take)
        for widget in (self.what, self.why, self.clean):
            column.addWidget(widget)
        add_row(column, self.take_button)
        field.edit.textEdited.connect(self._edited)
        field.edit.editingFinished.connect(self._look)
        self.hide()

    def forget(self) -> None:
        """Say nothing: the field was filled or emptied by the program."""
        self._address, self._before = None, self._field.text()
        self._show()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()
        self._show()

    def _edited(self, text: str) -> None:
        before, self._before = self._before, text
        if _new_letters(before, text) >= _PASTED:
            self._look()
        else:
            self._address = None
            self._show()

    def _look(self) -> None:
        text = self._field.text()
        if not text or not self._field.edit.isModified():
            self.forget()
            return
        # Reading is a millisecond; only the first address loads the tables.
        from appui_core.guides.address.recognise import recognise  # noqa: PLC0415 - as said above

        self._address = recognise(text)
        self._show()
        self.recognised.emit(self._address)

    def _show(self) -> None:
        address = self._address
        self.setVisible(address is not None)
        if address is None:
            # What can't be seen any more is not held either.
            self.what.set_text("")
            self.clean.set_text("")
            return
        from appui_core.guides.address.words import what_words, why_words  # noqa: PLC0415 - as above

        messages = self._ctx.messages()
        what = what_words(messages, address)
        self.what.set_text(what)
        self.what.setVisible(bool(what))
        tone: BannerTone = "danger" if address.why in _TRAPS else "neutral"
        self.why.set_state(why_words(messages, address), tone)
        self.why.setVisible(not address.safe_to_open or address.unwrapped)
        other = bool(address.canonical) and address.canonical != self._field.text()
        self.clean.set_text(address.canonical or "" if other else "")
        self.clean.setVisible(other)
        self.take_button.setVisible(other)

    def _take(self) -> None:
        if self._address is None or self._address.canonical is None:
            return
        self._field.set_text(self._address.canonical)
        self._before = self._address.canonical
        self._field.setFocus()
        self._show()


def _new_letters(before: str, after: str) -> int:
    """Return how many letters of a text came in with its last change."""
    first = _alike(before, after)
    last = _alike(before[first:][::-1], after[first:][::-1])
    return len(after) - first - last


def _alike(one: str, other: str) -> int:
    """Return with how many equal letters two texts begin."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (here, there) in enumerate(pairs) if here != there), min(len(one), len(other)))
