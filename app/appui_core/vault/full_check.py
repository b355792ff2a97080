"""The check that opens every original too, without keeping anyone from the vault meanwhile."""

import contextlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import check_crew
from appui_core.vault.check import CheckReport, Parts, Problem, blob_place, check_vault
from appui_core.vault.checked import COMPLETE, keep_problems, note_checked

if TYPE_CHECKING:
    from appui_core.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Course:
    """How a full check goes: `progress(done_bytes, all_bytes)` after each original, `cancelled()` before each.

    `crew`: workers that are already there; else they are started where they are worth it.
    """

    progress: Callable[[int, int], object] | None = None
    cancelled: Callable[[], bool] = field(default=lambda: False)
    crew: check_crew.Crew | None = None


def check_all(vault: "Vault", parts: Parts, course: Course, at_utc: str) -> CheckReport:
    """Check an open vault and open every original, on two processes when there are many bytes.

    What was found whole is noted with the time `at_utc`.

    Raises AppuiError: INTERRUPTED when it was cancelled; VAULT_LOCKED.
    """
    with contextlib.ExitStack() as stack:
        workers = _workers(vault, parts)
        # A crew that is there already is not waited for where the originals are not worth it.
        if course.crew is None or not workers:
            course = replace(course, crew=stack.enter_context(check_crew.Crew(workers)))
        return _check(vault, parts, course, at_utc)


def _workers(vault: "Vault", parts: Parts) -> int:
    """Return how many workers the vault's originals are worth; none where the index can't tell."""
    try:
        with vault.held():
            ((all_bytes,),) = parts.index.rows("SELECT sum(stored_bytes) FROM exhibits WHERE withdrawn = 0")
    except AppuiError as error:
        if error.code is not ErrorCode.VAULT_DAMAGED:
            raise
        return 0
    return check_crew.workers_for(all_bytes or 0)


def _check(vault: "Vault", parts: Parts, course: Course, at_utc: str) -> CheckReport:
    # Once the vault is locked nothing of it is read any more.
    running = replace(course, cancelled=lambda: course.cancelled() or not vault.is_open)
    with vault.held():
        try:
            sql = "SELECT blob, sha256, stored_bytes FROM exhibits WHERE withdrawn = 0 ORDER BY id"
            rows: list[tuple[str, str, int]] = [(row[0], row[1], row[2]) for row in parts.index.rows(sql)]
        except AppuiError as error:
            if error.code is not ErrorCode.VAULT_DAMAGED:
                raise
            return check_vault(parts)
        crew = course.crew or check_crew.Crew(0)
        wanted = [(parts.blobs.path(name), sha256) for name, sha256, _ in rows]
        # The workers begin at once, beside the look at rows and chains.
        answers = crew.check(wanted, parts.identity, running.cancelled)
        report = check_vault(parts)
    told = {problem.what for problem in report.problems}
    whole, damaged = _gather(rows, answers, running)
    with vault.held():
        # An exhibit may have been withdrawn while its original was being opened.
        still = {row[0] for row in parts.index.rows("SELECT blob FROM exhibits WHERE withdrawn = 0")}
        new = [name for name in damaged if name in still and blob_place(name) not in told]
        problems = (*report.problems, *(Problem(blob_place(name), "blob_damaged") for name in new))
        # A full disk is no fault of the originals.
        with contextlib.suppress(AppuiError), vault.transaction():
            note_checked(vault, [name for name in whole if blob_place(name) not in told], at_utc)
            keep_problems(vault, tuple(one for one in problems if one.code in {"blob_damaged", "blob_missing"}))
            vault.set_setting(COMPLETE, at_utc)
    return replace(report, intact=not problems, problems=problems)


def _gather(
    rows: Sequence[tuple[str, str, int]], answers: Generator[tuple[str, bool], None, None], course: Course
) -> tuple[list[str], list[str]]:
    """Return the names of the blobs that are whole, and of those that are not.

    Raises AppuiError: INTERRUPTED.
    """
    sizes = {name: size_bytes for name, _, size_bytes in rows}
    all_bytes, done_bytes = sum(sizes.values()), 0
    results: dict[bool, list[str]] = {True: [], False: []}
    with contextlib.closing(answers):
        for name, whole in answers:
            results[whole].append(name)
            done_bytes += sizes[name]
            if course.progress is not None:
                course.progress(done_bytes, all_bytes)
    if len(results[True]) + len(results[False]) < len(rows):
        raise AppuiError(ErrorCode.INTERRUPTED)
    return results[True], results[False]
