"""The pipes between a process of the kiosk and its supervisor, as a signal and a call; and its sign of life."""

import contextlib
import os
import sys
import threading
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from appui_core.kiosk.notify import ALIVE, READY, sd_notify
from appui_core.kiosk.words import Message, Order

_BEAT_MS: Final = 1_000


class SupervisorLine(QObject):
    """`ordered` comes on the GUI thread; the end of the pipe is an order to end."""

    ordered = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The pipe is ours alone: what a library writes to the output goes where errors go.
        self._out = os.dup(sys.__stdout__.fileno() if sys.__stdout__ else 1)
        try:
            os.dup2(2, 1)
        except OSError:  # a Windows program without a console has no such place
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        self._in = os.dup(0)
        self._watched = False
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._alive)

    def start(self) -> None:
        """Listen, and say that everything is there."""
        threading.Thread(target=self._listen, name="kiosk-orders", daemon=True).start()
        self._beat.start()
        self.tell(Message.READY)

    def tell(self, message: Message) -> None:
        """Say a word; without a supervisor nobody hears it, and the end of its pipe says so."""
        with contextlib.suppress(OSError):
            os.write(self._out, f"{message}\n".encode())

    def ask_card(self, language: str) -> None:
        """Want a pocket card in a language."""
        with contextlib.suppress(OSError):
            os.write(self._out, f"{Message.CARD} {language}\n".encode())

    def in_front(self) -> None:
        """Say that the window was painted: from now on the service manager watches over this process."""
        self._watched = True
        self.tell(Message.SHOWN)
        sd_notify(READY)

    def _alive(self) -> None:
        # From a timer of the GUI thread, so that a frozen one stops beating.
        self.tell(Message.BEAT)
        if self._watched:
            sd_notify(ALIVE)

    def _listen(self) -> None:
        with contextlib.suppress(OSError, RuntimeError), os.fdopen(self._in, "rb") as stream:
            for line in stream:
                self.ordered.emit(line.decode("ascii", "replace").strip())
        with contextlib.suppress(RuntimeError):  # the window was faster
            self.ordered.emit(Order.END)
