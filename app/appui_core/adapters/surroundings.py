"""This PC and this account, for the look at what lies outside the vault."""

import os
import sys
import tempfile
from pathlib import Path

from appui_core.adapters.registry import SystemRegistry
from appui_core.adapters.session_bus import DesktopBus
from appui_core.privacy.leaks.surroundings import Surroundings, System


def here() -> Surroundings:
    """Return them as they are now; nothing is read yet."""
    system: System = "linux"
    if sys.platform == "win32":
        system = "windows"
    elif sys.platform == "darwin":
        system = "macos"
    return Surroundings(
        system=system,
        home=Path.home(),
        environ=dict(os.environ),
        # Portals write to /tmp itself, whatever TMPDIR says to us.
        temp=Path("/tmp") if system == "linux" else Path(tempfile.gettempdir()),  # noqa: S108 - looked into, never written to
        registry=SystemRegistry(),
        bus=DesktopBus(),
        owner=os.getuid() if hasattr(os, "getuid") else None,
    )
