"""The page that a phone opens, as this room sees it: opened by a person, over with its view.

No widget here. The tray speaks on threads of its own; what it says comes over to this one by signals.
"""

import contextlib
import threading
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import BinaryIO

from PySide6.QtCore import QObject, Signal, SignalInstance

from appui.pages.evidence import jobs
from appui.pages.evidence.bringing import Fate
from appui.pages.evidence.flow import EvidenceFlow
from appui.pages.evidence.importer import Importer
from appui.pages.evidence.jobs import Target
from appui.pages.evidence.model import Series, View
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui_core.cases.model import Exhibit, Mode
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import LocalAddress, OpenTray, TrayEnd, TrayLimits, TrayNews, TrayOrder

SETTING = "phone_tray"


class Stage(StrEnum):
    """How far it is: nothing yet, being opened, there for a phone, gone."""

    ASKING = "asking"
    OPENING = "opening"
    OPEN = "open"
    ENDED = "ended"


class Barred(StrEnum):
    """Why there is no such page here."""

    SETTING = "setting"
    SCHOOL = "school"


class _Page:
    """One page from its opening to its end; the case is made with the first picture that is sound."""

    def __init__(self, target: Target, series: Series, fates: list[Fate]) -> None:
        self.asked = self.target = target
        self.series, self.facts, self.fates = series.number, series.facts, fates
        self.tray: OpenTray | None = None
        # What is not sealed when the page is taken away is not kept; what was just being sealed is.
        self.closed = False
        # Sendings that began, counted on the tray's threads, and those of which everything was told on this one.
        self.begun = self.told = 0
        self._guard = threading.Lock()

    @property
    def sending(self) -> bool:
        """Whether it is not known yet what became of everything that was sent."""
        return self.begun != self.told

    def require_open(self) -> None:
        """Raise AppuiError PHONE_CUT once the page was taken away."""
        if self.closed:
            raise AppuiError(ErrorCode.PHONE_CUT, "closed")

    def code(self, make: Callable[[Target], str]) -> str:
        """Return the case that the pictures go into; called on the tray's threads, last before they are kept.

        Raises AppuiError: PHONE_CUT.
        """
        self.require_open()
        with self._guard:
            if self.target.code is None:
                self.target = Target(make(self.target), "")
            return self.target.code or ""


