"""`case purge` and `case record`: a situation and its exhibits, destroyed; what remains to be said of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from appui_core.cases.identifiers import tidy_code
from appui_core.cli.context import Context
from appui_core.cli.output import visible
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.cases.destruction import Destruction


def run(context: Context) -> int:
    """Destroy a case, or give the record of one that was; the code and the reason stay in the journal.

    What fails once the case is gone is no refusal: the answer says that it is gone and names it, with exit code 1.
    """
    code = tidy_code(context.parsed.arguments[0])
    destroys = context.parsed.verb == "case purge"
    left, problems = None, []
    with context.cases() as cases:
        if destroys:
            from appui_core.cases.destruction import destroy  # noqa: PLC0415 - comes with the vault

            _make_place(context)
            record, left = destroy(cases, code, context.value("reason"))
        else:
            record = cases.keeping.destruction(code)
    data: dict[str, Any] = {"purged": code, "record": record.to_json()}
    lines = [context.text("case.purged", code=code)] if destroys else []
    if left is not None:
        problems.append({"what": "rest", "code": left.code.value})
        lines.append(context.text("case.rest"))
    head = record.signed_head
    lines.append(context.text("case.record", code=code, n=record.exhibits, entries=head.entries, head=head.head))
    if "to" in context.parsed.values:
        try:
            data["files"] = [str(path) for path in _save(context, record)]
        except AppuiError as error:
            if not destroys:
                raise
            data["files"] = []
            problems.append({"what": "record", "code": error.code.value})
            why = context.messages.error(error.code).message
            lines.append(context.text("case.record_unwritten", code=code, why=why))
        lines += [context.text("case.record_file", path=visible(path)) for path in data["files"]]
    elif destroys:
        lines.append(context.text("case.record_again", code=code))
    if destroys:
        data["problems"] = problems
    context.answer(data, *lines)
    return 1 if problems else 0


def _make_place(context: Context) -> None:
    """Make the folder for the record before anything is destroyed: a place that takes nothing is said first."""
    from appui_core.dossier.destruction_paper import make_place  # noqa: PLC0415 - only where a sheet is made

    if "to" in context.parsed.values:
        make_place(Path(context.value("to")).absolute())


def _save(context: Context, record: "Destruction") -> tuple[Path, Path]:
    from appui_core.dossier.destruction_paper import save_record  # noqa: PLC0415 - reportlab, only for the sheet

    zone = context.clock.now().tzinfo
    assert zone is not None  # noqa: S101 - the clock's contract
    return save_record(record, Path(context.value("to")), context.messages, zone)
