"""The room with a school's case open in it, and hands for its sheets."""

from typing import Final, TypeVar

from PySide6.QtWidgets import QWidget

from appui_core.cases.aliases import Alias
from appui_core.cases.model import Case, Facts
from appui_core.dossier.aliasing import kept_aliases
from fakes.desk import find, shown_text
from fakes.evidence_room import EvidenceRoom
from fakes.qt import click

SheetT = TypeVar("SheetT", bound=QWidget)
TOLD: Final = Facts(platform="TikTok", account="@zoe.lambert", note="Montré à Zoé")
"""What is noted of each of its exhibits."""


class SchoolRoom:
    """The room with a school's case open in it, and hands for its sheets."""

    def __init__(self, room: EvidenceRoom, case: Case) -> None:
        self.room, self.case = room, case

    def sheet(self, button: str, kind: type[SheetT]) -> SheetT:
        """Press a button of the room and return the sheet that it opens."""
        self.room.click(button)
        sheet = self.room.desk.sheets[-1]
        assert isinstance(sheet, kind)
        sheet.resize(760, 700)
        sheet.show()
        self.room.settle()
        return sheet

    def on(self, sheet: QWidget, *names: str) -> None:
        """Click in a sheet, waiting for the work that each click begins."""
        for name in names:
            click(find(sheet, name))
            self.room.settle()

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """The names that the vault keeps."""
        return kept_aliases(self.room.cases, self.case.code)


def plain(widget: QWidget) -> str:
    """Return every word on a widget, no-break spaces as plain ones."""
    return shown_text(widget).replace("\u00a0", " ").replace("\u202f", " ")
