"""From the phone: the page that it opens, as the PC shows it, and the folder that is watched."""

import threading
import time
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QRadioButton

from appui.pages.evidence.model import View
from appui.pages.evidence.phone_link import PhoneLink, Stage
from appui.tasks.vault_session import LockReason
from appui.widgets.qr import QrCode
from appui_core.adapters.phone_tray.server import TrayServer
from appui_core.adapters.phone_tray.tray import LanPhoneTray
from appui_core.cases.model import Kind, Mode
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import LocalAddress, TrayEnd, TrayOrder
from fakes.clock import FixedClock
from fakes.desk import Desk, find, plain_text
from fakes.evidence_room import EvidenceRoom
from fakes.phone import Phone, form, read_all
from fakes.pictures import jpeg_bytes, png_bytes
from fakes.qt import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable


def _closed(phone: Phone) -> bool:
    try:
        phone.connect().close()
    except ConnectionRefusedError:
        return True
    return False


def _words(room: EvidenceRoom) -> str:
    return plain_text(room.page)


def _says(room: EvidenceRoom, words: str) -> bool:
    return words in _words(room)


def test_nothing_listens_before_somebody_presses_the_button(room: EvidenceRoom, link: PhoneLink) -> None:
    room.to_tray()
    assert "Les images passent en clair sur ce Wi-Fi" in _words(room)
    assert link.url == ""
    assert [one for one in threading.enumerate() if one.name == "appui-phone-tray"] == []
    assert room.page.findChildren(QrCode) == []


def test_pictures_come_in_and_each_is_counted_at_once(room: EvidenceRoom, phone: Phone, link: PhoneLink) -> None:
    assert "En attente du téléphone" in _words(room)
    phone.answer()
    room.settle()
    assert "Téléphone relié" in _words(room)
    phone.send(("a.png", png_bytes(1)), ("b.jpg", jpeg_bytes(2)), ("c.png", b"words"), ("d.png", png_bytes(1)))
    room.settle()
    assert "3 capture(s) reçue(s)" in _words(room)
    assert "1 refusée(s) : Appui ne prend pas ce type de fichier." in _words(room)
    assert room.page.services.flow.series.kept == 2
    kept = room.exhibits()[1:]
    assert [(one.kind, one.capture["way"]) for one in kept] == [(Kind.IMPORT, "phone_tray")] * 2
    room.click("tray_done")
    assert room.at(View.IMPORTED)
    assert _closed(phone)
    words = _words(room)
    assert "Image 1 du téléphone" in words
    assert "Gardée : pièce 2" in words
    assert "Déjà là : pièce 2" in words
    room.type("coach_account", "@compte")
    room.click("imported_end")
    assert [one.facts.account for one in room.exhibits()] == ["", "@compte", "@compte"]
    assert link.fates == []


def test_the_case_is_made_with_the_first_sound_picture(room: EvidenceRoom, link: PhoneLink) -> None:
    room.click("way_phone", "phone_tray", "gate_no", "who_alone", "recovery_noted")
    assert room.at(View.READY)
    room.type("case_title", "Une histoire")
    room.click("ready_go", "tray_open")
    phone = Phone(link.url)
    phone.answer()
    phone.send(("a.png", b"words"))
    room.settle()
    assert room.cases.list() == ()
    phone.send(("a.png", png_bytes(1)))
    phone.send(("b.png", png_bytes(2)))
    room.settle()
    assert [(one.title, one.exhibits) for one in room.cases.list()] == [("Une histoire", 2)]


def test_the_question_on_the_pc_comes_first(room: EvidenceRoom, link: PhoneLink) -> None:
    room.one_capture()
    room.click("way_phone", "phone_tray")
    assert room.at(View.GATE)
    room.click("gate_unsure")
    assert room.at(View.LINK)
    assert link.stage is Stage.ASKING


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_doubt_on_the_phone_is_told_and_leads_to_the_record_without_image(
    room: EvidenceRoom, phone: Phone, answer: str
) -> None:
    before = len(room.exhibits())
    phone.answer(answer)
    room.settle()
    assert "plus aucune image n’est acceptée" in _words(room)
    room.click("tray_without")
    assert room.at(View.LINK)
    assert not room.page.services.flow.series.running
    assert _closed(phone)
    assert len(room.exhibits()) == before


def test_another_device_is_told_of(room: EvidenceRoom, phone: Phone) -> None:
    phone.answer()
    Phone(phone.url, source="127.0.0.2").get()
    room.settle()
    assert "Un autre appareil a essayé d’ouvrir la page." in _words(room)


