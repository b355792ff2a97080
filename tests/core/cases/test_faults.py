"""An add that is killed, starved or refused at any step: the exhibit is whole or it is not there."""

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.cases.model import Case
from appui_core.errors import ErrorCode
from fakes.originals import original_of
from fakes.world import World

pytestmark = [
    pytest.mark.tool,
    pytest.mark.skipif(
        shutil.which("strace") is None, reason="strace, which injects the faults, is not installed"
    ),
]

CHILD = Path(__file__).with_name("add_in_child.py")
TESTS = Path(__file__).parents[2]
DATA = bytes(range(256)) * 300
NAME = "ab" * 16
BLOB = f"blobs/ab/{NAME}"
KILLED = 137


@pytest.fixture
def filled(world: World, case: Case) -> World:
    """Return a world with one exhibit kept, closed, as the child finds it."""
    world.cases.add_original(case.code, original_of(b"kept before"))
    world.vault.close()
    return world


def _disturbed(world: World, case: Case, *rules: str) -> subprocess.CompletedProcess[bytes]:
    order = {
        "folder": str(world.folder),
        "secrets": world.keystore.secrets,
        "code": case.code,
        "data": DATA.hex(),
        "name": NAME,
    }
    environment = {**os.environ, "PYTHONPATH": str(TESTS), "PYTHONDONTWRITEBYTECODE": "1"}
    command = ["strace", "-f", "-qq", "-o", os.devnull, *rules, sys.executable, str(CHILD)]
    return subprocess.run(
        command, input=json.dumps(order).encode(), capture_output=True, check=False, env=environment, timeout=60
    )


def _code(done: subprocess.CompletedProcess[bytes]) -> ErrorCode:
    assert done.returncode >= 64, (done.returncode, done.stderr.decode()[-2000:])
    return list(ErrorCode)[done.returncode - 64]


def _kept(world: World, case: Case) -> list[int]:
    """Open the vault again, make sure that it is whole, and return the numbers of the exhibits in it."""
    world.reopen()
    assert world.codes() == set()
    found = world.cases.exhibits(case.code)
    contents = [
        world.vault.unseal(*world.vault.rows("SELECT blob, sha256 FROM exhibits WHERE id = ?", (e.id,))[0])
        for e in found
    ]
    assert contents == [b"kept before", DATA][: len(found)]
    assert world.cases.journal(case.code)
    world.vault.close()
    return [exhibit.number for exhibit in found]


def _copies(world: World, tmp_path: Path) -> Iterator[World]:
    """Yield fresh copies of a closed vault, without end."""
    template = tmp_path / "template"
    shutil.copytree(world.folder, template)
    folder = world.folder
    for _ in itertools.count():
        shutil.rmtree(folder)
        shutil.copytree(template, folder)
        yield world


@pytest.mark.parametrize("call", ["fsync", "fdatasync", "/^rename", "unlink", "ftruncate"])
def test_killed_at_every_step(filled: World, case: Case, tmp_path: Path, call: str) -> None:
    outcomes: list[tuple[int, bytes, list[int]]] = []
    for number, world in enumerate(_copies(filled, tmp_path), start=1):
        done = _disturbed(world, case, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}")
        assert done.returncode in {0, KILLED, -9}, done.stderr.decode()[-2000:]
        outcomes.append((done.returncode, done.stdout, _kept(world, case)))
        if done.returncode == 0:
            break
        assert number < 60
    for code, said, numbers in outcomes:
        # Once it said "kept" it is there; before that it may be there or not, but whole.
        assert numbers == [1, 2] if said == b"kept" or code == 0 else numbers in ([1], [1, 2])
    if call == "fsync":
        assert [1] in [numbers for _, _, numbers in outcomes], "no kill came before the commit"
        assert len(outcomes) > 5


@pytest.mark.parametrize(
    ("path", "rule", "code"),
    [
        (BLOB + ".part", "write:error=ENOSPC", ErrorCode.DISK_FULL),
        (BLOB + ".part", "write:error=EDQUOT", ErrorCode.DISK_FULL),
        (BLOB + ".part", "fsync:error=EIO", ErrorCode.VAULT_READ_ONLY),
        (BLOB + ".part", "write:retval=4096:when=1", ErrorCode.VAULT_READ_ONLY),
        (BLOB + ".part", "openat:error=EROFS", ErrorCode.VAULT_READ_ONLY),
        (BLOB + ".part", "/^rename:error=EACCES", ErrorCode.VAULT_READ_ONLY),
        ("blobs/ab", "/^mkdir:error=EROFS", ErrorCode.VAULT_READ_ONLY),
        ("blobs/ab", "/^mkdir:error=ENOSPC", ErrorCode.DISK_FULL),
        ("index.db", "pwrite64:error=ENOSPC", ErrorCode.DISK_FULL),
        ("index.db-journal", "openat:error=EROFS", ErrorCode.VAULT_READ_ONLY),
        ("index.db-journal", "pwrite64:error=ENOSPC", ErrorCode.DISK_FULL),
        ("lock", "openat:error=EROFS", ErrorCode.VAULT_READ_ONLY),
        ("lock", "openat:error=EACCES", ErrorCode.VAULT_READ_ONLY),
        ("index.db", "openat:error=EACCES", ErrorCode.VAULT_READ_ONLY),
    ],
)
def test_a_disk_that_refuses(filled: World, case: Case, path: str, rule: str, code: ErrorCode) -> None:
    call = rule.split(":", maxsplit=1)[0]
    rules = ["-P", str(filled.folder / path), "-e", f"trace={call}", "-e", f"inject={rule}"]
    done = _disturbed(filled, case, *rules)
    assert _code(done) is code
    assert done.stdout == b""
    assert _kept(filled, case) == [1]
    # And once the disk is well again, the same add is kept.
    assert _disturbed(filled, case, "-e", "trace=none").stdout == b"kept"
    assert _kept(filled, case) == [1, 2]


def test_a_real_disk_that_is_full(filled: World, case: Case, tmp_path: Path) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("mounting a small disk takes the rights of root")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(disk)], check=False)
    if mounted.returncode != 0:
        pytest.skip("this system mounts nothing")
    try:
        shutil.copytree(filled.folder, disk / "vault")
        (disk / "fill").write_bytes(bytes(120_000))
        inside = World(filled.vault, filled.cases, filled.clock, filled.keystore)
        inside.vault.folder = disk / "vault"
        assert _code(_disturbed(inside, case, "-e", "trace=none")) is ErrorCode.DISK_FULL
        (disk / "fill").unlink()
        assert _kept(inside, case) == [1]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
