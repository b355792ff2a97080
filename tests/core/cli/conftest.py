"""A data folder, a vault and a case for the tests of the command line."""

from pathlib import Path

import pytest

from fakes.clock import FixedClock
from fakes.command_line import Verbs


@pytest.fixture
def verbs(capsys: pytest.CaptureFixture[str], clock: FixedClock, data_dir: Path) -> Verbs:  # noqa: ARG001 - it stands in the environment
    """Return a way to run verbs against an empty data folder."""
    return Verbs(capsys, clock)


@pytest.fixture
def vault(verbs: Verbs) -> Verbs:
    """Return the same with a vault that the key store opens (no key stretching: fast)."""
    assert verbs("vault", "init", "--keyring", "--json").code == 0
    return verbs


@pytest.fixture
def case(vault: Verbs) -> str:
    """Return the code of a case in that vault."""
    return str(vault("case", "new", "--title", "Rentrée", "--json").json["code"])
