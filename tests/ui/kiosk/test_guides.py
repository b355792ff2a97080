"""The kiosk's rooms of guides: each can be reached by pressing and shows all its steps, in a pupil's words."""

import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from appui.kiosk_run import Kiosk
from appui.pages.kiosk import guides
from appui.pages.kiosk.guides import GuidesRoom
from appui.pages.kiosk.parts.guide_place import PHONES, read_shelf
from appui.pages.kiosk.parts.guide_words import step_words
from appui.widgets.qr import QrCode
from appui.widgets.step_sketch import StepSketch
from appui_core.content.kiosk import load_kiosk
from appui_core.guides.pupil import PupilGuide, load_pupil_guides
from appui_core.locate import use_content
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.kiosk_visit import enter, plain, press_on, words_on
from fakes.qt import click, settle, wait_until

COMMENT = ("app_tiktok", "topic_tiktok.report.comment")
FIRST_APPS = ["tiktok", "instagram", "messenger"]


def _room(kiosk: Kiosk, goal: str = "report") -> GuidesRoom:
    room = enter(kiosk, goal)
    assert isinstance(room, GuidesRoom)
    return room


def _every_guide(room: GuidesRoom) -> Iterator[PupilGuide]:
    """Press every app, every topic and, where it is asked, both phones; yield at the first step of each guide."""
    for app in room.place.platforms():
        click(room.pick.apps.chip(app))
        settle()
        for key in tuple(room.pick.cards):
            for device in PHONES:
                click(room.pick.cards[key])
                asked = room.device.isVisible()
                if asked:
                    click(room.device.cards[device])
                guide = room.place.guide
                assert guide is not None
                yield guide
                assert room.pick.isVisible(), guide.guide.id
                if not asked:
                    break


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("goal", ["report", "protect"])
def test_every_guide_can_be_reached_and_shows_all_its_steps(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, language: str, goal: str
) -> None:
    wanted = {
        one.guide.id: one
        for one in load_pupil_guides(language, today=clock.now().date())
        if one.guide.goal == goal
    }
    reached: set[str] = set()
    with open_kiosk(qapp, clock, monkeypatch, language=language) as kiosk:
        room = _room(kiosk, goal)
        step = room.walk.step
        for told in _every_guide(room):
            reached.add(told.guide.id)
            guide = wanted[told.guide.id]
            assert room.walk.stepper.count() == len(guide.steps)
            for index, one in enumerate(guide.steps):
                title, text = plain(step.title.text()), step.text.text()
                assert step.title.isVisible()
                colon = " :" if language == "fr" else ":"
                said = plain(f"{title}{colon} {text}") if one.icon == "keep" else plain(text)
                assert said.casefold() == plain(one.text).casefold(), (guide.guide.id, index)
                if one.on_screen:
                    assert plain(one.label_fr) in title, (guide.guide.id, index)
                assert step.next.isVisible() is (index + 1 == len(guide.steps))
                if index + 1 == len(guide.steps):
                    assert step.next.label.text() == guide.after
                click(step.after)
    assert reached == set(wanted)
    assert len(wanted) > 20


def test_the_first_apps_are_the_usual_ones_and_the_order_is_said_once(kiosk: Kiosk) -> None:
    room = _room(kiosk)
    assert list(room.place.platforms())[:3] == FIRST_APPS
    assert plain(room.pick.order.text()) == (
        "Dans l’ordre : garde une trace, mets en sourdine, signale, puis bloque."
    )
    assert room.pick.order.isVisible()
    press_on(kiosk, *COMMENT)
    assert not room.pick.order.isVisible()
    assert not _room(kiosk, "protect").pick.order.isVisible()


