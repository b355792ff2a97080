"""Our text on the clipboard, marked for histories to leave out, and taken away only while it is ours.

The marks are requests that well-behaved systems follow: Windows' three formats (a DWORD of 0: four bytes, not the
character) and KDE's hint. Other history programs may ignore them.
"""

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_WINDOWS_MARKS: Final = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
)
_WINDOWS_NO: Final = bytes(4)
_KDE_MARK: Final = "x-kde-passwordManagerHint"


class QuietClipboard:
    """The one way in which Appui copies (`widgets.context.ClipboardItem`); made once the application exists."""

    def __init__(self) -> None:
        self._ours: str | None = None
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def copy(self, text: str) -> None:
        """Copy `text`, marked as not for histories."""
        data = QMimeData()
        data.setText(text)
        for name in _WINDOWS_MARKS:
            data.setData(f'application/x-qt-windows-mime;value="{name}"', _WINDOWS_NO)
        data.setData(_KDE_MARK, b"secret")
        QGuiApplication.clipboard().setMimeData(data)
        self._ours = text

    def clear(self) -> bool:
        """Empty the clipboard where it holds what this program copied; tell whether it did.

        Text that a person copied from our fields counts as ours too; another program's text is never touched.
        """
        clipboard = QGuiApplication.clipboard()
        # The text is asked for, and not only the ownership: X11 may tell of a new owner a moment late.
        ours = self._ours is not None and clipboard.text() == self._ours
        if ours:
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._ours = None
        return ours

    def _changed(self) -> None:
        """Remember what a person copies from our own fields."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            self._ours = clipboard.text()
