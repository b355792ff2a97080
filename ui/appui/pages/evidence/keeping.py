"""Keeping something: the moment before, the capture just made, files, the record without image."""

from collections.abc import Callable
from functools import partial

from appui.pages.evidence import jobs
from appui.pages.evidence.bringing import new_exhibits
from appui.pages.evidence.drafts import Draft, draft_of
from appui.pages.evidence.host import Host
from appui.pages.evidence.jobs import Kept
from appui.pages.evidence.model import Aim, View, Want
from appui.pages.evidence.parts.aiming import Means
from appui.pages.evidence.parts.confirm import ConfirmView
from appui.pages.evidence.parts.enough import EnoughView
from appui.pages.evidence.parts.imported import ImportedView
from appui.pages.evidence.parts.link_form import LinkView
from appui.pages.evidence.parts.preview import PreviewView
from appui.pages.evidence.parts.ready import ReadyView
from appui.pages.evidence.parts.withdrawn import WithdrawnView
from appui.pages.evidence.services import Services
from appui.pages.evidence.shooting import warm_up
from appui.pages.evidence.wording import long_date, number_words, opening_words
from appui.texts.translate import translate
from appui_core.cases.model import Exhibit, Facts, Kind


class Keeping(Host):
    """The views of a series, from the question of the screen to "Assez pour ce soir"."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._gone: tuple[Exhibit, ...] = ()
        self._carry = Facts()
        self.makers = {
            View.READY: self._ready,
            View.CONFIRM: self._confirm,
            View.PREVIEW: self._preview,
            View.IMPORTED: self._imported,
            View.LINK: self._link,
            View.WITHDRAWN: self._withdrawn,
            View.ENOUGH: self._enough,
        }
        self.setters = {
            View.READY: self._set_ready,
            View.CONFIRM: self._set_confirm,
            View.PREVIEW: self._set_preview,
            View.IMPORTED: self._set_imported,
            View.LINK: self._set_link,
            View.WITHDRAWN: self._set_withdrawn,
            View.ENOUGH: self._set_enough,
        }
        services.keeper.kept.connect(self._kept)
        services.importer.changed.connect(self._show_import)
        services.importer.ended.connect(self._import_ended)
        services.keeper.gone.connect(self._drop)
        services.keeper.withdrawn.connect(self._was_withdrawn)

    def forget(self) -> None:
        """Drop what was said of a withdrawn exhibit: the vault was locked."""
        self._gone, self._carry = (), Facts()

    def stop_series(self) -> None:
        """Stop from the strip above: what was typed about the last picture is noted first."""
        flow = self.services.flow
        if flow.view == View.PREVIEW:
            self._keep_preview(self.get(View.PREVIEW, PreviewView).coach.facts(), end=True)
        elif flow.view == View.IMPORTED and self.services.importer.running:
            # What is in and what is not is shown before anything else.
            self.services.importer.stop()
            flow.stop_series()
        elif flow.view == View.IMPORTED:
            self._finish_import(self.get(View.IMPORTED, ImportedView).coach.facts())
        else:
            self.services.keeper.drop_pending()
            flow.finish()

    def neutral_title(self) -> str | None:
        """Return the title to propose for a case, or None when there is a case already."""
        flow = self.services.flow
        if self.services.book.code is not None and flow.want != Want.NEW_CASE:
            return None
        day = long_date(self.services.ctx.clock.now().date(), self.services.ctx.language())
        return translate("Evidence", "Situation du {date}").format(date=day)

    # --- before ------------------------------------------------------------------------------------------------

    def _ready(self) -> ReadyView:
        view, flow = ReadyView(), self.services.flow
        view.go.connect(self._go)
        view.left.connect(flow.home)
        view.finished.connect(flow.finish)
        view.instead.files.connect(partial(flow.start, Want.FILES))
        return view

    def _set_ready(self) -> None:
        flow, keeper = self.services.flow, self.services.keeper
        want = flow.want or Want.CAPTURE
        capturing = want == Want.CAPTURE
        if capturing:
            self.services.ctx.runner.run(warm_up, owner=self.services.page, lane="free")
        view, hindrance = self.get(View.READY, ReadyView), keeper.hindrance
        view.set_chosen(chosen=bool(flow.brought))
        view.set_asking(asks=self.services.ctx.screens.interactive())
        view.instead.tell(
            self.services.ctx.messages().refusal(hindrance).spoken() if hindrance and capturing else ""
        )
        view.prepare(
            want,
            title=self.neutral_title(),
            means=self._means() if capturing else Means(),
            kept=flow.series.kept if capturing else 0,
            end=keeper.last.end if keeper.last is not None else None,
        )

    def _means(self) -> Means:
        ctx = self.services.ctx
        # Where the desktop asks what is to be taken, it has its own way to choose a part.
        own = not ctx.screens.interactive()
        return Means(
            screens=ctx.screens.screens(),
            parts=own and ctx.overlays.can_pick(),
            windows=own and ctx.overlays.can_pick_window(),
            school=self.services.keeper.school,
            last=self.services.flow.series.aim,
        )

    def _go(self, title: str, aim: Aim) -> None:
        flow, keeper = self.services.flow, self.services.keeper
        if flow.want == Want.NEW_CASE:
            keeper.new_case(title, school=self.get(View.READY, ReadyView).for_school.isChecked())
        elif flow.want in {Want.FILES, Want.TRAY}:
            flow.named(title)
        else:
            keeper.capture(aim, title)

    # --- a capture ---------------------------------------------------------------------------------------------

    def _kept(self, kept: Kept) -> None:
        if kept.exhibit.kind == Kind.LINK:
            self.services.flow.home()
            words = translate("Evidence", "Noté sans image : {number}.").format(number=number_words(kept.exhibit))
            self.services.tell("ok", words)
        else:
            self.services.flow.show_view(View.PREVIEW)

    def _confirm(self) -> ConfirmView:
        view, keeper = ConfirmView(), self.services.keeper
        view.kept.connect(keeper.keep_pending)
        view.again.connect(keeper.shoot_again)
        view.left.connect(self._leave_confirm)
        return view

    def _set_confirm(self) -> None:
        pending, view = self.services.keeper.pending, self.get(View.CONFIRM, ConfirmView)
        if pending is not None:
            view.show_picture(pending.picture)

    def _leave_confirm(self) -> None:
        self.services.keeper.drop_pending()
        self.services.flow.go_on()

    def _preview(self) -> PreviewView:
        view, keeper = PreviewView(self.services.ctx), self.services.keeper
        view.keep_on.connect(partial(self._keep_preview, end=False))
        view.keep_end.connect(partial(self._keep_preview, end=True))
        view.retake.connect(keeper.retake)
        view.withdraw.connect(self._withdraw_last)
        return view

    def _set_preview(self) -> None:
        last = self.services.keeper.last
        if last is not None:
            self.get(View.PREVIEW, PreviewView).show_kept(last)

    def _drop(self, _gone: object) -> None:
        # The last capture, in the list or here: nothing is withdrawn while another is looked at.
        view = self.built.get(View.PREVIEW)
        if isinstance(view, PreviewView):
            view.picture.clear()

    def _keep_preview(self, facts: Facts, *, end: bool) -> None:
        flow, last = self.services.flow, self.services.keeper.last
        flow.series.remember(facts)
        if last is not None:
            self.services.keeper.note(last.exhibits, facts, flow.finish if end else flow.next_picture)

    def draft(self) -> Draft | None:
        """Return what is typed about the last capture and not noted yet."""
        last, view = self.services.keeper.last, self.built.get(View.PREVIEW)
        if last is None or not isinstance(view, PreviewView):
            return None
        return draft_of(self.services, last.exhibit, view.coach.facts())

    def _withdraw_last(self) -> None:
        last = self.services.keeper.last
        if last is not None:
            self.services.keeper.withdraw(last.exhibit)

    # --- files -------------------------------------------------------------------------------------------------

    def _imported(self) -> ImportedView:
        importer = self.services.importer
        view = ImportedView(self.services.ctx, importer)
        view.more.connect(self._more_files)
        view.finished.connect(self._finish_import)
        view.stop.connect(importer.stop)
        view.resume.connect(self._resume_import)
        return view

    def _set_imported(self) -> None:
        view = self.get(View.IMPORTED, ImportedView)
        view.prepare(self.services.flow.series.facts)
        view.show_state()

    def _show_import(self) -> None:
        view = self.built.get(View.IMPORTED)
        if isinstance(view, ImportedView) and self.services.flow.view == View.IMPORTED:
            view.show_state()

    def _import_ended(self) -> None:
        view = self.built.get(View.IMPORTED)
        if isinstance(view, ImportedView) and self.services.flow.view == View.IMPORTED:
            view.tell_end()

    def _resume_import(self) -> None:
        self.services.flow.start(Want.FILES, self.services.importer.hand_back())

    def _more_files(self, facts: Facts) -> None:
        self._note_import(facts, partial(self.services.flow.start, Want.FILES))

    def _finish_import(self, facts: Facts) -> None:
        self._note_import(facts, self.services.flow.finish)

    def note_import(self, then: Callable[[], None]) -> None:
        """Note what the files that were brought in have in common, then go on."""
        view = self.built.get(View.IMPORTED)
        if isinstance(view, ImportedView):
            self._note_import(view.coach.facts(), then)

    def _note_import(self, facts: Facts, then: Callable[[], None]) -> None:
        importer = self.services.importer

        def noted() -> None:
            importer.note(facts)
            then()

        self.services.flow.series.remember(facts)
        self.services.keeper.note(list(new_exhibits(importer.fates)), facts, noted)

    # --- without image, and after ------------------------------------------------------------------------------

    def _link(self) -> LinkView:
        view, flow = LinkView(self.services.ctx), self.services.flow
        view.kept.connect(self.services.keeper.keep_link)
        view.left.connect(flow.give_up)
        return view

    def _set_link(self) -> None:
        flow = self.services.flow
        facts, self._carry = self._carry, Facts()
        self.get(View.LINK, LinkView).prepare(title=self.neutral_title(), facts=facts, with_help=flow.with_help)

    def _was_withdrawn(self, gone: tuple[Exhibit, ...]) -> None:
        self._gone = gone
        self.services.flow.show_view(View.WITHDRAWN)

    def _withdrawn(self) -> WithdrawnView:
        view = WithdrawnView(self.services.ctx)
        view.note_wanted.connect(self._note_instead)
        view.left.connect(self._leave_withdrawn)
        return view

    def _set_withdrawn(self) -> None:
        if self._gone:
            self.get(View.WITHDRAWN, WithdrawnView).set_numbers(*(exhibit.number for exhibit in self._gone))

    def _note_instead(self) -> None:
        self._carry = self._gone[0].facts if self._gone else Facts()
        self._gone = ()
        self.services.flow.start(Want.LINK, with_help=True)

    def _leave_withdrawn(self) -> None:
        self._gone = ()
        self.services.flow.home()

    def _enough(self) -> EnoughView:
        view, flow = EnoughView(), self.services.flow
        view.left.connect(flow.finish_for_good)
        view.go_on.connect(flow.go_on)
        view.help_wanted.connect(self.services.ctx.show_3018)
        return view

    def _set_enough(self) -> None:
        view, flow, now = self.get(View.ENOUGH, EnoughView), self.services.flow, self.services.ctx.clock.now()
        view.prepare(may_go_on=flow.may_go_on, opening="")
        self.services.ctx.runner.run(
            partial(jobs.next_opening, now),
            owner=view,
            done=lambda opening: view.prepare(may_go_on=flow.may_go_on, opening=opening_words(opening, now)),
            failed=lambda _error: None,
            lane="free",
        )
