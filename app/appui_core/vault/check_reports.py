"""Whether the rows of the ledger of reports say what the case's chain last committed to, and nothing else."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from appui_core.vault import event_names as events
from appui_core.vault.chains import OpenedEntry
from appui_core.vault.index import Index

_TOLD = (
    "platform",
    "object",
    "account",
    "category",
    "reference",
    "exhibits",
    "seen_at",
    "sent_at",
    "note",
    "noted_at_utc",
)
_STEP = ("step", "at", "noted_at_utc")


def report_faults(index: Index, case_id: str, opened: Sequence[OpenedEntry]) -> Iterator[tuple[str, str]]:
    """Yield (id of a report, code) for each that is not as noted; of a purged case `opened` is empty."""
    wanted, rows = _committed(opened), _rows(index, case_id)
    for report in sorted(set(wanted) | set(rows)):
        if report not in rows:
            yield report, "row_missing"
        elif rows[report] != wanted.get(report):
            yield report, "row_altered"


def _committed(opened: Sequence[OpenedEntry]) -> dict[str, tuple[Any, list[Any]]]:
    """Return what was told about each report and its steps, as the chain has it in the end."""
    found: dict[str, tuple[Any, list[Any]]] = {}
    for entry in opened:
        details = entry.details
        if details is None:
            continue
        if entry.entry.event == events.REPORT_NOTED:
            steps = found.get(details["report"], (None, []))[1]
            found[details["report"]] = details["told"], steps
        elif entry.entry.event == events.REPORT_STEP_NOTED and details["report"] in found:
            steps = found[details["report"]][1]
            if "taken_back" in details:
                del steps[-1:]
            else:
                steps.append({name: details.get(name) for name in _STEP})
        elif entry.entry.event == events.REPORT_REMOVED:
            found.pop(details["report"], None)
    return found


def _rows(index: Index, case_id: str) -> dict[str, tuple[Any, list[Any]]]:
    found: dict[str, tuple[Any, list[Any]]] = {}
    sql = f"SELECT id, {', '.join(_TOLD)} FROM reports WHERE case_id = ?"  # noqa: S608 - our columns
    for own, *values in index.rows(sql, (case_id,)):
        told = dict(zip(_TOLD, values, strict=True))
        told["exhibits"] = json.loads(told["exhibits"])
        sql = f"SELECT {', '.join(_STEP)} FROM report_steps WHERE report = ? ORDER BY number"  # noqa: S608 - ours
        found[own] = told, [dict(zip(_STEP, row, strict=True)) for row in index.rows(sql, (own,))]
    return found
