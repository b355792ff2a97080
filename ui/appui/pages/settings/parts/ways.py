"""How the vault opens today, and what changes that: passphrase, this session, a new recovery sheet."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.settings.parts.sheets import NewKeySheet, PassphraseSheet
from appui.pages.settings.vault_facts import VaultFacts
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.worded import Worded
from appui_core.errors import AppuiError


class WaysPart(QWidget):
    """`changed`: a way of opening was changed, read the facts again."""

    changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._facts: VaultFacts | None = None
        self.w = Worded()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.w.heading(lambda: translate("Vault", "Comment il s’ouvre"), 3))
        column.addWidget(self.w.body(self._words))
        row = FlowLayout()
        self.phrase = self.w.button(self._phrase_words, "key", name="vault_passphrase")
        self.store = self.w.button(self._store_words, "person", name="vault_store")
        self.sheet = self.w.button(
            lambda: translate("Vault", "Nouvelle fiche de secours…"), "refresh", name="vault_new_key"
        )
        self.phrase.clicked.connect(self._ask_passphrase)
        self.store.clicked.connect(self._turn_store)
        self.sheet.clicked.connect(self._ask_new_key)
        for button in (self.phrase, self.store, self.sheet):
            row.addWidget(button)
        column.addLayout(row)

    def show_facts(self, facts: VaultFacts | None) -> None:
        """Show how the vault opens."""
        self._facts = facts
        only_store = facts is not None and bool(facts.keyring) and not facts.passphrases
        # The store alone may not go: with it the only everyday way in would.
        self.store.setVisible(not only_store)
        self.store.setEnabled(True)
        self.w.again()

    def _words(self) -> str:
        ways = self._facts.ways() if self._facts is not None else ()
        return translate("Vault", "Il s’ouvre avec : {ways}.").replace("{ways}", ", ".join(ways)) if ways else ""

    def _phrase_words(self) -> str:
        if self._facts is not None and self._facts.passphrases:
            return translate("Vault", "Changer la phrase secrète…")
        return translate("Vault", "Ajouter une phrase secrète…")

    def _store_words(self) -> str:
        if self._facts is not None and self._facts.keyring:
            return translate("Vault", "Ne plus l’ouvrir avec cette session")
        return translate("Vault", "L’ouvrir aussi avec cette session")

    def _ask_passphrase(self) -> None:
        sheet = PassphraseSheet(self._context, another=bool(self._facts and self._facts.passphrases))
        sheet.done.connect(partial(self._done, translate("Vault", "La nouvelle phrase secrète est en place.")))
        self._context.open_sheet(sheet)

    def _ask_new_key(self) -> None:
        sheet = NewKeySheet(self._context)
        sheet.closed.connect(self.changed)
        self._context.open_sheet(sheet)

    def _turn_store(self) -> None:
        vault, facts = self._context.vault.vault, self._facts
        if vault is None or facts is None:
            return
        self.store.setEnabled(False)
        keystore = self._context.keystore

        def work() -> None:
            for slot in facts.keyring:
                vault.remove_slot(slot, keystore())
            if not facts.keyring:
                vault.add_keystore_slot(keystore())

        said = (
            translate("Vault", "Cette session n’ouvre plus le coffre.")
            if facts.keyring
            else translate("Vault", "Cette session ouvre maintenant le coffre.")
        )
        self._context.runner.run(work, owner=self, done=lambda _none: self._done(said), failed=self._failed)

    def _done(self, said: str) -> None:
        self._context.say("ok", said)
        self.changed.emit()

    def _failed(self, error: AppuiError) -> None:
        self.store.setEnabled(True)
        self._context.say("warn", self._context.messages().error(error.code).spoken())
