"""Check a received dossier, sealed or not, with no vault: what is added, missing, changed or moved is named.

What it cannot know: whether the journal as a whole, with its key, was made anew. For that its head, count and key
must be compared with a trace kept elsewhere (the printed page, a time stamp).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from appui_core.dossier import stamp_files, verify_bag, verify_exhibits, verify_journal, verify_stamps
from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.seal import SealKey, unsealed
from appui_core.dossier.source import FolderSource, ZipSource, is_dossier
from appui_core.dossier.verify_journal import Printed
from appui_core.dossier.verify_stamps import StampReport
from appui_core.dossier.watch import Watch
from appui_core.errors import AppuiError, ErrorCode
from appui_core.settings.authorities import Authority, shipped
from appui_core.vault.age_format import NotWholeError

__all__ = ["Problem", "VerifyReport", "verify_path"]


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was found; `timestamps` says of each time stamp what it is worth, a bad one is a problem too.

    `masked` are the files that are masked copies: what they show can only be compared with their originals, which
    are not in the dossier. `abridged` are those of which something that was told is left out or replaced for the
    addressee: what is told of them can't be held against the journal.
    `printed` is what to compare with the paper: nothing in a dossier vouches for its journal as a whole.
    """

    intact: bool
    problems: tuple[Problem, ...]
    timestamps: tuple[StampReport, ...] = ()
    masked: tuple[str, ...] = ()
    abridged: tuple[str, ...] = ()
    printed: Printed | None = None


def verify_path(
    path: Path, known: tuple[Authority, ...] = (), key: SealKey | None = None, watch: Watch | None = None
) -> VerifyReport:
    """Check a dossier; `known` are the authorities of the settings, beside those that ship with Appui.

    `key` opens a sealed one; the report is the one of the ZIP that is in it, or the one problem `seal_broken`.
    `watch` hears how far it is and can stop it. Nothing is written.

    Raises AppuiError: FILE_MISSING, FILE_UNREADABLE, NOT_A_DOSSIER (nothing of a dossier is there),
    SEAL_IDENTITY_MISSING, SEAL_PASSPHRASE_MISSING, SEAL_KEY_WRONG, INTERRUPTED.
    """
    look = _Look(known, watch or Watch())
    try:
        if path.is_dir():
            return look.folder(path)
        if path.is_file():
            return look.file(path, key or SealKey())
        there = path.exists()
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the path.
        raise AppuiError(ErrorCode.FILE_UNREADABLE) from error
    raise AppuiError(ErrorCode.NOT_A_DOSSIER if there else ErrorCode.FILE_MISSING)


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at a dossier, in whatever form it came."""

    known: tuple[Authority, ...]
    watch: Watch

    def folder(self, folder: Path) -> VerifyReport:
        with FolderSource(folder) as source:
            if not is_dossier(source.sizes):
                raise AppuiError(ErrorCode.NOT_A_DOSSIER)
            return self._report(source)

    def file(self, path: Path, key: SealKey) -> VerifyReport:
        try:
            with unsealed(path, key, self.watch) as file:
                return self._zip(path.name, file)
        except NotWholeError:
            return VerifyReport(intact=False, problems=(Problem(path.name, Code.SEAL_BROKEN),))

    def _zip(self, name: str, file: BinaryIO) -> VerifyReport:
        with ZipSource(name, file) as source:
            if source.problems and not source.sizes:
                return VerifyReport(intact=False, problems=tuple(source.problems))
            if not is_dossier(source.sizes):
                raise AppuiError(ErrorCode.NOT_A_DOSSIER)
            source.check_container()
            return self._report(source)

    def _report(self, source: FolderSource | ZipSource) -> VerifyReport:
        problems = list(source.problems)
        hashes, found = verify_bag.check(source, self.watch)
        problems += found
        journal, found = verify_journal.check(source)
        problems += found
        exhibits = verify_exhibits.check(source, journal.chain, hashes)
        problems += exhibits.problems
        stamps: tuple[StampReport, ...] = ()
        if any(stamp_files.split(name) for name in source.sizes):
            stamps, found = verify_stamps.check(source, (*shipped(), *self.known))
            problems += found
        unique = tuple(dict.fromkeys(problems))
        return VerifyReport(not unique, unique, stamps, exhibits.masked, exhibits.abridged, journal.printed)
