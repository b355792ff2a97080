"""Keeps what is written of a letter with its case, a moment after the last key; without a case nothing is kept."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from appui.widgets.context import PageContext
from appui_core.dossier.letter_draft import LetterDraft, note_draft, read_draft
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.cases.service import Cases

PAUSE_MS: Final = 400


class Place(NamedTuple):
    """Where a letter is kept: the cases of the vault as it was opened, a case's code and the letter's id."""

    cases: "Cases"
    code: str
    letter: str


class LetterKeeping(QObject):
    """`refused` carries an AppuiError: what was written is not kept. Of a locked vault nothing is told."""

    refused = Signal(object)

    def __init__(self, context: PageContext, draft: Callable[[], LetterDraft], parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._draft = context, draft
        self.place: Place | None = None
        # What was written last: the view may hold nothing any more when it is kept.
        self._written = LetterDraft()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._write)
        # While the vault still answers.
        context.vault.closing.connect(self.flush)

    def changed(self) -> None:
        """Take notice that something was written."""
        if self.place is not None:
            self._written = self._draft()
            self._pause.start()

    def flush(self) -> None:
        """Keep now what was written since it was kept last."""
        if self._pause.isActive():
            self._write()

    def end(self) -> None:
        """Keep what there is to keep, then nothing more of this letter."""
        self.flush()
        self.place, self._written = None, LetterDraft()

    def destroy(self, done: Callable[[], None]) -> None:
        """Destroy what is kept of this letter."""
        self._pause.stop()
        if self.place is not None:
            self._run(self.place, LetterDraft(), done)

    def _write(self) -> None:
        self._pause.stop()
        if self.place is not None:
            self._run(self.place, self._written, lambda: None)

    def _run(self, place: Place, draft: LetterDraft, done: Callable[[], None]) -> None:
        def failed(error: AppuiError) -> None:
            if self._ctx.vault.cases is place.cases:
                self.refused.emit(error)

        def ended(_none: object) -> None:
            if self._ctx.vault.cases is place.cases:
                done()

        self._ctx.runner.run(partial(keep, place, draft), owner=self, done=ended, failed=failed)


def kept(place: Place) -> LetterDraft:
    """Return what was written before.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, VAULT_LOCKED.
    """
    return read_draft(*place)


def keep(place: Place, draft: LetterDraft) -> None:
    """Keep what was written; an empty draft takes it away.

    Raises AppuiError: as `kept`, DISK_FULL, VAULT_READ_ONLY.
    """
    note_draft(*place, draft)
