"""The vault that the first minute in the room "Preuves" leaves, made once in a process and laid for each test.

Hundreds of tests begin behind that way. It is gone for real once, by the same presses, and by every test about it.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from appui.tasks.vault_session import State
from appui_core.locate import Places
from fakes.clock import EVENING, FixedClock
from fakes.desk import Desk
from fakes.screen_source import FakeScreenSource


@dataclass(frozen=True)
class FirstVault:
    """A locked vault, what the key store holds of it, and its recovery key; the folder goes with the process."""

    folder: TemporaryDirectory[str]
    secrets: dict[str, str]
    key: str

    def lay(self, desk: Desk) -> None:
        """Put a copy of it where a desk has its own, and begin to open it."""
        copytree(self.folder.name, desk.places.vault, dirs_exist_ok=True)
        desk.keystore.secrets.update(self.secrets)
        desk.vault.unlock(None, done=_opened, failed=_fail)


def fits(desk: Desk) -> bool:
    """Tell whether the way would leave the same on a desk: nothing is there, and nothing of it a test's own."""
    screens = desk.screens
    return (
        desk.vault_is(State.ABSENT)
        and desk.clock.now() == EVENING
        and desk.keystore.state == "working"
        and not desk.keystore.secrets
        and type(screens) is FakeScreenSource
        and screens.is_plain()
    )


@cache
def first_vault(way: Callable[[Desk], str]) -> FirstVault:
    """Go a way, from an empty desk to the recovery key of its vault, and keep what is there at its end."""
    # Beside the folders of the tests, which may lie in memory.
    folder = TemporaryDirectory(prefix="appui-first-vault-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))
    clock = FixedClock()
    with TemporaryDirectory(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")) as data:
        places = Places(data=Path(data), config=Path(data))
        desk = Desk(clock, places, FakeScreenSource(clock))
        key = way(desk)
        desk.close()
        copytree(places.vault, folder.name, dirs_exist_ok=True)
        return FirstVault(folder, dict(desk.keystore.secrets), key)


def _opened() -> None:
    """Go on."""


def _fail(error: object) -> None:
    raise AssertionError(f"the first vault did not open: {error}")
