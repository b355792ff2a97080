"""A process of the kiosk has nowhere to write: done before Qt is started."""

import os
import sys
from typing import Final

# A folder that cannot come to be: whatever a library wants to keep for next time finds no place.
_NOWHERE: Final = os.path.join(os.devnull, "appui")  # noqa: PTH118 - a text for the environment, no place
_HOMES: Final = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


def leave_no_trace() -> None:
    """Leave the libraries below us no place to write to; before Qt is started."""
    sys.dont_write_bytecode = True
    os.environ |= dict.fromkeys(_HOMES, _NOWHERE)
    # Shaders, Qt's and Mesa's; GLib's settings; a session manager's list of what to start again.
    os.environ |= {
        "QT_DISABLE_SHADER_DISK_CACHE": "1",
        "MESA_SHADER_CACHE_DISABLE": "true",
        "GSETTINGS_BACKEND": "memory",
    }
    os.environ.pop("SESSION_MANAGER", None)
