"""The kiosk under a real window manager: processes are killed and frozen, keys pressed; one window stays."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.desktop import Desktop
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
    assert kiosk.program.process.wait(20) == 0
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []


def test_a_pupil_goes_through_a_guide_and_nothing_of_it_stays(desktop: Desktop) -> None:
    kiosk = _Kiosk(desktop)
    pid = kiosk.settled()
    reader = Program(desktop, _Seen(pid, kiosk))  # type: ignore[arg-type]  # looked at, never ended
    desktop.key("space")
    reader.click("Signaler sur une appli")
    reader.click("TikTok")
    reader.click("Signaler un commentaire")
    reader.find("Capture le commentaire et le @nom.*")
    for title in (
        "Ouvre « Commentaires »",
        "Laisse le doigt sur le commentaire",
        "Touche « Signaler »",
        "Choisis « Haine et harcèlement »",
        "Touche « Envoyer »",
    ):
        reader.click("Étape suivante")
        reader.find(title, role="label")
    reader.find("Note le jour et l’heure*")
    reader.click("Terminé")
    reader.find("TikTok : que veux-tu signaler ?")
    # With keys, from the app that was chosen to another one, and from there to its first guide.
    desktop.key("Tab", "Right", "space", "Tab", "Return")
    reader.find("Étape 1 sur 9")
    reader.click("Effacer et partir")
    other = kiosk.instead_of(pid)
    desktop.key("space")
    fresh = Program(desktop, _Seen(other, kiosk))  # type: ignore[arg-type]  # the same
    fresh.click("Signaler sur une appli")
    fresh.find("Sur quelle appli ?")
    assert not fresh.shows("Étape*")
    assert not fresh.shows("*que veux-tu signaler*")


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
