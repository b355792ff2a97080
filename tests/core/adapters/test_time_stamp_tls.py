"""The same way over real TLS: trust, the list of hosts, the system's proxy, and no password of the person's."""

import ssl
from pathlib import Path

import pytest

from appui_core.adapters.http import Limits
from appui_core.adapters.time_stamp import RequestsTimeStamper
from appui_core.errors import AppuiError, ErrorCode
from core.adapters import test_http as over_tls

HOST = over_tls.HOST
URL = f"https://{HOST}/tsr"
LIMITS = Limits(connect_s=2, read_s=2, total_s=4)
identity, server = over_tls.identity, over_tls.server


class Echo:
    """Answers with the body that it was sent."""

    def __init__(self, head: bytes = b"200 OK\r\nContent-Type: application/timestamp-reply") -> None:
        self._head = head

    def __call__(self, channel: ssl.SSLSocket) -> None:
        body = channel.recv(4096)
        length = str(len(body)).encode()
        channel.sendall(b"HTTP/1.1 " + self._head + b"\r\nContent-Length: " + length + b"\r\n\r\n" + body)


@pytest.fixture
def stamper(identity: Path) -> RequestsTimeStamper:
    return RequestsTimeStamper(lambda: frozenset({HOST}), limits=LIMITS, verify=str(identity))


def test_a_body_goes_and_comes_back(server: over_tls.Server, stamper: RequestsTimeStamper, home: Path) -> None:
    server.answer = Echo()
    netrc = home / ".netrc"
    netrc.write_text(f"machine {HOST} login me password secret\n", encoding="ascii")
    netrc.chmod(0o600)
    assert stamper.send(URL, b"request") == b"request"
    head = server.heads[0].decode("ascii").lower()
    assert head.startswith("post /tsr http/1.1\r\n")
    for word in ("authorization", "user-agent", "cookie"):
        assert word not in head


def test_a_redirect_to_elsewhere_is_not_followed(server: over_tls.Server, stamper: RequestsTimeStamper) -> None:
    server.answer = Echo(b"307 Temporary Redirect\r\nLocation: https://evil.example/tsr")
    with pytest.raises(AppuiError) as refused:
        stamper.send(URL, b"request")
    assert (refused.value.code, refused.value.detail) == (ErrorCode.STAMP_INVALID, "redirect")
    assert len(server.heads) == 1


def test_an_untrusted_certificate_sends_nothing(
    server: over_tls.Server, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A bundle that other programs are told to trust is none of ours.
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(identity))
    trusting = RequestsTimeStamper(lambda: frozenset({HOST}), limits=LIMITS)
    with pytest.raises(AppuiError) as refused:
        trusting.send(URL, b"request")
    assert refused.value.code is ErrorCode.NETWORK_UNREACHABLE
    assert server.heads in ([], [b""])


def test_the_proxy_of_the_system_is_used(
    server: over_tls.Server, stamper: RequestsTimeStamper, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer = Echo()
    asked: list[bytes] = []
    with over_tls.proxy(server, asked) as address:
        monkeypatch.setenv("HTTPS_PROXY", f"http://{address[0]}:{address[1]}")
        assert stamper.send(URL, b"request") == b"request"
    assert asked[0].startswith(f"CONNECT {HOST}:443 ".encode())


def test_a_host_that_left_the_settings_is_refused(server: over_tls.Server, identity: Path) -> None:
    hosts = {HOST}
    stamper = RequestsTimeStamper(lambda: hosts, limits=LIMITS, verify=str(identity))
    server.answer = Echo()
    assert stamper.send(URL, b"request") == b"request"
    hosts.clear()
    with pytest.raises(AppuiError) as refused:
        stamper.send(URL, b"request")
    assert refused.value.code is ErrorCode.LINK_REFUSED
    assert len(server.heads) == 1
