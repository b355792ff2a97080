"""A real time-stamping authority on this machine: `openssl ts -reply` behind http, and every way to misbehave."""

import contextlib
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID
from rfc3161_client import _rust

from appui_core.settings.authorities import Authority

_CONFIG = """
[tsa_cfg]
serial=./serial
crypto_device=builtin
signer_cert=./tsa.pem
signer_key=./tsa.key
{certs}
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256,sha384,sha512
accuracy=secs:1
ordering=no
tsa_name=yes
ess_cert_id_chain=no
ess_cert_id_alg=sha256
"""
_FILES = ("-queryfile", "q.tsq", "-out", "r.tsr")
# TimeStampResp { status PKIStatusInfo { rejection(2) } }
REFUSAL = bytes.fromhex("30053003020102")
Behave = Callable[["TimeAuthority", BaseHTTPRequestHandler, bytes], None]


class TimeAuthority:
    """Answers over http on loopback; `behave` is what it does with a request, `asked` keeps each request's bytes.

    The signer's certificate is valid from `since` to `until`, counted from now.
    `send_root`: the token carries the root too, in openssl's own order.
    """

    def __init__(
        self,
        folder: Path,
        name: str = "Essai",
        *,
        since: timedelta = -timedelta(days=30),
        until: timedelta = timedelta(days=30),
        send_root: bool = False,
    ) -> None:
        folder.mkdir(parents=True)
        self.folder, self.name = folder, name
        self.asked: list[bytes] = []
        self.heads: list[str] = []
        self.behave: Behave = right
        self.leave = threading.Event()
        self._make_certificates(since, until)
        (folder / "serial").write_text("01\n", encoding="ascii")
        certs = "certs=./root.pem" if send_root else ""
        (folder / "tsa.cnf").write_text(_CONFIG.format(certs=certs), encoding="ascii")
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.asked.append(body)
                outer.heads.append(str(self.headers))
                with contextlib.suppress(OSError):
                    outer.behave(outer, self, body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/tsr"

    @property
    def roots(self) -> bytes:
        """Its root in PEM."""
        return (self.folder / "root.pem").read_bytes()

    def authority(self) -> Authority:
        """Return it as the settings name one."""
        return Authority(self.name, self.url, self.roots)

    def reply(self, request: bytes) -> bytes:
        """Have openssl sign an answer."""
        (self.folder / "q.tsq").write_bytes(request)
        subprocess.run(
            ["openssl", "ts", "-reply", "-config", "tsa.cnf", *("-section", "tsa_cfg"), *_FILES],
            cwd=self.folder,
            check=True,
            capture_output=True,
            timeout=30,
        )
        return (self.folder / "r.tsr").read_bytes()

    def close(self) -> None:
        """Stop listening."""
        self.leave.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def let_go(self) -> None:
        """End the answers that would never end, and wait until they have."""
        self.leave.set()
        while any("process_request" in one.name for one in threading.enumerate()):
            time.sleep(0.01)
        self.leave.clear()

    def _make_certificates(self, since: timedelta, until: timedelta) -> None:
        now = datetime.now(UTC).replace(microsecond=0)
        root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        root_name = _name(f"{self.name} racine")
        usage = x509.KeyUsage(
            digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
            key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
        )  # fmt: skip
        root = (
            _builder(root_name, root_name, root_key, now - timedelta(days=400), now + timedelta(days=400))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .sign(root_key, hashes.SHA256())
        )
        signer = (
            _builder(_name(f"{self.name} horodateur"), root_name, key, now + since, now + until, root_key)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
            .sign(root_key, hashes.SHA256())
        )
        pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
        (self.folder / "root.pem").write_bytes(root.public_bytes(pem))
        (self.folder / "tsa.pem").write_bytes(signer.public_bytes(pem))
        (self.folder / "tsa.key").write_bytes(key.private_bytes(pem, pkcs8, serialization.NoEncryption()))


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common)])


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    since: datetime,
    until: datetime,
    issuer_key: ec.EllipticCurvePrivateKey | None = None,
) -> x509.CertificateBuilder:
    above = (issuer_key or key).public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(above), critical=False)
    )


