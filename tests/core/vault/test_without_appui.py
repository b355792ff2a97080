"""A family opens its own files when Appui no longer exists, by doing exactly what the page in the backup says.

The blocks are read out of that page and run as they stand: with the age program, and with a Python that has
sqlcipher3 and the standard library, and nothing else.
"""

import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from appui_core.locate import resources_dir
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import Created
from fakes.clock import FixedClock
from fakes.safe import Safe, new_safe, some_bytes

pytestmark = [
    pytest.mark.tool,
    pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed"),
]
_BLOCK = re.compile(r"^```(\w+) ?([\w.]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


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


def _bare_tools(folder: Path) -> dict[str, str]:
    """Return an environment whose `python3` has the standard library and sqlcipher3 alone."""
    import sqlcipher3  # noqa: PLC0415 - where it is installed is all that is wanted

    modules, tools = folder / "modules", folder / "tools"
    modules.mkdir()
    tools.mkdir()
    (modules / "sqlcipher3").symlink_to(Path(str(sqlcipher3.__file__)).parent)
    bare = f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(modules))} exec {shlex.quote(sys.executable)} -S -s -B "$@"\n'
    (tools / "python3").write_text(bare)
    (tools / "python3").chmod(0o755)
    (tools / "age").symlink_to(str(shutil.which("age")))
    for name in ("sh", "cat"):
        (tools / name).symlink_to(str(shutil.which(name)))
    return {"PATH": str(tools), "HOME": str(folder), "LANG": "C.UTF-8"}


def _do_what_it_says(page: str, folder: Path, environment: dict[str, str]) -> None:
    """Carry out the page's blocks in their order: a file to be written, or a command to be typed."""
    blocks = _BLOCK.findall(page)
    assert [kind for kind, _, _ in blocks] == ["sh", "python", "sh", "python", "sh", "sh"]
    for kind, name, text in blocks:
        if kind == "python":
            (folder / name).write_text(text, encoding="utf-8")
        else:
            subprocess.run(["sh", "-ec", text], cwd=folder, env=environment, check=True, timeout=60)


def test_the_bare_python_has_nothing_else(tmp_path: Path) -> None:
    environment = _bare_tools(tmp_path)
    for name, there in (("sqlcipher3", True), ("cryptography", False), ("pyrage", False), ("appui_core", False)):
        done = subprocess.run(
            ["python3", "-c", f"import {name}"], env=environment, capture_output=True, check=False, cwd=tmp_path
        )
        assert (done.returncode == 0) is there, name


@pytest.mark.parametrize(("language", "listing"), [("fr", "liste.txt"), ("en", "list.txt")])
def test_the_page_does_what_it_says(language: str, listing: str, tmp_path: Path, clock: FixedClock) -> None:
    safe: Safe = new_safe(tmp_path / "data" / "vault", clock)
    page = (resources_dir() / "help" / f"sans-appui.{language}.md").read_text(encoding="utf-8")
    stick = tmp_path / "clé usb"
    with safe.vault:
        backup_vault(safe.vault, stick, page=page)
        exhibits = safe.cases.exhibits(safe.code)
    (stick / "recovery.txt").write_text(safe.recovery_key + "\n")
    environment = {**_bare_tools(tmp_path), "OLDPWD": os.sep}
    _do_what_it_says((stick / "LISEZMOI.txt").read_text(encoding="utf-8"), stick, environment)
    told = (stick / listing).read_text(encoding="utf-8").splitlines()
    assert len(told) == 3
    for number, (exhibit, line) in enumerate(zip(exhibits, told, strict=True)):
        data = (stick / f"{safe.code}-{number + 1:03}.png").read_bytes()
        assert data == some_bytes(number)
        assert hashlib.sha256(data).hexdigest() == exhibit.sha256
        assert exhibit.sha256 in line
        assert f"mot {number}" in line
        assert "Léa, 5e B" in line


def test_the_pages_are_short_lines_that_any_editor_shows() -> None:
    for path in sorted((resources_dir() / "help").glob("sans-appui.*.md")):
        lines = path.read_text(encoding="utf-8").splitlines()
        prose = [line for line in lines if not line.startswith(("       f", "endings", "           "))]
        assert max(len(line) for line in prose) <= 116, path.name
        assert not any("\t" in line for line in lines)
