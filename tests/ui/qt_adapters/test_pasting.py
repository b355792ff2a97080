"""What lies on the clipboard: bytes as they came, files before pictures; owners that are slow, silent or lie."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from appui.qt_adapters import clipboard_child, pasting
from appui.qt_adapters.pasting import Clip, ask_child, read_clipboard
from appui.tasks.runner import TaskRunner
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.files import examine_stream
from fakes import x_copier
from fakes.pictures import jpeg_bytes, png_bytes
from fakes.x_screen import x_server


@pytest.fixture(autouse=True)
def _clean(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 - it must exist first
    yield
    QGuiApplication.clipboard().clear()


def _read() -> Clip | AppuiError:
    told: list[Clip | AppuiError] = []
    runner = TaskRunner()
    read_clipboard(runner, QObject(), told.append, told.append)
    assert told, "here the system holds the bytes, and the answer is there at once"
    return told[0]


def _put(**formats: bytes) -> QMimeData:
    data = QMimeData()
    for name, content in formats.items():
        data.setData(name.replace("_", "/"), content)
    return data


def test_a_picture_comes_as_it_was_copied_whatever_it_holds(qapp: QApplication) -> None:
    for name, content in (
        ("image_png", png_bytes(1)),
        ("image_jpeg", jpeg_bytes(2)),
        ("image_png", b"no picture"),
    ):
        qapp.clipboard().setMimeData(_put(**{name: content}))
        assert _read() == Clip(picture=content)


def test_what_loses_nothing_comes_first(qapp: QApplication) -> None:
    qapp.clipboard().setMimeData(_put(image_jpeg=jpeg_bytes(), image_png=png_bytes()))
    assert _read() == Clip(picture=png_bytes())


def test_files_come_before_the_picture_of_their_icon(qapp: QApplication) -> None:
    data = _put(image_png=png_bytes())
    data.setUrls([QUrl.fromLocalFile("/srv/a b.png"), QUrl("https://exemple.test/c.png")])
    qapp.clipboard().setMimeData(data)
    assert _read() == Clip(paths=(Path("/srv/a b.png"),))


def test_words_and_nothing_are_told_apart_from_nothing_else(qapp: QApplication) -> None:
    for data in (QMimeData(), _put(text_plain=b"bonjour"), _put(image_png=b"")):
        qapp.clipboard().setMimeData(data)
        refused = _read()
        assert isinstance(refused, AppuiError)
        assert refused.code == ErrorCode.NOTHING_TO_PASTE


def test_pixels_alone_are_not_asked_for_where_other_programs_own_the_clipboard(qapp: QApplication) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB888)
    image.fill(7)
    data = QMimeData()
    data.setImageData(image)
    qapp.clipboard().setMimeData(data)
    refused = _read()
    assert isinstance(refused, AppuiError)
    assert refused.code == ErrorCode.NOTHING_TO_PASTE


def test_pixels_from_the_system_become_a_png_of_ours() -> None:
    image = QImage(5, 2, QImage.Format.Format_ARGB32)
    image.fill(0xFF204060)
    clip = pasting._encoded(image)  # Windows alone comes here
    assert clip.encoded
    media_type, structure, _sha256, _size = examine_stream(io.BytesIO(clip.picture))
    assert (media_type.value, structure.width, structure.height) == ("image/png", 5, 2)
    assert QImage.fromData(clip.picture).pixelColor(4, 1).rgb() == 0xFF204060


def test_too_large_a_picture_is_refused(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasting, "MOST_BYTES", 10)
    qapp.clipboard().setMimeData(_put(image_png=bytes(11)))
    refused = _read()
    assert isinstance(refused, AppuiError)
    assert refused.code == ErrorCode.FILE_TOO_LARGE


# --- the child of X11, and children that answer otherwise --------------------------------------------------------


def _child(script: str) -> list[str]:
    return [sys.executable, "-c", script]


def _says(head: object, body: bytes = b"") -> list[str]:
    line = json.dumps(head).encode() + b"\n" + body
    return _child(f"import sys; sys.stdout.buffer.write({line!r})")


def test_a_child_hands_over_bytes_or_paths() -> None:
    assert ask_child(_says({"paths": [], "size_bytes": 4}, b"\x89PNG")) == Clip(picture=b"\x89PNG")
    assert ask_child(_says({"paths": ["/srv/a"], "size_bytes": 0})) == Clip(paths=(Path("/srv/a"),))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (_says({"paths": [], "size_bytes": 0}), ErrorCode.NOTHING_TO_PASTE),
        (_says({"paths": [], "size_bytes": 9}, b"cut"), ErrorCode.CLIPBOARD_SILENT),
        (_says({"paths": [], "size_bytes": 1 << 40}), ErrorCode.FILE_TOO_LARGE),
        (_says({"paths": []}), ErrorCode.CLIPBOARD_SILENT),
        (_says([1]), ErrorCode.CLIPBOARD_SILENT),
        (_child("import sys; sys.stdout.buffer.write(b'x' * (8 << 20))"), ErrorCode.CLIPBOARD_SILENT),
        (_child("raise SystemExit(1)"), ErrorCode.CLIPBOARD_SILENT),
    ],
)
def test_a_child_that_answers_otherwise_is_a_refusal(command: list[str], code: ErrorCode) -> None:
    with pytest.raises(AppuiError) as refused:
        ask_child(command)
    assert refused.value.code == code


def test_a_child_that_waits_for_ever_is_ended() -> None:
    with pytest.raises(AppuiError) as refused:
        ask_child(_child("import threading; threading.Event().wait()"), wall_s=0.3)
    assert refused.value.code == ErrorCode.CLIPBOARD_SILENT


def test_the_child_imports_nothing_of_ours() -> None:
    source = Path(clipboard_child.__file__).read_text("utf-8")
    assert "appui" not in source.split('"""')[2].replace('["appui", "-platform", "xcb"]', "")


# --- a real X server, and real programs that own its clipboard ---------------------------------------------------


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Run an X server."""
    with x_server() as name:
        yield name


@contextmanager
def _copied(display: str, *arguments: str) -> Iterator[None]:
    command = [sys.executable, str(Path(x_copier.__file__)), *arguments]
    with subprocess.Popen(command, env={**os.environ, "DISPLAY": display}, stdout=subprocess.PIPE) as copier:
        assert copier.stdout is not None
        try:
            assert copier.stdout.readline() == b"copied\n"
            yield
        finally:
            copier.kill()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11")
@pytest.mark.parametrize("size_bytes", [200, 3_000_000])
def test_a_picture_of_another_program(
    display: str, size_bytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    # A large one comes in parts; nobody looks inside, so it need not be whole.
    content = png_bytes(5) + bytes(size_bytes)
    (tmp_path / "a.png").write_bytes(content)
    with _copied(display, "picture", str(tmp_path / "a.png")):
        assert ask_child() == Clip(picture=content)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11")
def test_files_of_a_file_manager_and_an_empty_clipboard(display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", display)
    with _copied(display, "files", "/srv/é a.png", "/srv/b"):
        assert ask_child() == Clip(paths=(Path("/srv/é a.png"), Path("/srv/b")))
    with pytest.raises(AppuiError) as refused:
        ask_child()
    assert refused.value.code == ErrorCode.NOTHING_TO_PASTE


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11")
def test_a_program_that_hangs_is_not_waited_for(display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", display)
    with _copied(display, "silent"), pytest.raises(AppuiError) as refused:
        ask_child(wall_s=1.0)
    assert refused.value.code == ErrorCode.CLIPBOARD_SILENT
