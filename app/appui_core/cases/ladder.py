"""A report's way as rungs: what was reached and when, where it stands, what may come; no words here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from appui_core.cases.report_model import AFTER, DECISIONS, Report, Step


class Reached(StrEnum):
    """How far a rung is."""

    DONE = "done"
    CURRENT = "current"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Rung:
    """`key` is `sent`, `decided` or the name of a step; `decision` says how a decided one ended."""

    key: str
    reached: Reached
    on: date | None = None
    decision: Step | None = None


def ladder(report: Report) -> tuple[Rung, ...]:
    """Return the rungs, lowest first; at most one is current, and none once it ended well."""
    noted = {step: report.last({step}) for step in (Step.ACKNOWLEDGED, *AFTER[report.route])}
    decision = report.decision
    rungs = [Rung("sent", Reached.DONE, report.sent_on)]
    # An answer without an acknowledgement is usual: the rung is then simply behind.
    acknowledged = noted[Step.ACKNOWLEDGED]
    behind = acknowledged is not None or decision is not None or any(noted[s] for s in AFTER[report.route])
    rungs.append(_rung(str(Step.ACKNOWLEDGED), None if acknowledged is None else acknowledged.on, done=behind))
    rungs.append(
        Rung("decided", Reached.TO_COME)
        if decision is None
        else Rung("decided", Reached.DONE, decision.on, decision.step)
    )
    for step in AFTER[report.route]:
        found = noted[step]
        rungs.append(_rung(str(step), None if found is None else found.on, done=found is not None))
    return _with_current(report, rungs)


def open_steps(report: Report) -> tuple[Step, ...]:
    """Return what can still be noted about a report beyond an answer, the nearest first."""
    found = [] if report.last({Step.ACKNOWLEDGED}) or report.decision else [Step.ACKNOWLEDGED]
    found += [step for step in (*AFTER[report.route], *report.beside) if report.last({step}) is None]
    return tuple(found)


def _rung(key: str, on: date | None, *, done: bool) -> Rung:
    return Rung(key, Reached.DONE if done else Reached.TO_COME, on)


def _with_current(report: Report, rungs: list[Rung]) -> tuple[Rung, ...]:
    last = report.decision
    if last is not None and last.step is Step.REMOVED:
        return tuple(rungs)
    # The rung after the highest one that was reached; after a complaint it is its answer that is waited for.
    at = max(n for n, rung in enumerate(rungs) if rung.reached is Reached.DONE)
    if at + 1 < len(rungs) and not _waits_for_answer(report):
        at += 1
    return tuple(
        Rung(rung.key, Reached.CURRENT, rung.on, rung.decision) if n == at else rung
        for n, rung in enumerate(rungs)
    )


def _waits_for_answer(report: Report) -> bool:
    """Tell whether something was sent after the last answer, so that the next answer is about that."""
    main = [noted.step for noted in report.way if noted.step in {*DECISIONS, *AFTER[report.route]}]
    return bool(main) and main[-1] not in DECISIONS
