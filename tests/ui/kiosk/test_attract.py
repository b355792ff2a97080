"""The slides between two visits: the campaign's, or the school's own pictures; they never tell what was read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from appui.kiosk_run import Kiosk
from appui_core.kiosk.policy import KioskPolicy
from appui_core.locate import use_content
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk


def _looks(kiosk: Kiosk) -> bytes:
    picture = kiosk.window.attract.grab().toImage()
    return bytes(picture.constBits())


def test_the_slides_are_the_same_whatever_was_read(kiosk: Kiosk) -> None:
    before = _looks(kiosk)
    kiosk.window.begin()
    kiosk.window.navigate("sleep")
    kiosk.set_language("en")
    kiosk.window.wipe()
    assert _looks(kiosk) == before


def test_a_reader_is_told_how_to_begin(kiosk: Kiosk) -> None:
    assert kiosk.window.attract.accessibleName().startswith("Vie numérique. Touche l’écran")


def test_the_school_may_show_its_own_pictures(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Only an administrator's files count; here the folder is ours, so the question is answered for it.
    monkeypatch.setattr("appui_core.kiosk.slides.is_machine_owned", lambda _path: True)
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.green)
    picture.save(str(tmp_path / "a.png"))
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    with open_kiosk(qapp, clock, monkeypatch, KioskPolicy(slides=str(tmp_path))) as kiosk:
        window = kiosk.window
        middle = window.attract.rect().center()
        assert window.attract.grab().toImage().pixelColor(middle).green() == 255
        # The broken one is left out, not shown as a hole.
        kiosk.attract.turn()
        assert window.attract.grab().toImage().pixelColor(middle).green() == 255


def test_a_broken_pack_leaves_the_way_to_begin(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    leave = use_content(lambda: tmp_path)
    try:
        with open_kiosk(qapp, clock, monkeypatch) as kiosk:
            kiosk.window.attract.grab()
            kiosk.window.begin()
            assert not kiosk.window.attract.isVisible()
    finally:
        leave()
