"""Tells a screen reader at once what has just changed on the screen."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(place: QWidget, words: str) -> None:
    """Have words spoken on behalf of a widget; nothing happens where no screen reader listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(place, words))
