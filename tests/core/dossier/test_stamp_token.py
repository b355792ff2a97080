"""A token against its request: each lie of an authority is seen, and time is the token's own, not today's."""

import base64
import contextlib
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from appui_core.adapters.http import Limits
from appui_core.adapters.time_stamp import RequestsTimeStamper
from appui_core.dossier.stamp_token import check, new_request, root_fingerprints
from appui_core.dossier.stamping import ask
from appui_core.errors import AppuiError, ErrorCode
from appui_core.settings.authorities import shipped
from fakes import time_authority as fake
from fakes.time_authority import Behave, TimeAuthority

pytestmark = pytest.mark.tool
CONTENT = b"0123  data/001-abc.png\n"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
STAMPER = RequestsTimeStamper.on_loopback(limits=Limits(connect_s=2, read_s=5, total_s=10))


@pytest.fixture(scope="module")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TimeAuthority]:
    with fake.running(TimeAuthority(tmp_path_factory.mktemp("tsa") / "one")) as (made,):
        yield made


def why(tsa: TimeAuthority, behave: Behave = fake.right, roots: bytes = b"") -> tuple[ErrorCode | None, str]:
    tsa.behave = behave
    authority = tsa.authority()
    if roots:
        authority = type(authority)(authority.name, authority.url, roots)
    told = ask(STAMPER, authority, new_request(CONTENT), DIGEST)
    assert (told.attested is None) == (told.code is not None)
    return told.code, told.detail


def test_a_right_answer_is_believed(tsa: TimeAuthority) -> None:
    tsa.behave = fake.right
    before = datetime.now(UTC).replace(microsecond=0)
    told = ask(STAMPER, tsa.authority(), new_request(CONTENT), DIGEST)
    assert told.attested is not None
    assert before <= datetime.fromtimestamp(told.attested.epoch_s, UTC) <= datetime.now(UTC)
    assert told.attested.chain == tsa.roots
    assert told.attested.root_sha256 in root_fingerprints(tsa.roots)


@pytest.mark.parametrize(
    ("behave", "expected"),
    [
        (fake.refuse, (ErrorCode.STAMP_REFUSED, "status 2")),
        (fake.other_nonce, (ErrorCode.STAMP_INVALID, "nonce")),
        (fake.other_imprint, (ErrorCode.STAMP_INVALID, "imprint")),
        (fake.forge, (ErrorCode.STAMP_INVALID, "chain")),
        (fake.garbage, (ErrorCode.STAMP_INVALID, "unreadable")),
    ],
)
def test_each_lie_is_seen(tsa: TimeAuthority, behave: Behave, expected: tuple[ErrorCode, str]) -> None:
    assert why(tsa, behave) == expected


def test_a_root_that_is_not_the_authority_s(tsa: TimeAuthority, tmp_path: Path) -> None:
    with fake.running(TimeAuthority(tmp_path / "other")) as (other,):
        assert why(tsa, roots=other.roots) == (ErrorCode.STAMP_INVALID, "chain")
    assert why(tsa, roots=b"no certificate") == (ErrorCode.STAMP_INVALID, "roots")


@pytest.mark.parametrize(
    ("since", "until"),
    [(timedelta(days=-9), timedelta(hours=-1)), (timedelta(hours=1), timedelta(days=9))],
)
def test_a_signer_whose_certificate_was_not_valid_then(tmp_path: Path, since: timedelta, until: timedelta) -> None:
    with fake.running(TimeAuthority(tmp_path / "t", since=since, until=until)) as (tsa,):
        assert why(tsa) == (ErrorCode.STAMP_INVALID, "expired")


def test_a_certificate_that_ended_since_takes_nothing_from_the_date(tmp_path: Path) -> None:
    with fake.running(TimeAuthority(tmp_path / "t", until=timedelta(seconds=3))) as (tsa,):
        told = ask(STAMPER, tsa.authority(), new_request(CONTENT), DIGEST)
        assert told.attested is not None
        signer = x509.load_pem_x509_certificate((tsa.folder / "tsa.pem").read_bytes())
        fake.wait_past(signer.not_valid_after_utc)
        assert check(told.reply, told.request, DIGEST, tsa.roots) == told.attested


def test_certificates_in_any_order_are_read(tmp_path: Path) -> None:
    with fake.running(TimeAuthority(tmp_path / "t", send_root=True)) as (tsa,):
        assert why(tsa) == (None, "")


def test_no_cut_or_changed_token_passes_or_stumbles(tsa: TimeAuthority) -> None:
    tsa.behave = fake.right
    told = ask(STAMPER, tsa.authority(), new_request(CONTENT), DIGEST)
    assert told.attested is not None
    for at in range(0, len(told.reply), 7):
        changed = told.reply[:at] + bytes([told.reply[at] ^ 0x55]) + told.reply[at + 1 :]
        for bad in (told.reply[:at], changed):
            # Only AppuiError is let through; a byte outside the signature may change, the date may not.
            with contextlib.suppress(AppuiError):
                assert check(bad, told.request, DIGEST, tsa.roots).at_utc == told.attested.at_utc


def test_another_list_of_files(tsa: TimeAuthority) -> None:
    tsa.behave = fake.right
    told = ask(STAMPER, tsa.authority(), new_request(CONTENT), DIGEST)
    with pytest.raises(AppuiError) as refused:
        check(told.reply, told.request, hashlib.sha256(b"other").hexdigest(), tsa.roots)
    assert refused.value.code is ErrorCode.STAMP_INVALID


def test_the_shipped_authorities_are_two_at_least_over_https_with_the_roots_that_were_compared() -> None:
    import tomllib  # noqa: PLC0415 - here only

    from appui_core.locate import resources_dir  # noqa: PLC0415 - here only

    raw = tomllib.loads((resources_dir() / "timestamps/authorities.toml").read_text("utf-8"))["authority"]
    found = shipped()
    assert len(found) >= 2
    assert len({one.host for one in found}) == len(found)
    for one, told in zip(found, raw, strict=True):
        assert one.url.startswith("https://")
        assert root_fingerprints(one.roots) == {told["roots_sha256"]}
        assert told["source"].startswith("https://")
        assert told["unknown"]
        assert base64.b64encode(one.roots)
