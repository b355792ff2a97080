"""Reading what was kept: the room with its list, one exhibit."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from appui.pages.evidence import jobs
from appui.pages.evidence.copy_out import CopyOut
from appui.pages.evidence.drafts import Draft, draft_of
from appui.pages.evidence.finder import Finder
from appui.pages.evidence.host import Host
from appui.pages.evidence.jobs import Glance, Picture
from appui.pages.evidence.model import View, Want
from appui.pages.evidence.parts.detail import DetailView
from appui.pages.evidence.parts.exhibit_list import ExhibitList
from appui.pages.evidence.parts.room import RoomView
from appui.pages.evidence.school import School
from appui.pages.evidence.services import Services
from appui.tasks.vault_session import LockReason
from appui.texts.translate import translate
from appui_core.cases.model import Addressee, Exhibit, Facts, Kind
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from appui_core.cases.derived import Method
    from appui_core.cases.integrity import Integrity
    from appui_core.cases.mask_plan import MaskPlan


class Reading(Host):
    """The views that show what is kept. `mask`: this exhibit is to be masked; `dossier`: one for somebody."""

    mask = Signal(object, object)
    dossier = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._exhibit: Exhibit | None = None
        self._finder = Finder(services.ctx, self)
        self._copies = CopyOut(services)
        self._school = School(services)
        self._look_at_once = False
        self._glances: dict[str, Picture] = {}
        self.makers = {View.ROOM: self._room, View.DETAIL: self._detail}
        self.setters = {View.ROOM: self._set_room, View.DETAIL: self._set_detail}
        services.looker.glanced.connect(self._glanced)
        services.looker.pictured.connect(self._pictured)
        services.looker.refused.connect(self._not_pictured)
        services.keeper.gone.connect(self._drop)
        services.book.changed.connect(self._book_changed)
        services.outside.changed.connect(self._show_outside)

    def forget(self) -> None:
        """Drop what was shown: the vault was locked."""
        self._exhibit = None
        self._glances.clear()
        self._finder.forget()
        room = self.built.get(View.ROOM)
        if isinstance(room, RoomView):
            room.search.forget()
            room.items.forget()

    def _drop(self, gone: tuple[Exhibit, ...]) -> None:
        room, view = self.built.get(View.ROOM), self.built.get(View.DETAIL)
        for exhibit in gone:
            self._glances.pop(exhibit.id, None)
            if isinstance(room, RoomView):
                room.items.drop(exhibit.id)
            if isinstance(view, DetailView) and view.exhibit is not None and view.exhibit.id == exhibit.id:
                view.picture.clear()

    def refresh(self) -> None:
        """Draw the list anew: a setting changed."""
        self._book_changed()

    # --- the room ----------------------------------------------------------------------------------------------

    def _room(self) -> RoomView:
        services, flow = self.services, self.services.flow
        items = ExhibitList(services.ctx.language, lambda: services.ctx.settings.flag("blur_exhibits"))
        items.wanted.connect(services.looker.glance_at)
        items.opened.connect(self._open)
        items.withdraw.connect(services.keeper.withdraw)
        view = RoomView(services.ways, items, can_capture=services.can_capture, now=services.ctx.clock.now)
        view.dossiers.chosen.connect(self.dossier)
        view.new_case.connect(partial(flow.start, Want.NEW_CASE))
        view.case_chosen.connect(self._choose_case)
        view.try_key.connect(partial(flow.show_view, View.TRY_KEY))
        # What was written last is kept before it closes.
        view.lock.connect(partial(services.ctx.vault.lock_for, LockReason.ASKED))
        view.journal.connect(self._show_journal)
        self._school.tie(view.school)
        view.outside_shown.connect(partial(services.ctx.navigate, "leaks"))
        view.outside_aside.connect(services.outside.put_aside)
        view.stitch.connect(partial(flow.show_view, View.STITCH_PICK))
        view.repetition.connect(partial(flow.show_view, View.REPETITION))
        view.search.asked.connect(self._finder.ask)
        view.search.choices_wanted.connect(self._finder.read_choices)
        self._finder.found.connect(view.show_found)
        self._finder.choices.connect(view.search.set_choices)
        return view

    def _show_journal(self) -> None:
        from appui.widgets.journal_sheet import JournalSheet  # noqa: PLC0415 - when first asked for

        if self.services.book.code is not None:
            self.services.ctx.open_sheet(JournalSheet(self.services.ctx, self.services.book.code))

    def _set_room(self) -> None:
        self.get(View.ROOM, RoomView).show_book(self.services.book)
        self._show_outside()

    def _show_outside(self) -> None:
        room = self.built.get(View.ROOM)
        if isinstance(room, RoomView):
            room.show_outside(self.services.outside.words())

    def _book_changed(self) -> None:
        # Also when the book was closed: a list that nobody sees must not hold what the vault no longer shows.
        if View.ROOM in self.built:
            self._set_room()
            self._finder.again()

    def _choose_case(self, code: str) -> None:
        # The answer to the gate was given for the pictures of one situation.
        self.services.flow.stop_series()
        self.services.book.select(code)

    def _glanced(self, exhibit_id: str, glance: Glance) -> None:
        room = self.built.get(View.ROOM)
        if isinstance(room, RoomView):
            room.items.set_glance(exhibit_id, glance)
        if glance.thumbnail is not None:
            self._glances[exhibit_id] = glance.thumbnail

    # --- one exhibit -------------------------------------------------------------------------------------------

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """Show an exhibit's page, its picture frosted."""
        self._open(self.services.book.exhibit(exhibit.id) or exhibit, False)

    def _open(self, exhibit: Exhibit, look: bool) -> None:  # noqa: FBT001 - the signal's own form
        self._exhibit, self._look_at_once = exhibit, look
        self.services.flow.show_view(View.DETAIL)

    def _detail(self) -> DetailView:
        view = DetailView(self.services.ctx)
        view.left.connect(lambda: self.onward(self.services.flow.home))
        view.look.connect(self.services.looker.look)
        view.save.connect(self._save)
        view.withdraw.connect(self.services.keeper.withdraw)
        view.cover.connect(lambda _exhibit: self.onward(lambda: self.mask.emit(self._exhibit, None)))
        view.copy_out.connect(self._copies.ask)
        view.made_of.opened.connect(lambda exhibit: self.onward(lambda: self._open(exhibit, False)))
        return view

    def _set_detail(self) -> None:
        exhibit, view = self._exhibit, self.get(View.DETAIL, DetailView)
        if exhibit is None:
            return
        view.show_exhibit(exhibit)
        self._ask_integrity(exhibit)
        self._ask_masks(exhibit)
        self._ask_made_of(exhibit)
        small = self._glances.get(exhibit.id)
        if small is not None:
            view.set_thumbnail(small)
        lifted = not self.services.ctx.settings.flag("blur_exhibits")
        if exhibit.preview and (self._look_at_once or lifted):
            self.services.looker.look(exhibit)

    def _ask_integrity(self, exhibit: Exhibit) -> None:
        ctx, cases = self.services.ctx, self.services.ctx.vault.cases
        if cases is None:
            return

        def told(found: "Integrity") -> None:
            view = self._open_detail(exhibit.id)
            if view is not None:
                view.set_integrity(lambda: jobs.integrity_sentence(ctx.messages(), found))

        ctx.runner.run(
            lambda: cases.integrity(exhibit.case, exhibit.id), owner=self.services.page, done=told, lane="free"
        )

    def _ask_masks(self, exhibit: Exhibit) -> None:
        # In the vault's lane: what was just saved there is read, not what stood before it.
        cases = self.services.ctx.vault.cases
        if cases is None or not exhibit.preview:
            return

        def told(plans: "Mapping[Addressee, MaskPlan]") -> None:
            view = self._open_detail(exhibit.id)
            if view is not None:
                view.set_masked(tuple(plans))

        self.services.ctx.runner.run(
            lambda: cases.masks.plans(exhibit.case, exhibit.id), owner=self.services.page, done=told
        )

    def _ask_made_of(self, exhibit: Exhibit) -> None:
        cases = self.services.ctx.vault.cases
        if cases is None or exhibit.kind != Kind.DERIVED:
            return

        def told(found: tuple["Method | None", tuple[Exhibit, ...]]) -> None:
            view = self._open_detail(exhibit.id)
            if view is not None:
                view.made_of.show_sources(*found)

        self.services.ctx.runner.run(
            partial(jobs.made_of, cases, exhibit), owner=self.services.page, done=told, lane="free"
        )

    def _pictured(self, exhibit_id: str, picture: Picture) -> None:
        view = self._open_detail(exhibit_id)
        if view is not None:
            view.set_picture(picture)

    def _not_pictured(self, exhibit_id: str, error: AppuiError) -> None:
        view = self._open_detail(exhibit_id)
        if view is not None:
            view.picture_refused(self.services.ctx.messages().error(error.code).spoken())

    def _open_detail(self, exhibit_id: str) -> DetailView | None:
        view = self.built.get(View.DETAIL)
        shown = isinstance(view, DetailView) and view.exhibit is not None and view.exhibit.id == exhibit_id
        return view if shown and isinstance(view, DetailView) and self.services.flow.view == View.DETAIL else None

    def draft(self) -> Draft | None:
        """Return what is typed about the exhibit on the page and not saved yet."""
        view = self.built.get(View.DETAIL)
        if self._exhibit is None or not isinstance(view, DetailView):
            return None
        return draft_of(self.services, self._exhibit, view.coach.facts())

    def resume(self, exhibit: Exhibit, facts: Facts) -> None:
        """Show an exhibit with what was being typed about it."""
        self._open(exhibit, False)
        self.get(View.DETAIL, DetailView).coach.set_facts(facts)
        self.services.tell(
            "neutral", translate("Evidence", "Ce que vous écriviez est revenu. Rien n’en est encore enregistré.")
        )

    def onward(self, go: Callable[[], object]) -> None:
        """Go to something else; what is typed and not noted yet is noted, and said."""
        exhibit, draft = self._exhibit, self.draft()
        if exhibit is not None and draft is not None:
            self.services.keeper.note([exhibit], draft.facts, self._tell_noted)
            # Also where the list does not know it: found by a search, in a case that is not the one on the page.
            self._exhibit = replace(exhibit, facts=draft.facts)
        go()

    def _tell_noted(self) -> None:
        self.services.tell("ok", translate("Evidence", "Noté. Le journal garde aussi la version d’avant."))

    def _save(self, facts: Facts) -> None:
        exhibit = self._exhibit
        if exhibit is not None:
            self.services.keeper.note([exhibit], facts, partial(self._saved, exhibit.id))

    def _saved(self, exhibit_id: str) -> None:
        fresh, view = self.services.book.exhibit(exhibit_id), self._open_detail(exhibit_id)
        if fresh is None and view is not None and self._exhibit is not None:
            # Found by a search, in a case that is not the one on the page.
            fresh = replace(self._exhibit, facts=view.coach.facts())
        if fresh is not None and view is not None:
            self._exhibit = fresh
            view.show_exhibit(fresh, keep_picture=True)
            self._tell_noted()
