"""What a capture or an import notes about how it came in: every key there is, in the order in which they are told.

The words of each key stand in resources/texts, table `recorded.<key>`: `name`, `why` (what it tells and what it
does not), perhaps `shown` (a frame for the value) and `values` (words for the values that are tokens).
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from appui_core.messages import Messages

RECORDED: Final = (
    # The picture: which way it was taken, and of what.
    "backend",
    "backend_version",
    "screen",
    "screen_px",
    "screen_at",
    "ratio",
    "screens",
    "own_windows",
    # The clock.
    "zone",
    "clock_off_s",
    "clock_checked_at_utc",
    "clock_host",
    # The program and the system.
    "app",
    "qt",
    "system",
    "system_version",
    "desktop",
    "session",
    # The way of a file, and what it says of itself.
    "way",
    "animated",
    "orientation",
    "holds_place",
    "trailing_bytes",
    "duration_s",
)


class Recorded(NamedTuple):
    """One thing that was noted: its name, its value in words, and what it tells."""

    name: str
    value: str
    why: str


def told(capture: Mapping[str, str], messages: Messages) -> tuple[Recorded, ...]:
    """Return what was noted, in order; a key of another version of Appui comes last, as it stands."""
    known = [_told(key, capture[key], messages) for key in RECORDED if capture.get(key)]
    rest = [Recorded(key, value, "") for key, value in sorted(capture.items()) if value and key not in RECORDED]
    return (*known, *rest)


def _told(key: str, value: str, messages: Messages) -> Recorded:
    try:
        value = messages.text(f"recorded.{key}.values.{value}")
    except (KeyError, TypeError):
        value = _framed(key, value, messages)
    return Recorded(messages.text(f"recorded.{key}.name"), value, messages.text(f"recorded.{key}.why"))


def _framed(key: str, value: str, messages: Messages) -> str:
    """Return the value in its frame, if it has one; `first` and `second` are the numbers in it."""
    numbers = [*re.findall(r"-?\d+", value), "", ""]
    try:
        return messages.text(f"recorded.{key}.shown", value=value, first=numbers[0], second=numbers[1])
    except KeyError:
        return value
