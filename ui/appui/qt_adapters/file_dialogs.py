"""The system's dialogs for files and folders, without the history that Qt's own dialog would write in clear."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

Picked = Callable[[tuple[Path, ...]], None]


def keep_no_history() -> None:
    """Let Qt's own dialog neither read nor write which folders were visited (~/.config/QtProject.conf).

    Where the system has a dialog of its own (Windows, macOS, GTK and KDE desktops), what that one remembers is the
    system's, and out of our reach.
    """
    if sys.platform not in {"win32", "darwin"}:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def choose_folder(parent: QWidget, title: str, done: Picked) -> QFileDialog:
    """Ask for a folder; `done` gets it, or nothing when the person changed their mind. Returns at once."""
    keep_no_history()
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return open_dialog(dialog, done)


def choose_file(parent: QWidget, title: str, kinds: str, done: Picked) -> QFileDialog:
    """Ask for a file that exists; `kinds` as Qt writes name filters. Returns at once; `done` as above."""
    keep_no_history()
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
    return open_dialog(dialog, done)


def choose_new_file(
    parent: QWidget, title: str, name: str, done: Picked, *, may_replace: bool = False
) -> QFileDialog:
    """Ask where a new file goes, `name` proposed. Returns at once; `done` as above.

    The dialog asks before a file is replaced where it may be; else the writer refuses one that exists.
    """
    keep_no_history()
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not may_replace)
    suffix = Path(name).suffix
    dialog.setNameFilter(f"{suffix.lstrip('.').upper()} (*{suffix})")
    dialog.setDefaultSuffix(suffix.lstrip("."))
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.selectFile(name)
    return open_dialog(dialog, done)


def open_dialog(dialog: QFileDialog, done: Picked) -> QFileDialog:
    """Open a dialog that was made after `keep_no_history`."""

    def finished(result: int) -> None:
        chosen = dialog.selectedFiles() if result == QFileDialog.DialogCode.Accepted else []
        dialog.deleteLater()
        done(tuple(Path(name) for name in chosen))

    dialog.finished.connect(finished)
    dialog.open()
    return dialog
