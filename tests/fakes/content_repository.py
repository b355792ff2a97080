"""A real content repository on this machine: made by ceremony and builder, served over TLS, with every misdeed."""

import contextlib
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from securesystemslib.signer import CryptoSigner

import build_repository
import ceremony
from appui_core.content.pack import bundled_dir, version_day
from appui_core.settings.repository import Repository
from content_keys import load_signer
from fakes.tls import make_authority, server_context

PASSPHRASE = "une phrase pour les essais"  # noqa: S105 - of keys that live as long as a test
ROOT_KEYS = ("root-1.pem", "root-2.pem", "root-3.pem")
Misdeed = Callable[[BaseHTTPRequestHandler], None]


class Keys:
    """The keys of one ceremony and its root.json."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.folder = folder
        self.root_keys = [folder / name for name in ROOT_KEYS]
        others = {role: folder / f"{role}.pem" for role in ceremony.OTHERS}
        self.root = folder / "root.json"
        ceremony.write(ceremony.new_root(self.root_keys, 2, others, now, PASSPHRASE), self.root)
        self.signers = {role: self.signer(f"{role}.pem") for role in ceremony.OTHERS}

    def signer(self, name: str) -> CryptoSigner:
        """Return what signs with one of them."""
        return load_signer(self.folder / name, PASSPHRASE.encode())


_CHECKED = re.compile(r"checked_on = [0-9-]{10}")


def pack_of(folder: Path, version: str, expires: str = "2027-12-01") -> Path:
    """Copy the pack that ships with Appui, as another version."""
    shutil.copytree(bundled_dir(), folder)
    (folder / "pack.toml").write_text(
        f'schema = 1\nversion = "{version}"\nexpires = {expires}\n', encoding="utf-8"
    )
    day = str(version_day(version))
    for path in folder.rglob("*.toml"):
        # Nothing in a pack was compared with its source after the pack's own day.
        text = path.read_text(encoding="utf-8")
        older = _CHECKED.sub(lambda found: min(found[0], f"checked_on = {day}"), text)
        if older != text:
            path.write_text(older, encoding="utf-8")
    return folder


class ContentServer:
    """Serves a folder over https on loopback. `misdeeds` answer instead, by the end of the path asked for."""

    def __init__(self, folder: Path, tls: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.misdeeds: dict[str, Misdeed] = {}
        self.leave = threading.Event()
        outer, context = self, server_context(tls)

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                outer.heads.append(str(self.headers))
                with contextlib.suppress(OSError):
                    outer.answer(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            def finish_request(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # type: ignore[override]  # the base class also serves datagrams
                with contextlib.suppress(OSError), context.wrap_socket(request, server_side=True) as secure:
                    super().finish_request(secure, client_address)

            def handle_error(self, *_: object) -> None:
                """Say nothing: clients that go away are what is tried here."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"https://127.0.0.1:{self._server.server_address[1]}/appui/"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Give the file, or do the misdeed."""
        for end, misdeed in self.misdeeds.items():
            if handler.path.endswith(end):
                misdeed(handler)
                return
        path = self.folder / handler.path.removeprefix("/appui/")
        if not path.is_file():
            handler.send_error(404)
            return
        give(path.read_bytes())(handler)

    def close(self) -> None:
        """Stop listening."""
        self.leave.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class ContentRepository:
    """Keys, a folder made with them, its server, and what the settings would name."""

    def __init__(self, base: Path, keys: Keys, tls: Path) -> None:
        self.base, self.keys, self.folder = base, keys, base / "repo"
        build_repository.start(self.folder, keys.root)
        self.server = ContentServer(self.folder, tls)
        self.verify = str(tls / "ca.pem")

    def publish(
        self,
        version: str,
        now: datetime,
        *,
        min_app: str = "0",
        expires: str = "2027-12-01",
        change: Callable[[Path], object] | None = None,
    ) -> Path:
        """Sign a pack in, after `change` has edited it; return its folder."""
        pack = pack_of(self.base / f"pack-{version}", version, expires)
        if change is not None:
            change(pack)
        build_repository.publish(pack, self.folder, self.keys.signers, now, min_app=min_app)
        return pack

    def refresh(self, now: datetime) -> None:
        """Renew the monthly word."""
        build_repository.refresh(self.folder, self.keys.signers, now)

    def settings(self) -> Repository:
        """Return it as the settings name it."""
        return Repository(self.server.address, self.keys.root.read_bytes())

    @contextmanager
    def doing(self, **misdeeds: Misdeed) -> Iterator[None]:
        """Misbehave for the block; a name such as `timestamp` stands for the path that ends in timestamp.json."""
        ends = {"archive": ".zip"}
        self.server.misdeeds = {ends.get(name, f"{name}.json"): misdeed for name, misdeed in misdeeds.items()}
        try:
            yield
        finally:
            self.server.misdeeds = {}


@contextmanager
def serving(base: Path, keys: Keys, tls: Path) -> Iterator[ContentRepository]:
    """Serve a new repository for the block."""
    made = ContentRepository(base, keys, tls)
    try:
        yield made
    finally:
        made.server.close()


def give(data: bytes, *, status: int = 200) -> Misdeed:
    """Answer with these bytes."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return act


def status(code: int, **headers: str) -> Misdeed:
    """Answer with a bare status."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()

    return act


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Never stop answering."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 65536)


def silent(leave: threading.Event) -> Misdeed:
    """Take the request and say nothing."""

    def act(_handler: BaseHTTPRequestHandler) -> None:
        leave.wait(20)

    return act


def trickle(leave: threading.Event) -> Misdeed:
    """Give a byte every now and then."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "400")
        handler.end_headers()
        for _ in range(400):
            handler.wfile.write(b" ")
            if leave.wait(0.05):
                return

    return act


def trickle_head(heard_out: threading.Event, leave: threading.Event) -> Misdeed:
    """Give a byte of the answer's head every now and then; `heard_out` when anyone waited for all of them."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
        for _ in range(120):
            handler.wfile.write(b"a")
            if leave.wait(0.05):
                return
        heard_out.set()

    return act


def half(data: bytes) -> Misdeed:
    """Promise all, give half, go away."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data[: len(data) // 2])

    return act


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Go away without a word."""
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def make_tls(folder: Path) -> Path:
    """Make certificates; return their folder."""
    make_authority(folder)
    return folder
