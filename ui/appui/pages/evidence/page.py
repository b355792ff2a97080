"""The room "Preuves": one view at a time, chosen by the flow; this file only brings them to the front."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from appui.pages.evidence.dossiers import Dossiers
from appui.pages.evidence.entry import Entry
from appui.pages.evidence.incoming import Incoming
from appui.pages.evidence.keeping import Keeping
from appui.pages.evidence.masking import MaskDraft, Masking
from appui.pages.evidence.model import View, Want
from appui.pages.evidence.parts.import_words import cut_short_words
from appui.pages.evidence.parts.pick import pick_files
from appui.pages.evidence.parts.series_bar import SeriesBar
from appui.pages.evidence.phoning import Phoning
from appui.pages.evidence.reading import Reading
from appui.pages.evidence.recovering import Recovering
from appui.pages.evidence.repeating import Repeating
from appui.pages.evidence.services import make_services
from appui.pages.evidence.stitching import Stitching
from appui.tasks.vault_session import LockReason, State
from appui.texts.translate import translate
from appui.widgets.context import PageContext

if TYPE_CHECKING:
    from appui.pages.evidence.drafts import Draft
    from appui.widgets.part import Part

_HOME = {State.ABSENT: View.WELCOME, State.LOCKED: View.UNLOCK, State.OPEN: View.ROOM}


class EvidencePage(QWidget):
    """`page_id` "evidence"; built on its first visit."""

    page_id = "evidence"

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.services = services = make_services(context, self)
        self._entry, self._keeping, self._reading = Entry(services), Keeping(services), Reading(services)
        self._masking = Masking(services)
        self._dossiers = dossiers = Dossiers(services)
        self.phoning = Phoning(services)
        self._stitching = Stitching(services)
        self._repeating = repeating = Repeating(services)
        self._hosts = (
            self._entry,
            self.phoning,
            Recovering(services),
            self._keeping,
            self._reading,
            dossiers,
            self._masking,
            self._stitching,
            repeating,
        )
        repeating.opened.connect(self._reading.show_exhibit)
        self._reading.dossier.connect(dossiers.choose)
        self._reading.mask.connect(self._masking.open)
        dossiers.mask.connect(self._masking.open)
        self._masking.back.connect(self._reading.show_exhibit)
        self._draft: Draft | MaskDraft | None = None
        self._part: Part | None = None
        self._bar = SeriesBar()
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(services.notice)
        column.addWidget(self._stack, 1)
        self._incoming = Incoming(services, self._typing, self._keeping.note_import)
        self._bar.stop.connect(self._stop_series)
        services.flow.moved.connect(self._show)
        services.flow.series_changed.connect(self._show_series)
        services.flow.pick_files.connect(lambda: pick_files(self, services.flow.picked))
        context.vault.closing.connect(self._keep_draft)
        context.vault.changed.connect(self._vault_changed)
        services.book.changed.connect(self._resume)
        context.vault.added.connect(services.book.reload)
        unsubscribe = context.settings.changed.subscribe(self._setting_changed)
        self.destroyed.connect(lambda _gone: unsubscribe())
        if context.vault.state == State.OPEN:
            services.book.reload(services.flow.home)
        self._show(View.HOME)

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Evidence", "Preuves")

    def shown(self) -> None:
        """Take notice that the page is the current one: the vault may have changed, files may wait for it."""
        if self.services.flow.view == View.HOME:
            self._show(View.HOME)
        self._incoming.take_left()

    def keep_screen(self) -> None:
        """Begin a capture, as its card does; one under way, or a picture not noted yet, is not disturbed."""
        if self.services.can_capture and self.services.flow.view in {View.HOME, View.READY}:
            self.services.flow.start(Want.CAPTURE)

    def retranslate(self) -> None:
        """Set every word anew after a change of language."""
        self._bar.retranslate()
        for host in self._hosts:
            for part in host.built.values():
                part.retranslate()

    def _show(self, view: View) -> None:
        wanted = _HOME[self.services.ctx.vault.state] if view == View.HOME else view
        if wanted == View.ROOM and not self.services.book.loaded:
            wanted = View.BUSY
        host = next(each for each in self._hosts if wanted in each.makers)
        leaving = self._part
        if leaving is not None and leaving is not host.built.get(wanted):
            leaving.leave()
        part = host.view(wanted)
        if self._stack.indexOf(part) < 0:
            self._stack.addWidget(part)
        if view == View.HOME:
            self.services.keeper.forget()
            if not self.services.importer.running:
                self.services.importer.forget()
        if part is not leaving:
            self.services.notice.hide()
        self._part = part
        self._stack.setCurrentWidget(part)
        part.verticalScrollBar().setValue(0)
        part.arrive()
        if wanted == View.ROOM:
            self._tell_cut_short()

    def _tell_cut_short(self) -> None:
        """Say once what became of an import that a lock stopped."""
        importer = self.services.importer
        told, importer.cut_short = importer.cut_short, None
        if told is not None:
            self.services.tell("neutral", cut_short_words(told.kept, told.left))

    def _typing(self) -> bool:
        """Tell whether something is typed about an exhibit and not noted yet."""
        view = self.services.flow.view
        return view == View.DETAIL and self._reading.draft() is not None

    def _stop_series(self) -> None:
        """Stop from the strip above; nothing typed or drawn below it is lost."""
        flow = self.services.flow
        if flow.view == View.MASK:
            flow.stop_series()
        elif flow.view == View.DETAIL:
            self._reading.onward(self._keeping.stop_series)
        else:
            self._keeping.stop_series()

    def _show_series(self) -> None:
        series = self.services.flow.series
        self._bar.show_series(running=series.running, kept=series.kept)

    def _vault_changed(self) -> None:
        if self.services.ctx.vault.state == State.OPEN:
            return
        if self.services.ctx.vault.lock_reason == LockReason.ASKED:
            self._draft = None
        self.services.looker.forget()
        self._keeping.forget()
        self._reading.forget()
        self._masking.forget()
        self._dossiers.forget()
        self._stitching.forget()
        self._repeating.forget()
        for host in self._hosts:
            for part in host.built.values():
                part.leave()

    def _keep_draft(self) -> None:
        """Take what is being typed about an exhibit, or drawn on it, before everything is emptied."""
        if self.services.flow.view == View.PREVIEW:
            self._draft = self._keeping.draft()
        elif self.services.flow.view == View.DETAIL:
            self._draft = self._reading.draft()
        elif self.services.flow.view == View.MASK:
            self._draft = self._masking.draft()

    def _resume(self) -> None:
        """Give back what was being typed or drawn, once the same vault is open again."""
        draft, book, vault = self._draft, self.services.book, self.services.ctx.vault.vault
        if draft is None or vault is None or not book.loaded or self.services.flow.want is not None:
            return
        if (
            vault.vault_id == draft.vault_id
            and book.code != draft.case
            and draft.case in (c.code for c in book.cases)
        ):
            book.select(draft.case)
            return
        self._draft = None
        exhibit = book.exhibit(draft.exhibit_id)
        if exhibit is not None and vault.vault_id == draft.vault_id:
            if isinstance(draft, MaskDraft):
                self._masking.resume(exhibit, draft)
            else:
                self._reading.resume(exhibit, draft.facts)

    def _setting_changed(self, key: str) -> None:
        if key == "blur_exhibits":
            self._reading.refresh()
