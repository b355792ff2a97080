"""The card "Coffre": how the vault opens and locks, backup, check, journal; little while it is closed."""

from appui.pages.settings.parts.backup import BackupPart
from appui.pages.settings.parts.check import CheckPart
from appui.pages.settings.parts.outside import OutsidePart
from appui.pages.settings.parts.seen import SeenPart
from appui.pages.settings.parts.ways import WaysPart
from appui.pages.settings.vault_facts import VaultFacts, read_facts
from appui.tasks.auto_lock import AUTO_MIN
from appui.tasks.vault_session import State
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.fields import ChoiceField
from appui.widgets.flow import FlowLayout
from appui.widgets.journal_sheet import JournalSheet
from appui.widgets.worded import Worded
from appui_core.errors import AppuiError
from appui_core.settings.table import BY_KEY

_AUTO = "auto_lock_min"


class VaultCard(Card):
    """Reads the vault anew each time it changes or comes into sight."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.body.setSpacing(self.theme.space("l"))
        self._context = context
        self.w = Worded()
        self.body.addWidget(self.w.heading(lambda: translate("Vault", "Coffre"), 2))
        self.state = self.w.body(self._state_words, muted=True)
        self.body.addWidget(self.state)
        self.go = self.w.button(lambda: translate("Vault", "Aller à Preuves"), "unlock", name="vault_go")
        self.go.clicked.connect(lambda: context.navigate("evidence"))
        row = FlowLayout()
        row.addWidget(self.go)
        self.body.addLayout(row)
        self.ways, self.backup, self.check = WaysPart(context), BackupPart(context), CheckPart(context)
        self.minutes = ChoiceField("")
        self.minutes.edit.setObjectName("vault_minutes")
        self.minutes.chosen.connect(self._set_minutes)
        self.outside = OutsidePart(context)
        self.seen = SeenPart(context)
        self.journal = self.w.button(
            lambda: translate("Vault", "Voir le journal du coffre"), "list", name="vault_journal"
        )
        self.journal.clicked.connect(lambda: context.open_sheet(JournalSheet(context, None)))
        for part in (self.ways, self.minutes, self.backup, self.check, self.outside, self.seen):
            self.body.addWidget(part)
        last = FlowLayout()
        last.addWidget(self.journal)
        self.body.addLayout(last)
        for source in (self.ways, self.backup, self.check):
            source.changed.connect(self.refresh)
        context.vault.changed.connect(self.refresh)
        self.retranslate()
        self.refresh()

    def retranslate(self) -> None:
        """Set every word anew."""
        for words in (self.w, self.ways.w, self.backup.w, self.check.w, self.outside.w, self.seen.w):
            words.again()
        self.minutes.set_label(translate("Vault", "Se ferme tout seul après"))
        self.minutes.set_hint(translate("Vault", "Sans toucher à Appui. Aussi dès que la session se verrouille."))
        self.minutes.set_choices(
            [(str(value), self._minutes_words(str(value))) for value in BY_KEY[_AUTO].allowed]
        )
        self.minutes.set_key(self._context.settings.text(_AUTO))

    def refresh(self) -> None:
        """Show the vault as it is now."""
        vault = self._context.vault.vault
        opened = vault is not None
        for part in (self.ways, self.backup, self.check, self.outside, self.journal):
            part.setVisible(opened)
        self.go.setVisible(self._context.vault.state == State.LOCKED)
        self.state.setVisible(not opened)
        self.seen.setVisible(self._context.privacy.works())
        if vault is None:
            self._show(None)
            for answer in (self.backup.answer, self.check.answer):
                answer.hide()
        else:
            self._context.runner.run(lambda: read_facts(vault), owner=self, done=self._show, failed=self._failed)
        self.retranslate()

    def _show(self, facts: VaultFacts | None) -> None:
        if facts is not None and self._context.vault.vault is None:
            return
        for part in (self.ways, self.backup, self.check):
            part.show_facts(facts)

    def _failed(self, error: AppuiError) -> None:
        if self._context.vault.vault is not None:
            self._context.say("warn", self._context.messages().error(error.code).spoken())

    def _set_minutes(self, key: str) -> None:
        try:
            self._context.settings.set(_AUTO, key)
        except AppuiError as refused:
            self._context.say("warn", self._context.messages().error(refused.code).spoken())

    def _minutes_words(self, value: str) -> str:
        if value == "auto":
            count = AUTO_MIN[self._context.vault.preset]
            said = translate("Vault", "{minutes} (conseillé)")
            return said.replace("{minutes}", translate("Vault", "%n minute(s)", "", count))
        return translate("Vault", "%n minute(s)", "", int(value))

    def _state_words(self) -> str:
        if self._context.vault.state == State.LOCKED:
            return translate("Vault", "Le coffre est fermé. Ouvrez-le dans Preuves pour voir la suite ici.")
        return translate("Vault", "Il n’y a pas encore de coffre. Il se crée avec votre première pièce.")
