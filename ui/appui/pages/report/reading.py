"""The guides, read off the GUI thread once per language and content pack; an answer that comes late is dropped."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from appui.widgets.context import PageContext
from appui_core.content.pack import content_dir
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui.pages.report.library import Library
    from appui_core.guides.search import GuideSearch

# ruff: noqa: PLC0415 - the workers load the parsers, not the page that waits

T = TypeVar("T")


class Reading(QObject):
    """`loaded` gives the Library, then `searchable` its GuideSearch; `refused` an AppuiError.

    `names` returns what the search calls platforms, objects, goals and devices.
    """

    loaded = Signal(object)
    searchable = Signal(object)
    refused = Signal(object)

    def __init__(self, context: PageContext, names: Callable[[], Mapping[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._names = context, names
        self._wanted: tuple[object, ...] = ()

    def read(self) -> None:
        """Read, unless this language of this pack is read already, or on its way."""
        language, folder = self._ctx.language(), content_dir()
        if self._wanted == (language, folder):
            return
        self._wanted = (language, folder)
        today = self._ctx.clock.now().date()

        def work() -> "Library":
            from appui.pages.report.library import read_library

            return read_library(language, today)

        self._run(work, self._loaded)

    def _loaded(self, library: "Library") -> None:
        self.loaded.emit(library)
        names = self._names()

        def work() -> "GuideSearch":
            from appui_core.guides.search import GuideSearch

            return GuideSearch(library.guides, names)

        self._run(work, self.searchable.emit)

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        wanted = self._wanted

        def arrived(result: T) -> None:
            if wanted == self._wanted:
                done(result)

        def failed(error: AppuiError) -> None:
            if wanted == self._wanted:
                # The next visit tries again.
                self._wanted = ()
                self.refused.emit(error)

        self._ctx.runner.run(work, owner=self, done=arrived, failed=failed, lane="free")
