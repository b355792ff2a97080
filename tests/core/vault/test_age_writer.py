"""What the quick writer seals is an ordinary age file: the program, the library and our reader all open it."""

import hashlib
import io
import os
import subprocess
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519

from appui_core.vault.age_reader import AgeReader
from appui_core.vault.age_writer import Sealer, seal
from appui_core.vault.keys import Identity, new_identity

CHUNK = 64 * 1024
SIZES = [0, 1, 15, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 3 * CHUNK + 17, 1_600_000]


@pytest.fixture(scope="module")
def identity() -> Identity:
    return new_identity()


@pytest.mark.parametrize("size", SIZES)
def test_library_and_reader_open_it(identity: Identity, size: int) -> None:
    plain = os.urandom(size)
    sealed = bytes(seal(plain, identity.recipient))
    key = x25519.Identity.from_str(identity.secret)
    assert pyrage.decrypt(sealed, [key]) == plain
    out = io.BytesIO()
    pyrage.decrypt_io(io.BytesIO(sealed), out, [key])
    assert out.getvalue() == plain
    assert AgeReader(identity.scalar()).is_whole(sealed, hashlib.sha256(plain).hexdigest())
    assert not AgeReader(new_identity().scalar()).is_whole(sealed, hashlib.sha256(plain).hexdigest())


@pytest.mark.tool
@pytest.mark.parametrize("size", SIZES)
def test_the_program_opens_it(identity: Identity, size: int, tmp_path: Path) -> None:
    plain, key, sealed = os.urandom(size), tmp_path / "key.txt", tmp_path / "sealed"
    key.write_text(identity.secret, encoding="ascii")
    sealed.write_bytes(seal(plain, identity.recipient))
    opened = subprocess.run(["age", "-d", "-i", str(key), str(sealed)], check=True, capture_output=True)
    assert opened.stdout == plain


def test_it_has_the_form_of_the_specification(identity: Identity) -> None:
    version, stanza, body, mac, _ = bytes(seal(b"", identity.recipient)).split(b"\n", 4)
    assert version == b"age-encryption.org/v1"
    assert stanza.startswith(b"-> X25519 ")
    assert len(stanza) == len("-> X25519 ") + 43
    assert len(body) == 43
    assert mac.startswith(b"--- ")
    assert b"=" not in stanza + body + mac


def test_no_two_files_share_a_key_or_a_nonce(identity: Identity) -> None:
    sealed = [bytes(seal(b"les memes mots", identity.recipient)) for _ in range(50)]
    for part in (slice(32, 75), slice(76, 119), slice(-60, None)):
        assert len({one[part] for one in sealed}) == len(sealed)


@pytest.mark.parametrize("at", [0, 40, 90, 130, 180, -CHUNK, -1])
def test_any_change_is_refused_by_the_library(identity: Identity, at: int) -> None:
    sealed = seal(bytes(CHUNK + 100), identity.recipient)
    sealed[at] ^= 1
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(bytes(sealed), [x25519.Identity.from_str(identity.secret)])


@pytest.mark.parametrize("recipient", ["", "age1", "ssh-ed25519 AAAA"])
def test_what_is_no_recipient_is_refused(recipient: str) -> None:
    with pytest.raises(ValueError, match="not Bech32"):
        seal(b"", recipient)


def test_a_secret_key_is_no_recipient(identity: Identity) -> None:
    with pytest.raises(ValueError, match="no age recipient"):
        seal(b"", identity.secret)


# --- what comes in pieces ---------------------------------------------------------------------------------------


def _in_pieces(plain: bytes, recipient: str, piece: int) -> bytes:
    sealed = bytearray()
    sealer = Sealer(recipient, sealed.extend)
    for start in range(0, len(plain), piece):
        sealer.add(plain[start : start + piece])
    sealer.finish()
    return bytes(sealed)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("piece", [1_000, CHUNK, CHUNK + 1, 10_000_000])
def test_pieces_of_any_length_make_the_same_kind_of_file(identity: Identity, size: int, piece: int) -> None:
    plain = os.urandom(size)
    sealed = _in_pieces(plain, identity.recipient, piece)
    assert len(sealed) == len(seal(plain, identity.recipient))
    assert pyrage.decrypt(sealed, [x25519.Identity.from_str(identity.secret)]) == plain
    assert AgeReader(identity.scalar()).is_whole(sealed, hashlib.sha256(plain).hexdigest())


@pytest.mark.tool
@pytest.mark.parametrize("size", [0, CHUNK, 3 * CHUNK + 17])
def test_the_program_opens_what_came_in_pieces(identity: Identity, size: int, tmp_path: Path) -> None:
    plain, key, sealed = os.urandom(size), tmp_path / "key.txt", tmp_path / "sealed"
    key.write_text(identity.secret, encoding="ascii")
    sealed.write_bytes(_in_pieces(plain, identity.recipient, 4_096))
    opened = subprocess.run(["age", "-d", "-i", str(key), str(sealed)], check=True, capture_output=True)
    assert opened.stdout == plain


@pytest.mark.parametrize("size", [0, CHUNK, CHUNK + 1])
def test_what_was_not_finished_opens_nowhere(identity: Identity, size: int) -> None:
    sealed = bytearray()
    sealer = Sealer(identity.recipient, sealed.extend)
    sealer.add(bytes(size))
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(bytes(sealed), [x25519.Identity.from_str(identity.secret)])
