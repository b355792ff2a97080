"""The kiosk, shown, for tests of its window and its first page."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from appui.kiosk_run import Kiosk
from appui_core.kiosk.policy import Adult, KioskPolicy
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk

ADULTS = (
    Adult("Mme Exemple", "CPE", "bureau B12", date(2027, 7, 5)),
    Adult("M. Modèle", "infirmier", "infirmerie", date(2026, 7, 5)),
)


@pytest.fixture
def kiosk(qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kiosk]:
    """Show the kiosk of a school that names two adults; for one of them the date has passed."""
    with open_kiosk(qapp, clock, monkeypatch, KioskPolicy(adults=ADULTS)) as opened:
        yield opened
