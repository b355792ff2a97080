"""The room for the school's adults: hidden from pupils, behind a PIN; policy, count, proof, the way out."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from appui.kiosk_run import Kiosk
from appui.pages.kiosk.admin import AdminPage
from appui.pages.kiosk.parts.desk import Desk
from appui.pages.kiosk.parts.pin_pad import PinPad
from appui.pages.kiosk.parts.proof_card import ProofCard
from appui.qt_adapters import kiosk_knock
from appui.widgets.buttons import TOUCH_PX
from appui_core.kiosk import counter, phc, pin
from appui_core.kiosk.counter import Counter
from appui_core.kiosk.origin import Origin
from appui_core.kiosk.policy import Adult, KioskPolicy, Reading, Value, read_policy
from appui_core.kiosk.proof import Kind, Left, Proof
from appui_core.kiosk.proof_run import as_object
from appui_core.kiosk.words import Order
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.printing import StandIn
from fakes.qt import click, settle, wait_until

_PIN = "482916"
Open = Callable[..., AbstractContextManager[Kiosk]]


@pytest.fixture
def opened(qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """Return how to open a kiosk whose PIN is quick to try, and whose state is this test's."""
    monkeypatch.setattr(phc, "MEMORY_KIB", 4096)
    monkeypatch.setattr(phc, "PASSES", 1)
    monkeypatch.setattr(pin, "state_file", lambda: tmp_path / "run" / "kiosk-exit.json")

    def make(policy: KioskPolicy | None = None, origin: Origin | None = None) -> AbstractContextManager[Kiosk]:
        wanted = policy or KioskPolicy(exit_pin_argon2id=phc.hash_pin(_PIN))
        return open_kiosk(qapp, clock, monkeypatch, wanted, origin=origin)

    return make


def _begin(kiosk: Kiosk) -> None:
    QTest.mouseClick(kiosk.window.attract, Qt.MouseButton.LeftButton)


def _room(kiosk: Kiosk) -> AdminPage:
    _begin(kiosk)
    for _ in range(kiosk_knock.TOUCHES):
        click(kiosk.window.head.title)
    page = kiosk.window.page()
    assert isinstance(page, AdminPage)
    return page


def _pad(page: AdminPage) -> PinPad:
    assert page.pad is not None
    return page.pad


def _type(kiosk: Kiosk, page: AdminPage, digits: str) -> None:
    _settled(kiosk)
    for digit in digits:
        click(_pad(page).keys[digit])
    click(_pad(page).enter)
    _settled(kiosk)


def _settled(kiosk: Kiosk) -> None:
    wait_until(kiosk.runner.idle, 60_000)


def _desk(kiosk: Kiosk, page: AdminPage) -> Desk:
    _type(kiosk, page, _PIN)
    wait_until(lambda: page.desk is not None)
    assert page.desk is not None
    _settled(kiosk)
    return page.desk


def _current(kiosk: Kiosk) -> str:
    return str(getattr(kiosk.window.page(), "page_id", ""))


def test_four_touches_of_the_title_open_nothing_and_five_do(opened: Open) -> None:
    with opened() as kiosk:
        _begin(kiosk)
        for _ in range(kiosk_knock.TOUCHES - 1):
            click(kiosk.window.head.title)
        assert _current(kiosk) == "first"
        click(kiosk.window.head.title)
        assert _current(kiosk) == "admin"
        _settled(kiosk)


def test_slow_touches_are_none(opened: Open) -> None:
    now = [0.0]
    with opened() as kiosk:
        kiosk.knock._now_s = lambda: now[0]  # time, which a test does not wait for
        _begin(kiosk)
        for _ in range(8):
            click(kiosk.window.head.title)
            now[0] += 1.5
        assert _current(kiosk) == "first"