def test_a_step_says_the_word_of_the_phone_and_draws_its_screen(kiosk: Kiosk) -> None:
    room = _room(kiosk)
    press_on(kiosk, *COMMENT, "step_after", "step_after", "step_after")
    step = room.walk.step
    assert plain(step.title.text()) == "Touche « Signaler »"
    assert plain(step.english.text()) == "En anglais : Report"
    assert step.sketch.isVisible()
    assert "Signaler" in step.sketch.text()
    # The French word was read in a source: nothing says that it may vary.
    assert step.vary.isHidden()
    press_on(kiosk, "step_after", "step_after")
    assert plain(step.title.text()) == "Touche « Envoyer »"
    assert "Le mot peut varier" in step.vary.text()
    assert plain(load_kiosk().note("screen_differs", "fr")) in words_on(room)


def test_what_the_other_side_may_notice_is_said_when_it_can_be_thought_over(kiosk: Kiosk) -> None:
    room = _room(kiosk)
    press_on(kiosk, *COMMENT)
    guide = room.place.guide
    assert guide is not None
    seen_at = []
    for index in range(len(guide.steps)):
        if room.walk.step.seen.isVisible():
            seen_at.append(index)
            assert room.walk.step.seen.label.text() == guide.seen
        press_on(kiosk, "step_after")
    assert [guide.steps[at].icon for at in seen_at] == ["flag"]


def test_a_kept_record_is_named_as_its_sentence_names_it_and_never_pictured_by_a_camera() -> None:
    for language in ("fr", "en"):
        for one in load_pupil_guides(language):
            for step in one.steps:
                title, text = step_words(step, language)
                assert title
                assert text, (one.guide.id, step.n)
                if step.icon == "keep":
                    assert len(title) <= 45, title
                    assert "preuve" not in title


def test_where_life_comes_first_no_proof_is_asked_for(kiosk: Kiosk) -> None:
    room = _room(kiosk)
    press_on(kiosk, "app_facebook", "topic_facebook.report.form-suicide")
    assert plain(room.walk.step.title.text()) == "La vie d’abord"
    assert "preuve" not in words_on(room.walk)
    assert "3114" in words_on(room.walk.step)


def test_no_step_says_vous(kiosk: Kiosk) -> None:
    for goal in ("report", "protect"):
        for one in read_shelf(goal, "fr", kiosk.clock.now().date()).guides:
            for step in one.steps:
                title, text = step_words(step, "fr")
                said = text if step.on_screen else f"{title} {text}"
                assert re.search(r"\b([Vv]ous|[Vv]otre|[Vv]os)\b", said) is None, (one.guide.id, step.n)


def test_two_ways_ask_which_phone(kiosk: Kiosk) -> None:
    room = _room(kiosk)
    press_on(kiosk, "app_instagram", "topic_instagram.report.comment")
    assert room.device.isVisible()
    press_on(kiosk, "device_iphone")
    assert room.place.guide is not None
    assert room.place.guide.guide.devices == ("iphone",)
    assert "Un iPhone" in room.walk.what.text()
    press_on(kiosk, "guide_other", "topic_instagram.report.comment", "device_android")
    assert room.place.guide is not None
    assert room.place.guide.guide.devices == ("android",)


def test_any_step_is_one_press_away_and_back_again(kiosk: Kiosk) -> None:
    room = _room(kiosk)
    press_on(kiosk, *COMMENT)
    assert not room.walk.step.before.isEnabled()
    click(room.walk.stepper.buttons()[4])
    assert room.place.index == 4
    press_on(kiosk, "step_before")
    assert room.place.index == 3
    press_on(kiosk, "step_after", "step_after", "step_after")
    assert room.pick.isVisible()
    # The app is still chosen: another thing to report is one press away.
    assert room.pick.apps.chosen() == "tiktok"


def test_a_page_is_an_address_and_a_code_and_opens_nothing(kiosk: Kiosk) -> None:
    room = _room(kiosk)
    press_on(kiosk, "app_tiktok", "topic_tiktok.report.form-sexual", "step_after")
    site = room.walk.step.site
    assert "support.tiktok.com/" in words_on(site)
    assert "historique" in words_on(site)
    [code] = site.findChildren(QrCode)
    assert code.accessibleName()
    assert [label for label in site.findChildren(QLabel) if label.openExternalLinks()] == []
    press_on(kiosk, "step_after")
    assert site.isHidden()


