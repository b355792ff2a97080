"""Journeys: each on a desktop of its own, with the real program and a home folder that begins empty."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.desktop import Desktop

_NEEDED = ("Xvfb", "openbox", "xdotool", "scrot", "dbus-daemon", "gnome-keyring-daemon")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder; skip it only where no virtual screen can exist at all."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)
            if not sys.platform.startswith("linux"):
                item.add_marker(pytest.mark.skip(reason="virtual screens are X11's"))


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Desktop]:
    """Give a desktop of 1920x1080 with an unlocked key store."""
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    assert missing == [], "run packaging/linux/system_packages.sh test"
    with Desktop(tmp_path / "desktop") as desktop:
        yield desktop
