"""The way to the first frame: what is loaded by then, one window per data folder, no display, no Qt for verbs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from appui.qt_adapters.display import display_reachable
from appui.qt_adapters.single_instance import SingleInstance
from appui_core.window_line import FILE, find_line
from fakes.qt import wait_until

_START = """
import sys
from PySide6.QtWidgets import QApplication
from appui.bootstrap import Program
from appui_core.clock import SystemClock
from appui_core.locate import places
app = QApplication(["appui", "-style", "Fusion"])
program = Program(app, places(), SystemClock(), language="fr")
program.window.first_painted.disconnect()
def told():
    import PySide6.QtCore
    # A namespace that was never asked for is not in the module's dictionary yet.
    print("Qt" in vars(PySide6.QtCore), "QStyle" in vars(sys.modules["PySide6.QtWidgets"]))
    print(" ".join(sorted(sys.modules)))
    app.exit(0)
program.window.first_painted.connect(told)
program.window.show()
app.exec()
"""
# Each costs more than the first frame can spare, or belongs to what is only needed later.
_LATER = (
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "appui_core.cli",
    "appui_core.cases",
    "appui_core.content",
    "appui_core.guides",
    "appui_core.helpline",
    "appui_core.vault",
    "cryptography",
    "filelock",
    "keyring",
    "numpy",
    "PIL",
    "requests",
    "segno",
    "socket",
    "sqlcipher3",
    "tomllib",
)


def _run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_first_frame_loads_no_more_than_it_shows(data_dir: Path) -> None:
    done = _run(_START, APPUI_DATA=str(data_dir))
    assert done.returncode == 0, done.stderr
    named, loaded = done.stdout.splitlines()
    assert named == "False False", "something named `Qt.` or QStyle before the first frame (theme/paint.py)"
    modules = set(loaded.split())
    assert [name for name in _LATER if name in modules] == []


def test_a_verb_loads_nothing_of_qt(data_dir: Path) -> None:
    code = (
        "import sys; sys.argv = ['appui', '3018', '--json']\n"
        "from appui.__main__ import main\n"
        "code = main()\n"
        "print(code, [name for name in sys.modules if name.startswith('PySide6')], file=sys.stderr)"
    )
    done = _run(code, APPUI_DATA=str(data_dir))
    assert '"number": "3018"' in done.stdout
    assert done.stderr.strip().endswith("0 []")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="only there can a display be missing")
@pytest.mark.parametrize("display", ["", ":9871", "nonsense"])
@pytest.mark.parametrize("verb", [[], ["--gallery"]])
def test_without_a_display_one_sentence_and_exit_1(data_dir: Path, display: str, verb: list[str]) -> None:
    environment = {**os.environ, "APPUI_DATA": str(data_dir), "DISPLAY": display, "LC_ALL": "fr_FR.UTF-8"}
    environment.pop("QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-m", "appui", *verb], env=environment, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 1
    said = done.stderr.decode()
    assert "écran" in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("platform", "reachable"), [("offscreen", True), ("minimal:x", True), ("xcb", False), ("wayland", False)]
)
def test_a_platform_without_a_screen_needs_none(
    monkeypatch: pytest.MonkeyPatch, platform: str, *, reachable: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert display_reachable() is reachable


@pytest.mark.parametrize("secret_name", [False, True])
def test_a_second_start_is_told_and_calls_the_first(
    qapp: QApplication, tmp_path: Path, *, secret_name: bool
) -> None:
    data = tmp_path / "data"
    first = SingleInstance(data, secret_name=secret_name)
    called: list[bool] = []
    first.asked_to_show.connect(lambda: called.append(True))
    assert first.acquire()
    first.listen()
    code = (
        "import sys; from pathlib import Path\n"
        "from appui.qt_adapters.single_instance import SingleInstance\n"
        "second = SingleInstance(Path(sys.argv[1]), secret_name=bool(sys.argv[2]))\n"
        "print(second.acquire(), second.ask_first_to_show())"
    )
    second = subprocess.Popen(
        [sys.executable, "-c", code, str(data), "x" * secret_name],
        stdout=subprocess.PIPE,
        env=os.environ.copy(),
        text=True,
    )
    wait_until(lambda: second.poll() is not None, 20_000)
    assert second.communicate()[0].strip() == "False True"
    wait_until(lambda: called)
    first.release()
    third = SingleInstance(data)
    assert third.acquire()
    third.release()
    QTest.qWait(0)
    assert qapp is not None


def test_a_secret_name_is_another_one_each_time_and_a_killed_runs_is_forgotten(
    qapp: QApplication, tmp_path: Path
) -> None:
    assert qapp is not None
    data = tmp_path / "data"
    names = []
    for _ in range(2):
        instance = SingleInstance(data, secret_name=True)
        assert instance.acquire()
        assert find_line(data) is None
        instance.listen()
        line = find_line(data)
        assert line is not None
        names.append(line.address)
        kept = (data / FILE).read_bytes()
        instance.release()
        (data / FILE).write_bytes(kept)  # as after a kill
    assert names[0] != names[1]
    assert len(names[0].rpartition("-")[2]) == 32


def test_the_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path / "data")
    assert instance.acquire()
    assert not SingleInstance(tmp_path / "data").acquire()
    instance.release()
    assert list((tmp_path / "data").iterdir()) == []


def test_two_data_folders_have_two_windows(tmp_path: Path) -> None:
    one, other = SingleInstance(tmp_path / "one"), SingleInstance(tmp_path / "other")
    assert one.acquire()
    assert other.acquire()
    one.release()
    other.release()


def test_the_lock_of_a_killed_program_counts_for_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    code = (
        "import os, sys; from pathlib import Path\n"
        "from appui.qt_adapters.single_instance import SingleInstance\n"
        "held = SingleInstance(Path(sys.argv[1])); assert held.acquire(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(data)], timeout=60, check=False)
    assert (data / "window.lock").exists()
    instance = SingleInstance(data)
    assert instance.acquire()
    instance.release()


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_cannot_be_written_refuses_nobody(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert SingleInstance(tmp_path / "data").acquire()
    finally:
        tmp_path.chmod(0o700)
