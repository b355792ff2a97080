"""What became of each file: refusals first, by reason, then what was there already, then what was kept.

Three hundred files are a few rows at a time: only those near the eye exist.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.bringing import Fate
from appui.pages.evidence.parts.virtual_rows import VirtualRows
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.keyboard import give_keyboard
from appui.widgets.labels import Body, Small
from appui.widgets.part import add_row
from appui.widgets.shown_name import shown_name
from appui.widgets.tag import Tag
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Messages

# So many names of a group are on the page at once; the others when they are asked for.
_FIRST: Final = 8
# The page around the list is laid out anew in the same turn.
_AT_ONCE: Final = 2


@dataclass(frozen=True, slots=True)
class _Reason:
    """The head of a group: so many files were refused for this."""

    error: AppuiError
    count: int


@dataclass(frozen=True, slots=True)
class _More:
    """The foot of a group of which not every name is on the page."""

    group: str
    count: int


class Fates(VirtualRows):
    """A list of files; their names are on the page and nowhere else."""

    def __init__(self, messages: Callable[[], Messages]) -> None:
        super().__init__(self._row, _AT_ONCE)
        self._messages = messages
        self._fates: tuple[Fate, ...] = ()
        self._places: list[Fate | _Reason | _More] = []
        self._whole: set[str] = set()

    def show_fates(self, fates: Sequence[Fate]) -> None:
        """Show these, and nothing of what was shown before."""
        if tuple(fates) == self._fates and fates:
            return
        self._fates = tuple(fates)
        self._whole.clear()
        self._fill()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._fill()

    def _fill(self) -> None:
        # Those of which the same is said stand together: one code may have a sentence for each kind of file.
        refused: dict[str, tuple[AppuiError, list[Fate]]] = {}
        said: dict[tuple[str, str], str] = {}
        for fate in self._fates:
            error = fate.error
            if error is not None:
                known = (error.code, error.detail)
                if known not in said:
                    said[known] = self._said(error)
                refused.setdefault(said[known], (error, []))[1].append(fate)
        self._places = []
        for error, group in sorted(refused.values(), key=lambda reason: -len(reason[1])):
            self._places.append(_Reason(error, len(group)))
            self._add_group(f"{error.code} {error.detail}".strip(), group)
        self._add_group("there", [one for one in self._fates if one.exhibit and one.exhibit.duplicate])
        self._add_group("kept", [one for one in self._fates if one.exhibit and not one.exhibit.duplicate])
        self.set_count(len(self._places))

    def _said(self, error: AppuiError) -> str:
        known = error if error.code in ErrorCode else AppuiError(ErrorCode.INTERNAL)
        return self._messages().refusal(known).spoken()

    def _add_group(self, name: str, group: Sequence[Fate]) -> None:
        # A foot that would stand for one name alone says less than the name.
        if name in self._whole or len(group) <= _FIRST + 1:
            self._places += group
        else:
            self._places += [*group[:_FIRST], _More(name, len(group) - _FIRST)]

    def _row(self, place: int) -> QWidget:
        what, before = self._places[place], self._places[place - 1] if place else None
        row = QWidget()
        column = QVBoxLayout(row)
        column.setSpacing(4)
        column.setContentsMargins(0, 16 if before and _apart(before, what) else 4, 0, 4)
        if isinstance(what, _Reason):
            add_row(column, Tag(translate("Evidence", "%n refusé(s)", "", what.count), "close", "warn"))
            column.addWidget(Small(self._said(what.error)))
        elif isinstance(what, _More):
            add_row(column, self._more_button(what))
        else:
            _tell(column, what)
        return row

    def _more_button(self, what: _More) -> ActionButton:
        more = ActionButton(translate("Evidence", "Montrer %n autre(s)", "", what.count), "down", "quiet")
        more.setObjectName(f"fates_more_{what.group}")
        more.clicked.connect(lambda: self._unfold(what.group))
        return more

    def _unfold(self, group: str) -> None:
        area = self._area
        if area is not None:
            give_keyboard(area)  # the button goes
        self._whole.add(group)
        self._fill()


def _apart(before: Fate | _Reason | _More, what: Fate | _Reason | _More) -> bool:
    """Tell whether a new group begins here."""
    if isinstance(what, _Reason):
        return True
    return (
        isinstance(what, Fate) and what.error is None and not (isinstance(before, Fate) and before.error is None)
    )


def _tell(column: QVBoxLayout, fate: Fate) -> None:
    name = Body(shown_name(fate.name) if fate.name else translate("Evidence", "Image collée"))
    if fate.exhibit is None:
        column.addWidget(name)
        return
    number = fate.exhibit.number
    if fate.exhibit.duplicate:
        tag = Tag(translate("Evidence", "Déjà là : pièce {number}").format(number=number), "info")
    else:
        tag = Tag(translate("Evidence", "Gardée : pièce {number}").format(number=number), "shield", "ok")
    add_row(column, name, tag)
