"""Exhibits between the index and the frozen dataclasses: the one place that knows the columns."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from appui_core.cases import identifiers
from appui_core.cases.model import Exhibit, Facts, Kind
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.facade import SealedBlob, Vault
from appui_core.vault.journal import canonical_json

_FACTS = tuple(field.name for field in fields(Facts))
_COLUMNS = (
    "id",
    "number",
    "kind",
    "sha256",
    "size_bytes",
    "media_type",
    "width",
    "height",
    "preview",
    "captured_at_utc",
    "added_at_utc",
    "utc_offset_minutes",
    "claimed_date",
    "derived_from",
    "capture",
)
_WANTED = ", ".join(("c.code", *(f"e.{name}" for name in _COLUMNS), *(f"f.{name}" for name in _FACTS)))
# For a statement that calls exhibits `e`, cases `c` and facts `f`; its rows go to `exhibit_of`.
SELECTED = f"SELECT {_WANTED}"
_SELECT = (
    f"{SELECTED} FROM exhibits e JOIN cases c ON c.id = e.case_id"
    " LEFT JOIN facts f ON f.exhibit = e.id WHERE e.case_id = ?"
)


@dataclass(frozen=True, slots=True)
class Held:
    """An exhibit and where its original lies."""

    exhibit: Exhibit
    blob: str


def case_id(vault: Vault, code: str) -> str:
    """Return the id of a case.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
    """
    sql = "SELECT id, (SELECT 1 FROM settings s WHERE s.key = 'purged/' || c.id) FROM cases c WHERE code = ?"
    found = vault.rows(sql, (identifiers.tidy_code(code),))
    if not found:
        raise AppuiError(ErrorCode.CASE_UNKNOWN)
    if found[0][1]:
        raise AppuiError(ErrorCode.CASE_PURGED)
    return str(found[0][0])


def exhibits_of(vault: Vault, case_id: str) -> tuple[Exhibit, ...]:
    """Return the exhibits of a case that are kept, by number."""
    found = vault.rows(f"{_SELECT} AND e.withdrawn = 0 ORDER BY e.number", (case_id,))
    return tuple(exhibit_of(row) for row in found)


def count(vault: Vault, case_id: str) -> int:
    """Return how many exhibits of a case are kept."""
    return int(vault.rows("SELECT count(*) FROM exhibits WHERE case_id = ? AND withdrawn = 0", (case_id,))[0][0])


def page_of(vault: Vault, case_id: str, offset: int, limit: int) -> tuple[Exhibit, ...]:
    """Return a part of a case's kept exhibits, newest first."""
    sql = f"{_SELECT} AND e.withdrawn = 0 ORDER BY e.number DESC LIMIT ? OFFSET ?"
    return tuple(exhibit_of(row) for row in vault.rows(sql, (case_id, limit, offset)))


def held(vault: Vault, case_id: str, exhibit_id: str) -> Held:
    """Return one exhibit.

    Raises AppuiError: EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN.
    """
    wanted = exhibit_id.strip().upper()
    state = vault.rows("SELECT withdrawn, blob FROM exhibits WHERE case_id = ? AND id = ?", (case_id, wanted))
    if not state:
        raise AppuiError(ErrorCode.EXHIBIT_UNKNOWN)
    if state[0][0]:
        raise AppuiError(ErrorCode.EXHIBIT_WITHDRAWN)
    row = vault.rows(f"{_SELECT} AND e.id = ?", (case_id, wanted))[0]
    return Held(exhibit_of(row), state[0][1])


def same_bytes(vault: Vault, case_id: str, sha256: str) -> Exhibit | None:
    """Return the kept exhibit of a case with these very bytes, marked as a duplicate, or None."""
    found = vault.rows(f"{_SELECT} AND e.withdrawn = 0 AND e.sha256 = ?", (case_id, sha256))
    return replace(exhibit_of(found[0]), duplicate=True) if found else None


def kept_among(vault: Vault, case_id: str, hashes: Sequence[str]) -> frozenset[str]:
    """Return which of these hashes are those of originals that a case holds."""
    marks = ", ".join("?" for _ in hashes)
    sql = f"SELECT sha256 FROM exhibits WHERE case_id = ? AND withdrawn = 0 AND sha256 IN ({marks})"  # noqa: S608 - marks
    return frozenset(row[0] for row in vault.rows(sql, (case_id, *hashes)))