def say(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    *,
    status: int = 200,
    kind: str = "application/timestamp-reply",
    place: str = "",
) -> None:
    """Send an answer."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    if place:
        handler.send_header("Location", place)
    handler.end_headers()
    handler.wfile.write(body)


def right(tsa: TimeAuthority, handler: BaseHTTPRequestHandler, request: bytes) -> None:
    """Date the imprint."""
    say(handler, tsa.reply(request))


def refuse(_tsa: TimeAuthority, handler: BaseHTTPRequestHandler, _request: bytes) -> None:
    """Say no, as the protocol says it."""
    say(handler, REFUSAL)


def other_nonce(tsa: TimeAuthority, handler: BaseHTTPRequestHandler, request: bytes) -> None:
    """Date the imprint in answer to somebody else's request."""
    nonce = _rust.parse_timestamp_request(request).nonce or 0
    sent = nonce.to_bytes((nonce.bit_length() + 7) // 8)
    assert request.count(sent) == 1
    say(handler, tsa.reply(request.replace(sent, sent[:-1] + bytes([sent[-1] ^ 1]))))


def other_imprint(tsa: TimeAuthority, handler: BaseHTTPRequestHandler, request: bytes) -> None:
    """Date something else."""
    imprint = bytes(_rust.parse_timestamp_request(request).message_imprint.message)
    say(handler, tsa.reply(request.replace(imprint, imprint[::-1])))


def forge(tsa: TimeAuthority, handler: BaseHTTPRequestHandler, request: bytes) -> None:
    """Change a bit of the signature, the last bytes of a token."""
    good = tsa.reply(request)
    say(handler, good[:-8] + bytes([good[-8] ^ 1]) + good[-7:])


def garbage(_tsa: TimeAuthority, handler: BaseHTTPRequestHandler, _request: bytes) -> None:
    """Send bytes that mean nothing."""
    say(handler, bytes(range(256)) * 4)


def large(tsa: TimeAuthority, handler: BaseHTTPRequestHandler, _request: bytes) -> None:
    """Send bytes until the other side has enough."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/timestamp-reply")
    handler.end_headers()
    while not tsa.leave.is_set():
        handler.wfile.write(bytes(65536))


def trickle(tsa: TimeAuthority, handler: BaseHTTPRequestHandler, _request: bytes) -> None:
    """Send a byte now and then, each soon enough."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/timestamp-reply")
    handler.end_headers()
    while not tsa.leave.wait(0.05):
        handler.wfile.write(b"0")
        handler.wfile.flush()


def trickle_head(tsa: TimeAuthority, handler: BaseHTTPRequestHandler, _request: bytes) -> None:
    """Send a byte of the answer's head now and then."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
    while not tsa.leave.wait(0.05):
        handler.wfile.write(b"0")
        handler.wfile.flush()


def silent(tsa: TimeAuthority, _handler: BaseHTTPRequestHandler, _request: bytes) -> None:
    """Say nothing for as long as anyone listens."""
    assert tsa.leave.wait(30)


def drop(_tsa: TimeAuthority, handler: BaseHTTPRequestHandler, _request: bytes) -> None:
    """Hang up in the middle of the answer."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/timestamp-reply")
    handler.send_header("Content-Length", "3000")
    handler.end_headers()
    handler.wfile.write(b"\x30\x82")
    handler.close_connection = True


def broken(_tsa: TimeAuthority, handler: BaseHTTPRequestHandler, _request: bytes) -> None:
    """Fail as web servers do."""
    say(handler, b"oops", status=503)


def redirect(tsa: TimeAuthority, handler: BaseHTTPRequestHandler, _request: bytes) -> None:
    """Send elsewhere: here, so that whoever follows is seen."""
    say(handler, b"", status=307, place=tsa.url)


def web_page(_tsa: TimeAuthority, handler: BaseHTTPRequestHandler, _request: bytes) -> None:
    """Answer as the sign-in page of a hotel's network does."""
    say(handler, b"<html>Bienvenue</html>", kind="text/html; charset=utf-8")


@contextlib.contextmanager
def running(*authorities: TimeAuthority) -> Iterator[tuple[TimeAuthority, ...]]:
    """Close them at the end of the block."""
    try:
        yield authorities
    finally:
        for one in authorities:
            one.close()


def wait_past(instant: datetime) -> None:
    """Wait until an instant is over by the real clock."""
    while datetime.now(UTC) <= instant:
        time.sleep(0.05)
