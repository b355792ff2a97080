"""A dossier, step by step: who will see what of it, in which form and where it goes, what checking it found."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal

from appui.pages.evidence.dossier_draft import STEPS, DossierDraft
from appui.pages.evidence.host import Host
from appui.pages.evidence.jobs import Made
from appui.pages.evidence.letter_step import LetterStep
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.dossier import DossierView
from appui.pages.evidence.parts.dossier_changes import changes_words
from appui.pages.evidence.parts.dossier_how import Form, HowView
from appui.pages.evidence.parts.pick import pick_folder
from appui.pages.evidence.parts.step import StepView
from appui.pages.evidence.pieces_step import PiecesStep
from appui.pages.evidence.readers import Readers
from appui.pages.evidence.services import Services
from appui.qt_adapters.open_folder import open_folder
from appui.texts.translate import translate
from appui_core.cases.model import Addressee
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from appui_core.dossier.seal import Seal

StepT = TypeVar("StepT", bound=StepView)


class Dossiers(Host):
    """The views in which a dossier is made. `mask`: an exhibit is to be masked, and for whom."""

    mask = Signal(object, object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.draft = DossierDraft()
        self._into: Path | None = None
        self._pieces = pieces = PiecesStep(services, lambda: self.draft)
        self.readers = readers = Readers(services, lambda: self.draft, self)
        readers.mask.connect(self.mask)
        self.letter = letter = LetterStep(services, lambda: self.draft)
        self.makers = {
            View.DOSSIER_PIECES: lambda: self._stepping(pieces.make(), View.DOSSIER_PIECES),
            View.DOSSIER_READERS: lambda: self._stepping(readers.make(), View.DOSSIER_READERS),
            View.DOSSIER_LETTER: lambda: self._stepping(letter.view, View.DOSSIER_LETTER),
            View.DOSSIER: self._dossier,
        }
        self.setters = {
            View.DOSSIER_PIECES: pieces.set,
            View.DOSSIER_READERS: readers.set,
            View.DOSSIER_LETTER: letter.prepare,
            View.DOSSIER: self._set_dossier,
        }
        services.maker.progress.connect(self._progress)
        services.maker.verifying.connect(self._verifying)
        services.maker.made.connect(self._made)
        services.maker.refused.connect(self._not_made)
        services.maker.stopped.connect(self._stopped)

    def choose(self, addressee: Addressee) -> None:
        """Show what a dossier for somebody would hold; nothing is decided about it yet."""
        self.forget()
        self.draft = DossierDraft(addressee)
        self.services.flow.show_view(STEPS[0])

    def forget(self) -> None:
        """Drop what was decided: another dossier, or the vault was locked.

        For whom it is and which exhibits were shown and ticked stays: masking leads back here after a lock.
        """
        old, self._into = self.draft, None
        self.draft = DossierDraft(old.addressee, offered=old.offered, unticked=old.unticked)
        self._pieces.forget()
        self.readers.forget()

    def _dossier(self) -> DossierView:
        view = self._stepping(DossierView(), View.DOSSIER)
        view.make.connect(self._ask_folder)
        view.make_here.connect(self._write)
        view.renewed.connect(self._renewed)
        view.go_without.connect(self._go_without)
        view.work_bar.stop.clicked.connect(self.services.maker.stop)
        view.show_folder.connect(self._show_folder)
        view.left.connect(self.services.flow.home)
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

    def _set_dossier(self) -> None:
        case, exhibits, draft = self.services.book.current, self.services.book.exhibits, self.draft
        draft.seal, self._into = None, None
        view = self.get(View.DOSSIER, DossierView)
        view.prepare(
            draft.addressee,
            case.title if case is not None else "",
            len(draft.numbers(exhibits)),
            dates=self.services.ctx.settings.flag("time_stamps"),
        )
        changed, now = self.readers.outlook.changed, self.services.ctx.now()
        view.set_changes(lambda: changes_words(changed, now))

    def _ask_folder(self) -> None:
        """Take over the form, the secrets in it too: they fade from their fields while a folder is looked for."""
        view, draft = self.get(View.DOSSIER, DossierView), self.draft
        try:
            draft.zip_it, draft.seal = view.how.form is Form.ZIP, seal_of(view.how)
        except AppuiError as error:
            view.how.refuse_key(self.services.ctx.messages().error(error.code).spoken())
        else:
            pick_folder(self.services.page, self._folder_picked)

    def _go_without(self, damaged: tuple[int, ...]) -> None:
        """Leave these out as if they had never been ticked, and show the letter again: it may tell of them."""
        self.draft.unticked = {*self.draft.unticked, *damaged}
        self._pieces.reread()
        # It was worked out with them.
        self.readers.outlook = replace(self.readers.outlook, changed=None)
        self.letter.left_out = damaged
        self.services.flow.show_view(View.DOSSIER_LETTER)

    def _renewed(self) -> None:
        self._into, self.draft.seal = None, None

    def _folder_picked(self, paths: tuple[Path, ...]) -> None:
        if not paths:
            self.draft.seal = None
            return
        self._into = paths[0]
        self.services.ctx.leaks.copied_by(paths[0], owner=self, done=partial(self._judged, paths[0]))

    def _judged(self, into: Path, provider: str | None) -> None:
        """Write there, or ask first where it would be copied to other machines."""
        if into is not self._into or self.services.flow.view != View.DOSSIER:
            return
        if provider is None:
            self._write()
        else:
            self.get(View.DOSSIER, DossierView).ask_elsewhere(provider)

    def _write(self) -> None:
        view = self.get(View.DOSSIER, DossierView)
        self.draft.dated = view.dated.isChecked()
        if self._into is not None and self.services.maker.make(self.draft, self._into):
            view.work(translate("Evidence", "Écriture du dossier…"), stoppable=True)

    def _progress(self, done: int, whole: int) -> None:
        self.get(View.DOSSIER, DossierView).work_bar.show_share(done, whole)

    def _verifying(self) -> None:
        self.get(View.DOSSIER, DossierView).work(translate("Evidence", "Vérification de ce qui est écrit…"))

    def _made(self, made: Made) -> None:
        from appui_core.dossier.changes import changes  # noqa: PLC0415 - comes with the dossier

        self.draft.seal = None
        view, planned = self.get(View.DOSSIER, DossierView), self.readers.outlook.changed
        if planned is not None:
            # The letters, too, are known now.
            now, changed = self.services.ctx.now(), changes(planned.since, made.result.version)
            view.set_changes(lambda: changes_words(changed, now))
        view.show_made(made)
        self.services.book.reload()

    def _not_made(self, error: AppuiError) -> None:
        damaged: tuple[int, ...] = ()
        if error.code is ErrorCode.VAULT_DAMAGED and error.detail.startswith("exhibit "):
            damaged = tuple(int(number) for number in error.detail.removeprefix("exhibit ").split(","))
        self.draft.seal = None
        self.get(View.DOSSIER, DossierView).failed(damaged)

    def _stopped(self) -> None:
        self.draft.seal = None
        self.get(View.DOSSIER, DossierView).failed()
        self.services.ctx.say(
            "neutral",
            translate("Evidence", "Arrêté : aucun dossier n’a été écrit, et vos pièces sont intactes."),
        )

    def _show_folder(self, path: str) -> None:
        if not open_folder(Path(path)):
            self.services.ctx.say(
                "neutral",
                translate(
                    "Evidence", "Le gestionnaire de fichiers n’a pas répondu. L’adresse du dossier est écrite ici."
                ),
            )


def seal_of(how: HowView) -> "Seal | None":
    """Return the seal that a form asks for.

    Raises AppuiError: RECIPIENT_INVALID.
    """
    from appui_core.dossier.seal import for_recipient, with_passphrase  # noqa: PLC0415 - the ciphers, when needed

    if how.form is Form.PHRASE:
        return with_passphrase(how.phrase)
    return for_recipient(how.recipient) if how.form is Form.AGE else None
