"""Exit PINs and their hashes: Argon2id (RFC 9106) in PHC format, `$argon2id$v=19$m=65536,t=3,p=4$salt$hash`.

The costs of a hash are bounded before it is tried: a policy must not be able to take all memory of the PC.
"""

import base64
import os
import re
from itertools import pairwise
from typing import Final, NamedTuple

from appui_core.errors import AppuiError, ErrorCode

PIN_LOW, PIN_HIGH = 6, 12
"""Digits of a PIN: a kiosk may have no keyboard. Whoever can read the policy can try them all against its hash."""
MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 4
"""The cost of a new hash, that of the vault's passphrases: about a tenth of a second."""
_SALT_BYTES, _HASH_BYTES = 16, 32
_MEMORY_KIB: Final = range(4096, 256 * 1024 + 1)
_PASSES: Final = range(1, 11)
_LANES: Final = range(1, 9)
_FORM: Final = re.compile(
    r"\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})"
)


class Phc(NamedTuple):
    """The parts of a hash."""

    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    digest: bytes


def parse_phc(text: str) -> Phc | None:
    """Return the parts of a hash; None for another format, another algorithm, or costs out of bounds."""
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    memory_kib, passes, lanes = (int(part) for part in match.groups()[:3])
    if memory_kib not in _MEMORY_KIB or passes not in _PASSES or lanes not in _LANES:
        return None
    try:
        salt, digest = (_from_base64(part) for part in match.groups()[3:])
    except ValueError:
        return None
    return Phc(memory_kib, passes, lanes, salt, digest)


def verify_pin(pin: str, text: str) -> bool:
    """Tell whether a PIN fits a hash; an unusable hash fits none, and no PIN where memory is short.

    Takes about a tenth of a second. Never twice at once in a process (pin.py says why).
    """
    from cryptography.exceptions import InvalidKey  # noqa: PLC0415 - only when somebody types a PIN
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - the same

    phc = parse_phc(text)
    if phc is None or not pin:
        return False
    stretcher = Argon2id(
        salt=phc.salt,
        length=len(phc.digest),
        iterations=phc.passes,
        lanes=phc.lanes,
        memory_cost=phc.memory_kib,
    )
    try:
        stretcher.verify(pin.encode("utf-8", "surrogatepass"), phc.digest)
    except (InvalidKey, MemoryError):
        return False
    return True


def hash_pin(pin: str) -> str:
    """Return a new hash of a PIN of 6 to 12 digits.

    Raises AppuiError PIN_INVALID: anything else, one digit over and over, or digits in a row such as 123456.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - only here

    if not (pin.isascii() and pin.isdigit() and PIN_LOW <= len(pin) <= PIN_HIGH) or _is_row(pin):
        raise AppuiError(ErrorCode.PIN_INVALID)
    salt = os.urandom(_SALT_BYTES)
    stretcher = Argon2id(salt=salt, length=_HASH_BYTES, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB)
    digest = stretcher.derive(pin.encode("ascii"))
    return f"$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${_to_base64(salt)}${_to_base64(digest)}"


def _is_row(pin: str) -> bool:
    """Tell whether every digit is followed by itself, or every one by its neighbour: 000000, 123456, 987654."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= {0, 1, 9}


def _from_base64(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)


def _to_base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii").rstrip("=")