def test_home_and_end_by_turns_open_it_from_a_keyboard(opened: Open) -> None:
    with opened() as kiosk:
        _begin(kiosk)
        window = kiosk.window.windowHandle()
        for key in kiosk_knock.KEYS[:-1]:
            QTest.keyClick(window, key)
        assert _current(kiosk) == "first"
        QTest.keyClick(window, Qt.Key.Key_Down)
        for key in kiosk_knock.KEYS:
            QTest.keyClick(window, key)
        assert _current(kiosk) == "admin"
        _settled(kiosk)


def test_between_two_visits_there_is_no_door(opened: Open) -> None:
    with opened() as kiosk:
        kiosk.knock.knocked.emit()
        assert kiosk.window.attract.isVisible()
        _begin(kiosk)
        assert _current(kiosk) == "first"


def test_the_right_pin_by_touch(opened: Open) -> None:
    with opened() as kiosk:
        page = _room(kiosk)
        assert kiosk.window.head.title.text() == "Pour le personnel"
        _type(kiosk, page, "482917")
        assert page.desk is None
        assert _pad(page).state.text() == "Ce n’est pas ce code."
        desk = _desk(kiosk, page)
        assert desk.isVisible()
        assert not _pad(page).isVisible()


def test_the_digits_of_a_keyboard_pass_only_while_the_pin_is_asked_for(opened: Open) -> None:
    with opened() as kiosk:
        page = _room(kiosk)
        _settled(kiosk)
        pad = _pad(page)
        QTest.keyClicks(pad, "4829")
        QTest.keyClick(pad, Qt.Key.Key_Backspace)
        assert (pad.dots.text(), pad.dots.accessibleName()) == ("●●●", "3 chiffres")
        QTest.keyClick(pad, Qt.Key.Key_9, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(pad, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(pad, "a")
        assert len(pad.dots.text()) == 3 + 1
        click(kiosk.window.head.back)
        QTest.keyClicks(pad, "1")
        assert pad.dots.text() == ""
        kiosk.window.navigate("admin")
        _settled(kiosk)
        assert pad.dots.text() == ""
        QTest.keyClicks(pad, _PIN)
        QTest.keyClick(pad, Qt.Key.Key_Return)
        wait_until(lambda: page.desk is not None, 60_000)
        _settled(kiosk)


def test_the_wait_is_said_and_goes_down(opened: Open, clock: FixedClock) -> None:
    with opened() as kiosk:
        page = _room(kiosk)
        pad = _pad(page)
        for _ in range(4):
            _type(kiosk, page, "111222")
        assert "Attendez encore 5 secondes" in pad.state.text()
        assert not pad.enter.isEnabled()
        QTest.keyClicks(pad, "4")
        assert pad.dots.text() == ""
        clock.advance(3)
        wait_until(lambda: "2 secondes" in pad.state.text())
        # Another visit does not shorten it.
        kiosk.window.wipe()
        kiosk.window.take_back()
        page = _room(kiosk)
        _settled(kiosk)
        assert "2 secondes" in _pad(page).state.text()
        clock.advance(2)
        wait_until(_pad(page).enter.isEnabled)
        _desk(kiosk, page)


def test_without_a_pin_it_says_so_and_why(opened: Open, tmp_path: Path) -> None:
    missing = tmp_path / "none.toml"
    origin = Origin(lambda: read_policy((missing,), None, tmp_path), (), {})
    with opened(KioskPolicy(), origin) as kiosk:
        page = _room(kiosk)
        _settled(kiosk)
        shown = " ".join(label.text() for label in page.findChildren(QAbstractButton))
        assert (page.pad, shown) == (None, "")
        words = _words(page)
        assert "Aucun code n’est prévu\u00a0: on ne quitte pas d’ici." in words
        assert "Aucun fichier de politique n’a été trouvé." in words
        assert str(tmp_path) not in words
        click(kiosk.window.head.chips["en"])
        assert "No policy file was found." in _words(page)


def test_the_policy_is_shown_with_its_sources_and_problems(opened: Open, tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(
        'langue = 1\n[[adults]]\nrole = "CPE"\nname = "Mme Exemple"\nuntil = 2027-07-05\n', encoding="utf-8"
    )
    with opened(origin=Origin(lambda: read_policy((file,), None, tmp_path), (), {})) as kiosk:
        desk = _desk(kiosk, _room(kiosk))
        assert f"adults\u00a0: 1 ({file})" in desk.values.text()
        assert "Mme Exemple · jusqu’au 05/07/2027" in desk.values.text()
        assert "kiosk.idle_s\u00a0: 75 (valeur par défaut)" in desk.values.text()
        assert f"langue · {file}\u00a0: Cette clé n’est pas connue" in desk.ignored.text()
        click(kiosk.window.head.chips["en"])
        assert "kiosk.idle_s: 75 (default)" in desk.values.text()


@pytest.mark.skipif(sys.platform == "win32", reason="two programs of POSIX stand for the printing")
def test_the_printer_of_the_policy_is_shown_and_what_is_wrong_with_it(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path("/etc/appui/policy.toml")
    policy = KioskPolicy(exit_pin_argon2id=phc.hash_pin(_PIN), printer="CDI-laser")
    reading = Reading(policy, (Value("kiosk.printer", "CDI-laser", file),), ())
    with StandIn() as system, opened(policy, Origin(lambda: reading, (), {})) as kiosk:
        monkeypatch.setenv("PATH", system.env["PATH"])
        desk = _desk(kiosk, _room(kiosk))
        assert desk.card is not None
        assert "CDI-laser" in _words(kiosk.window.page())
        assert f"kiosk.printer · {file}\u00a0: Aucune imprimante de ce nom" in desk.ignored.text()
        assert not desk.card.offer.isVisible()
        kiosk.card.hear(Order.CARD_THERE)
        assert desk.card.offer.isVisible()


def test_the_weekly_count_is_shown_where_there_is_one(
    opened: Open, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(counter, "counter_folder", lambda: tmp_path / "state")
    for day, times in ((2, 6), (9, 2)):
        clock.set(datetime(2026, 11, day, 10, tzinfo=UTC))
        for _ in range(times):
            assert Counter(tmp_path / "state", clock).opened()
    clock.set(datetime(2026, 11, 18, 10, tzinfo=UTC))
    policy = KioskPolicy(exit_pin_argon2id=phc.hash_pin(_PIN), count_openings=True)
    with opened(policy) as kiosk:
        desk = _desk(kiosk, _room(kiosk))
        assert desk.counted.text().splitlines() == [
            "Semaine du 09/11/2026\u00a0: <5",
            "Semaine du 02/11/2026\u00a0: 6",
        ]
    with opened() as kiosk:
        assert not hasattr(_desk(kiosk, _room(kiosk)), "counted")


def test_the_exit_ends_the_whole_kiosk(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(Kiosk, "leave", lambda _self: told.append("leave"))
    with opened() as kiosk:
        click(_desk(kiosk, _room(kiosk)).leave)
    assert told == ["leave"]


def test_idle_leaves_it_like_any_visit_and_the_pin_is_asked_again(opened: Open, clock: FixedClock) -> None:
    with opened() as kiosk:
        _desk(kiosk, _room(kiosk))
        clock.advance(96)
        kiosk.window.tick()
        assert kiosk.window.attract.isVisible()
        kiosk.window.take_back()
        page = _room(kiosk)
        _settled(kiosk)
        assert page.desk is None
        assert _pad(page).dots.text() == ""


def test_a_proof_in_plain_words_while_the_kiosk_steps_aside(
    opened: Open, clock: FixedClock, tmp_path: Path
) -> None:
    with opened(origin=_origin(Proof((), (), (), 650), tmp_path)) as kiosk:
        desk = _desk(kiosk, _room(kiosk))
        card = _card(desk)
        click(card.go)
        assert (desk.leave.isVisible(), card.go.isVisible(), kiosk.desk.aside) == (False, False, True)
        # Nobody touches anything meanwhile: the visit is kept all the same.
        clock.advance(70)
        assert kiosk.desk._keep.isActive()
        kiosk.desk._keep.timeout.emit()  # a timer that a test does not wait for
        clock.advance(70)
        kiosk.window.tick()
        assert kiosk.window.page() is not None
        (tmp_path / "go").touch()
        _settled(kiosk)
        assert card.result.label.text() == "Rien n’est resté sur ce poste."
        assert "650 fichiers et dossiers regardés." in card.others.text()
        assert (desk.leave.isVisible(), kiosk.desk.aside) == (True, False)


def test_a_proof_that_found_something_lists_it(opened: Open, tmp_path: Path) -> None:
    found = Proof((Left(Kind.FILE, "/srv/borne/trace"), Left(Kind.CLIPBOARD, "selection")), (), (), 3)
    (tmp_path / "go").touch()
    with opened(origin=_origin(found, tmp_path)) as kiosk:
        card = _card(_desk(kiosk, _room(kiosk)))
        click(card.go)
        _settled(kiosk)
        assert "n’est plus comme avant" in card.result.label.text()
        assert card.lines.text() == "– /srv/borne/trace\n– presse-papiers · selection"
        click(kiosk.window.head.chips["en"])
        assert "– clipboard · selection" in card.lines.text()


def test_a_proof_that_breaks_off_is_said(opened: Open) -> None:
    origin = Origin(lambda: Reading(KioskPolicy(), (), ()), (sys.executable, "-c", "pass"), dict(os.environ))
    with opened(origin=origin) as kiosk:
        card = _card(_desk(kiosk, _room(kiosk)))
        click(card.go)
        _settled(kiosk)
        assert "n’est pas allée à son terme" in card.result.label.text()
        assert card.go.isVisible()


def test_a_wipe_ends_a_proof(opened: Open, tmp_path: Path) -> None:
    with opened(origin=_origin(Proof((), (), (), 1), tmp_path)) as kiosk:
        card = _card(_desk(kiosk, _room(kiosk)))
        click(card.go)
        kiosk.window.wipe()
        settle()
        # Nobody wrote "go": only its end lets the task come back.
        _settled(kiosk)
        assert kiosk.desk.aside is False


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_is_large_enough_and_fits(opened: Open, scale: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPUI_TEXT_SCALE", str(scale))
    adults = tuple(
        Adult(f"Mme Exemple {n}", "conseillère principale d’éducation", "bureau B12", None) for n in range(4)
    )
    policy = KioskPolicy(exit_pin_argon2id=phc.hash_pin(_PIN), adults=adults)
    with opened(policy) as kiosk:
        kiosk.window.resize(1024, 700)
        page = _room(kiosk)
        kiosk.window.resize(1024, 700)
        settle()
        for step in ("pad", "desk"):
            if step == "desk":
                _desk(kiosk, page)
                settle()
            buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
            assert buttons
            for button in buttons:
                assert min(button.width(), button.height()) >= TOUCH_PX, (step, button.text())
                assert button.text()
            assert page.horizontalScrollBar().maximum() == 0, step
            assert page.findChildren(QLineEdit) == []


def _card(desk: Desk) -> ProofCard:
    assert desk.proof is not None
    return desk.proof


def _words(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def _origin(proof: Proof, folder: Path) -> Origin:
    """Return what makes a proof that waits for the file `go`, then answers."""
    script = (
        "import pathlib, time\n"
        f"while not pathlib.Path({str(folder / 'go')!r}).exists(): time.sleep(0.02)\n"
        f"print({json.dumps(as_object(proof))!r})"
    )
    return Origin(lambda: Reading(KioskPolicy(), (), ()), (sys.executable, "-c", script), dict(os.environ))
