"""The date from a server, over real TLS on this machine: a right answer, and each way in which it can be wrong."""

import contextlib
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from urllib3.util import connection

from appui_core.adapters.http import RequestsFetcher
from appui_core.errors import AppuiError, ErrorCode

HOST = "heure.appui.test"
HOSTS = frozenset({HOST})
URL = f"https://{HOST}/"
RIGHT = b"Date: Sun, 22 Nov 2026 19:04:05 GMT\r\n"
Answer = Callable[[ssl.SSLSocket], None]


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a PEM file: a fresh key and a certificate for HOST, signed by itself."""
    from cryptography import x509  # noqa: PLC0415 - only here
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 - only here
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - only here

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("identity") / "identity.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path


class Server:
    """A TLS server on this machine that answers as a test tells it, and keeps each request's head."""

    def __init__(self, identity: Path) -> None:
        self.answer: Answer = plain(RIGHT)
        self.heads: list[bytes] = []
        self.leave = threading.Event()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(identity)
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                # A client that refuses the certificate or gives up is part of the game.
                with contextlib.suppress(OSError), context.wrap_socket(self.request, server_side=True) as channel:
                    outer.heads.append(read_head(channel))
                    outer.answer(channel)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def address(self) -> tuple[str, int]:
        host, port = self._server.server_address[:2]
        return str(host), int(port)

    def close(self) -> None:
        self.leave.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def read_head(channel: socket.socket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = channel.recv(4096)
        if not piece:
            break
        head += piece
    return head


def plain(headers: bytes, status: bytes = b"200 OK", body: bytes = b"") -> Answer:
    def answer(channel: ssl.SSLSocket) -> None:
        channel.sendall(b"HTTP/1.1 " + status + b"\r\nConnection: close\r\n" + headers + b"\r\n" + body)

    return answer


@pytest.fixture
def server(identity: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Start the server, and lead every connection with another machine's name to it."""
    found = Server(identity)

    def dial(address: tuple[str, int], timeout: float, *_args: object, **_options: object) -> socket.socket:
        return socket.create_connection(address if address[0] == "127.0.0.1" else found.address, timeout)

    monkeypatch.setattr(connection, "create_connection", dial)
    yield found
    found.close()


@pytest.fixture
def fetcher(identity: Path) -> RequestsFetcher:
    return RequestsFetcher(HOSTS, verify=str(identity), connect_s=2, read_s=0.5)


def refusal(fetcher: RequestsFetcher, url: str = URL) -> tuple[ErrorCode, str]:
    with pytest.raises(AppuiError) as caught:
        fetcher.server_date(url)
    return caught.value.code, caught.value.detail


def test_the_right_date(server: Server, fetcher: RequestsFetcher) -> None:
    assert fetcher.server_date(URL) == datetime(2026, 11, 22, 19, 4, 5, tzinfo=UTC)
    head = server.heads[0].decode("ascii")
    assert head.startswith("HEAD / HTTP/1.1\r\n")
    assert f"Host: {HOST}\r\n" in head


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/", f"http://{HOST}/", f"https://{HOST}:8443/", f"https://x@{HOST}/", "tel:3018", ""],
)
def test_other_addresses_are_refused_before_anything_is_sent(
    server: Server, fetcher: RequestsFetcher, url: str
) -> None:
    assert refusal(fetcher, url)[0] is ErrorCode.LINK_REFUSED
    assert server.heads == []


def test_a_dropped_connection(server: Server, fetcher: RequestsFetcher) -> None:
    server.answer = lambda channel: channel.shutdown(socket.SHUT_RDWR)
    assert refusal(fetcher) == (ErrorCode.NETWORK_UNREACHABLE, "no answer")


def test_nobody_listens(identity: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        place = unused.getsockname()

        def dial(_address: object, timeout: float, *_args: object, **_options: object) -> socket.socket:
            return socket.create_connection(place, timeout)

        monkeypatch.setattr(connection, "create_connection", dial)
        fetcher = RequestsFetcher(HOSTS, verify=str(identity), connect_s=1, read_s=1)
        assert refusal(fetcher) == (ErrorCode.NETWORK_UNREACHABLE, "no answer")


def test_an_answer_that_does_not_come(server: Server, fetcher: RequestsFetcher) -> None:
    server.answer = lambda _channel: assert_left(server)
    assert refusal(fetcher) == (ErrorCode.NETWORK_UNREACHABLE, "no answer")


def test_a_head_that_trickles_is_not_heard_out(server: Server, identity: Path) -> None:
    def trickle(channel: ssl.SSLSocket) -> None:
        channel.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not server.leave.wait(0.05):
            channel.sendall(b"a")

    server.answer = trickle
    quick = RequestsFetcher(HOSTS, verify=str(identity), connect_s=2, read_s=0.5, total_s=0.6)
    assert refusal(quick) == (ErrorCode.NETWORK_UNREACHABLE, "no answer")


def assert_left(server: Server) -> None:
    assert server.leave.wait(30)


@pytest.mark.parametrize(
    ("headers", "detail"),
    [
        (b"", "no date"),
        (b"Date: yesterday\r\n", "date not readable"),
        (b"Date: Sun, 99 Nov 2026 19:04:05 GMT\r\n", "date not readable"),
        (b"Date: Sun, 22 Nov 2026 99:04:05 GMT\r\n", "date not readable"),
        (b"Date: Fri, 31 Dec 9999 23:59:59 -1200\r\n", "date not readable"),
        (b"Date: Sun, 22 Nov 2026 19:04:05 +999999999999\r\n", "date not readable"),
        (b"Date: " + b"9" * 2000 + b"\r\n", "no date"),
        (b"Date: \xff\xfe\r\n", "date not readable"),
    ],
)
def test_a_date_that_is_none(server: Server, fetcher: RequestsFetcher, headers: bytes, detail: str) -> None:
    server.answer = plain(headers)
    assert refusal(fetcher) == (ErrorCode.NETWORK_UNREACHABLE, detail)


def test_an_answer_that_is_no_http(server: Server, fetcher: RequestsFetcher) -> None:
    server.answer = lambda channel: channel.sendall(b"\x00\xff" * 100 + b"\r\n\r\n")
    assert refusal(fetcher) == (ErrorCode.NETWORK_UNREACHABLE, "no answer")


def test_too_many_headers_are_not_read(server: Server, fetcher: RequestsFetcher) -> None:
    server.answer = plain(b"".join(b"X-%d: y\r\n" % number for number in range(300)) + RIGHT)
    assert refusal(fetcher) == (ErrorCode.NETWORK_UNREACHABLE, "no answer")


def test_a_redirect_is_not_followed(server: Server, fetcher: RequestsFetcher) -> None:
    server.answer = plain(RIGHT + b"Location: https://evil.example/\r\n", b"302 Found")
    assert fetcher.server_date(URL).hour == 19
    assert len(server.heads) == 1


def test_a_body_is_not_read(server: Server, fetcher: RequestsFetcher) -> None:
    def endless(channel: ssl.SSLSocket) -> None:
        plain(RIGHT + b"Content-Length: 1000000000000\r\n")(channel)
        with contextlib.suppress(OSError):
            while not server.leave.is_set():
                channel.sendall(b"x" * 65536)

    server.answer = endless
    assert fetcher.server_date(URL).hour == 19


def test_a_server_without_a_head_still_tells_its_date(server: Server, fetcher: RequestsFetcher) -> None:
    server.answer = plain(RIGHT, b"405 Method Not Allowed")
    assert fetcher.server_date(URL).hour == 19


def test_an_untrusted_certificate_is_refused(server: Server) -> None:
    assert refusal(RequestsFetcher(HOSTS, connect_s=2, read_s=2)) == (ErrorCode.NETWORK_UNREACHABLE, "no answer")
    assert server.heads in ([], [b""])


def test_a_certificate_for_another_name_is_refused(server: Server, identity: Path) -> None:
    other = RequestsFetcher(frozenset({"autre.appui.test"}), verify=str(identity), connect_s=2, read_s=2)
    assert refusal(other, "https://autre.appui.test/") == (ErrorCode.NETWORK_UNREACHABLE, "no answer")
    assert server.heads in ([], [b""])


def test_a_password_kept_for_the_host_is_not_sent(server: Server, fetcher: RequestsFetcher, home: Path) -> None:
    netrc = home / ".netrc"
    netrc.write_text(f"machine {HOST} login me password secret\n", encoding="ascii")
    netrc.chmod(0o600)
    fetcher.server_date(URL)
    assert b"authorization" not in server.heads[0].lower()


def test_the_proxy_of_the_system_is_used(
    server: Server, fetcher: RequestsFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    with proxy(server, asked) as address:
        monkeypatch.setenv("HTTPS_PROXY", f"http://{address[0]}:{address[1]}")
        assert fetcher.server_date(URL).hour == 19
    assert asked[0].startswith(f"CONNECT {HOST}:443 ".encode())


@contextlib.contextmanager
def proxy(server: Server, asked: list[bytes]) -> Iterator[tuple[str, int]]:
    """Run a proxy that leads its one CONNECT to the server."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            asked.append(read_head(self.request))
            self.request.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            with socket.create_connection(server.address) as onward:
                back = threading.Thread(target=pump, args=(onward, self.request))
                back.start()
                pump(self.request, onward)
                back.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as found:
        thread = threading.Thread(target=found.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield ("127.0.0.1", int(found.server_address[1]))
        finally:
            found.shutdown()
            thread.join()


def pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)


def test_hosts_are_asked_for_when_first_needed(server: Server, identity: Path) -> None:
    asked: list[int] = []

    def hosts() -> frozenset[str]:
        asked.append(1)
        return HOSTS

    fetcher = RequestsFetcher(hosts, verify=str(identity))
    assert asked == []
    assert fetcher.server_date(URL).year == 2026
    assert asked == [1]
    assert len(server.heads) == 1
