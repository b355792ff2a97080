"""`report new | list | answer | step | remove`: the ledger of reports, and what is due about them."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appui_core.cases.report_words import step_word, told_word
from appui_core.cli.context import Context
from appui_core.cli.output import visible
from appui_core.cli.zone import read_instant, read_zone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from appui_core.cases.deadlines import Due
    from appui_core.cases.report_model import Report
    from appui_core.cases.reports import Reports
    from appui_core.vault.facade import Vault


def run(context: Context) -> int:
    """Answer one of the five."""
    from appui_core.cases.reports import Reports  # noqa: PLC0415 - SQLCipher, when first needed

    with context.vault() as vault:
        reports = Reports(vault, context.clock)
        match context.parsed.verb:
            case "report new":
                return _new(context, reports)
            case "report answer" | "report step":
                return _step(context, reports)
            case "report remove":
                return _remove(context, reports)
            case _:
                return _list(context, reports, vault)


def due_of(context: Context, reports: "Sequence[Report]") -> "tuple[Due, ...]":
    """Return what is due about reports at this instant, by date."""
    from appui_core.cases.deadlines import dues  # noqa: PLC0415 - with the vault
    from appui_core.content.deadlines import load_deadlines  # noqa: PLC0415 - one more file, when it is asked for

    return dues(reports, load_deadlines(), context.clock.now())


def due_json(context: Context, due: "Sequence[Due]") -> list[dict[str, Any]]:
    """Return them for programs, their words in the language of the run."""
    return [one.to_json(context.messages.language) for one in due]


def report_json(context: Context, report: "Report") -> dict[str, Any]:
    """Return a report for programs, with what is due about it."""
    return {**report.to_json(), "due": due_json(context, due_of(context, [report]))}


def report_line(context: Context, report: "Report") -> str:
    """Return a report as a line of a list."""
    status = step_word(context.messages, report.status, report.route)
    return context.text("report.line", id=report.id, case=report.case, told=_told(context, report), status=status)


def _new(context: Context, reports: "Reports") -> int:
    from appui_core.cases.report_model import Told  # noqa: PLC0415 - with the vault

    seen = context.parsed.values.get("seen")
    told = Told(
        platform=_known(context.value("platform")),
        object=context.value("object"),
        sent_at=_moment(context, context.value("at")),
        account=context.value("account"),
        category=context.value("category"),
        reference=context.value("reference"),
        exhibits=context.parsed.numbers("exhibits") or (),
        seen_at=None if seen is None else _moment(context, seen),
        note=context.value("note"),
    )
    report = reports.add(context.value("case"), told)
    _say(context, report, context.text("report.noted", id=report.id), told.sent_at)
    return 0


def _step(context: Context, reports: "Reports") -> int:
    from appui_core.cases.report_model import Step  # noqa: PLC0415 - with the vault

    step, at = Step(context.value("decision") or context.value("step")), _moment(context, context.value("at"))
    report = reports.note(context.parsed.arguments[0], step, at)
    line = context.text("report.answered", step=step_word(context.messages, step, report.route))
    _say(context, report, line, at)
    return 0


def _remove(context: Context, reports: "Reports") -> int:
    report = reports.get(context.parsed.arguments[0])
    reports.remove(report.id)
    context.answer({"removed": True, "id": report.id, "case": report.case}, context.text("report.removed"))
    return 0


def _list(context: Context, reports: "Reports", vault: "Vault") -> int:
    found = reports.all(context.parsed.values.get("case"))
    due = due_of(context, found)
    data: dict[str, Any] = {
        "reports": [report_json(context, report) for report in found],
        "due": due_json(context, due),
    }
    lines = [report_line(context, report) for report in found] or [context.text("report.none")]
    lines += _due_lines(context, due) if found else []
    if "ics" in context.parsed.values:
        # The calendar is written first: a file that is refused is said instead of the list.
        path = _calendar(context, due, vault.vault_id)
        data["ics"] = path
        made = context.text("report.calendar_made", path=visible(path)) if path else None
        lines.append(made or context.text("report.calendar_none"))
    context.answer(data, *lines)
    return 0


def _calendar(context: Context, due: "Sequence[Due]", own: str) -> str | None:
    """Write the days to come to a new file and return its path; None when there is none to come.

    Raises AppuiError: DESTINATION_EXISTS, DESTINATION_UNWRITABLE, DISK_FULL.
    """
    from appui_core.cases.deadlines import reminder_days  # noqa: PLC0415 - with the vault
    from appui_core.cases.ics import calendar, write_calendar  # noqa: PLC0415 - for this option alone

    now = context.clock.now()
    target = Path(context.value("ics")).absolute()
    coming = reminder_days(due, now.date())
    if not coming:
        return None
    write_calendar(target, calendar(coming, context.messages.text("reports.calendar"), own, now))
    return str(target)


def _say(context: Context, report: "Report", line: str, at: datetime) -> None:
    due = due_of(context, [report])
    data = {**report.to_json(), "due": due_json(context, due)}
    # A clock may be wrong, and so may a year: it is said, not refused.
    doubt = [context.text("report.to_come")] if at > context.clock.now() else []
    context.answer(data, line, *doubt, report_line(context, report), *_due_lines(context, due))


def _due_lines(context: Context, due: "Sequence[Due]") -> list[str]:
    from appui_core.cases.deadlines import gathered, hidden_rules  # noqa: PLC0415 - with the vault
    from appui_core.content.deadlines import load_deadlines  # noqa: PLC0415 - the same

    language = context.messages.language
    lines = []
    for one in gathered(due):
        key = "report.until" if one.rule.until else "report.due"
        lines += [
            context.text(key, on=_day(context, one.on), what=one.what(language)),
            f"    {one.why(language)}",
        ]
    if hidden_rules(load_deadlines(), context.clock.now().date()):
        lines.append(context.text("report.hidden"))
    return lines or [context.text("report.due_none")]


def _told(context: Context, report: "Report") -> str:
    at = report.told.sent_at
    return context.text(
        "report.sent",
        platform=visible(told_word(context.messages, report.told.platform)),
        object=visible(told_word(context.messages, report.told.object)),
        at=context.text("when.instant", day=at.day, month=at.month, year=at.year, hour=at.hour, minute=at.minute),
    )


def _day(context: Context, day: "date") -> str:
    return context.text("when.day", day=day.day, month=day.month, year=day.year)


def _known(platform: str) -> str:
    """Return a platform as the guides write it when it is one of theirs, else as it was typed."""
    from appui_core.guides.model import PLATFORMS  # noqa: PLC0415 - with the vault

    tidy = platform.strip().lower()
    return tidy if tidy in {*PLATFORMS, "school"} else platform.strip()


def _moment(context: Context, text: str) -> "datetime":
    """Return a moment as it was typed, in its own offset; without one, or as an instant (`Z`), in this PC's zone.

    Raises AppuiError: INSTANT_INVALID.
    """
    instant = read_instant(text, read_zone(None), context.clock)
    typed = datetime.fromisoformat(text)
    # The civil day is that of where it was told, whatever the hour of this PC was then; Z is no place.
    return instant if typed.tzinfo is None or text.rstrip()[-1:] in {"Z", "z"} else typed
