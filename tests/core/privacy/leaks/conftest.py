"""A PC with an open vault whose originals are known: what the finders and the cleaning are tried on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from appui_core.cases.fingerprints import fingerprints
from appui_core.locate import Places
from appui_core.privacy.leaks.check import Search, find_leaks
from appui_core.privacy.leaks.model import Leak, Report
from fakes.clock import FixedClock
from fakes.safe import Safe, new_safe
from fakes.surroundings import Computer

Look = Callable[..., Report]


@pytest.fixture
def pc(home: Path, tmp_path: Path) -> Computer:
    temp = tmp_path / "tmp"
    temp.mkdir()
    return Computer(home, temp)


@pytest.fixture
def safe(places: Places, clock: FixedClock) -> Iterator[Safe]:
    """Return an open vault with exhibits 1, 2 and 3, of the bytes `some_bytes(0)` to `some_bytes(2)`."""
    found = new_safe(places.vault, clock)
    yield found
    found.vault.close()


@pytest.fixture
def look(pc: Computer, safe: Safe, places: Places) -> Look:
    """Return a function that looks once, with the vault open."""

    def once(**more: object) -> Report:
        search = Search(pc.around, places, fingerprints(safe.vault), safe.vault.vault_id, **more)  # type: ignore[arg-type]  # as the fields are
        return find_leaks(search)

    return once


@pytest.fixture
def only(look: Look) -> Callable[[], Leak]:
    """Return a function that looks and returns the one leak there is."""

    def one() -> Leak:
        (leak,) = look().leaks
        return leak

    return one
