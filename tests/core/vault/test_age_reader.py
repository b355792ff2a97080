"""The quick reader against the library and the `age` program: whole means whole, and nothing else does."""

import base64
import hashlib
import subprocess
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519

from appui_core.vault.age_reader import AgeReader
from appui_core.vault.keys import Identity, new_identity

CHUNK = 64 * 1024


@pytest.fixture(scope="module")
def identity() -> Identity:
    return new_identity()


@pytest.fixture(scope="module")
def reader(identity: Identity) -> AgeReader:
    return AgeReader(identity.scalar())


def _sealed(data: bytes, *to: Identity) -> tuple[bytes, str]:
    recipients = [x25519.Recipient.from_str(one.recipient) for one in to]
    return pyrage.encrypt(data, recipients), hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 200_000])
def test_what_the_library_sealed_is_whole(reader: AgeReader, identity: Identity, size: int) -> None:
    sealed, sha256 = _sealed(bytes(size), identity)
    assert reader.is_whole(sealed, sha256)
    assert not reader.is_whole(sealed, hashlib.sha256(b"another").hexdigest())
    assert not reader.is_whole(sealed + b"x", sha256)
    assert not reader.is_whole(sealed[:-1], sha256)


def test_what_the_program_sealed_is_whole(reader: AgeReader, identity: Identity, tmp_path: Path) -> None:
    plain, sealed = tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(b"une capture" * 20_000)
    others = [new_identity().recipient for _ in range(3)]
    to = [word for one in (*others, identity.recipient) for word in ("-r", one)]
    subprocess.run(["age", *to, "-o", str(sealed), str(plain)], check=True)
    assert reader.is_whole(sealed.read_bytes(), hashlib.sha256(plain.read_bytes()).hexdigest())


@pytest.mark.parametrize("bit", [0x01, 0x20, 0x80])
def test_any_flipped_bit_is_seen(reader: AgeReader, identity: Identity, bit: int) -> None:
    sealed, sha256 = _sealed(b"deux mots", identity)
    for at in range(len(sealed)):
        assert not reader.is_whole(sealed[:at] + bytes((sealed[at] ^ bit,)) + sealed[at + 1 :], sha256), at


def test_another_spelling_of_the_same_mac_is_no_age_file(reader: AgeReader, identity: Identity) -> None:
    sealed, sha256 = _sealed(b"deux mots", identity)
    at = sealed.index(b"\n--- ") + 5 + 42
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for letter in alphabet:
        other = sealed[:at] + bytes((letter,)) + sealed[at + 1 :]
        assert reader.is_whole(other, sha256) is (other == sealed)
    assert base64.b64decode(sealed[at - 42 : at + 1] + b"=")


def test_chunks_in_another_order_or_one_short_are_seen(reader: AgeReader, identity: Identity) -> None:
    data = b"a" * CHUNK + b"b" * CHUNK + b"c"
    sealed, sha256 = _sealed(data, identity)
    start = sealed.index(b"\n", sealed.index(b"\n--- ") + 1) + 1 + 16
    step = CHUNK + 16
    head, one, two, rest = sealed[:start], *(sealed[start + n * step : start + (n + 1) * step] for n in range(3))
    assert head + one + two + rest == sealed
    for parts in ((two, one, rest), (one, rest), (one, two), (one, two, rest, rest)):
        assert not reader.is_whole(head + b"".join(parts), sha256)


def test_a_file_for_someone_else_is_not_ours(reader: AgeReader) -> None:
    sealed, sha256 = _sealed(b"deux mots", new_identity())
    assert not reader.is_whole(sealed, sha256)
    for nonsense in (b"", b"age-encryption.org/v1", b"age-encryption.org/v1\n--- \n", bytes(100)):
        assert not reader.is_whole(nonsense, sha256)
