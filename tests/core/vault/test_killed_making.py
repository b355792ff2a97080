"""A vault whose making was killed is no vault: nobody saw its recovery key, and the next one is made afresh."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from appui_core.vault.facade import create_vault, vault_exists
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

pytestmark = [
    pytest.mark.tool,
    pytest.mark.skipif(
        shutil.which("strace") is None, reason="strace, which injects the faults, is not installed"
    ),
]
CHILD = Path(__file__).with_name("make_in_child.py")


@pytest.mark.parametrize(
    ("call", "number"),
    [("fsync", 1), ("fsync", 4), ("fsync", 9), ("fsync", 14), ("fsync", 19), ("/^rename", 2), ("unlink", 7)],
)
def test_killed_while_being_made(vault_dir: Path, clock: FixedClock, call: str, number: int) -> None:
    rules = ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONDONTWRITEBYTECODE": "1"}
    command = ["strace", "-f", "-qq", "-o", os.devnull, *rules, sys.executable, str(CHILD), str(vault_dir)]
    done = subprocess.run(command, check=False, env=environment, timeout=60)
    assert done.returncode in {137, -9}
    assert not vault_exists(vault_dir)
    made = create_vault(vault_dir, clock=clock, keystore=FakeKeyStore(), passphrase=None, preset="private")
    with made.vault as vault:
        assert vault.check(full=True).intact
