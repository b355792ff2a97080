"""Random names: case codes that people type, ULIDs that programs sort by, and the hidden ids of chains."""

import re
import secrets
from datetime import datetime

CODE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789"
CODE_LENGTH = 6
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code() -> str:
    """Return a case code: six random characters of A-Z and 2-9, which mean nothing."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def tidy_code(typed: str) -> str:
    """Return a typed case code as it is kept; one that can't be a code comes back unchanged but in capitals."""
    return re.sub(r"[\s-]", "", typed).upper()


def new_chain_id() -> str:
    """Return the random id, 32 hex digits, under which the vault's own journal knows a case."""
    return secrets.token_hex(16)


def new_ulid(instant: datetime) -> str:
    """Return a ULID: 48 bits of milliseconds since 1970, then 80 random bits, in Crockford's base 32.

    A clock that stands before 1970 gives the earliest one: a wrong clock must never cost an exhibit.
    """
    milliseconds = max(0, int(instant.timestamp() * 1000))
    number = milliseconds << 80 | secrets.randbits(80)
    return "".join(_CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))
