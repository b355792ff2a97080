"""The dialogs of this room: files to bring in, a folder to write into or to restore from."""

from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from appui.qt_adapters.file_dialogs import Picked, choose_folder, keep_no_history, open_dialog
from appui.texts.translate import translate

# What is offered first; what a file is, its bytes tell and not its name.
_OFFERED: Final = (
    "*.png *.jpg *.jpeg *.webp *.heic *.heif *.avif *.gif *.mp4 *.m4v *.mov *.3gp *.m4a"  # pictures, films, sounds
    " *.pdf *.txt *.csv *.json *.html *.htm"
)


def pick_files(parent: QWidget, done: Picked) -> QFileDialog:
    """Ask for files; `done` gets them, or nothing when the person changed their mind. Returns at once."""
    keep_no_history()
    dialog = QFileDialog(parent, translate("Evidence", "Choisir des fichiers"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [
            f"{translate('Evidence', 'Captures, photos, vidéos, PDF, textes')} ({_OFFERED})",
            translate("Evidence", "Tous les fichiers (*)"),
        ]
    )
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return open_dialog(dialog, done)


def pick_folder(parent: QWidget, done: Picked) -> QFileDialog:
    """Ask for a folder, as `pick_files` does."""
    return choose_folder(parent, translate("Evidence", "Où écrire le dossier ?"), done)


def pick_received(parent: QWidget, done: Picked) -> QFileDialog:
    """Ask for the folder in which a phone's pictures arrive."""
    return choose_folder(parent, translate("Evidence", "Où arrivent les captures du téléphone ?"), done)


def pick_backup(parent: QWidget, done: Picked) -> QFileDialog:
    """Ask for the folder of a backup."""
    return choose_folder(parent, translate("Evidence", "Où est la sauvegarde ?"), done)
