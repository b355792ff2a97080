"""A layout whose widgets give way to others."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout and off the screen at once.

    They are deleted in the next turn of the event loop: one of them may be what was just clicked.
    """
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
