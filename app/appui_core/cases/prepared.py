"""What a person has prepared for the dossiers of a case: order, captions, answers, kept for the next time.

No evidence and in no journal. It lies in the vault's index and is destroyed with the case; what is kept under the
number of an exhibit goes when that is withdrawn, and so does what a letter in preparation says of it: the letter
then bears the mark `CUT`, for its writer to read it again.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any

from appui_core.cases import rows
from appui_core.cases.model import Exhibit
from appui_core.cases.said import plain, says
from appui_core.vault.facade import Vault

_KEY = "prepared/"
_LETTERS = "answers/"
# What of an exhibit a letter must not say any more once it is withdrawn.
_TOLD = ("url", "account", "words")
CUT = "cut"
"""The key that says of a letter in preparation, true, that something of it went with an exhibit."""


class Prepared:
    """JSON values by case and part (`captions`). Any thread may call; VAULT_LOCKED once the vault is closed."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def read(self, code: str, part: str) -> Any:  # noqa: ANN401 - the JSON value that was noted
        """Return what was noted last, or None.

        Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
        """
        kept = self._vault.setting(_key(rows.case_id(self._vault, code), part))
        return None if kept is None else json.loads(kept)

    def note(self, code: str, part: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
        """Keep a value in place of the one before; None takes it away.

        What belongs to exhibits is a list of their numbers, or an object whose keys are their numbers.

        Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, DISK_FULL, VAULT_READ_ONLY.
        """
        with self._vault.transaction():
            _write(self._vault, _key(rows.case_id(self._vault, code), part), value)


def forget_case(vault: Vault, case_id: str) -> None:
    """Destroy all that was prepared for a case, in the caller's transaction."""
    for key, _ in _all(vault, case_id):
        vault.drop_setting(key)


def forget_exhibits(vault: Vault, case_id: str, gone: Sequence[Exhibit]) -> None:
    """Destroy what was prepared about exhibits whose rows are already empty, in the caller's transaction."""
    numbers = {exhibit.number for exhibit in gone}
    facts = _told_of_no_other(vault, case_id, gone)
    letters = _key(case_id, _LETTERS)
    for key, kept in _all(vault, case_id):
        value = json.loads(kept)
        letter = key.startswith(letters) and isinstance(value, dict)
        left = _letter_without(value, numbers, facts) if letter else _without(value, numbers)
        if left != value:
            if letter:
                left[CUT] = True
                if not left.get("numbers") and value.get("numbers"):
                    # A letter about no number at all would be one about all of them.
                    left["numbers"] = value["numbers"]
            _write(vault, key, left or None)


def _told_of_no_other(vault: Vault, case_id: str, gone: Sequence[Exhibit]) -> set[str]:
    """Return the facts of exhibits that none of those that stay tells too."""
    noted = {(name, getattr(exhibit.facts, name)) for exhibit in gone for name in _TOLD}
    same = "SELECT 1 FROM facts f JOIN exhibits e ON e.id = f.exhibit WHERE e.case_id = ? AND f.{name} = ? LIMIT 1"
    return {text for name, text in noted if text and not vault.rows(same.format(name=name), (case_id, text))}


def _letter_without(value: Any, numbers: set[int], facts: Collection[str]) -> Any:  # noqa: ANN401 - any JSON value
    """Return a letter in preparation without these exhibits, and without each text that says one of the facts."""
    if isinstance(value, dict):
        each = {name: (one, _letter_without(one, numbers, facts)) for name, one in value.items()}
        return {name: left for name, (one, left) in each.items() if left is not None or one is None}
    if isinstance(value, str):
        said = plain(value)
        return None if any(says(said, fact) for fact in facts) else value
    return _without(value, numbers)


def _without(value: Any, numbers: set[int]) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        names = {str(number) for number in numbers}
        return {name: each for name, each in value.items() if name not in names}
    if isinstance(value, list) and all(type(one) is int for one in value):
        return [one for one in value if one not in numbers]
    return value


def _key(case_id: str, part: str) -> str:
    return f"{_KEY}{case_id}/{part}"


def _all(vault: Vault, case_id: str) -> list[tuple[str, str]]:
    start = _key(case_id, "")
    return [
        (str(key), str(value))
        for key, value in vault.rows(
            "SELECT key, value FROM settings WHERE substr(key, 1, ?) = ?", (len(start), start)
        )
    ]


def _write(vault: Vault, key: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
    if value is None:
        vault.drop_setting(key)
    else:
        vault.set_setting(key, json.dumps(value, ensure_ascii=False, sort_keys=True))
