"""The mask plans of an open vault, one per exhibit and addressee; the case's chain notes each change."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from appui_core.cases import identifiers, rows
from appui_core.cases.mask_plan import MaskPlan, plan_of
from appui_core.cases.model import Addressee, Exhibit
from appui_core.errors import AppuiError, ErrorCode
from appui_core.events import Event
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault
from appui_core.vault.journal import canonical_json


@dataclass(frozen=True, slots=True)
class Twin:
    """An exhibit that would go uncovered though it shows the same pictures as a covered one; both by number."""

    exhibit: int
    covered: int


@dataclass(frozen=True, slots=True)
class CaseMasks:
    """Every plan of one case at one instant, and what its derived exhibits were made of, by exhibit id."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    plans: Mapping[str, Mapping[Addressee, MaskPlan]] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def plan(self, exhibit_id: str, addressee: Addressee) -> MaskPlan | None:
        """Return what is covered of an exhibit for an addressee, or None where nothing is."""
        return self.plans.get(exhibit_id, {}).get(addressee)

    def twins(self, exhibits: Iterable[Exhibit], addressee: Addressee) -> tuple[Twin, ...]:
        """Return which of these exhibits have no plan and show something of one that has, be it in or not."""
        covered = sorted((self.numbers[own], own) for own, plans in self.plans.items() if addressee in plans)
        found = []
        for exhibit in sorted(exhibits, key=lambda one: one.number):
            if self.plan(exhibit.id, addressee) is None:
                shown = self._shown(exhibit.id)
                found += [
                    Twin(exhibit.number, number)
                    for number, own in covered
                    if not shown.isdisjoint(self._shown(own))
                ][:1]
        return tuple(found)

    def _shown(self, exhibit_id: str) -> frozenset[str]:
        """Return the pictures that an exhibit shows: itself, or those that it was made of, through others too."""
        seen, waiting = {exhibit_id}, [exhibit_id]
        while waiting:
            fresh = set(self.sources.get(waiting.pop(), ())) - seen
            seen |= fresh
            waiting += fresh
        return frozenset(own for own in seen if own not in self.sources)


class Masks:
    """Any thread may call; each call raises VAULT_LOCKED once the vault is closed. `changed`: the case's code."""

    def __init__(self, vault: Vault) -> None:
        self.changed: Event[str] = Event()
        self._vault = vault

    def plans(self, code: str, exhibit_id: str) -> Mapping[Addressee, MaskPlan]:
        """Return what is covered of an exhibit, for each addressee that has a plan.

        Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN.
        """
        exhibit = rows.held(self._vault, rows.case_id(self._vault, code), exhibit_id).exhibit
        return self._plans(exhibit.id)

    def plan(self, code: str, exhibit_id: str, addressee: Addressee) -> MaskPlan | None:
        """Return what is covered of an exhibit for an addressee, or None where nothing is.

        Raises AppuiError: as `plans`.
        """
        return self.plans(code, exhibit_id).get(addressee)

    def of_case(self, code: str) -> CaseMasks:
        """Return every plan of a case at one instant.

        Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
        """
        with self._vault.transaction():
            return read_case(self._vault, rows.case_id(self._vault, code))

    def note(self, code: str, exhibit_id: str, addressee: Addressee, plan: MaskPlan) -> None:
        """Keep a plan for an addressee, in place of the one before; one without shapes takes it away.

        The same plan again changes nothing.

        Raises AppuiError: as `plans`; MASK_INVALID (also: no picture to cover), DISK_FULL, VAULT_READ_ONLY.
        """
        plan.check()
        with self._vault.transaction():
            case_id = rows.case_id(self._vault, code)
            exhibit = rows.held(self._vault, case_id, exhibit_id).exhibit
            if not exhibit.preview:
                raise AppuiError(ErrorCode.MASK_INVALID, "no_picture")
            if self._plans(exhibit.id).get(addressee, MaskPlan()) == plan:
                return
            self._write(exhibit.id, addressee, plan)
            details = {"addressee": str(addressee), "plan": plan.to_json()}
            self._vault.append_event(case_id, events.MASK_NOTED, exhibit.id, details)
        self.changed.emit(identifiers.tidy_code(code))

    def _plans(self, exhibit_id: str) -> dict[Addressee, MaskPlan]:
        found = self._vault.rows(
            "SELECT addressee, plan FROM mask_plans WHERE exhibit = ? ORDER BY addressee", (exhibit_id,)
        )
        return {Addressee(addressee): plan_of(json.loads(plan)) for addressee, plan in found}

    def _write(self, exhibit_id: str, addressee: Addressee, plan: MaskPlan) -> None:
        key = (exhibit_id, str(addressee))
        self._vault.rows("DELETE FROM mask_plans WHERE exhibit = ? AND addressee = ?", key)
        if plan.shapes:
            kept = canonical_json(plan.to_json()).decode("utf-8")
            self._vault.rows("INSERT INTO mask_plans VALUES (?, ?, ?)", (*key, kept))


def read_case(vault: Vault, case_id: str) -> CaseMasks:
    """Return every plan of a case; the caller's transaction makes it one instant."""
    numbers: dict[str, int] = {}
    plans: dict[str, dict[Addressee, MaskPlan]] = {}
    kept = vault.rows(
        "SELECT e.id, e.number, m.addressee, m.plan FROM mask_plans m JOIN exhibits e ON e.id = m.exhibit"
        " WHERE e.case_id = ? AND e.withdrawn = 0",
        (case_id,),
    )
    for own, number, addressee, plan in kept:
        numbers[own] = number
        plans.setdefault(own, {})[Addressee(addressee)] = plan_of(json.loads(plan))
    made = vault.rows(
        "SELECT d.exhibit, d.sources FROM derivations d JOIN exhibits e ON e.id = d.exhibit"
        " WHERE e.case_id = ? AND e.withdrawn = 0",
        (case_id,),
    )
    return CaseMasks(numbers, plans, {own: tuple(json.loads(sources)) for own, sources in made})
