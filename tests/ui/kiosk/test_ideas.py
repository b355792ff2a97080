"""The rooms of ideas: all of them are there, in both languages, and lead to a person."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from appui.kiosk_run import Kiosk
from appui.pages.kiosk.first import FirstPage
from appui.pages.kiosk.ideas import IdeasRoom
from appui_core.content.kiosk import load_kiosk
from appui_core.locate import use_content
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.kiosk_visit import enter, plain, press_on, words_on
from fakes.qt import click, settle


def _room(kiosk: Kiosk, page_id: str) -> IdeasRoom:
    room = enter(kiosk, page_id)
    assert isinstance(room, IdeasRoom)
    return room


@pytest.mark.parametrize("page_id", ["sleep", "witness"])
def test_every_idea_is_there_in_both_languages(kiosk: Kiosk, page_id: str) -> None:
    room, said = _room(kiosk, page_id), load_kiosk()
    ideas = said.sleep if page_id == "sleep" else said.witness
    for language in ("fr", "en"):
        if language == "en":
            click(kiosk.window.head.chips["en"])
        read = words_on(room)
        for idea in ideas:
            assert plain(idea.title[language]) in read
            assert plain(idea.text[language]) in read
        assert plain(said.note(page_id, language)) in read


def test_who_saw_something_is_led_there_from_the_first_page(kiosk: Kiosk) -> None:
    page = enter(kiosk, "first")
    assert isinstance(page, FirstPage)
    click(page.who.chip("me"))
    click(page.when.chip("today"))
    assert page.talk.witness.isHidden()
    click(page.who.chip("seen"))
    click(page.talk.witness)
    assert kiosk.window.head.title.text() == "J’ai vu quelque chose"


def test_a_witness_can_go_to_an_adult_and_to_the_guides(kiosk: Kiosk) -> None:
    for way in ("adults", "report"):
        _room(kiosk, "witness")
        press_on(kiosk, f"go_{way}")
        assert getattr(kiosk.window.page(), "page_id", "") == way


def test_page_down_scrolls_at_once(kiosk: Kiosk) -> None:
    kiosk.window.resize(1024, 500)
    room = _room(kiosk, "witness")
    assert room.verticalScrollBar().maximum() > 0
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_PageDown)
    assert room.verticalScrollBar().value() > 0
    kiosk.window.navigate("first")
    kiosk.window.navigate("witness")
    settle()
    assert room.verticalScrollBar().value() == 0


def test_without_the_words_one_sentence_stays_and_the_ways_on(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    leave = use_content(lambda: tmp_path)
    try:
        with open_kiosk(qapp, clock, monkeypatch) as kiosk:
            room = _room(kiosk, "sleep")
            assert "Les numéros, eux, restent." in words_on(room)
            assert room.adults.isVisible()
            assert kiosk.window.foot.danger.isVisible()
    finally:
        leave()
