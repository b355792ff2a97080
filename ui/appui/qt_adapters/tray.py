"""Appui's icon in the system's tray, where the person switched it on: a menu of a few commands, nothing else.

It is there while the window is, and says nothing by itself. It steps aside for a grab, as the windows do.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from appui.actions.catalogue import OPEN_WINDOW, QUICK_EXIT
from appui.actions.command import Command, Commands


class Face(NamedTuple):
    """How the tray looks: its own icon, and that of a command by its name."""

    own: Callable[[], QIcon]
    of: Callable[[str], QIcon]


class Tray(QObject):
    """`wanted` follows the setting. The menu is derived from the commands that are marked for the tray."""

    def __init__(
        self,
        commands: Commands,
        listed: Sequence[Command],
        face: Face,
        parent: QObject | None = None,
        *,
        make: Callable[[QObject], QSystemTrayIcon] = QSystemTrayIcon,
    ) -> None:
        super().__init__(parent)
        self._commands, self._listed, self._face, self._make = commands, listed, face, make
        self._menu: QMenu | None = None
        self.icon: QSystemTrayIcon | None = None

    def show(self, *, wanted: bool) -> None:
        """Be there, or not; where the system has no tray, nothing is."""
        if not wanted or not QSystemTrayIcon.isSystemTrayAvailable():
            self.leave()
        elif self.icon is None:
            icon = self.icon = self._make(self)
            icon.setIcon(self._face.own())
            icon.setToolTip("Appui")
            icon.activated.connect(self._activated)
            self.retranslate()
            icon.show()

    def leave(self) -> None:
        """Take the icon away."""
        icon, self.icon = self.icon, None
        if icon is not None:
            icon.hide()
            icon.deleteLater()
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None

    def retranslate(self) -> None:
        """Write the menu in the language in force, with the icons of the look in force."""
        if self.icon is None:
            return
        menu = QMenu()
        here = {command.id for command in self._commands.all()}
        for command in self._listed:
            if command.tray and command.id in here:
                action = menu.addAction(self._face.of(command.icon), command.text())
                action.triggered.connect(lambda _checked=False, name=command.id: self._run(name))
        self.icon.setContextMenu(menu)
        before, self._menu = self._menu, menu
        if before is not None:
            before.deleteLater()

    def step_aside(self) -> None:
        """Be out of the picture that is about to be taken."""
        if self.icon is not None:
            self.icon.hide()

    def come_back(self) -> None:
        """Be there as before."""
        if self.icon is not None:
            self.icon.show()

    def _run(self, name: str) -> None:
        if name not in {OPEN_WINDOW.id, QUICK_EXIT.id}:
            # What it leads to is in the window, which may lie behind others.
            self._commands.run(OPEN_WINDOW.id)
        self._commands.run(name)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._commands.run(OPEN_WINDOW.id)