def test_a_picture_that_comes_late_does_not_lead_back_to_its_case(
    room: EvidenceRoom, phone: Phone, link: PhoneLink
) -> None:
    phone.answer()
    phone.send(("a.png", png_bytes(1)))
    page, first = link._page, room.case().code
    assert page is not None
    room.settle()
    late = room.exhibits()[-1]
    other = room.cases.new("Une autre", Mode.FAMILY).code
    room.page.services.flow.home()
    room.page._reading._choose_case(other)
    room.settle()
    link._kept.emit(page, late)  # what the tray's thread does once a picture is sealed
    room.settle()
    assert (late.case, room.page.services.book.code) == (first, other)
    assert room.page.services.flow.series.kept == 0


# --- its end ----------------------------------------------------------------------------------------------------


def test_the_stop_button_closes_the_port_at_once(room: EvidenceRoom, phone: Phone, link: PhoneLink) -> None:
    room.click("tray_stop")
    assert _closed(phone)
    assert "La page du téléphone est fermée." in _words(room)
    assert room.page.findChildren(QrCode) == []
    room.click("tray_again", "tray_open")
    assert link.url
    assert link.url != phone.url


def test_what_came_in_before_stopping_still_counts(room: EvidenceRoom, phone: Phone, link: PhoneLink) -> None:
    phone.answer()
    phone.send(("a.png", png_bytes(1)))
    room.settle()
    room.click("tray_stop", "tray_again", "tray_open")
    other = Phone(link.url)
    other.answer()
    other.send(("b.png", png_bytes(2)))
    room.settle()
    assert "2 capture(s) reçue(s)" in _words(room)
    room.click("tray_done")
    assert room.at(View.IMPORTED)
    assert len(room.exhibits()) == 3


