"""The first page: neutral until asked, then one adult, number and sentence; the numbers outlive the content."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from appui.actions import catalogue
from appui.kiosk_run import Kiosk
from appui.kiosk_static import ENGLISH, FRENCH
from appui.kiosk_window import KioskRoom
from appui.pages.kiosk.first import FirstPage
from appui.widgets.danger_line import NUMBERS
from appui.widgets.kiosk_context import KioskContext
from appui_core.content.kiosk import WHEN, WHO, load_kiosk
from appui_core.helpline.lines import load_lines
from appui_core.locate import use_content
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.qt import click


def _page(kiosk: Kiosk) -> FirstPage:
    QTest.mouseClick(kiosk.window.attract, Qt.MouseButton.LeftButton)
    page = kiosk.window.page()
    assert isinstance(page, FirstPage)
    return page


def test_no_number_of_the_line_before_it_is_asked_for(kiosk: Kiosk) -> None:
    page = _page(kiosk)
    assert page.talk.isHidden()
    click(page.who.chip("me"))
    assert page.talk.isHidden()
    click(page.when.chip("today"))
    assert not page.talk.isHidden()


def test_three_taps_lead_to_one_adult_one_number_one_sentence(kiosk: Kiosk) -> None:
    page = _page(kiosk)  # the first touch
    click(page.who.chip("me"))
    click(page.when.chip("today"))
    talk = page.talk
    assert (talk.name.text(), talk.place.text()) == ("Mme Exemple, CPE", "bureau B12")
    assert (talk.number.text(), talk.state.text()) == ("30-18", "Ouvert jusqu’à 23\xa0h. Gratuit.")
    assert talk.sentence.text() == f"«\u202f{load_kiosk().sentence('me', 'today', 'fr')}\u202f»"
    assert "119" in page.nobody.text()
    assert all(part in talk.words() for part in ("Mme Exemple", "30-18", "Une phrase à dire"))


def test_who_needs_somebody_now_is_not_sent_to_a_closed_line(kiosk: Kiosk, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 16, 8, 10, tzinfo=ZoneInfo("Europe/Paris")))
    talk = _page(kiosk).talk
    page = kiosk.window.page()
    assert isinstance(page, FirstPage)
    click(page.who.chip("me"))
    click(page.when.chip("now"))
    assert (talk.number.text(), talk.state.text()) == ("119", "Répond jour et nuit. Gratuit.")
    assert talk.later.text() == "30-18\u00a0: fermé, ouvre à 9\u00a0h."
    assert "119" in talk.words()
    click(page.when.chip("today"))
    assert (talk.number.text(), talk.later.isHidden()) == ("30-18", True)
    click(page.when.chip("now"))
    clock.set(datetime(2026, 11, 16, 10, 0, tzinfo=ZoneInfo("Europe/Paris")))
    click(page.who.chip("seen"))
    assert (talk.number.text(), talk.later.isHidden()) == ("30-18", True)


def test_every_pair_of_answers_has_its_sentence(kiosk: Kiosk) -> None:
    page, said = _page(kiosk), load_kiosk()
    for who in WHO:
        for when in WHEN:
            click(page.who.chip(who))
            click(page.when.chip(when))
            assert said.sentence(who, when, "fr") in page.talk.sentence.text()


def test_somebody_else_and_an_expired_name_is_not_said(kiosk: Kiosk) -> None:
    page = _page(kiosk)
    click(page.who.chip("seen"))
    click(page.when.chip("now"))
    click(page.talk.other)
    assert (page.talk.name.text(), page.talk.place.isHidden()) == ("infirmier", True)
    click(page.talk.other)
    assert page.talk.name.text() == "Mme Exemple, CPE"


def test_without_named_adults_the_roles_of_every_school_stand(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_kiosk(qapp, clock, monkeypatch) as kiosk:
        page = _page(kiosk)
        click(page.who.chip("me"))
        click(page.when.chip("now"))
        assert page.talk.name.text() == load_kiosk().roles[0].label["fr"]


def test_the_language_reaches_every_word(kiosk: Kiosk) -> None:
    page = _page(kiosk)
    click(page.who.chip("me"))
    click(page.when.chip("later"))
    click(kiosk.window.head.chips["en"])
    assert page.who.chosen() == "me"
    assert load_kiosk().sentence("me", "later", "en") in page.talk.sentence.text()
    assert kiosk.window.foot.wipe.text() == "Erase and leave"


def test_the_block_of_the_number_leads_to_its_room(kiosk: Kiosk) -> None:
    page = _page(kiosk)
    click(page.who.chip("me"))
    click(page.when.chip("now"))
    click(page.talk.more)
    assert getattr(kiosk.window.page(), "page_id", "") == "helpline"


def test_a_door_without_a_room_is_absent(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_kiosk(qapp, clock, monkeypatch, rooms=_only_first) as kiosk:
        page = _page(kiosk)
        click(page.who.chip("me"))
        click(page.when.chip("now"))
        assert page.doors == {}
        assert page.talk.more.isHidden()


def test_with_a_broken_pack_the_numbers_remain(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    leave = use_content(lambda: tmp_path)
    try:
        with open_kiosk(qapp, clock, monkeypatch) as kiosk:
            page = _page(kiosk)
            assert page.who.isHidden()
            assert page.talk.number.text() == "30-18"
            assert page.talk.number.isVisible()
            assert kiosk.window.foot.danger.isVisible()
    finally:
        leave()


def test_the_numbers_written_in_code_are_those_of_the_content() -> None:
    known = set(load_lines())
    assert [number for number, _ in NUMBERS if number not in known] == []
    for lines in (FRENCH, ENGLISH):
        said = {word.strip(",.:") for line in lines for word in line.replace("\xa0", " ").split()}
        assert {"3018", "119", "3114", "15", "17", "112", "114"} <= said


def _only_first(context: KioskContext) -> tuple[KioskRoom, ...]:
    return (KioskRoom("first", catalogue.FIRST, lambda: FirstPage(context)),)
