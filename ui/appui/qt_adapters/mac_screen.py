"""The screen on macOS: the permission is asked about without a picture, then the system's own tool takes it.

CGPreflightScreenCaptureAccess and CGRequestScreenCaptureAccess (CoreGraphics, macOS 10.15 and later): a picture
taken to find out would open the system's dialog at each start. `screencapture -x -D n FILE` writes without a
sound; Qt's own grab uses calls that Apple has given up. The file lies in a folder of ours that nobody else can
read, for the moment between its writing and our reading. Source: developer.apple.com, CoreGraphics; the manual of
screencapture. Not yet tried on a real Mac.
"""

import ctypes
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess, qVersion

from appui.qt_adapters.patience import Patience
from appui.qt_adapters.screen import qt_screens
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode, LeftBehindError
from appui_core.intake.handed_over import take_file
from appui_core.ports import PictureFile, ScreenInfo

TOOL: Final = "/usr/sbin/screencapture"
_GRAPHICS: Final = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
_LIMIT_S: Final = 20
_KILL_MS: Final = 1_000
_PNG_HEAD: Final = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def permitted(graphics: ctypes.CDLL | None = None) -> bool:
    """Tell whether this program may see the screen; the first time macOS asks the person."""
    graphics = graphics or ctypes.CDLL(_GRAPHICS)
    for name in ("CGPreflightScreenCaptureAccess", "CGRequestScreenCaptureAccess"):
        ask = getattr(graphics, name)
        ask.restype = ctypes.c_bool
        if ask():
            return True
    return False


class MacScreenSource:
    """`ports.ScreenSource` through `screencapture`; `tool` and `allowed` are replaced in tests."""

    def __init__(
        self, clock: Clock, private: Path, tool: str = TOOL, allowed: Callable[[], bool] = permitted
    ) -> None:
        self._clock = clock
        self._folder = private / "capturing"
        self._tool = tool
        self._allowed = allowed
        self._process: QProcess | None = None
        # What a run that was killed left in clear.
        self._emptied()

    def available(self) -> bool:
        """Tell whether the tool is there; the permission is asked for when a picture is wanted."""
        return Path(self._tool).is_file() and bool(qt_screens())

    def interactive(self) -> bool:
        """Tell that nobody is asked: the screen with that number is taken."""
        return False

    def screens(self) -> tuple[ScreenInfo, ...]:
        """Return the screens, the main one first, numbered from 1 as the tool numbers them."""
        return qt_screens()

    def grab(self, number: int) -> PictureFile:
        """Take one screen.

        Raises AppuiError: SCREEN_UNAVAILABLE, SCREEN_UNKNOWN, SCREEN_FORBIDDEN; LeftBehindError.
        """
        if not self.available():
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "no_tool")
        screens = self.screens()
        if not 1 <= number <= len(screens):
            raise AppuiError(ErrorCode.SCREEN_UNKNOWN, str(number))
        if not self._allowed():
            raise AppuiError(ErrorCode.SCREEN_FORBIDDEN)
        self._make_folder()
        picture = self._folder / "screen.png"
        try:
            taken_at = self._clock.now()
            self._take(number, picture)
            data, leftover = take_file(picture)
        except KeyboardInterrupt:
            self._emptied()
            raise
        except AppuiError as refused:
            if self._emptied():
                raise AppuiError(refused.code, refused.detail) from None
            raise LeftBehindError(refused.code, refused.detail, picture) from None
        if self._emptied():
            leftover = None
        facts = _facts(screens[number - 1], len(screens), data)
        return PictureFile(data, taken_at, "screencapture", facts, leftover)

    def stop(self) -> None:
        """End a tool that is at work, and take away what it wrote: this process is about to end."""
        if self._process is not None:
            self._process.kill()
            self._process.waitForFinished(_KILL_MS)
        self._emptied()

    def _emptied(self) -> bool:
        """Take the private folder away; tell whether it is gone."""
        shutil.rmtree(self._folder, ignore_errors=True)
        return not self._folder.exists()

    def _make_folder(self) -> None:
        """Make the private folder anew; what a crash left in an older one goes first."""
        try:
            if self._folder.exists():
                shutil.rmtree(self._folder)
            self._folder.mkdir(mode=0o700, parents=True)
        except OSError as error:
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, f"folder errno_{error.errno}") from None

    def _take(self, number: int, picture: Path) -> None:
        process = self._process = QProcess()
        patience = Patience(lambda: process.state() == QProcess.ProcessState.NotRunning)
        process.finished.connect(lambda *_: patience.look())
        process.errorOccurred.connect(lambda _error: patience.look())
        process.start(self._tool, ["-x", "-t", "png", "-D", str(number), str(picture)])
        answered = False
        try:
            answered = patience.wait(_LIMIT_S)
        finally:
            self._process = None
            if not answered:  # nor when Ctrl-C ended the wait
                process.kill()
                process.waitForFinished(_KILL_MS)
        if not answered:
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "tool no_answer")
        if process.exitStatus() != QProcess.ExitStatus.NormalExit or process.exitCode():
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, f"tool exit_{process.exitCode()}")


def _facts(screen: ScreenInfo, screens: int, data: bytes) -> dict[str, str]:
    """Return what is known: whose screen it is only where the picture has that screen's own size."""
    known = {"backend": "screencapture", "qt": qVersion()}
    if _size(data) == (screen.width_px, screen.height_px):
        known |= {
            "screen": f"{screen.number}/{screens}",
            "screen_px": f"{screen.width_px}x{screen.height_px}",
            "screen_at": f"{screen.left},{screen.top}",
            "ratio": f"{screen.ratio:g}",
        }
    return known


def _size(data: bytes) -> tuple[int, int] | None:
    """Return the two numbers in a PNG's header; nothing is decoded."""
    return struct.unpack(">II", data[16:24]) if data.startswith(_PNG_HEAD) and len(data) >= 24 else None
