"""Size and hash of every original that is kept, to know its copies by; nothing that was told about it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from appui_core.cases.model import Kind

if TYPE_CHECKING:
    from appui_core.vault.facade import Vault


class Fingerprint(NamedTuple):
    """One exhibit as its copies are known: `size_bytes`, and the SHA-256 in lower-case hex."""

    case: str
    id: str
    number: int
    kind: Kind
    sha256: str
    size_bytes: int


Fingerprints = Mapping[int, Mapping[str, Fingerprint]]
"""By size in bytes, then by SHA-256: only a file of a known size has to be hashed."""


def fingerprints(vault: "Vault") -> Fingerprints:
    """Return those of every case; a record without image is no file that could lie somewhere.

    The same bytes in two cases stand for the exhibit that was added first.

    Raises AppuiError: VAULT_LOCKED.
    """
    found: dict[int, dict[str, Fingerprint]] = {}
    rows = vault.rows(
        "SELECT c.code, e.id, e.number, e.kind, e.sha256, e.size_bytes FROM exhibits e"
        " JOIN cases c ON c.id = e.case_id WHERE e.withdrawn = 0 AND e.kind <> ? ORDER BY e.id",
        (str(Kind.LINK),),
    )
    for code, exhibit_id, number, kind, sha256, size_bytes in rows:
        one = Fingerprint(code, exhibit_id, number, Kind(kind), sha256, size_bytes)
        found.setdefault(size_bytes, {}).setdefault(sha256, one)
    return found
