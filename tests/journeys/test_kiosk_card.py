"""The pocket card, from a press to a job in the queue of a real CUPS; a wipe between; a printer that stops."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.printing import Job, OwnCups
from journeys.desktop import Desktop, Program
from journeys.kiosk_program import KioskProgram

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc"),
    pytest.mark.skipif(OwnCups.missing(), reason="cups-daemon and cups-client are not here"),
]
_PRINTER = "CDI-laser"
_CARD = "Imprimer une carte de poche"
_LONG_S = 60.0


@pytest.fixture
def printing() -> Iterator[OwnCups]:
    """Give a print server with the printer that the policy names."""
    with OwnCups() as made:
        made.add(_PRINTER)
        yield made


@pytest.fixture
def desktop(tmp_path: Path, printing: OwnCups) -> Iterator[Desktop]:
    """Give a screen without a key store, whose programs print there."""
    with Desktop(tmp_path, "1280x800", keyring=False) as made:
        made.env |= printing.env
        yield made


def _kiosk(desktop: Desktop) -> KioskProgram:
    if os.geteuid() != 0:
        pytest.skip("only root can lay a policy that its user cannot change")
    policy = desktop.home / "policy.toml"
    policy.write_text(f'[kiosk]\nprinter = "{_PRINTER}"\n', encoding="utf-8")
    return KioskProgram(desktop, "--policy", str(policy))


def _room(desktop: Desktop, kiosk: KioskProgram) -> Program:
    reader = kiosk.reader_of(kiosk.settled())
    desktop.key("space")
    reader.click("C’est pour moi")
    reader.click("Aujourd’hui")
    reader.click("Voir comment le joindre")
    reader.find("30-18")
    return reader


def _text(job: Job, tmp_path: Path) -> str:
    file = tmp_path / "job.pdf"
    file.write_bytes(job.content)
    pages = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Pages: +1$", pages, re.MULTILINE), pages
    said = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    return re.sub(r"\s+", " ", said)


def test_two_quick_presses_are_one_card_and_the_limit_outlives_a_wipe(
    desktop: Desktop, printing: OwnCups, tmp_path: Path
) -> None:
    kiosk = _kiosk(desktop)
    first = kiosk.settled()
    before = _held(desktop)
    reader = _room(desktop, kiosk)
    place = reader.find(_CARD).centre
    for _ in range(2):
        desktop.point_and_click(*place)
    reader.find("La carte s’imprime*", timeout_s=_LONG_S)
    (job,) = printing.jobs()
    assert "30-18" in _text(job, tmp_path)
    assert job.title == "Document"
    reader.click("Effacer et partir")
    assert kiosk.instead_of(first)
    reader = _room(desktop, kiosk)
    reader.click(_CARD)
    reader.find("Une carte par minute*", timeout_s=_LONG_S)
    assert len(printing.jobs()) == 1
    assert _held(desktop) == before
    kiosk.program.process.terminate()
    assert kiosk.program.process.wait(60) == 0


def test_a_printer_that_stops_is_said_and_one_that_is_gone_has_no_button(
    desktop: Desktop, printing: OwnCups
) -> None:
    kiosk = _kiosk(desktop)
    reader = _room(desktop, kiosk)
    first = reader.process.pid
    reader.find(_CARD)
    printing.pause(_PRINTER)
    reader.click(_CARD)
    reader.find("L’imprimante ne répond pas*", timeout_s=_LONG_S)
    assert printing.jobs() == []
    printing.end()
    reader.click("Effacer et partir")
    kiosk.instead_of(first)
    reader = _room(desktop, kiosk)
    desktop.wait_for_still_screen()
    assert not [one for one in reader.controls() if one.name == _CARD and "showing" in one.states]
    # All that is left of it: the rooms, alone and alive.
    assert kiosk.settled() == reader.process.pid


def _held(desktop: Desktop) -> list[str]:
    """Return the files of the account that the kiosk runs in."""
    return sorted(str(path) for path in desktop.home.rglob("*"))
