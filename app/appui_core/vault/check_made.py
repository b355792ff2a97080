"""Whether the rows of derived exhibits and of mask plans say what the case's chain last committed to."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from appui_core.vault import event_names as events
from appui_core.vault.chains import OpenedEntry
from appui_core.vault.index import Index

# How an exhibit was made, and what is covered for each addressee.
_Made = tuple[Any, dict[str, Any]]


def made_faults(index: Index, case_id: str, opened: Sequence[OpenedEntry]) -> Iterator[str]:
    """Yield the ids of exhibits whose derivation or mask plans are not as noted."""
    wanted, rows = _committed(opened), _rows(index, case_id)
    nothing: _Made = (None, {})
    for exhibit in sorted(set(wanted) | set(rows)):
        if wanted.get(exhibit, nothing) != rows.get(exhibit, nothing):
            yield exhibit


def _committed(opened: Sequence[OpenedEntry]) -> dict[str, _Made]:
    found: dict[str, _Made] = {}
    for one in opened:
        about, details = one.entry.exhibit, one.details
        if about is None or details is None:
            continue
        derivation, plans = found.get(about, (None, {}))
        if one.entry.event == events.DERIVATION_NOTED:
            found[about] = details["derivation"], plans
        elif one.entry.event == events.MASK_NOTED:
            plan = details["plan"]
            kept = {addressee: kept for addressee, kept in plans.items() if addressee != details["addressee"]}
            found[about] = derivation, kept | ({details["addressee"]: plan} if plan["shapes"] else {})
    return found


def _rows(index: Index, case_id: str) -> dict[str, _Made]:
    found: dict[str, _Made] = {}
    derived = index.rows(
        "SELECT d.exhibit, d.method, d.sources, d.plan, e.derived_from FROM derivations d"
        " JOIN exhibits e ON e.id = d.exhibit WHERE e.case_id = ?",
        (case_id,),
    )
    for exhibit, method, sources, plan, first in derived:
        made = {"method": method, "sources": json.loads(sources), "plan": json.loads(plan)}
        found[exhibit] = made if made["sources"][:1] == [first] else "another source", {}
    plans = index.rows(
        "SELECT m.exhibit, m.addressee, m.plan FROM mask_plans m JOIN exhibits e ON e.id = m.exhibit"
        " WHERE e.case_id = ?",
        (case_id,),
    )
    for exhibit, addressee, plan in plans:
        derivation, known = found.get(exhibit, (None, {}))
        found[exhibit] = derivation, known | {addressee: json.loads(plan)}
    return found
