"""Looks for copies outside the vault, cleans one on request; what it found is in memory and goes with every lock.

It looks when somebody asks, and after something was brought in. Nothing of it is written anywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from appui.tasks.runner import TaskRunner
from appui.tasks.vault_session import VaultSession
from appui_core.errors import AppuiError
from appui_core.locate import Places

if TYPE_CHECKING:
    from appui_core.privacy.leaks.model import Leak, Report
    from appui_core.privacy.leaks.surroundings import Surroundings
    from appui_core.vault.facade import Vault


class LeakWatch(QObject):
    """`changed`: a look began or ended, a leak was cleaned, or all was forgotten."""

    changed = Signal()

    def __init__(
        self,
        session: VaultSession,
        runner: TaskRunner,
        places: Places,
        surroundings: "Callable[[], Surroundings]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._runner = session, runner
        self._places, self._surroundings = places, surroundings
        self.report: Report | None = None
        self.failure: AppuiError | None = None
        self._stop: Event | None = None
        self._vault = session.vault
        # What came in and went out since the vault was opened; the copies that were erased: their traces stay.
        self._files: dict[Path, None] = {}
        self._erased: dict[Path, None] = {}
        self._left: dict[Path, None] = {}
        session.closing.connect(self.stop)
        session.changed.connect(self._vault_changed)

    @property
    def searching(self) -> bool:
        """Whether a look is under way."""
        return self._stop is not None

    def look(self, files: Sequence[Path] = ()) -> None:
        """Look now, beside whatever keeps; `files` were just brought in. A look under way begins anew."""
        self.remember(files)
        if self._stop is not None:
            self._stop.set()
        stop = self._stop = Event()
        known = tuple(self._files), tuple(self._erased), tuple(self._left)
        work = partial(self._work, self._session.vault, known, stop)
        self._runner.run(
            work, owner=self, done=partial(self._found, stop), failed=partial(self._failed, stop), lane="free"
        )
        self.changed.emit()

    def remember(self, places: Sequence[Path]) -> None:
        """Look there too until the lock: where something came from, where a copy, dossier or backup was put."""
        if self._session.vault is None:  # locked while it was written
            return
        self._files.update(dict.fromkeys(places))

    def copied_by(self, path: Path, *, owner: QObject, done: "Callable[[str | None], None]") -> None:
        """Tell which program copies this folder or file to other machines, None when nothing is known to.

        A place that can't be looked at is none that is known.
        """
        around = self._surroundings

        def work() -> str | None:
            from appui_core.privacy.leaks.synced import synced  # noqa: PLC0415 - when something is written

            return synced(path, around())

        self._runner.run(work, owner=owner, done=done, failed=lambda _error: done(None), lane="free")

    def left_behind(self, path: Path) -> None:
        """Tell of this file from now on, as long as it is there: a capture left it in clear."""
        self._left[path] = None

    def stop(self) -> None:
        """End a look; what was found by the one before stays."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None
            self.changed.emit()

    def clean(self, leak: "Leak", *, done: Callable[[int], None], failed: Callable[[AppuiError], None]) -> None:
        """Clean one leak; `done` receives how many other names of an erased copy remain."""
        vault, cases, around = self._session.vault, self._session.cases, self._surroundings

        def work() -> int:
            from appui_core.privacy.leaks.cleaning import clean  # noqa: PLC0415 - when somebody asks for it

            return clean(leak, cases, around())

        def cleaned(names: int) -> None:
            if self._session.vault is vault:
                self._cleaned(leak)
            done(names)
            self.changed.emit()

        # On the lane that writes: that the exhibit was found whole is noted in the vault.
        self._runner.run(work, owner=self, done=cleaned, failed=failed)

    def _work(self, vault: "Vault | None", known: Sequence[tuple[Path, ...]], stop: Event) -> "Report":
        files, erased, left = known
        from appui_core.cases.fingerprints import fingerprints  # noqa: PLC0415 - comes with the vault
        from appui_core.privacy.leaks.check import Search, find_leaks  # noqa: PLC0415 - the same

        search = Search(
            self._surroundings(),
            self._places,
            None if vault is None else fingerprints(vault),
            None if vault is None else vault.vault_id,
            files=files,
            erased=erased,
            left=left,
            cancelled=stop.is_set,
        )
        return find_leaks(search)

    def _cleaned(self, leak: "Leak") -> None:
        if self.report is not None:
            # Equal, not the same: a later look found it again while the question was on the page.
            left = tuple(one for one in self.report.leaks if one != leak)
            self.report = replace(self.report, leaks=left)
        if leak.exhibit is not None and leak.place is not None:
            self._erased[leak.place] = None
        if self._stop is not None:
            # The look under way may have seen what is gone by now.
            self.look()

    def _found(self, stop: Event, report: "Report") -> None:
        if stop is self._stop:
            self._stop, self.report, self.failure = None, report, None
            self.changed.emit()

    def _failed(self, stop: Event, error: AppuiError) -> None:
        if stop is self._stop:
            self._stop, self.failure = None, error
            self.changed.emit()

    def _vault_changed(self) -> None:
        """Forget what belongs to another vault, or to one that is closed; also what was found without any."""
        if self._session.vault is self._vault:
            return
        self._vault = self._session.vault
        self.stop()
        self._files.clear()
        self._erased.clear()
        self._left.clear()
        self.report = self.failure = None
        self.changed.emit()
