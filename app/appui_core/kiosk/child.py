"""A process that shows the kiosk, and the words that it and the supervisor say to each other over two pipes.

A word is a line of ASCII: orders on the child's standard input, messages on its standard output. The end of the
input means that the supervisor is gone: the child leaves too, so that no kiosk stays without its watch.
"""

import contextlib
import os
import subprocess
import threading
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from queue import SimpleQueue

# Which face a process shows; whoever starts `appui kiosk` by hand has no such variable, and gets the supervisor.
FACE_VARIABLE: Final = "APPUI_KIOSK_FACE"
# Longest line that is listened to: every word is far shorter.
_MOST_BYTES: Final = 64


class Face(StrEnum):
    """What a child shows."""

    ROOMS = "rooms"
    # The page that needs nothing: after three crashes.
    NUMBERS = "numbers"


class Order(StrEnum):
    """What the supervisor says."""

    SHOW = "show"
    # Someone touched the attract page while the processes changed over: a visit begins at once.
    BEGIN = "begin"
    # Make a visit by itself, under a calm page (proof.py).
    VISIT = "visit"
    END = "end"


class Message(StrEnum):
    """What a child says."""

    READY = "ready"
    SHOWN = "shown"
    # Each second, from a timer of the GUI thread: one that is frozen says nothing.
    BEAT = "beat"
    WIPED = "wiped"
    # Of the attract page after a wipe; and when no fresh process came for long, and this one serves again.
    TOUCHED = "touched"
    BEGUN = "begun"
    # It went through every room by itself and is about to wipe.
    VISITED = "visited"
    # The PIN was right: the whole kiosk ends.
    LEAVE = "leave"
    # Said by the reader below, never by the process: its output has ended.
    GONE = "gone"


class Child:
    """One process; `heard_s`, `started_s` are monotonic seconds, kept by the supervisor."""

    def __init__(
        self,
        command: Sequence[str],
        face: Face,
        told: "SimpleQueue[tuple[Child | None, Message]]",
        now_s: float,
    ) -> None:
        self.face = face
        self.ready = self.shown = self.visited = False
        self.started_s = self.heard_s = now_s
        self._told = told
        # Without byte code: a visit writes nothing.
        env = {**os.environ, FACE_VARIABLE: face, "PYTHONDONTWRITEBYTECODE": "1"}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)  # noqa: S603 - our own program, no shell
        threading.Thread(target=self._listen, name="kiosk-child", daemon=True).start()

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
                while line := stream.readline(_MOST_BYTES):
                    # What is no word of ours (a library's own chatter) is passed over.
                    with contextlib.suppress(ValueError):
                        self._told.put((self, Message(line.decode("ascii", "replace").strip())))
        # Whoever closes its output without ending is no use any more.
        self.kill()
        self.process.wait()
        for one in (self.process.stdin, stream):
            if one is not None:
                with contextlib.suppress(OSError):
                    one.close()
        self._told.put((self, Message.GONE))
