"""Who else answers, as rows: number or name, what for, whether now, and the button that opens the written way."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.card import Card
from appui.widgets.emptied import empty
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.labels import Body, Heading, PlainLabel, Small
from appui.widgets.reach import reach
from appui.widgets.tag import Tag
from appui_core.helpline.offer import Alternative

_ROW_PX = 290


class Route(Card):
    """One line or service. Its accessible name is the whole row, since the number alone says little."""

    def __init__(self, one: Alternative, open_url: Callable[[str], None], *, can_phone: bool) -> None:
        super().__init__(padding="m")
        self.body.setSpacing(self.theme.space("xs"))
        head = FlowLayout(spacing=self.theme.space("s"))
        label = PlainLabel(one.label, "body", strong=True)
        label.setMinimumWidth(0)
        head.addWidget(label)
        if one.open is not True:
            words = (
                translate("HelplineSheet", "Fermé")
                if one.open is False
                else translate("HelplineSheet", "À vérifier")
            )
            head.addWidget(Tag(words, "clock", "neutral"))
        self.body.addLayout(head)
        self.body.addWidget(Small(one.why))
        if one.open is not True or one.stale:
            self.body.addWidget(Small(one.hours))
        self.body.addStretch(1)
        self.setAccessibleName(f"{one.label}. {one.why}")
        self.body.addLayout(reach(one, open_url, can_phone=can_phone))


class Routes(QWidget):
    """A heading and the rows, two abreast where there is room."""

    def __init__(self, open_url: Callable[[str], None]) -> None:
        super().__init__()
        self._open_url = open_url
        space = current_theme().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("s"))
        self.heading = Heading("", 2)
        self.note = Body("", muted=True)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space("s"))
        column.addLayout(self._rows)
        self._shown: tuple[object, ...] = ()

    def fill(self, found: tuple[Alternative, ...], *, can_phone: bool) -> None:
        """Show these; nothing moves on the screen when nothing has changed."""
        key = (found, can_phone)
        if key == self._shown:
            return
        self._shown = key
        empty(self._rows)
        for at in range(0, len(found), 2):
            pair = QWidget()
            beside = ColumnsLayout(pair, spacing=current_theme().space("s"), least_px=_ROW_PX)
            for one in found[at : at + 2]:
                beside.addWidget(Route(one, self._open_url, can_phone=can_phone))
            if len(found[at : at + 2]) == 1:
                beside.addWidget(QWidget())
            self._rows.addWidget(pair)
