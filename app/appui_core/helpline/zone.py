"""Which time zone this PC lives in, by its IANA name where the system tells it.

A PC set to a wrong zone still knows the instant, and hours are computed from the instant in the line's own zone:
a wrong answer here changes only the time shown as "chez vous".
"""

import os
import sys
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LOCALTIME = Path("/etc/localtime")
# Windows names of the zones where French families live; any other falls back to the present offset.
WINDOWS_ZONES = {
    "Romance Standard Time": "Europe/Paris",
    "W. Europe Standard Time": "Europe/Berlin",
    "GMT Standard Time": "Europe/London",
    "Mauritius Standard Time": "Indian/Reunion",
    "E. Africa Standard Time": "Indian/Mayotte",
    "SA Western Standard Time": "America/Martinique",
    "SA Eastern Standard Time": "America/Cayenne",
    "Saint Pierre Standard Time": "America/Miquelon",
    "Central Pacific Standard Time": "Pacific/Noumea",
    "Hawaiian Standard Time": "Pacific/Tahiti",
    "UTC+12": "Pacific/Wallis",
}


def pc_zone(now: datetime) -> tzinfo:
    """Return this PC's zone; where the system does not name it, the offset that `now` carries."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _named_by_system()):
        zone = _zone(name)
        if zone is not None:
            return zone
    local = now.astimezone().tzinfo
    return local if local is not None else ZoneInfo("Europe/Paris")


def _zone(name: str) -> ZoneInfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _named_by_system() -> str:
    if sys.platform == "win32":
        return _named_by_registry()
    try:
        target = _LOCALTIME.readlink().as_posix()
    except OSError:
        return ""
    return target.partition("zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")


def _named_by_registry() -> str:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - exists on Windows only

        place = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
                name = str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0])
        except OSError:
            return ""
        return WINDOWS_ZONES.get(name.partition("\0")[0], "")
    return ""
