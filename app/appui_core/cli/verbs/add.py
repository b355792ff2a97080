"""`import` and `link`: files from outside, and records without image, become exhibits."""

from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.cases.model import Exhibit, Facts
from appui_core.cli.context import Context
from appui_core.cli.output import visible
from appui_core.cli.refusal import from_defect, sentence_of
from appui_core.cli.words import kept_line
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.cases.service import Cases


def run(context: Context) -> int:
    """Answer one of the two."""
    return _import(context) if context.parsed.verb == "import" else _link(context)


def declare(context: Context) -> None:
    """Take the declaration on the command line as the answer to the gate.

    Raises AppuiError: GATE_NOT_ANSWERED without it.
    """
    from appui_core.intake.gate import Gate, GateAnswer  # noqa: PLC0415 - only where pictures come in

    Gate().require(GateAnswer.NO if "no-intimate-minor" in context.parsed.flags else None)


def _import(context: Context) -> int:
    declare(context)
    kept: list[Exhibit] = []
    refused: list[tuple[str, AppuiError]] = []
    with context.cases() as cases:
        code = cases.get(context.value("case")).code
        for given in context.parsed.arguments:
            try:
                kept.append(_add(context, cases, code, given))
            except AppuiError as error:
                refused.append((given, error))
            except Exception as defect:  # noqa: BLE001 - one file must not keep the others out; its reason is told
                refused.append((given, from_defect(defect)))
    reasons = [(given, error, sentence_of(context, error).message) for given, error in refused]
    data = {
        "exhibits": [exhibit.to_json() for exhibit in kept],
        "refused": [
            {"file": given, "code": error.code.value, "reason": reason} for given, error, reason in reasons
        ],
    }
    lines = [kept_line(context, exhibit) for exhibit in kept]
    lines += [
        context.text("exhibit.refused", file=visible(given), reason=reason) for given, _error, reason in reasons
    ]
    context.answer(data, *lines)
    return 1 if refused else 0


def _add(context: Context, cases: "Cases", code: str, given: str) -> Exhibit:
    from appui_core.intake.files import examine_file  # noqa: PLC0415 - only where pictures come in

    return cases.add_original(code, examine_file(Path(given), context.clock), Facts())


def _link(context: Context) -> int:
    facts = Facts(
        url=context.value("url"),
        account=context.value("account"),
        shown_date=context.value("date"),
        words=context.value("words"),
    )
    with context.cases() as cases:
        exhibit = cases.add_link(context.value("case"), facts)
    context.answer(exhibit.to_json(), kept_line(context, exhibit))
    return 0
