"""One look for what lies outside the vault: every finder in turn, within one budget. It changes nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from appui_core.cases.fingerprints import Fingerprints
from appui_core.locate import Places
from appui_core.privacy.leaks.clipboard import find_histories
from appui_core.privacy.leaks.copies import Comparer, plain_file
from appui_core.privacy.leaks.folders import existing, picture_folders
from appui_core.privacy.leaks.limits import Budget, Limits, never
from appui_core.privacy.leaks.model import Kind, Leak, Report, Why
from appui_core.privacy.leaks.ours import Ours, ours_above
from appui_core.privacy.leaks.portal import find_portal_pictures
from appui_core.privacy.leaks.recent import find_recent
from appui_core.privacy.leaks.small_files import is_folder
from appui_core.privacy.leaks.surroundings import Surroundings
from appui_core.privacy.leaks.synced import SyncedRoots
from appui_core.privacy.leaks.targets import Targets
from appui_core.privacy.leaks.thumbnails import find_thumbnails
from appui_core.privacy.leaks.walk import MOST_GAPS, Seen, Walk

# Photos, iPhoto and Aperture: folders that macOS shows as one thing.
_LIBRARIES = frozenset({".photoslibrary", ".photolibrary", ".migratedphotolibrary", ".aplibrary"})
_ORDER = {why: place for place, why in enumerate(Why)}


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for and where.

    `wanted` and `vault_id` come from an open vault; without one only places are looked at, nothing is compared.
    `files`: what was just brought in from anywhere (folders too). `erased`: copies that are gone by now, whose
    traces are still looked for. `left`: files that captures left in clear and that could not be deleted then.
    """

    around: Surroundings
    places: Places
    wanted: Fingerprints | None = None
    vault_id: str | None = None
    files: Sequence[Path] = ()
    erased: Sequence[Path] = ()
    left: Sequence[Path] = ()
    limits: Limits = field(default_factory=Limits)
    cancelled: Callable[[], bool] = never


def find_leaks(search: Search) -> Report:
    """Look once, in constant memory but for what is found; a cancelled look returns what it has.

    What can't be read, and where the budget ended, is in the report as `unseen`.
    """
    return _Look(search).report()


class _Look:
    def __init__(self, search: Search) -> None:
        self._search = search
        self._budget = Budget(search.limits, search.cancelled)
        self._roots = SyncedRoots(search.around)
        self._comparer = None if search.wanted is None else Comparer(search.wanted, self._budget)
        self._walk = Walk(self._budget, self._is_our_data, search.wanted or {})
        self._data = _real(search.places.data)

    def report(self) -> Report:
        around = self._search.around
        found: list[Leak] = list(self._vault())
        left = find_portal_pictures(around, self._comparer, self._search.left)
        looked: tuple[Path, ...] = ()
        if self._comparer is not None:
            looked = existing((*picture_folders(around), *self._roots.roots), around)
            found += self._copies(
                self._comparer, looked, {_real(one.place) for one in left if one.place is not None}
            )
            found += self._made()
        found += left
        targets = self._targets(found)
        found += find_recent(around, targets)
        found += find_thumbnails(around, targets)
        found += find_histories(around)
        found += self._gone()
        found += self._walk.gaps
        if self._budget.cut:
            found.append(Leak(Kind.UNSEEN, Why.CUT_SHORT))
        return Report(tuple(self._sorted(found)), self._comparer is not None, looked)

    def _copies(self, comparer: Comparer, roots: Sequence[Path], seen: set[Path]) -> Iterator[Leak]:
        """Yield the copies in these folders and among what was brought in, but for those seen already."""
        for root in (*self._search.files, *roots):
            single = plain_file(root)
            for file in (single,) if single is not None else self._walk.files(root) if is_folder(root) else ():
                leak = comparer.look(file)
                real = _real(file.path)
                if leak is not None and real not in seen and not self._is_part_of_ours(real):
                    seen.add(real)
                    yield self._left_alone(leak, file, real)

    def _vault(self) -> Iterator[Leak]:
        vault = self._search.places.vault
        provider = self._roots.provider(vault) if is_folder(vault) else None
        if provider is not None:
            yield Leak(Kind.SYNCED, Why.VAULT_SYNCED, vault, provider=provider)

    def _left_alone(self, leak: Leak, file: Seen, real: Path) -> Leak:
        """Return a copy as one not to be erased from here, where it is another account's or part of a library."""
        if leak.exhibit is None:
            return leak
        if self._search.around.owner not in {None, file.info.st_uid}:
            return replace(leak, why=Why.OTHERS_COPY, can_clean=False)
        if any(folder.suffix.lower() in _LIBRARIES for folder in real.parents):
            return replace(leak, why=Why.LIBRARY_COPY, can_clean=False)
        return leak

    def _gone(self) -> Iterator[Leak]:
        """Yield the folders of what was brought in that are there no more: an unplugged drive, perhaps."""
        folders = dict.fromkeys(path.parent for path in self._search.files)
        for folder in [folder for folder in folders if not is_folder(folder)][:MOST_GAPS]:
            yield Leak(Kind.UNSEEN, Why.PLACE_GONE, folder)

    def _is_part_of_ours(self, real: Path) -> bool:
        """Tell whether it is Appui's own, or a dossier or backup would be broken without it; a dossier is told."""
        if self._is_our_data(real):
            return True
        above = ours_above(real)
        if above is not None:
            self._walk.ours.append(above)
        return above is not None

    def _ours(self) -> tuple[Ours, ...]:
        """Return each folder of ours once, however often it was met."""
        return tuple({_real(one.path): one for one in reversed(self._walk.ours)}.values())

    def _made(self) -> Iterator[Leak]:
        """Yield the dossiers and backups that were met; another vault's backup is nobody's business here."""
        for one in self._ours():
            provider = self._roots.provider(one.path)
            if one.is_dossier:
                why = Why.DOSSIER_THERE if provider is None else Why.DOSSIER_SYNCED
                yield Leak(Kind.DOSSIER, why, one.path, provider=provider)
            elif provider is not None and one.vault_id == self._search.vault_id:
                yield Leak(Kind.SYNCED, Why.BACKUP_SYNCED, one.path, provider=provider)

    def _targets(self, found: Iterable[Leak]) -> Targets:
        files = [leak.place for leak in found if leak.exhibit is not None and leak.place is not None]
        folders = [one.path for one in self._ours() if one.is_dossier]
        return Targets([*files, *_files_of(self._ours()), *self._search.erased], folders)

    def _sorted(self, found: Iterable[Leak]) -> list[Leak]:
        told = [
            leak if leak.place is None or leak.provider else replace(leak, provider=self._provider(leak))
            for leak in found
        ]
        return sorted(told, key=lambda leak: (_ORDER[leak.why], str(leak.place or ""), leak.name))

    def _provider(self, leak: Leak) -> str | None:
        told = {Kind.COPY, Kind.PORTAL}
        return self._roots.provider(leak.place) if leak.kind in told and leak.place is not None else None

    def _is_our_data(self, folder: Path) -> bool:
        real = _real(folder)
        return real == self._data or self._data in real.parents


def _files_of(ours: Iterable[Ours]) -> Iterator[Path]:
    """Yield the files of dossiers that have thumbnails: the originals and the PDF."""
    for one in ours:
        if one.is_dossier:
            yield one.path / "dossier.pdf"
            try:
                yield from sorted((one.path / "data").iterdir())
            except OSError:
                continue


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return path.absolute()
