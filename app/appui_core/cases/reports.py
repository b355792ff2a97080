"""The ledger of reports of an open vault: each noted, lengthened or removed with its entry in the case's chain."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from appui_core.cases import identifiers, rows
from appui_core.cases.report_model import Noted, Report, Step, Told, stamp
from appui_core.clock import Clock, stamped_day, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.events import Event
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault

if TYPE_CHECKING:
    from appui_core.cases.deadlines import Due
    from appui_core.content.deadlines import Rule

_TOLD = ("platform", "object", "account", "category", "reference", "exhibits", "seen_at", "sent_at", "note")
_COLUMNS = ", ".join(f"r.{name}" for name in _TOLD)


class Reports:
    """Any thread may call; each call raises VAULT_LOCKED once the vault is closed. `changed`: the case's code."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self.changed: Event[str] = Event()
        self._vault = vault
        self._clock = clock

    def add(self, code: str, told: Told) -> Report:
        """Note a report that was sent.

        Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, EXHIBIT_UNKNOWN (a number that the case never gave),
        REPORT_DATES (seen after it was sent), DISK_FULL, VAULT_READ_ONLY.
        """
        now = self._clock.now()
        with self._vault.transaction():
            case_id = self._case_id(code)
            own = identifiers.new_ulid(now)
            self._write(case_id, own, told, utc_stamp(now), "INSERT")
        return self._said(own)

    def correct(self, report_id: str, told: Told) -> Report:
        """Replace what was told of a report; the journal keeps both. The same again changes nothing.

        Raises AppuiError: as `add`, REPORT_UNKNOWN.
        """
        with self._vault.transaction():
            known = self.get(report_id)
            if known.told == _writable(told):
                return known
            case_id = self._case_id(known.case)
            if any(noted.on < told.sent_at.date() for noted in known.steps):
                raise AppuiError(ErrorCode.REPORT_DATES)
            self._write(case_id, known.id, told, known.noted_at_utc, "UPDATE")
        return self._said(known.id)

    def note(self, report_id: str, step: Step, at: datetime) -> Report:
        """Note what became of a report, and when, as the person says.

        Raises AppuiError: REPORT_UNKNOWN, REPORT_STEP (not of this report's ladder), REPORT_DATES (before the day
        it was sent), DISK_FULL, VAULT_READ_ONLY.
        """
        noted_at = utc_stamp(self._clock.now())
        with self._vault.transaction():
            report = self.get(report_id)
            if not report.takes(step):
                raise AppuiError(ErrorCode.REPORT_STEP)
            if at.date() < report.sent_on:
                raise AppuiError(ErrorCode.REPORT_DATES)
            details = {"step": str(step), "at": stamp(at), "noted_at_utc": noted_at}
            self._vault.rows(
                "INSERT INTO report_steps VALUES (?, ?, ?, ?, ?)",
                (report.id, len(report.steps) + 1, *details.values()),
            )
            self._append(report.case, events.REPORT_STEP_NOTED, {"report": report.id, **details})
        return self._said(report.id)

    def take_back(self, report_id: str) -> Report:
        """Take the last step back: it was noted by mistake. Without one nothing happens.

        Raises AppuiError: REPORT_UNKNOWN, DISK_FULL, VAULT_READ_ONLY.
        """
        with self._vault.transaction():
            report = self.get(report_id)
            if not report.steps:
                return report
            number = len(report.steps)
            self._vault.rows("DELETE FROM report_steps WHERE report = ? AND number = ?", (report.id, number))
            details = {"report": report.id, "step": str(report.steps[-1].step), "taken_back": "yes"}
            self._append(report.case, events.REPORT_STEP_NOTED, details)
        return self._said(report.id)

    def remove(self, report_id: str) -> None:
        """Destroy a report, its steps, and what the journal hides of them; the chain keeps that there was one.

        Raises AppuiError: REPORT_UNKNOWN, DISK_FULL, VAULT_READ_ONLY.
        """
        with self._vault.transaction():
            report = self.get(report_id)
            case_id = self._case_id(report.case)
            self._vault.rows("DELETE FROM report_steps WHERE report = ?", (report.id,))
            self._vault.rows("DELETE FROM reports WHERE id = ?", (report.id,))
            with self._vault.destroying() as chains:
                chains.destroy_report(case_id, report.id)
            self._vault.append_event(case_id, events.REPORT_REMOVED, None, {"report": report.id})
        try:
            self._vault.compact()
        finally:
            self.changed.emit(report.case)

    def get(self, report_id: str) -> Report:
        """Return one report, its id typed in either case.

        Raises AppuiError: REPORT_UNKNOWN.
        """
        found = self._select("r.id = ?", report_id.strip().upper())
        if not found:
            raise AppuiError(ErrorCode.REPORT_UNKNOWN)
        return found[0]

    def all(self, code: str | None = None) -> tuple[Report, ...]:
        """Return the reports of a case, or of all cases, the one sent last first.

        Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
        """
        found = self._select("1") if code is None else self._select("r.case_id = ?", self._case_id(code))
        return tuple(sorted(found, key=lambda report: (report.told.sent_at, report.id), reverse=True))

    def due(self, now: datetime, rules: Mapping[str, "Rule"], code: str | None = None) -> tuple["Due", ...]:
        """Return what is to be thought of, by date (rules: deadlines.py).

        Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
        """
        from appui_core.cases.deadlines import dues  # noqa: PLC0415 - 25 ms that a capture does without

        return dues(self.all(code), rules, now)

    def _said(self, report_id: str) -> Report:
        report = self.get(report_id)
        self.changed.emit(report.case)
        return report

    def _write(self, case_id: str, own: str, told: Told, noted_at_utc: str, verb: str) -> None:
        told = _writable(told)
        if told.seen_at is not None and told.seen_at.date() > told.sent_at.date():
            raise AppuiError(ErrorCode.REPORT_DATES)
        self._check_exhibits(case_id, told.exhibits)
        committed = told.to_json()
        values = [json.dumps(v) if isinstance(v, list) else v for v in committed.values()]
        if verb == "INSERT":
            marks = ", ".join("?" for _ in _TOLD)
            self._vault.rows(
                f"INSERT INTO reports (id, case_id, noted_at_utc, {', '.join(_TOLD)}) VALUES (?, ?, ?, {marks})",  # noqa: S608 - our columns
                (own, case_id, noted_at_utc, *values),
            )
        else:
            sets = ", ".join(f"{name} = ?" for name in _TOLD)
            self._vault.rows(f"UPDATE reports SET {sets} WHERE id = ?", (*values, own))  # noqa: S608 - our columns
        details = {"report": own, "told": {**committed, "noted_at_utc": noted_at_utc}}
        self._vault.append_event(case_id, events.REPORT_NOTED, None, details)

    def _append(self, code: str, event: str, details: Mapping[str, Any]) -> None:
        self._vault.append_event(self._case_id(code), event, None, details)

    def _check_exhibits(self, case_id: str, numbers: Sequence[int]) -> None:
        known = {row[0] for row in self._vault.rows("SELECT number FROM exhibits WHERE case_id = ?", (case_id,))}
        unknown = sorted(set(numbers) - known)
        if unknown:
            raise AppuiError(ErrorCode.EXHIBIT_UNKNOWN, str(unknown[0]))

    def _case_id(self, code: str) -> str:
        return rows.case_id(self._vault, code)

    def _select(self, condition: str, *values: str) -> list[Report]:
        sql = (
            f"SELECT r.id, c.code, c.id, r.noted_at_utc, {_COLUMNS} FROM reports r"  # noqa: S608 - our own words
            f" JOIN cases c ON c.id = r.case_id WHERE {condition} ORDER BY r.id"
        )
        with self._vault.held():
            return [self._report(row) for row in self._vault.rows(sql, values)]

    def _report(self, row: tuple[Any, ...]) -> Report:
        own, code, case_id, noted_at_utc, *values = row
        told = _told(dict(zip(_TOLD, values, strict=True)))
        steps = self._vault.rows(
            "SELECT step, at, noted_at_utc FROM report_steps WHERE report = ? ORDER BY number", (own,)
        )
        noted = tuple(Noted(Step(step), datetime.fromisoformat(at), when) for step, at, when in steps)
        return Report(own, code, told, noted, noted_at_utc, self._known_since(case_id, told.exhibits))

    def _known_since(self, case_id: str, numbers: Sequence[int]) -> date | None:
        """Return the day on which the first of these exhibits was kept, as the PC counted days then."""
        if not numbers:
            return None
        marks = ", ".join("?" for _ in numbers)
        found = self._vault.rows(
            "SELECT added_at_utc, utc_offset_minutes FROM exhibits"  # noqa: S608 - question marks
            f" WHERE case_id = ? AND withdrawn = 0 AND number IN ({marks}) ORDER BY added_at_utc LIMIT 1",
            (case_id, *numbers),
        )
        if not found:
            return None
        added_at_utc, minutes = found[0]
        return stamped_day(added_at_utc, minutes)


def _told(raw: dict[str, Any]) -> Told:
    seen_at = raw.pop("seen_at")
    return Told(
        exhibits=tuple(json.loads(raw.pop("exhibits"))),
        seen_at=None if seen_at is None else datetime.fromisoformat(seen_at),
        sent_at=datetime.fromisoformat(raw.pop("sent_at")),
        **raw,
    )


def _writable(told: Told) -> Told:
    """Return what was told as it is kept: texts that UTF-8 can hold, whole seconds, numbers once and in order."""
    texts = {
        name: getattr(told, name).encode("utf-8", "replace").decode("utf-8").strip()
        for name in ("platform", "object", "account", "category", "reference", "note")
    }
    return replace(
        told,
        **texts,
        exhibits=tuple(sorted(set(told.exhibits))),
        sent_at=told.sent_at.replace(microsecond=0),
        seen_at=None if told.seen_at is None else told.seen_at.replace(microsecond=0),
    )
