"""Takes files and folders that are dropped on a widget; always as a copy, so that they stay where they are."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

# What Windows offers for things that are no files yet: pictures on a telephone by cable, attachments of a mail.
_NO_FILES_YET: Final = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'


class Drops(QObject):
    """Watches over a widget and what lies in it. `files` has the local paths, in the order in which they came.

    `strange`: what was dropped is no file of this PC (a picture out of a web page, or out of a telephone on
    Windows). `hovering`: something that can be dropped here is above it, or gone again.
    """

    files = Signal(object)
    strange = Signal()
    hovering = Signal(bool)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what is dragged here, and take what is dropped."""
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.hovering.emit(False)
            return False
        if isinstance(event, QDropEvent) and _fits(event.mimeData()):  # a QDragEnterEvent is one too
            if not event.possibleActions() & Qt.DropAction.CopyAction:
                return False
            # Whatever was proposed: a move would let the other program remove its files.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if isinstance(event, QDragEnterEvent):
                self.hovering.emit(True)
            elif kind == QEvent.Type.Drop:
                self._take(event.mimeData())
            return True
        return super().eventFilter(watched, event)

    def _take(self, data: QMimeData) -> None:
        self.hovering.emit(False)
        paths = local_paths(data)
        if paths:
            self.files.emit(paths)
        else:
            self.strange.emit()


def local_paths(data: QMimeData) -> tuple[Path, ...]:
    """Return the paths of the files and folders of this PC that are meant."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile())


def _fits(data: QMimeData) -> bool:
    return data.hasUrls() or data.hasFormat(_NO_FILES_YET)
