"""What comes next: the order of gate, first minute, unlocking and case, so that a want is never lost on the way.

No widget here. `moved` says which view to show; the page shows it. Secrets pass through and are not kept, except
the recovery key, until the person says it is written down.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from appui.pages.evidence.bringing import Brought
from appui.pages.evidence.casebook import CaseBook
from appui.pages.evidence.jobs import Target
from appui.pages.evidence.model import Series, View, Want
from appui.tasks.vault_session import State
from appui.widgets.context import PageContext
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.gate import GateAnswer

_KEY_STORE = frozenset({ErrorCode.KEYSTORE_ABSENT, ErrorCode.KEYSTORE_LOCKED, ErrorCode.KEYSTORE_REFUSED})


class EvidenceFlow(QObject):
    """The way from "I want to keep this" to the view in which it happens."""

    moved = Signal(object)
    series_changed = Signal()
    refused = Signal(object)
    unlock_refused = Signal(object)
    pick_files = Signal()
    files_ready = Signal(object)

    def __init__(self, ctx: PageContext, book: CaseBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.book = book
        self.series = Series()
        self.view = View.HOME
        self.want: Want | None = None
        self.brought: tuple[Brought, ...] = ()
        self.title = ""
        self.with_help = False
        self.key_store_reason: ErrorCode | None = None
        self.recovery_key = ""
        # The vault locked by itself while a new key was on the screen: was it written down? Nobody can tell.
        self.sheet_unread = False
        self.may_go_on = False
        ctx.vault.changed.connect(self._vault_changed)

    # --- wants -------------------------------------------------------------------------------------------------

    def start(self, want: Want, brought: Sequence[Brought] = (), *, with_help: bool = False) -> None:
        """Begin something; what is missing for it is asked first. `with_help`: with who gets a picture removed."""
        self.want, self.brought, self.title, self.with_help = want, tuple(brought), "", with_help
        self.go_on()

    def give_up(self) -> None:
        """Leave what was begun; a series that had no picture yet ends with it."""
        if not self.series.kept:
            self.stop_series()
        self.home()

    def go_on(self) -> None:
        """Show the next thing that stands between the person and what they want."""
        if self.want is None:
            self.show_view(View.HOME)
        elif self.want in {Want.CAPTURE, Want.FILES, Want.TRAY} and not self.series.running:
            self.show_view(View.GATE)
        elif not self._vault_ready():
            return
        elif not self.book.loaded:
            self.show_view(View.BUSY)
            self.book.reload(self.go_on)
        else:
            self._do()

    def _vault_ready(self) -> bool:
        state = self._ctx.vault.state
        if state == State.ABSENT:
            self.show_view(View.WHO)
        elif state == State.LOCKED:
            self.show_view(View.HOME)
        elif self.recovery_key:
            self.show_view(View.RECOVERY)
        elif self.sheet_unread:
            self.renew_sheet()
        else:
            return True
        return False

    def _do(self) -> None:
        if self.want == Want.LINK:
            self.show_view(View.LINK)
        elif self.want in {Want.CAPTURE, Want.NEW_CASE} or not (self.book.code or self.title):
            self.show_view(View.READY)
        elif self.want == Want.TRAY:
            self.show_view(View.TRAY)
        elif self.brought:
            brought, self.brought = self.brought, ()
            self.files_ready.emit(brought)
        else:
            self.pick_files.emit()

    def named(self, title: str) -> None:
        """Take the title of the first case of an import, then go on to its files."""
        self.title = title
        self.go_on()

    def picked(self, brought: Sequence[Brought]) -> None:
        """Take the files that a person chose; none means they changed their mind."""
        self.brought = tuple(brought)
        if self.brought:
            self.go_on()
        elif self.view == View.IMPORTED:
            self.show_view(View.IMPORTED)
        else:
            self.home()

    def target(self, title: str = "") -> Target:
        """Return the case that an exhibit goes into."""
        return Target(self.book.code, title or self.title)

    def follow(self, target: Target, code: str) -> None:
        """Show the case that something went into, unless another one was opened meanwhile."""
        if self.book.code == target.code:
            self.book.code = code

    def count(self, series: int, new: int) -> None:
        """Count what came in, if the series in which it was begun still runs."""
        if new and self.series.running and self.series.number == series:
            self.series.kept += new
            self.series_changed.emit()

    def show_view(self, view: View) -> None:
        """Show a view."""
        self.view = view
        self.moved.emit(view)

    def home(self) -> None:
        """Back to the room; a series that runs goes on."""
        self.want, self.brought, self.title, self.with_help = None, (), "", False
        self.show_view(View.HOME)

    # --- the gate ----------------------------------------------------------------------------------------------

    def answer(self, answer: GateAnswer) -> None:
        """Take the answer to the gate: only a clear no lets pictures in."""
        if answer.allows_image:
            self.series.gate.require(answer)
            self.series_changed.emit()
        else:
            self.stop_series()
            self.want, self.brought, self.with_help = Want.LINK, (), True
        self.go_on()

    def stop_series(self) -> None:
        """End the series: the next picture needs the question again."""
        self.series.stop()
        self.series_changed.emit()

    def finish(self) -> None:
        """End the series and say so when what is kept is enough for one evening."""
        enough = self.series.enough
        self.stop_series()
        self.want, self.brought, self.title, self.with_help = None, (), "", False
        self.may_go_on = False
        self.show_view(View.ENOUGH if enough else View.HOME)

    def finish_for_good(self) -> None:
        """Leave the page "Assez pour ce soir": a series that still ran ends."""
        self.stop_series()
        self.may_go_on = False
        self.home()

    def next_picture(self) -> None:
        """Go on with the series, or pause when there is more than enough."""
        if self.series.more_than_enough and not self.may_go_on:
            self.may_go_on = True
            self.show_view(View.ENOUGH)
        else:
            self.go_on()

    # --- the vault ---------------------------------------------------------------------------------------------

    def make_private(self) -> None:
        """Make the vault with the system's key store; when that says no, a passphrase, with the reason."""
        self.key_store_reason = None
        self.show_view(View.BUSY)
        self._ctx.vault.create("private", None, done=self._made, failed=self._not_made)

    def make_shared(self, passphrase: str) -> None:
        """Make the vault with a passphrase."""
        self.show_view(View.BUSY)
        self._ctx.vault.create("shared", passphrase, done=self._made, failed=self._not_made)

    def ask_passphrase(self) -> None:
        """Others use this session: a passphrase is needed."""
        self.key_store_reason = None
        self.show_view(View.PASSPHRASE)

    def _made(self, recovery_key: str) -> None:
        self.recovery_key, self.sheet_unread = recovery_key, False
        if self._ctx.vault.preset == "shared":
            self._quiet_key()
        self.go_on()

    def _quiet_key(self) -> None:
        """On a PC that others use F1 opens nothing and no icon shows, until somebody switches it on."""
        try:
            self._ctx.settings.set("f1_opens_3018", value=False)
            self._ctx.settings.set("tray_icon", value=False)
        except AppuiError as error:
            self.refused.emit(error)

    def _not_made(self, error: AppuiError) -> None:
        if error.code in _KEY_STORE:
            self.key_store_reason = error.code
            self.show_view(View.PASSPHRASE)
        else:
            self.show_view(View.WHO)
            self.refused.emit(error)

    def renew_sheet(self) -> None:
        """Make a new recovery key and show it; the old one opens nothing any more."""
        vault = self._ctx.vault.vault
        if vault is None:
            return

        def made(key: str) -> None:
            self.recovery_key, self.sheet_unread = key, False
            self.show_view(View.RECOVERY)

        def failed(error: AppuiError) -> None:
            self.home()
            self.refused.emit(error)

        self.show_view(View.BUSY)
        self._ctx.runner.run(vault.renew_recovery, owner=self, done=made, failed=failed)

    def recovery_noted(self) -> None:
        """Forget the recovery key: it is on paper now."""
        self.recovery_key = ""
        self.go_on()

    def unlock(self, passphrase: str | None) -> None:
        """Open the vault, then go on with what was wanted."""
        self._ctx.vault.unlock(passphrase, done=self.go_on, failed=self.unlock_refused.emit)

    def _vault_changed(self) -> None:
        if self._ctx.vault.state == State.OPEN:
            self.book.reload(self._loaded)
            return
        self.sheet_unread = bool(self.recovery_key)
        self.recovery_key, self.key_store_reason = "", None
        self.series.stop()
        self.series_changed.emit()
        self.book.clear()
        self.home()

    def _loaded(self) -> None:
        if self.sheet_unread and self.want is None:
            self.renew_sheet()
        elif self.want is None and self.view in {View.HOME, View.BUSY}:
            self.show_view(View.HOME)
