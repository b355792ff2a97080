"""A process that shows the kiosk, and the two pipes over which it and the supervisor say their words (words.py).

A word is a line of ASCII: orders on the child's standard input, messages on its standard output. The end of the
input means that the supervisor is gone: the child leaves too, so that no kiosk stays without its watch.
A child is not trusted to speak well: what is no word of ours, too long or cut off is passed over whole.
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any, Final, Protocol

from appui_core.kiosk.words import AT_ONCE_VARIABLE, FACE_VARIABLE, Face, Message, Order, understood

if TYPE_CHECKING:
    from queue import SimpleQueue

    # Who said a word; or whom an answer is for that was waited for (card.py).
    Told = tuple["Child | None", Message | Order]

# Longest line that is listened to: every word is far shorter.
_MOST_BYTES: Final = 64
# Whoever talks faster than it is heard has to wait: its words would fill the memory.
_MOST_UNHEARD: Final = 1_000


class Process(Protocol):
    """What is asked of a process: `subprocess.Popen` has it, and `Forked`."""

    pid: int
    # None while it runs.
    returncode: int | Any
    stdin: IO[bytes] | None
    stdout: IO[bytes] | None

    def poll(self) -> int | None:
        """Return the exit code, None while it runs."""
        ...

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; raises subprocess.TimeoutExpired."""
        ...

    def kill(self) -> None:
        """End it."""
        ...


def spawn(command: Sequence[str], face: Face, *, at_once: bool = False) -> Process:
    """Start a process; `at_once`: it shows itself without being told."""
    # Without byte code: a visit writes nothing.
    env = {**os.environ, FACE_VARIABLE: face, "PYTHONDONTWRITEBYTECODE": "1"}
    if at_once:
        env[AT_ONCE_VARIABLE] = "1"
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)  # noqa: S603 - our own program, no shell


class Child:
    """One process; `heard_s`, `started_s` are monotonic seconds, kept by the supervisor."""

    def __init__(
        self,
        process: Process,
        face: Face,
        told: "SimpleQueue[Told]",
        now_s: float,
    ) -> None:
        self.face = face
        # The language of the card that it last asked for.
        self.card_language = ""
        self.ready = self.shown = self.visited = False
        self.started_s = self.heard_s = now_s
        self._told = told
        self._room = threading.Semaphore(_MOST_UNHEARD)
        self.process = process
        if process.stdin is not None and sys.platform != "win32":
            # Whoever does not listen must not hold up the supervisor: what finds no place in the pipe is lost.
            os.set_blocking(process.stdin.fileno(), False)
        threading.Thread(target=self._listen, name="kiosk-child", daemon=True).start()

    def heard(self, now_s: float) -> None:
        """Take note that a word of its was heard."""
        self.heard_s = now_s
        self._room.release()

    def order(self, order: Order) -> None:
        """Say a word; a process that is gone is told of by its reader."""
        stream = self.process.stdin
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.write(f"{order}\n".encode())
                stream.flush()

    def kill(self) -> None:
        """End the process at once, frozen or not; its reader tells when it is over."""
        with contextlib.suppress(OSError):
            self.process.kill()

    def _listen(self) -> None:
        stream = self.process.stdout
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                for line in whole_lines(stream):
                    said = understood(line)
                    if said is None:  # a library's own chatter
                        continue
                    if said.word is Message.CARD:
                        self.card_language = said.about
                    self._room.acquire()
                    self._told.put((self, said.word))
        # Whoever closes its output without ending is no use any more.
        self.kill()
        self.process.wait()
        for one in (self.process.stdin, stream):
            if one is not None:
                with contextlib.suppress(OSError):
                    one.close()
        self._told.put((self, Message.GONE))


def whole_lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines that end and are short enough, with their ends; of a longer one no part counts as a line."""
    within = False
    while line := stream.readline(_MOST_BYTES):
        ends = line.endswith(b"\n")
        if ends and not within:
            yield line
        within = not ends
