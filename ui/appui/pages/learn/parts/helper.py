"""Someone who answers now: the number or the name, what for, and the button of the written way."""

from collections.abc import Callable

from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card as Sheet
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body, Heading
from appui.widgets.tag import Tag
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
        row = FlowLayout(spacing=self.theme.space("s"))
        if one.number and can_phone and any(channel.kind == "call" for channel in one.channels):
            row.addWidget(Tag(translate("Learn", "Composer le") + f" {one.number}", "phone", "neutral"))
        elif one.number and one.sms:
            row.addWidget(Tag(translate("Learn", "SMS au") + f" {one.number}", "chat", "neutral"))
        written = next((channel for channel in one.channels if channel.url), None)
        if written is not None and written.url:
            button = ActionButton(written.label, "", "quiet", trailing="outside")
            button.setAccessibleName(f"{written.label}, {one.label}")
            button.clicked.connect(lambda _checked=False, url=written.url: open_url(url))
            row.addWidget(button)
        if row.count():
            self.body.addLayout(row)
