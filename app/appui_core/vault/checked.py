"""What checks leave in the index: when each original was last found unchanged, and what was found otherwise."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from appui_core.vault.check import Problem

if TYPE_CHECKING:
    from appui_core.vault.vault import Vault

COMPLETE = "check_complete_at_utc"
"""The setting that tells when all originals were last opened (`_utc` stamp)."""

_FOUND = "check_problems"
_CHUNK = 200


def note_checked(vault: "Vault", names: Iterable[str], at_utc: str) -> None:
    """Note when originals, by the names of their blobs, were found unchanged.

    Raises AppuiError: as `Vault.transaction`.
    """
    left = list(names)
    with vault.transaction():
        while left:
            some, left = left[:_CHUNK], left[_CHUNK:]
            marks = ", ".join("?" for _ in some)
            vault.rows(f"UPDATE exhibits SET checked_at_utc = ? WHERE blob IN ({marks})", (at_utc, *some))  # noqa: S608 - marks


def kept_problems(vault: "Vault") -> tuple[Problem, ...]:
    """Return what checks of this vault found and have not found well again."""
    return tuple(Problem(what, code) for what, code in json.loads(vault.setting(_FOUND) or "[]"))


def keep_problems(vault: "Vault", problems: tuple[Problem, ...]) -> None:
    """Remember what a check found.

    Raises AppuiError: as `Vault.set_setting`.
    """
    vault.set_setting(_FOUND, json.dumps([[problem.what, problem.code] for problem in problems]))
