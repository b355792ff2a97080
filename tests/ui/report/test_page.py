"""Walking a guide: one step large, its word as on the phone, where it comes from, and the ways out."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from appui.pages.report.model import Stage
from appui.pages.report.page import ReportPage
from appui.texts.language import Language
from appui.theme.theme import current_theme
from appui_core.errors import AppuiError, ErrorCode
from appui_core.guides import load
from appui_core.guides.model import Guide
from fakes.desk import Desk, find, go, plain_text
from fakes.qt import click, describe, press, settle, wait_until


def test_a_guide_is_walked_step_by_step_to_its_end(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android")
    assert "Étape 1 sur 7" in plain_text(page)
    assert "Gardez d’abord la preuve" in plain_text(page)
    assert "ne capturez ni ne photographiez rien" in plain_text(page)
    go(page, desk, "step_done", "step_done", "step_done")
    assert "Touchez « Signaler »" in plain_text(page)
    assert "En anglais : Report" in plain_text(page)
    assert "La personne peut deviner" in plain_text(page)
    assert page._walk.stepper.current() == 3
    go(page, desk, "step_done", "step_done", "step_done")
    assert "Le mot peut varier" in plain_text(page), "the French word of this step was not seen in a source"
    go(page, desk, "step_done")
    assert page.model.stage == Stage.END
    assert "novembre 2023" in plain_text(page)
    assert "sans garantie" in plain_text(page)


def test_a_confirmed_word_carries_no_doubt(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android", "step_done", "step_done", "step_done")
    assert "Le mot peut varier" not in plain_text(page)


def test_what_was_sent_is_handed_to_the_room_that_notes_it(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video")
    page.model.stage = Stage.END
    page._show()
    settle()
    go(page, desk, "end_sent")
    assert desk.went == ["followup"]
    assert desk.handover.take("report") == ("tiktok", "video")
    assert desk.handover.take("report") is None


def test_the_proof_leads_to_the_other_room(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_instagram", "pick_message", "step_keep")
    assert desk.went == ["evidence"]


def test_it_says_where_it_comes_from_and_that_nobody_tried_it(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android")
    assert "D’après une source, novembre 2023" in plain_text(page)
    assert "Non essayé sur un téléphone" in plain_text(page)
    assert "Vérifié" not in plain_text(page)
    assert "n’a pas été relu" not in plain_text(page)


def test_an_old_guide_carries_a_calm_warning(page: ReportPage, desk: Desk) -> None:
    desk.clock.advance(days=400)
    late = ReportPage(desk.context)
    desk.settle()
    late.model.choose_platform("tiktok")
    late.model.choose_object("video")
    late.model.choose_device("android")
    late._show()
    assert "n’a pas été relu" in plain_text(late)
    late.deleteLater()
    assert page.isVisible()


def test_my_screen_is_different(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android", "step_done", "step_different")
    assert "Pas de flèche « Partager » ?" in plain_text(page)
    assert "support.tiktok.com/fr/safety-hc/report-a-problem/report-cyberbullying" in plain_text(page)
    form = next(
        button
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and "Formulaire général" in describe(button)
    )
    click(form)
    desk.settle()
    assert desk.urls.opened == ["https://www.tiktok.com/legal/report/feedback"]
    desk.urls.broken = True
    click(form)
    desk.settle()
    assert desk.said[-1][0] == "warn"
    go(page, desk, "variants_back")
    assert "Étape 2 sur 7" in plain_text(page)


def test_back_and_the_list_of_steps(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android", "step_done", "step_back", "step_back")
    assert page.model.stage == Stage.DEVICE
    go(page, desk, "pick_back", "pick_account", "pick_android")
    page._walk.stepper.clicked.emit(4)
    assert "Étape 5 sur" in plain_text(page)
    go(page, desk, "step_back", "step_back", "step_back", "step_back", "step_back", "pick_back", "pick_back")
    assert page.model.platforms()
    assert "Sur quelle appli" in plain_text(page)


def test_the_end_offers_what_helps_next(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_instagram", "pick_comment", "pick_iphone")
    while page.model.stage == Stage.STEP:
        go(page, desk, "step_done")
    go(page, desk, "end_3018", "end_keep")
    assert desk.sheets_3018 == 1
    assert desk.went == ["evidence"]
    go(page, desk, "end_back")
    assert page.model.step is not None
    go(page, desk, "step_done", "end_again")
    assert "Sur quelle appli" in plain_text(page)


def test_all_guides_show_every_step(page: ReportPage, desk: Desk) -> None:
    seen = set()
    for guide in page.model.all:
        assert page.model.open(guide.id)
        for index, step in enumerate(guide.steps):
            page.model.go_to(index)
            page._show()
            if step.on_screen:
                assert f"« {step.label_fr} »" in plain_text(page)
            card = page._walk.card
            assert card.sketch.isVisibleTo(page) or card.sketch_below.isVisibleTo(page) or not step.surface
            seen.add((guide.id, index))
    assert len(seen) == sum(len(guide.steps) for guide in page.model.all)
    assert desk.runner.idle()


def test_the_language_changes_in_the_middle(page: ReportPage, desk: Desk, qapp: QApplication) -> None:
    language = Language()
    language.use("fr")
    try:
        go(page, desk, "pick_tiktok", "pick_video", "pick_android", "step_done", "step_done", "step_done")
        desk.language = "en"
        language.use("en")
        qapp.processEvents()
        page.retranslate()
        desk.settle()
        words = plain_text(page)
        assert "Signaler" in words, "the word on a phone set to French stays"
        assert "Étape" not in words
        assert page.model.index == 3
    finally:
        language.use("fr")
        qapp.processEvents()


def test_guides_in_a_language_left_again_are_not_taken(
    page: ReportPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = threading.Event()
    arrived: list[object] = []
    read = load.load_guides

    def late(language: str, *rest: Any, **more: Any) -> tuple[Guide, ...]:  # noqa: ANN401 - handed on
        if language == "en":
            slow.wait(10)
        return read(language, *rest, **more)

    monkeypatch.setattr(load, "load_guides", late)
    page._reading.searchable.connect(arrived.append)
    desk.language = "en"
    page.retranslate()
    desk.language = "fr"
    page.retranslate()
    wait_until(lambda: arrived)
    slow.set()
    desk.settle()
    settle()
    assert len(arrived) == 1
    assert [guide.title for guide in page.model.all] == [guide.title for guide in read("fr")]


def test_guides_that_can_not_be_read_are_said(
    desk: Desk, on_screen: Callable[[QWidget], QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> tuple[Guide, ...]:
        raise AppuiError(ErrorCode.CONTENT_MISSING, "guides")

    monkeypatch.setattr(load, "load_guides", gone)
    page = ReportPage(desk.context)
    on_screen(page)
    desk.settle()
    assert desk.said[-1][0] == "warn"
    monkeypatch.undo()
    page.shown()
    desk.settle()
    assert page.model.platforms()[:3] == ("tiktok", "instagram", "messenger")


@pytest.mark.parametrize("width", [800, 1180])
def test_at_twice_the_text_the_step_comes_before_the_list(
    page: ReportPage, desk: Desk, qapp: QApplication, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPUI_TEXT_SCALE", raising=False)
    theme = current_theme()
    theme.apply(qapp, "light", 200)
    try:
        page.resize(width, 620)
        go(
            page,
            desk,
            "pick_tiktok",
            "pick_video",
            "pick_android",
            "step_done",
            "step_done",
            "step_done",
            "step_done",
            "step_done",
        )
        assert page._walk.horizontalScrollBar().maximum() == 0
        title = find(page, "step_title")
        assert title.mapTo(page, title.rect().topLeft()).y() < page.height()
    finally:
        theme.apply(qapp, "light", 100)


def test_every_control_is_named_and_reached_by_keyboard(page: ReportPage, desk: Desk, tmp_path: Path) -> None:
    assert not list(tmp_path.glob("*.png"))
    for names in (("pick_tiktok", "pick_video", "pick_android"), ("step_different",)):
        go(page, desk, *names)
        controls = [
            widget for widget in page.findChildren(QAbstractButton) if widget.isVisible() and widget.isEnabled()
        ]
        assert [widget for widget in controls if not describe(widget)] == []
        page.activateWindow()
        page._walk.setFocus()
        reached = set()
        for _ in range(40):
            focused = QApplication.focusWidget()
            reached.add(focused)
            press(focused or page, Qt.Key.Key_Tab)
        assert [describe(widget) for widget in controls if widget not in reached] == []
