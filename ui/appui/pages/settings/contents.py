"""Guides and numbers: which pack is shown, from where; a newer one is asked for on one press, never by itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from appui.pages.settings.contents_words import Facts, leaves_words, warning_words, which_words
from appui.tasks.long_task import LongTask
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.worded import Worded
from appui_core.errors import AppuiError, ErrorCode
from appui_core.settings.repository import ADDRESS, ROOT, is_set

if TYPE_CHECKING:
    from appui_core.content.update import Outcome


class Contents(Card):
    """Reads anew each time it comes into sight; the window never waits for disk or network."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._facts: Facts | None = None
        self.task: LongTask | None = None
        w = self.w = Worded()
        self.body.addWidget(w.heading(lambda: translate("Contents", "Contenus"), 2))
        self.body.addWidget(
            w.body(
                lambda: translate(
                    "Contents",
                    "Les guides, les horaires et les numéros que montre Appui, datés et avec leur source.",
                ),
                muted=True,
            )
        )
        self.which = w.body(self._words(which_words))
        self.warning = w.banner(self._words(warning_words))
        self.leaves = w.body(self._words(leaves_words), muted=True)
        self.answer = Banner("", "neutral")
        for widget in (self.which, self.warning, self.leaves, self.answer):
            self.body.addWidget(widget)
        self.warning.hide()
        self.answer.hide()
        self.start = w.button(
            lambda: translate("Contents", "Chercher une mise à jour"), "refresh", name="contents_update"
        )
        self.stop = w.button(lambda: translate("Contents", "Arrêter"), "close", name="contents_stop")
        self.back = w.button(
            lambda: translate("Contents", "Revenir aux contenus du programme"), "", "quiet", "contents_back"
        )
        row = FlowLayout()
        for button, act in ((self.start, self.update_now), (self.stop, self.cancel), (self.back, self.go_back)):
            button.clicked.connect(act)
            button.hide()
            row.addWidget(button)
        self.body.addLayout(row)
        self.body.setAlignment(row, Qt.AlignmentFlag.AlignLeading)
        unsubscribe = context.settings.changed.subscribe(self._setting_changed)
        self.destroyed.connect(lambda _gone: unsubscribe())

    def retranslate(self) -> None:
        """Set every word anew; an answer already given goes, it was in the other language."""
        self.w.again()
        if self.task is None:
            self.answer.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew each time that the card comes into sight."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read which pack is in use."""
        home, host = self._context.content(), self._host()

        def work() -> Facts:
            from appui_core.content.installed import full_choice  # noqa: PLC0415 - when the card is looked at

            return Facts(full_choice(home), host)

        self._context.runner.run(work, owner=self, done=self._show, lane="free")

    def update_now(self) -> None:
        """Ask the address of the settings; what comes of it is said in the card."""
        if self.task is not None:
            return
        context, task = self._context, LongTask(self)
        self.task = task
        task.progress.connect(self._show_progress)
        self._busy(busy=True)

        def work() -> "Outcome":
            from appui_core.content.update import update  # noqa: PLC0415 - with an update only
            from appui_core.guides.check import check  # noqa: PLC0415 - the same

            source = context.content_source()
            return update(
                context.content(), source, check, context.clock, progress=task.tell, cancelled=task.cancelled
            )

        context.runner.run(work, owner=self, done=self._updated, failed=self._failed, lane="free")

    def cancel(self) -> None:
        """Stop asking: nothing changes."""
        if self.task is not None:
            self.task.cancel()
            self.stop.setEnabled(False)

    def go_back(self) -> None:
        """Use the pack that ships with Appui again."""
        if self.task is not None:
            return
        self.task = LongTask(self)
        home = self._context.content()
        self._busy(busy=True)
        self.stop.hide()

        def work() -> None:
            from appui_core.content.update import return_to_bundled  # noqa: PLC0415 - only here

            return_to_bundled(home)

        self._context.runner.run(work, owner=self, done=self._went_back, failed=self._failed, lane="free")

    def _busy(self, *, busy: bool) -> None:
        for button in (self.start, self.back):
            button.setEnabled(not busy)
        self.stop.setVisible(busy)
        self.stop.setEnabled(True)
        if busy:
            self.answer.set_state(translate("Contents", "Un instant…"), "neutral")
            self.answer.show()

    def _show_progress(self, done: int, whole: int) -> None:
        if self.task is None or whole <= 0:
            return
        if done >= whole:
            # Every file of it is looked at before it is used: up to a second.
            self.answer.set_state(translate("Contents", "Vérification des contenus reçus…"), "neutral")
        else:
            said = translate("Contents", "Réception : {percent} %.")
            self.answer.set_state(said.replace("{percent}", str(done * 100 // whole)), "neutral")

    def _updated(self, outcome: "Outcome") -> None:
        if outcome.is_new:
            words = translate("Contents", "C’est fait : la nouvelle version est affichée.")
        else:
            words = translate("Contents", "Rien de plus récent : vous avez la dernière version.")
        self._ended(words, good=True)

    def _went_back(self, _none: None) -> None:
        self._ended(translate("Contents", "C’est fait : les contenus du programme sont affichés."), good=True)

    def _failed(self, error: AppuiError) -> None:
        if error.code is ErrorCode.INTERRUPTED:
            self._ended(translate("Contents", "Recherche arrêtée. Rien n’a changé."), good=None)
        else:
            self._ended(self._context.messages().refusal(error).spoken(), good=False)

    def _ended(self, words: str, *, good: bool | None) -> None:
        self.task = None
        self._busy(busy=False)
        self.answer.set_state(words, "neutral" if good is None else "ok" if good else "warn")
        self.answer.show()
        self.refresh()

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        self.w.again()
        self.warning.setVisible(bool(warning_words(facts, self._context)))
        self.start.setVisible(bool(facts.host))
        self.back.setVisible(facts.choice.installed is not None or facts.choice.why is not None)

    def _setting_changed(self, key: str) -> None:
        if key in {ADDRESS, ROOT} and self.isVisible():
            self.refresh()

    def _host(self) -> str | None:
        settings = self._context.settings
        if not is_set(settings):
            return None
        from appui_core.settings.repository import repository  # noqa: PLC0415 - with an address only

        try:
            return repository(settings).host
        except AppuiError:
            return ""

    def _words(self, words: Callable[[Facts, PageContext], str]) -> Callable[[], str]:
        """Return words about the facts; none before they were read."""
        return lambda: "" if self._facts is None else words(self._facts, self._context)
