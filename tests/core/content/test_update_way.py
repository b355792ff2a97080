"""What happens on the way to a repository: nobody there, strangers, detours, silence, trickles and cuts.

After each attempt the pack in use is the same, help line and guides can be read, nothing half is left.
"""

import socket
import threading
from contextlib import closing

import pytest

from appui_core.content.update import update
from appui_core.errors import AppuiError, ErrorCode
from appui_core.settings.repository import Repository
from core.content.conftest import QUICK, Asker, checked
from fakes.content_repository import (
    ContentRepository,
    Misdeed,
    give,
    half,
    hang_up,
    silent,
    status,
    trickle,
    trickle_head,
)
from fakes.forged_content import archive_of


def test_nobody_there(asker: Asker) -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        asker.repository = Repository(f"https://127.0.0.1:{free.getsockname()[1]}/", asker.repository.root)
        assert asker.refusal() == "content_unreachable"


def test_a_certificate_that_nobody_trusts(
    asker: Asker, repo: ContentRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.publish("2026.12.1", asker.clock.now())
    # Bundles that other programs are told to trust are none of ours.
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, repo.verify)
    asker.verify = None
    assert asker.refusal() == "content_unreachable"
    assert repo.server.asked == []


@pytest.mark.parametrize("code", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(updated: Asker, repo: ContentRepository, code: int) -> None:
    repo.server.asked.clear()
    elsewhere = status(code, Location=f"{repo.server.address}1.root.json")
    with repo.doing(**{"2.root": elsewhere}):
        assert updated.refusal() == "content_moved"
    assert len(repo.server.asked) == 1


@pytest.mark.parametrize(
    ("misdeed", "code"),
    [
        (status(404), "content_absent"),
        (status(403), "content_absent"),
        (status(500), "content_unreachable"),
        (status(503), "content_unreachable"),
        (give(b"<html>Bienvenue sur le r\xc3\xa9seau</html>"), "content_unreadable"),
        (give(b""), "content_unreadable"),
        (give(b"[" * 15_000), "content_unreadable"),
        (give(b"\xff\xfe\x00"), "content_unreadable"),
        (give(b'{"signed": 3, "signatures": {}}'), "content_unreadable"),
        (hang_up, "content_dropped"),
    ],
)
def test_strange_answers(updated: Asker, repo: ContentRepository, misdeed: Misdeed, code: str) -> None:
    with repo.doing(timestamp=misdeed):
        assert updated.refusal() == code


@pytest.mark.parametrize("name", ["timestamp", "2.targets", "archive"])
def test_silence_and_trickles_end(updated: Asker, repo: ContentRepository, name: str) -> None:
    repo.publish("2026.12.2", updated.clock.now())
    updated.limits = QUICK
    for misdeed in (silent(repo.server.leave), trickle(repo.server.leave)):
        with repo.doing(**{name: misdeed}):
            assert updated.refusal() == "content_slow"


@pytest.mark.parametrize("name", ["timestamp", "archive"])
def test_a_head_that_trickles_is_not_heard_out(updated: Asker, repo: ContentRepository, name: str) -> None:
    repo.publish("2026.12.2", updated.clock.now())
    updated.limits = QUICK
    heard_out = threading.Event()
    with repo.doing(**{name: trickle_head(heard_out, repo.server.leave)}):
        assert updated.refusal() == "content_slow"
    assert not heard_out.is_set()


def test_who_cancels_is_heard_in_the_middle_of_a_head(updated: Asker, repo: ContentRepository) -> None:
    repo.publish("2026.12.2", updated.clock.now())
    heard_out, gone = threading.Event(), threading.Event()
    with repo.doing(timestamp=trickle_head(heard_out, repo.server.leave)):
        leaving = threading.Timer(0.5, gone.set)
        leaving.start()
        with pytest.raises(AppuiError) as refused:
            update(updated.home, updated.source(), checked, updated.clock, cancelled=gone.is_set)
        leaving.join()
    assert refused.value.code is ErrorCode.INTERRUPTED
    assert not heard_out.is_set()


@pytest.mark.parametrize("name", ["timestamp", "2.snapshot", "archive"])
def test_a_cut_is_a_cut(updated: Asker, repo: ContentRepository, name: str) -> None:
    repo.publish("2026.12.2", updated.clock.now())
    path = archive_of(repo) if name == "archive" else repo.folder / f"{name}.json"
    with repo.doing(**{name: half(path.read_bytes())}):
        assert updated.refusal() == "content_dropped"
    assert updated.update().version == "2026.12.2"
