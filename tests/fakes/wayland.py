"""A real Wayland desktop without a monitor: sway, its portal for pictures, PipeWire, on a bus of their own.

sway refuses root, so as root everything runs as `nobody`, our program too. In the portal of wlroots the person
chooses with `slurp`; here a script of that name on its PATH chooses as the test says: the rest is the real thing.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from fakes.x_screen import Appui

_HERE: Final = Path(__file__).parent
_ROOT: Final = _HERE.parents[1]
_NEEDED: Final = ("sway", "grim", "pipewire", "dbus-daemon")
_PORTALS: Final = ("xdg-desktop-portal", "xdg-desktop-portal-wlr", "xdg-desktop-portal-gtk")
NOBODY: Final = 65534
_START_S: Final = 30.0
_END_S: Final = 10


def missing() -> str:
    """Return what lacks for such a desktop on this machine; empty when nothing does."""
    lacking = [name for name in _NEEDED if shutil.which(name) is None]
    lacking += [name for name in _PORTALS if not Path("/usr/libexec", name).exists()]
    if not lacking and not interpreter():
        lacking = ["a Python that an ordinary user can read"]
    return ", ".join(lacking)


class Desktop:
    """The running desktop."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment

    def person_chooses(self, area: str) -> None:
        """Let the person choose an area, `X,Y WxH`, from now on; empty: they close the window."""
        script = self.folder / "bin" / "slurp"
        script.write_text(f"#!/bin/sh\necho '{area}'\n" if area else "#!/bin/sh\nexit 1\n", encoding="utf-8")
        script.chmod(0o755)

    @contextmanager
    def program(self, script: str, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Run a script of `tests/fakes` on this desktop as a Wayland client."""
        with _started(
            [*interpreter(), str(_HERE / script), *words],
            self.environment | {"QT_QPA_PLATFORM": "wayland"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process:
            yield process

    @contextmanager
    def appui(self) -> Iterator[Appui]:
        """Run our adapters on this desktop."""
        with self.program("x_appui.py") as process:
            yield Appui(process)

    def verb(self, *words: str) -> dict[str, Any]:
        """Run a verb of the command line on this desktop and return its JSON."""
        data = ("--data", str(self.folder / "data"), "--json")
        done = subprocess.run(
            [*interpreter(), "-m", "appui", *words, *data],
            env=self.environment | {"QT_QPA_PLATFORM": "wayland"},
            cwd="/", capture_output=True, text=True, check=False, timeout=120, **as_nobody(),
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    @contextmanager
    def stranger(self, colour: str) -> Iterator[None]:
        """Show another program's window in one colour; sway gives it the whole first screen."""
        with self.program("x_stranger.py", colour, "0", "0", "300", "200", "0") as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"painted\n"
            yield


@contextmanager
def wayland_desktop(sizes: Sequence[tuple[int, int]] = ((800, 600), (640, 480))) -> Iterator[Desktop]:
    """Run a desktop with one screen for each size, side by side."""
    with ExitStack() as stack:
        # Short: a socket's path has at most 107 characters.
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="appui-wl-", ignore_cleanup_errors=True))
        )
        environment = _environment(folder, len(sizes))
        (folder / "bin").mkdir()
        (folder / "sway.conf").write_text(_sway_config(sizes), encoding="utf-8")
        (folder / "tmp").mkdir()
        if os.geteuid() == 0:
            for path in (folder, *folder.iterdir()):
                os.chown(path, NOBODY, NOBODY)
        bus = stack.enter_context(
            _started(
                ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:path={folder}/bus"],
                environment | {"WAYLAND_DISPLAY": "wayland-1"},
                stdout=subprocess.PIPE,
            )
        )
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        stack.enter_context(_started(["sway", "-c", str(folder / "sway.conf")], environment))
        _wait_for(folder / "wayland-1")
        environment["WAYLAND_DISPLAY"] = "wayland-1"
        stack.enter_context(_started(["pipewire"], environment))
        _wait_for(folder / "pipewire-0")
        desktop = Desktop(folder, environment)
        desktop.person_chooses("0,0 {}x{}".format(*sizes[0]))
        yield desktop


def _environment(folder: Path, outputs: int) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL") if name in os.environ}
    return kept | {
        "HOME": str(folder),
        "TMPDIR": str(folder / "tmp"),
        "XDG_RUNTIME_DIR": str(folder),
        "XDG_CURRENT_DESKTOP": "sway",
        "XDG_SESSION_TYPE": "wayland",
        "PATH": f"{folder}/bin:/usr/bin:/bin",
        "PYTHONPATH": python_path(),
        "PYTHONDONTWRITEBYTECODE": "1",
        "WLR_BACKENDS": "headless",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "WLR_RENDERER": "pixman",
        "WLR_HEADLESS_OUTPUTS": str(outputs),
    }


def _sway_config(sizes: Sequence[tuple[int, int]]) -> str:
    lines, left = ["xwayland disable", "default_border none"], 0
    for number, (width, height) in enumerate(sizes, start=1):
        lines.append(f"output HEADLESS-{number} resolution {width}x{height} position {left} 0")
        left += width
    return "\n".join([*lines, "focus output HEADLESS-1", ""])


def python_path() -> str:
    """Return where that Python finds our packages."""
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    return os.pathsep.join([packages, str(_ROOT / "app"), str(_ROOT / "ui"), str(_ROOT / "tests")])


@cache
def interpreter() -> tuple[str, ...]:
    """Return a Python of our version that the ordinary user can start with our packages; empty where none is."""
    environment = {"PYTHONPATH": python_path(), "PATH": "/usr/bin:/bin", "HOME": "/"}
    for name in (sys.executable, "/usr/bin/python3"):
        try:
            found = subprocess.run(
                [name, "-c", "import PySide6.QtWidgets, appui.qt_adapters.screen"],
                env=environment, capture_output=True, check=False, timeout=60, **as_nobody(),
            )  # fmt: skip
        except OSError:
            continue
        if found.returncode == 0:
            return (name,)
    return ()


def as_nobody() -> dict[str, Any]:
    """Return how a program is started as an ordinary user, where we are root."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


@contextmanager
def _started(
    command: list[str], environment: dict[str, str], *, stdin: int | None = None, stdout: int | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    log = Path(environment["HOME"]) / f"{Path(command[0]).name}.log"
    with (
        log.open("ab") as told,
        subprocess.Popen(
            command, env=environment, cwd="/", stdin=stdin, stdout=stdout or told, stderr=told, **as_nobody()
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(_END_S)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(path: Path) -> None:
    until = time.monotonic() + _START_S
    while not path.exists():
        assert time.monotonic() < until, f"{path.name} never came"
        time.sleep(0.05)
