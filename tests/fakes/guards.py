"""What a test session watches for: log records, network calls, threads and slot errors that nobody expected.

Each watcher collects; `tests/conftest.py` asks it after every test and fails the test that left something.
"""

import ipaddress
import logging
import sys
import threading
from typing import Any

_LOOPBACK_NAMES = frozenset({"", "localhost", "localhost.localdomain", "ip6-localhost"})
_JOIN_S = 10.0


class Expectations:
    """Texts that a test announced; each must come at least once, anything else is unexpected."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._announced: list[str] = []
        self._came: list[str] = []

    def expect(self, text: str) -> None:
        """Announce that something containing `text` will come during this test."""
        self._announced.append(text)

    def add(self, text: str) -> None:
        """Take in what came."""
        self._came.append(text)

    def settle(self) -> list[str]:
        """Return what is wrong (unexpected, or announced and absent) and start afresh."""
        came, announced = self._came, self._announced
        self._came, self._announced = [], []
        wrong = [
            f"unexpected {self._what}: {text}" for text in came if not any(part in text for part in announced)
        ]
        wrong += [
            f"expected {self._what} did not come: {part}" for part in announced if not any(part in c for c in came)
        ]
        return wrong


class LogWatch(logging.Handler):
    """Collects every record of level WARNING and above, whatever the logger."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.records = Expectations("log record")

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record in as `LEVEL logger: message`."""
        self.records.add(f"{record.levelname} {record.name}: {record.getMessage()}")


class NetworkWatch:
    """Refuses, through Python's own audit events, every address that is not this machine."""

    def __init__(self) -> None:
        self.refused: list[str] = []

    def install(self) -> None:
        """Watch from now on; an audit hook stays until the process ends."""
        sys.addaudithook(self._audit)

    def _audit(self, event: str, args: tuple[Any, ...]) -> None:
        if event in {"socket.connect", "socket.sendto"}:
            self._check(args[1])
        elif event == "socket.getaddrinfo":
            self._check((args[0],))

    def _check(self, address: object) -> None:
        if not isinstance(address, tuple) or not address:
            return  # a path: AF_UNIX
        host = address[0]
        if isinstance(host, bytes):
            host = host.decode("ascii", "replace")
        if not isinstance(host, str) or _is_here(host):
            return
        self.refused.append(host)
        raise ConnectionRefusedError(f"tests reach this machine only, not {host}")


def _is_here(host: str) -> bool:
    if host.lower() in _LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def threads() -> set[threading.Thread]:
    """Return the living threads that Python started (a thread of Qt shows up as a dummy, and is Qt's to end)."""
    return {
        thread
        for thread in threading.enumerate()
        if not isinstance(thread, threading._DummyThread)  # Python has no public name for these
    }


def dangling(before: set[threading.Thread]) -> list[str]:
    """Return the names of the threads that came since `before` and do not end by themselves."""
    left = []
    for thread in threads() - before:
        thread.join(timeout=_JOIN_S)
        if thread.is_alive():
            left.append(f"dangling thread: {thread.name}")
    return left


LOGS = LogWatch()
NETWORK = NetworkWatch()
