"""`appui capture` where a window is open: it is asked before the verbs are loaded, which takes half as long again.

Only a plain, whole command line is read here, and only an exhibit as JSON is said here. Whatever is unusual, wrong
or refused, lacks the declaration or is said to a person is left to the verb, which takes over the call.
"""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.cli.plain import is_plain
from appui_core.errors import AppuiError
from appui_core.window_line import MOST_DELAY_S, MOST_SCREEN, CaptureRequest, find_line

if TYPE_CHECKING:
    from appui_core.adapters.window_call import WindowCall

_VERB = "capture"
_GATE = "--no-intimate-minor"
_JSON = "--json"
_FLAGS = frozenset({_GATE, _JSON})
# With a passphrase of one's own the window is not the only way: that is weighed later.
_VALUES = frozenset({"--case", "--data", "--screen", "--delay", "--url", "--account", "--note", "--lang"})


def call_early(words: list[str]) -> "WindowCall | None":
    """Ask the open window for what a command line wants captured; None when that is unsure, or none heard it."""
    read = read_early(words)
    if read is None:
        return None
    data, request = read
    from appui_core.locate import places  # noqa: PLC0415 - only for a command line that is one

    folder = places(data).data
    if find_line(folder) is None:
        return None
    from appui_core.adapters.window_call import call_window  # noqa: PLC0415 - only where there is a window

    with contextlib.suppress(AppuiError):  # the verb itself calls again, and says what is wrong
        return call_window(folder, request)
    return None


def say_early(words: list[str], call: "WindowCall") -> bool:
    """Wait for the exhibit and write it as JSON; False when there is something else to say, or to a person."""
    if _JSON not in words:
        return False
    from appui_core.cli.output import to_json, write_out  # noqa: PLC0415 - loaded while the window works

    with contextlib.suppress(AppuiError, OSError):  # the verb meets the same again, and says it
        exhibit = call.answer()
        if "leftover" not in exhibit:
            write_out(to_json(exhibit))
            return True
    return False


def read_early(words: list[str]) -> tuple[Path | None, CaptureRequest] | None:
    """Return the data folder and the request of a whole `capture`, None for any other command line.

    What is returned is what `read_arguments` makes of the same words; a test holds the two against each other.
    """
    if words[:1] != [_VERB]:
        return None
    values: dict[str, str] = {}
    declared = False
    rest = iter(words[1:])
    for word in rest:
        name, equals, value = word.partition("=")
        if word in _FLAGS:
            declared = declared or word == _GATE
        elif name in _VALUES:
            value = value if equals else next(rest, "")
            if not is_plain(value) or (not equals and value.startswith("--")):
                return None
            values[name] = value
        else:
            return None
    screen, delay_s = values.get("--screen", "1"), values.get("--delay", "0")
    if not declared or "--case" not in values or not _within(screen, 1, MOST_SCREEN):
        return None
    if not _within(delay_s, 0, MOST_DELAY_S):
        return None
    data = values.get("--data")
    request = CaptureRequest(
        case=values["--case"],
        declared=True,
        screen=int(screen) if "--screen" in values else 0,
        delay_s=int(delay_s),
        url=values.get("--url", ""),
        account=values.get("--account", ""),
        note=values.get("--note", ""),
    )
    return Path(data) if data else None, request


def _within(text: str, low: int, high: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(high)) and low <= int(text) <= high
