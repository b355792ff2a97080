"""Exhibits that Appui made out of others: a crop, a strip put together, a covered copy. The originals stay.

A derived exhibit has its own bytes, number and hash, and says which exhibits it was made of and how. When one of
these is withdrawn, whatever was made of it goes too: it shows the same picture.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from appui_core.cases import rows
from appui_core.vault import event_names as events
from appui_core.vault.chains import NewEntry
from appui_core.vault.facade import Vault
from appui_core.vault.journal import canonical_json


class Method(StrEnum):
    """How a derived exhibit was made."""

    CROP = "crop"
    STITCH = "stitch"
    MASK = "mask"


@dataclass(frozen=True, slots=True)
class Derivation:
    """Which exhibits (ids, in order) something was made of, and how: `plan` holds what canonical JSON can."""

    method: Method
    sources: tuple[str, ...]
    plan: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the derivation as the journal and a dossier have it."""
        return {"method": str(self.method), "sources": list(self.sources), "plan": dict(self.plan)}


def check_sources(vault: Vault, case_id: str, derivation: Derivation) -> None:
    """Refuse a derivation of what this case does not hold.

    Raises AppuiError: EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN. ValueError: no source at all.
    """
    if not derivation.sources:
        raise ValueError("a derived exhibit has a source")
    for source in derivation.sources:
        rows.held(vault, case_id, source)


def entry_of(exhibit_id: str, derivation: Derivation) -> NewEntry:
    """Return what the journal says of a derivation."""
    return NewEntry(events.DERIVATION_NOTED, exhibit_id, {"derivation": derivation.to_json()})


def write(vault: Vault, exhibit_id: str, derivation: Derivation) -> None:
    """Write the row, within the transaction that adds the exhibit."""
    vault.rows(
        "INSERT INTO derivations (exhibit, method, sources, plan) VALUES (?, ?, ?, ?)",
        (
            exhibit_id,
            str(derivation.method),
            json.dumps(list(derivation.sources)),
            canonical_json(dict(derivation.plan)).decode("utf-8"),
        ),
    )


def read(vault: Vault, exhibit_id: str) -> Derivation | None:
    """Return how an exhibit was made, or None for an original."""
    found = vault.rows("SELECT method, sources, plan FROM derivations WHERE exhibit = ?", (exhibit_id,))
    if not found:
        return None
    method, sources, plan = found[0]
    return Derivation(Method(method), tuple(json.loads(sources)), json.loads(plan))


def made_of(vault: Vault, case_id: str, exhibit_id: str) -> tuple[str, ...]:
    """Return the ids of the kept exhibits that show something of this one, also through others, oldest first."""
    links = vault.rows(
        "SELECT d.exhibit, d.sources FROM derivations d JOIN exhibits e ON e.id = d.exhibit"
        " WHERE e.case_id = ? AND e.withdrawn = 0 ORDER BY e.number",
        (case_id,),
    )
    found = {exhibit_id: None}
    # One pass is enough: what is derived has a higher number than what it was made of.
    for derived, sources in links:
        if not found.keys().isdisjoint(json.loads(sources)):
            found[derived] = None
    return tuple(found)[1:]
