"""`url`: what a pasted address is, and whether it may be opened; nothing is asked of anybody."""

from appui_core.cli.context import Context
from appui_core.cli.output import visible
from appui_core.guides.address.recognise import recognise
from appui_core.guides.address.words import what_words, why_words


def run(context: Context) -> int:
    """Answer for any text: "not safe to open" is an answer too."""
    address = recognise(context.parsed.arguments[0])
    why = why_words(context.messages, address)
    found = (("account", address.account), ("id", address.id), ("comment", address.comment_id))
    lines = [what_words(context.messages, address)]
    lines += [context.text(f"url.{key}", value=visible(value)) for key, value in found if value]
    if address.canonical:
        lines.append(context.text("url.canonical", value=address.canonical))
    context.answer(address.to_json() | {"why_text": why}, *filter(None, lines), why)
    return 0
