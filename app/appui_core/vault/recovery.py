"""The recovery key: a second age identity, shown once, to whose recipient the vault identity is sealed on disk.

Without Appui: `age -d -i recovery.txt recovery.age > vault.txt`, then `age -d -i vault.txt BLOB`.
"""

import hashlib
import re
from pathlib import Path

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.files import disk_errors, write_durably
from appui_core.vault.keys import Identity, new_identity, parse_identity

FILE = "recovery.age"
NEXT = "recovery-next.age"
"""A new recovery file, until it takes the place of the one in force (renewal.py)."""
_DASHES = re.compile("[\u2010-\u2015\u2212\u00ad\ufe58\ufe63\uff0d]")


def write_recovery(folder: Path, identity: Identity, name: str = FILE) -> str:
    """Seal the identity to a new recovery key, prove that the file on disk opens with it, and return the key.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY, VAULT_DAMAGED (the disk gave back something else).
    """
    import pyrage  # noqa: PLC0415 - a compiled library, only when a vault is made

    key = new_identity()
    recipient = pyrage.x25519.Recipient.from_str(key.recipient)
    with disk_errors():
        write_durably(folder / name, pyrage.encrypt(identity.secret.encode("ascii") + b"\n", [recipient]))
    if read_recovery(folder, key.secret, name) != identity:
        raise AppuiError(ErrorCode.VAULT_DAMAGED, name)
    return key.secret


def read_recovery(folder: Path, typed: str, name: str = FILE) -> Identity:
    """Return the vault identity that a typed recovery key opens: spaces, line breaks and case do not matter.

    Raises AppuiError: RECOVERY_KEY_WRONG when the key is misspelt or another vault's; VAULT_DAMAGED when
    recovery.age is missing.
    """
    import pyrage  # noqa: PLC0415 - a compiled library, only when a key is tried

    try:
        key = parse_identity(tidy_key(typed))
    except ValueError as error:
        raise AppuiError(ErrorCode.RECOVERY_KEY_WRONG, "spelling") from error
    with disk_errors(ErrorCode.VAULT_DAMAGED):
        sealed = (folder / name).read_bytes()
    try:
        opened = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(key.secret)])
        return parse_identity(opened.decode("ascii").strip())
    except (pyrage.DecryptError, ValueError) as error:
        raise AppuiError(ErrorCode.RECOVERY_KEY_WRONG, "opens nothing") from error


def tidy_key(typed: str) -> str:
    """Return a typed key as one upper-case word with plain dashes."""
    return _DASHES.sub("-", "".join(typed.split())).upper()


def file_sha256(folder: Path, name: str = FILE) -> str:
    """Return the hash by which a check knows the recovery file again.

    Raises AppuiError: VAULT_DAMAGED when it is missing.
    """
    with disk_errors(ErrorCode.VAULT_DAMAGED):
        return hashlib.sha256((folder / name).read_bytes()).hexdigest()
