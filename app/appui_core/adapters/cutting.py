"""Ends a connection at any moment, in the middle of the answer's head or of the handshake too.

The limits on silence of the libraries start anew with every byte: who sends one now and then is waited for without
end. So a thread looks at the time, and whether someone cancelled, and shuts the connection; the reader then meets
its end like any other.
"""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from urllib3 import PoolManager

_LOOK_S: Final = 0.1


class Line:
    """The connections of one session: those made with its context, and plain ones of its pools (`watch`).

    `close` lets go of them.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        self.context = context
        self._sockets: list[socket.socket] = []
        wrap = context.wrap_socket

        def wrap_socket(sock: socket.socket, *args: Any, **kwargs: Any) -> ssl.SSLSocket:  # noqa: ANN401 - handed on as they come
            # Another handle of the same connection: the one given is emptied before the handshake.
            self._sockets.append(sock.dup())
            return wrap(sock, *args, **kwargs)

        context.wrap_socket = wrap_socket  # type: ignore[method-assign]  # the only hook before the handshake

    def watch(self, manager: "PoolManager") -> None:
        """Have the plain connections of a manager's pools noted too; the encrypted ones are already."""
        from urllib3.connection import HTTPConnection  # noqa: PLC0415 - comes with requests
        from urllib3.connectionpool import HTTPConnectionPool  # noqa: PLC0415 - the same

        sockets = self._sockets

        class Noted(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                sockets.append(self.sock.dup())

        class Pool(HTTPConnectionPool):
            ConnectionCls = Noted

        manager.pool_classes_by_scheme = {**manager.pool_classes_by_scheme, "http": Pool}

    @contextlib.contextmanager
    def watched(self, stop: Callable[[], bool]) -> Iterator[None]:
        """Shut the connections as soon as `stop` says so; it is asked on another thread, ten times a second."""
        done = threading.Event()

        def watch() -> None:
            while not done.wait(_LOOK_S):
                if stop():
                    self._shut()
                    return

        watcher = threading.Thread(target=watch, name="appui-line", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()

    def close(self) -> None:
        """Let go of the handles."""
        while self._sockets:
            self._sockets.pop().close()

    def _shut(self) -> None:
        for one in list(self._sockets):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
