"""Tells systemd that the kiosk is there and alive (sd_notify(3)); nothing where nobody listens."""

import contextlib
import os
import sys
from typing import Final

READY: Final = "READY=1"
ALIVE: Final = "WATCHDOG=1"


def sd_notify(state: str) -> bool:
    """Send a line to NOTIFY_SOCKET; return whether it went out. Never waits, never raises."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if sys.platform == "win32" or not address.startswith(("/", "@")):
        return False
    import socket  # noqa: PLC0415 - the first page does without

    # An "@" stands for the NUL byte of an abstract name.
    place = "\0" + address[1:] if address.startswith("@") else address
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)  # noqa: FBT003 - the call's own form
        line.sendto(state.encode(), place)
        return True
    return False
