"""Strict reading of Bech32 (BIP-173), the spelling of age keys; no error correction, no guess."""

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM_LENGTH = 6
_MAX_LENGTH = 90


def decode(text: str) -> tuple[str, bytes]:
    """Return the lower-case prefix and the five-bit values, without checksum, of a Bech32 text.

    Raises ValueError for anything BIP-173 forbids: mixed case, a foreign character, no or an empty prefix, over 90
    characters, a wrong checksum.
    """
    if len(text) > _MAX_LENGTH or not all("!" <= character <= "~" for character in text):
        raise ValueError("not Bech32: length or characters")
    if text not in {text.lower(), text.upper()}:
        raise ValueError("not Bech32: mixed case")
    prefix, found, tail = text.lower().rpartition("1")
    if not found or not prefix or len(tail) < _CHECKSUM_LENGTH:
        raise ValueError("not Bech32: prefix or checksum missing")
    if not all(character in _ALPHABET for character in tail):
        raise ValueError("not Bech32: a character outside the alphabet")
    values = bytes(_ALPHABET.index(character) for character in tail)
    high = bytes(ord(character) >> 5 for character in prefix)
    low = bytes(ord(character) & 31 for character in prefix)
    if _polymod(high + b"\0" + low + values) != 1:
        raise ValueError("not Bech32: wrong checksum")
    return prefix, values[:-_CHECKSUM_LENGTH]


def to_bytes(values: bytes) -> bytes:
    """Regroup five-bit values as bytes.

    Raises ValueError when the left-over bits are five or more, or not zero: each key has one spelling only.
    """
    number, bits = 0, 0
    out = bytearray()
    for value in values:
        number = (number << 5 | value) & 0xFFF
        bits += 5
        if bits >= 8:
            bits -= 8
            out.append(number >> bits & 0xFF)
    if bits >= 5 or number & ((1 << bits) - 1):
        raise ValueError("not Bech32 bytes: padding")
    return bytes(out)


def _polymod(values: bytes) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            if top >> bit & 1:
                check ^= generator
    return check
