"""Who the page serves and what came in so far: one browser, one answer to the question, counts; no network."""

import hmac
import secrets
import threading
from dataclasses import dataclass, field
from typing import Final

from appui_core.errors import AppuiError
from appui_core.ports import TrayLimits

COOKIE: Final = "appui"
MOST_SENDINGS: Final = 100
"""More in one session are no person's: every one of them is told on the PC."""


@dataclass(slots=True)
class Go:
    """What became of the pictures of one sending."""

    kept: int = 0
    there: int = 0
    refused: list[AppuiError] = field(default_factory=list)
    broken: bool = False

    @property
    def seen(self) -> int:
        """How many pictures came, whatever became of them."""
        return self.kept + self.there + len(self.refused)


class Session:
    """The secrets are 128 random bits each. Any thread may call."""

    def __init__(self, limits: TrayLimits) -> None:
        self.token = secrets.token_urlsafe(16)
        self.limits = limits
        self.declined = self.stopped = False
        self.in_all = self._sendings = 0
        self.last: Go | None = None
        self._guard = threading.Lock()
        self._cookie = ""
        self._peer = ""
        self._sending = False

    @property
    def claimed(self) -> bool:
        """Whether a browser has answered the question."""
        return bool(self._cookie)

    def claim(self, peer: str) -> str | None:
        """Make the browser at this address the one served; return its cookie, None when there is one already."""
        with self._guard:
            if self._cookie:
                return None
            self._cookie, self._peer = secrets.token_urlsafe(16), peer
            return self._cookie

    def owns(self, cookie: str, peer: str) -> bool:
        """Tell whether a request comes from the browser that is served: same cookie, same address."""
        same = hmac.compare_digest(cookie.encode("latin-1", "replace"), self._cookie.encode())
        return bool(self._cookie) and same and peer == self._peer

    def decline(self) -> None:
        """Take no picture any more, for good."""
        self.declined = True

    def stop(self) -> None:
        """Take no picture any more, because none can be kept."""
        self.stopped = True

    @property
    def room(self) -> int:
        """How many pictures the next sending may hold."""
        return (
            0
            if self.declined or self.stopped or (self._sendings >= MOST_SENDINGS and not self._sending)
            else min(self.limits.pictures_a_go, self.limits.pictures - self.in_all)
        )

    def begin(self) -> Go | None:
        """Begin a sending; None while another one is under way, or when nothing is taken any more."""
        with self._guard:
            if self._sending or self.declined or self._sendings >= MOST_SENDINGS:
                return None
            self._sending = True
            self._sendings += 1
            return Go()

    def end(self, go: Go) -> None:
        """End a sending and remember what became of it."""
        with self._guard:
            self._sending = False
            self.last = go

    @property
    def sending(self) -> bool:
        """Whether pictures are coming in now."""
        return self._sending
