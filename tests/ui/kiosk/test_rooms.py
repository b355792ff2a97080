"""What holds for every room of the kiosk alike: targets, keys, names, widths."""

from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from appui.kiosk_run import Kiosk
from appui.widgets.buttons import TOUCH_PX
from appui.widgets.page import PageScroll
from appui.widgets.qr import QrCode
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.kiosk_visit import enter, press_on, words_on
from fakes.qt import click, settle

# A room, and what is pressed there before looking; a guide that was opened is left first.
STOPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("helpline", ()),
    ("adults", ()),
    ("normal", ()),
    ("normal", ("urgent",)),
    ("normal", ("answer_no", "answer_no", "answer_no", "answer_no", "answer_no", "answer_yes")),
    ("normal", (*["answer_skip"] * 7, "answer_yes", "answer_yes", "answer_no")),
    ("report", ()),
    ("report", ("app_tiktok",)),
    ("report", ("topic_tiktok.report.comment", "step_after", "step_after", "step_after")),
    ("report", ("guide_other", "topic_tiktok.report.form-sexual", "step_after")),
    ("report", ("guide_other", "app_instagram", "topic_instagram.report.comment")),
    ("protect", ("app_tiktok", "topic_tiktok.protect.block")),
    ("sleep", ()),
    ("witness", ()),
)
_SELECTABLE: Final = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_FIELDS: Final = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


def _go(kiosk: Kiosk, stop: tuple[str, tuple[str, ...]]) -> PageScroll:
    page = enter(kiosk, stop[0])
    press_on(kiosk, *stop[1])
    assert isinstance(page, PageScroll)
    return page


def _buttons(root: QWidget) -> list[QAbstractButton]:
    return [one for one in root.findChildren(QAbstractButton) if one.isVisible()]


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_targets_are_large_nothing_is_cut_and_all_of_it_scrolls(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, language: str, scale: int
) -> None:
    monkeypatch.setenv("APPUI_TEXT_SCALE", str(scale))
    with open_kiosk(qapp, clock, monkeypatch, language=language) as kiosk:
        for stop in STOPS:
            page = _go(kiosk, stop)
            kiosk.window.resize(1024, 700)
            settle()
            assert kiosk.window.minimumSizeHint().width() <= 1024
            assert page.horizontalScrollBar().maximum() == 0, stop
            assert page.viewport().height() > 200, stop
            for button in _buttons(kiosk.window):
                assert button.text(), stop
                assert min(button.width(), button.height()) >= TOUCH_PX, button.text()
            for code in page.findChildren(QrCode):
                assert code.accessibleName(), stop
                assert code.width() >= code.sizeHint().width(), stop
            kiosk.window.navigate("first")


def test_there_is_nothing_to_write_in_to_open_or_to_select(kiosk: Kiosk) -> None:
    for stop in STOPS:
        page = _go(kiosk, stop)
        assert [one for one in page.findChildren(QWidget) if isinstance(one, _FIELDS)] == []
        for label in page.findChildren(QLabel):
            assert label.openExternalLinks() is False
            selectable = (
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            assert not label.textInteractionFlags() & selectable, label.text()
        kiosk.window.navigate("first")


def test_the_keyboard_reaches_every_button_and_nothing_else(kiosk: Kiosk) -> None:
    for stop in STOPS:
        _go(kiosk, stop)
        wanted = {one for one in _buttons(kiosk.window) if one.isEnabled()}
        reached: set[QWidget] = set()
        for _ in range(3 * len(wanted)):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            assert now is not None
            reached.add(now)
        # Of buttons that exclude each other, Tab stops at one; the arrows reach the others.
        assert [one.text() for one in wanted - reached if one.group() is None] == [], stop
        assert {one for one in reached if not isinstance(one, QAbstractButton | QAbstractScrollArea)} == set()
        kiosk.window.navigate("first")


def test_keys_scroll_whichever_button_has_the_keyboard(kiosk: Kiosk) -> None:
    kiosk.window.resize(1024, 700)
    for name in ("helpline", "adults"):
        page = enter(kiosk, name)
        assert isinstance(page, PageScroll)
        bar = page.verticalScrollBar()
        assert bar.maximum() > 0
        for button in (_buttons(page)[0], kiosk.window.foot.wipe):
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_PageDown)
            assert bar.value() > 0
            QTest.keyClick(button, Qt.Key.Key_Home)
            assert bar.value() == 0
            QTest.keyClick(button, Qt.Key.Key_End)
            assert bar.value() == bar.maximum()
        # Coming back, one stands at the top again.
        kiosk.window.navigate("first")
        kiosk.window.navigate(name)
        assert page.verticalScrollBar().value() == 0


def test_back_the_3018_and_the_way_out_are_one_press_each(kiosk: Kiosk) -> None:
    for stop in STOPS:
        page = _go(kiosk, stop)
        foot, head = kiosk.window.foot, kiosk.window.head
        assert head.back.isVisible()
        assert foot.wipe.isVisible()
        assert foot.reach.isVisible() is (stop[0] != "helpline")
        if stop[0] != "helpline":
            click(foot.reach)
            assert getattr(kiosk.window.page(), "page_id", "") == "helpline"
            kiosk.window.navigate(stop[0])
        click(head.back)
        assert kiosk.window.page() is not page
        assert foot.reach.isHidden()


def test_from_the_end_of_each_room_the_others_are_one_press_away(kiosk: Kiosk) -> None:
    for stop, way in (
        (STOPS[0], "adults"),
        (STOPS[1], "helpline"),
        (STOPS[4], "adults"),
        (STOPS[4], "helpline"),
        (STOPS[5], "adults"),
        (STOPS[5], "helpline"),
    ):
        _go(kiosk, stop)
        press_on(kiosk, f"go_{way}")
        assert getattr(kiosk.window.page(), "page_id", "") == way
        kiosk.window.navigate("first")


def test_nothing_says_vous_to_a_pupil(kiosk: Kiosk) -> None:
    for stop in STOPS:
        page = _go(kiosk, stop)
        # The sentences to say are the pupil's own, to an adult.
        said = words_on(page).replace("j’aimerais vous en parler", "")
        assert " vous" not in said.lower(), stop
        assert " votre" not in said.lower(), stop
        kiosk.window.navigate("first")


def test_another_direction_of_writing_changes_only_the_side(kiosk: Kiosk, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        for stop in STOPS:
            page = _go(kiosk, stop)
            assert page.horizontalScrollBar().maximum() == 0
            button = _buttons(page)[0]
            assert button.isRightToLeft()
            kiosk.window.navigate("first")
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
