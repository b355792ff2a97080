"""Ties reminders to what shows them: a dot in the rail, and where switched on a neutral notice of the system.

Nothing of it is made before a vault is open for the first time.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from appui.actions.catalogue import FOLLOWUP
from appui.qt_adapters.notices import TrayNotices
from appui.tasks.reminders import Reminders
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.minute import MinuteTimer
from appui.widgets.rail import Rail
from appui.widgets.services import Notices

SETTING = "system_notices"


class Reminding(QObject):
    """Lives as long as the window, which owns it."""

    def __init__(
        self, context: PageContext, window: QWidget, rail: Rail, notices: Notices, minute: MinuteTimer | None
    ) -> None:
        super().__init__(window)
        self._context, self._window, self._rail, self._notices = context, window, rail, notices
        self.reminders = Reminders(context.vault, context.runner, context.clock, self)
        self.reminders.marked.connect(self._mark)
        self.reminders.notice.connect(self._tell)
        if minute is not None:
            minute.passed.connect(self.reminders.tick)

    def _mark(self, marked: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._rail.button(FOLLOWUP.id).set_marked(marked=marked)

    def _tell(self) -> None:
        """Say it outside, unless somebody looks at the window, where the rail says it already."""
        if self._context.settings.flag(SETTING) and not self._window.isActiveWindow():
            self._notices.show("Appui", translate("Notices", "Un rappel vous attend."))


def remind(
    context: PageContext,
    window: QWidget,
    rail: Rail,
    minute: MinuteTimer | None,
    standing: Callable[[], QSystemTrayIcon | None],
) -> Reminding:
    """Begin to remind; a click on a notice brings the window forward and nothing else.

    `standing` is the icon in the tray, where there is one.
    """
    come_forward = getattr(window, "come_forward", window.show)
    notices = TrayNotices(
        partial(context.theme.icon, "info", "action", 32), come_forward, window, standing=standing
    )
    return Reminding(context, window, rail, notices, minute)