def test_the_language_changes_in_the_middle_of_a_guide(kiosk: Kiosk) -> None:
    room = _room(kiosk)
    press_on(kiosk, *COMMENT, "step_after", "step_after", "step_after")
    click(kiosk.window.head.chips["en"])
    wait_until(lambda: room.walk.step.title.text() == "Tap “Signaler”")
    assert room.place.index == 3
    assert room.walk.step.text.text() == "In the menu that has just opened."
    assert room.walk.other.text() == "Choose something else"


def test_an_old_guide_is_not_offered_and_the_help_of_the_app_is_named(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.set(datetime(2027, 12, 1, 9, tzinfo=UTC))
    with open_kiosk(qapp, clock, monkeypatch) as kiosk:
        room = _room(kiosk)
        assert list(room.place.platforms())[:3] == FIRST_APPS
        press_on(kiosk, "app_tiktok")
        assert room.pick.cards == {}
        assert room.pick.old.isVisible()
        assert room.pick.old.label.text() == load_kiosk().note("old_guide", "fr")


def test_with_a_broken_pack_one_sentence_and_the_numbers_remain(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    leave = use_content(lambda: tmp_path)
    try:
        with open_kiosk(qapp, clock, monkeypatch) as kiosk:
            room = _room(kiosk)
            assert "Les numéros, eux, restent." in room.note.label.text()
            assert room.note.isVisible()
            assert not room.pick.isVisible()
            assert kiosk.window.foot.danger.isVisible()
    finally:
        leave()


def test_the_guides_are_read_off_the_gui_thread(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []

    def spied(*asked: object) -> object:
        threads.append(threading.get_ident())
        return read_shelf(*asked)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(guides, "read_shelf", spied)
    _room(kiosk)
    assert len(threads) == 1
    assert threads[0] != threading.get_ident()


def test_tab_goes_from_the_app_to_the_topic_as_the_eye_does(kiosk: Kiosk) -> None:
    room = _room(kiosk)
    press_on(kiosk, "app_tiktok")
    room.setFocus()
    passed = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or room, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        passed.append(focused.objectName() if focused is not None else "")
    assert passed == ["app_tiktok", "topic_tiktok.report.video", "topic_tiktok.report.story"]


def test_arrows_go_from_app_to_app(kiosk: Kiosk) -> None:
    room = _room(kiosk)
    press_on(kiosk, "app_tiktok")
    chip = room.pick.apps.chip("tiktok")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert focused is room.pick.apps.chip("instagram")
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert room.place.platform == "instagram"


def test_a_guide_can_be_walked_with_keys_alone(kiosk: Kiosk) -> None:
    room = _room(kiosk)
    room.pick.apps.chip("tiktok").setFocus()
    QTest.keyClick(room.pick.apps.chip("tiktok"), Qt.Key.Key_Space)
    QTest.keyClick(room.pick.cards["tiktok.report.comment"], Qt.Key.Key_Return)
    assert room.walk.isVisible()
    room.walk.step.after.setFocus()
    for index in range(1, 6):
        focused = QApplication.focusWidget()
        assert focused is room.walk.step.after
        QTest.keyClick(focused, Qt.Key.Key_Return)
        assert room.place.index == index


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
def test_the_buttons_of_a_step_stay_where_they_are_and_in_sight(kiosk: Kiosk, size: tuple[int, int]) -> None:
    kiosk.window.resize(*size)
    room = _room(kiosk)
    kiosk.window.resize(*size)
    press_on(kiosk, *COMMENT)
    places = set()
    for _ in range(4):
        settle()
        button = room.walk.step.after
        at = button.mapTo(room.viewport(), button.rect().center())
        assert room.viewport().rect().contains(at)
        places.add((at.x(), at.y()))
        press_on(kiosk, "step_after")
    assert len(places) == 1
    assert all(one.height() > 300 for one in room.findChildren(StepSketch) if one.isVisible())
