"""Shows a folder of this PC in its file manager; never in the kiosk, only an existing local folder."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder(folder: Path) -> bool:
    """Ask the desktop to show a folder; return whether something took it."""
    if not folder.is_absolute() or not folder.is_dir():
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
