"""What arrives or changes by itself leaves the keyboard and the place in sight where they are."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from appui.pages.report.model import Stage
from appui.pages.report.page import ReportPage
from appui.theme.theme import current_theme
from fakes.desk import Desk, find, go
from fakes.program import OpenProgram
from fakes.qt import click, settle, tab_stops, type_text, wait_until


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def in_front(page: QWidget) -> None:
    page.activateWindow()
    wait_until(page.isActiveWindow)


def to_reasons(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android")
    assert page.model.guide is not None
    page.model.go_to(next(at for at, step in enumerate(page.model.guide.steps) if step.category))
    page._show()
    settle()


def test_one_goes_on_typing_while_the_guides_arrive(desk: Desk, on_screen: Callable[[QWidget], QWidget]) -> None:
    page = ReportPage(desk.context)
    on_screen(page)
    in_front(page)
    field = page._pick.finder.field.edit
    type_text(field, "blo")
    before = len(page.model.all)
    desk.settle()
    settle()
    assert len(page.model.all) > before
    QTest.keyClicks(focused(), "quer")
    assert field.text() == "bloquer"
    page.checklist.read()
    desk.settle()
    QTest.keyClicks(focused(), " insta")
    assert field.text() == "bloquer insta"


def test_a_question_that_is_new_has_the_keyboard_on_none_of_its_answers(page: ReportPage, desk: Desk) -> None:
    in_front(page)
    find(page, "pick_tiktok").setFocus()
    go(page, desk, "pick_tiktok")
    assert focused() is page._pick
    go(page, desk, "pick_protect")
    assert focused() is page._pick


def test_an_answer_keeps_the_keyboard_when_its_words_change(page: ReportPage, desk: Desk) -> None:
    in_front(page)
    go(page, desk, "pick_tiktok", "pick_protect")
    second = page.model.listed()[1].id
    find(page, f"pick_{second}").setFocus()
    page.checklist.mark(second, done=True)
    desk.settle()
    settle()
    assert set(page.checklist.done) == {second}
    assert focused() is find(page, f"pick_{second}")
    assert "Réglé le" in focused().accessibleDescription()


def test_a_step_stays_where_it_is_scrolled_until_the_next_one(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android", "step_done", "step_done")
    page.resize(900, 420)
    settle()
    bar = page._walk.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    page.checklist.read()
    desk.settle()
    assert bar.value() == bar.maximum()
    page._done()
    assert bar.value() == 0


def test_the_reasons_have_the_keyboard_each_time_and_keep_it(page: ReportPage, desk: Desk) -> None:
    in_front(page)
    to_reasons(page, desk)
    for _ in range(2):
        # Nothing deletes the cards of before yet: both clicks come in one turn of the event loop.
        click(find(page, "step_reason"))
        assert focused() is find(page, "reason_harassment")
        click(find(page, "reasons_back"))
    go(page, desk, "step_reason")
    find(page, "reason_threats").setFocus()
    page.retranslate()
    desk.settle()
    settle()
    assert focused() is find(page, "reason_threats")


def test_guides_that_arrive_late_take_the_keyboard_from_no_other_page(program: OpenProgram) -> None:
    window = program.window
    window.activateWindow()
    window.navigate("report")
    page = window.page()
    assert isinstance(page, ReportPage)
    page._chosen("tiktok")
    assert not page.model.all
    window.navigate("home")
    button = window.rail.button("go.home")
    button.setFocus()
    wait_until(lambda: page.model.all and program.program.runner.idle())
    settle()
    assert page.model.stage == Stage.OBJECT
    assert focused() is button


def test_the_tab_key_goes_the_way_of_the_eye(page: ReportPage, desk: Desk) -> None:
    platforms = [f"pick_{name}" for name in page.model.platforms()]
    assert tab_stops(page) == ["guide_search", "address_paste", *platforms]
    page._pick.finder.field.set_text("bloquer")
    page._pick.finder.pasted.field.set_text("https://www.tiktok.com/@k.exemple/video/7301234567890123456")
    settle()
    found = [f"found_{name}" for name in page._pick.finder._found]
    assert len(found) > 1
    assert tab_stops(page) == [
        "guide_search",
        "address_paste",
        "address_open",
        "address_copy",
        *found,
        *platforms,
    ]
    go(page, desk, "pick_tiktok")
    things = [f"pick_{name}" for name in (*page.model.objects(), *page.model.goals())]
    assert tab_stops(page) == [*things, "pick_back"]
    page._back()
    settle()
    to_reasons(page, desk)
    go(page, desk, "step_reason")
    reasons = [f"reason_{name}" for name in page.model.situations()]
    assert [name for name in tab_stops(page) if name.startswith("reason")] == [*reasons, "reasons_back"]
    go(page, desk, "reasons_back", "step_different")
    sites = [name for name in tab_stops(page) if name in {"site_open", "variants_back"}]
    assert sites == [*["site_open"] * (len(sites) - 1), "variants_back"]
    assert len(sites) > 1


def test_at_twice_the_text_the_search_comes_after_the_answers(
    page: ReportPage, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPUI_TEXT_SCALE", raising=False)
    theme = current_theme()
    theme.apply(qapp, "light", 200)
    try:
        platforms = [f"pick_{name}" for name in page.model.platforms()]
        assert tab_stops(page) == [*platforms, "guide_search", "address_paste"]
    finally:
        theme.apply(qapp, "light", 100)
    assert tab_stops(page)[0] == "guide_search"
