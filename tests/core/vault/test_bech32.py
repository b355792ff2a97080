"""Bech32 is read strictly: BIP-173's own vectors."""

import pytest

from appui_core.vault import bech32

VALID = {
    "A12UEL5L": ("a", ""),
    "a12uel5l": ("a", ""),
    "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs": (
        "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio",
        "",
    ),
    "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw": (
        "abcdef",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
    ),
    "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j": (
        "1",
        "00" * 82,
    ),
    "?1ezyfcl": ("?", ""),
}
INVALID = [
    " 1nwldj5",
    "\x7f1axkwrx",
    "\x801eym55h",
    "an84characterslonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1569pvx",
    "pzry9x0s0muk",
    "1pzry9x0s0muk",
    "x1b4n0q5v",
    "li1dgmt3",
    "de1lg7wt\xff",
    "A1G7SGD8",
    "10a06t8",
    "1qzzfhee",
    "A12uEL5L",
    "",
]


@pytest.mark.parametrize("text", VALID)
def test_reads_what_the_standard_calls_valid(text: str) -> None:
    prefix, values = bech32.decode(text)
    assert (prefix, values.hex()) == VALID[text]


@pytest.mark.parametrize("text", INVALID)
def test_refuses_what_the_standard_calls_invalid(text: str) -> None:
    with pytest.raises(ValueError, match="not Bech32"):
        bech32.decode(text)


def test_regroups_bits() -> None:
    assert bech32.to_bytes(bytes([31, 28])) == b"\xff"


@pytest.mark.parametrize("values", [b"\x1f", b"\x1f\x1c\x00", b"\x1f\x1d"])
def test_refuses_a_second_spelling_of_the_same_bytes(values: bytes) -> None:
    # Five left-over bits or more; or fewer, but not zero.
    with pytest.raises(ValueError, match="padding"):
        bech32.to_bytes(values)
