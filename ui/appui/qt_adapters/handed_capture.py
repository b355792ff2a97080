"""`appui capture` handed over: the window takes the picture for the verb: it holds the vault and can hide."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer

from appui.widgets.context import PageContext
from appui.widgets.shown_name import shown_name
from appui_core.cases.model import Case, Exhibit, Facts
from appui_core.clock import Clock, ClockCheck
from appui_core.errors import AppuiError, ErrorCode, LeftBehindError
from appui_core.ports import PictureFile, Shot
from appui_core.window_line import CaptureRequest

if TYPE_CHECKING:
    from appui.qt_adapters.callers import Caller
    from appui_core.cases.service import Cases

LOOK_AFTER_MS: Final = 2_000
"""How long after the last one copies outside the vault are looked for."""


class HandedCaptures(QObject):
    """One at a time; a caller that goes before the picture is taken ends it."""

    def __init__(self, ctx: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._caller: Caller | None = None
        # Not between the captures of a script.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(LOOK_AFTER_MS)
        self._rest.timeout.connect(self._look)

    def take(self, request: CaptureRequest, caller: "Caller") -> None:
        """Begin; the caller gets the exhibit, or why there is none."""
        cases = self._ctx.vault.cases
        refusal = self._refusal(request, cases)
        if refusal is not None or cases is None:
            caller.answer(refusal or AppuiError(ErrorCode.VAULT_LOCKED))
            return
        self._caller = caller
        caller.gone.connect(partial(self._gone, caller))
        self._ctx.runner.run(
            partial(_case, cases, request.case),
            owner=self,
            done=partial(self._wait, caller, request),
            failed=partial(self._end, caller),
        )

    def _refusal(self, request: CaptureRequest, cases: "Cases | None") -> AppuiError | None:
        """Return what stands in the way, asked in the order of the verb itself."""
        screens = self._ctx.screens
        if not request.declared:
            return AppuiError(ErrorCode.GATE_NOT_ANSWERED)
        if cases is None:
            return AppuiError(ErrorCode.VAULT_LOCKED)
        if self._caller is not None or self._ctx.own_windows.busy:
            return AppuiError(ErrorCode.CAPTURE_BUSY)
        if not screens.available():
            return AppuiError(ErrorCode.SCREEN_UNAVAILABLE)
        if request.screen and request.screen not in [screen.number for screen in screens.screens()]:
            return AppuiError(ErrorCode.SCREEN_UNKNOWN)
        return None

    def _wait(self, caller: "Caller", request: CaptureRequest, case: Case) -> None:
        # From here on what a capture needs is loaded, beside the wait for our windows to go.
        self._ctx.runner.run(_warm_up, owner=self, lane="free")
        go = partial(self._hide, caller, request, case.code)
        QTimer.singleShot(request.delay_s * 1_000, self, go) if request.delay_s else go()

    def _hide(self, caller: "Caller", request: CaptureRequest, code: str) -> None:
        if self._caller is not caller:
            return  # gone while it waited; somebody else may be served by now
        if self._ctx.vault.cases is None:
            self._end(caller, AppuiError(ErrorCode.VAULT_LOCKED))
            return
        if self._ctx.own_windows.busy:
            self._end(caller, AppuiError(ErrorCode.CAPTURE_BUSY))
            return
        away = self._ctx.own_windows.leave()

        def grabbed(answer: Shot | AppuiError) -> None:
            try:
                # Sealing begins on its thread while the windows come back on this one.
                self._grabbed(caller, request, code, answer)
            finally:
                away.end()

        away.when_gone(partial(self._ctx.screens.grab, request.screen or 1), grabbed)

    def _grabbed(self, caller: "Caller", request: CaptureRequest, code: str, answer: Shot | AppuiError) -> None:
        cases, ctx = self._ctx.vault.cases, self._ctx
        left = _left(answer)
        if left is not None:  # a copy in clear, whatever becomes of the picture
            ctx.leaks.left_behind(left)
            ctx.say("danger", ctx.messages().text("recorded.leftover", path=shown_name(str(left), longest=400)))
        if isinstance(answer, AppuiError):
            self._end(caller, answer)
        elif cases is None:
            self._failed(caller, left, AppuiError(ErrorCode.VAULT_LOCKED))
        elif self._caller is caller:
            facts = Facts(url=request.url, account=request.account, note=request.note)
            keep = partial(_keep, cases, code, answer, facts, (ctx.clock, ctx.clock_check.in_force(ctx.clock)))
            self._ctx.runner.run(
                keep,
                owner=self,
                done=partial(self._kept, caller, left),
                failed=partial(self._failed, caller, left),
            )

    def _kept(self, caller: "Caller", left: Path | None, exhibit: Exhibit) -> None:
        self._answer(caller, exhibit.to_json() | ({"leftover": str(left)} if left is not None else {}))
        self._ctx.vault.added.emit()
        self._rest.start()

    def _look(self) -> None:
        """Look for copies outside the vault, as after every series: whether or not the room was ever opened."""
        if self._ctx.vault.cases is not None:
            self._ctx.leaks.look()

    def _failed(self, caller: "Caller", left: Path | None, error: AppuiError) -> None:
        self._end(caller, error if left is None else LeftBehindError(error.code, error.detail, left))

    def _end(self, caller: "Caller", error: AppuiError) -> None:
        self._answer(caller, error)

    def _answer(self, caller: "Caller", answer: "dict[str, Any] | AppuiError") -> None:
        """Answer the one that asked, if it is still there; never another one."""
        if self._caller is caller:
            self._caller = None
            caller.answer(answer)

    def _gone(self, caller: "Caller") -> None:
        if self._caller is caller:
            self._caller = None


def _left(answer: Shot | AppuiError) -> Path | None:
    """Return where a copy in clear stayed."""
    if isinstance(answer, LeftBehindError):
        return answer.path
    return answer.leftover if isinstance(answer, PictureFile) else None


def _case(cases: "Cases", code: str) -> Case:
    from appui_core.cases.capturing import case_to_capture  # noqa: PLC0415 - comes with the vault

    return case_to_capture(cases, code)


def _warm_up() -> None:
    from appui_core.intake.encode import warm_up  # noqa: PLC0415 - numpy and isal

    warm_up()


def _keep(
    cases: "Cases", code: str, shot: Shot, facts: Facts, checked: tuple[Clock, ClockCheck | None]
) -> Exhibit:
    from appui_core.cases.capturing import keep_capture  # noqa: PLC0415 - comes with the vault
    from appui_core.intake.circumstances import circumstances  # noqa: PLC0415 - when first needed

    clock, check = checked
    return keep_capture(cases, code, shot, facts, clock, circumstances(clock.now(), "hidden", check))
