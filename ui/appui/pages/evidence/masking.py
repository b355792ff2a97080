"""Masking one exhibit: fetches its picture, shows the finished copy, keeps the plans; all off the GUI thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from appui.pages.evidence import mask_jobs
from appui.pages.evidence.host import Host
from appui.pages.evidence.mask_jobs import Opened, Sheet
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.mask_view import MaskView
from appui.pages.evidence.services import Services
from appui.texts.translate import translate
from appui_core.cases.mask_plan import MaskPlan
from appui_core.cases.model import Addressee, Exhibit
from appui_core.errors import AppuiError


@dataclass(frozen=True, slots=True)
class MaskDraft:
    """What was drawn and not saved when the vault locked by itself: places, no picture."""

    vault_id: str
    case: str
    exhibit_id: str
    addressee: Addressee
    plans: Mapping[Addressee, MaskPlan]
    back: View


class Masking(Host):
    """One view; where it leads back to is where it was asked for. `back`: to the page of this exhibit."""

    back = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._exhibit: Exhibit | None = None
        self._addressee = Addressee.SCHOOL
        self._back = View.DETAIL
        self._sheet: Sheet | None = None
        self._kept: MaskDraft | None = None
        self.makers = {View.MASK: self._make}
        self.setters = {View.MASK: self._set}
        services.keeper.gone.connect(self._drop)
        services.flow.moved.connect(self._moved)

    def open(self, exhibit: Exhibit, addressee: Addressee | None = None) -> None:
        """Show an exhibit's picture to be covered, for the addressee chosen last or a given one."""
        self._exhibit = exhibit
        self._kept = None
        back = View.DETAIL if addressee is None else self.services.flow.view
        self._show(exhibit, addressee or self._addressee, back)

    def _show(self, exhibit: Exhibit, addressee: Addressee, back: View) -> None:
        self._exhibit, self._addressee, self._back = exhibit, addressee, back
        self.services.flow.show_view(View.MASK)

    def forget(self) -> None:
        """Drop what was shown: the vault was locked."""
        self._exhibit = self._sheet = self._kept = None

    def _drop(self, gone: tuple[Exhibit, ...]) -> None:
        if self._exhibit is not None and self._exhibit.id in {one.id for one in gone}:
            self.forget()
            if self.services.flow.view == View.MASK:
                self.services.flow.home()

    def _moved(self, view: View) -> None:
        if view != View.MASK:
            self._sheet = self._kept = None

    def draft(self) -> MaskDraft | None:
        """Return what is drawn and not saved yet."""
        vault, exhibit, view = self.services.ctx.vault.vault, self._exhibit, self.built.get(View.MASK)
        if self._kept is not None:
            return self._kept  # given back, and its picture has not come yet
        if vault is None or exhibit is None or not isinstance(view, MaskView) or not view.changed_plans:
            return None
        return MaskDraft(vault.vault_id, exhibit.case, exhibit.id, view.addressee, view.changed_plans, self._back)

    def resume(self, exhibit: Exhibit, draft: MaskDraft) -> None:
        """Show an exhibit with what was being drawn on it."""
        self._kept = draft
        self._show(exhibit, draft.addressee, draft.back)

    def _make(self) -> MaskView:
        view = MaskView()
        view.save.connect(self._save)
        view.preview.connect(self._preview)
        view.left.connect(self._left)
        return view

    def _set(self) -> None:
        exhibit, cases, view = self._exhibit, self.services.ctx.vault.cases, self.get(View.MASK, MaskView)
        self._sheet = None
        if exhibit is None or cases is None:
            return
        view.prepare(exhibit, self._addressee)
        self.services.ctx.runner.run(
            partial(mask_jobs.open_sheet, cases, exhibit),
            owner=self,
            done=partial(self._opened, exhibit),
            failed=partial(self._refused, exhibit),
            lane="free",
        )

    def _shown(self, exhibit: Exhibit) -> MaskView | None:
        view = self.built.get(View.MASK)
        here = isinstance(view, MaskView) and view.exhibit is exhibit and self.services.flow.view == View.MASK
        return view if here and isinstance(view, MaskView) else None

    def _opened(self, exhibit: Exhibit, opened: Opened) -> None:
        view = self._shown(exhibit)
        if view is not None:
            self._sheet = opened.sheet
            view.show_opened(opened)
            draft, self._kept = self._kept, None
            if draft is not None:
                view.take(draft.plans)
                words = translate("Masks", "Ce que vous couvriez est revenu. Rien n’en est encore enregistré.")
                self.services.tell("neutral", words)

    def _refused(self, exhibit: Exhibit, error: AppuiError) -> None:
        view = self._shown(exhibit)
        if view is not None:
            self._kept = None
            view.refused(self.services.ctx.messages().error(error.code).spoken())

    def _preview(self, plan: MaskPlan) -> None:
        exhibit, sheet = self._exhibit, self._sheet
        if exhibit is None or sheet is None:
            return

        def made(copy: Sheet) -> None:
            # Only what is drawn now is what they will see.
            view = self._shown(exhibit)
            if view is not None and view.canvas.drawing.plan == plan:
                view.show_preview(copy)

        self.services.ctx.runner.run(
            partial(mask_jobs.covered, sheet, plan),
            owner=self,
            done=made,
            failed=self.services.say_error,
            lane="free",
        )

    def _save(self, plans: Mapping[Addressee, MaskPlan], leave: bool) -> None:  # noqa: FBT001 - the signal's own form
        exhibit, cases = self._exhibit, self.services.ctx.vault.cases
        if exhibit is not None and cases is not None:
            self.services.ctx.runner.run(
                partial(mask_jobs.save, cases, exhibit, plans),
                owner=self,
                done=partial(self._saved, exhibit, leave),
                failed=self.services.say_error,
            )

    def _saved(self, exhibit: Exhibit, leave: bool, plans: Mapping[Addressee, MaskPlan]) -> None:  # noqa: FBT001 - the same
        view = self._shown(exhibit)
        if view is not None:
            view.saved(plans)
            if leave:
                self._left()
        self.services.tell(
            "ok", translate("Masks", "Masquage enregistré. Il servira au prochain dossier pour ce destinataire.")
        )

    def _left(self) -> None:
        self._addressee = self.get(View.MASK, MaskView).addressee
        if self._back == View.DETAIL and self._exhibit is not None:
            self.back.emit(self._exhibit)
        else:
            self.services.flow.show_view(self._back)
