"""The kiosk under a real window manager: processes are killed and frozen, keys pressed; one window stays."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.desktop import APPUI, Desktop
from journeys.kiosk_program import KioskProgram

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


def test_a_visit_ends_in_a_fresh_process_and_a_broken_one_gives_way(desktop: Desktop) -> None:
    kiosk = KioskProgram(desktop)
    first = kiosk.settled()
    reader = kiosk.reader_of(first)
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
    static = kiosk.reader_of(fifth)
    static.find("3018*")
    children = kiosk.children()
    kiosk.program.process.terminate()
    assert kiosk.program.process.wait(60) == 0
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []


def test_no_key_closes_it_or_opens_anything(desktop: Desktop) -> None:
    kiosk = KioskProgram(desktop)
    pid = kiosk.settled()
    desktop.key("space")
    reader = kiosk.reader_of(pid)
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


def test_a_second_one_leaves_the_screen_to_the_first(desktop: Desktop) -> None:
    kiosk = KioskProgram(desktop)
    pid = kiosk.settled()
    second = desktop.run([str(APPUI), "kiosk"])
    assert second.returncode == 1
    assert second.stderr.startswith("Appui est déjà ouvert.")
    assert kiosk.settled() == pid
    desktop.wait_for_still_screen()
    kiosk.program.process.terminate()
    assert kiosk.program.process.wait(60) == 0
    # The screen is free again.
    third = KioskProgram(desktop)
    third.settled()
