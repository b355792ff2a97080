"""One look at a received dossier: off the GUI thread, with its progress; what it found is in memory alone."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from appui.tasks.long_task import LongTask
from appui.widgets.context import PageContext
from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from appui_core.dossier.seal import SealKey
    from appui_core.dossier.verify import VerifyReport
    from appui_core.settings.store import Settings

Ask = Literal["", "identity", "passphrase"]

_ASKS: dict[ErrorCode, Ask] = {
    ErrorCode.SEAL_IDENTITY_MISSING: "identity",
    ErrorCode.SEAL_PASSPHRASE_MISSING: "passphrase",
}


class Look(QObject):
    """`changed`: something is to be shown anew; `progress` has percents.

    `asks` is what a sealed dossier is opened with, once it is known that it is sealed; `refused` why there is no
    report. `stopped`: by the person, nothing is known then.
    """

    changed = Signal()
    progress = Signal(int)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = context
        self._task: LongTask | None = None
        self.path: Path | None = None
        self.report: VerifyReport | None = None
        self.refused: AppuiError | None = None
        self.asks: Ask = ""
        self.stopped = False

    @property
    def running(self) -> bool:
        """Tell whether it reads."""
        return self._task is not None

    def start(self, path: Path) -> None:
        """Check a file or folder; a look that runs is given up."""
        self.forget()
        self.path = path
        self._run(None)

    def with_passphrase(self, passphrase: str) -> None:
        """Open what is sealed with a passphrase."""
        from appui_core.dossier.seal import SealKey  # noqa: PLC0415 - only for a sealed dossier

        self._run(SealKey(passphrase=passphrase))

    def with_identity(self, file: Path) -> None:
        """Open what is sealed with the private key in a file."""
        self._run(None, file)

    def stop(self) -> None:
        """Give up what runs."""
        if self._task is not None:
            self._task.cancel()

    def forget(self) -> None:
        """Know nothing any more."""
        self.stop()
        self._task = None
        self.path = self.report = self.refused = None
        self.asks, self.stopped = "", False
        self.changed.emit()

    def _run(self, key: "SealKey | None", identity_file: Path | None = None) -> None:
        if self.path is None or self.running:
            return
        self.report = self.refused = None
        self.stopped = False
        task = self._task = LongTask(self)
        task.progress.connect(partial(self._tell, task))
        work = partial(_verify, self.path, self._ctx.settings, task, key, identity_file)
        self._ctx.runner.run(
            work, owner=self, done=partial(self._found, task), failed=partial(self._failed, task), lane="free"
        )
        self.changed.emit()

    def _tell(self, task: LongTask, done: int, whole: int) -> None:
        if task is self._task:
            self.progress.emit(100 if whole <= 0 else min(100, done * 100 // whole))

    def _found(self, task: LongTask, report: "VerifyReport") -> None:
        if self._ended(task):
            self.report, self.asks = report, ""
            self.changed.emit()

    def _failed(self, task: LongTask, error: AppuiError) -> None:
        if not self._ended(task):
            return
        if error.code == ErrorCode.INTERRUPTED:
            self.stopped = True
        elif error.code in _ASKS:
            self.asks = _ASKS[error.code]
        else:
            self.refused = error
        self.changed.emit()

    def _ended(self, task: LongTask) -> bool:
        """Tell whether this is the look that is waited for, and that it runs no more."""
        task.deleteLater()
        if task is not self._task:
            return False
        self._task = None
        return True


def _verify(
    path: Path, settings: "Settings", task: LongTask, key: "SealKey | None", identity_file: Path | None
) -> "VerifyReport":
    from appui_core.dossier.received import read_identities, recognise  # noqa: PLC0415 - read when first needed
    from appui_core.dossier.seal import SealKey  # noqa: PLC0415 - the same
    from appui_core.dossier.verify import verify_path  # noqa: PLC0415 - the same
    from appui_core.dossier.watch import Watch  # noqa: PLC0415 - the same
    from appui_core.settings.authorities import authorities  # noqa: PLC0415 - the same

    if identity_file is not None:
        key = SealKey(read_identities(identity_file))
    watch = Watch(task.tell, task.cancelled)
    return verify_path(recognise(path) or path, authorities(settings), key, watch)