@pytest.mark.parametrize(
    ("seconds", "end", "words"),
    [(600, TrayEnd.TIME, "Le temps est passé"), (180, TrayEnd.IDLE, "Plus rien ne venait")],
)
def test_it_ends_by_itself_and_says_why(
    room: EvidenceRoom, phone: Phone, link: PhoneLink, clock: FixedClock, seconds: int, end: TrayEnd, words: str
) -> None:
    for _ in range(seconds // 180):
        assert phone.get().status == 200
        clock.advance(179)
    if end is TrayEnd.TIME:
        assert phone.get().status == 200
        clock.advance(seconds % 180 + 3)
    else:
        clock.advance(1)
    wait_until(lambda: link.stage is Stage.ENDED)
    assert link.end is end
    assert words in _words(room)
    assert _closed(phone)


def test_it_says_how_long_it_lasts(room: EvidenceRoom, phone: Phone, clock: FixedClock) -> None:
    assert "La page se ferme dans 10 minute(s)." in _words(room)
    for seconds, said in (
        (121, "8 minute(s)"),
        (170, "6 minute(s)"),
        (170, "3 minute(s)"),
        (110, "29 seconde(s)"),
    ):
        phone.get()
        clock.advance(seconds)
        wait_until(partial(_says, room, f"La page se ferme dans {said}."))


@pytest.mark.parametrize("how", ["lock", "lock_for", "stop series", "another view", "home"])
def test_whatever_ends_the_view_closes_the_port(
    room: EvidenceRoom, phone: Phone, link: PhoneLink, desk: Desk, how: str
) -> None:
    phone.answer()
    flow = room.page.services.flow
    ends: dict[str, Callable[[], None]] = {
        "lock": desk.vault.lock,
        "lock_for": partial(desk.vault.lock_for, LockReason.SESSION),
        "stop series": flow.stop_series,
        "another view": partial(flow.show_view, View.CABLE),
        "home": flow.home,
    }
    ends[how]()
    assert _closed(phone)
    assert link.url == ""
    room.settle()


def test_a_picture_on_its_way_when_the_vault_locks_is_not_kept(
    room: EvidenceRoom, phone: Phone, desk: Desk
) -> None:
    phone.answer()
    body = form(("a.png", png_bytes(1)), ("b.png", png_bytes(2)))
    with phone.connect() as line:
        line.sendall(phone.images_head(len(body)) + body[:-60])
        wait_until(lambda: len(room.exhibits()) == 2)
        desk.vault.lock()
        assert read_all(line) == b""
    room.settle()
    room.click("unlock_session")
    assert len(room.exhibits()) == 2
    assert room.cases.list()[-1].exhibits == 2


def test_leaving_while_it_is_being_opened_leaves_nothing_open(
    room: EvidenceRoom, link: PhoneLink, desk: Desk
) -> None:
    room.to_tray()
    opened: list[TrayServer] = []
    tray = desk.phone_tray

    def slow(order: TrayOrder) -> TrayServer:
        opened.append(LanPhoneTray.open(tray, order))
        return opened[-1]

    tray.open = slow  # type: ignore[method-assign]  # to get hold of what was opened
    link.open("127.0.0.1")
    room.page.services.flow.home()
    wait_until(lambda: opened and opened[0].ended is not None)
    room.settle()
    assert link.stage is Stage.ASKING


def test_the_keyboard_stays_on_the_page_when_its_button_goes(room: EvidenceRoom, link: PhoneLink) -> None:
    room.to_tray()
    part = room.page._part
    assert part is not None
    room.page.activateWindow()
    for name in ("tray_open", "tray_stop", "tray_again"):
        find(room.page, name).setFocus()
        room.click(name)
        focused = QApplication.focusWidget()
        assert focused is part, f"after {name}: {focused}"
    assert link.stage is Stage.ASKING


# --- where it is not offered ------------------------------------------------------------------------------------


def test_not_where_the_setting_is_off(room: EvidenceRoom, link: PhoneLink, desk: Desk) -> None:
    desk.settings.set("phone_tray", value=False)
    room.click("way_phone")
    card = find(room.page, "phone_tray")
    assert not card.isEnabled()
    assert "Coupé dans les réglages" in _words(room)
    link.open("127.0.0.1")
    assert link.stage is Stage.ASKING


def test_not_for_a_school_s_case(room: EvidenceRoom, link: PhoneLink) -> None:
    room.one_capture()
    code = room.cases.new("Suivi", Mode.SCHOOL).code
    room.page.services.book.select(code)
    room.settle()
    room.click("way_phone")
    assert not find(room.page, "phone_tray").isEnabled()
    assert "Pas pour une situation suivie par un établissement" in _words(room)
    link.open("127.0.0.1")
    assert link.stage is Stage.ASKING


def test_without_a_network_it_says_so(room: EvidenceRoom, desk: Desk) -> None:
    desk.phone_tray.addresses = tuple  # type: ignore[method-assign]  # a PC on no network
    room.to_tray()
    assert "n’est relié à aucun réseau de la maison" in _words(room)
    assert not find(room.page, "tray_open").isEnabled()
    room.click("tray_cable")
    assert room.at(View.CABLE)


def test_of_several_networks_a_person_chooses_one(room: EvidenceRoom, desk: Desk) -> None:
    asked: list[str] = []
    two = (LocalAddress("192.168.1.20", "wlan0"), LocalAddress("10.0.0.5", ""))

    def refuse(order: TrayOrder) -> TrayServer:
        asked.append(order.address)
        raise AppuiError(ErrorCode.PHONE_UNAVAILABLE)

    desk.phone_tray.addresses = lambda: two  # type: ignore[method-assign]  # a PC on two networks
    desk.phone_tray.open = refuse  # type: ignore[method-assign]  # neither of which is ours here
    room.to_tray()
    choices = room.page.findChildren(QRadioButton)
    shown = [choice.text() for choice in choices if choice.isVisible()]
    assert shown == ["wlan0 (192.168.1.20)", "10.0.0.5"]
    room.click("tray_open")
    find(room.page, "tray_network_1").click()  # type: ignore[attr-defined]  # a radio button
    room.click("tray_open")
    assert asked == ["192.168.1.20", "10.0.0.5"]
    assert [tone for tone, _ in desk.said] == ["warn", "warn"]
    assert "n’a pas pu s’ouvrir sur ce réseau" in desk.said[0][1]


# --- while pictures come in -------------------------------------------------------------------------------------


def test_the_window_lives_while_a_picture_trickles_in(room: EvidenceRoom, phone: Phone, link: PhoneLink) -> None:
    phone.answer()
    body = form(*((f"{n}.png", png_bytes(n)) for n in range(4)))
    beats: list[float] = []
    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    answer: list[bytes] = []
    seen = threading.Event()

    def trickle() -> None:
        with phone.connect() as line:
            line.sendall(phone.images_head(len(body)))
            for byte in body[:-1]:
                line.sendall(bytes((byte,)))
            # However fast that was, it goes on while the window shows it.
            seen.wait(30)
            line.sendall(body[-1:])
            answer.append(read_all(line))

    sender = threading.Thread(target=trickle)
    timer.start()
    sender.start()
    wait_until(lambda: link.receiving)
    assert "Réception en cours…" in _words(room)
    seen.set()
    wait_until(lambda: answer, 60_000)
    timer.stop()
    sender.join()
    room.settle()
    assert len(room.exhibits()) == 5
    longest = max(later - earlier for earlier, later in pairwise(beats))
    assert longest < 1.0, "a turn of the event loop waited for the phone"


def test_a_phone_keeps_the_vault_from_locking_as_a_hand_does(room: EvidenceRoom, phone: Phone, desk: Desk) -> None:
    used: list[None] = []
    desk.vault.used.connect(lambda: used.append(None))
    Phone(phone.url, source="127.0.0.2").get()
    room.settle()
    assert used == [], "who only looks is nobody"
    phone.answer()
    phone.send(("a.png", png_bytes(1)))
    room.settle()
    assert used
    used.clear()
    Phone(phone.url, source="127.0.0.2").get()
    room.settle()
    assert used == [], "so is who is turned away"
