"""The way to an authority, against a real one on this machine: what leaves, and each way in which it can fail."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rfc3161_client import _rust

from appui_core.adapters.http import Limits
from appui_core.adapters.time_stamp import RequestsTimeStamper
from appui_core.dossier.stamp_token import new_request
from appui_core.errors import AppuiError, ErrorCode
from fakes import time_authority as fake
from fakes.time_authority import Behave, TimeAuthority

SHORT = Limits(connect_s=1, read_s=0.3, total_s=0.6)


@pytest.fixture(scope="module")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TimeAuthority]:
    with fake.running(TimeAuthority(tmp_path_factory.mktemp("tsa") / "one")) as (made,):
        yield made


@pytest.fixture
def stamper() -> RequestsTimeStamper:
    return RequestsTimeStamper.on_loopback(limits=SHORT)


def refusal(stamper: RequestsTimeStamper, url: str) -> tuple[ErrorCode, str]:
    with pytest.raises(AppuiError) as caught:
        stamper.send(url, new_request(b"liste"))
    return caught.value.code, caught.value.detail


def test_only_imprint_nonce_and_wish_for_certificates_leave(tsa: TimeAuthority) -> None:
    tsa.behave, tsa.asked[:], tsa.heads[:] = fake.right, [], []
    request = new_request(b"liste")
    RequestsTimeStamper.on_loopback().send(tsa.url, request)
    assert tsa.asked == [request]
    parsed = _rust.parse_timestamp_request(tsa.asked[0])
    assert len(request) < 80
    assert (parsed.cert_req, parsed.policy, parsed.nonce is None) == (True, None, False)
    head = tsa.heads[0].lower()
    assert "content-type: application/timestamp-query" in head
    for word in ("appui", "python", "cookie", "authorization", "referer"):
        assert word not in head


@pytest.mark.parametrize(
    ("behave", "expected"),
    [
        (fake.silent, (ErrorCode.NETWORK_UNREACHABLE, "no answer")),
        (fake.trickle, (ErrorCode.NETWORK_UNREACHABLE, "too slow")),
        (fake.trickle_head, (ErrorCode.NETWORK_UNREACHABLE, "too slow")),
        (fake.drop, (ErrorCode.NETWORK_UNREACHABLE, "no answer")),
        (fake.large, (ErrorCode.STAMP_INVALID, "too large")),
        (fake.broken, (ErrorCode.STAMP_INVALID, "http 503")),
        (fake.redirect, (ErrorCode.STAMP_INVALID, "redirect")),
        (fake.web_page, (ErrorCode.STAMP_INVALID, "content type")),
    ],
)
def test_each_failure_has_its_code(
    tsa: TimeAuthority, stamper: RequestsTimeStamper, behave: Behave, expected: tuple[ErrorCode, str]
) -> None:
    tsa.behave, tsa.asked[:] = behave, []
    assert refusal(stamper, tsa.url) == expected
    tsa.let_go()
    assert len(tsa.asked) == 1, "asked once, and nobody else"


def test_nobody_listens(tmp_path: Path, stamper: RequestsTimeStamper) -> None:
    gone = TimeAuthority(tmp_path / "gone")
    gone.close()
    assert refusal(stamper, gone.url) == (ErrorCode.NETWORK_UNREACHABLE, "no answer")


@pytest.mark.parametrize(
    "url",
    [
        "http://freetsa.org/tsr",
        "https://evil.example/tsr",
        "https://freetsa.org:8443/tsr",
        "https://me@freetsa.org/tsr",
        "http://127.0.0.1:80/tsr",
        "tel:3018",
        "",
    ],
)
def test_only_https_to_the_hosts_of_the_settings(url: str) -> None:
    stamper = RequestsTimeStamper(lambda: frozenset({"freetsa.org"}))
    assert refusal(stamper, url)[0] is ErrorCode.LINK_REFUSED


@pytest.mark.parametrize("url", ["http://192.0.2.1/tsr", "https://127.0.0.1/", "http://127.0.0.1.evil.test/"])
def test_the_one_of_tests_leaves_this_machine_never(stamper: RequestsTimeStamper, url: str) -> None:
    assert refusal(stamper, url)[0] is ErrorCode.LINK_REFUSED
