"""The proof, made for real: a visit on a screen between two looks at the account; and by the librarian's button.

Other programs of this machine write to /tmp all the time; here the account has temporary folders of its own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from appui_core.kiosk import phc
from journeys.desktop import APPUI, ROOT, Desktop, Program
from journeys.kiosk_program import KioskProgram
from journeys.screen_reader import named

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform != "linux", reason="mounts and /proc of Linux"),
]
_PIN = "482916"
_LONG_S = 120.0
# A mount namespace in which /tmp, /var/tmp and /dev/shm are new, and hold only what the program runs on.
_ALONE = """
set -e
mount --make-rprivate /
mount -t tmpfs none /mnt
mkdir -p /mnt/tmp /mnt/dev/shm
for place in "$HOME" "$XDG_RUNTIME_DIR" "$APPUI_ROOT" "$APPUI_ENV"; do
  case "$place" in
    /tmp/*|/dev/shm/*) mkdir -p "/mnt$place"; mount --rbind "$place" "/mnt$place" ;;
  esac
done
mount --rbind /mnt/tmp /tmp
mount -t tmpfs none /var/tmp
mount --rbind /mnt/dev/shm /dev/shm
cd "$HOME"
exec "$@"
"""
# Python reads it in every process: the kiosk's first page writes something down when it is shown.
_BROKEN = """
import importlib.abc
import importlib.util
import os
import sys
from pathlib import Path


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "appui.pages.kiosk.first":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        run = spec.loader.exec_module

        def exec_module(module):
            run(module)
            module.FirstPage.shown = lambda self: Path(os.environ["HOME"], "Documents", "vu.txt").write_text("x")

        spec.loader.exec_module = exec_module
        return spec


sys.meta_path.insert(0, Finder())
"""


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """Give a screen, and an account that nobody else writes to."""
    if subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True).returncode:
        pytest.skip("this account may not mount anything")
    with Desktop(tmp_path, "1280x800", keyring=False) as made:
        made.env |= {"APPUI_ROOT": str(ROOT), "APPUI_ENV": sys.prefix}
        yield made


def _alone(*words: str) -> list[str]:
    return ["unshare", "-m", "sh", "-c", _ALONE, "sh", str(APPUI), *words]


def _proof(desktop: Desktop, *words: str) -> tuple[int, Any, str]:
    told = desktop.run(_alone("kiosk", "--prove", "--json", *words), timeout_s=_LONG_S)
    return told.returncode, json.loads(told.stdout), told.stderr


def test_a_visit_leaves_nothing_on_the_whole_account_and_prints_nothing(desktop: Desktop) -> None:
    # Whoever printed or looked for a printer would leave a file; and the policy names one.
    programs = desktop.home / "programs"
    programs.mkdir()
    for name in ("lp", "lpstat"):
        (programs / name).write_text(f'#!/bin/sh\necho x >"{programs}/{name}-was-started"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    desktop.env["PATH"] = f"{programs}:{desktop.env['PATH']}"
    policy = desktop.home / "policy.toml"
    policy.write_text('[kiosk]\nprinter = "CDI-laser"\n', encoding="utf-8")
    code, proof, said = _proof(desktop, "--policy", str(policy))
    assert (code, proof["left"], said) == (0, [], ""), proof
    # What an ordinary user may write does not count as a policy.
    assert proof["not_tried"] == (["card"] if os.geteuid() == 0 else [])
    assert proof["looked_at"] > 10
    assert "KIOSK" not in said


def test_a_kiosk_that_writes_something_down_is_found_out(desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "sitecustomize.py").write_text(_BROKEN, encoding="utf-8")
    desktop.env |= {"PYTHONPATH": str(desktop.home / "broken")}
    (tmp_path / "broken").rename(desktop.home / "broken")
    code, proof, _ = _proof(desktop)
    assert code == 1
    assert {"kind": "file", "name": str(desktop.home / "Documents" / "vu.txt")} in proof["left"]


def test_a_librarian_proves_it_behind_the_pin_and_leaves(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can lay a policy that its user cannot change")
    monkeypatch.setattr(phc, "PASSES", 1)
    policy = desktop.home / "policy.toml"
    policy.write_text(f'[kiosk]\nexit_pin_argon2id = "{phc.hash_pin(_PIN)}"\n', encoding="utf-8")
    program = Program(desktop, desktop.start(_alone("kiosk", "--policy", str(policy))))
    kiosk = KioskProgram(desktop, program=program)
    pid = kiosk.settled()
    desktop.key("space")
    reader = kiosk.reader_of(pid)
    reader.find("Effacer et partir")
    desktop.key(*["Home", "End"] * 3)
    reader.find("Code de l’établissement")
    desktop.type_text(_PIN)
    desktop.key("Return")
    reader.click("Lancer la vérification")
    # A visit of its own is made on the same screen, and another window of ours stands over this one meanwhile.
    # It changes its process on the way: whichever is in front says what is going on.
    calm = named("Vérification en cours")
    reader.wait_until(
        lambda: desktop.reader.look(_visitor(desktop, kiosk), calm),
        "the visit of the proof is on the screen",
        _LONG_S,
    )
    desktop.picture(tmp_path / "calm.png")
    reader.find("Rien n’est resté sur ce poste*", timeout_s=_LONG_S)
    assert desktop.window_titles(pid) == ["Appui"]
    assert kiosk.settled() == pid
    reader.click("Quitter la borne")
    assert program.process.wait(60) == 0


def _visitor(desktop: Desktop, kiosk: KioskProgram) -> int:
    """Return the process with a window on the screen that is none of the kiosk's own two, 0 without one."""
    found = desktop.run(["xdotool", "search", "--onlyvisible", "--name", "^Appui$"]).stdout.split()
    owners = {desktop.run(["xdotool", "getwindowpid", window]).stdout.strip() for window in found}
    others = owners - {str(pid) for pid in kiosk.children()} - {""}
    return int(min(others, default="0"))