class PhoneLink(QObject):
    """`changed` whenever there is something else to show."""

    changed = Signal()
    refused = Signal(object)
    _heard = Signal(object, object, object)
    _kept = Signal(object, object)

    def __init__(
        self,
        ctx: PageContext,
        flow: EvidenceFlow,
        importer: Importer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._ctx, self._flow, self._importer = ctx, flow, importer
        self._page: _Page | None = None
        self.stage = Stage.ASKING
        self.addresses: tuple[LocalAddress, ...] | None = None
        self.limits = TrayLimits()
        self._clear()
        self._heard.connect(self._hear)
        self._kept.connect(self._count)
        flow.moved.connect(self._view_changed)
        flow.series_changed.connect(self._series_changed)
        ctx.vault.closing.connect(self.leave)
        # Whatever becomes of the room, nothing goes on listening.
        self._trays: list[OpenTray] = []
        trays = self._trays
        self.destroyed.connect(lambda _gone: _close_all(trays))

    def _clear(self) -> None:
        self.fates: list[Fate] = []
        self._pages: list[_Page] = []
        self.finishing = False
        self.arrived = self.declined = self.stranger = self.receiving = False
        self.end: TrayEnd | None = None

    # --- before -------------------------------------------------------------------------------------------------

    def barred(self) -> Barred | None:
        """Tell why no page may be opened here: the setting is off, or a school's case is open."""
        if not self._ctx.settings.flag(SETTING):
            return Barred.SETTING
        case = self._flow.book.current
        return Barred.SCHOOL if case is not None and case.mode is Mode.SCHOOL else None

    def look(self) -> None:
        """Ask which addresses this PC has and what a phone may send; the first time loads the tray's code."""
        self.addresses = None

        def ask() -> tuple[tuple[LocalAddress, ...], TrayLimits]:
            tray = self._ctx.phone_tray()
            return tray.addresses(), tray.limits

        def known(answer: tuple[tuple[LocalAddress, ...], TrayLimits]) -> None:
            self.addresses, self.limits = answer
            self.changed.emit()

        self._run(ask, known)

    # --- the page -----------------------------------------------------------------------------------------------

    def open(self, address: str) -> None:
        """Open a page on an address of this PC."""
        if self.barred() is not None or self.stage in {Stage.OPENING, Stage.OPEN}:
            return
        page = self._page = _Page(self._flow.target(), self._flow.series, self.fates)
        self._pages.append(page)
        self.arrived = self.declined = self.stranger = self.receiving = False
        self.end, self.stage = None, Stage.OPENING
        order = TrayOrder(address, self._ctx.messages(), partial(self._keep, page), partial(self._tell, page))
        self._run(lambda: self._ctx.phone_tray().open(order), partial(self._opened, page), self._not_opened)
        self.changed.emit()

    def _opened(self, page: _Page, tray: OpenTray) -> None:
        if page is not self._page or self.stage is not Stage.OPENING:  # left meanwhile
            tray.close()
            return
        page.tray, self.stage = tray, Stage.OPEN
        self._trays[:] = [tray]
        self.changed.emit()

    def _not_opened(self, error: AppuiError) -> None:
        self.stage = Stage.ASKING
        self.refused.emit(error)
        self.look()

    @property
    def url(self) -> str:
        """The address of the page that is there, or an empty text."""
        tray = self._page.tray if self._page is not None else None
        return tray.url if tray is not None and self.stage is Stage.OPEN else ""

    def left_s(self) -> float:
        """Return the seconds for which the page is still there."""
        tray = self._page.tray if self._page is not None else None
        return tray.left_s() if tray is not None else 0.0

    def stop(self) -> None:
        """Take the page away, whatever is under way; what came in stays counted."""
        page, self._page = self._page, None
        if page is not None:
            page.closed = True
        if page is not None and page.tray is not None:
            self.end = page.tray.ended or TrayEnd.STOPPED
            page.tray.close()
        if self.stage in {Stage.OPENING, Stage.OPEN}:
            self.stage, self.receiving = Stage.ENDED, False
            self.changed.emit()

    def again(self) -> None:
        """Go back to before; what came in stays counted."""
        self.stage, self.finishing = Stage.ASKING, False
        self.look()
        self.changed.emit()

    def leave(self) -> None:
        """Take the page away and forget everything about it."""
        self.stop()
        self._clear()
        self.stage, self.addresses = Stage.ASKING, None

    def finish(self) -> None:
        """End it and go on to what became of the pictures, once that is known of the last one too."""
        self.stop()
        self.finishing = any(page.sending for page in self._pages)
        if self.finishing:
            self.changed.emit()
            return
        fates = tuple(self.fates)
        if fates:
            self._importer.take_fates(fates)
        else:
            self._flow.give_up()

    # --- on the tray's threads ----------------------------------------------------------------------------------

    def _keep(self, page: _Page, stream: BinaryIO) -> bool:
        cases = self._ctx.vault.cases
        if cases is None:
            raise AppuiError(ErrorCode.VAULT_LOCKED)
        self._flow.series.gate.require()
        page.require_open()
        code = partial(page.code, partial(jobs.code_of, cases))
        exhibit = jobs.keep_passing(cases, code, stream, page.facts, self._ctx.clock)
        self._say(self._kept, page, exhibit)
        return not exhibit.duplicate

    def _tell(self, page: _Page, news: TrayNews, error: AppuiError | None) -> None:
        if news is TrayNews.RECEIVING:
            page.begun += 1
        if news is TrayNews.DECLINED:  # what is not sealed yet may be the very picture
            page.closed = True
        self._say(self._heard, page, news, error)

    @staticmethod
    def _say(signal: SignalInstance, *what: object) -> None:
        # A connection may end after the window did.
        with contextlib.suppress(RuntimeError):
            signal.emit(*what)

    # --- back on this one ---------------------------------------------------------------------------------------

    def _count(self, page: _Page, exhibit: Exhibit) -> None:
        if self._ctx.vault.cases is None:
            return
        self._flow.follow(page.asked, exhibit.case)
        self._flow.count(page.series, int(not exhibit.duplicate))
        page.fates.append(Fate(_name(page), exhibit, None))
        self._used(page)
        self.changed.emit()

    def _hear(self, page: _Page, news: TrayNews, error: AppuiError | None) -> None:
        if news is TrayNews.REFUSED and error is not None:
            page.fates.append(Fate.refused(_name(page), error))
        if news is TrayNews.RECEIVED:
            page.told += 1
            if self.finishing and page in self._pages:
                self.finish()
        if page is not self._page:
            return
        if news is TrayNews.CLOSED:
            self.stop()
        self.arrived |= news in {TrayNews.ARRIVED, TrayNews.RECEIVING}
        self.declined |= news is TrayNews.DECLINED
        self.stranger |= news is TrayNews.STRANGER
        self.receiving = news is TrayNews.RECEIVING or (self.receiving and news is not TrayNews.RECEIVED)
        if news is not TrayNews.STRANGER:
            self._used(page)
        self.changed.emit()

    def _used(self, page: _Page) -> None:
        if page is self._page and self.arrived:
            self._ctx.vault.used.emit()

    def _view_changed(self, view: View) -> None:
        if view != View.TRAY:
            self.leave()

    def _series_changed(self) -> None:
        if not self._flow.series.running:
            self.stop()

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[AppuiError], None] | None = None,
    ) -> None:
        self._ctx.runner.run(work, owner=self, done=done, failed=failed or self.refused.emit, lane="free")


def _close_all(trays: list[OpenTray]) -> None:
    for tray in trays:
        tray.close()


def _name(page: _Page) -> str:
    """Return what the next picture is called here: what the phone calls it is never asked."""
    return translate("Evidence", "Image {number} du téléphone").format(number=len(page.fates) + 1)
