"""Check a received dossier, folder or ZIP, with no vault: what is added, missing, changed or moved is named.

What it cannot know: whether the journal as a whole, with its key, was made anew. For that its head, count and key
must be compared with a trace kept elsewhere (the printed page, a time stamp).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appui_core.dossier import verify_bag, verify_exhibits, verify_journal
from appui_core.dossier.problems import Problem
from appui_core.dossier.source import FolderSource, ZipSource, is_dossier
from appui_core.errors import AppuiError, ErrorCode

__all__ = ["Problem", "VerifyReport", "verify_path"]


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was found; `timestamps` lists the time stamps that were checked."""

    intact: bool
    problems: tuple[Problem, ...]
    timestamps: tuple[Any, ...] = ()


def verify_path(path: Path) -> VerifyReport:
    """Check a dossier.

    Raises AppuiError: FILE_MISSING, FILE_UNREADABLE, NOT_A_DOSSIER (nothing of a dossier is there).
    """
    try:
        if path.is_dir():
            return _verify_folder(path)
        if path.is_file():
            return _verify_zip(path)
        there = path.exists()
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the path.
        raise AppuiError(ErrorCode.FILE_UNREADABLE) from error
    raise AppuiError(ErrorCode.NOT_A_DOSSIER if there else ErrorCode.FILE_MISSING)


def _verify_folder(folder: Path) -> VerifyReport:
    with FolderSource(folder) as source:
        if not is_dossier(source.sizes):
            raise AppuiError(ErrorCode.NOT_A_DOSSIER)
        return _report(source)


def _verify_zip(path: Path) -> VerifyReport:
    with ZipSource(path) as source:
        if source.problems and not source.sizes:
            return VerifyReport(intact=False, problems=tuple(source.problems))
        if not is_dossier(source.sizes):
            raise AppuiError(ErrorCode.NOT_A_DOSSIER)
        source.check_container()
        return _report(source)


def _report(source: FolderSource | ZipSource) -> VerifyReport:
    problems = list(source.problems)
    hashes, found = verify_bag.check(source)
    problems += found
    chain, found = verify_journal.check(source)
    problems += found
    problems += verify_exhibits.check(source, chain, hashes)
    unique = tuple(dict.fromkeys(problems))
    return VerifyReport(intact=not unique, problems=unique)
