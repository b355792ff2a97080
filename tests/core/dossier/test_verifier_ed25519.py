"""The signature check that verifier.py carries takes and refuses what OpenSSL does."""

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dossier.both_verifiers import module


@given(message=st.binary(max_size=80), seed=st.binary(min_size=32, max_size=32), data=st.data())
@settings(max_examples=60, deadline=None)
def test_its_ed25519_is_that_of_openssl(message: bytes, seed: bytes, data: st.DataObject) -> None:
    own = Ed25519PrivateKey.from_private_bytes(seed)
    key, signature = own.public_key().public_bytes_raw(), own.sign(message)
    assert module().ed25519_holds(key, signature, message)
    changed = bytearray(key + signature + message)
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    key, signature, message = bytes(changed[:32]), bytes(changed[32:96]), bytes(changed[96:])
    assert module().ed25519_holds(key, signature, message) == _openssl_holds(key, signature, message)


_FIELD = 2**255 - 19
_ODD = [*range(3), _FIELD - 1, _FIELD, _FIELD + 1, 2**255 - 1, 2**255 + 1, 2**256 - 1]


@pytest.mark.parametrize("number", _ODD)
def test_its_ed25519_agrees_on_keys_that_nobody_should_have(number: int) -> None:
    key = number.to_bytes(32, "little")
    order = module().ORDER
    for first in _ODD:
        for second in (0, 1, order - 1, order, order + 1, 2**256 - 1):
            signature = first.to_bytes(32, "little") + second.to_bytes(32, "little")
            assert module().ed25519_holds(key, signature, b"x") == _openssl_holds(key, signature, b"x")
    assert not module().ed25519_holds(key[:31], bytes(64), b"x")
    assert not module().ed25519_holds(key, bytes(63), b"x")


def _openssl_holds(key: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
