"""A phone's browser without a browser: it sends what browsers send, or exactly the bytes that a test wants."""

import http.client
import re
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import urlsplit

from appui_core.adapters.phone_tray.server import TrayServer
from appui_core.errors import AppuiError
from appui_core.ports import TrayNews

# Opens a page, with other limits or in another language where they are given.
Open = Callable[..., TrayServer]
BOUNDARY = "----WebKitFormBoundaryx8jLAPPUI"


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def words(self) -> str:
        """The page's text, without its tags and with ordinary spaces."""
        bare = re.sub("<style>.*</style>", "", self.body, flags=re.DOTALL)
        return re.sub("[\u00a0\u202f]", " ", re.sub("<[^>]*>", " ", bare)).replace("&#x27;", "’")


def form(*pictures: tuple[str, bytes], boundary: str = BOUNDARY, field_name: str = "images") -> bytes:
    """Return a form with these files as browsers write it."""
    parts = [
        (
            f'--{boundary}\r\nContent-Disposition: form-data; name="{field_name}"; filename="{name}"\r\n'
            "Content-Type: image/png\r\n\r\n"
        ).encode()
        + data
        + b"\r\n"
        for name, data in pictures
    ]
    return b"".join(parts) + f"--{boundary}--\r\n".encode()


@dataclass
class Phone:
    """Speaks to one page; `source` is the address it comes from."""

    url: str
    source: str = "127.0.0.1"
    cookie: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The address and port of the page."""
        return urlsplit(self.url).netloc

    @property
    def path(self) -> str:
        """The page's path, with the secret."""
        return urlsplit(self.url).path

    def connect(self) -> socket.socket:
        """Open a connection."""
        name, _, port = self.host.partition(":")
        return socket.create_connection((name, int(port)), timeout=30, source_address=(self.source, 0))

    def raw(self, data: bytes) -> bytes:
        """Send bytes and return all that comes back until the other side ends."""
        with self.connect() as link:
            link.sendall(data)
            return read_all(link)

    def head(self, method: str, place: str, *more: str) -> bytes:
        """Return a head as a browser would send it."""
        lines = [f"{method} {self.path}{place} HTTP/1.1", f"Host: {self.host}", "User-Agent: test"]
        if self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        return "\r\n".join([*lines, *more, "", ""]).encode()

    def images_head(self, length: int) -> bytes:
        """Return the head of a form of so many bytes."""
        kind = f"Content-Type: multipart/form-data; boundary={BOUNDARY}"
        return self.head("POST", "images", kind, f"Content-Length: {length}")

    def get(self, place: str = "") -> Reply:
        """Ask for a page."""
        return self._send("GET", place, b"", {})

    def answer(self, answer: str = "no") -> Reply:
        """Answer the question, keep the cookie, follow to the next page."""
        body = f"answer={answer}".encode() if answer else b""
        reply = self._send("POST", "answer", body, {"Content-Type": "application/x-www-form-urlencoded"})
        if "set-cookie" in reply.headers:
            self.cookie = reply.headers["set-cookie"].partition(";")[0]
        return self.get() if reply.status == 303 else reply

    def send(self, *pictures: tuple[str, bytes]) -> Reply:
        """Send pictures and follow to the page that says what became of them."""
        return self.post(form(*pictures))

    def post(self, body: bytes, boundary: str = BOUNDARY) -> Reply:
        """Send a form's bytes, and follow."""
        reply = self._send(
            "POST", "images", body, {"Content-Type": f"multipart/form-data; boundary={boundary}", "Origin": "null"}
        )
        return self.get() if reply.status == 303 else reply

    def _send(self, method: str, place: str, body: bytes, headers: dict[str, str]) -> Reply:
        name, _, port = self.host.partition(":")
        link = http.client.HTTPConnection(name, int(port), timeout=20, source_address=(self.source, 0))
        try:
            cookie = {"Cookie": self.cookie} if self.cookie else {}
            link.request(method, self.path + place, body or None, {**cookie, **headers, **self.extra})
            answer = link.getresponse()
            found = {key.lower(): value for key, value in answer.getheaders()}
            return Reply(answer.status, found, answer.read().decode("utf-8"))
        finally:
            link.close()


def read_all(link: socket.socket) -> bytes:
    """Return what comes until the other side ends or resets the connection."""
    pieces: list[bytes] = []
    try:
        while piece := link.recv(65536):
            pieces.append(piece)
    except ConnectionError:
        pass
    return b"".join(pieces)


def status_of(data: bytes) -> int:
    """Return the status of an answer, 0 when nothing came."""
    return int(data.split(b" ", 2)[1]) if data else 0


def statuses(answers: Sequence[bytes]) -> list[int]:
    """Return the status of each answer."""
    return [status_of(answer) for answer in answers]


@dataclass
class Keeper:
    """Takes pictures into a list; `refuse` says no to the next ones."""

    pictures: list[bytes] = field(default_factory=list)
    news: list[TrayNews] = field(default_factory=list)
    errors: list[AppuiError] = field(default_factory=list)
    refuse: Exception | None = None
    hold: threading.Event | None = None
    changed: threading.Condition = field(default_factory=threading.Condition)

    def keep(self, stream: BinaryIO) -> bool:
        """Read a picture to its end; it is new unless it was there."""
        if self.refuse is not None:
            stream.read(10)
            raise self.refuse
        data = b""
        while piece := stream.read(8_192):
            data += piece
        if self.hold is not None:
            assert self.hold.wait(10)
        new = data not in self.pictures
        if new:
            self.pictures.append(data)
        return new

    def heard(self, news: TrayNews, error: AppuiError | None) -> None:
        """Note what happened."""
        with self.changed:
            self.news.append(news)
            if error is not None:
                self.errors.append(error)
            self.changed.notify_all()

    def wait_for(self, news: TrayNews) -> None:
        """Wait until something was heard."""
        with self.changed:
            assert self.changed.wait_for(lambda: news in self.news, 10), f"{news} was not heard: {self.news}"

    @property
    def codes(self) -> list[str]:
        """The codes of what was refused."""
        return [str(error.code) for error in self.errors]
