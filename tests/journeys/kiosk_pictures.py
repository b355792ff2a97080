"""Pictures of the kiosk: its slides, the first page, the rooms, the countdown."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from appui.kiosk_run import Kiosk
from appui.kiosk_window import KioskWindow
from appui.pages.kiosk.first import FirstPage
from appui.pages.kiosk.guides import GuidesRoom
from appui.pages.kiosk.helpline import HelplineRoom
from appui_core.kiosk.policy import Adult, KioskPolicy
from appui_core.kiosk.words import Order
from fakes.clock import FixedClock
from fakes.kiosk_visit import press_on
from fakes.qt import settle, wait_until
from journeys.kiosk_desk_pictures import desk_pictures

_ADULTS: Final = (
    Adult("Mme Exemple", "CPE", "bureau B12, jusqu’à 17 h", date(2027, 7, 5)),
    Adult("", "infirmière", "infirmerie", None),
)
_COUNTING_S: Final = 78
_SMALL_TEXT: Final = 100
_VERY_LOW: Final = (800, 600)
_CLOSED: Final = datetime(2026, 11, 16, 8, 10, tzinfo=ZoneInfo("Europe/Paris"))
# A room, what is pressed there, and the place's name in the file.
_ROOMS: Final = (
    ("helpline", (), "3018"),
    ("adults", (), "adultes"),
    ("normal", (), "questions"),
    ("normal", ("answer_no", "answer_no", "answer_no", "answer_no", "answer_no", "answer_yes"), "questions-aide"),
    ("normal", ("go_on", *["answer_skip"] * 3, "answer_yes"), "questions-fin"),
    ("sleep", (), "dormir"),
    ("witness", (), "temoin"),
)


def kiosk_pictures(
    app: QApplication,
    clock: FixedClock,
    variants: Iterable[tuple[str, int, tuple[int, int]]],
    keep: Callable[[QWidget, str], None],
) -> None:
    """Show each in every look, text size and screen size, and have its picture kept under a name."""
    variants = tuple(variants)
    policy = KioskPolicy(adults=_ADULTS, printer="CDI-laser")
    kiosk = Kiosk(app, policy, clock, zone=ZoneInfo("Europe/Paris"))
    window = kiosk.window
    for look, scale, size in variants:
        kiosk.theme.apply(app, look, scale)
        window.resize(*size)
        window.show()
        name = f"{look}-{scale}-{size[0]}x{size[1]}"
        _keep(window, keep, f"borne-images-{name}")
        window.begin()
        _keep(window, keep, f"borne-{name}")
        page = window.page()
        assert isinstance(page, FirstPage)
        page.who.chip("me").click()
        page.when.chip("today").click()
        _keep(window, keep, f"borne-parler-{name}")
        if scale == _SMALL_TEXT:
            _letters(kiosk, keep, name)
        _guides(kiosk, keep, name)
        for room, steps, place in _ROOMS:
            window.navigate(room)
            for step in steps:
                pressed = window.page().findChild(QAbstractButton, step)
                assert isinstance(pressed, QAbstractButton), step
                pressed.click()
                settle()
            _keep(window, keep, f"borne-{place}-{name}")
        _cards(kiosk, keep, name)
        now = clock.now()
        clock.set(_CLOSED)
        window.navigate("first")
        window.navigate("helpline")
        _keep(window, keep, f"borne-3018-ferme-{name}")
        clock.set(now)
        window.navigate("first")
        clock.advance(_COUNTING_S)
        window.tick()
        _keep(window, keep, f"borne-efface-{name}")
        window.wipe()
        window.take_back()
    kiosk.close()
    settle()
    desk_pictures(app, clock, variants, keep)


def _letters(kiosk: Kiosk, keep: Callable[[QWidget, str], None], name: str) -> None:
    """Keep rooms at each step of the letters, and at the last one on a very low screen."""
    window, size = kiosk.window, kiosk.window.size()
    for _ in range(2):
        window.head.letters.click()
        for room in ("first", "helpline"):
            window.navigate(room)
            _keep(window, keep, f"borne-lettres-{kiosk.theme.letters}-{room}-{name}")
    window.resize(*_VERY_LOW)
    for room in ("first", "helpline", "normal", "witness"):
        window.navigate(room)
        _keep(window, keep, f"borne-lettres-bas-{room}-{name}")
    window.resize(size)
    window.head.letters.click()


def _cards(kiosk: Kiosk, keep: Callable[[QWidget, str], None], name: str) -> None:
    """Keep the 3018's room of a school with a printer: before a press, and what may come of it."""
    window = kiosk.window
    window.navigate("helpline")
    room = window.page()
    assert isinstance(room, HelplineRoom)
    kiosk.card.hear(Order.CARD_THERE)
    for place, answer in (("offre", None), ("partie", Order.CARD_SENT), ("muette", Order.CARD_FAILED)):
        if answer is not None:
            kiosk.card.press()
            kiosk.card.hear(answer)
        settle()
        room.ensureWidgetVisible(room.number.card)
        _keep(window, keep, f"borne-carte-{place}-{name}")


def _guides(kiosk: Kiosk, keep: Callable[[QWidget, str], None], name: str) -> None:
    """Keep the rooms of guides: what is chosen, a step with its sketch, a form, both phones."""
    window = kiosk.window
    window.navigate("report")
    room = window.page()
    assert isinstance(room, GuidesRoom)
    wait_until(kiosk.runner.idle)
    settle()
    for place, presses in (
        ("appli", ("app_tiktok",)),
        ("etape", ("topic_tiktok.report.comment", "step_after", "step_after", "step_after")),
        ("envoi", ("step_after", "step_after")),
        ("formulaire", ("guide_other", "topic_tiktok.report.form-sexual", "step_after")),
        ("telephone", ("guide_other", "app_instagram", "topic_instagram.report.comment")),
    ):
        press_on(kiosk, *presses)
        _keep(window, keep, f"borne-signaler-{place}-{name}")
    window.navigate("protect")
    wait_until(kiosk.runner.idle)
    press_on(kiosk, "app_tiktok")
    _keep(window, keep, f"borne-proteger-{name}")


def _keep(window: KioskWindow, keep: Callable[[QWidget, str], None], name: str) -> None:
    settle()
    # A room is painted one turn after it has come.
    wait_until(window.content.updatesEnabled)
    # What is kept goes away afterwards; the window is wanted again.
    picture = QLabel()
    picture.setPixmap(window.grab())
    picture.resize(window.size())
    keep(picture, name)
