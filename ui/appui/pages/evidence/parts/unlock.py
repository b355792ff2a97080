"""The locked door: passphrase, key store or recovery sheet; why it is locked, and how long to wait."""

from typing import Final

from PySide6.QtCore import QTimer, Signal

from appui.tasks.vault_session import LockReason
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.part import Part, add_row
from appui_core.clock import Clock

_TICK_MS: Final = 500


class UnlockView(Part):
    """Opens the vault; `unlock` carries the passphrase, or None for the key store; `forgot` asks for the sheet."""

    unlock = Signal(object)
    forgot = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._until_s = 0.0
        self._trying = False
        self._reason = LockReason.ASKED
        self._passphrase = True
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Vos pièces sont sous clé")))
        self._why = self.w.body(self._why_words, muted=True)
        card.addWidget(self._why)
        self.trouble = Banner("", "warn")
        self.trouble.hide()
        card.addWidget(self.trouble)
        self.field = self.w.secret(lambda: translate("Evidence", "Phrase secrète"), name="unlock_passphrase")
        card.addWidget(self.field)
        self.wait = self.w.body(self._wait_words)
        self.wait.setObjectName("unlock_wait")
        card.addWidget(self.wait)
        self.open_button = self.w.button(
            lambda: translate("Evidence", "Ouvrir"), "unlock", "primary", "unlock_open"
        )
        self.session_button = self.w.button(
            lambda: translate("Evidence", "Ouvrir avec ma session"), "unlock", "primary", "unlock_session"
        )
        self.forgot_button = self.w.button(self._forgot_words, "key", "quiet", "unlock_forgot")
        self.open_button.clicked.connect(self._open)
        self.field.edit.returnPressed.connect(self._open)
        self.session_button.clicked.connect(self._open_session)
        self.forgot_button.clicked.connect(self.forgot)
        add_row(card, self.open_button, self.session_button)
        add_row(card, self.forgot_button)
        self.end()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.set_ways(passphrase=True, session=False)
        self._show_wait()

    def set_reason(self, reason: LockReason) -> None:
        """Say why the vault is locked."""
        self._reason = reason
        self._why.set_text(self._why_words())

    def set_ways(self, *, passphrase: bool, session: bool) -> None:
        """Show the ways in that this vault has."""
        self._passphrase = passphrase
        self.field.setVisible(passphrase)
        self.open_button.setVisible(passphrase)
        self.session_button.setVisible(session)
        self.session_button.set_tone("secondary" if passphrase else "primary")
        self.forgot_button.set_text(self._forgot_words())

    def set_wait(self, seconds: int) -> None:
        """Let no passphrase be tried for some seconds, and say so; 0 lets it be tried now."""
        self._until_s = self._clock.monotonic_s() + seconds
        if seconds > 0:
            self._timer.start()
        self._show_wait()

    def tick(self) -> None:
        """Count down."""
        if self.left_s() == 0:
            self._timer.stop()
        self._show_wait()

    def left_s(self) -> int:
        """Return the seconds until a passphrase may be tried."""
        return max(0, int(self._until_s - self._clock.monotonic_s() + 0.999))

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
        self.field.forget()
        self.field.set_error("")
        self.trouble.hide()
        self._free()

    def _free(self) -> None:
        self._trying = False
        self.session_button.setEnabled(True)
        self._show_wait()

    def _open(self) -> None:
        if self._trying or self.left_s():
            return
        typed = self.field.text()
        if not typed:
            self.field.set_error(translate("Evidence", "Écrivez la phrase secrète."))
            return
        self.field.forget()
        self._go(typed)

    def _open_session(self) -> None:
        self._go(None)

    def _go(self, passphrase: str | None) -> None:
        # One try at a time: the answer takes a moment on purpose.
        self._trying = True
        self.open_button.setEnabled(False)
        self.session_button.setEnabled(False)
        self.unlock.emit(passphrase)

    def _show_wait(self) -> None:
        left = self.left_s()
        self.wait.setVisible(left > 0 and self._passphrase)
        self.wait.set_text(self._wait_words())
        self.open_button.setEnabled(not left and not self._trying)

    def _wait_words(self) -> str:
        left = self.left_s()
        if not left:
            return ""
        if left < 60:
            return translate("Evidence", "Nouvel essai possible dans %n seconde(s).", "", left)
        return translate("Evidence", "Nouvel essai possible dans %n minute(s).", "", -(-left // 60))

    def _forgot_words(self) -> str:
        if self._passphrase:
            return translate("Evidence", "J’ai oublié la phrase")
        return translate("Evidence", "Ouvrir avec la fiche de secours")

    def _why_words(self) -> str:
        if self._reason == LockReason.IDLE:
            why = translate("Evidence", "Le coffre s’est fermé tout seul, après un moment sans activité.")
        elif self._reason == LockReason.SESSION:
            why = translate("Evidence", "Le coffre s’est fermé quand la session a été verrouillée.")
        elif self._reason == LockReason.SLEEP:
            why = translate("Evidence", "Le coffre s’est fermé quand l’ordinateur s’est mis en veille.")
        else:
            why = translate("Evidence", "Rien n’est lisible tant que le coffre est fermé.")
        return f"{why} {translate('Evidence', 'Tout y est, comme vous l’avez laissé.')}"
