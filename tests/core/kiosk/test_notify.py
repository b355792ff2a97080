"""The datagrams to systemd, received on a real socket."""

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.kiosk.notify import ALIVE, READY, sd_notify

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="systemd is on Linux")


@pytest.fixture(params=["path", "abstract"])
def listening(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[socket.socket]:
    """Listen as systemd does, at both kinds of address."""
    name = str(tmp_path / "notify") if request.param == "path" else f"\0appui-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(name)
        line.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", name.replace("\0", "@"))
        yield line


def test_ready_and_alive_arrive(listening: socket.socket) -> None:
    for state in (READY, ALIVE):
        assert sd_notify(state)
        assert listening.recv(64) == state.encode()


@pytest.mark.parametrize("address", ["", "nowhere", "/no/such/socket", "@no-such-socket-of-appui"])
def test_where_nobody_listens_nothing_happens(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    assert not sd_notify(ALIVE)
