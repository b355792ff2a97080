"""Another program that offers things to whoever asks: ten megabytes on both clipboards, a file to drop."""

import select
import time
from typing import Any, Final

from Xlib import X, Xatom, display
from Xlib.protocol.event import ClientMessage, SelectionNotify

CLIPBOARDS: Final = ("CLIPBOARD", "PRIMARY")
MANY_BYTES: Final = 10_000_000
_ANSWER_S = 10.0
_VERSION = 5
_KINDS = ("UTF8_STRING", "text/plain", "text/uri-list")
# Asking which kinds there are is no reading.
_HARMLESS = frozenset({"TARGETS", "TIMESTAMP", "MULTIPLE", "SAVE_TARGETS"})


class Peddler:
    """`read` are the kinds that somebody really asked to have."""

    def __init__(self, name: str) -> None:
        self._display: Any = display.Display(name)
        self._root = self._display.screen().root
        self.window = self._root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self.read: list[str] = []
        self._goods = b"x" * MANY_BYTES

    def close(self) -> None:
        """Hang up: what it offers goes too."""
        self._display.close()

    def offer(self) -> None:
        """Take both clipboards, as copying ten megabytes in another program does."""
        for name in CLIPBOARDS:
            self.window.set_selection_owner(self._atom(name), X.CurrentTime)
        self._display.sync()
        self.serve()

    def drop(self, target: int, x: int, y: int, path: str) -> bool:
        """Drag a file over a window and let it fall, whatever the window says; return whether it would take it.

        AssertionError when it gives no answer at all.
        """
        self._goods = f"file://{path}\r\n".encode()
        self.window.set_selection_owner(self._atom("XdndSelection"), X.CurrentTime)
        window = self._display.create_resource_object("window", target)
        kinds = [self._atom("text/uri-list"), self._atom("UTF8_STRING"), 0]
        self._say(window, "XdndEnter", [self.window.id, _VERSION << 24, *kinds])
        place = x << 16 | y
        self._say(window, "XdndPosition", [self.window.id, 0, place, X.CurrentTime, self._atom("XdndActionCopy")])
        would = bool(self._answer("XdndStatus")[1] & 1)
        self._say(window, "XdndDrop", [self.window.id, 0, X.CurrentTime, 0, 0])
        took = bool(self._answer("XdndFinished")[1] & 1)
        return would or took

    def serve(self) -> None:
        """Answer those who asked."""
        while self._display.pending_events():
            self._heard(self._display.next_event())

    def _say(self, window: Any, name: str, words: list[int]) -> None:  # noqa: ANN401 - python-xlib has no types
        message = ClientMessage(window=window.id, client_type=self._atom(name), data=(32, words))
        window.send_event(message, event_mask=0)
        self._display.flush()

    def _answer(self, name: str) -> list[int]:
        over = time.monotonic() + _ANSWER_S
        while time.monotonic() < over:
            if not self._display.pending_events():
                select.select([self._display.fileno()], [], [], 0.02)
            while self._display.pending_events():
                event = self._display.next_event()
                if event.type == X.ClientMessage and event.client_type == self._atom(name):
                    return [int(word) for word in event.data[1]]
                self._heard(event)
        raise AssertionError(f"no {name}")

    def _heard(self, event: Any) -> None:  # noqa: ANN401 - python-xlib has no types
        if event.type != X.SelectionRequest:
            return
        kind = self._display.get_atom_name(event.target)
        place = event.property or event.target
        if kind == "TARGETS":
            kinds = [self._atom(one) for one in ("TARGETS", *_KINDS)]
            event.requestor.change_property(place, Xatom.ATOM, 32, kinds)
        elif kind not in _HARMLESS:
            # As much as one request takes; a program that got so far has read it.
            self.read.append(kind)
            event.requestor.change_property(place, event.target, 8, self._goods[:60_000])
        answer = SelectionNotify(
            time=event.time,
            requestor=event.requestor,
            selection=event.selection,
            target=event.target,
            property=X.NONE if kind in _HARMLESS - {"TARGETS"} else place,
        )
        event.requestor.send_event(answer)
        self._display.flush()

    def _atom(self, name: str) -> int:
        return int(self._display.get_atom(name))