def hashes_of(vault: Vault, case_id: str) -> frozenset[str]:
    """Return the hashes of the originals that a case holds."""
    return frozenset(
        row[0] for row in vault.rows("SELECT sha256 FROM exhibits WHERE case_id = ? AND withdrawn = 0", (case_id,))
    )


def take_numbers(vault: Vault, case_id: str, count: int) -> int:
    """Use up the next exhibit numbers of a case and return the first of them."""
    sql = "UPDATE cases SET next_number = next_number + ? WHERE id = ? RETURNING next_number - ?"
    return int(vault.rows(sql, (count, case_id, count))[0][0])


def insert(vault: Vault, case_id: str, added: Sequence[tuple[Exhibit, SealedBlob]]) -> None:
    """Write exhibits' rows and, where something was told about one, its facts."""
    names = (*_COLUMNS, "case_id", "blob", "stored_bytes")
    marks = ", ".join("?" for _ in names)
    vault.many(
        f"INSERT INTO exhibits ({', '.join(names)}) VALUES ({marks})",  # noqa: S608 - our columns
        [(*_values(exhibit), case_id, sealed.name, sealed.stored_bytes) for exhibit, sealed in added],
    )
    for exhibit, _ in added:
        if exhibit.facts != Facts():
            write_facts(vault, exhibit.id, exhibit.facts)


def _values(exhibit: Exhibit) -> list[Any]:
    values: dict[str, Any] = {name: getattr(exhibit, name) for name in _COLUMNS}
    values["kind"] = str(exhibit.kind)
    values["preview"] = int(exhibit.preview)
    values["capture"] = canonical_json(exhibit.capture).decode("utf-8")
    return list(values.values())


def write_facts(vault: Vault, exhibit_id: str, facts: Facts) -> None:
    """Write or overwrite what was told about an exhibit."""
    marks = ", ".join("?" for _ in _FACTS)
    # Never INSERT OR REPLACE: it deletes without telling the triggers that keep the search.
    again = ", ".join(f"{name} = excluded.{name}" for name in _FACTS)
    sql = f"INSERT INTO facts (exhibit, {', '.join(_FACTS)}) VALUES (?, {marks})"  # noqa: S608 - our columns
    vault.rows(f"{sql} ON CONFLICT (exhibit) DO UPDATE SET {again}", (exhibit_id, *asdict(facts).values()))


def empty(vault: Vault, exhibit_id: str) -> None:
    """Null every column but id, case and number; delete all that hangs on it; triggers empty the search."""
    kept = {"id", "number"}
    names = (*_COLUMNS, "blob", "stored_bytes", "checked_at_utc")
    nulls = ", ".join(f"{name} = NULL" for name in names if name not in kept)
    for table in ("facts", "thumbnails", "derivations", "mask_plans"):
        vault.rows(f"DELETE FROM {table} WHERE exhibit = ?", (exhibit_id,))  # noqa: S608 - our tables
    vault.rows(f"UPDATE exhibits SET withdrawn = 1, {nulls} WHERE id = ?", (exhibit_id,))  # noqa: S608 - our columns


def addition(exhibit: Exhibit) -> Mapping[str, Any]:
    """Return what the journal commits to when an exhibit is added: never an address, an account or words."""
    names = ("number", "sha256", "size_bytes", "media_type", "width", "height", "captured_at_utc")
    more = ("added_at_utc", "utc_offset_minutes", "claimed_date")
    return {name: getattr(exhibit, name) for name in (*names, *more)} | {"kind": str(exhibit.kind)}


def exhibit_of(row: tuple[Any, ...]) -> Exhibit:
    """Return the exhibit of a row of SELECTED."""
    code, *values = row
    raw = dict(zip(_COLUMNS, values[: len(_COLUMNS)], strict=True))
    told = dict(zip(_FACTS, values[len(_COLUMNS) :], strict=True))
    raw["kind"] = Kind(raw["kind"])
    raw["preview"] = bool(raw["preview"])
    raw["capture"] = json.loads(raw["capture"])
    return Exhibit(**raw, case=code, facts=Facts(**told) if told["url"] is not None else Facts())
