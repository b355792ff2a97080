"""A family opens its own files with the age program alone, from the recovery key on paper."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest

from appui_core.vault.facade import Created

pytestmark = [
    pytest.mark.tool,
    pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed"),
]


def _age(identity: Path, sealed: Path) -> bytes:
    command = ["age", "-d", "-i", str(identity), str(sealed)]
    return subprocess.run(command, capture_output=True, check=True).stdout


@pytest.mark.parametrize("size", [0, 100_000, 9_000_000])
def test_recovery_key_to_original(created: Created, tmp_path: Path, size: int) -> None:
    data = bytes(n % 251 for n in range(size))
    sealed = created.vault.seal(BytesIO(data))
    created.vault.close()
    folder = created.vault.folder
    paper, identity = tmp_path / "recovery.txt", tmp_path / "vault.txt"
    paper.write_text(created.recovery_key + "\n")
    identity.write_bytes(_age(paper, folder / "recovery.age"))
    assert _age(identity, folder / "blobs" / sealed.name[:2] / sealed.name) == data


def test_another_key_opens_nothing(created: Created, tmp_path: Path) -> None:
    made = subprocess.run(["age-keygen"], capture_output=True, check=True).stdout
    (tmp_path / "other.txt").write_bytes(made)
    with pytest.raises(subprocess.CalledProcessError):
        _age(tmp_path / "other.txt", created.vault.folder / "recovery.age")
