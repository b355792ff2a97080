"""The guards themselves: each must be able to fail a test."""

import logging
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from fakes.guards import NETWORK, Expectations, LogWatch, dangling, threads


def test_an_unexpected_record_is_reported_and_an_expected_one_is_not() -> None:
    watch = LogWatch()
    logger = logging.Logger("appui.vault")  # noqa: LOG001 - a logger of its own, that no other handler sees
    logger.addHandler(watch)
    logger.warning("disk_full")
    assert watch.records.settle() == ["unexpected log record: WARNING appui.vault: disk_full"]
    watch.records.expect("disk_full")
    logger.warning("disk_full")
    assert watch.records.settle() == []


def test_what_was_announced_must_come() -> None:
    messages = Expectations("Qt message")
    messages.expect("never said")
    assert messages.settle() == ["expected Qt message did not come: never said"]


def test_an_expected_record_passes(expect_log: Callable[[str], None]) -> None:
    expect_log("announced")
    logging.getLogger("appui.tests").warning("announced")


def test_another_machine_is_out_of_reach() -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("192.0.2.1", 443), timeout=0.1)
    with pytest.raises(ConnectionRefusedError):
        socket.getaddrinfo("example.org", 443)
    assert "192.0.2.1" in NETWORK.refused
    NETWORK.refused.clear()


def test_this_machine_is_within_reach(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        near = socket.create_connection(server.getsockname(), timeout=30)
        near.close()
    with socket.socket(socket.AF_UNIX) as sock, pytest.raises(FileNotFoundError):
        sock.connect(str(tmp_path / "none"))


def test_a_thread_that_stays_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fakes.guards._JOIN_S", 0.05)
    stop = threading.Event()
    before = threads()
    thread = threading.Thread(target=stop.wait, name="left")
    thread.start()
    try:
        assert dangling(before) == ["dangling thread: left"]
    finally:
        stop.set()
        thread.join()
    assert dangling(before) == []


def test_each_test_has_an_empty_home(home: Path) -> None:
    assert Path.home() == home
    assert [path.name for path in home.iterdir()] == ["run"]
