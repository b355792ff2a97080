"""Tells a screen reader at once what has just changed on the screen."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(place: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have words spoken on behalf of a widget; nothing happens where no screen reader listens.

    `at_once`: instead of what is being said and what waits to be.
    """
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(place, words)
        if at_once:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
