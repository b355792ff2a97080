"""The copy that a family keeps elsewhere: when it was made, one button, what it did, how to come back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.settings.parts.sheets import HelpSheet
from appui.pages.settings.vault_facts import VaultFacts
from appui.qt_adapters.file_dialogs import choose_folder
from appui.tasks.long_task import LongTask
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.context import PageContext
from appui.widgets.dates import stamp_words
from appui.widgets.flow import FlowLayout
from appui.widgets.worded import Worded
from appui_core.errors import AppuiError, ErrorCode
from appui_core.locate import resources_dir

if TYPE_CHECKING:
    from appui_core.vault.backup import BackupReport

FOLDER = "Sauvegarde Appui"
_HEADERS = ("header-a.json", "header-b.json")


class BackupPart(QWidget):
    """`changed`: a backup was made, read the facts again."""

    changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._facts: VaultFacts | None = None
        self.task: LongTask | None = None
        self.w = Worded()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.w.heading(lambda: translate("Vault", "Sauvegarde"), 3))
        self.last = self.w.body(self._last_words)
        column.addWidget(self.last)
        self.answer = Banner("", "neutral")
        self.answer.hide()
        column.addWidget(self.answer)
        row = FlowLayout()
        self.start = self.w.button(
            lambda: translate("Vault", "Sauvegarder maintenant…"), "download", name="vault_backup"
        )
        self.stop = self.w.button(lambda: translate("Vault", "Arrêter"), "close", name="vault_backup_stop")
        self.back = self.w.button(
            lambda: translate("Vault", "Comment la retrouver"), "info", "quiet", "vault_restore_help"
        )
        self.without = self.w.button(
            lambda: translate("Vault", "Ouvrir le coffre sans Appui"), "book", "quiet", "vault_without"
        )
        self.start.clicked.connect(self._choose)
        self.stop.clicked.connect(self._cancel)
        self.back.clicked.connect(self._tell_way_back)
        self.without.clicked.connect(self._tell_without)
        self.stop.hide()
        for button in (self.start, self.stop, self.back, self.without):
            row.addWidget(button)
        column.addLayout(row)

    def show_facts(self, facts: VaultFacts | None) -> None:
        """Show when the last backup was made."""
        self._facts = facts
        self.w.again()

    def run(self, chosen: Path) -> None:
        """Make or renew the backup in a folder, off the GUI thread."""
        vault = self._context.vault.vault
        if vault is None or self.task is not None:
            return
        task = self.task = LongTask(self)
        task.progress.connect(self._show_progress)
        self._busy(busy=True)
        page, target = page_without_appui(self._context.language()), backup_folder(chosen)

        def work() -> "BackupReport":
            from appui_core.vault.backup import backup_vault  # noqa: PLC0415 - comes with the vault

            return backup_vault(vault, target, page=page, progress=task.tell, cancelled=task.cancelled)

        self._context.leaks.remember((target,))
        self._context.runner.run(work, owner=self, done=self._made, failed=self._failed)

    def _choose(self) -> None:
        choose_folder(
            self,
            translate("Vault", "Où garder la sauvegarde ?"),
            lambda paths: self.run(paths[0]) if paths else None,
        )

    def _cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()
        self.stop.setEnabled(False)

    def _busy(self, *, busy: bool) -> None:
        self.start.setEnabled(not busy)
        self.stop.setVisible(busy)
        self.stop.setEnabled(True)
        if busy:
            self.answer.set_state(translate("Vault", "Sauvegarde en cours…"), "neutral")
            self.answer.show()
            self.stop.setFocus()

    def _show_progress(self, done: int, whole: int) -> None:
        if self.task is not None:
            percent = 100 if whole <= 0 else min(100, done * 100 // whole)
            said = translate("Vault", "Sauvegarde en cours : {percent} %.")
            self.answer.set_state(said.replace("{percent}", str(percent)), "neutral")

    def _made(self, report: "BackupReport") -> None:
        self.task = None
        self._busy(busy=False)
        if report.problems:
            self.answer.set_state(
                translate(
                    "Vault",
                    "Sauvegarde faite, sauf ce qui est abîmé dans le coffre lui-même. « Vérifier maintenant » "
                    "dit quoi.",
                ),
                "warn",
            )
        else:
            copied = translate("Vault", "%n pièce(s) copiée(s)", "", report.copied)
            said = translate("Vault", "Sauvegarde faite et relue : {copied}. Rangez-la loin de cet ordinateur.")
            self.answer.set_state(said.replace("{copied}", copied), "ok")
        self.changed.emit()

    def _failed(self, error: AppuiError) -> None:
        self.task = None
        self._busy(busy=False)
        if error.code == ErrorCode.INTERRUPTED:
            words = translate("Vault", "Sauvegarde arrêtée. La précédente, s’il y en a une, reste entière.")
            self.answer.set_state(words, "neutral")
        else:
            self.answer.set_state(self._context.messages().error(error.code).spoken(), "warn")

    def _last_words(self) -> str:
        facts = self._facts
        if facts is None:
            return ""
        if facts.last_backup_utc is None:
            return translate(
                "Vault",
                "Aucune sauvegarde pour le moment. Un disque s’abîme, un ordinateur se perd : une clé USB rangée "
                "ailleurs suffit.",
            )
        when = stamp_words(facts.last_backup_utc, self._context.zone())
        said = translate("Vault", "Dernière sauvegarde : {when}.").replace("{when}", when)
        if facts.backup_is_old(self._context.now()):
            advice = translate("Vault", "Elle a plus de 30 jours. Quand vous pourrez, refaites-en une.")
            return f"{said} {advice}"
        return said

    def _tell_way_back(self) -> None:
        self._context.open_sheet(HelpSheet(translate("Vault", "Retrouver une sauvegarde"), way_back_words()))

    def _tell_without(self) -> None:
        page = page_without_appui(self._context.language())
        words = page or translate("Vault", "Cette page d’aide est introuvable. Installez Appui de nouveau.")
        self._context.open_sheet(HelpSheet(translate("Vault", "Ouvrir le coffre sans Appui"), words))


def way_back_words() -> str:
    """Return how a backup comes back, as a small page."""
    return translate(
        "Vault",
        "Sur un ordinateur où Appui n’a encore rien gardé : ouvrez Preuves, puis « J’ai une sauvegarde ». "
        "Choisissez le dossier « Sauvegarde Appui », retapez la clé de la fiche de secours et choisissez une "
        "phrase secrète. La sauvegarde n’est pas modifiée, et rien n’est jamais remplacé.",
    )


def backup_folder(chosen: Path) -> Path:
    """Return where the backup goes: the chosen folder when it is one already, else a folder of its own in it."""
    return chosen if any((chosen / name).is_file() for name in _HEADERS) else chosen / FOLDER


def page_without_appui(language: str) -> str:
    """Return the page that explains the vault to whoever has no Appui; empty when it is not there."""
    name = "fr" if language == "fr" else "en"
    try:
        return (resources_dir() / "help" / f"sans-appui.{name}.md").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
