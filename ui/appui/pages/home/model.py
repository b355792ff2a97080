"""What the first page says of the short numbers; each is a line of the content pack too, and a test compares them.

They stand here because they must show in the first frame, and even when the content pack is damaged.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from appui.texts.translate import translate


class Short(NamedTuple):
    """A number with its word; `voice`: it is of no use to someone who can't phone. `number` may be words."""

    line: str
    number: Callable[[], str]
    word: Callable[[], str]
    voice: bool


def _digits(text: str) -> Callable[[], str]:
    return lambda: text


DANGER: Final = (
    Short("15", _digits("15"), lambda: translate("Home", "santé"), voice=True),
    Short("17", _digits("17"), lambda: translate("Home", "police"), voice=True),
    Short("112", _digits("112"), lambda: translate("Home", "urgence"), voice=True),
    Short("114", _digits("114"), lambda: translate("Home", "par SMS ou tchat"), voice=False),
)
TALK: Final = (
    Short("3114", _digits("3114"), lambda: translate("Home", "pensées de suicide"), voice=True),
    Short("119", _digits("119"), lambda: translate("Home", "enfant en danger"), voice=True),
    Short(
        "police-chat",
        lambda: translate("Home", "Tchat"),
        lambda: translate("Home", "police et gendarmerie, pour les mineurs"),
        voice=False,
    ),
)


def shown(shorts: tuple[Short, ...], *, can_phone: bool) -> tuple[Short, ...]:
    """Return the numbers to show: those with a voice, or only those without."""
    if not can_phone:
        return tuple(short for short in shorts if not short.voice)
    return tuple(short for short in shorts if short.voice or short.line == "114")
