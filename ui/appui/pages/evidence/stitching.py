"""Putting overlapping captures together: which ones, what was found, the person's word on it, the strip kept."""

from functools import partial
from typing import TYPE_CHECKING

from appui.pages.evidence import stitch_jobs
from appui.pages.evidence.host import Host
from appui.pages.evidence.jobs import Glance, Picture
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.stitch_pick import StitchPickView
from appui.pages.evidence.parts.stitch_view import StitchView
from appui.pages.evidence.services import Services
from appui.pages.evidence.stitch_jobs import Compared
from appui.tasks.long_task import LongTask
from appui.texts.translate import translate
from appui_core.cases.model import Exhibit
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from appui_core.imaging.stitch_model import StitchPlan


class Stitching(Host):
    """The two views of a strip. All pixels go when the views are left."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._case = ""
        self._task: LongTask | None = None
        self._compared: Compared | None = None
        self._order: list[int] = []
        self._apart: set[int] = set()
        self._plan: StitchPlan | None = None
        self._keeping = False
        self.makers = {View.STITCH_PICK: self._pick, View.STITCH: self._view}
        self.setters = {View.STITCH_PICK: self._set_pick}
        services.looker.glanced.connect(self._glanced)
        services.looker.pictured.connect(self._pictured)
        services.keeper.gone.connect(self._gone)
        services.flow.moved.connect(self._left)

    def forget(self) -> None:
        """Stop and drop everything: the vault was locked."""
        self._drop()
        pick = self.built.get(View.STITCH_PICK)
        if isinstance(pick, StitchPickView):
            pick.forget()

    # --- which ones --------------------------------------------------------------------------------------------

    def _pick(self) -> StitchPickView:
        view, services = StitchPickView(), self.services
        view.wanted.connect(services.looker.glance_at)
        view.look.connect(services.looker.look)
        view.chosen.connect(self._compare)
        view.left.connect(services.flow.home)
        return view

    def _set_pick(self) -> None:
        view, book = self.get(View.STITCH_PICK, StitchPickView), self.services.book
        if book.code != self._case:
            view.forget()
            self._case = book.code or ""
        view.offer(stitch_jobs.usable(book.exhibits))

    def _glanced(self, exhibit_id: str, glance: Glance) -> None:
        pick = self.built.get(View.STITCH_PICK)
        if isinstance(pick, StitchPickView) and glance.thumbnail is not None and exhibit_id in pick.rows:
            pick.rows[exhibit_id].set_thumbnail(glance.thumbnail)

    def _pictured(self, exhibit_id: str, picture: Picture) -> None:
        pick = self.built.get(View.STITCH_PICK)
        at_pick = self.services.flow.view == View.STITCH_PICK
        if at_pick and isinstance(pick, StitchPickView) and exhibit_id in pick.rows:
            pick.rows[exhibit_id].set_picture(picture)

    # --- what was found ----------------------------------------------------------------------------------------

    def _view(self) -> StitchView:
        view, flow = StitchView(), self.services.flow
        view.cancelled.connect(partial(flow.show_view, View.STITCH_PICK))
        view.again.connect(partial(flow.show_view, View.STITCH_PICK))
        view.left.connect(flow.home)
        view.moved.connect(self._move)
        view.parted.connect(self._part)
        view.keep.connect(self._keep)
        return view

    def _compare(self, exhibits: tuple[Exhibit, ...]) -> None:
        cases = self.services.ctx.vault.cases
        if cases is None:
            return
        self._drop()
        task = self._task = LongTask(self)
        self.services.flow.show_view(View.STITCH)
        view = self.get(View.STITCH, StitchView)
        view.work(0, 2 * len(exhibits))
        task.progress.connect(view.work)
        self.services.ctx.runner.run(
            partial(stitch_jobs.compare, cases, exhibits, task.tell, task.cancelled),
            owner=task,
            done=partial(self._found, task),
            failed=partial(self._refused, task),
            lane="free",
        )

    def _found(self, task: LongTask, compared: Compared) -> None:
        if task is not self._task:
            return  # cancelled, locked, or another comparison began
        self._compared, self._order, self._apart = compared, list(compared.order), set()
        self.get(View.STITCH, StitchView).show_compared(compared)
        self._replan()

    def _refused(self, task: LongTask, error: AppuiError) -> None:
        if task is self._task and error.code is not ErrorCode.INTERRUPTED:
            self.services.flow.show_view(View.STITCH_PICK)
            self.services.say_error(error)

    def _move(self, source: int, step: int) -> None:
        place = self._order.index(source)
        other = place + step
        if 0 <= other < len(self._order):
            self._order[place], self._order[other] = self._order[other], self._order[place]
            self._replan()

    def _part(self, source: int, apart: bool) -> None:  # noqa: FBT001 - the signal's own form
        (self._apart.add if apart else self._apart.discard)(source)
        self._replan()

    def _replan(self) -> None:
        from appui_core.imaging.stitch_order import make_plan  # noqa: PLC0415 - numpy, loaded by the comparison

        compared = self._compared
        if compared is None:
            return
        plan = self._plan = make_plan(compared.relations, self._order, self._apart)
        self.get(View.STITCH, StitchView).show_plan(plan)
        if not plan.joins:
            return

        def drawn(strips: tuple[Picture, ...]) -> None:
            if self._plan is plan:
                self.get(View.STITCH, StitchView).show_strips(strips)

        self.services.ctx.runner.run(
            partial(stitch_jobs.draw, compared, plan, self.services.ctx.messages()),
            owner=self.services.page,
            done=drawn,
            failed=self.services.say_error,
            lane="free",
        )

    # --- keeping -----------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        ctx, compared, plan = self.services.ctx, self._compared, self._plan
        cases = ctx.vault.cases
        if cases is None or compared is None or plan is None or self._keeping:
            return
        self._keeping = True
        self.services.flow.show_view(View.BUSY)
        ctx.runner.run(
            partial(stitch_jobs.keep, cases, compared, plan, ctx.messages(), ctx.clock),
            owner=self,
            done=self._kept,
            failed=self._not_kept,
        )

    def _kept(self, exhibits: tuple[Exhibit, ...]) -> None:
        self._keeping = False
        self.services.book.reload(partial(self._say_kept, exhibits))

    def _say_kept(self, exhibits: tuple[Exhibit, ...]) -> None:
        pick = self.built.get(View.STITCH_PICK)
        if isinstance(pick, StitchPickView):
            pick.forget()
        self.services.flow.home()
        numbers = ", ".join(str(exhibit.number) for exhibit in exhibits)
        words = translate(
            "Evidence", "La bande est gardée : pièce {numbers}. Les captures restent telles quelles."
        )
        self.services.tell("ok", words.replace("{numbers}", numbers))

    def _not_kept(self, error: AppuiError) -> None:
        self._keeping = False
        self.services.flow.home()
        self.services.say_error(error)

    # --- leaving -----------------------------------------------------------------------------------------------

    def _left(self, view: View) -> None:
        if view != View.STITCH and (self._task is not None or self._compared is not None):
            self._drop()

    def _gone(self, gone: tuple[Exhibit, ...]) -> None:
        pick = self.built.get(View.STITCH_PICK)
        for exhibit in gone:
            if isinstance(pick, StitchPickView) and exhibit.id in pick.rows:
                pick.rows[exhibit.id].picture.clear()
        if self.services.flow.view == View.STITCH:
            self.services.flow.home()

    def _drop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task, self._compared, self._plan = None, None, None
        self._order, self._apart = [], set()
