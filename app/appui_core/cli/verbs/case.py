"""`case new | list | show | retain` and `journal`: the situations that exhibits belong to, and their custody."""

from datetime import date
from typing import TYPE_CHECKING

from appui_core.cases.model import Case, Mode
from appui_core.cli.context import Context
from appui_core.cli.output import visible
from appui_core.cli.verbs.report import due_json, due_of, report_json, report_line
from appui_core.cli.words import event_words, exhibit_line, instant_words
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from appui_core.cases.retention import Retention


def run(context: Context) -> int:
    """Answer one of the five."""
    match context.parsed.verb:
        case "case new":
            return _new(context)
        case "case show":
            return _show(context)
        case "case retain":
            return _retain(context)
        case "journal":
            return _journal(context)
        case _:
            return _list(context)


def _new(context: Context) -> int:
    mode = Mode(context.value("mode") or Mode.FAMILY)
    with context.cases() as cases:
        made = cases.new(context.value("title"), mode)
    context.answer(made.to_json(), context.text("case.created", code=made.code))
    return 0


def _list(context: Context) -> int:
    with context.cases() as cases:
        found = cases.list()
    lines = [_line(context, case) for case in found] or [context.text("case.none")]
    context.answer([case.to_json() for case in found], *lines)
    return 0


def _show(context: Context) -> int:
    with context.cases() as cases:
        case = cases.get(context.parsed.arguments[0])
        exhibits = cases.exhibits(case.code)
        reports = cases.reports.all(case.code)
        kept = cases.keeping.until(case.code)
    data = {
        **case.to_json(),
        "retention": kept.to_json() if kept else None,
        "exhibits": [exhibit.to_json() for exhibit in exhibits],
        "reports": [report_json(context, report) for report in reports],
        "due": due_json(context, due_of(context, reports)),
    }
    lines = [_kept_words(context, kept)] if kept else []
    lines += [exhibit_line(context, exhibit) for exhibit in exhibits]
    lines += [report_line(context, report) for report in reports]
    context.answer(data, _line(context, case), *lines)
    return 0


def _retain(context: Context) -> int:
    """Decide until when a school keeps a case."""
    code = context.parsed.arguments[0]
    try:
        day = date.fromisoformat(context.value("until"))
    except ValueError as error:
        raise AppuiError(ErrorCode.INSTANT_INVALID) from error
    with context.cases() as cases:
        kept = cases.keeping.keep_until(code, day, context.value("reason"), held="hold" in context.parsed.flags)
        case = cases.get(code)
    context.answer({**case.to_json(), "retention": kept.to_json()}, _kept_words(context, kept))
    return 0


def _kept_words(context: Context, kept: "Retention") -> str:
    key = "reached" if kept.reached(context.clock.now().date()) else "until" if kept.reason else "proposed"
    return context.text(f"case.kept_{key}", day=kept.until.isoformat())


def _line(context: Context, case: Case) -> str:
    return context.text("case.line", code=case.code, title=visible(case.title), n=case.exhibits)


def _journal(context: Context) -> int:
    """Print one chain, the vault's own or a case's, oldest first; what it commits to stays in the vault."""
    with context.cases() as cases:
        entries = cases.journal(context.parsed.values.get("case"))
    lines = [
        context.text(
            "journal.line",
            seq=one.seq,
            at=instant_words(context, one.at_utc),
            event=visible(event_words(context, one.event)),
        )
        for one in entries
    ]
    context.answer([one.to_json() for one in entries], *(lines or [context.text("journal.none")]))
    return 0
