"""The system's dialogs for files and folders, without the traces that Qt's own dialog leaves in its settings."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from appui.texts.translate import translate

Picked = Callable[[tuple[Path, ...]], None]

# Where Qt's own dialog notes in clear which folders were visited (where the system has no dialog of its own).
_HISTORY = ("FileDialog/history", "FileDialog/lastVisited", "FileDialog/shortcuts")


def pick_files(parent: QWidget, done: Picked) -> QFileDialog:
    """Ask for pictures; `done` gets them, or nothing when the person changed their mind. Returns at once."""
    dialog = QFileDialog(parent, translate("Evidence", "Choisir des images"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [translate("Evidence", "Images (*.png *.jpg *.jpeg)"), translate("Evidence", "Tous les fichiers (*)")]
    )
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return _open(dialog, done)


def pick_folder(parent: QWidget, done: Picked) -> QFileDialog:
    """Ask for a folder, as `pick_files` does."""
    dialog = QFileDialog(parent, translate("Evidence", "Où écrire le dossier ?"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return _open(dialog, done)


def _open(dialog: QFileDialog, done: Picked) -> QFileDialog:
    def finished(result: int) -> None:
        chosen = dialog.selectedFiles() if result == QFileDialog.DialogCode.Accepted else []
        dialog.deleteLater()
        done(tuple(Path(name) for name in chosen))

    dialog.finished.connect(finished)
    # Qt writes its history in the dialog's destructor, so it is cleared after that.
    dialog.destroyed.connect(_forget_history)
    dialog.open()
    return dialog


def _forget_history(_gone: QObject | None = None) -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in _HISTORY:
        settings.remove(key)
    settings.sync()
