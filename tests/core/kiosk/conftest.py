"""Places of a machine and of a pupil for the tests of the kiosk, with real owners where the tests run as root."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from appui_core.kiosk import policy, policy_values, slides

NOBODY = 65534


@contextmanager
def pupil() -> Iterator[None]:
    """Be a user without rights for a while; only root can."""
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that everybody may enter (tmp_path is its owner's alone) and only its owner may write."""
    made = Path(tempfile.mkdtemp(prefix="appui-kiosk-")).resolve()
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an administrator: really root's where the tests run as root, else taken for it."""
    folder = tmp_path / "etc"
    folder.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        for module in (policy, policy_values, slides):
            monkeypatch.setattr(module, "is_machine_owned", lambda path: Path(path).exists())
    return folder
