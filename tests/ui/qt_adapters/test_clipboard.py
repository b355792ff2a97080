"""What we copy asks histories to leave it out, and is taken away only while it is ours."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication

from appui.qt_adapters.clipboard import QuietClipboard
from fakes.x_screen import appui, x_server


@pytest.fixture
def clipboard(qapp: object) -> Iterator[QClipboard]:
    assert qapp
    clipboard = QGuiApplication.clipboard()
    yield clipboard
    clipboard.clear()


def test_the_text_carries_every_mark(clipboard: QClipboard) -> None:
    QuietClipboard().copy("30 18")
    data = clipboard.mimeData()
    assert data.text() == "30 18"
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    for name in (
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    ):
        assert bytes(data.data(f'application/x-qt-windows-mime;value="{name}"').data()) == b"\0\0\0\0"


def test_it_is_taken_away_once(clipboard: QClipboard) -> None:
    ours = QuietClipboard()
    ours.copy("30 18")
    assert ours.clear()
    assert clipboard.text() == ""
    assert not ours.clear()


def test_what_someone_else_put_there_stays(clipboard: QClipboard) -> None:
    ours = QuietClipboard()
    ours.copy("30 18")
    clipboard.setText("une recette")
    assert not ours.clear()
    assert clipboard.text() == "une recette"


@pytest.mark.tool
def test_between_real_programs_only_the_owner_clears() -> None:
    with x_server() as display, appui(display) as first, appui(display) as second:
        first.ask("copy", "30 18")
        assert second.ask("paste") == "30 18"
        second.ask("copy", "une recette")
        assert first.ask("paste") == "une recette"
        assert not first.ask("clear")
        assert second.ask("clear")
        assert second.ask("paste") == ""
        second.ask("copy_from_field", "copié dans un champ")
        assert second.ask("clear")
        assert first.ask("paste") == ""
