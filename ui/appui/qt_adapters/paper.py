"""Drawings as PDF and on a printer: pages that paint themselves in their own units, on a sheet of a given size."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSaveFile, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

# Dots an inch of what the PDF counts in; everything is painted as shapes and text, so it sets no quality.
_DPI: Final = 1200


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its title, the size of a page in millimetres and in the units its pages paint in."""

    title: str
    size_mm: tuple[float, float]
    units: tuple[float, float]
    pages: tuple[Callable[[QPainter], None], ...]


def pdf_bytes(paper: Paper) -> bytes:
    """Return the document as PDF, fonts embedded; may run on any thread.

    Raises AppuiError: INTERNAL when Qt can't begin to paint.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(paper.title)
    writer.setCreator("Appui")
    wide, tall = paper.size_mm
    orientation = QPageLayout.Orientation.Landscape if wide > tall else QPageLayout.Orientation.Portrait
    # A page size is named upright, and turned by its orientation.
    size = QPageSize(QSizeF(min(wide, tall), max(wide, tall)), QPageSize.Unit.Millimeter)
    writer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0)))
    _paint(writer, paper)
    buffer.close()
    return bytes(buffer.data().data())


def save_pdf(path: Path, content: bytes) -> None:
    """Write a file beside its place and rename it: what was there before stays until the new one is whole.

    Raises AppuiError: DISK_FULL, DESTINATION_UNWRITABLE (also when something other than a file is there).
    """
    if path.exists() and not path.is_file():
        # The rename would put a file in the place of a device or a pipe.
        raise AppuiError(ErrorCode.DESTINATION_UNWRITABLE, "paper file")
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise AppuiError(ErrorCode.DESTINATION_UNWRITABLE, "paper file")
    if file.write(content) != len(content):
        # A nearly full disk takes a part and says so only in the count.
        file.cancelWriting()
        raise AppuiError(ErrorCode.DISK_FULL, "paper file")
    if not file.commit():
        full = file.error() in {QSaveFile.FileError.ResourceError, QSaveFile.FileError.WriteError}
        raise AppuiError(ErrorCode.DISK_FULL if full else ErrorCode.DESTINATION_UNWRITABLE, "paper file")


def print_paper(parent: QWidget, paper: Paper) -> bool:
    """Open the system's print dialog and print; return whether it was sent. We write no file."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - loaded only where something is printed

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    # What a print queue shows to others in the house says nothing.
    printer.setDocName("Document")
    wide, tall = paper.size_mm
    landscape = wide > tall
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    )
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return False
    paint_on_printer(printer, paper)
    return True


def print_without_dialog(name: str, paper: Paper) -> bool:
    """Paint one copy on the printer of exactly that name; return whether it was taken.

    For Windows, where no file is made: elsewhere Qt would write one on the way to the printer.
    """
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - as above

    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        return False
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Document")
    printer.setCopyCount(1)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    try:
        paint_on_printer(printer, paper)
    except AppuiError:
        return False
    return printer.printerState() is not QPrinter.PrinterState.Error


def paint_on_printer(printer: "QPrinter", paper: Paper) -> None:
    """Paint every page as large as the sheet that was chosen allows; the printer's own margins stay white.

    Raises AppuiError: INTERNAL when the printer takes nothing.
    """
    printer.setFullPage(True)
    _paint(printer, paper)


def _paint(device: QPagedPaintDevice, paper: Paper) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise AppuiError(ErrorCode.INTERNAL, "nothing to paint on")
    try:
        wide, tall = paper.units
        scale = min(device.width() / wide, device.height() / tall)
        for number, page in enumerate(paper.pages):
            if number:
                device.newPage()
            painter.save()
            painter.translate((device.width() - wide * scale) / 2, (device.height() - tall * scale) / 2)
            painter.scale(scale, scale)
            page(painter)
            painter.restore()
    finally:
        painter.end()
