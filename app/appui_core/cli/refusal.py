"""How a refusal is said: the error's JSON for machines, its sentence for people, never a traceback."""

import contextlib
from collections.abc import Mapping

from appui_core.cli.context import Context
from appui_core.cli.output import to_json, visible, write_err, write_out
from appui_core.cli.parsed import Problem
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Sentence

# What is said when even the texts are gone: the source language, and the number that matters.
_NO_TEXTS = Sentence(
    "Appui a rencontré un problème et ses textes sont introuvables.",
    "Ce qui était déjà gardé est intact.",
    "Installez Appui de nouveau. Le 3018 reste joignable par téléphone.",
)


def refuse(context: Context, error: AppuiError, problem: Problem | None = None) -> int:
    """Say why, on both streams as asked; return the exit code."""
    sentence = sentence_of(context, error, problem)
    if context.parsed.json:
        # Where stdout is the very thing that failed, the sentence and the exit code still stand.
        with contextlib.suppress(OSError):
            write_out(to_json({"error": as_object(error, sentence)}))
    write_err(sentence.spoken())
    if context.parsed.debug:
        _explain(error)
    return error.exit_code


def as_object(error: AppuiError, sentence: Sentence) -> Mapping[str, str]:
    """Return the error as ARCHITECTURE.md writes it."""
    return {
        "code": error.code.value,
        "message": sentence.message,
        "safe": sentence.safe,
        "todo": sentence.todo,
    }


def sentence_of(context: Context, error: AppuiError, problem: Problem | None = None) -> Sentence:
    """Return the sentence for an error; a command line that is wrong says in what."""
    try:
        sentence = context.messages.refusal(error)
        if problem is not None:
            shown = {name: visible(word) for name, word in problem.fields.items()}
            told = context.text(f"usage.{problem.key}", **shown)
            sentence = Sentence(told, sentence.safe, sentence.todo)
    except (OSError, ValueError, KeyError):
        return _NO_TEXTS
    return sentence


def _explain(error: AppuiError) -> None:
    """Show what `--debug` is for."""
    import traceback  # noqa: PLC0415 - only for the one who debugs

    write_err(f"[{error.code}] {error.detail}".rstrip())
    write_err("".join(traceback.format_exception(error)).rstrip())


def from_defect(defect: BaseException) -> AppuiError:
    """Translate what nobody foresaw into a refusal; the cause is kept for `--debug`."""
    import errno  # noqa: PLC0415 - only when something went wrong

    if isinstance(defect, KeyboardInterrupt):
        error = AppuiError(ErrorCode.INTERRUPTED)
    elif isinstance(defect, FileNotFoundError) and defect.filename is None:
        # The folder that the command was given in is gone: a relative path leads nowhere.
        error = AppuiError(ErrorCode.FILE_MISSING, "working directory")
    elif isinstance(defect, OSError) and defect.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        error = AppuiError(ErrorCode.DISK_FULL, f"errno {defect.errno}")
    else:
        error = AppuiError(ErrorCode.INTERNAL, type(defect).__name__)
    error.__cause__ = defect
    return error
