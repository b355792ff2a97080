"""The ten questions in the kiosk: help at once, no verdict, and nothing that stays."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from appui.kiosk_run import Kiosk
from appui.pages.kiosk.check import CheckRoom
from appui.pages.kiosk.parts.route import RouteCard
from appui_core.content.self_check import COUNT, load_self_check
from appui_core.helpline.check_walk import Stage
from appui_core.locate import use_content
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.kiosk_visit import enter, plain, press_on, words_on
from fakes.qt import settle


def _room(kiosk: Kiosk) -> CheckRoom:
    page = enter(kiosk, "normal")
    assert isinstance(page, CheckRoom)
    return page


def _stage(page: CheckRoom) -> tuple[Stage, int]:
    assert page.model is not None
    return page.model.stage, page.model.index


def _routes(page: CheckRoom) -> list[str]:
    found = [card for card in page.findChildren(RouteCard) if card.isVisible()]
    return [card.objectName().removeprefix("route_") for card in found]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_question_and_answer_in_both_languages(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    place = {"fr": "Question {n} sur 10", "en": "Question {n} of 10"}[language]
    answers = {"fr": ("Oui", "Non", "Je passe"), "en": ("Yes", "No", "I’ll skip")}[language]
    with open_kiosk(qapp, clock, monkeypatch, language=language) as kiosk:
        page = _room(kiosk)
        for number, question in enumerate(load_self_check().questions, start=1):
            lines = words_on(page).splitlines()
            assert place.format(n=number) in lines
            assert plain(question.text.young[language]) in lines
            assert set(answers) <= set(lines)
            press_on(kiosk, "answer_skip")
        assert plain(load_self_check().none.young[language]) in words_on(page)


@pytest.mark.parametrize(
    ("number", "route", "ids"),
    [
        (4, "thoughts", ["3114", "15"]),
        (5, "now", ["15", "112", "114"]),
        (6, "home", ["119", "police-chat", "17"]),
    ],
)
def test_a_yes_that_asks_for_help_shows_it_at_once(kiosk: Kiosk, number: int, route: str, ids: list[str]) -> None:
    page = _room(kiosk)
    press_on(kiosk, *["answer_no"] * (number - 1), "answer_yes")
    assert _stage(page)[0] == Stage.HELP
    assert _routes(page) == ids
    assert plain(load_self_check().routes[route].text.young["fr"]) in words_on(page)
    assert "Question" not in words_on(page).replace("Continuer les questions", "")
    press_on(kiosk, "go_on")
    assert _stage(page) == (Stage.QUESTION, number)


def test_help_can_be_asked_for_at_every_question_and_leads_back_to_it(kiosk: Kiosk) -> None:
    page = _room(kiosk)
    for index in range(COUNT):
        press_on(kiosk, "urgent")
        assert _routes(page) == ["15", "112", "114"]
        press_on(kiosk, "go_on")
        assert _stage(page) == (Stage.QUESTION, index)
        press_on(kiosk, "answer_skip")
    assert _stage(page)[0] == Stage.END


@pytest.mark.parametrize(("answer", "end"), [("answer_no", "none"), ("answer_yes", "some")])
def test_the_end_is_open_whatever_was_said(kiosk: Kiosk, answer: str, end: str) -> None:
    page = _room(kiosk)
    press_on(kiosk, *["answer_no"] * 9, answer)
    said = words_on(page)
    assert plain(getattr(load_self_check(), end).young["fr"]) in said
    assert not re.search(r"\d+ ?(?:/|sur) ?10|score|résultat|normal", said)
    # Whom that concerns nobody can tell: it stands there for all.
    assert "Le 3114 répond jour et nuit" in said
    assert "Le 3018, le 119 et le tchat de la police pour mineurs" in said


def test_what_one_must_know_at_once_stands_at_the_end(kiosk: Kiosk) -> None:
    page = _room(kiosk)
    press_on(kiosk, *["answer_no"] * 7, "answer_yes", "answer_yes", "answer_no")
    said = words_on(page)
    for question in load_self_check().questions[7:9]:
        assert plain(question.hint["fr"]) in said


def test_going_back_shows_no_answer(kiosk: Kiosk) -> None:
    page = _room(kiosk)
    assert page.findChild(QAbstractButton, "back") is None
    press_on(kiosk, "answer_yes", "back")
    assert _stage(page) == (Stage.QUESTION, 0)
    assert not any(one.isChecked() or one.isCheckable() for one in page.findChildren(QAbstractButton))


@pytest.mark.parametrize("presses", [(), ("answer_yes",), ("urgent",), ("answer_yes",) + ("answer_skip",) * 9])
def test_erasing_is_one_press_at_any_moment(kiosk: Kiosk, presses: tuple[str, ...]) -> None:
    page = _room(kiosk)
    press_on(kiosk, *presses, "erase")
    assert getattr(kiosk.window.page(), "page_id", "") == "first"
    assert page.model is not None
    assert page.model.says_something() is False
    enter(kiosk, "normal")
    assert _stage(page) == (Stage.QUESTION, 0)


@pytest.mark.parametrize("way", ["go_adults", "go_helpline"])
def test_leaving_for_another_room_forgets_too(kiosk: Kiosk, way: str) -> None:
    page = _room(kiosk)
    press_on(kiosk, *["answer_skip"] * 9, "answer_yes", way)
    assert page.model is not None
    assert page.model.says_something() is False
    enter(kiosk, "normal")
    assert "Question 1 sur 10" in words_on(page)


def test_the_language_changes_where_one_stands(kiosk: Kiosk) -> None:
    page = _room(kiosk)
    press_on(kiosk, "answer_yes", "answer_no")
    kiosk.set_language("en")
    settle()
    assert "Question 3 of 10" in words_on(page)
    assert _stage(page) == (Stage.QUESTION, 2)


def test_no_key_answers_a_question_that_was_not_read(kiosk: Kiosk) -> None:
    page = _room(kiosk)
    # A door opened with a key leaves the keyboard on no answer.
    assert not isinstance(QApplication.focusWidget(), QAbstractButton)
    button = page.findChild(QAbstractButton, "answer_no")
    assert button is not None
    # Nor does the second click of a double one.
    assert getattr(button, "answers", False)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle()
    assert _stage(page) == (Stage.QUESTION, 1)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not isinstance(focused, QAbstractButton)
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert _stage(page) == (Stage.QUESTION, 1)


def test_with_a_broken_pack_one_can_still_be_told_whom_to_see(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    leave = use_content(lambda: tmp_path)
    try:
        with open_kiosk(qapp, clock, monkeypatch) as kiosk:
            page = _room(kiosk)
            said = words_on(page)
            assert "Tu peux en parler quand même" in said
            assert "Joindre le 3018" in said
            press_on(kiosk, "erase")
            assert getattr(kiosk.window.page(), "page_id", "") == "first"
    finally:
        leave()
