"""The words that a kiosk process and its supervisor say to each other; apart, so that a start loads no more."""

from enum import StrEnum
from typing import Final, NamedTuple

# Which face a process shows; whoever starts `appui kiosk` by hand has no such variable, and gets the supervisor.
FACE_VARIABLE: Final = "APPUI_KIOSK_FACE"
# Set for a process that nobody stands in front of: it shows itself as soon as it can, without being told.
AT_ONCE_VARIABLE: Final = "APPUI_KIOSK_AT_ONCE"
# The language of the one card that a process is started for (Face.CARD).
CARD_VARIABLE: Final = "APPUI_KIOSK_CARD"
# Letters of the code of a language.
_LANGUAGE: Final = (2, 3)


class Face(StrEnum):
    """What a child shows."""

    ROOMS = "rooms"
    # The page that needs nothing: after three crashes.
    NUMBERS = "numbers"
    # Nothing: it prints one pocket card and ends (card.py).
    CARD = "card"


class Order(StrEnum):
    """What the supervisor says."""

    SHOW = "show"
    # Someone touched the attract page while the processes changed over: a visit begins at once.
    BEGIN = "begin"
    # Make a visit by itself, under a calm page (proof.py).
    VISIT = "visit"
    # Of the pocket card: there is a printer, or none; it took a card; too soon, too many, no answer.
    CARD_THERE = "card-there"
    CARD_GONE = "card-gone"
    CARD_SENT = "card-sent"
    CARD_SOON = "card-soon"
    CARD_MANY = "card-many"
    CARD_FAILED = "card-failed"
    END = "end"


class Message(StrEnum):
    """What a child says."""

    READY = "ready"
    SHOWN = "shown"
    # Each second, from a timer of the GUI thread: one that is frozen says nothing.
    BEAT = "beat"
    WIPED = "wiped"
    # Of the attract page after a wipe; and when no fresh process came for long, and this one serves again.
    TOUCHED = "touched"
    BEGUN = "begun"
    # It went through every room by itself and is about to wipe.
    VISITED = "visited"
    # Print a pocket card. The one word that says more: "card fr", in which language.
    CARD = "card"
    # The PIN was right: the whole kiosk ends.
    LEAVE = "leave"
    # Said by the reader (child.py), never by the process: its output has ended.
    GONE = "gone"


class Said(NamedTuple):
    """One thing that was said; `about` is the language of a card, else empty."""

    word: Message
    about: str = ""


def understood(line: bytes) -> Said | None:
    """Return what a whole line of a child's output says; None where it is no word of ours to the last byte."""
    try:
        text = line.decode("ascii").removesuffix("\n").removesuffix("\r")
        word, _, about = text.partition(" ")
        said = Said(Message(word), about)
    except ValueError:
        return None
    wanted = said.word is Message.CARD
    if text != " ".join(filter(None, said)) or wanted is not bool(about):
        return None
    return said if not about or (len(about) in _LANGUAGE and about.isalpha() and about.islower()) else None
