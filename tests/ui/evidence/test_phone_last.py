"""The last picture of a phone's page: what is just being sealed when it ends, or when somebody has a doubt."""

import contextlib
import http.client
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from appui.pages.evidence import jobs
from appui.pages.evidence.model import View
from appui.pages.evidence.phone_link import PhoneLink
from appui_core.cases.model import Exhibit
from fakes.desk import find, plain_text
from fakes.evidence_room import EvidenceRoom
from fakes.phone import Phone
from fakes.pictures import png_bytes
from fakes.qt import wait_until

Slowly = Callable[[str], tuple[threading.Event, threading.Event]]


def _sent(phone: Phone, *pictures: tuple[str, bytes]) -> None:
    """Send pictures; the page may go away meanwhile."""
    with contextlib.suppress(OSError, http.client.HTTPException):
        phone.send(*pictures)


def _sending(phone: Phone, reached: threading.Event, *pictures: tuple[str, bytes]) -> threading.Thread:
    """Send pictures on a thread, and return it once the keeping of the first is held."""
    sender = threading.Thread(target=_sent, args=(phone, *pictures))
    sender.start()
    wait_until(reached.is_set)
    return sender


def _words(room: EvidenceRoom) -> str:
    return plain_text(room.page)


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slowly]:
    """Return a function that holds the keeping of the next picture, on the tray's thread, until it is let go."""
    real = jobs.keep_passing
    let_go, reached = threading.Event(), threading.Event()

    def hold(when: str) -> tuple[threading.Event, threading.Event]:
        def keep(*given: Any) -> Exhibit:  # noqa: ANN401 - handed on as they came
            if when == "before":
                reached.set()
                assert let_go.wait(10)
            exhibit = real(*given)
            reached.set()
            assert let_go.wait(10)
            return exhibit

        monkeypatch.setattr(jobs, "keep_passing", keep)
        return reached, let_go

    yield hold
    let_go.set()


@pytest.mark.parametrize("stopped_first", [False, True])
def test_a_picture_just_being_kept_at_the_end_is_one_of_them(
    room: EvidenceRoom, phone: Phone, slowly: Slowly, *, stopped_first: bool
) -> None:
    phone.answer()
    reached, let_go = slowly("after")
    sender = _sending(phone, reached, ("a.png", png_bytes(1)), ("b.png", png_bytes(2)))
    if stopped_first:
        room.click("tray_stop")
    link = room.page.phoning.link
    link.finish()
    room.settle()
    assert room.at(View.TRAY), "not before it is known what became of the last one"
    assert not find(room.page, "tray_done").isEnabled()
    let_go.set()
    wait_until(lambda: room.at(View.IMPORTED))
    sender.join()
    room.type("coach_account", "@compte")
    room.click("imported_end")
    assert [one.facts.account for one in room.exhibits()] == ["", "@compte"]


def test_a_picture_that_is_kept_but_not_told_yet_at_the_end_is_one_of_them(
    room: EvidenceRoom, phone: Phone, link: PhoneLink
) -> None:
    phone.answer()
    phone.send(("a.png", png_bytes(1)))
    assert link.fates == [], "nothing was delivered to this thread yet"
    link.finish()
    wait_until(lambda: room.at(View.IMPORTED))
    assert "Gardée : pièce 2" in _words(room)


def test_a_picture_that_is_not_sealed_at_the_end_is_refused(
    room: EvidenceRoom, phone: Phone, slowly: Slowly
) -> None:
    phone.answer()
    reached, let_go = slowly("before")
    sender = _sending(phone, reached, ("a.png", png_bytes(1)), ("b.png", png_bytes(2)))
    room.page.phoning.link.finish()
    let_go.set()
    wait_until(lambda: room.at(View.IMPORTED))
    sender.join()
    assert len(room.exhibits()) == 1
    assert "1 fichier(s) refusé(s)" in _words(room)
    assert "L’envoi depuis le téléphone s’est coupé" in _words(room)


def test_a_doubt_refuses_the_picture_that_is_not_sealed_yet(
    room: EvidenceRoom, phone: Phone, slowly: Slowly
) -> None:
    phone.answer()
    reached, let_go = slowly("before")
    sender = _sending(phone, reached, ("a.png", png_bytes(1)))
    phone.answer("unsure")
    let_go.set()
    sender.join()
    room.settle()
    assert len(room.exhibits()) == 1
    assert "plus aucune image n’est acceptée" in _words(room)


def test_leaving_while_the_last_one_is_kept_goes_nowhere_else(
    room: EvidenceRoom, phone: Phone, slowly: Slowly
) -> None:
    phone.answer()
    reached, let_go = slowly("after")
    sender = _sending(phone, reached, ("a.png", png_bytes(1)))
    room.page.phoning.link.finish()
    room.page.services.flow.home()
    let_go.set()
    sender.join()
    room.settle()
    assert room.at(View.HOME)
