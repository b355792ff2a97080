"""What became of each file: refusals first, by reason, then what was there already, then what was kept.

Three hundred files are a few rows at a time: only those near the eye exist.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.bringing import Fate
from appui.pages.evidence.parts.virtual_rows import VirtualRows
from appui.texts.translate import translate
from appui.widgets.labels import Body, Small
from appui.widgets.part import add_row
from appui.widgets.tag import Tag
from appui_core.errors import ErrorCode
from appui_core.messages import Messages


@dataclass(frozen=True, slots=True)
class _Reason:
    """The head of a group: so many files were refused for this."""

    code: ErrorCode
    count: int


class Fates(VirtualRows):
    """A list of files; their names are on the page and nowhere else."""

    def __init__(self, messages: Callable[[], Messages]) -> None:
        super().__init__(self._row)
        self._messages = messages
        self._fates: tuple[Fate, ...] = ()
        self._places: list[Fate | _Reason] = []

    def show_fates(self, fates: Sequence[Fate]) -> None:
        """Show these, and nothing of what was shown before."""
        if tuple(fates) == self._fates and fates:
            return
        self._fates = tuple(fates)
        self._fill()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._fill()

    def _fill(self) -> None:
        refused: dict[ErrorCode, list[Fate]] = {}
        for fate in self._fates:
            if fate.error is not None:
                refused.setdefault(_known(fate.error.code), []).append(fate)
        self._places = []
        for code, group in sorted(refused.items(), key=lambda item: -len(item[1])):
            self._places += [_Reason(code, len(group)), *group]
        there = [fate for fate in self._fates if fate.exhibit is not None and fate.exhibit.duplicate]
        kept = [fate for fate in self._fates if fate.exhibit is not None and not fate.exhibit.duplicate]
        self._places += [*there, *kept]
        self.set_count(len(self._places))

    def _row(self, place: int) -> QWidget:
        what = self._places[place]
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        if isinstance(what, _Reason):
            column.setContentsMargins(0, 16 if place else 4, 0, 4)
            add_row(column, Tag(translate("Evidence", "%n refusé(s)", "", what.count), "close", "warn"))
            column.addWidget(Small(self._messages().error(what.code).spoken()))
            return row
        name = shown_name(what.name) if what.name else translate("Evidence", "Image collée")
        if what.exhibit is None:
            column.addWidget(Body(name))
            return row
        before = self._places[place - 1] if place else what
        if isinstance(before, Fate) and before.exhibit is None:
            column.setContentsMargins(0, 16, 0, 4)
        number = what.exhibit.number
        if what.exhibit.duplicate:
            tag = Tag(translate("Evidence", "Déjà là : pièce {number}").format(number=number), "info")
        else:
            tag = Tag(translate("Evidence", "Gardée : pièce {number}").format(number=number), "shield", "ok")
        add_row(column, Body(name), tag)
        return row


def _known(code: ErrorCode) -> ErrorCode:
    return code if code in ErrorCode else ErrorCode.INTERNAL


def shown_name(name: str) -> str:
    """Return a file's name without what could disturb the page: line ends, other controls, direction marks."""
    calm = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)
    return calm if len(calm) <= 80 else f"{calm[:60]}…{calm[-16:]}"
