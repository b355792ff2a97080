"""Holds a group of views: builds each when it is first shown, sets it up each time, tied to flow and keeper."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from appui.pages.evidence.model import View
from appui.pages.evidence.services import Services
from appui.widgets.part import Part

if TYPE_CHECKING:
    from collections.abc import Callable

PartT = TypeVar("PartT", bound=Part)


class Host(QObject):
    """`makers` says how each view is built, `setters` what is set before it comes to the front."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.page)
        self.services = services
        self.built: dict[View, Part] = {}
        self.makers: dict[View, Callable[[], Part]] = {}
        self.setters: dict[View, Callable[[], None]] = {}

    def view(self, view: View) -> Part:
        """Return a view, built now if need be, set up for this time."""
        part = self.built.get(view)
        if part is None:
            part = self.built[view] = self.makers[view]()
            part.setObjectName(f"evidence_{view}")
        if view in self.setters:
            self.setters[view]()
        return part

    def get(self, view: View, kind: type[PartT]) -> PartT:
        """Return a view that was built.

        Raises TypeError when it is of another kind, KeyError when it was not built: both are defects.
        """
        part = self.built[view]
        if not isinstance(part, kind):
            raise TypeError(view)
        return part
