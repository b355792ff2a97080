"""The hosts that Appui may open in a browser: those of the addresses in the content pack, and no other."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import read_toml

_HOST = re.compile(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:/|$)")


def allowed_hosts(folder: Path | None = None) -> frozenset[str]:
    """Return the host of every `url` key in the pack; a broken file adds nothing.

    Reads some two hundred small files (about 80 ms): call it when the first address is opened, not at start-up.
    """
    base = content_dir(folder)
    patterns = ("*.toml", "helplines/*.toml", "guides/*/*.toml", "categories/*.toml", "cards/*.toml")
    paths = (path for pattern in patterns for path in base.glob(pattern))
    found = (_HOST.match(url) for path in paths for url in _urls(_read(path)))
    return frozenset(match.group(1) for match in found if match is not None)


def _read(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path, path.name)
    except ContentError:
        return {}


def _urls(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "url" and isinstance(value, str):
                yield value
            else:
                yield from _urls(value)
    elif isinstance(node, list):
        for value in node:
            yield from _urls(value)
