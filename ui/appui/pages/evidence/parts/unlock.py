"""The locked door: a passphrase, or the system's key store, whichever this vault has."""

from PySide6.QtCore import Signal

from appui.pages.evidence.parts.part import Part, add_row
from appui.texts.translate import translate
from appui.widgets.banner import Banner


class UnlockView(Part):
    """Opens the vault; `unlock` carries the passphrase, or None for the key store."""

    unlock = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Vos pièces sont sous clé")))
        self._why = self.w.body(
            lambda: translate(
                "Evidence",
                "Rien n’est lisible tant que le coffre est fermé. Tout y est, comme vous l’avez laissé.",
            ),
            muted=True,
        )
        card.addWidget(self._why)
        self.trouble = Banner("", "warn")
        self.trouble.hide()
        card.addWidget(self.trouble)
        self.field = self.w.secret(lambda: translate("Evidence", "Phrase secrète"), name="unlock_passphrase")
        card.addWidget(self.field)
        self.open_button = self.w.button(
            lambda: translate("Evidence", "Ouvrir"), "unlock", "primary", "unlock_open"
        )
        self.session_button = self.w.button(
            lambda: translate("Evidence", "Ouvrir avec ma session"), "unlock", "primary", "unlock_session"
        )
        self.open_button.clicked.connect(self._open)
        self.field.edit.returnPressed.connect(self._open)
        self.session_button.clicked.connect(self._open_session)
        add_row(card, self.open_button, self.session_button)
        self.end()
        self.set_ways(passphrase=True, session=False)

    def set_ways(self, *, passphrase: bool, session: bool) -> None:
        """Show the ways in that this vault has."""
        self.field.setVisible(passphrase)
        self.open_button.setVisible(passphrase)
        self.session_button.setVisible(session)
        self.session_button.set_tone("secondary" if passphrase else "primary")

    def refuse(self, text: str, *, on_field: bool) -> None:
        """Say why the vault did not open."""
        self._free()
        self.field.set_error(text if on_field else "")
        self.trouble.set_text("" if on_field else text)
        self.trouble.setVisible(not on_field)
        if on_field:
            self.field.edit.setFocus()

    def arrive(self) -> None:
        """Begin with an empty field."""
        self.leave()
        self.focus()

    def focus(self) -> None:
        """Put the focus where the hand goes first."""
        (self.field.edit if self.field.isVisibleTo(self) else self.session_button).setFocus()

    def leave(self) -> None:
        """Empty the field."""
        self.field.edit.clear()
        self.field.set_error("")
        self.trouble.hide()
        self._free()

    def _free(self) -> None:
        self.open_button.setEnabled(True)
        self.session_button.setEnabled(True)

    def _open(self) -> None:
        typed = self.field.text()
        if not typed:
            self.field.set_error(translate("Evidence", "Écrivez la phrase secrète."))
            return
        self.field.edit.clear()
        self._go(typed)

    def _open_session(self) -> None:
        self._go(None)

    def _go(self, passphrase: str | None) -> None:
        # One try at a time: the answer takes a moment on purpose.
        self.open_button.setEnabled(False)
        self.session_button.setEnabled(False)
        self.unlock.emit(passphrase)
