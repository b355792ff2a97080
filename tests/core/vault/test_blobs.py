"""Sealed originals: same bytes back or none at all, whatever was done to the file."""

import errno
import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import files, keys
from appui_core.vault.age_format import ONE_PIECE_BYTES
from appui_core.vault.blobs import BlobStore, SealedBlob, Sealing

LARGE = ONE_PIECE_BYTES + 70_001


@pytest.fixture
def identity() -> keys.Identity:
    return keys.new_identity()


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    files.make_folder(tmp_path / "blobs")
    return BlobStore(tmp_path)


def _seal(store: BlobStore, identity: keys.Identity, data: bytes) -> SealedBlob:
    return store.seal(io.BytesIO(data), identity.recipient)


def _left(tmp_path: Path) -> list[str]:
    return [path.name for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, LARGE - 70_001, LARGE - 70_000, LARGE])
def test_the_same_bytes_come_back(store: BlobStore, identity: keys.Identity, size: int) -> None:
    data = os.urandom(size)
    sealed = _seal(store, identity, data)
    assert sealed.sha256 == hashlib.sha256(data).hexdigest()
    assert sealed.size_bytes == size
    assert sealed.stored_bytes == store.stored_bytes(sealed.name)
    assert store.unseal(sealed.name, sealed.sha256, identity) == data


def test_sealing_starts_where_the_stream_stands(store: BlobStore, identity: keys.Identity) -> None:
    stream = io.BytesIO(b"skipped kept")
    stream.seek(8)
    sealed = store.seal(stream, identity.recipient)
    assert store.unseal(sealed.name, sealed.sha256, identity) == b"kept"


def test_name_says_nothing_and_has_no_ending(store: BlobStore, identity: keys.Identity) -> None:
    one, other = (_seal(store, identity, b"same") for _ in range(2))
    assert one.name != other.name
    assert store.path(one.name).suffix == ""
    assert store.path(one.name).parent.name == one.name[:2]


@pytest.mark.parametrize("size", [1_000, LARGE])
@pytest.mark.parametrize("where", [0.0, 0.1, 0.5, 1.0])
def test_any_flipped_byte_is_found(store: BlobStore, identity: keys.Identity, size: int, where: float) -> None:
    sealed = _seal(store, identity, os.urandom(size))
    path = store.path(sealed.name)
    data = bytearray(path.read_bytes())
    data[int(where * (len(data) - 1))] ^= 0x01
    path.write_bytes(data)
    with pytest.raises(AppuiError) as caught:
        store.unseal(sealed.name, sealed.sha256, identity)
    assert caught.value.code is ErrorCode.VAULT_DAMAGED


@pytest.mark.parametrize("cut", [1, 16, 65_552, 10**9])
def test_a_shortened_file_is_found(store: BlobStore, identity: keys.Identity, cut: int) -> None:
    sealed = _seal(store, identity, os.urandom(200_000))
    path = store.path(sealed.name)
    data = path.read_bytes()
    path.write_bytes(data[: max(0, len(data) - cut)])
    with pytest.raises(AppuiError) as caught:
        store.unseal(sealed.name, sealed.sha256, identity)
    assert caught.value.code is ErrorCode.VAULT_DAMAGED


def test_another_valid_file_in_its_place_is_found(store: BlobStore, identity: keys.Identity) -> None:
    # Anyone who may write to the folder can seal something to the public recipient: only the hash tells.
    sealed, other = _seal(store, identity, b"mine"), _seal(store, identity, b"theirs")
    store.path(other.name).replace(store.path(sealed.name))
    with pytest.raises(AppuiError) as caught:
        store.unseal(sealed.name, sealed.sha256, identity)
    assert caught.value.code is ErrorCode.VAULT_DAMAGED


def test_a_missing_file_is_found(store: BlobStore, identity: keys.Identity) -> None:
    sealed = _seal(store, identity, b"x")
    store.destroy(sealed.name)
    store.destroy(sealed.name)
    assert store.stored_bytes(sealed.name) is None
    with pytest.raises(AppuiError) as caught:
        store.unseal(sealed.name, sealed.sha256, identity)
    assert caught.value.code is ErrorCode.VAULT_DAMAGED


class Failing(io.RawIOBase):
    """A stream that gives some bytes, a few at a time, and then fails."""

    def __init__(self, size: int, failure: Exception) -> None:
        super().__init__()
        self._left = size
        self._failure = failure

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # Python 3.11 has no name for a buffer
        if not self._left:
            raise self._failure
        view = memoryview(buffer)
        count = min(len(view), self._left, 1_000_000)
        self._left -= count
        return count


