"""How a help line or service is reached: the number to dial or to write to, and the button of the written way."""

from collections.abc import Callable

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton
from appui.widgets.flow import FlowLayout
from appui.widgets.tag import Tag
from appui_core.helpline.offer import Alternative


def reach(one: Alternative, open_url: Callable[[str], None], *, can_phone: bool) -> FlowLayout:
    """Return a row, empty when nothing of it helps this person."""
    row = FlowLayout(spacing=current_theme().space("s"))
    if one.number and can_phone and any(channel.kind == "call" for channel in one.channels):
        row.addWidget(Tag(translate("Reach", "Composer le") + f" {one.number}", "phone", "neutral"))
    elif one.number and one.sms:
        row.addWidget(Tag(translate("Reach", "SMS au") + f" {one.number}", "chat", "neutral"))
    written = next((channel for channel in one.channels if channel.url), None)
    if written is not None and written.url:
        button = ActionButton(written.label, "", "quiet", trailing="outside")
        button.setAccessibleName(f"{written.label}, {one.label}")
        button.clicked.connect(lambda _checked=False, url=written.url: open_url(url))
        row.addWidget(button)
    return row
