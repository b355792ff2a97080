"""The custody journal: canonical JSON, the hash chain, what is committed to, and the signed head. No files here.

Formats: ARCHITECTURE.md, "Journal" (with test vectors). Canonical JSON is RFC 8785 restricted to objects, arrays,
strings, integers and null.
"""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

GENESIS = "0" * 64
HEAD_ALGORITHM = "Ed25519"


def canonical_json(value: Any) -> bytes:  # noqa: ANN401 - any JSON value of the kinds named below
    """Return the RFC 8785 form of a value made of dict, list, tuple, str, int, bool and None.

    Raises TypeError for a float or a key that is not text, ValueError for a lone surrogate.
    """
    return _ENCODER.encode(_ordered(value)).encode("utf-8")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _ordered(value: Any) -> Any:  # noqa: ANN401 - as above
    # The two kinds that most values are of come first: a check of a whole vault asks this some ten thousand times.
    if value is None or type(value) in {str, int}:
        return value
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("canonical JSON keys are text")
        # RFC 8785, 3.2.3: names are sorted by their UTF-16 code units, which for plain letters is Python's order.
        plain = all(map(str.isascii, value))
        names = sorted(value) if plain else sorted(value, key=lambda name: name.encode("utf-16-be"))
        return {name: _ordered(value[name]) for name in names}
    if isinstance(value, (list, tuple)):
        return [_ordered(item) for item in value]
    if value is None or isinstance(value, (str, int)):
        return value
    raise TypeError(f"not in our canonical JSON: {type(value).__name__}")


def commitment_of(details: Mapping[str, Any], salt_hex: str) -> str:
    """Return the lower-case hex SHA-256 of the canonical JSON of `{details, salt}`."""
    return hashlib.sha256(canonical_json({"details": details, "salt": salt_hex})).hexdigest()


def kept_commitment(kept: str, salt_hex: str) -> str:
    """Return what `commitment_of` does, for details whose canonical JSON is at hand (a check has it of all)."""
    return hashlib.sha256(f'{{"details":{kept},"salt":"{salt_hex}"}}'.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a chain; `hash` covers every other field."""

    seq: int
    at_utc: str
    event: str
    exhibit: str | None
    commitment: str
    previous: str
    hash: str

    def to_json(self) -> dict[str, Any]:
        """Return the entry as ARCHITECTURE.md writes it."""
        return {
            "seq": self.seq,
            "at_utc": self.at_utc,
            "event": self.event,
            "exhibit": self.exhibit,
            "commitment": self.commitment,
            "previous": self.previous,
            "hash": self.hash,
        }

    def hashed(self) -> bytes:
        """Return what `hash` covers: the canonical JSON of every other field; the names are in their order."""
        body = {
            "at_utc": self.at_utc,
            "commitment": self.commitment,
            "event": self.event,
            "exhibit": self.exhibit,
            "previous": self.previous,
            "seq": self.seq,
        }
        return _ENCODER.encode(body).encode("utf-8")

    def line(self) -> bytes:
        """Return the entry as one line of journal.jsonl, newline included."""
        return canonical_json(self.to_json()) + b"\n"


def next_entry(*, seq: int, at_utc: str, event: str, exhibit: str | None, commitment: str, previous: str) -> Entry:
    """Make an entry and its hash."""
    body = {
        "seq": seq,
        "at_utc": at_utc,
        "event": event,
        "exhibit": exhibit,
        "commitment": commitment,
        "previous": previous,
    }
    digest = hashlib.sha256(canonical_json(body)).hexdigest()
    return Entry(seq, at_utc, event, exhibit, commitment, previous, digest)


_FIELDS = frozenset({"seq", "at_utc", "event", "exhibit", "commitment", "previous", "hash"})


def parse_entry(line: bytes) -> Entry:
    """Read one line of journal.jsonl.

    Raises ValueError when it is not exactly the canonical form of an entry.
    """
    try:
        raw = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(raw, dict) or set(raw) != _FIELDS:
        raise ValueError("not a journal entry")
    if isinstance(raw["seq"], bool) or not isinstance(raw["seq"], int):
        raise ValueError("seq is not an integer")
    texts = [raw[name] for name in ("at_utc", "event", "commitment", "previous", "hash")]
    if not all(isinstance(text, str) for text in texts) or not isinstance(raw["exhibit"], (str, type(None))):
        raise ValueError("a field has the wrong type")
    entry = Entry(**raw)
    if canonical_json(entry.to_json()) != line.rstrip(b"\n"):
        raise ValueError("not canonical")
    return entry


def chain_fault(entries: Sequence[Entry]) -> int | None:
    """Return the `seq` at which a chain stops being whole, or None: numbers, links and hashes are all checked."""
    previous = GENESIS
    for expected, entry in enumerate(entries, start=1):
        if entry.seq != expected or entry.previous != previous:
            return expected
        if hashlib.sha256(entry.hashed()).hexdigest() != entry.hash:
            return expected
        previous = entry.hash
    return None


@dataclass(frozen=True, slots=True)
class SignedHead:
    """The last hash of a chain and how many entries lead to it, signed with the vault's journal key."""

    head: str
    entries: int
    public_key: bytes
    signature: bytes

    def signed_bytes(self) -> bytes:
        """Return what the signature covers: the canonical JSON of every other field."""
        return head_message(self.head, self.entries, self.public_key)

    def to_json(self) -> dict[str, Any]:
        """Return the content of data/journal.sig."""
        return {
            "algorithm": HEAD_ALGORITHM,
            "entries": self.entries,
            "head": self.head,
            "public_key": base64.b64encode(self.public_key).decode("ascii"),
            "signature": base64.b64encode(self.signature).decode("ascii"),
        }

    @classmethod
    def from_json(cls, raw: Any) -> "SignedHead":  # noqa: ANN401 - foreign bytes
        """Read data/journal.sig.

        Raises ValueError when a field is missing or of another kind.
        """
        if not isinstance(raw, dict) or raw.get("algorithm") != HEAD_ALGORITHM:
            raise ValueError("not a signed head")
        try:
            head, entries = raw["head"], raw["entries"]
            public_key = base64.b64decode(raw["public_key"], validate=True)
            signature = base64.b64decode(raw["signature"], validate=True)
        except (KeyError, TypeError) as error:
            raise ValueError("a field is missing") from error
        if not isinstance(head, str) or isinstance(entries, bool) or not isinstance(entries, int):
            raise ValueError("a field has the wrong type")
        return cls(head, entries, public_key, signature)

    def holds(self) -> bool:
        """Tell whether the signature is the public key's."""
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - 10 ms, only when verifying
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - the same
            Ed25519PublicKey,
        )

        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(self.signature, self.signed_bytes())
        except (InvalidSignature, ValueError):
            return False
        return True


def head_message(head: str, entries: int, public_key: bytes) -> bytes:
    """Return the bytes that a signed head covers."""
    return canonical_json(
        {
            "algorithm": HEAD_ALGORITHM,
            "entries": entries,
            "head": head,
            "public_key": base64.b64encode(public_key).decode("ascii"),
        }
    )
