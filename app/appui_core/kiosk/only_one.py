"""One kiosk to a screen: two would each come in front of the other, several times a second and for ever.

A name held in the kernel, no file: it is gone with the process, however that ends. Linux alone; the recipes for
Windows and macOS start the kiosk in one place.
"""

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import socket

# Several names for displays, since one session may have more than one kind.
_DISPLAYS: Final = ("WAYLAND_DISPLAY", "DISPLAY")


def hold_screen(environment: Mapping[str, str]) -> "socket.socket | None":
    """Return what holds the screen of `environment` for this user's kiosk: keep it until the end of the process.

    None where there is nothing to hold: another system, or no name for a screen.
    Raises OSError: a kiosk of this user stands there already.
    """
    shown = [f"{name}={environment[name]}" for name in _DISPLAYS if environment.get(name)]
    if not sys.platform.startswith("linux") or not shown:
        return None
    import socket  # noqa: PLC0415 - the first page does without

    # In the session's folder for sockets a Wayland display has its name, which another session's may have too.
    words = [f"appui-kiosk-{os.getuid()}", environment.get("XDG_RUNTIME_DIR", ""), *shown]
    held = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        # An abstract name has at most 107 bytes behind its NUL.
        held.bind(b"\0" + " ".join(words).encode("utf-8", "surrogateescape")[-107:])
    except OSError:
        held.close()
        raise
    return held
