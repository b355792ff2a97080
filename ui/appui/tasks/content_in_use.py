"""The content pack in use, as the window holds it: read when first asked for, anew when another comes into use."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from appui.tasks.later import once
from appui_core.locate import use_content

if TYPE_CHECKING:
    from appui.tasks.runner import TaskRunner
    from appui_core.content.installed import ContentHome
    from appui_core.helpline.lines import Lines

# ruff: noqa: PLC0415 - what is imported inside functions here is what the first frame does without


class ContentInUse:
    """From its making until `leave`, everybody in this process reads the pack that `home` chooses.

    `root` is the folder of newer packs, `version` gives Appui's own version.
    """

    def __init__(self, root: Path, version: Callable[[], str]) -> None:
        self._root, self._version = root, version
        self.home: Callable[[], ContentHome] = once(self._make)
        self._lines: Callable[[], Callable[[], Lines]] = once(_lines_in_use)
        self.leave = use_content(lambda: self.home().folder())

    def lines(self) -> "Lines":
        """Return every help line of the pack in use."""
        return self._lines()()

    def look_again(self, runner: "TaskRunner", owner: QObject, then: Callable[[], None]) -> None:
        """When Appui itself has changed, check an installed pack anew off the GUI thread; then call `then`."""
        from appui_core.content.installed import Why

        home = self.home()
        if home.choice().why is not Why.UNCHECKED:
            return

        def work() -> object:
            from appui_core.content.update import check_again
            from appui_core.guides.check import check

            return check_again(home, check)

        # Refused (another window does it, a disk in the way): the pack that ships stays in use, Settings says why.
        runner.run(work, owner=owner, done=lambda _choice: then(), lane="free")

    def _make(self) -> "ContentHome":
        from appui_core.content.installed import ContentHome

        return ContentHome(self._root, self._version)


def _lines_in_use() -> "Callable[[], Lines]":
    from appui_core.content.pack import remembered
    from appui_core.helpline.lines import load_lines

    return remembered(load_lines)
