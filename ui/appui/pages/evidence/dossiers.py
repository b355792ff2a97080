"""A dossier: for whom, what of it is masked, where it goes, and what checking it at once found."""

from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal

from appui.pages.evidence import mask_jobs
from appui.pages.evidence.dossier_draft import STEPS, DossierDraft
from appui.pages.evidence.host import Host
from appui.pages.evidence.jobs import Made
from appui.pages.evidence.letter_step import LetterStep
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.dossier import DossierView
from appui.pages.evidence.parts.pick import pick_folder
from appui.pages.evidence.parts.school_names import SchoolNames
from appui.pages.evidence.parts.step import StepView
from appui.pages.evidence.pieces_step import PiecesStep
from appui.pages.evidence.services import Services
from appui.qt_adapters.open_folder import open_folder
from appui.texts.translate import translate
from appui_core.cases.model import Addressee
from appui_core.errors import AppuiError, ErrorCode

StepT = TypeVar("StepT", bound=StepView)


class Dossiers(Host):
    """The view in which a dossier is made. `mask`: an exhibit is to be masked, and for whom."""

    mask = Signal(object, object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.draft = DossierDraft()
        self._pieces = pieces = PiecesStep(services, lambda: self.draft)
        self.letter = letter = LetterStep(services, lambda: self.draft)
        self.makers = {
            View.DOSSIER_PIECES: lambda: self._stepping(pieces.make(), View.DOSSIER_PIECES),
            View.DOSSIER_LETTER: lambda: self._stepping(letter.view, View.DOSSIER_LETTER),
            View.DOSSIER: self._dossier,
        }
        self.setters = {
            View.DOSSIER_PIECES: pieces.set,
            View.DOSSIER_LETTER: letter.prepare,
            View.DOSSIER: self._set_dossier,
        }
        services.maker.verifying.connect(self._verifying)
        services.maker.made.connect(self._made)
        services.maker.refused.connect(self._not_made)

    def choose(self, addressee: Addressee) -> None:
        """Show what a dossier for somebody would hold; nothing is decided about it yet."""
        self.forget()
        self.draft = DossierDraft(addressee)
        self.services.flow.show_view(STEPS[0])

    def forget(self) -> None:
        """Drop what was decided: another dossier, or the vault was locked."""
        self.draft = DossierDraft()
        self._pieces.forget()
        view = self.built.get(View.DOSSIER)
        if isinstance(view, DossierView):
            view.twins.forget()

    def _dossier(self) -> DossierView:
        view = self._stepping(DossierView(SchoolNames(self.services.ctx)), View.DOSSIER)
        view.make.connect(lambda: pick_folder(self.services.page, self._folder_picked))
        view.show_folder.connect(self._show_folder)
        view.left.connect(self.services.flow.home)
        view.cover.connect(self._mask_twin)
        return view

    def _stepping(self, step: StepT, view: View) -> StepT:
        """Tie a step to the one before and the one after; before the first is the room."""
        at = STEPS.index(view)
        step.place(at + 1, len(STEPS))
        flow = self.services.flow
        step.back.connect(partial(flow.show_view, STEPS[at - 1]) if at else flow.home)
        if at + 1 < len(STEPS):
            step.forward.connect(partial(flow.show_view, STEPS[at + 1]))
        return step

    def _mask_twin(self, number: int) -> None:
        found = next((one for one in self.services.book.exhibits if one.number == number), None)
        if found is not None:
            self.mask.emit(found, self.draft.addressee)

    def _ask_mask_state(self) -> None:
        # In the vault's lane: what was just saved there is read, not what stood before it.
        cases, code = self.services.ctx.vault.cases, self.services.book.code
        if cases is None or code is None:
            return
        addressee, view = self.draft.addressee, self.get(View.DOSSIER, DossierView)

        def told(state: mask_jobs.MaskState) -> None:
            if addressee is self.draft.addressee:
                view.set_masks(state.without(self.draft.unticked))

        self.services.ctx.runner.run(partial(mask_jobs.mask_state, cases, code, addressee), owner=self, done=told)

    def _set_dossier(self) -> None:
        case = self.services.book.current
        self._ask_mask_state()
        self.get(View.DOSSIER, DossierView).prepare(
            self.draft.addressee,
            case.title if case is not None else "",
            len(self.services.book.exhibits) - len(self.draft.unticked),
            dates=self.services.ctx.settings.flag("time_stamps"),
        )
        self.get(View.DOSSIER, DossierView).names.prepare(case, self.draft.addressee)

    def _folder_picked(self, paths: tuple[Path, ...]) -> None:
        view, draft = self.get(View.DOSSIER, DossierView), self.draft
        draft.left_out = {*view.left_out, *view.twins.left_out}
        draft.bare, draft.dated = view.twins.bare, view.dated.isChecked()
        draft.aliases = view.names.aliases
        if paths and self.services.maker.make(draft, paths[0]):
            view.work(translate("Evidence", "Écriture du dossier…"), 0)

    def _verifying(self) -> None:
        self.get(View.DOSSIER, DossierView).work(translate("Evidence", "Vérification de ce qui est écrit…"), 1)

    def _made(self, made: Made) -> None:
        self.get(View.DOSSIER, DossierView).show_made(made)
        self.services.book.reload()

    def _not_made(self, error: AppuiError) -> None:
        damaged: tuple[int, ...] = ()
        if error.code is ErrorCode.VAULT_DAMAGED and error.detail.startswith("exhibit "):
            damaged = tuple(int(number) for number in error.detail.removeprefix("exhibit ").split(","))
        self.get(View.DOSSIER, DossierView).failed(damaged)
        self._ask_mask_state()

    def _show_folder(self, path: str) -> None:
        if not open_folder(Path(path)):
            self.services.ctx.say(
                "neutral",
                translate(
                    "Evidence", "Le gestionnaire de fichiers n’a pas répondu. L’adresse du dossier est écrite ici."
                ),
            )
