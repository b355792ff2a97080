"""The whole window over a vault that locks by itself: sheets, dialogs and the clipboard let go, the 3018 stays."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from appui.qt_adapters.vault_guard import VaultGuard
from appui.tasks.vault_session import LockReason, State
from appui.widgets.journal_sheet import JournalSheet
from appui_core.errors import AppuiError
from fakes.clock import FixedClock
from fakes.program import OpenProgram
from fakes.qt import settle, wait_until


@pytest.fixture
def guard(program: OpenProgram) -> VaultGuard:
    """Open a vault in the window and return what watches over it."""
    session = program.program.vault
    session.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
    wait_until(lambda: session.state == State.OPEN, 60_000)
    found = program.window.findChild(VaultGuard)
    assert found is not None
    wait_until(program.program.runner.idle, 60_000)
    return found


def _state(program: OpenProgram) -> State:
    return program.program.vault.state


def test_nothing_watches_before_there_is_an_open_vault(program: OpenProgram) -> None:
    assert program.window.findChild(VaultGuard) is None


def test_a_lock_takes_private_sheets_and_dialogs_away_and_leaves_the_3018(
    program: OpenProgram, guard: VaultGuard
) -> None:
    program.window.show_3018()
    program.window.open_sheet(JournalSheet(program.program.context, None))
    wait_until(program.program.runner.idle, 60_000)
    dialog = QDialog(program.window)
    dialog.open()
    program.clipboard.copy("une adresse")
    guard.lock.session_locked()
    settle()
    assert _state(program) == State.LOCKED
    assert program.sheet_3018() is not None
    assert len(program.window.layer.sheets()) == 1
    assert not dialog.isVisible()
    assert program.clipboard.text == ""
    dialog.deleteLater()
    wait_until(program.program.runner.idle, 60_000)


def test_what_is_kept_as_the_window_closes_is_kept_before_the_vault_is(
    program: OpenProgram, guard: VaultGuard
) -> None:
    session, runner, kept = program.program.vault, program.program.runner, []
    cases = session.cases
    assert cases is not None
    session.closing.connect(lambda: runner.run(lambda: kept.append(cases.new("Gardé").title), owner=guard))
    program.window.close()
    program.program.finish()
    assert kept == ["Gardé"]
    assert _state(program) == State.LOCKED
    with pytest.raises(AppuiError):
        cases.new("Après")


def test_the_setting_is_heeded_at_once(program: OpenProgram, guard: VaultGuard, clock: FixedClock) -> None:
    program.program.settings.set("auto_lock_min", "1")
    clock.advance(59)
    guard.lock.tick()
    assert _state(program) == State.OPEN
    clock.advance(1)
    guard.lock.tick()
    assert _state(program) == State.LOCKED
    assert program.program.vault.lock_reason is LockReason.IDLE
    wait_until(program.program.runner.idle, 60_000)


def test_a_touch_of_the_window_counts(program: OpenProgram, guard: VaultGuard, clock: FixedClock) -> None:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - one test
    from PySide6.QtTest import QTest  # noqa: PLC0415 - the same

    handle = program.window.windowHandle()
    assert handle is not None
    guard.input.watch_window(handle)
    clock.advance(500)
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert guard.lock.idle_s == 0


def test_the_bus_is_not_loaded_for_a_start(data_dir: Path) -> None:
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from appui.bootstrap import Program\n"
        "from appui_core.clock import SystemClock\n"
        "from appui_core.locate import places\n"
        "from fakes.qt import wait_until\n"
        "app = QApplication(['appui', '-style', 'Fusion'])\n"
        "program = Program(app, places(), SystemClock(), language='fr')\n"
        "program.window.show()\n"
        "wait_until(lambda: program.minute is not None)\n"
        "print([name for name in ('PySide6.QtDBus', 'appui.tasks.auto_lock') if name in sys.modules])\n"
        "program.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "APPUI_DATA": str(data_dir),
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "[]", done.stderr
