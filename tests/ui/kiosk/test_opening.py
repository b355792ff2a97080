"""The very first frame: the slides' own words where they will stand, and nothing loaded for it but them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from appui.kiosk_opening import Opening, first_slide
from appui.kiosk_run import Kiosk
from appui_core.content.campaign import load_campaign
from appui_core.kiosk.policy import KioskPolicy
from appui_core.locate import use_content
from fakes.clock import FixedClock
from fakes.qt import settle


@pytest.mark.parametrize("language", ["fr", "en"])
def test_its_words_are_those_of_the_first_slide(language: str) -> None:
    slide = load_campaign().slides[0]
    words = first_slide(language)
    assert words is not None
    assert (words.title, words.lines) == (slide.title[language], slide.lines[language])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "slides = 3",
        "slides = []",
        "no toml",
        '[[slides]]\ntitle = { fr = "3" }\nlines = { fr = [3] }',
        '[[slides]]\ntitle = { fr = "Appelle le {number}" }\nlines = { fr = [] }',
    ],
)
def test_a_broken_pack_leaves_the_invitation(tmp_path: Path, text: str) -> None:
    (tmp_path / "campaign.toml").write_text(text, encoding="utf-8")
    leave = use_content(lambda: tmp_path)
    try:
        assert first_slide("fr") is None
    finally:
        leave()


def _opened(app: QApplication) -> tuple[Opening, QWidget]:
    opening = Opening(app, "fr", slides=True)
    opening.show()
    (page,) = (one for one in app.topLevelWidgets() if one.objectName() == "appui-kiosk-opening")
    return opening, page


def _words_of(page: QWidget) -> QImage:
    """Return the part of a slide where its words stand, and the invitation."""
    page.window().resize(1600, 1100)
    settle()
    assert page.width() == 1600
    picture = page.grab().toImage().copy(QRect(720, 100, 800, 620))
    return picture.convertToFormat(QImage.Format.Format_RGB32)


def test_the_kiosk_comes_over_it_with_the_same_words_and_a_touch_is_not_lost(
    qapp: QApplication, clock: FixedClock
) -> None:
    opening, page = _opened(qapp)
    assert page.close() is False
    QTest.mouseClick(page, Qt.MouseButton.LeftButton)
    before = _words_of(page)
    kiosk = Kiosk(qapp, KioskPolicy(), clock, opening=opening)
    assert kiosk.theme is opening.theme
    kiosk.window.show()
    assert _words_of(kiosk.window.attract) == before
    assert opening.close() is True
    settle()
    assert [one for one in qapp.topLevelWidgets() if one.objectName() == "appui-kiosk-opening"] == []
    kiosk.close()
    settle()


def test_nothing_else_is_loaded_before_the_first_frame(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _LOADED],
        env={**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stdout.splitlines())
    assert "appui.kiosk_opening" in loaded
    late = (
        "appui.kiosk_window",
        "appui.kiosk_attract",
        "appui.pages.kiosk",
        "appui.pages.learn.drawing.pictures",
        "appui.widgets.kiosk_frame",
        "appui.theme.icons",
        "appui_core.content.campaign",
        "appui_core.guides",
        "appui_core.helpline",
        "appui_core.kiosk.supervisor",
        "PySide6.QtSvg",
        "subprocess",
        "names under Qt.",
    )
    assert sorted(name for name in loaded if name.startswith(late)) == []


_LOADED = """
import os, sys
os.environ |= {"APPUI_KIOSK_FACE": "rooms", "APPUI_KIOSK_AT_ONCE": "1"}
from appui import kiosk_opening
import appui.__main__
shown = kiosk_opening.Opening.show
def show(self):
    shown(self)
    print(*sys.modules, sep="\\n", flush=True)
    os._exit(0)
kiosk_opening.Opening.show = show
painted = kiosk_opening._Page.paintEvent
def paint(self, event):
    painted(self, event)
    # They are made when the first of them is asked for (theme/paint.py).
    if "Qt" in vars(sys.modules["PySide6.QtCore"]):
        print("names under Qt.")
kiosk_opening._Page.paintEvent = paint
sys.argv = ["appui", "kiosk"]
appui.__main__.main()
"""
