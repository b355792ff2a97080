"""The keys that sign content: Ed25519, private halves encrypted with a passphrase, public halves beside them."""

import getpass
import json
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, Key, SSlibKey

# Shorter ones are found by trying.
LEAST_CHARACTERS = 12


class RefusedError(Exception):
    """Said to the person at the keyboard, in one sentence."""


def ask_passphrase(what: str, given: str | None, *, twice: bool = False) -> bytes:
    """Return a passphrase: the one given, else typed without being shown, twice where it is new.

    Raises RefusedError when it is too short or the two differ.
    """
    typed = given if given is not None else getpass.getpass(f"Passphrase for {what}: ")
    if twice and given is None and getpass.getpass("Once more: ") != typed:
        raise RefusedError("The two passphrases differ. Nothing was written.")
    if len(typed) < LEAST_CHARACTERS:
        raise RefusedError(f"A passphrase has at least {LEAST_CHARACTERS} characters. Nothing was written.")
    return typed.encode("utf-8")


def make_key(path: Path, passphrase: bytes) -> SSlibKey:
    """Write a new private key to `path` (for its owner alone) and its public half to `path`.pub; return that half.

    Raises RefusedError when either file is there already.
    """
    public = public_path(path)
    if path.exists() or public.exists():
        raise RefusedError(f"{path.name} is there already. A key is never overwritten.")
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase))
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(pem)
        stream.flush()
        os.fsync(stream.fileno())
    key = SSlibKey.from_crypto(private.public_key())
    public.write_text(json.dumps({"keyid": key.keyid, **key.to_dict()}, indent=1) + "\n", encoding="utf-8")
    # Read back before anybody relies on it.
    if load_signer(path, passphrase).public_key.keyid != key.keyid:
        raise RefusedError(f"{path.name} could not be read back. Try another disk.")
    return key


def load_signer(path: Path, passphrase: bytes) -> CryptoSigner:
    """Return what signs with a private key.

    Raises RefusedError when the file or the passphrase is not right.
    """
    try:
        private = load_pem_private_key(path.read_bytes(), passphrase)
    except (OSError, ValueError, TypeError):
        raise RefusedError(f"{path.name}: no such key, or another passphrase.") from None
    if not isinstance(private, Ed25519PrivateKey):
        raise RefusedError(f"{path.name}: not an Ed25519 key.")
    return CryptoSigner(private)


def load_public(path: Path) -> Key:
    """Return the public half from its file.

    Raises RefusedError when it can't be read.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Key.from_dict(raw.pop("keyid"), raw)
    except (OSError, ValueError, KeyError, AttributeError):
        raise RefusedError(f"{path.name}: no public key.") from None


def public_path(path: Path) -> Path:
    """Return where the public half of a private key stands."""
    return path.with_name(f"{path.name}.pub")


def fingerprint(key: Key) -> str:
    """Return the key's id in groups of eight, as it is read aloud and compared."""
    return " ".join(key.keyid[at : at + 8] for at in range(0, len(key.keyid), 8))
