"""Listens on one address for one phone: few connections at a time, one request each, an end that comes by itself.

Threads, because whoever keeps pictures waits for a disk. One accepts and looks at the clock; each connection has
its own, and is cut where it is too slow.
"""

import contextlib
import ipaddress
import selectors
import socket
import threading
from collections import Counter
from http import HTTPStatus
from typing import Final

from appui_core.adapters.phone_tray.desk import Answer, Desk
from appui_core.adapters.phone_tray.head import RefusedError, parse_head
from appui_core.adapters.phone_tray.line import Line
from appui_core.adapters.phone_tray.page import Pages
from appui_core.adapters.phone_tray.session import Session
from appui_core.clock import Clock
from appui_core.errors import AppuiError
from appui_core.ports import TrayEnd, TrayLimits, TrayNews, TrayOrder

MOST_CONNECTIONS: Final = 16
_LOOK_S: Final = 0.2
_HEADERS: Final = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Connection": "close",
}


class _Connection:
    """One that is being served. `known`: it named the secret, and is not cut to make room for another."""

    def __init__(self, link: socket.socket, peer: str) -> None:
        self.link, self.peer = link, peer
        self.known = False

    def cut(self) -> None:
        """End it now; its thread meets the end of the stream."""
        with contextlib.suppress(OSError):
            self.link.shutdown(socket.SHUT_RDWR)


class TrayServer:
    """Behaves as `ports.OpenTray`; `OSError` when the address can't be listened on."""

    def __init__(self, order: TrayOrder, limits: TrayLimits, clock: Clock, pages: Pages) -> None:
        self._order, self._limits, self._clock = order, limits, clock
        self._listener = _listen_on(order.address)
        host = f"{order.address}:{self._listener.getsockname()[1]}"
        self._session = Session(limits)
        self._desk = Desk(order, self._session, pages, host)
        self._policy = pages.policy
        self.url = f"http://{host}/{self._session.token}/"
        self._here = ipaddress.ip_address(order.address).is_loopback
        self._guard = threading.Lock()
        self._connections: list[_Connection] = []
        self._end: TrayEnd | None = None
        self._opened_s = self._asked_s = clock.monotonic_s()
        self._waker, self._woken = socket.socketpair()
        threading.Thread(target=self._listen, name="appui-phone-tray", daemon=True).start()

    @property
    def ended(self) -> TrayEnd | None:
        """Why the page is gone, or None while it is there."""
        return self._end

    def left_s(self) -> float:
        """Return the seconds after which it closes at the latest; 0 once it is gone."""
        if self._end is not None:
            return 0.0
        return max(0.0, self._opened_s + self._limits.open_s - self._clock.monotonic_s())

    def close(self) -> None:
        """Take the page away at once; see `ports.OpenTray`."""
        self._close(TrayEnd.STOPPED)

    def _close(self, end: TrayEnd) -> None:
        with self._guard:
            if self._end is not None:
                return
            self._end = end
            connections = tuple(self._connections)
        self._listener.close()
        self._waker.close()
        for connection in connections:
            connection.cut()
        self._order.heard(TrayNews.CLOSED, None)

    # --- on the listening thread --------------------------------------------------------------------------------

    def _listen(self) -> None:
        with selectors.DefaultSelector() as selector, self._woken:
            try:
                selector.register(self._listener, selectors.EVENT_READ)
                selector.register(self._woken, selectors.EVENT_READ)
            except (OSError, ValueError):  # closed already
                return
            while self._end is None:
                if selector.select(_LOOK_S):
                    self._accept()
                self._look_at_clock()

    def _look_at_clock(self) -> None:
        now_s = self._clock.monotonic_s()
        if now_s - self._opened_s >= self._limits.open_s:
            self._close(TrayEnd.TIME)
        elif now_s - self._asked_s >= self._limits.idle_s and not self._session.sending:
            self._close(TrayEnd.IDLE)

    def _accept(self) -> None:
        try:
            link, (peer, _port) = self._listener.accept()
        except OSError:  # gone again, or we are closed
            return
        # Somebody from outside the house can only come by a mistake of the network's.
        address = ipaddress.ip_address(peer)
        connection = _Connection(link, peer)
        if not (address.is_loopback if self._here else address.is_private) or not self._make_room(connection):
            link.close()
            return
        threading.Thread(target=self._serve, args=(connection,), name="appui-phone", daemon=True).start()

    def _make_room(self, new: _Connection) -> bool:
        """Note a connection. Among too many, the oldest of those who hold most and named no secret gives way."""
        with self._guard:
            if self._end is not None:
                return False
            if len(self._connections) >= MOST_CONNECTIONS:
                strangers = [one for one in self._connections if not one.known]
                if not strangers:
                    return False
                held = Counter(one.peer for one in strangers)
                most = max(held.values())
                oldest = next(one for one in strangers if held[one.peer] == most)
                self._connections.remove(oldest)
                oldest.cut()
            self._connections.append(new)
            return True

    # --- on a connection's own thread ---------------------------------------------------------------------------

    def _serve(self, connection: _Connection) -> None:
        line = Line(connection.link)
        patient = False
        try:
            answer = self._answered(connection, line)
            # What is left of it may give way to others from here on.
            patient, connection.known = connection.known, False
            line.answer(self._packed(answer) if patient else _bare(answer))
        except AppuiError:
            pass  # the other side is gone
        finally:
            line.end(patient=patient)
            with self._guard, contextlib.suppress(ValueError):
                self._connections.remove(connection)

    def _answered(self, connection: _Connection, line: Line) -> Answer:
        try:
            request = parse_head(line.head())
            connection.known = self._desk.knows(request)
            if not connection.known:
                return Answer(HTTPStatus.NOT_FOUND)
            line.expect(request.length)
            self._asked_s = self._clock.monotonic_s()
            return self._desk.answer(request, line, connection.peer)
        except RefusedError as refused:
            return Answer(refused.status)
        except AppuiError:
            raise
        except Exception:  # noqa: BLE001 - a defect of ours is told to nobody outside
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR)
        finally:
            if connection.known:
                self._asked_s = self._clock.monotonic_s()

    def _packed(self, answer: Answer) -> bytes:
        headers = {**_HEADERS, "Content-Security-Policy": self._policy, **answer.headers}
        headers["Content-Length"] = str(len(answer.body))
        if not answer.body:
            del headers["Content-Type"]
        lines = [f"HTTP/1.1 {answer.status.value} {answer.status.phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + answer.body


def _bare(answer: Answer) -> bytes:
    """Return an answer that tells whoever named no secret nothing of what answers here."""
    first = f"HTTP/1.1 {answer.status.value} {answer.status.phrase}"
    return f"{first}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode("ascii")


def _listen_on(address: str) -> socket.socket:
    """Return a socket that listens on one address, on a port that the system chooses.

    Raises OSError.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # On Windows another program could take the port over otherwise.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        if exclusive is not None:
            listener.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        listener.bind((address, 0))
        listener.listen(64)
        listener.settimeout(0)
    except BaseException:
        listener.close()
        raise
    return listener
