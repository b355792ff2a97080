"""The identity and what derives from it, against values that other programs computed."""

import base64

import pytest

from appui_core.vault import keys
from appui_core.vault.chains import sign_head
from fakes import vault_vectors as vectors


def test_identity_spells_its_scalar_and_recipient() -> None:
    identity = keys.parse_identity(vectors.IDENTITY.lower())
    assert identity.scalar() == vectors.SCALAR
    assert identity.recipient == vectors.RECIPIENT
    assert identity.secret == vectors.IDENTITY


def test_derived_keys() -> None:
    identity = keys.parse_identity(vectors.IDENTITY)
    assert keys.derive(identity, vectors.VAULT_ID, keys.INDEX_INFO).hex() == vectors.INDEX_KEY
    assert keys.derive(identity, vectors.VAULT_ID, keys.JOURNAL_SIGN_INFO).hex() == vectors.JOURNAL_SEED


def test_signed_head() -> None:
    signed = sign_head(bytes.fromhex(vectors.JOURNAL_SEED), vectors.HEAD, vectors.HEAD_ENTRIES)
    assert base64.b64encode(signed.public_key).decode() == vectors.JOURNAL_PUBLIC
    assert base64.b64encode(signed.signature).decode() == vectors.HEAD_SIGNATURE
    assert signed.holds()


def test_new_identities_differ_and_do_not_print_their_secret() -> None:
    one, other = keys.new_identity(), keys.new_identity()
    assert one.secret != other.secret
    assert one.secret not in repr(one)


@pytest.mark.parametrize(
    "text",
    ["", "AGE-SECRET-KEY-1", vectors.RECIPIENT, vectors.IDENTITY[:-1] + "H", vectors.IDENTITY[:-1], "a12uel5l"],
)
def test_refuses_what_is_no_identity(text: str) -> None:
    with pytest.raises(ValueError, match="not"):
        keys.parse_identity(text)
