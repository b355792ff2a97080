"""The words that a kiosk process and its supervisor say to each other; apart, so that a start loads no more."""

from enum import StrEnum
from typing import Final

# Which face a process shows; whoever starts `appui kiosk` by hand has no such variable, and gets the supervisor.
FACE_VARIABLE: Final = "APPUI_KIOSK_FACE"
# Set for a process that nobody stands in front of: it shows itself as soon as it can, without being told.
AT_ONCE_VARIABLE: Final = "APPUI_KIOSK_AT_ONCE"


class Face(StrEnum):
    """What a child shows."""

    ROOMS = "rooms"
    # The page that needs nothing: after three crashes.
    NUMBERS = "numbers"


class Order(StrEnum):
    """What the supervisor says."""

    SHOW = "show"
    # Someone touched the attract page while the processes changed over: a visit begins at once.
    BEGIN = "begin"
    # Make a visit by itself, under a calm page (proof.py).
    VISIT = "visit"
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
    # The PIN was right: the whole kiosk ends.
    LEAVE = "leave"
    # Said by the reader (child.py), never by the process: its output has ended.
    GONE = "gone"
