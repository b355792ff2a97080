"""kill -9 in the middle of keeping a picture: the exhibit is whole or it is not there, and the vault is sound.

The real command line is killed at each of its syncs in turn (strace makes the kernel do it), then at arbitrary
moments without strace.
"""

import json
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from journeys.desktop import APPUI

_KILLED = (-9, 137)


class Vault:
    """A vault that is only touched through the command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pass_file = folder / "passphrase"
        self.pass_file.write_text("une phrase de test\n", encoding="utf-8")
        self.say("vault", "init")
        self.code = str(self.say("case", "new", "--title", "Essai")["code"])

    def command(self, *words: str) -> list[str]:
        data = ["--data", str(self.folder / "data"), "--passphrase-file", str(self.pass_file), "--json"]
        return [str(APPUI), *words, *data]

    def say(self, *words: str) -> dict[str, Any]:
        done = subprocess.run(self.command(*words), capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def bring(self, picture: Path) -> list[str]:
        return self.command("import", str(picture), "--case", self.code, "--no-intimate-minor")

    def exhibits(self) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = self.say("case", "show", self.code)["exhibits"]
        return listed

    def is_sound(self) -> None:
        report = self.say("vault", "check", "--full")
        assert report["intact"], report["problems"]
        assert report["exhibits"] == len(self.exhibits())
        assert not list((self.folder / "data").rglob("*.part")), "what was half written is cleared away"


def _picture(folder: Path, shade: int) -> Path:
    path = folder / f"{shade}.png"
    Image.effect_noise((300, 200), 40 + shade).save(path)
    return path


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path)


@pytest.mark.tool
def test_killed_at_each_sync(vault: Vault, tmp_path: Path) -> None:
    assert shutil.which("strace"), "run packaging/linux/system_packages.sh test"
    kept = 0
    for sync in range(1, 20):
        picture = _picture(tmp_path, sync)
        inject = f"inject=fsync,fdatasync:signal=KILL:when={sync}"
        strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", inject]
        done = subprocess.run([*strace, *vault.bring(picture)], capture_output=True, check=False, timeout=60)
        now = len(vault.exhibits())
        if done.returncode == 0:  # it needed fewer syncs than that: every one of them has had its turn
            assert now == kept + 1
            assert sync > 2, "an exhibit that is not synced is not kept"
            break
        assert done.returncode in _KILLED, done.stderr
        assert now in {kept, kept + 1}
        kept = now
    else:
        pytest.fail("the import never came to its end")
    vault.is_sound()
    assert vault.say("import", str(picture), "--case", vault.code, "--no-intimate-minor")["exhibits"][0][
        "duplicate"
    ]


def test_killed_at_any_moment(vault: Vault, tmp_path: Path) -> None:
    for turn in range(6):
        before = len(vault.exhibits())
        process = subprocess.Popen(
            vault.bring(_picture(tmp_path, turn)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(0.12 + turn * 0.05)  # the moment itself is what the test varies
        process.kill()
        process.wait()
        assert len(vault.exhibits()) in {before, before + 1}
    vault.is_sound()
