"""Where the keyboard goes: to a view that comes up, and from control to control as the eye does."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def give_keyboard(view: QWidget) -> None:
    """Let no control of the view before have the keyboard: no key meant for it may answer what comes up now.

    A view of a page that is not the current one would take the keyboard from the page that is, and show nothing.
    """
    if view.isVisible() or not view.window().isVisible():
        view.setFocus()


def has_keyboard(view: QWidget) -> bool:
    """Tell whether the view or a control in it has the keyboard."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is view or view.isAncestorOf(focused))


def tab_through(stops: Iterable[QWidget]) -> None:
    """Let the Tab key go through these in this order: what is made later would come last, wherever it stands."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def tab_after(place: QWidget, stops: Iterable[QWidget]) -> None:
    """Let the Tab key go through these from a place on, which may be a label: it is in that order, but no stop."""
    policy = place.focusPolicy()
    # Qt orders nothing by what can't have the keyboard.
    place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    tab_through([place, *stops])
    place.setFocusPolicy(policy)
