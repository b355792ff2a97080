"""The session's bus: the contract on a real one with a real program, on the fake, and no bus at all."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.adapters.session_bus import DesktopBus
from appui_core.adapters.surroundings import here
from contracts.session_bus import INTERFACE, METHOD, NAME, PATH, SessionBusContract
from fakes.surroundings import FakeBus

SERVICE = Path(__file__).with_name("history_service.py")


class TestFake(SessionBusContract):
    @pytest.fixture(autouse=True)
    def _bus(self) -> None:
        self.bus = FakeBus({NAME: frozenset({f"{PATH} {INTERFACE}.{METHOD}"})})

    def called(self) -> int:
        assert isinstance(self.bus, FakeBus)
        return len(self.bus.called)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Start a bus of our own."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:dir={tmp_path}"]
    with (tmp_path / "bus.log").open("wb") as log:
        daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log)
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().decode().strip()
    finally:
        daemon.terminate()
        daemon.wait(5)
        daemon.stdout.close()


class TestReal(SessionBusContract):
    @pytest.fixture(autouse=True)
    def _bus(self, address: str) -> Iterator[None]:
        command = [sys.executable, "-B", str(SERVICE), address, NAME, INTERFACE, METHOD]
        self._program = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert self._program.stdout is not None
        assert self._program.stdout.readline() == b"there\n"
        self.bus = DesktopBus(address)
        yield
        self.called()

    def called(self) -> int:
        self._program.terminate()
        told, _ = self._program.communicate(timeout=60)
        return told.count(b"forgot\n")


def test_a_program_that_hangs_is_not_waited_for(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("appui_core.adapters.session_bus._WAIT_S", 0.05)
    hanging = (
        "import sys\nfrom jeepney.bus_messages import message_bus\n"
        "from jeepney.io.blocking import open_dbus_connection\n"
        f"bus = open_dbus_connection({address!r})\nbus.send_and_get_reply(message_bus.RequestName({NAME!r}))\n"
        "print('there', flush=True)\nsys.stdin.read()\n"
    )
    program = subprocess.Popen(
        [sys.executable, "-B", "-c", hanging], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    )
    assert program.stdout is not None
    assert program.stdout.readline() == b"there\n"
    assert DesktopBus(address).answers(NAME)
    assert not DesktopBus(address).call(NAME, PATH, INTERFACE, METHOD)
    program.communicate(b"", timeout=60)


@pytest.mark.parametrize("address", ["disabled:", "", "unix:path=/nowhere/bus", "tcp:host=localhost,port=1", "x"])
def test_without_a_bus_nobody_answers(address: str) -> None:
    assert not DesktopBus(address).answers(NAME)
    assert not DesktopBus(address).call(NAME, PATH, INTERFACE, METHOD)


def test_this_pc_is_described_without_being_looked_at(home: Path) -> None:
    around = here()
    assert around.home == home
    assert around.xdg("XDG_CACHE_HOME", ".cache") == home / ".cache"
    assert not around.bus.answers("org.kde.klipper")
