"""A command is data: menus, keys, tray and the kiosk's allow-list are derived from this one form."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Mode(StrEnum):
    """The shells in which a command may exist."""

    WINDOW = "window"
    KIOSK = "kiosk"


class Command(NamedTuple):
    """Something a person can do: `text` is a function, so that a change of language reaches it.

    `tray`: it stands in the menu of the system's tray.
    """

    id: str
    text: Callable[[], str]
    icon: str
    modes: frozenset[Mode]
    shortcut: str = ""
    tray: bool = False


class Commands:
    """The commands of one shell, each bound to what it does."""

    def __init__(self, mode: Mode) -> None:
        self.mode = mode
        self._bound: dict[str, tuple[Command, Callable[[], None]]] = {}

    def bind(self, command: Command, act: Callable[[], None]) -> None:
        """Take a command in; one that this mode does not allow is left out, whoever asks."""
        if self.mode in command.modes:
            self._bound[command.id] = (command, act)

    def run(self, command_id: str) -> None:
        """Do what a command does.

        Raises KeyError when this shell has no such command.
        """
        self._bound[command_id][1]()

    def all(self) -> tuple[Command, ...]:
        """Return the commands of this shell in the order in which they were bound."""
        return tuple(command for command, _ in self._bound.values())
