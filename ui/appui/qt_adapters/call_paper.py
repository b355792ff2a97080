"""The three sentences for a call on paper, large enough to read aloud; no name of anyone, no file of ours."""

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

_TITLE_POINTS = 20
_ALOUD_POINTS = 16
_SMALL_POINTS = 11


def print_script(parent: QWidget, title: str, aloud: tuple[str, ...], meaning: tuple[str, ...], foot: str) -> bool:
    """Open the system's print dialog and print the sentences; return whether they were sent."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - only once someone prints

    printer = QPrinter()
    # What a print queue shows to others in the house says nothing.
    printer.setDocName("Document")
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return False
    script_document(title, aloud, meaning, foot).print_(printer)
    return True


def script_document(title: str, aloud: tuple[str, ...], meaning: tuple[str, ...], foot: str) -> QTextDocument:
    """Return the page: the number, the sentences in French, what they mean where that helps, the hours."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    _write(cursor, title, _TITLE_POINTS)
    for sentence in aloud:
        _write(cursor, sentence, _ALOUD_POINTS)
    for sentence in meaning:
        _write(cursor, sentence, _SMALL_POINTS)
    _write(cursor, foot, _SMALL_POINTS)
    return document


def _write(cursor: QTextCursor, text: str, points: int) -> None:
    style = cursor.charFormat()
    style.setFontPointSize(points)
    # Plain text: what a person typed is never read as markup.
    cursor.insertText(f"{text}\n\n", style)
