"""The kiosk under a real window manager: processes are killed and frozen, keys pressed; one window stays."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.desktop import Desktop, Program

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc"),
]
_KEYS = [
    "alt+F4",
    "ctrl+q",
    "ctrl+w",
    "ctrl+p",
    "ctrl+o",
    "ctrl+s",
    "ctrl+n",
    "F1",
    "F11",
    "Menu",
    "Escape",
    "ctrl+v",
]


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """Give a small screen without a key store."""
    with Desktop(tmp_path, "1280x800", keyring=False) as made:
        yield made


class _Kiosk:
    """The kiosk, seen from outside: its processes, and which of them has a window on the screen."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.program: Program = desktop.program("kiosk")

    def shown(self) -> int:
        """Return the process whose window alone is on the screen; 0 while there is none or two."""
        there = [pid for pid in self.children() if self.desktop.window_titles(pid)]
        return there[0] if len(there) == 1 else 0

    def children(self) -> list[int]:
        """Return the processes that the supervisor keeps."""
        parent = self.program.process.pid
        found = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
        return [int(pid) for pid in found.split()]

    def settled(self) -> int:
        """Return the process in front, once another one stands behind it."""
        self.program.wait_until(lambda: self.shown() and len(self.children()) == 2, "one in front, one behind", 60)
        return self.shown()

    def instead_of(self, pid: int) -> int:
        """Return the process in front once it is another one, and the old one is gone."""
        self.program.wait_until(lambda: self.shown() not in {0, pid}, "another process in front", 60)
        self.program.wait_until(lambda: not Path(f"/proc/{pid}").exists(), "the old one is gone", 60)
        return self.shown()


def test_a_visit_ends_in_a_fresh_process_and_a_broken_one_gives_way(desktop: Desktop) -> None:
    kiosk = _Kiosk(desktop)
    first = kiosk.settled()
    reader = Program(desktop, _Seen(first, kiosk))  # type: ignore[arg-type]  # looked at, never ended
    desktop.key("space")
    reader.click("C’est pour moi")
    reader.click("Aujourd’hui")
    reader.find("30-18")
    reader.click("Effacer et partir")
    second = kiosk.instead_of(first)
    assert kiosk.settled() == second
    os.kill(second, signal.SIGKILL)
    third = kiosk.instead_of(second)
    assert kiosk.settled() == third
    os.kill(third, signal.SIGSTOP)
    fourth = kiosk.instead_of(third)
    # The third crash within five minutes: the page that needs nothing.
    os.kill(kiosk.settled(), signal.SIGKILL)
    fifth = kiosk.instead_of(fourth)
    static = Program(desktop, _Seen(fifth, kiosk))  # type: ignore[arg-type]  # the same
    static.find("3018*")
    children = kiosk.children()
    kiosk.program.process.terminate()
    assert kiosk.program.process.wait(20) == 0
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []


def test_no_key_closes_it_or_opens_anything(desktop: Desktop) -> None:
    kiosk = _Kiosk(desktop)
    pid = kiosk.settled()
    desktop.key("space")
    reader = Program(desktop, _Seen(pid, kiosk))  # type: ignore[arg-type]  # looked at, never ended
    reader.find("Effacer et partir")
    for key in _KEYS:
        desktop.key(key)
    desktop.wait_for_still_screen()
    assert kiosk.settled() == pid
    assert desktop.window_titles(pid) == ["Appui"]
    reader.find("Effacer et partir")
    # Whoever loses the supervisor leaves, too.
    kiosk.program.kill()
    reader.wait_until(lambda: not Path(f"/proc/{pid}").exists(), "no kiosk without its watch")


class _Seen:
    """A process that somebody else started, as far as looking at it goes."""

    def __init__(self, pid: int, kiosk: _Kiosk) -> None:
        self.pid = pid
        # What it says goes where the supervisor's own words go.
        kiosk.desktop.logs[pid] = kiosk.desktop.logs[kiosk.program.process.pid]

    def poll(self) -> int | None:
        """Tell whether it is over."""
        return None if Path(f"/proc/{self.pid}").exists() else 0
