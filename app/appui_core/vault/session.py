"""Which sealed files without a row are leftovers, and which may belong to a newer index than the one that is here.

An add that is interrupted leaves a whole sealed file that no row names; such a file goes at the next opening. But
when somebody puts an older index.db back, the newer originals look just the same, and those must never go. So
each opening notes one random session name in the index and beside it. When the two differ, the index is not the
one that was in use last: every file without a row is spared then, for good, and `vault check` names it.
"""

import json
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.vault.files import disk_errors, write_durably

if TYPE_CHECKING:
    from appui_core.vault.vault import Vault

FILE = "session.json"
FORMAT = "appui-session/1"
_NAME = "session"
_SPARED = "spared_blobs"
_MAX_BYTES = 4096


def spared(vault: "Vault", orphans: Iterable[str]) -> frozenset[str]:
    """Return which of the sealed files without a row must stay, and remember it.

    Raises AppuiError: as `Vault.set_setting`.
    """
    known = frozenset(json.loads(vault.setting(_SPARED) or "[]"))
    if vault.setting(_NAME) == _read(vault.folder):
        return known
    kept = known | frozenset(orphans)
    if kept != known:
        vault.set_setting(_SPARED, json.dumps(sorted(kept)))
    return kept


def unbroken(vault: "Vault") -> bool:
    """Tell whether this index is the one that was in use last, and nothing was ever spared."""
    return vault.setting(_SPARED) is None and vault.setting(_NAME) == _read(vault.folder)


def renew(vault: "Vault") -> None:
    """Begin a session: any copy of the index made before is from now on known for an older one.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
    """
    name = secrets.token_hex(16)
    # The index first: a crash between the two spares files that could go, and never the other way round.
    vault.set_setting(_NAME, name)
    with disk_errors():
        write_durably(vault.folder / FILE, json.dumps({"format": FORMAT, "session": name}).encode("ascii"))


def _read(folder: Path) -> str | None:
    """Return the session noted beside the index; None when there is none, empty when damaged."""
    try:
        with (folder / FILE).open("rb") as stream:
            raw = json.loads(stream.read(_MAX_BYTES))
        name = raw["session"]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return name if isinstance(name, str) and re.fullmatch("[0-9a-f]{32}", name) else ""
