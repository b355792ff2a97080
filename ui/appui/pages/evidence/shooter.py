"""The way to one picture: our windows away, the count, the grab, the part that is chosen, our windows back."""

from collections.abc import Callable
from functools import partial

from appui.pages.evidence.model import Aim
from appui.pages.evidence.shooting import Shooting
from appui.widgets.context import PageContext
from appui.widgets.services import Away, PartKind, Picked, Still, Stills
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.region import Size, within
from appui_core.ports import Frame, Shot

# What came of it: a picture, a reason why not, or None when the person wanted none after all.
Outcome = Shooting | AppuiError | None


class Shooter:
    """Takes one picture at a time; nothing of it is kept here."""

    def __init__(self, ctx: PageContext) -> None:
        self._ctx = ctx
        self._away: Away | None = None

    @property
    def busy(self) -> bool:
        """Whether a picture is under way."""
        return self._away is not None

    def shoot(self, aim: Aim, then: Callable[[Outcome], None]) -> None:
        """Return at once; `then` gets the outcome just before our windows come back."""
        self._away = self._ctx.own_windows.leave()
        screen = next((one for one in self._ctx.screens.screens() if one.number == aim.screen), None)
        if not aim.delay_s or screen is None:
            self._look(aim, then)
            return
        self._ctx.overlays.count_down(
            aim.delay_s, screen, over=partial(self._look, aim, then), stopped=partial(self._end, None, then)
        )

    def _look(self, aim: Aim, then: Callable[[Outcome], None]) -> None:
        away = self._away
        if away is None:
            return
        if aim.what in {"region", "window"}:
            overlays, seen = self._ctx.overlays, list[Still]()
            look, pick = partial(overlays.look, self._ctx.screens, seen), partial(self._pick, aim, then)
            if aim.delay_s:  # a count was just shown on one of them
                away.when_gone(look, pick)
            else:
                away.when_gone(look, pick, overlays.look_ahead(self._ctx.screens, away, seen))
        else:
            away.when_gone(partial(self._ctx.screens.grab, aim.screen), partial(self._grabbed, aim, then))

    def _grabbed(self, aim: Aim, then: Callable[[Outcome], None], answer: Shot | AppuiError) -> None:
        if isinstance(answer, AppuiError):
            self._end(answer, then)
        elif aim.what != "same" or aim.region is None or not isinstance(answer, Frame):
            self._end(Shooting(answer), then)
        elif within(aim.region, Size(answer.width, answer.height)) != aim.region:
            # The screen is another one now, or has another size: the frame of before means nothing on it.
            self._end(AppuiError(ErrorCode.SCREEN_CHANGED), then)
        else:
            self._end(Shooting(answer, aim.region), then)

    def _pick(self, aim: Aim, then: Callable[[Outcome], None], answer: Stills | AppuiError) -> None:
        if isinstance(answer, AppuiError):
            self._ctx.overlays.close()  # what it made ready
            self._end(answer, then)
            return
        try:
            self._ctx.overlays.pick(answer, _kind(aim), partial(self._picked, then))
        except Exception as defect:  # noqa: BLE001 - the windows must come back and someone must be told
            error = AppuiError(ErrorCode.INTERNAL, type(defect).__name__)
            error.__cause__ = defect
            self._end(error, then)

    def _picked(self, then: Callable[[Outcome], None], answer: Picked | AppuiError | None) -> None:
        self._end(Shooting(answer.frame, answer.region) if isinstance(answer, Picked) else answer, then)

    def _end(self, outcome: Outcome, then: Callable[[Outcome], None]) -> None:
        away, self._away = self._away, None
        try:
            # Sealing begins on its thread while the windows come back on this one.
            then(outcome)
        finally:
            if away is not None:
                away.end()


def _kind(aim: Aim) -> PartKind:
    return "window" if aim.what == "window" else "region"
