"""The step in which exhibits are chosen: what was prepared for the case is read, what changes is kept with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from appui.pages.evidence.dossier_draft import DossierDraft
from appui.pages.evidence.jobs import methods
from appui.pages.evidence.parts.dossier_pieces import PiecesView
from appui.pages.evidence.parts.piece_row import Piece
from appui.pages.evidence.services import Services
from appui_core.cases.model import Addressee, Kind
from appui_core.cases.moments import in_time
from appui_core.dossier.arranged import note_arranged, read_captions, read_order
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.cases.service import Cases

# After the last stroke of a caption; leaving the step keeps it at once.
_REST_MS = 500


@dataclass(frozen=True, slots=True)
class Prepared:
    """The exhibits as the list needs them, and what was prepared for this case before."""

    pieces: tuple[Piece, ...]
    in_time: tuple[int, ...]
    order: tuple[int, ...]
    captions: Mapping[int, str]


class PiecesStep(QObject):
    """Between the draft of a dossier, its view, and what the vault keeps for the next dossier of the case."""

    def __init__(self, services: Services, draft: Callable[[], DossierDraft]) -> None:
        super().__init__(services.page)
        self._services = services
        self._draft = draft
        self._view: PiecesView | None = None
        # Which draft the view shows, and of which case.
        self._shown: DossierDraft | None = None
        self._code = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._keep)
        # While the vault still answers.
        services.ctx.vault.closing.connect(self._flush)

    def make(self) -> PiecesView:
        """Build the view."""
        view = self._view = PiecesView()
        view.changed.connect(self._changed)
        view.forward.connect(self._flush)
        view.back.connect(self._flush)
        return view

    def set(self) -> None:
        """Fill the view: a dossier is begun, or a person came back to this step."""
        cases, book, draft = self._services.ctx.vault.cases, self._services.book, self._draft()
        if cases is None or book.code is None or self._view is None:
            return
        shown = self._shown is draft and self._code == book.code
        if shown and {one.number for one in book.exhibits} == set(draft.offered):
            return
        self._view.forget()
        self._shown, self._code = draft, book.code

        def told(found: Prepared) -> None:
            if self._view is not None and draft is self._draft():
                draft.order, draft.captions = found.order, found.captions
                draft.offered = found.in_time
                self._view.offer(
                    draft.addressee, found.pieces, found.in_time, found.order, draft.unticked, found.captions
                )

        self._services.ctx.runner.run(
            partial(read, cases, book.code, draft.addressee),
            owner=self,
            done=told,
            failed=self._services.say_error,
        )

    def reread(self) -> None:
        """Fill the view anew when it is next shown: something was decided about the exhibits elsewhere."""
        self._shown = None

    def forget(self) -> None:
        """Drop what is shown: another dossier, or the vault was locked."""
        self._rest.stop()
        self._shown = None
        if self._view is not None:
            self._view.forget()

    def _changed(self) -> None:
        view, draft = self._view, self._draft()
        if view is None or self._shown is not draft:
            return
        draft.unticked, draft.order, draft.captions = set(view.unticked), tuple(view.order), dict(view.captions)
        self._rest.start()

    def _flush(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self._keep()

    def _keep(self) -> None:
        cases, draft = self._services.ctx.vault.cases, self._draft()
        if cases is None or self._shown is not draft:
            return
        self._services.ctx.runner.run(
            partial(note_arranged, cases, self._code, tuple(draft.order), dict(draft.captions)),
            owner=self,
            failed=partial(self._failed, cases),
        )

    def _failed(self, cases: "Cases", error: AppuiError) -> None:
        # Of a locked vault nothing is told.
        if self._services.ctx.vault.cases is cases:
            self._services.say_error(error)


def read(cases: "Cases", code: str, addressee: Addressee) -> Prepared:
    """Read what the list needs, in one turn of the vault's lane; the room may have read a part of a case only."""
    exhibits = cases.exhibits(code)
    made, masks = methods(cases, exhibits), cases.masks.of_case(code)
    numbers = {one.id: one.number for one in exhibits}
    pieces = tuple(
        Piece(
            one,
            made.get(one.id),
            tuple(numbers[source] for source in masks.sources.get(one.id, ()) if source in numbers),
            masks.plan(one.id, addressee) is not None,
            one.kind is Kind.LINK and not addressee.may_read_link_addresses,
        )
        for one in exhibits
    )
    by_time = tuple(one.number for one in in_time(exhibits))
    return Prepared(pieces, by_time, read_order(cases, code), read_captions(cases, code))
