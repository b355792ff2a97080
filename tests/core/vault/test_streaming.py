"""Large originals: constant memory, and not a byte under the file's own name before the whole of it is proved."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.cases.model import Exhibit
from appui_core.cases.service import Cases
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import age_stream
from appui_core.vault.facade import create_vault
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore
from fakes.originals import original_of
from fakes.world import World

MIB = 1024 * 1024
DATA = bytes(range(256)) * 2000


@pytest.fixture
def world(tmp_path: Path, clock: FixedClock) -> Iterator[World]:
    store = FakeKeyStore()
    made = create_vault(tmp_path / "vault", clock=clock, keystore=store, passphrase=None, preset="private")
    found = World(made.vault, Cases(made.vault, clock), clock, store)
    yield found
    found.vault.close()


@pytest.fixture
def added(world: World) -> Exhibit:
    return world.cases.add_original(world.cases.new("x").code, original_of(DATA))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "image.png"


def _blob(world: World) -> Path:
    name = str(world.vault.rows("SELECT blob FROM exhibits")[0][0])
    return world.folder / "blobs" / name[:2] / name


def _save(world: World, added: Exhibit, out: Path) -> ErrorCode | None:
    try:
        world.cases.save_original(added.case, added.id, out, reason="essai")
    except AppuiError as error:
        return error.code
    return None


@pytest.mark.skipif(sys.platform == "win32", reason="measures as POSIX does")
def test_memory_stays_the_same_whatever_the_size(tmp_path: Path) -> None:
    child = Path(__file__).with_name("stream_in_child.py")
    command = [sys.executable, "-B", str(child), str(tmp_path), str(64 * MIB)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    # Twice the file would be 128; the target is 40 above rest.
    assert int(done.stdout) < 40 * MIB


def test_the_very_bytes_come_out_and_the_journal_says_why(world: World, added: Exhibit, out: Path) -> None:
    assert _save(world, added, out) is None
    assert out.read_bytes() == DATA
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    assert world.events(added.case)[-1] == "original_opened"


@pytest.mark.parametrize("where", [0.1, 0.6, 1.0])
def test_nothing_of_a_damaged_original_comes_out(world: World, added: Exhibit, out: Path, where: float) -> None:
    path = _blob(world)
    data = bytearray(path.read_bytes())
    data[int(where * (len(data) - 1))] ^= 1
    path.write_bytes(data)
    before = world.events(added.case)
    assert _save(world, added, out) is ErrorCode.VAULT_DAMAGED
    assert list(out.parent.iterdir()) == []
    assert world.events(added.case) == before


@pytest.mark.parametrize("keep", [0, 100, -1, -20, -70_000])
def test_nothing_of_a_cut_original_comes_out(world: World, added: Exhibit, out: Path, keep: int) -> None:
    path = _blob(world)
    path.write_bytes(path.read_bytes()[:keep])
    assert _save(world, added, out) is ErrorCode.VAULT_DAMAGED
    assert list(out.parent.iterdir()) == []


def test_nothing_of_another_whole_original_comes_out(world: World, added: Exhibit, out: Path) -> None:
    path = _blob(world)
    other = world.vault.seal(original_of(b"another").open())
    (world.folder / "blobs" / other.name[:2] / other.name).replace(path)
    assert _save(world, added, out) is ErrorCode.VAULT_DAMAGED
    assert list(out.parent.iterdir()) == []


def test_it_has_its_name_only_after_the_journal(
    world: World, added: Exhibit, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    def refuse(*_: object) -> None:
        seen.append(out.read_bytes())
        raise AppuiError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(world.vault, "append_event", refuse)
    assert _save(world, added, out) is ErrorCode.DISK_FULL
    assert seen == [b""]
    assert list(out.parent.iterdir()) == []


def test_a_file_that_is_there_is_never_overwritten(world: World, added: Exhibit, out: Path) -> None:
    out.write_bytes(b"mine")
    assert _save(world, added, out) is ErrorCode.DESTINATION_EXISTS
    assert out.read_bytes() == b"mine"
    assert _save(world, added, out.parent / "absent" / "x.png") is ErrorCode.DESTINATION_UNWRITABLE


def test_a_full_disk_leaves_nothing(
    world: World, added: Exhibit, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", full)
    assert _save(world, added, out) is ErrorCode.DISK_FULL
    monkeypatch.undo()
    assert list(out.parent.iterdir()) == []


def test_pieces_end_in_a_refusal_unless_all_of_it_is_right(world: World, added: Exhibit) -> None:
    pieces: list[bytes] = []
    with world.vault.held() as opened:
        size_bytes = age_stream.open_pieces(_blob(world), added.sha256, opened.identity, pieces.append)
        assert (b"".join(pieces), size_bytes) == (DATA, len(DATA))
        with pytest.raises(AppuiError) as caught:
            age_stream.open_pieces(_blob(world), "0" * 64, opened.identity, pieces.append)
    assert caught.value.code is ErrorCode.VAULT_DAMAGED
