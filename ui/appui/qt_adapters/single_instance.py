"""One window per data folder: a second start brings the first window to the front and leaves."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_RAISE: Final = b"raise\n"
_PATIENCE_MS: Final = 3_000
_PAUSE_S: Final = 0.05


class SingleInstance(QObject):
    """Holds the lock of a data folder.

    `asked_to_show` when another start wants our window in front, `asked_to_capture` (a CaptureRequest, the Caller)
    when a verb wants a picture taken.

    The lock is Qt's own (the process's number and name in a file; one whose process is gone counts for nothing):
    it needs no further import before the first window.

    On Windows the name that it listens on is of this run alone and stands in the data folder only (`secret_name`):
    anybody may make a pipe of a name that can be guessed, and act for whoever opens it.
    """

    asked_to_show = Signal()
    asked_to_capture = Signal(object, object)

    def __init__(
        self, data: Path, parent: QObject | None = None, *, secret_name: bool = sys.platform == "win32"
    ) -> None:
        super().__init__(parent)
        self._data = data
        self._secret_name = secret_name
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Return whether this is the first; a folder that can't be written to has no lock and refuses nobody."""
        try:
            self._data.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            return True
        lock = QLockFile(str(self._data / "window.lock"))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock = lock
            if self._secret_name:
                from appui_core.window_line import close_line  # noqa: PLC0415 - as below

                # Of a run that was killed: by now somebody else may listen there.
                close_line(self._data)
            return True
        return lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Answer later starts. Called after the first paint: nothing of the network module is loaded before."""
        from secrets import token_hex  # noqa: PLC0415 - the same as below

        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - 10 ms that the first paint does without

        from appui.qt_adapters.callers import Callers  # noqa: PLC0415 - the same
        from appui_core.window_line import open_line  # noqa: PLC0415 - the same

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # What a killed program left in the way; we hold the lock, so nobody listens there.
        name = f"{self._name()}-{token_hex(16)}" if self._secret_name else self._name()
        QLocalServer.removeServer(name)
        if not server.listen(name):
            return
        self._server = server
        line = open_line(self._data, server.fullServerName())
        # Without a file that says so nobody has a secret to show; a second start still finds us.
        callers = Callers(server, line.secret if line is not None else token_hex(32), server)
        callers.shown.connect(self.asked_to_show)
        callers.asked.connect(self.asked_to_capture)

    def ask_first_to_show(self) -> bool:
        """Ask the window that holds the lock to come to the front; tell whether it heard in three seconds."""
        from threading import Event  # noqa: PLC0415 - only a second start needs it

        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - the same

        patience = QDeadlineTimer(_PATIENCE_MS)
        while not patience.hasExpired():
            socket = QLocalSocket()
            socket.connectToServer(self._known_name())
            if socket.waitForConnected(int(patience.remainingTime())):
                socket.write(_RAISE)
                heard = socket.waitForBytesWritten(int(patience.remainingTime()))
                socket.disconnectFromServer()
                return heard
            # The first start may not have come to listening yet.
            Event().wait(_PAUSE_S)
        return False

    def release(self) -> None:
        """Stop answering and give the lock back."""
        if self._server is not None:
            from appui_core.window_line import close_line  # noqa: PLC0415 - as above

            close_line(self._data)
            self._server.close()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _known_name(self) -> str:
        """Return where the first window listens; nothing is there under an empty name."""
        if not self._secret_name:
            return self._name()
        from appui_core.window_line import find_line  # noqa: PLC0415 - as above

        line = find_line(self._data)
        return line.address if line is not None else ""

    def _name(self) -> str:
        import hashlib  # noqa: PLC0415 - after the first paint only

        # The folder's path would be readable in the system's list of sockets, and too long for some systems.
        return f"appui-{hashlib.sha256(str(self._data).encode()).hexdigest()[:24]}"
