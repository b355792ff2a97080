"""What is recorded beside the pixels of a capture, apart from what the back-end itself knows: nothing is guessed.

A value that this system does not tell is absent. Nothing names the PC or the person. The keys, their order and
their words: `recorded.py`.
"""

import os
import platform
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from appui_core.clock import ClockCheck, utc_stamp
from appui_core.locate import app_version

OwnWindowsState = Literal["hidden", "none"]
"""What became of our windows: hidden for the picture, or there were none (the command line)."""

_ZONE_FOLDER: Final = "zoneinfo/"
_SESSIONS: Final = frozenset({"x11", "wayland", "tty", "mir"})
_LONGEST: Final = 60


def circumstances(
    now: datetime, own_windows: OwnWindowsState, clock_check: ClockCheck | None = None
) -> Mapping[str, str]:
    """Return the conditions of a capture made now, under keys of `recorded.RECORDED`.

    `clock_check` is a comparison of the PC's clock that is still in force, and None when nobody asked for one.
    """
    found = {
        "app": app_version(),
        "own_windows": own_windows,
        "system": f"{platform.system()} {platform.release()}",
        "system_version": _system_version(),
        "desktop": _desktop(),
        "session": _session(),
        "zone": zone_name(now),
    }
    if clock_check is not None:
        found["clock_host"] = clock_check.host
        found["clock_checked_at_utc"] = utc_stamp(clock_check.at)
        found["clock_off_s"] = f"{clock_check.off_s:+d}"
    return {name: value.strip()[:_LONGEST] for name, value in found.items() if value.strip()}


def _system_version() -> str:
    """Return the name and version that the system gives itself; empty where it gives none."""
    if sys.platform == "win32":
        return platform.version()
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]}" if platform.mac_ver()[0] else ""
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        return ""


def _desktop() -> str:
    return "" if sys.platform in {"win32", "darwin"} else os.environ.get("XDG_CURRENT_DESKTOP", "")


def _session() -> str:
    named = os.environ.get("XDG_SESSION_TYPE", "")
    return named if named in _SESSIONS else ""


def zone_name(now: datetime) -> str:
    """Return the IANA name of the PC's zone, or nothing where the system does not say it plainly.

    Looked for in TZ, then in what /etc/localtime points to; believed only while that zone has the PC's own offset
    at `now`. Windows names its zones otherwise: nothing is said there, and the offset stands by itself.
    """
    name = os.environ.get("TZ", "").removeprefix(":")
    if not name and sys.platform != "win32":
        name = _pointed_at(Path("/etc/localtime"))
    name = name.rpartition(_ZONE_FOLDER)[2]
    try:
        zone = ZoneInfo(name) if name and not name.startswith("/") else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    return name if zone is not None and now.astimezone(zone).utcoffset() == now.utcoffset() else ""


def _pointed_at(link: Path) -> str:
    try:
        target = str(link.readlink())
    except OSError:
        return ""
    # /usr/share/zoneinfo/Europe/Paris, also below posix/ or right/, which are no part of the name.
    name = target.partition(_ZONE_FOLDER)[2]
    return name.removeprefix("posix/").removeprefix("right/")
