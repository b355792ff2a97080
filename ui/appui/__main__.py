"""Where the program starts: verbs run without Qt, `capture` with a little of it, and no verb opens the window."""

# ruff: noqa: PLC0415 - what each way of starting imports is the point of this file

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appui_core.adapters.window_call import WindowCall
    from appui_core.cli.parsed import Parsed
    from appui_core.ports import ScreenSource


def main() -> int:
    """Read the command line and do what it says; return the exit code."""
    words = sys.argv[1:]
    try:
        return _run(words)
    except KeyboardInterrupt:
        # Ctrl-C before a verb has its own border, while it is still being imported.
        return _interrupted(words)


def _run(words: list[str]) -> int:
    from appui_core.privacy.memory import refuse_core_dumps

    refuse_core_dumps(wholly=False)
    if not words:
        # The usual start: not even the words of a verb are worth reading.
        return _window(None)
    if words[0] == "kiosk":
        from appui_core.cli.plain import read_kiosk

        plain = read_kiosk(words)
        return _verb(words, None) if plain is None else _kiosk(plain)
    if words[0] != "capture":
        return _verb(words, None)
    from appui_core.cli.early import call_early, say_early

    call = call_early(words)
    if call is None:
        return _verb(words, None)
    try:
        return 0 if say_early(words, call) else _verb(words, call)
    finally:
        call.hang_up()
        # The end of the process looks for rings among all objects that are not frozen: 6 ms.
        gc.freeze()


def _verb(words: list[str], call: "WindowCall | None") -> int:
    from appui_core.cli import parse, run, run_capture

    parsed = parse(words)
    if parsed.headless:
        from appui_core.privacy.memory import refuse_core_dumps

        refuse_core_dumps(wholly=True)
        return run(parsed)
    if parsed.verb is None:
        return _window(parsed)
    if parsed.verb == "kiosk":
        return _kiosk(parsed)
    return run_capture(parsed, lambda: _screens(parsed), call)


def _window(parsed: "Parsed | None") -> int:
    from appui.qt_adapters.display import display_reachable

    if not display_reachable():
        return _refuse(parsed)
    if parsed is not None and parsed.gallery:
        from appui.gallery import run_gallery

        return run_gallery()
    # Thousands of objects are made until the first frame and none is garbage: the collector rests that long.
    gc.disable()
    _import_qt()
    from appui.run import run_window

    return run_window(parsed)


def _kiosk(parsed: "Parsed") -> int:
    from appui.qt_adapters.display import display_reachable

    if not display_reachable():
        return _refuse(parsed)
    from appui_core.kiosk.forked import fork_first
    from appui_core.kiosk.words import FACE_VARIABLE

    # Before anything is loaded that only one of the two needs.
    first = None if FACE_VARIABLE in os.environ or "prove" in parsed.flags else fork_first()
    if FACE_VARIABLE in os.environ:
        gc.disable()
        _import_qt()
    from appui.kiosk_run import run_kiosk

    return run_kiosk(parsed, first)


def _import_qt() -> None:
    """Import Qt, then put back Python's own `import`.

    PySide6 replaces it by one that reads the source of each module imported later, looking for its `__feature__`
    switch (snake_case names), which is not used here: a third of a millisecond a module, at every start and visit.
    """
    import builtins

    import PySide6.QtCore  # noqa: F401 - imported for the replacement that it makes

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _screens(parsed: "Parsed") -> "ScreenSource":
    """Return the screens of this desktop, asked for once everything else about the command line is right.

    Raises AppuiError: NO_DISPLAY.
    """
    from appui.qt_adapters.display import display_reachable, plain_x11
    from appui_core.clock import SystemClock
    from appui_core.errors import AppuiError, ErrorCode
    from appui_core.locate import places

    if not display_reachable():
        raise AppuiError(ErrorCode.NO_DISPLAY)
    if plain_x11():
        from appui_core.adapters.x11_screen import XScreenSource

        direct = XScreenSource(SystemClock())
        if direct.available():
            return direct
    from PySide6.QtGui import QGuiApplication

    from appui.qt_adapters.screens import screen_source

    _kept.append(QGuiApplication.instance() or QGuiApplication(sys.argv[:1]))
    return screen_source(SystemClock(), places(parsed.data).data)


# The application object must live as long as its screens are asked for.
_kept: list[object] = []


def _interrupted(words: list[str]) -> int:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough: the answer is on its way
    from appui_core.cli import parse, refuse
    from appui_core.errors import AppuiError, ErrorCode

    return refuse(parse(words), AppuiError(ErrorCode.INTERRUPTED))


def _refuse(parsed: "Parsed | None") -> int:
    from appui_core.errors import AppuiError, ErrorCode

    if parsed is not None and parsed.json:
        from appui_core.cli import refuse

        return refuse(parsed, AppuiError(ErrorCode.NO_DISPLAY))
    from appui_core.cli.output import write_err
    from appui_core.messages import choose_language, load_messages

    language = choose_language(parsed.lang if parsed else None)
    write_err(load_messages(language).error(ErrorCode.NO_DISPLAY).spoken())
    return 1


if __name__ == "__main__":
    sys.exit(main())
