"""Shows the window beside and steps out of its way: which of the two is in front, and who takes over from whom."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from appui.companion import Companion
from appui.widgets.context import PageContext
from appui.widgets.services import Shell
from appui.widgets.walk import Leaving, Resume, Walk


class Beside(QObject):
    """Shows one companion at a time, the window out of the way meanwhile; the page takes over where it stopped."""

    def __init__(self, context: PageContext, window: Shell, quit_now: Callable[[], None]) -> None:
        super().__init__()
        self._ctx, self._window, self._quit_now = context, window, quit_now
        self.companion: Companion | None = None
        self._resume: Resume | None = None
        window.closed.connect(self._window_closed)

    def show_walk(self, walk: Walk, resume: Resume) -> None:
        """Show a guide beside what it explains; `resume` takes over once the companion goes."""
        self._resume = resume
        if self.companion is not None:
            self._window.showMinimized()
            self.companion.go_on_with(walk)
            return
        made = self.companion = Companion(self._ctx, walk)
        made.left.connect(self._left)
        made.keep.connect(lambda: self._ctx.navigate("evidence"))
        made.help_wanted.connect(self._ctx.show_3018)
        made.quit_wanted.connect(self._quit_now)
        # First, so that the keyboard is not handed on once the companion has it.
        self._window.showMinimized()
        made.appear()

    def _left(self, leaving: str) -> None:
        made, self.companion = self.companion, None
        if made is None:
            return
        made.deleteLater()
        self._window.come_forward()
        if leaving != Leaving.STOPPED:
            # What comes now is told in its room, wherever the window was meanwhile.
            self._ctx.navigate("report")
        if self._resume is not None:
            self._resume(made.walk, Leaving(leaving))

    def _window_closed(self) -> None:
        made, self.companion = self.companion, None
        if made is not None:
            made.close()
            made.deleteLater()
