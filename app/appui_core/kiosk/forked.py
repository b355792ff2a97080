"""The kiosk's first process, forked off before anything is loaded: it needs no second start of Python.

A third of the time until the first page would go into that. Linux alone: elsewhere, and for every later process,
`child.spawn` starts the program again.
"""

import os
import sys
from _thread import allocate_lock
from typing import IO, Final

from appui_core.kiosk.words import AT_ONCE_VARIABLE, FACE_VARIABLE, Face

HEAD_START_S: Final = 2.0


class Forked:
    """The process as its supervisor sees it; as far as that goes it is a `subprocess.Popen`."""

    def __init__(self, pid: int, orders: int, told: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._orders, self._told = orders, told
        self._pidfd = -1
        # The same as `threading.Lock`, without loading that.
        self._lock = allocate_lock()
        self.stdin: IO[bytes] | None = None
        self.stdout: IO[bytes] | None = None

    def open(self) -> None:
        """Make ready for use, once the child has said its first word or HEAD_START_S are over.

        Until then it has the processor to itself: loading the supervisor beside it would make its page wait.
        """
        import select  # noqa: PLC0415 - for the supervisor alone

        select.select([self._told], [], [], HEAD_START_S)
        self._pidfd = os.pidfd_open(self.pid)
        self.stdin, self.stdout = os.fdopen(self._orders, "wb"), os.fdopen(self._told, "rb")

    def poll(self) -> int | None:
        """Return the exit code (a signal's number, negative), None while it runs."""
        with self._lock:
            if self.returncode is None:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code once it is over.

        Raises subprocess.TimeoutExpired: it was not within `timeout` seconds.
        """
        import select  # noqa: PLC0415 - for the supervisor alone
        import subprocess  # noqa: PLC0415 - the same

        while (code := self.poll()) is None:
            # A descriptor of a process becomes readable when that ends.
            if not select.select([self._pidfd], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("appui kiosk", timeout or 0.0)
        return code

    def kill(self) -> None:
        """End it at once; nothing happens when it is over."""
        if self.poll() is None:
            os.kill(self.pid, 9)


def fork_first() -> Forked | None:
    """Split this process in two; None in the child, which then stands as `spawn` would have started it.

    None, without a child, where that can't be: FACE_VARIABLE is not set then.
    """
    if not sys.platform.startswith("linux") or not hasattr(os, "pidfd_open"):
        return None
    try:
        for place in range(3):
            os.fstat(place)
    except OSError:
        # Started without input or output: a pipe would get the place of one.
        return None
    orders, ours = os.pipe()
    theirs, told = os.pipe()
    pid = os.fork()
    if pid:
        os.close(orders)
        os.close(told)
        return Forked(pid, ours, theirs)
    for descriptor, place in ((orders, 0), (told, 1)):
        os.dup2(descriptor, place)
        os.close(descriptor)
    os.close(ours)
    os.close(theirs)
    # Without byte code: a visit writes nothing.
    sys.dont_write_bytecode = True
    os.environ |= {FACE_VARIABLE: Face.ROOMS, AT_ONCE_VARIABLE: "1"}
    return None
