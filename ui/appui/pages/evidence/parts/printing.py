"""The recovery sheet on paper. Printing is loaded only when a sheet is shown: most starts never need it."""

from PySide6.QtGui import QFont, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from appui.pages.evidence.model import key_lines
from appui.texts.translate import translate

_KEY_POINTS = 20
_TEXT_POINTS = 12


def printer_exists() -> bool:
    """Tell whether this PC knows a printer; may ask a server, so not on the GUI thread."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - only where a sheet is shown
    except ImportError:
        return False
    return bool(QPrinterInfo.availablePrinterNames())


def print_sheet(parent: QWidget, key: str) -> bool:
    """Open the system's print dialog and print the sheet; return whether it was sent. We write no file."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - as above

    printer = QPrinter()
    # What a print queue shows to others in the house says nothing.
    printer.setDocName("Document")
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return False
    sheet_document(key).print_(printer)
    return True


def sheet_document(key: str) -> QTextDocument:
    """Return the sheet: what it is, the key in groups, what to do with it."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    _write(cursor, translate("Evidence", "Clé de secours du coffre"), _TEXT_POINTS + 4)
    _write(cursor, translate("Evidence", "À garder loin de l’ordinateur. Elle ouvre tout."), _TEXT_POINTS)
    groups = key_lines(key)
    for line in (groups[:1], *(groups[at : at + 4] for at in range(1, len(groups), 4))):
        _write(cursor, "   ".join(line), _KEY_POINTS, mono=True)
    return document


def _write(cursor: QTextCursor, text: str, points: int, *, mono: bool = False) -> None:
    style = cursor.charFormat()
    style.setFontPointSize(points)
    style.setFontFixedPitch(mono)
    if mono:
        style.setFontStyleHint(QFont.StyleHint.Monospace)
        style.setFontFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", "monospace"])
    cursor.insertText(f"{text}\n\n", style)
