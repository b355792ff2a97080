"""`withdraw` and `original`: one exhibit out of the case, or its untouched bytes out of the vault."""

from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.cli.context import Context
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from appui_core.cases.model import Exhibit
    from appui_core.cases.service import Cases


def run(context: Context) -> int:
    """Answer one of the two."""
    return _withdraw(context) if context.parsed.verb == "withdraw" else _original(context)


def _withdraw(context: Context) -> int:
    """Destroy an exhibit's content; its number and the chain stay."""
    wanted = context.parsed.arguments[0]
    with context.cases() as cases:
        case = cases.get(context.value("case"))
        exhibit_id = _id_in(cases, case.code, wanted)
        _, *also = cases.withdraw(case.code, exhibit_id)
    words = [context.text("exhibit.withdrawn")]
    words += [context.text("exhibit.withdrawn_too", number=exhibit.number) for exhibit in also]
    answer = {"withdrawn": True, "id": exhibit_id, "case": case.code, "also": [exhibit.id for exhibit in also]}
    context.answer(answer, *words)
    return 0


def _id_in(cases: "Cases", code: str, wanted: str) -> str:
    """Return the id that a person means by an id, in any case of letters, or by the number shown in the case.

    Raises AppuiError: EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN.
    """
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < _ULID_CHARS):
        return wanted.upper()
    return cases.case_file(code, [int(wanted)]).exhibits[0].id


_ULID_CHARS = 26


def _original(context: Context) -> int:
    """Write the untouched bytes to a new file; who opened the original, and why, is in the journal."""
    target = Path(context.value("to")).absolute()
    with context.cases() as cases:
        exhibit = _find(cases, context.parsed.arguments[0].upper())
        cases.save_original(exhibit.case, exhibit.id, target, reason=context.value("reason"))
    context.answer(
        {"sha256": exhibit.sha256, "size_bytes": exhibit.size_bytes, "path": str(target)},
        context.text("exhibit.original", hash=exhibit.sha256),
    )
    return 0


def _find(cases: "Cases", exhibit_id: str) -> "Exhibit":
    """Return an exhibit of whichever case has it: `original` names no case.

    Raises AppuiError: EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN.
    """
    for case in cases.list():
        try:
            return cases.exhibit(case.code, exhibit_id)
        except AppuiError as error:
            if error.code is not ErrorCode.EXHIBIT_UNKNOWN:
                raise
    raise AppuiError(ErrorCode.EXHIBIT_UNKNOWN)
