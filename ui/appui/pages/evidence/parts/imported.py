"""An import: how far it is, then what became of the files, refusals first; then what they have in common."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar

from appui.pages.evidence.bringing import new_exhibits, sums
from appui.pages.evidence.importer import Importer
from appui.pages.evidence.parts.coach import Coach
from appui.pages.evidence.parts.fates import Fates
from appui.pages.evidence.parts.import_words import passed_words, rest_words, result_words
from appui.pages.evidence.parts.noticed import Noticed
from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.keyboard import give_keyboard
from appui.widgets.part import Part, add_row
from appui_core.cases.model import Facts


class ImportedView(Part):
    """File names are shown here and nowhere else; they are not kept."""

    more = Signal(object)
    finished = Signal(object)
    stop = Signal()
    resume = Signal()

    def __init__(self, ctx: PageContext, importer: Importer) -> None:
        super().__init__()
        self._ctx, self._importer = ctx, importer
        self._fresh = True
        # In a turn of its own: with the list of names it would keep the window still for too long.
        self._common_turn = QTimer(self, singleShot=True, interval=0)
        self._common_turn.timeout.connect(self._show_common)
        card = self.card()
        self.heading = self.w.heading(self._heading_words)
        card.addWidget(self.heading)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.w.named(self.progress, lambda: translate("Evidence", "Avancement"))
        card.addWidget(self.progress)
        self.rest = self.w.banner(lambda: rest_words(importer, ctx.messages()), "neutral")
        card.addWidget(self.rest)
        self.stop_button = self.w.button(
            lambda: translate("Evidence", "Arrêter là"), "close", name="imported_stop"
        )
        self.resume_button = self.w.button(self._resume_words, "refresh", "primary", "imported_resume")
        self.stop_button.clicked.connect(self._stop)
        self.resume_button.clicked.connect(self.resume)
        add_row(card, self.stop_button, self.resume_button)
        self.noticed = Noticed(ctx)
        card.addWidget(self.noticed)
        self.passed = self.w.small(lambda: passed_words(importer.passed))
        card.addWidget(self.passed)
        self.fates = Fates(ctx.messages)
        card.addWidget(self.fates)
        self._common = Card()
        self._build_common()
        self.body.addWidget(self._common)
        self.more_button = self.w.button(
            lambda: translate("Evidence", "Ajouter d’autres fichiers…"), "plus", name="imported_more"
        )
        self.end_button = self.w.button(
            lambda: translate("Evidence", "Terminer"), "check", "primary", "imported_end"
        )
        self.more_button.clicked.connect(lambda: self.more.emit(self.coach.facts()))
        self.end_button.clicked.connect(lambda: self.finished.emit(self.coach.facts()))
        add_row(self.body, self.end_button, self.more_button)
        self.end()

    def _build_common(self) -> None:
        column = self._common.body
        column.addWidget(self.w.heading(lambda: translate("Evidence", "Ce que ces pièces ont en commun"), 2))
        column.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Facultatif, et valable pour toutes les pièces de cette fois. La date et la note de chacune "
                    "se remplissent en ouvrant la pièce.",
                )
            )
        )
        self.coach = Coach(self._ctx, for_one=False)
        column.addWidget(self.coach)

    def prepare(self, facts: Facts) -> None:
        """Fill in what the series remembers, once for each import."""
        if self._fresh:
            self._fresh = False
            self.coach.set_facts(facts)

    def show_state(self) -> None:
        """Show how far it is, or, when it rests, what became of everything."""
        importer, running = self._importer, self._importer.running
        waits = not running and bool(importer.waiting or importer.unwalked)
        if (self.stop_button.hasFocus() and not running) or (self.resume_button.hasFocus() and not waits):
            give_keyboard(self)  # what goes would hand the keyboard to whatever comes next in the window
        self.progress.setVisible(running)
        # Without an end the bar moves to and fro: how many there are is not known yet.
        self.progress.setRange(0, 0 if importer.looking else max(importer.total, 1))
        self.progress.setValue(importer.done)
        self.stop_button.setVisible(running)
        self.stop_button.setEnabled(not importer.stopping)
        self.rest.setVisible(waits or importer.stopping)
        self.resume_button.setVisible(waits)
        self.fates.setVisible(not running)
        if not running:
            self.fates.show_fates(importer.fates)
        self.noticed.show_exhibits([fate.exhibit for fate in importer.fates if fate.exhibit is not None])
        self.passed.setVisible(bool(passed_words(importer.passed)))
        self._common_turn.start()
        for button in (self.more_button, self.end_button):
            button.setVisible(not running)
        # Only what changed: all of the page's words ten times over would keep the window busy.
        self.heading.set_text(self._heading_words())
        self.rest.set_text(rest_words(importer, self._ctx.messages()))
        self.resume_button.set_text(self._resume_words())
        self.passed.set_text(passed_words(importer.passed))

    def _show_common(self) -> None:
        new = next(new_exhibits(self._importer.fates), None)
        self._common.setVisible(new is not None and not self._importer.running)

    def tell_end(self) -> None:
        """Say to screen readers what became of the files, once it rests."""
        announce(self, " ".join((self._heading_words(), result_words(sums(self._importer.fates)))))

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.coach.retranslate()
        self.fates.retranslate()
        self.noticed.retranslate()

    def leave(self) -> None:
        """Forget the names of the files."""
        self._fresh = True
        self.fates.show_fates(())
        self.noticed.show_exhibits(())
        self.coach.clear()

    def _stop(self) -> None:
        give_keyboard(self)  # what was pressed can't be pressed again
        self.stop.emit()

    def _heading_words(self) -> str:
        importer = self._importer
        if importer.looking and not importer.waiting and not importer.fates:
            return translate("Evidence", "Appui regarde ce que contient le dossier…")
        if importer.running:
            words = translate("Evidence", "{done} sur {total}")
            return words.format(done=importer.done, total=importer.total)
        return result_words(sums(importer.fates))

    def _resume_words(self) -> str:
        left = len(self._importer.waiting)
        if not left:
            return translate("Evidence", "Reprendre")
        return translate("Evidence", "Reprendre : %n fichier(s) restent", "", left)
