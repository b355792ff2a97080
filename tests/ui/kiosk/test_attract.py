"""The slides between two visits: the campaign's, or the school's own pictures; they never tell what was read."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from appui import kiosk_attract
from appui.kiosk_run import Kiosk
from appui_core.kiosk.policy import KioskPolicy
from appui_core.locate import use_content
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.qt import settle, wait_until


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
    _save_green(tmp_path / "a.png")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    with open_kiosk(qapp, clock, monkeypatch, KioskPolicy(slides=str(tmp_path))) as kiosk:
        window = kiosk.window
        middle = window.attract.rect().center()
        wait_until(kiosk.runner.idle)
        assert window.attract.grab().toImage().pixelColor(middle).green() == 255
        # The broken one is left out, not shown as a hole.
        kiosk.attract.turn()
        wait_until(kiosk.runner.idle)
        assert window.attract.grab().toImage().pixelColor(middle).green() == 255
        kiosk.attract.turn()
        wait_until(kiosk.runner.idle)
        assert window.attract.grab().toImage().pixelColor(middle).green() == 255


def test_no_picture_is_read_by_the_thread_that_paints(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("appui_core.kiosk.slides.is_machine_owned", lambda _path: True)
    _save_green(tmp_path / "a.png")
    readers: list[threading.Thread] = []
    read = kiosk_attract._read

    def watched(path: Path, room: QSize) -> QImage | None:
        readers.append(threading.current_thread())
        return read(path, room)

    monkeypatch.setattr(kiosk_attract, "_read", watched)
    with open_kiosk(qapp, clock, monkeypatch, KioskPolicy(slides=str(tmp_path))) as kiosk:
        kiosk.attract.turn()
        wait_until(kiosk.runner.idle)
        kiosk.window.begin()
        kiosk.window.wipe()
        # The first of them stands ready: after a wipe nothing is waited for.
        middle = kiosk.window.attract.rect().center()
        assert kiosk.attract.grab().toImage().pixelColor(middle).green() == 255
        wait_until(kiosk.runner.idle)
    assert len(readers) >= 2
    assert threading.main_thread() not in readers


def test_without_one_good_picture_the_campaign_is_shown(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("appui_core.kiosk.slides.is_machine_owned", lambda _path: True)
    for name in "ab":
        (tmp_path / f"{name}.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    with open_kiosk(qapp, clock, monkeypatch, KioskPolicy(slides=str(tmp_path))) as kiosk:
        wait_until(kiosk.runner.idle)
        settle()
        wait_until(kiosk.runner.idle)
        broken = _looks(kiosk)
        assert kiosk.attract.size() == kiosk.window.size()
    with open_kiosk(qapp, clock, monkeypatch) as kiosk:
        settle()
        assert kiosk.attract.size() == kiosk.window.size()
        assert _looks(kiosk) == broken


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


def _save_green(path: Path) -> None:
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.green)
    picture.save(str(path))
