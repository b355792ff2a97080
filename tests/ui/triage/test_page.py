"""Walking the four questions in the window: by mouse and keyboard, at night, without a telephone."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from appui.pages.triage.page import TriagePage
from appui.texts.language import Language
from appui.theme.theme import current_theme
from appui.widgets.choice import ChoiceCard
from appui_core.content import triage as content
from appui_core.content.problems import ContentError
from appui_core.content.triage import Question, Situation
from fakes.desk import Desk, Renew, find, plain_text
from fakes.program import OpenProgram
from fakes.qt import click, describe, press, settle, tab_stops, wait_until

_PARIS = ZoneInfo("Europe/Paris")


def go(page: TriagePage, *names: str) -> None:
    for name in names:
        click(find(page, name))
        settle()


def answer(page: TriagePage, *names: str) -> None:
    go(page, *(f"answer_{name}" for name in names))


def at_night(desk: Desk) -> None:
    desk.clock.set(datetime(2026, 11, 14, 3, 0, tzinfo=_PARIS))


def test_a_double_click_never_answers_the_next_question(page: TriagePage) -> None:
    go(page, "answer_no")
    second = find(page, "answer_no")
    QTest.mouseDClick(second, Qt.MouseButton.LeftButton, pos=second.rect().center())
    QTest.mouseRelease(second, Qt.MouseButton.LeftButton, pos=second.rect().center())
    settle()
    assert "Question 2 sur 4" in plain_text(page)


def test_one_question_a_screen_life_first(page: TriagePage) -> None:
    assert "Question 1 sur 4" in plain_text(page)
    assert "A-t-il ou a-t-elle parlé de mourir" in plain_text(page)
    assert "De qui s’agit-il" not in plain_text(page)
    assert "ne sont écrites nulle part" in plain_text(page)
    answer(page, "no", "no", "child")
    assert "Question 4 sur 4" in plain_text(page)
    answer(page, "insults")
    words = plain_text(page)
    assert "D’abord" in words
    assert "Gardez trois à cinq captures" in words
    assert "groupe de parents" in words
    assert "Aucune de ces personnes ?" in words
    assert "D’après une source (2019), comparée le 22/11/2026." in words


def test_the_questions_of_another_pack_are_asked_at_the_next_visit(
    page: TriagePage, desk: Desk, renew: Renew
) -> None:
    answer(page, "no")
    renew("triage.toml", "De qui s’agit-il", "De qui parle-t-on")
    page.shown()
    desk.settle()
    settle()
    assert "Question 1 sur 4" in plain_text(page)
    answer(page, "no", "no")
    assert "De qui parle-t-on" in plain_text(page)


def test_a_pack_whose_questions_can_not_be_read_is_left_again(page: TriagePage, desk: Desk, renew: Renew) -> None:
    leave = renew("triage.toml", "[[questions]]", "[[nothing]]")
    page.shown()
    desk.settle()
    assert find(page, "triage_3018").isVisible()
    assert not page._question.isVisible()
    leave()
    page.shown()
    desk.settle()
    assert "Question 1 sur 4" in plain_text(page)


def test_the_tab_key_comes_to_the_answers_before_the_way_back(program: OpenProgram) -> None:
    window = program.window
    window.navigate("triage")
    page = window.page()
    assert isinstance(page, TriagePage)
    wait_until(lambda: page.model is not None)
    settle()
    answer(page, "no")
    ours = [name for name in tab_stops(window) if name.startswith(("answer_", "triage_"))]
    answers = ["answer_attack", "answer_home", "answer_unsure", "answer_no"]
    assert ours == [*answers, "triage_back", "triage_over"]


def test_words_of_death_end_the_questions(page: TriagePage) -> None:
    answer(page, "thoughts")
    words = plain_text(page)
    assert "3114" in words
    assert "Ne laissez pas la personne seule" in words
    assert "preuves" in words
    go(page, "result_back")
    answer(page, "now")
    assert {"15", "112", "114"} <= {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


@pytest.mark.parametrize(
    ("answers", "went"),
    [
        (("no", "no", "child", "insults"), ["evidence"]),
        (("no", "no", "child", "profile"), ["report"]),
        (("no", "no", "pupil", "school"), ["evidence"]),
    ],
)
def test_the_first_button_leads_to_the_room(
    page: TriagePage, desk: Desk, answers: tuple[str, ...], went: list[str]
) -> None:
    answer(page, *answers)
    go(page, "triage_first_0")
    assert desk.went == went


def test_the_first_button_opens_the_line_or_the_chat(page: TriagePage, desk: Desk) -> None:
    answer(page, "no", "no", "child", "image")
    go(page, "triage_first_0")
    assert desk.sheets_3018 == 1
    at_night(desk)
    page._minute.passed.emit()
    settle()
    assert "Ouvrez le tchat de la police" in plain_text(page)
    assert "Fermé" in plain_text(page)
    go(page, "triage_first_0")
    desk.settle()
    assert desk.urls.opened == ["https://www.masecurite.interieur.gouv.fr/fr/demarches-en-ligne/mineurs"]
    desk.urls.broken = True
    go(page, "triage_first_0")
    desk.settle()
    assert desk.said[-1][0] == "warn"
    assert "masecurite.interieur.gouv.fr" in desk.said[-1][1]


def test_the_result_follows_the_clock_without_moving(page: TriagePage, desk: Desk) -> None:
    desk.clock.set(datetime(2026, 11, 14, 22, 40, tzinfo=_PARIS))
    answer(page, "no", "no", "child", "image")
    assert "Ferme dans 20 min" in plain_text(page)
    button = find(page, "triage_first_0")
    desk.clock.advance(60)
    page._minute.passed.emit()
    assert "Ferme dans 19 min" in plain_text(page)
    assert find(page, "triage_first_0") is button


def test_a_number_alone_can_be_copied(page: TriagePage, desk: Desk) -> None:
    answer(page, "thoughts")
    go(page, "triage_first_0")
    assert desk.clipboard.text == "3114"
    assert "Numéro copié" in plain_text(page)


def test_a_pc_that_dials_offers_it(desk: Desk, on_screen: Callable[[QWidget], QWidget]) -> None:
    desk.urls.dials = True
    page = TriagePage(desk.context)
    on_screen(page)
    desk.settle()
    settle()
    answer(page, "no", "home")
    assert find(page, "triage_first_0").property("text") == "Appeler depuis cet ordinateur"
    go(page, "triage_first_0")
    desk.settle()
    assert desk.urls.opened == ["tel:119"]


def test_every_end_has_a_first_card_with_a_button(page: TriagePage, desk: Desk) -> None:
    assert page.model is not None
    seen = set()

    def walk() -> None:
        assert page.model is not None
        here = page.model.here
        if isinstance(here, Situation):
            if here.id not in seen:
                page._show()
                settle()
                assert find(page, "triage_first_0").isEnabled()
                seen.add(here.id)
            return
        for one in here.answers:
            page.model.choose(one.id)
            walk()
            page.model.back()

    walk()
    assert seen == {row.id for row in page.model.data.situations}
    assert desk.runner.idle()


def test_without_a_telephone_no_number_but_114_is_left(page: TriagePage, desk: Desk) -> None:
    answer(page, "no", "home")
    assert "119" in plain_text(page)
    desk.settings.set("can_phone", value=False)
    settle()
    words = plain_text(page)
    assert "Écrivez au 119 par son site" in words
    assert "Appelez" not in words
    assert "Fil Santé" not in words


def test_back_over_and_coming_back_leave_nothing(page: TriagePage, desk: Desk, data_dir: Path) -> None:
    before = sorted(path.name for path in data_dir.rglob("*"))
    answer(page, "no", "no", "two-homes")
    go(page, "triage_back")
    assert "De qui s’agit-il" in plain_text(page)
    go(page, "triage_over")
    assert "Question 1 sur 4" in plain_text(page)
    answer(page, "no", "home")
    go(page, "result_over")
    assert "Question 1 sur 4" in plain_text(page)
    answer(page, "no", "home")
    page.shown()
    settle()
    assert "Question 1 sur 4" in plain_text(page), "who comes next starts afresh"
    assert page.model is not None
    assert dict(page.model.answers) == {}
    assert "119" not in plain_text(page)
    desk.settle()
    assert sorted(path.name for path in data_dir.rglob("*")) == before


def test_whoever_leaves_the_page_leaves_no_answer(program: OpenProgram) -> None:
    program.window.navigate("triage")
    page = program.window.page()
    assert isinstance(page, TriagePage)
    wait_until(lambda: page.model is not None)
    settle()
    answer(page, "no", "home")
    assert page.model is not None
    program.window.showMinimized()
    program.window.showNormal()
    settle()
    assert dict(page.model.answers) == {"life": "no", "danger": "home"}, "minimised is not left"
    program.window.navigate("home")
    settle()
    assert dict(page.model.answers) == {}
    assert not [label for label in page.findChildren(QLabel) if "119" in label.text()]


def test_the_whole_walk_by_keyboard(page: TriagePage, desk: Desk) -> None:
    page.activateWindow()
    settle()

    def to(name: str) -> QWidget:
        for _ in range(40):
            focused = QApplication.focusWidget()
            if focused is not None and focused.objectName() == name:
                return focused
            press(focused or page, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}")

    for name in ("answer_no", "answer_no", "answer_child", "answer_image"):
        press(to(name), Qt.Key.Key_Return)
        settle()
        assert not isinstance(QApplication.focusWidget(), ChoiceCard), "no answer is given by a key too many"
    press(to("triage_first_0"), Qt.Key.Key_Space)
    assert desk.sheets_3018 == 1
    press(to("result_over"), Qt.Key.Key_Return)
    settle()
    assert "Question 1 sur 4" in plain_text(page)


def test_every_control_is_named_and_reached_by_keyboard(page: TriagePage, desk: Desk) -> None:
    for names in ((), ("no", "no", "child"), ("insults",)):
        answer(page, *names)
        controls = [w for w in page.findChildren(QAbstractButton) if w.isVisible() and w.isEnabled()]
        assert [widget for widget in controls if not describe(widget)] == []
        page.activateWindow()
        reached = set()
        for _ in range(40):
            focused = QApplication.focusWidget()
            reached.add(focused)
            press(focused or page, Qt.Key.Key_Tab)
        assert [describe(widget) for widget in controls if widget not in reached] == []
    assert desk.runner.idle()


def test_the_language_changes_in_the_middle(page: TriagePage, desk: Desk, qapp: QApplication) -> None:
    answer(page, "no", "no", "child")
    language = Language()
    try:
        desk.language = "en"
        language.use("en")
        page.retranslate()
        qapp.processEvents()
        assert "What is happening?" in plain_text(page)
        answer(page, "insults")
        assert "Keep three to five captures" in plain_text(page)
    finally:
        language.use("fr")
        qapp.processEvents()


def test_a_table_that_can_not_be_read_leaves_the_3018(
    desk: Desk, on_screen: Callable[[QWidget], QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_folder: Path | None = None) -> object:
        raise ContentError("triage.toml", "", "the file is missing")

    monkeypatch.setattr(content, "load_triage", gone)
    page = TriagePage(desk.context)
    on_screen(page)
    desk.settle()
    assert "3114" in plain_text(page)
    go(page, "triage_3018")
    assert desk.sheets_3018 == 1
    page.shown()
    page.retranslate()
    assert "3114" in plain_text(page)


@pytest.mark.parametrize("width", [640, 1024])
def test_nothing_is_wider_than_the_window_at_twice_the_text(
    page: TriagePage, qapp: QApplication, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPUI_TEXT_SCALE", raising=False)
    theme = current_theme()
    theme.apply(qapp, "light", 200)
    try:
        page.resize(width, 620)
        settle()
        assert page._question.horizontalScrollBar().maximum() == 0
        answer(page, "no", "no", "child")
        assert page._question.horizontalScrollBar().maximum() == 0
        answer(page, "insults")
        assert page._result.horizontalScrollBar().maximum() == 0
        go(page, "result_over")
        answer(page, "no", "attack")
        assert page._result.horizontalScrollBar().maximum() == 0
    finally:
        theme.apply(qapp, "light", 100)


def test_words_of_the_pack_are_shown_as_they_are(
    desk: Desk, on_screen: Callable[[QWidget], QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = content.load_triage()
    first = data.questions[0]
    hostile = Question(first.id, {"fr": "<b>gras</b> &amp; <img src='x'>"}, first.help, first.answers)
    monkeypatch.setattr(
        content,
        "load_triage",
        lambda _folder=None: content.TriageData(
            (hostile, *data.questions[1:]), data.situations, data.steps, data.doors, data.fact
        ),
    )
    page = TriagePage(desk.context)
    on_screen(page)
    desk.settle()
    title = next(label for label in page.findChildren(QLabel) if label.text().startswith("<b>"))
    assert title.textFormat() == Qt.TextFormat.PlainText
