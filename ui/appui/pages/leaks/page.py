"""Copies restées ailleurs: a look on request, what it found one by one, and what can be done about each."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.leaks.parts.clean_sheet import CleanSheet
from appui.pages.leaks.parts.leak_row import LeakRow
from appui.pages.leaks.wording import place_words
from appui.tasks.vault_session import State
from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui.widgets.banner import BannerTone
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.hairline import Hairline
from appui.widgets.keyboard import give_keyboard, has_keyboard
from appui.widgets.labels import Body
from appui.widgets.part import Part

if TYPE_CHECKING:
    from appui_core.privacy.leaks.model import Leak, Report

MOST: Final = 30
"""How many are shown at once; the next come as these are dealt with."""


class LeaksPage(Part):
    """`page_id` "leaks"; holds nothing itself: it shows what `LeakWatch` has, and that goes with every lock."""

    page_id = "leaks"

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._ctx = context
        self._shown: Report | None = None
        self._searched = False
        card = self.card()
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Leaks",
                    "Le coffre garde vos pièces. Des copies peuvent être restées ailleurs : dans vos images, sur "
                    "le bureau, dans les téléchargements, ou dans ce que l’ordinateur retient de lui-même.",
                )
            )
        )
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Leaks",
                    "Appui compare ici, sans rien envoyer, et n’en garde pas la liste. Rien n’est effacé sans "
                    "votre demande.",
                ),
                muted=True,
            )
        )
        self.state = self.w.banner(self._state_words, "neutral")
        card.addWidget(self.state)
        self.looked = self.w.small(self._looked_words)
        card.addWidget(self.looked)
        row = FlowLayout()
        self.start = self.w.button(self._start_words, "search", "primary", "leaks_look")
        self.stop = self.w.button(lambda: translate("Leaks", "Arrêter"), "close", name="leaks_stop")
        self.evidence = self.w.button(self._evidence_words, "camera", "quiet", "leaks_evidence")
        self.start.clicked.connect(self._look)
        self.stop.clicked.connect(context.leaks.stop)
        self.evidence.clicked.connect(lambda: context.navigate("evidence"))
        for button in (self.start, self.stop, self.evidence):
            row.addWidget(button)
        card.addLayout(row)
        self.found = QVBoxLayout()
        self.found.setSpacing(self.theme.space("l"))
        self.body.addLayout(self.found)
        self.end()
        context.leaks.changed.connect(self._refresh)
        context.vault.changed.connect(self._refresh)
        self._refresh()

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Leaks", "Copies restées ailleurs")

    def shown(self) -> None:
        """Begin at the top."""
        self.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self._shown = None
        self._refresh()

    def _refresh(self) -> None:
        """Show what is known now."""
        watch = self._ctx.leaks
        # A button that goes takes the keyboard with it: the one that comes in its place gets it.
        held = has_keyboard(self.start) or has_keyboard(self.stop)
        self.stop.setVisible(watch.searching)
        self.start.setEnabled(not watch.searching)
        if held:
            (self.stop if watch.searching else self.start).setFocus()
        self.w.again()
        self.looked.setVisible(bool(self._looked_words()))
        self.state.set_state(self._state_words(), self._tone())
        if self._searched and not watch.searching and self.isVisible():
            announce(self, self._state_words())
        self._searched = watch.searching
        if watch.report is not self._shown:
            self._shown = watch.report
            self._show(watch.report)

    def _look(self) -> None:
        self._ctx.leaks.look()

    def _show(self, report: "Report | None") -> None:
        kept = self.verticalScrollBar().value()
        held = has_keyboard(self)
        while (item := self.found.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        if report is None:
            return
        card: Card | None = None
        why = ""
        for leak in report.leaks[:MOST]:
            if card is None or leak.why != why:
                card = Card()
                self.found.addWidget(card)
            else:
                card.body.addWidget(Hairline())
            card.body.addWidget(self._row(leak, whole=leak.why != why))
            why = str(leak.why)
        more = len(report.leaks) - MOST
        if more > 0:
            self.found.addWidget(Body(translate("Leaks", "Et %n autre(s), qui viendront ensuite.", "", more)))
        self.verticalScrollBar().setValue(kept)
        if held and not has_keyboard(self):
            give_keyboard(self)

    def _row(self, leak: "Leak", *, whole: bool) -> QWidget:
        from appui_core.privacy.leaks.words import leak_words  # noqa: PLC0415 - once something was found

        ctx = self._ctx
        row = LeakRow(leak, leak_words(ctx.messages(), leak), ctx.zone(), ctx.language(), whole=whole)
        row.clean.connect(lambda one: ctx.open_sheet(CleanSheet(ctx, one)))
        row.copy.connect(self._copy)
        return row

    def _copy(self, place: str) -> None:
        self._ctx.clipboard.copy(place)
        self._ctx.say("ok", translate("Leaks", "Adresse copiée. Collez-la dans le gestionnaire de fichiers."))

    # --- words -------------------------------------------------------------------------------------------------

    def _tone(self) -> BannerTone:
        watch = self._ctx.leaks
        if watch.failure is not None:
            return "warn"
        clean = watch.report is not None and watch.report.compared and not watch.report.leaks
        return "ok" if clean and not watch.searching else "neutral"

    def _state_words(self) -> str:
        watch = self._ctx.leaks
        if watch.searching:
            return translate("Leaks", "Appui regarde…")
        if watch.failure is not None:
            return self._ctx.messages().error(watch.failure.code).spoken()
        if watch.report is not None:
            return self._found_words(watch.report)
        if self._ctx.vault.state == State.OPEN:
            return translate("Leaks", "Pas encore regardé depuis l’ouverture du coffre.")
        return translate(
            "Leaks", "Le coffre est fermé : sans lui, Appui ne peut comparer aucun fichier avec vos pièces."
        )

    def _found_words(self, report: "Report") -> str:
        count = len(report.leaks)
        if not report.compared:
            return translate(
                "Leaks",
                "Le coffre est fermé : aucun fichier n’a été comparé. Ouvrez-le dans Preuves, puis regardez de "
                "nouveau.",
            )
        if not count:
            return translate("Leaks", "Rien n’a été trouvé, là où Appui regarde.")
        return translate("Leaks", "%n chose(s) à voir, une par une.", "", count)

    def _looked_words(self) -> str:
        """Return which folders were looked through: what was not found elsewhere says nothing."""
        report = self._ctx.leaks.report
        if report is None or not report.looked:
            return ""
        names = ", ".join(place_words(folder.name) for folder in report.looked)
        return translate("Leaks", "Dossiers regardés : {names}.").replace("{names}", names)

    def _start_words(self) -> str:
        if self._ctx.leaks.report is None:
            return translate("Leaks", "Regarder maintenant")
        return translate("Leaks", "Regarder de nouveau")

    def _evidence_words(self) -> str:
        if self._ctx.vault.state == State.OPEN:
            return translate("Leaks", "Revenir aux pièces")
        return translate("Leaks", "Ouvrir le coffre dans Preuves")
