"""Someone who answers now: the number or the name, what for, and the button of the written way."""

from collections.abc import Callable

from appui.widgets.card import Card as Sheet
from appui.widgets.labels import Body, Heading
from appui.widgets.reach import reach
from appui_core.helpline.offer import Alternative


class HelperCard(Sheet):
    """Its accessible name is the whole card, since a number alone says little."""

    def __init__(self, one: Alternative, open_url: Callable[[str], None], *, can_phone: bool) -> None:
        super().__init__(padding="l")
        self.body.setSpacing(self.theme.space("s"))
        self.setObjectName(f"helper_{one.id}")
        self.setAccessibleName(f"{one.label}. {one.why}")
        self.body.addWidget(Heading(one.label, 2))
        self.body.addWidget(Body(one.why, muted=True))
        row = reach(one, open_url, can_phone=can_phone)
        if row.count():
            self.body.addLayout(row)
