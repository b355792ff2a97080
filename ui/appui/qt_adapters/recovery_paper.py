"""The recovery sheet on paper. Printing is loaded only when a sheet is shown: most starts never need it."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.recovery_key import key_lines
from appui_core.content.codes import encode

_KEY_POINTS = 20
_TEXT_POINTS = 12
_MODULE_PX = 4
_QUIET = 4


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
    """Return the sheet: what it is, the key in groups, the same as a code to scan, what to do with it."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    _write(cursor, translate("Recovery", "Clé de secours du coffre"), _TEXT_POINTS + 4)
    _write(cursor, translate("Recovery", "À garder loin de l’ordinateur. Elle ouvre tout."), _TEXT_POINTS)
    groups = key_lines(key)
    for line in (groups[:1], *(groups[at : at + 4] for at in range(1, len(groups), 4))):
        _write(cursor, "   ".join(line), _KEY_POINTS, mono=True)
    cursor.insertImage(code_image(key))
    cursor.insertText("\n\n")
    _write(
        cursor,
        translate("Recovery", "Le carré dit la même chose que les lettres. Ne le photographiez pas."),
        _TEXT_POINTS,
    )
    return document


def code_image(text: str) -> QImage:
    """Return a QR code of a text, dark on white, with its quiet zone."""
    rows = encode(text)
    side = (len(rows) + 2 * _QUIET) * _MODULE_PX
    image = QImage(side, side, QImage.Format.Format_RGB32)
    light = current_theme().tokens.colour["light"]
    ground, ink = QColor(light["surface"]), QColor(light["text"])
    image.fill(ground)
    painter = QPainter(image)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                left, top = (across + _QUIET) * _MODULE_PX, (down + _QUIET) * _MODULE_PX
                painter.fillRect(QRect(left, top, _MODULE_PX, _MODULE_PX), ink)
    painter.end()
    return image


def _write(cursor: QTextCursor, text: str, points: int, *, mono: bool = False) -> None:
    style = cursor.charFormat()
    style.setFontPointSize(points)
    style.setFontFixedPitch(mono)
    if mono:
        style.setFontStyleHint(QFont.StyleHint.Monospace)
        style.setFontFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", "monospace"])
    cursor.insertText(f"{text}\n\n", style)