@pytest.mark.parametrize("size", [10, LARGE])
@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (OSError(5, "unplugged"), ErrorCode.FILE_UNREADABLE),
        (AppuiError(ErrorCode.FILE_CHANGED), ErrorCode.FILE_CHANGED),
    ],
)
def test_a_failing_stream_leaves_nothing(
    tmp_path: Path, store: BlobStore, identity: keys.Identity, size: int, failure: Exception, code: ErrorCode
) -> None:
    with pytest.raises(AppuiError) as caught:
        store.seal(Failing(size, failure), identity.recipient)  # type: ignore[arg-type]  # all that is used of a BinaryIO
    assert caught.value.code is code
    assert _left(tmp_path) == []


@pytest.mark.parametrize("size", [10, LARGE])
def test_a_full_disk_leaves_nothing(
    tmp_path: Path, store: BlobStore, identity: keys.Identity, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    written: list[int] = []

    def full(handle: int, data: bytes) -> int:
        if sum(written) > size // 2:
            raise OSError(28, "full")
        written.append(real(handle, data[: max(50, size // 10)]))
        return written[-1]

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(AppuiError) as caught:
        _seal(store, identity, os.urandom(size))
    assert caught.value.code is ErrorCode.DISK_FULL
    assert _left(tmp_path) == []


def test_sweep_takes_only_what_is_ours_and_unwanted(store: BlobStore, identity: keys.Identity) -> None:
    kept, orphan = _seal(store, identity, b"kept"), _seal(store, identity, b"orphan")
    folder = store.path(kept.name).parent
    misplaced = folder / (("0" if kept.name[0] != "0" else "1") * 32)
    foreign = folder / "notes.txt"
    for path in (misplaced, foreign):
        path.write_bytes(b"not ours")
    assert store.sweep({kept.name}) == 1
    assert not store.path(orphan.name).exists()
    assert store.path(kept.name).exists()
    assert set(store.strangers()) == {foreign, misplaced}


def test_sweep_takes_an_unfinished_file(tmp_path: Path, store: BlobStore) -> None:
    part = tmp_path / "blobs" / "ab" / ("ab" * 16 + files.PART)
    files.make_folder(part.parent)
    part.write_bytes(b"half")
    assert store.sweep(set()) == 1
    assert not part.exists()


# --- what passes by once ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 1, 65_536, LARGE])
def test_what_passed_comes_back(store: BlobStore, identity: keys.Identity, size: int) -> None:
    data = os.urandom(size)
    with store.sealing(identity.recipient) as sealing:
        for start in range(0, size, 10_000):
            sealing.add(data[start : start + 10_000])
        sealed = sealing.settle()
    assert sealed.sha256 == hashlib.sha256(data).hexdigest()
    assert (sealed.size_bytes, sealed.stored_bytes) == (size, store.stored_bytes(sealed.name))
    assert store.unseal(sealed.name, sealed.sha256, identity) == data


def test_what_was_not_settled_leaves_nothing(store: BlobStore, identity: keys.Identity, tmp_path: Path) -> None:
    with store.sealing(identity.recipient) as sealing:
        sealing.add(b"passing")
        assert len(_left(tmp_path)) == 1
    assert _left(tmp_path) == []


def _pass(store: BlobStore, identity: keys.Identity, then: Callable[[Sealing], object]) -> AppuiError:
    with pytest.raises(AppuiError) as caught, store.sealing(identity.recipient) as sealing:
        then(sealing)
    return caught.value


def test_a_refusal_on_the_way_leaves_nothing(store: BlobStore, identity: keys.Identity, tmp_path: Path) -> None:
    def refuse(sealing: Sealing) -> None:
        sealing.add(bytes(200_000))
        raise AppuiError(ErrorCode.FORMAT_BROKEN)

    assert _pass(store, identity, refuse).code is ErrorCode.FORMAT_BROKEN
    assert _left(tmp_path) == []


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_says_so_and_leaves_nothing(
    store: BlobStore, identity: keys.Identity, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fill(sealing: Sealing) -> None:
        monkeypatch.setattr(os, call, _full)
        sealing.add(bytes(200_000))
        sealing.settle()

    assert _pass(store, identity, fill).code is ErrorCode.DISK_FULL
    assert _left(tmp_path) == []


def _full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "no space")
