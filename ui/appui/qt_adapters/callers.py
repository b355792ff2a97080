"""Who calls this window over its local socket: one line each, within limits of size, time and number.

Whatever comes, the window goes on: a caller that is slow, endless, garbled or without this run's secret is let go.
"""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from appui_core.errors import AppuiError
from appui_core.window_line import LIMIT_BYTES, CaptureRequest, read_request, written_answer

RAISE: Final = b"raise"
_MOST_CALLERS: Final = 8
_PATIENCE_MS: Final = 2_000


class Caller(QObject):
    """One connection. `shown` when another start wants our window; `asked` with a request; `gone` at its end."""

    shown = Signal()
    asked = Signal(object)
    gone = Signal()

    def __init__(self, socket: QLocalSocket, secret: str, parent: QObject) -> None:
        super().__init__(parent)
        self._socket, self._secret = socket, secret
        self._said = bytearray()
        self._over = False
        socket.setParent(self)
        # Its buffer, so that one who sends without end is not read ahead of us.
        socket.setReadBufferSize(LIMIT_BYTES)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._leave)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.hang_up)
        self._patience.start(_PATIENCE_MS)

    def answer(self, answer: Mapping[str, Any] | AppuiError) -> None:
        """Say what came of the request, and end the call."""
        if not self._over:
            self._socket.write(written_answer(answer))
            # Now, not when the windows that came back are painted.
            self._socket.flush()
            self._socket.disconnectFromServer()
            # One who does not read what was said is not waited for.
            self._patience.start(_PATIENCE_MS)

    def hang_up(self) -> None:
        """End it now."""
        self._socket.abort()
        self._leave()

    def _read(self) -> None:
        if not self._patience.isActive():
            # The request was taken already: what comes after it is nobody's.
            self._socket.readAll()
            return
        self._said += self._socket.readAll().data()
        line, end, _rest = bytes(self._said).partition(b"\n")
        if not end and len(self._said) < LIMIT_BYTES:
            return
        self._patience.stop()
        self._said.clear()
        if line == RAISE:
            self.shown.emit()
            self._socket.disconnectFromServer()
        elif end:
            self._take(line)
        else:
            self.hang_up()

    def _take(self, line: bytes) -> None:
        try:
            request: CaptureRequest = read_request(line, self._secret)
        except AppuiError as refused:
            self.answer(refused)
        else:
            self.asked.emit(request)

    def _leave(self) -> None:
        if not self._over:
            self._over = True
            self._patience.stop()
            self.gone.emit()
            self.deleteLater()


class Callers(QObject):
    """Everyone who calls now. `asked` hands over a request and the caller that waits for its answer."""

    shown = Signal()
    asked = Signal(object, object)

    def __init__(self, server: QLocalServer, secret: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server, self._secret = server, secret
        self._now: list[Caller] = []
        server.setMaxPendingConnections(_MOST_CALLERS)
        server.newConnection.connect(self._greet)

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._now) >= _MOST_CALLERS:
                socket.abort()
                socket.deleteLater()
                continue
            caller = Caller(socket, self._secret, self)
            self._now.append(caller)
            caller.shown.connect(self.shown)
            caller.asked.connect(lambda request, caller=caller: self.asked.emit(request, caller))
            caller.gone.connect(lambda caller=caller: self._now.remove(caller))
            # What came with the call itself was announced before anybody listened.
            caller._read()  # noqa: SLF001 - the two are one
