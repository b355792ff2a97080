"""The check that opens every original: each damaged one is named, the rest stay usable."""

import contextlib
import io
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from appui_core.cases.service import Cases
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import check_crew, keys
from appui_core.vault.blobs import BlobStore, SealedBlob
from appui_core.vault.facade import create_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore
from fakes.originals import original_of
from fakes.world import World


@pytest.fixture
def world(tmp_path: Path, clock: FixedClock) -> Iterator[World]:
    store = FakeKeyStore()
    made = create_vault(tmp_path / "vault", clock=clock, keystore=store, passphrase=None, preset="private")
    found = World(made.vault, Cases(made.vault, clock), clock, store)
    code = found.cases.new("x").code
    for number in range(12):
        found.cases.add_original(code, original_of(f"picture {number}".encode()))
    yield found
    found.vault.close()


@pytest.fixture(params=["workers", "in-process"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_crew, "WORTH_BYTES", 0 if request.param == "workers" else 10**12)


def _blobs(world: World) -> list[Path]:
    names = [row[0] for row in world.vault.rows("SELECT blob FROM exhibits ORDER BY number")]
    return [world.folder / "blobs" / name[:2] / name for name in names]


def _flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


@pytest.mark.usefixtures("_way")
def test_every_damaged_original_is_named(world: World) -> None:
    blobs = _blobs(world)
    _flip(blobs[1], -1)
    _flip(blobs[2], 30)
    blobs[4].unlink()
    blobs[5].write_bytes(b"short")
    blobs[7].write_bytes(blobs[8].read_bytes())
    wanted = {
        (blob.relative_to(world.folder).as_posix(), "blob_damaged") for blob in (*blobs[1:3], blobs[5], blobs[7])
    }
    wanted.add((blobs[4].relative_to(world.folder).as_posix(), "blob_missing"))
    assert world.codes() == wanted
    # All others were noted as whole.
    checked = world.vault.rows("SELECT number FROM exhibits WHERE checked_at_utc IS NOT NULL ORDER BY number")
    assert [row[0] for row in checked] == [1, 4, 7, 9, 10, 11, 12]


@pytest.mark.usefixtures("_way")
def test_all_kinds_of_damage_at_once(world: World) -> None:
    code = world.cases.list()[0].code
    for name in ("header-a.json", "recovery.age"):
        _flip(world.folder / name, 9)
    _flip(_blobs(world)[0], -1)
    world.vault.rows("UPDATE journal SET at_utc = '2020' WHERE event = 'exhibit_added' AND seq = 4")
    world.vault.rows("UPDATE openings SET details = '{}' WHERE seq = 6 AND details LIKE '%\"number\":5%'")
    found = world.codes()
    assert {code for _, code in found} >= {
        "header_damaged", "recovery_damaged", "blob_damaged", "chain_broken", "opening_altered"
    }  # fmt: skip
    # And what is whole can still be read.
    exhibits = world.cases.exhibits(code)
    assert world.cases.original_bytes(code, exhibits[3].id, reason="x") == b"picture 3"


@pytest.mark.usefixtures("_way")
def test_progress_reaches_the_end_and_cancelling_is_told(world: World) -> None:
    told: list[tuple[int, int]] = []
    assert world.vault.check(full=True, progress=lambda done, all_: told.append((done, all_))).intact
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == sum(path.stat().st_size for path in _blobs(world))
    with pytest.raises(AppuiError) as caught:
        world.vault.check(full=True, cancelled=lambda: len(told) > 0)
    assert caught.value.code is ErrorCode.INTERRUPTED


def test_withdrawn_while_it_was_being_checked_is_no_damage(world: World) -> None:
    code = world.cases.list()[0].code
    exhibits = list(world.cases.exhibits(code))

    def withdraw(*_: object) -> None:
        if exhibits:
            world.cases.withdraw(code, exhibits.pop().id)

    assert world.vault.check(full=True, progress=withdraw).problems == ()
    assert not world.cases.exhibits(code)[4:]


@pytest.fixture
def identity() -> keys.Identity:
    return keys.new_identity()


@pytest.fixture
def sealed(tmp_path: Path, identity: keys.Identity) -> list[tuple[Path, str]]:
    store = BlobStore(tmp_path)
    blobs: list[SealedBlob] = [store.seal(io.BytesIO(b"%d" % n), identity.recipient) for n in range(30)]
    _flip(store.path(blobs[17].name), -1)
    return [(store.path(blob.name), blob.sha256) for blob in blobs]


def _answers(wanted: list[tuple[Path, str]], identity: keys.Identity, *command: str) -> list[bool]:
    with check_crew.Crew(2, command or None) as crew:
        by_name = list(crew.check(wanted, identity))
    assert len(by_name) == len({name for name, _ in by_name}) == len(wanted)
    return [dict(by_name)[path.name] for path, _ in wanted]


@pytest.mark.parametrize(
    "command",
    [
        ("/nowhere/python",),
        (sys.executable, "-c", "pass"),
        (sys.executable, "-c", "import sys; sys.stdin.readline(); print('nonsense', flush=True)"),
        # One that answers a few times and is killed.
        (sys.executable, "-c", "import os, sys; sys.path.insert(0, sys.argv[1]); DIE", "APP"),
    ],
    ids=["absent", "silent", "nonsense", "killed"],
)
def test_what_a_dead_worker_left_is_opened_here(
    sealed: list[tuple[Path, str]], identity: keys.Identity, command: tuple[str, ...]
) -> None:
    die = (
        "from appui_core.vault import check_worker as w; real = w._is_whole; seen = []\n"
        "def is_whole(*a):\n"
        "    seen.append(a)\n"
        f"    return real(*a) if len(seen) < 4 else os.kill(os.getpid(), {int(signal.SIGTERM)})\n"
        "w._is_whole = is_whole; w.main()"
    )
    app = str(Path(check_crew.__file__).parents[2])
    filled = tuple(word.replace("DIE", "\n" + die) if "DIE" in word else word for word in command)
    filled = tuple(app if word == "APP" else word for word in filled)
    assert _answers(sealed, identity, *filled) == [number != 17 for number in range(30)]


def _leaves_no_core(pid: int) -> bool:
    limits = (Path("/proc") / str(pid) / "limits").read_text(encoding="ascii").splitlines()
    return any(line.split()[:6] == ["Max", "core", "file", "size", "0", "0"] for line in limits)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_the_identity_is_on_the_pipe_alone_and_no_core_is_left(
    sealed: list[tuple[Path, str]], identity: keys.Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    real = subprocess.Popen

    def popen(*args: Any, **named: Any) -> "subprocess.Popen[bytes]":  # noqa: ANN401 - passed on as it is
        process = real(*args, **named)
        started.append(process.pid)
        return process

    monkeypatch.setattr(subprocess, "Popen", popen)
    # So many that the workers are still there: their answers fill the pipe.
    with check_crew.Crew(2) as crew, contextlib.closing(crew.check(sealed * 1500, identity)) as found:
        assert len(started) == 2
        # Both are at work soon: whichever was there first answers meanwhile.
        while not all(_leaves_no_core(pid) for pid in started):
            next(found)
        for pid in started:
            place = Path("/proc") / str(pid)
            texts = [(place / name).read_bytes() for name in ("cmdline", "environ")]
            assert all(identity.secret.encode() not in text for text in texts)
    # Nobody who stopped asking leaves a process behind.
    assert not any((Path("/proc") / str(pid)).exists() for pid in started)


def test_few_bytes_and_frozen_bundles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_crew.workers_for(check_crew.WORTH_BYTES) == 2
    assert check_crew.workers_for(check_crew.WORTH_BYTES - 1) == 0
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert check_crew.workers_for(10**12) == 0
