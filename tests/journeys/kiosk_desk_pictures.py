"""Pictures of the kiosk's room for adults: the PIN, what is behind it, a proof, the page over a trial visit."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from appui.kiosk_run import Kiosk
from appui.kiosk_visit import CalmPage
from appui.pages.kiosk.admin import AdminPage
from appui_core.kiosk.origin import Origin
from appui_core.kiosk.phc import hash_pin
from appui_core.kiosk.policy import Adult, KioskPolicy, Problem, Reading, Value
from appui_core.kiosk.policy_faults import Fault
from appui_core.kiosk.proof import Proof
from appui_core.kiosk.proof_run import as_object
from appui_core.kiosk.told_apart import Other, Why
from appui_core.kiosk.words import Order
from fakes.clock import FixedClock
from fakes.qt import settle, wait_until

_PIN: Final = "482916"
_FILE: Final = Path("/etc/appui/policy.toml")
_ADULT: Final = Adult("Mme Exemple", "CPE", "bureau B12", date(2027, 7, 5))
_OTHERS: Final = (Other("/srv/borne/.local/share/journal.log", Why.HELD, "panel"),)
_PROOF: Final = Proof((), _OTHERS, (), 1873, without_card=True)
_PRINTER: Final = "CDI-laser"
_LONG_MS: Final = 30_000

Keep = Callable[[QWidget, str], None]


def desk_pictures(
    app: QApplication, clock: FixedClock, variants: Iterable[tuple[str, int, tuple[int, int]]], keep: Keep
) -> None:
    """Show each in every look, text size and screen size, and have its picture kept under a name."""
    policy = KioskPolicy(exit_pin_argon2id=hash_pin(_PIN), adults=(_ADULT,), printer=_PRINTER)
    # A proof takes a minute: here its answer comes at once.
    answer = (sys.executable, "-c", f"print({json.dumps(as_object(_PROOF))!r})")
    for look, scale, size in variants:
        name = f"{look}-{scale}-{size[0]}x{size[1]}"
        with_pin = Kiosk(app, policy, clock, zone=ZoneInfo("Europe/Paris"))
        with_pin.desk.origin = Origin(_read, answer, dict(os.environ))
        page = _room(app, with_pin, look, scale, size)
        assert page.pad is not None
        for digit in _PIN[:4]:
            page.pad.keys[digit].click()
        _keep(with_pin, keep, f"borne-code-{name}")
        for digit in _PIN[4:]:
            page.pad.keys[digit].click()
        page.pad.enter.click()
        wait_until(lambda page=page: page.desk is not None, _LONG_MS)  # type: ignore[misc]  # of this turn
        wait_until(with_pin.runner.idle, _LONG_MS)
        assert page.desk is not None
        assert page.desk.proof is not None
        page.desk.proof.go.click()
        wait_until(with_pin.runner.idle, _LONG_MS)
        with_pin.window.resize(*size)
        _keep(with_pin, keep, f"borne-adultes-{name}")
        with_pin.card.hear(Order.CARD_THERE)
        with_pin.card.press()
        with_pin.card.hear(Order.CARD_SENT)
        settle()
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
        _keep(with_pin, keep, f"borne-adultes-bas-{name}")
        calm = CalmPage(with_pin.window)
        _keep(with_pin, keep, f"borne-preuve-{name}")
        calm.deleteLater()
        with_pin.close()
        settle()
        without = Kiosk(app, KioskPolicy(), clock, zone=ZoneInfo("Europe/Paris"))
        without.desk.origin = Origin(_nothing, answer, {})
        _room(app, without, look, scale, size)
        _keep(without, keep, f"borne-sans-code-{name}")
        without.close()
        settle()


def _room(app: QApplication, kiosk: Kiosk, look: str, scale: int, size: tuple[int, int]) -> AdminPage:
    kiosk.theme.apply(app, look, scale)
    window = kiosk.window
    window.resize(*size)
    window.show()
    window.begin()
    kiosk.desk.open()
    wait_until(kiosk.runner.idle, _LONG_MS)
    page = window.page()
    assert isinstance(page, AdminPage)
    return page


def _read() -> Reading:
    values = (
        Value("kiosk.exit_pin_argon2id", value=True, source=_FILE),
        Value("kiosk.idle_s", 90, _FILE),
        Value("kiosk.languages", (), None),
        Value("kiosk.printer", _PRINTER, _FILE),
        Value("adults", (_ADULT,), _FILE),
    )
    return Reading(KioskPolicy(), values, (Problem("kiosk.langue", Fault.UNKNOWN_KEY, _FILE),))


def _nothing() -> Reading:
    return Reading(KioskPolicy(), (), (Problem("", Fault.NONE, None),))


def _keep(kiosk: Kiosk, keep: Keep, name: str) -> None:
    settle()
    # What is kept goes away afterwards; the window is wanted again.
    picture = QLabel()
    picture.setPixmap(kiosk.window.grab())
    picture.resize(kiosk.window.size())
    keep(picture, name)
