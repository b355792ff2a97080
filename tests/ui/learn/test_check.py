"""The self-check on the page: help at once, filtered by who can phone, and nothing kept anywhere."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from appui.pages.learn.page import LearnPage
from appui_core.helpline.check_walk import Stage
from appui_core.locate import Places
from fakes.desk import Desk, Renew, find, shown_text
from fakes.program import OpenProgram
from fakes.qt import click, press, settle, wait_until


def plain(root: QWidget) -> str:
    return re.sub("[\u00a0\u202f]", " ", shown_text(root))


def go(page: LearnPage, desk: Desk, *names: str) -> None:
    for name in names:
        click(find(page, name))
        desk.settle()
        settle()


def helpers(page: LearnPage) -> list[str]:
    found = [one for one in page.check.findChildren(QWidget) if one.objectName().startswith("helper_")]
    return [one.objectName().removeprefix("helper_") for one in found if one.isVisible()]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def to_question(page: LearnPage, desk: Desk, number: int, reader: str = "young") -> None:
    go(page, desk, "learn_check", f"check_{reader}", *["check_no"] * (number - 1))
    assert f"Question {number} sur 10" in plain(page.check)


def test_a_thought_of_death_leads_to_an_adult_and_3114_at_once(page: LearnPage, desk: Desk) -> None:
    to_question(page, desk, 4)
    go(page, desk, "check_yes")
    text = plain(page.check)
    assert "Question" not in text
    assert "un adulte en qui tu as confiance" in text
    assert helpers(page) == ["3114", "15"]
    assert "Composer le 3114" in text
    go(page, desk, "check_3018")
    assert desk.sheets_3018 == 1
    go(page, desk, "check_on")
    assert "Question 5 sur 10" in plain(page.check)


def test_harm_done_leads_to_15_and_112_and_fear_at_home_to_119(page: LearnPage, desk: Desk) -> None:
    to_question(page, desk, 5)
    go(page, desk, "check_unsure")
    assert helpers(page) == ["15", "112", "114"]
    go(page, desk, "check_on", "check_yes")
    assert helpers(page) == ["119", "police-chat", "17"]
    assert "un adulte qui n’est pas de chez toi" in plain(page.check)


@pytest.mark.parametrize(
    ("number", "ids"),
    [(4, ["114", "police-chat"]), (5, ["114"]), (6, ["119", "police-chat", "114"])],
)
def test_who_cant_phone_is_shown_written_ways_alone(
    page: LearnPage, desk: Desk, number: int, ids: list[str]
) -> None:
    desk.settings.set("can_phone", False)
    to_question(page, desk, number)
    go(page, desk, "check_yes")
    assert helpers(page) == ids
    text = plain(page.check)
    assert "Composer" not in text
    if "114" in ids:
        assert "SMS au 114" in text


def test_the_switch_reaches_an_open_help(page: LearnPage, desk: Desk) -> None:
    to_question(page, desk, 4)
    go(page, desk, "check_yes")
    desk.settings.set("can_phone", False)
    settle()
    assert helpers(page) == ["114", "police-chat"]


def test_help_can_be_asked_for_at_every_question(page: LearnPage, desk: Desk) -> None:
    go(page, desk, "learn_check", "check_young")
    for _ in range(10):
        go(page, desk, "check_urgent")
        assert helpers(page) == ["15", "112", "114"]
        go(page, desk, "check_on", "check_skip")
    assert page.check.model is not None
    assert page.check.model.stage == Stage.END


@pytest.mark.parametrize(
    ("answer", "words"),
    [("check_no", "Si quelque chose te gêne, même petit"), ("check_yes", "Ce que tu décris mérite d’en parler")],
)
def test_the_end_is_open_whatever_was_said(page: LearnPage, desk: Desk, answer: str, words: str) -> None:
    to_question(page, desk, 10)
    go(page, desk, answer)
    text = plain(page.check)
    assert words in text
    assert not re.search(r"\d+ ?(?:/|sur) ?10|score|résultat", text)
    assert "Le 3018, le 119 et le tchat de la police pour mineurs" in text


def test_an_adult_is_told_vous_and_led_to_a_card(page: LearnPage, desk: Desk) -> None:
    to_question(page, desk, 9, "adult")
    go(page, desk, "check_yes", "check_no")
    text = plain(page.check)
    assert "Ce que vous décrivez mérite d’en parler" in text
    assert not re.search(r"\b(?:tu|ton|ta|tes|toi)\b", text)
    go(page, desk, "check_card_sextortion")
    assert "Ne payez pas" in plain(page.card)


def test_erasing_forgets_and_goes_back(page: LearnPage, desk: Desk) -> None:
    to_question(page, desk, 2)
    go(page, desk, "check_yes", "check_erase")
    assert page.index.isVisible()
    assert page.check.model is not None
    assert page.check.model.is_empty()
    go(page, desk, "learn_check")
    assert "Qui répond" in plain(page.check)


def test_nothing_is_written_and_leaving_the_room_forgets(program: OpenProgram, places: Places, home: Path) -> None:
    window = program.window
    window.navigate("learn")
    page = window.page()
    assert isinstance(page, LearnPage)
    wait_until(lambda: page._content is not None)
    settle()
    before = (files(places.data), files(home))
    for name in ("learn_check", "check_young", "check_yes", "check_yes", "check_yes", "check_yes"):
        click(find(page, name))
        settle()
    model = page.check.model
    assert model is not None
    assert model.stage == Stage.HELP
    window.show_3018()
    settle()
    assert not model.is_empty(), "the 3018 is a sheet over the page, not a departure"
    window.escape()
    window.navigate("home")
    settle()
    assert model.is_empty()
    assert (files(places.data), files(home)) == before


def test_the_questions_of_another_pack_begin_anew(page: LearnPage, desk: Desk, renew: Renew) -> None:
    to_question(page, desk, 2)
    desk.clock.advance(days=1)
    page.shown()
    desk.settle()
    settle()
    assert "Question 2 sur 10" in plain(page.check), "the same questions: a person stays where they stand"
    renew("self_check.toml", "Est-ce que ça revient", "Est-ce que cela recommence")
    page.shown()
    desk.settle()
    settle()
    assert page.check.model is not None
    assert page.check.model.is_empty()
    go(page, desk, "check_young")
    assert "Est-ce que cela recommence" in plain(page.check)


def test_leaving_an_answered_check_leaves_the_keyboard_where_it_went(program: OpenProgram) -> None:
    window = program.window
    window.activateWindow()
    window.navigate("learn")
    page = window.page()
    assert isinstance(page, LearnPage)
    wait_until(lambda: page._content is not None)
    for name in ("learn_check", "check_young", "check_no"):
        settle()
        click(find(page, name))
    button = window.rail.button("go.home")
    button.setFocus()
    press(button, Qt.Key.Key_Return)
    settle()
    assert not page.isVisible()
    assert button.hasFocus()


def test_no_key_answers_the_next_question(page: LearnPage, desk: Desk) -> None:
    go(page, desk, "learn_check", "check_young")
    yes = find(page, "check_yes")
    yes.setFocus()
    press(yes, Qt.Key.Key_Return)
    settle()
    assert "Question 2 sur 10" in plain(page.check)
    # There may be none at all, whatever the stubs say.
    name = getattr(page.window().focusWidget(), "objectName", str)()
    assert name not in {"check_yes", "check_no", "check_unsure"}
