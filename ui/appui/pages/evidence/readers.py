"""The step `Qui verra ce dossier ?`: works out what would go out, hides what is to be hidden, leads to masks."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from appui.pages.evidence import readers_jobs
from appui.pages.evidence.dossier_draft import DossierDraft
from appui.pages.evidence.parts.dossier_readers import DossierReadersView
from appui.pages.evidence.parts.school_names import SchoolNames
from appui.pages.evidence.readers_jobs import Hide, Outlook
from appui.pages.evidence.services import Services
from appui_core.cases.model import Exhibit
from appui_core.errors import AppuiError


class Readers(QObject):
    """One view and the draft that it decides about. `mask`: this exhibit is to be masked, for whom."""

    mask = Signal(object, object)

    def __init__(self, services: Services, draft: Callable[[], DossierDraft], parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._draft = services, draft
        self._view: DossierReadersView | None = None
        self._asked = 0
        self.outlook = Outlook()

    def make(self) -> DossierReadersView:
        """Make the view."""
        view = self._view = DossierReadersView(SchoolNames(self._services.ctx))
        view.names.decided.connect(self._named)
        view.names.reading.connect(self._names_read)
        view.hide_fact.connect(self._hide)
        view.cover.connect(self._cover)
        view.decided.connect(self._decided)
        return view

    def set(self) -> None:
        """Set the view up for the dossier in the making."""
        view, case = self._view, self._services.book.current
        if view is not None:
            draft = self._draft()
            view.prepare(draft.addressee, case.title if case is not None else "")
            view.names.prepare(case, draft.addressee, on=bool(draft.aliases))
            self._ask()

    def forget(self) -> None:
        """Drop what was decided about twins: it holds for one dossier."""
        self.outlook = Outlook()
        self._asked += 1
        if self._view is not None:
            self._view.twins.forget()

    def _hide(self, name: str, numbers: Collection[int], back: bool) -> None:  # noqa: FBT001 - the signal's own form
        self._ask(Hide(name, tuple(numbers), back))

    def _cover(self, number: int) -> None:
        found = self._exhibit(number)
        if found is not None:
            self.mask.emit(found, self._draft().addressee)

    def _exhibit(self, number: int) -> Exhibit | None:
        return next((one for one in self._services.book.exhibits if one.number == number), None)

    def _named(self) -> None:
        """Take over which names are replaced."""
        view, draft = self._view, self._draft()
        if view is not None and draft.aliases != view.names.aliases:
            draft.aliases = view.names.aliases
            self._ask()

    def _names_read(self) -> None:
        """No way on before the list is known; its answer comes before this one's."""
        if self._view is not None:
            self._view.wait()
            self._ask()

    def _decided(self) -> None:
        """Take over what was decided about exhibits that show the same pictures as a masked one."""
        view, draft = self._view, self._draft()
        if view is None:
            return
        aside = set(view.twins.left_out)
        draft.bare = view.twins.bare
        if aside != set(draft.set_aside):
            draft.set_aside = aside
            self._ask()

    def _ask(self, hide: Hide | None = None) -> None:
        # In the vault's lane: what was just saved there is read, not what stood before it.
        session, book, draft = self._services.ctx.vault, self._services.book, self._draft()
        cases, vault, code = session.cases, session.vault, book.code
        if cases is None or vault is None or code is None:
            return
        self._asked += 1
        work = partial(readers_jobs.outlook, cases, vault, code, tuple(book.exhibits), replace(draft), hide)
        self._services.ctx.runner.run(
            work, owner=self, done=partial(self._told, self._asked), failed=partial(self._failed, self._asked)
        )

    def _told(self, asked: int, outlook: Outlook) -> None:
        # Only the answer to the last question is about what is on the page.
        if asked == self._asked and self._view is not None:
            self.outlook, self._draft().hidden = outlook, outlook.hidden
            self._view.show_outlook(outlook)

    def _failed(self, asked: int, error: AppuiError) -> None:
        if asked == self._asked and self._view is not None:
            self._view.show_refused(self._services.ctx.messages().refusal(error).spoken())
