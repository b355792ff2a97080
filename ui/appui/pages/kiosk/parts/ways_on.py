"""The ways from one room to another: each is one press, and absent where the room is."""

from appui.actions import catalogue
from appui.actions.command import Command
from appui.texts.words import Words
from appui.widgets.buttons import ActionButton, Tone
from appui.widgets.kiosk_context import KioskContext

ADULTS, HELPLINE, REPORT, WITNESS = "adults", "helpline", "report", "witness"


def adults_button(context: KioskContext, words: Words, tone: Tone = "secondary") -> ActionButton:
    """Return the way to whom one may talk to here."""
    return _way(context, words, ADULTS, catalogue.ADULTS, tone)


def helpline_button(context: KioskContext, words: Words) -> ActionButton:
    """Return the way to the 3018."""
    return _way(context, words, HELPLINE, catalogue.SHOW_3018, "call")


def report_button(context: KioskContext, words: Words) -> ActionButton:
    """Return the way to the guides that report."""
    return _way(context, words, REPORT, catalogue.TELL, "secondary")


def _way(context: KioskContext, words: Words, page_id: str, command: Command, tone: Tone) -> ActionButton:
    button = ActionButton("", command.icon, tone)
    button.setObjectName(f"go_{page_id}")
    words.bind(button.set_text, command.text)
    button.clicked.connect(lambda _checked=False: context.navigate(page_id))
    if page_id not in context.rooms():
        button.hide()
    return button
