"""What is said of a leak: what it is, what it means, what to do. The window and the command line say the same."""

from collections.abc import Mapping
from typing import NamedTuple

from appui_core.messages import Messages
from appui_core.privacy.leaks.model import Leak


class LeakWords(NamedTuple):
    """The sentences of one leak; `online` is empty where nothing is known to copy its place to the Internet."""

    title: str
    means: str
    todo: str
    online: str


def leak_words(messages: Messages, leak: Leak) -> LeakWords:
    """Return them in the language of these messages."""
    fields = {
        "number": leak.exhibit.number if leak.exhibit is not None else "",
        "case": leak.exhibit.case if leak.exhibit is not None else "",
        "name": leak.name,
        "provider": leak.provider or "",
    }

    def say(part: str) -> str:
        return messages.text(f"leaks.{leak.why}.{part}", **fields)

    # Where a place says it in its title already, it is not said again.
    copied = leak.exhibit is not None and leak.provider is not None
    online = messages.text("leaks.online", **fields) if copied else ""
    return LeakWords(say("title"), say("means"), _todo(messages, leak, fields), online)


def _todo(messages: Messages, leak: Leak, fields: Mapping[str, object]) -> str:
    """Return what to do, in the words for this program where there are some."""
    try:
        return messages.text(f"leaks.{leak.why}.todo_{leak.name.lower()}", **fields)
    except KeyError:
        return messages.text(f"leaks.{leak.why}.todo", **fields)
