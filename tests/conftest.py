"""What every test stands on: its own home, its own data, a clock, and a failure for what nobody expected.

A test fails when it leaves a log record of level WARNING or above, a Qt warning, an exception in a slot, a
thread, or a call to another machine, unless it announced it with `expect_log` or `expect_qt_message`.
"""

import gc
import itertools
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from appui_core.locate import Places
from appui_core.vault import slots
from fakes import toml_once
from fakes.clock import FixedClock
from fakes.guards import LOGS, NETWORK, dangling, threads

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# In-process Qt paints to memory; the journeys start the program in a child of its own, on a virtual screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_NO_XDG_DESKTOP_PORTAL"] = "1"
# No test may meet the real session's key store, language, zone, proxies or display.
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "Europe/Paris"
for _name in ("DISPLAY", "WAYLAND_DISPLAY", "APPUI_DATA", "LANGUAGE", "PYTHON_KEYRING_BACKEND"):
    os.environ.pop(_name, None)
for _name in [name for name in os.environ if name.lower().endswith("_proxy")]:
    os.environ.pop(_name)
# Several tests run at once: a product of small matrices is not also shared among threads that wait for each other.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
if hasattr(time, "tzset"):
    time.tzset()


def _keep_in_memory() -> None:
    """Let the folders of tests lie in memory where there is room: hundreds of thousands of files are made."""
    try:
        room = os.statvfs(_MEMORY)
    except (AttributeError, OSError):
        return
    if room.f_bavail * room.f_frsize >= _ROOM_BYTES and not room.f_flag & os.ST_NOEXEC:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", _MEMORY)  # pytest's own name for where it makes them


_MEMORY, _ROOM_BYTES = "/dev/shm", 3 << 30  # noqa: S108 - pytest makes a folder of its own there
_keep_in_memory()

# Shared runners are slow by moments: a deadline would only make tests flicker. No database: a run leaves nothing.
settings.register_profile("appui", deadline=None, database=None, derandomize=True)
settings.load_profile("appui")

_HOMES = itertools.count(1)
# A run does what the last one did, until somebody wants another; `make soak` draws one.
SEED = 3018
_HERE = Path(__file__).parent
_FREEZE, _THAW = gc.freeze, gc.unfreeze
_FULL_COST = slots.COST
# Kinds of tests by what a file of theirs takes.
_FIRST = {"journeys": 0, "fuzz": 1, "ui": 2}


def _known(file: int) -> None:
    """Refuse what is no open file, as `os.fsync` does."""
    os.fstat(file)


def _left_as_it_is() -> None:
    """Freeze nothing and thaw nothing."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the seed of the tests that do things at random."""
    parser.addoption("--seed", type=int, default=SEED, help="what the hostile pupil of the kiosk does")


def pytest_configure(config: pytest.Config) -> None:
    """Start watching; pytest calls this once per process."""
    if not hasattr(config, "appui_watching"):
        config.appui_watching = True  # type: ignore[attr-defined]  # a mark of ours on pytest's object
        NETWORK.install()
        # No test pulls the plug on the process it runs in: what the kernel holds is enough, and a fifth of all the
        # time was waiting for the disk. Children, those that are killed above all, flush as ever.
        os.fsync = _known  # type: ignore[assignment]  # takes what the program gives it: numbers
        # Every passphrase is stretched, at a cost that is not there to keep anybody out. What a header says is
        # still what opens it; children pay in full, and so does a test that takes `full_cost`.
        slots.COST = slots.Cost(memory_kib=64, passes=1, lanes=1)
        toml_once.install()


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Iterator[None]:  # noqa: ARG001 - pytest's signature
    """Leave what the tests are made of, hundreds of thousands of objects, out of every search for garbage.

    The program does the same with what it holds for long (`gc.freeze` of an import, undone when the vault is
    locked): in a test that would only undo this. A test about it takes `freezing`.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.collect()
        _FREEZE()
        gc.freeze = gc.unfreeze = _left_as_it_is


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long files, each of which one worker takes as a whole: none of them is left for the end."""
    items.sort(key=lambda item: _FIRST.get(item.path.relative_to(_HERE).parts[0], len(_FIRST)))


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home folder of its own, in the environment too."""
    folder = _homes / f"{next(_HOMES)}"
    runtime = folder / "run"
    runtime.mkdir(parents=True, mode=0o700)
    folder.chmod(0o700)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    for name, place in (
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_CACHE_HOME", ".cache"),
        ("XDG_STATE_HOME", ".local/state"),
    ):
        monkeypatch.setenv(name, str(folder / place))
    return folder


@pytest.fixture(autouse=True)
def _nothing_unexpected(home: Path) -> Iterator[None]:  # noqa: ARG001 - the home must be there first
    """Fail the test that leaves what nobody announced."""
    before = threads()
    root = logging.getLogger()
    root.addHandler(LOGS)
    LOGS.records.settle()
    NETWORK.refused.clear()
    yield
    root.removeHandler(LOGS)
    wrong = [*LOGS.records.settle(), *dangling(before)]
    wrong += [f"call to another machine: {host}" for host in NETWORK.refused]
    if "fakes.qt" in sys.modules:
        wrong += sys.modules["fakes.qt"].WATCH.settle()
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


@pytest.fixture
def expect_log() -> Callable[[str], None]:
    """Announce a log record of level WARNING or above by a part of `LEVEL logger: message`; it must come."""
    return LOGS.records.expect


@pytest.fixture
def expect_qt_message() -> Callable[[str], None]:
    """Announce a Qt warning by a part of its text; it must come."""
    from fakes.qt import WATCH  # noqa: PLC0415 - only tests of the window load Qt

    WATCH.install()
    return WATCH.messages.expect


@pytest.fixture
def full_cost(monkeypatch: pytest.MonkeyPatch) -> slots.Cost:
    """Let new passphrases cost what the program makes them cost, and return that."""
    monkeypatch.setattr(slots, "COST", _FULL_COST)
    return _FULL_COST


@pytest.fixture
def freezing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the program freeze and thaw; nothing is frozen at first."""
    with monkeypatch.context() as patch:
        patch.setattr(gc, "freeze", _FREEZE)
        patch.setattr(gc, "unfreeze", _THAW)
        _THAW()
        yield
    gc.collect()
    _FREEZE()


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Return what `--seed` said."""
    return int(request.config.getoption("--seed"))


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that the test moves; it starts on 14 November 2026, 18:02 in Paris."""
    return FixedClock()


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the folder that holds all of Appui's state in this test; also in APPUI_DATA."""
    folder = tmp_path / "appui-data"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("APPUI_DATA", str(folder))
    return folder


@pytest.fixture
def places(data_dir: Path) -> Places:
    """Return where Appui writes in this test."""
    return Places(data=data_dir, config=data_dir)


@pytest.fixture(scope="session")
def qapp() -> Iterator["QApplication"]:
    """Return the one QApplication of this process."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only tests of the window load Qt

    from fakes.qt import WATCH  # noqa: PLC0415 - the same

    WATCH.install()
    instance = QApplication.instance()
    app = instance if isinstance(instance, QApplication) else QApplication(["appui-tests"])
    app.setQuitOnLastWindowClosed(False)
    yield app
    app.processEvents()
