"""Pictures and files from the clipboard: bytes as their owner gives them, looked at by nobody in this process.

On X11 every question to the clipboard waits for the program that owns it, up to five seconds each and for as long
as it trickles: a short-lived child asks there (`clipboard_child.py`), and this window stays live. Elsewhere the
system holds the bytes, or has limits of its own, and Qt is asked here.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, Any, Final

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication, QImage

from appui.qt_adapters import clipboard_child
from appui.tasks.runner import TaskRunner
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import Frame, ScreenInfo

WALL_S: Final = 10.0
"""How long the owner of the clipboard may take, in seconds."""
MOST_BYTES: Final = 200 * 1024 * 1024
"""The largest picture that is taken from a clipboard; as large as the largest file of one."""

# What a program needs to reach the screen and to start; nothing that could steer it.
_KEPT_ENVIRONMENT: Final = ("DISPLAY", "XAUTHORITY", "HOME", "LD_LIBRARY_PATH")
_RAW_WINDOWS: Final = 'application/x-qt-windows-mime;value="PNG"'
# Where programs leave raw pixels and no bytes of a file (CF_DIB). On macOS pixels would be a foreign TIFF, decoded
# in this process.
_PIXELS_ON: Final = "windows"


@dataclass(frozen=True, slots=True)
class Clip:
    """What lay there: files and folders of this PC, or the bytes of one picture.

    `encoded`: the clipboard held pixels alone, and this PNG was made of them here.
    """

    paths: tuple[Path, ...] = ()
    picture: bytes = field(default=b"", repr=False)
    encoded: bool = False


def read_clipboard(
    runner: TaskRunner, owner: QObject, done: Callable[[Clip], None], failed: Callable[[AppuiError], None]
) -> None:
    """Read the clipboard because a person asked for it; returns before it is read where that may take time.

    Refusals: NOTHING_TO_PASTE (no picture and no file there), CLIPBOARD_SILENT (no answer in `WALL_S`),
    FILE_TOO_LARGE.
    """
    if QGuiApplication.platformName() == "xcb" and not getattr(sys, "frozen", False):
        runner.run(ask_child, owner=owner, done=done, failed=failed, lane="free")
        return
    try:
        found = _ask_here(QGuiApplication.clipboard())
    except AppuiError as refused:
        failed(refused)
        return
    if isinstance(found, Clip):
        done(found)
    else:
        runner.run(partial(_encoded, found), owner=owner, done=done, failed=failed, lane="free")


def ask_child(child: Sequence[str] | None = None, wall_s: float = WALL_S) -> Clip:
    """Let a child ask, and end it when it takes too long; `child` replaces its command (tests do).

    Raises AppuiError: as `read_clipboard`.
    """
    command = list(child or (sys.executable, "-I", "-B", str(Path(clipboard_child.__file__)), str(MOST_BYTES)))
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and one number, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
    )
    if process.stdout is None:
        raise AppuiError(ErrorCode.INTERNAL, "pipe")  # asked for above
    watchdog = threading.Timer(wall_s, process.kill)
    watchdog.daemon = True
    watchdog.start()
    try:
        return _answer(process.stdout)
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()
        process.stdout.close()
        watchdog.join()


def _answer(answer: IO[bytes]) -> Clip:
    head = answer.readline(clipboard_child.MOST_HEAD_BYTES)
    try:
        told: dict[str, Any] = json.loads(head)
        paths, size_bytes = [str(path) for path in told["paths"]], int(told["size_bytes"])
    except (ValueError, KeyError, TypeError):
        raise AppuiError(ErrorCode.CLIPBOARD_SILENT, "child_gone") from None
    if size_bytes > MOST_BYTES:
        raise AppuiError(ErrorCode.FILE_TOO_LARGE)
    picture = answer.read(size_bytes) if size_bytes > 0 else b""
    if len(picture) != max(size_bytes, 0):
        raise AppuiError(ErrorCode.CLIPBOARD_SILENT, "cut")
    return _clip(tuple(map(Path, paths)), picture)


def _ask_here(clipboard: QClipboard) -> Clip | QImage:
    # None where there is nothing at all, or the system lets nobody look just now; the stubs don't know.
    data: QMimeData | None = clipboard.mimeData()
    if data is None:
        raise AppuiError(ErrorCode.NOTHING_TO_PASTE)
    paths, picture = clipboard_child.look(data, (*clipboard_child.RAW, _RAW_WINDOWS))
    if len(picture) > MOST_BYTES:
        raise AppuiError(ErrorCode.FILE_TOO_LARGE)
    if not paths and not picture and data.hasImage() and QGuiApplication.platformName() == _PIXELS_ON:
        return clipboard.image()
    return _clip(tuple(map(Path, paths)), picture)


def _clip(paths: tuple[Path, ...], picture: bytes) -> Clip:
    if not paths and not picture:
        raise AppuiError(ErrorCode.NOTHING_TO_PASTE)
    return Clip(paths, picture)


def _encoded(image: QImage) -> Clip:
    """Make a PNG of pixels that the system gave."""
    from appui_core.intake.encode import encode_png  # noqa: PLC0415 - numpy and isal, when first needed
    from appui_core.intake.sniff import check_size  # noqa: PLC0415 - the same

    if image.isNull():
        raise AppuiError(ErrorCode.NOTHING_TO_PASTE)
    check_size(image.width(), image.height())
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    nowhere = ScreenInfo(0, "", 0, 0, rgb.width(), rgb.height(), 1.0, primary=False)
    never = datetime.fromtimestamp(0, UTC)
    frame = Frame(
        rgb.width(), rgb.height(), rgb.bytesPerLine(), bytes(rgb.constBits()), nowhere, never, "clipboard"
    )
    return Clip(picture=encode_png(frame), encoded=True)
