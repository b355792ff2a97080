"""Brings a settings file of an older version to the present one, one step per version, each a pure function."""

from collections.abc import Callable, Mapping
from typing import Any, Final

VERSION: Final = 1
Step = Callable[[dict[str, Any]], dict[str, Any]]
# The step under N takes a file of version N to N + 1. Version 1 is the first, so there is none yet.
STEPS: Final[Mapping[int, Step]] = {}


def migrate(raw: Mapping[str, Any], steps: Mapping[int, Step] = STEPS, version: int = VERSION) -> dict[str, Any]:
    """Return the table at `version`; a file without a usable version counts as version 1.

    A file from a newer Appui stays as it is, its version too: what we know of it is read, the rest kept.
    """
    table = dict(raw)
    found = table.get("version")
    at = found if isinstance(found, int) and not isinstance(found, bool) and found >= 1 else 1
    while at < version:
        step = steps.get(at)
        table = step(table) if step else table
        at += 1
    table["version"] = at
    return table
