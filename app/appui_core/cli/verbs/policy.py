"""`policy`: what holds for the kiosk and which file says so; a hash for its exit PIN; its count of openings."""

import sys
from pathlib import Path
from typing import Any

from appui_core.cli.context import Context
from appui_core.cli.output import to_json, visible, write_err, write_out
from appui_core.cli.parsed import Problem as WrongUse
from appui_core.cli.refusal import refuse
from appui_core.cli.secret import STANDARD_INPUT, read_passphrase
from appui_core.errors import AppuiError, ErrorCode
from appui_core.kiosk.counter import FEWEST, Counter, counter_folder
from appui_core.kiosk.phc import hash_pin
from appui_core.kiosk.policy import Adult, Problem, Reading, Setting, Value, policy_places, read_policy
from appui_core.kiosk.policy_faults import Fault
from appui_core.kiosk.policy_words import adult_words, adults_of, problem_words, value_words
from appui_core.kiosk.printer import with_printer

# A file that was asked for and can't be read at all; what is wrong inside one is an answer.
_UNREADABLE = {
    Fault.ABSENT: ErrorCode.FILE_MISSING,
    Fault.NOT_A_FILE: ErrorCode.NOT_A_FILE,
    Fault.UNREADABLE: ErrorCode.FILE_UNREADABLE,
    Fault.TOO_LARGE: ErrorCode.FILE_UNREADABLE,
    Fault.NOT_TEXT: ErrorCode.FILE_UNREADABLE,
}


def run(context: Context) -> int:
    """Print the policy, or with `--hash-pin` a line for its file, or with `--openings` the count as CSV.

    Raises AppuiError: FILE_MISSING, NOT_A_FILE, FILE_UNREADABLE (of `--policy`, or of the count), PIN_INVALID.
    """
    flags = context.parsed.flags
    if {"hash-pin", "openings"} <= flags:
        choices = {"choices": "--hash-pin, --openings"}
        return refuse(context, AppuiError(ErrorCode.USAGE, "one_of"), WrongUse("one_of", choices))
    if "hash-pin" in flags:
        return _hash(context)
    return _openings(context) if "openings" in flags else _show(context)


def _show(context: Context) -> int:
    given = context.value("policy")
    explicit = Path(given).absolute() if given else None
    config = context.places.config
    where = policy_places(explicit, config)
    reading = read_policy(where, explicit, config)
    for problem in reading.problems:
        if problem.source == explicit and problem.code in _UNREADABLE:
            raise AppuiError(_UNREADABLE[problem.code], "policy file")
    if reading.policy.printer:
        from appui_core.adapters.printers import SystemPrinters  # noqa: PLC0415 - only where one is named

        reading = with_printer(reading, SystemPrinters().look)
    context.answer(_object(context, reading, where), *_lines(context, reading))
    return 0


def _object(context: Context, reading: Reading, where: tuple[Path, ...]) -> dict[str, Any]:
    return {
        "values": [
            {"key": value.key, "value": _plain(value.value), "source": _path(value.source)}
            for value in reading.values
        ],
        "problems": [
            {
                "key": problem.key or None,
                "code": problem.code.value,
                "why": problem_words(context.messages, problem),
                "source": _path(problem.source),
                "line": problem.line or None,
            }
            for problem in reading.problems
        ],
        "places": [str(place) for place in where],
    }


def _plain(value: Setting) -> object:
    if not isinstance(value, tuple):
        return value
    return [_adult(item) if isinstance(item, Adult) else item for item in value]


def _adult(adult: Adult) -> dict[str, str | None]:
    until = adult.until.isoformat() if adult.until is not None else None
    return {"name": adult.name, "role": adult.role, "where": adult.where, "until": until}


def _path(source: Path | None) -> str | None:
    return None if source is None else str(source)


def _lines(context: Context, reading: Reading) -> list[str]:
    lines = [line for value in reading.values for line in _of_value(context, value)]
    if reading.problems:
        lines += [context.text("policy.ignored"), *(_of_problem(context, problem) for problem in reading.problems)]
    return lines


def _of_value(context: Context, value: Value) -> list[str]:
    source = context.text("policy.default") if value.source is None else visible(str(value.source))
    said = visible(value_words(context.messages, value))
    today = context.clock.now().date()
    return [
        context.text("policy.value", name=value.key, value=said, source=source),
        *(
            context.text("policy.adult", words=adult_words(context.messages, adult, today))
            for adult in adults_of(value)
        ),
    ]


def _of_problem(context: Context, problem: Problem) -> str:
    where = [visible(str(problem.source))] if problem.source is not None else []
    if problem.line:
        where.append(context.text("policy.line", line=problem.line))
    # The file as a whole is named by its path alone.
    name = " · ".join([*([visible(problem.key)] if problem.key else []), *where])
    words = problem_words(context.messages, problem)
    return (
        context.text("policy.problem", name=name, words=words)
        if name
        else context.text("policy.alone", words=words)
    )


def _hash(context: Context) -> int:
    if sys.stdin is not None and sys.stdin.isatty():
        write_err(context.text("policy.type_pin"))
    try:
        pin = read_passphrase(STANDARD_INPUT)
    except AppuiError as error:
        # Its sentences speak of a passphrase.
        raise AppuiError(ErrorCode.PIN_INVALID, error.code.value) from error
    line = hash_pin(pin.strip())
    write_out(to_json({"exit_pin_argon2id": line}) if context.parsed.json else f'exit_pin_argon2id = "{line}"')
    return 0


def _openings(context: Context) -> int:
    counter = Counter(counter_folder(), context.clock)
    try:
        weeks = counter.weeks()
        header = (context.text("policy.csv_week"), context.text("policy.csv_openings"))
        if context.parsed.json:
            rows = [{"week_of": week.monday.isoformat(), "openings": week.openings} for week in weeks]
            write_out(to_json({"openings": rows, "hidden_under": FEWEST}))
        else:
            write_out(counter.csv(header).rstrip("\n"))
    except OSError as error:
        raise AppuiError(ErrorCode.FILE_UNREADABLE, "count of openings") from error
    return 0
