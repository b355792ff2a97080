"""What the finders need to know of this PC, handed in, so that each system's finder can be tried on any other."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from appui_core.ports import Registry, SessionBus

System = Literal["linux", "windows", "macos"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One person's account: `temp` is where portals leave pictures, `owner` the user's number, where it has one.

    Nothing of it is read before a finder asks.
    """

    system: System
    home: Path
    environ: Mapping[str, str]
    temp: Path
    registry: Registry
    bus: SessionBus
    owner: int | None = None

    def xdg(self, name: str, default: str) -> Path:
        """Return an XDG base folder (`XDG_CACHE_HOME`, ...); a relative one does not count (the specification)."""
        given = self.environ.get(name, "")
        return Path(given) if given.startswith("/") else self.home / default

    def named(self, variable: str) -> Path | None:
        """Return the folder in an environment variable, or None."""
        given = self.environ.get(variable, "")
        return Path(given) if given else None

    def expanded(self, text: str) -> Path:
        """Return a path of the registry with its %VARIABLES% filled; unknown ones stay as they are."""
        upper = {name.upper(): value for name, value in self.environ.items()}
        filled = re.sub("%([^%]+)%", lambda found: upper.get(found[1].upper(), found[0]), text)
        return Path(filled.replace("\\", os.sep))

    def same_case(self, path: str) -> str:
        """Return a path to compare: where the system does not tell capitals apart, neither does this."""
        return path if self.system == "linux" else path.casefold()
