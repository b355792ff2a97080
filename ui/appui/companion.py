"""The shell beside what a guide explains: narrow, above other windows, at a screen's edge, nothing private in it.

It has no frame of the system's, so that it lies exactly at the edge; it is dragged by its upper part. On Wayland
windows do not choose their place: there the compositor puts it, and the button that changes sides is hidden.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.actions.catalogue import QUICK_EXIT, SHOW_3018
from appui.pages.report.parts.beside import BesideView
from appui.qt_adapters.docking import Dock
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.header import CallButton
from appui.widgets.minute import MinuteTimer
from appui.widgets.walk import Leaving, Walk
from appui.widgets.worded import Worded
from appui_core.errors import AppuiError
from appui_core.helpline.words import header_words

_WIDTH: Final = 340
_HEIGHT: Final = 820
_ON: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Companion(QWidget):
    """`left` when it goes, with a `Leaving`. `keep`, `help_wanted` and `quit_wanted`: go, then do that."""

    left = Signal(str)
    keep = Signal()
    help_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, context: PageContext, walk: Walk) -> None:
        kinds = Qt.WindowType
        super().__init__(None, kinds.Window | kinds.FramelessWindowHint | kinds.WindowStaysOnTopHint)
        self.setObjectName("companion")
        self._ctx, self.walk = context, walk
        self.theme = current_theme()
        self.w = Worded()
        self.dock = Dock(self, context.settings, width=_WIDTH, height=_HEIGHT)
        self.view = BesideView(context, *self._ways())
        self.call = CallButton()
        self._leaving = Leaving.STOPPED
        self._lay_out()
        self.view.done.connect(self._on)
        self.view.back.connect(self._back)
        self.view.different.connect(partial(self._leave, Leaving.DIFFERENT))
        self.view.keep.connect(partial(self._go_and, self.keep.emit))
        self.call.clicked.connect(partial(self._go_and, self.help_wanted.emit))
        # Shortcuts, because buttons take the arrows for moving among themselves.
        ahead, behind = ("Left", "Right") if self.isRightToLeft() else ("Right", "Left")
        for key, act in ((SHOW_3018.shortcut, self._f1), (ahead, self._ahead), (behind, self._back)):
            shortcut = QShortcut(key, self)
            shortcut.activated.connect(act)
            # A key that is held would run through the guide.
            shortcut.setAutoRepeat(False)
        self.w.bind(self.setWindowTitle, lambda: translate("Companion", "Appui, à côté"))
        self.view.show_walk(walk)
        self.dock.place()
        self.refresh_3018()
        minute = MinuteTimer(context.clock, self)
        minute.passed.connect(self.refresh_3018)
        minute.start()

    def _lay_out(self) -> None:
        pad = self.theme.space("l")
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(self.theme.space("m"))
        top = FlowLayout()
        window = self.w.button(lambda: translate("Companion", "Fenêtre"), "back", "quiet", "companion_window")
        self.w.named(window, lambda: translate("Companion", "Revenir à la fenêtre"))
        window.clicked.connect(self.close)
        top.addWidget(window)
        top.addWidget(self.call)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def _ways(self) -> tuple[QWidget, QWidget]:
        """Return the way out, and to the other side."""
        leave = self.w.button(QUICK_EXIT.text, QUICK_EXIT.icon, "quiet", "companion_quit")
        leave.clicked.connect(self.quit_wanted)
        side = self.w.button(lambda: translate("Companion", "Autre côté"), "swipe", "quiet", "companion_side")
        self.w.named(side, lambda: translate("Companion", "Déplacer de l’autre côté"))
        side.clicked.connect(self.change_side)
        side.setVisible(self.dock.chooses)
        return leave, side

    def appear(self) -> None:
        """Come into view, the keyboard on the way to the next step."""
        self.show()
        self.dock.place()
        self.raise_()
        self.activateWindow()
        self.view.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on_with(self, walk: Walk) -> None:
        """Show another guide or step."""
        self.walk, self._leaving = walk, Leaving.STOPPED
        self.view.show_walk(walk)
        self.appear()

    def retranslate(self) -> None:
        """Speak another language: words at once, the guide once it was read again."""
        self.w.again()
        self.view.w.again()
        self.refresh_3018()
        language, walk = self._ctx.language(), self.walk

        def work() -> Walk:
            from appui.pages.report.library import in_language  # noqa: PLC0415 - only where the language changes

            return in_language(walk, language)

        self._ctx.runner.run(work, owner=self, done=self._told, failed=self._untold, lane="free")

    def change_side(self) -> None:
        """Go to the other edge of the same screen."""
        self.dock.change_side()

    # --- what a person does ------------------------------------------------------------------------------------

    def _ahead(self) -> bool:
        """Show the next step; False at the last one, which only its button and Enter end."""
        further = self.walk.index + 1 < len(self.walk.guide.steps)
        if further:
            self._show(self.walk.index + 1)
        return further

    def _on(self) -> None:
        if not self._ahead():
            self._leave(Leaving.FINISHED)

    def _leave(self, leaving: Leaving) -> None:
        self._leaving = leaving
        self.close()

    def _back(self) -> None:
        if self.walk.index:
            self._show(self.walk.index - 1)

    def _show(self, index: int) -> None:
        self.walk = replace(self.walk, index=index)
        self.view.show_walk(self.walk)
        if not self.view.back_button.isEnabled():
            self.view.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_and(self, act: Callable[[], None]) -> None:
        self.close()
        act()

    def _f1(self) -> None:
        if self._ctx.settings.flag("f1_opens_3018"):
            self._go_and(self.help_wanted.emit)

    def _told(self, walk: Walk) -> None:
        if walk.guide.id == self.walk.guide.id:
            last = len(walk.guide.steps) - 1
            self.walk = replace(walk, index=min(self.walk.index, last))
            self.view.show_walk(self.walk)

    def _untold(self, _error: AppuiError) -> None:
        self.view.show_walk(self.walk)

    def refresh_3018(self) -> None:
        """Say whether the line is open."""
        self.call.set_state(header_words(self._ctx.messages(), self._ctx.offer()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language, once it is over."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self.retranslate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter wherever no button has the keyboard, and to the window with Esc."""
        if event.key() in _ON:
            # A key that is held, also on a button that passes it on, is one press.
            if not event.isAutoRepeat():
                self._on()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Be dragged wherever there is no control."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole edge is painted
        """Draw the edge that the system's frame would have."""
        painter = QPainter(self)
        painter.setPen(self.theme.colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place, and say that the window takes over."""
        self.dock.remember()
        super().closeEvent(event)
        self.left.emit(self._leaving)
