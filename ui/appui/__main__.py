"""Where the program starts: verbs run without Qt, `capture` with a little of it, and no verb opens the window."""

import sys

from appui_core.cli import Parsed, parse, refuse, run, run_capture
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import ScreenSource


def main() -> int:
    """Read the command line and do what it says; return the exit code."""
    parsed = parse(sys.argv[1:])
    if parsed.headless:
        return run(parsed)
    if parsed.verb is not None:
        return run_capture(parsed, _screens)
    from appui.qt_adapters.display import display_reachable  # noqa: PLC0415 - verbs need no display

    # Without a display Qt would end the whole process instead of saying so.
    if not display_reachable():
        return refuse(parsed, AppuiError(ErrorCode.NO_DISPLAY))
    return _window(parsed)


def _window(parsed: Parsed) -> int:
    if parsed.gallery:
        from appui.gallery import run_gallery  # noqa: PLC0415 - for those who build Appui only

        return run_gallery()
    from appui.bootstrap import run_window  # noqa: PLC0415 - Qt is loaded here and not before

    return run_window(parsed)


def _screens() -> ScreenSource:
    """Return this desktop's screens, asked for once everything that needs no screen was checked."""
    from appui.qt_adapters.display import display_reachable  # noqa: PLC0415 - verbs need no display

    if not display_reachable():
        raise AppuiError(ErrorCode.NO_DISPLAY)
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - only here, and no widgets

    from appui.qt_adapters.screen import QtScreenSource  # noqa: PLC0415 - the same
    from appui_core.clock import SystemClock  # noqa: PLC0415 - the same

    # Qt keeps one application object for as long as the process looks at screens.
    _kept.append(QGuiApplication.instance() or QGuiApplication(sys.argv[:1]))
    return QtScreenSource(SystemClock())


_kept: list[object] = []


if __name__ == "__main__":
    sys.exit(main())
