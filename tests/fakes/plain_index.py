"""The index as whoever has the key sees it: every page decrypted, free ones too, and SQLCipher's plain copy."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

_PAGE, _RESERVED = 4096, 80


def plain_pages(index: Path, key: bytes) -> bytes:
    """Decrypt every page as SQLCipher 4 lays them out: salt first, IV and seal at the end."""
    data = index.read_bytes()
    plain = bytearray()
    for start in range(0, len(data), _PAGE):
        page = data[start : start + _PAGE]
        vector = page[_PAGE - _RESERVED : _PAGE - _RESERVED + 16]
        decryptor = Cipher(AES256(key), CBC(vector)).decryptor()
        plain += decryptor.update(page[16 if start == 0 else 0 : _PAGE - _RESERVED])
    return bytes(plain)


def exported(index: Path, key: bytes, into: Path) -> bytes:
    """Return the bytes of a plain SQLite file that SQLCipher makes of a copy of the index."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - for the few tests that look inside

    copy = into / "copy.db"
    copy.write_bytes(index.read_bytes())
    connection = dbapi2.connect(str(copy), isolation_level=None)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("ATTACH ? AS plain KEY ''", (str(into / "plain.db"),))
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.execute("DETACH plain")
    finally:
        connection.close()
    found = (into / "plain.db").read_bytes()
    assert found.startswith(b"SQLite format 3\0")
    (into / "plain.db").unlink()
    copy.unlink()
    return found
