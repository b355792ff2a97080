"""Is everything as it was left? What the check in the background found last, and a whole one on request."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.settings.vault_facts import VaultFacts
from appui.tasks.long_task import LongTask
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.context import PageContext
from appui.widgets.damage import damage_words, damaged_exhibits
from appui.widgets.dates import stamp_words
from appui.widgets.flow import FlowLayout
from appui.widgets.worded import Worded
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from appui_core.vault.check import CheckReport

Found = tuple["CheckReport", tuple[tuple[int, str], ...]]


class CheckPart(QWidget):
    """`changed`: a check ended, read the facts again."""

    changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._facts: VaultFacts | None = None
        self.task: LongTask | None = None
        self.w = Worded()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.w.heading(lambda: translate("Vault", "Vérification"), 3))
        column.addWidget(self.w.body(self._last_words))
        self.answer = Banner("", "neutral")
        self.answer.hide()
        column.addWidget(self.answer)
        row = FlowLayout()
        self.start = self.w.button(lambda: translate("Vault", "Vérifier maintenant"), "shield", name="vault_check")
        self.stop = self.w.button(lambda: translate("Vault", "Arrêter"), "close", name="vault_check_stop")
        self.start.clicked.connect(self.run)
        self.stop.clicked.connect(self.cancel)
        self.stop.hide()
        row.addWidget(self.start)
        row.addWidget(self.stop)
        column.addLayout(row)
        context.vault.closing.connect(self.cancel)

    def show_facts(self, facts: VaultFacts | None) -> None:
        """Show when all originals were last read back."""
        self._facts = facts
        self.w.again()

    def cancel(self) -> None:
        """Stop: nothing is lost by it."""
        if self.task is not None:
            self.task.cancel()
            self.stop.setEnabled(False)

    def run(self) -> None:
        """Read everything back beside the lane that keeps: a capture does not wait for it."""
        vault = self._context.vault.vault
        if vault is None or self.task is not None:
            return
        task = self.task = LongTask(self)
        task.progress.connect(self._show_progress)
        self._busy(busy=True)

        def work() -> Found:
            report = vault.check(full=True, progress=task.tell, cancelled=task.cancelled)
            return report, damaged_exhibits(vault, report.problems)

        self._context.runner.run(work, owner=self, done=self._found, failed=self._failed, lane="free")

    def _busy(self, *, busy: bool) -> None:
        self.start.setEnabled(not busy)
        self.stop.setVisible(busy)
        self.stop.setEnabled(True)
        if busy:
            self.answer.set_state(translate("Vault", "Vérification en cours…"), "neutral")
            self.answer.show()
            self.stop.setFocus()

    def _show_progress(self, done: int, whole: int) -> None:
        if self.task is not None:
            percent = 100 if whole <= 0 else min(100, done * 100 // whole)
            said = translate("Vault", "Vérification en cours : {percent} %.")
            self.answer.set_state(said.replace("{percent}", str(percent)), "neutral")

    def _found(self, found: Found) -> None:
        report, exhibits = found
        self.task = None
        self._busy(busy=False)
        if report.intact:
            words = translate(
                "Vault", "%n pièce(s) relue(s), rien n’a changé depuis l’ajout.", "", report.exhibits
            )
            self.answer.set_state(words, "ok")
        else:
            self.answer.set_state(self._problem_words(report, exhibits), "warn")
        self.changed.emit()

    def _problem_words(self, report: "CheckReport", exhibits: tuple[tuple[int, str], ...]) -> str:
        if exhibits:
            return damage_words(exhibits)
        messages = self._context.messages()
        said = [messages.text(f"cli.vault_problem.{problem.code}") for problem in report.problems[:3]]
        lead = translate("Vault", "Le coffre n’est pas tout à fait comme il a été laissé :")
        return f"{lead} {', '.join(dict.fromkeys(said))}."

    def _failed(self, error: AppuiError) -> None:
        self.task = None
        self._busy(busy=False)
        if error.code in {ErrorCode.INTERRUPTED, ErrorCode.VAULT_LOCKED}:
            self.answer.set_state(translate("Vault", "Vérification arrêtée."), "neutral")
        else:
            self.answer.set_state(self._context.messages().error(error.code).spoken(), "warn")

    def _last_words(self) -> str:
        facts = self._facts
        if facts is None:
            return ""
        if facts.last_check_utc is None:
            return translate(
                "Vault",
                "Appui relit vos pièces par petits morceaux quand vous ne l’utilisez pas. Pas encore fini.",
            )
        when = stamp_words(facts.last_check_utc, self._context.zone())
        return translate("Vault", "Toutes les pièces ont été relues le {when}.").replace("{when}", when)
