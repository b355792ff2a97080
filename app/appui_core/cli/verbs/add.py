"""`import` and `link`: files from outside, and records without image, become exhibits."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.cases.model import Exhibit, Facts
from appui_core.cli.context import Context
from appui_core.cli.output import visible
from appui_core.cli.refusal import sentence_of
from appui_core.cli.words import kept_line

if TYPE_CHECKING:
    from appui_core.errors import AppuiError


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
    from appui_core.cases.bulk import Kept  # noqa: PLC0415 - only where pictures come in
    from appui_core.intake.files import examine_file  # noqa: PLC0415 - the same

    kept: list[Exhibit] = []
    refused: list[tuple[str, AppuiError]] = []
    given = context.parsed.arguments
    with context.cases() as cases:
        originals = [partial(examine_file, Path(name), context.clock, hold=True) for name in given]
        for fate in cases.add_many(context.value("case"), originals):
            if isinstance(fate, Kept):
                kept.append(fate.exhibit)
            else:
                refused.append((given[fate.place], fate.error))
    reasons = [(name, error, sentence_of(context, error).message) for name, error in refused]
    data = {
        "exhibits": [exhibit.to_json() for exhibit in kept],
        "refused": [{"file": name, "code": error.code.value, "reason": reason} for name, error, reason in reasons],
    }
    lines = [kept_line(context, exhibit) for exhibit in kept]
    lines += [
        context.text("exhibit.refused", file=visible(name), reason=reason) for name, _error, reason in reasons
    ]
    context.answer(data, *lines)
    return 1 if refused else 0


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
