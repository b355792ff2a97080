"""Printing for tests: a CUPS of our own on a socket in a folder, or two small programs that stand for its own.

Nothing comes out on paper: a job's document stays in the spool, where it is read.
"""

import grp
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

_WAIT_S: Final = 30.0
_POLL_S: Final = 0.05
_CUPSD: Final = "/usr/sbin/cupsd"
_CONFIG: Final = """
Listen {folder}/cups.sock
DefaultAuthType None
Browsing No
WebInterface No
PreserveJobFiles Yes
DirtyCleanInterval 0
LogLevel warn
<Location />
  Allow all
</Location>
<Location /admin>
  Allow all
</Location>
<Policy default>
  JobPrivateValues none
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES: Final = """
FileDevice Yes
User {user}
Group {group}
ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
"""
# What CUPS' own programs say, as CUPS 2.4 says it in English; a printer is a file that holds its state.
_LPSTAT: Final = """#!/bin/sh
[ "$LC_ALL" = C ] || exit 9
[ -f "{folder}/hang" ] && exec sleep 60
[ -f "{folder}/printers/$2" ] || {{ echo "lpstat: Invalid destination name in list \\"$2\\"." >&2; exit 1; }}
case "$(cat "{folder}/printers/$2")" in
  paused) echo "printer $2 disabled since Sun Nov 29 02:14:33 2026 -"; echo "	Paused"
          echo "$2 accepting requests since Sun Nov 29 02:14:33 2026" ;;
  refusing) echo "printer $2 is idle.  enabled since Sun Nov 29 02:14:33 2026"
            echo "$2 not accepting requests since Sun Nov 29 02:14:33 2026 -" ;;
  *) echo "printer $2 is idle.  enabled since Sun Nov 29 02:14:33 2026"
     echo "$2 accepting requests since Sun Nov 29 02:14:33 2026" ;;
esac
"""
_LP: Final = """#!/bin/sh
[ "$1" = -d ] && [ -f "{folder}/printers/$2" ] || exit 1
[ "$(cat "{folder}/printers/$2")" = refusing ] && exit 1
printf '%s\\n' "$@" >"{folder}/words"
number=$(ls "{folder}/spool" | wc -l)
cat >"{folder}/spool/job-$number"
[ -s "{folder}/spool/job-$number" ] || {{ rm "{folder}/spool/job-$number"; exit 1; }}
"""


class Job(NamedTuple):
    """A document in the spool."""

    content: bytes
    title: str


class StandIn:
    """Two programs on the path in front of the real ones; `env` is what they need."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="appui-lp-"))

    def __enter__(self) -> Self:
        for name in ("bin", "printers", "spool"):
            (self.folder / name).mkdir()
        for name, text in (("lpstat", _LPSTAT), ("lp", _LP)):
            made = self.folder / "bin" / name
            made.write_text(text.format(folder=self.folder), encoding="utf-8")
            made.chmod(0o755)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.folder)

    @property
    def env(self) -> Mapping[str, str]:
        """Return what a program that prints here must have in its environment."""
        return {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"}

    def add(self, name: str) -> None:
        """Make a printer that is ready."""
        self._state(name, "")

    def pause(self, name: str) -> None:
        """Have a printer print nothing, and take jobs."""
        self._state(name, "paused")

    def refuse(self, name: str) -> None:
        """Have a printer take no jobs."""
        self._state(name, "refusing")

    def hang(self) -> None:
        """Have the system answer no more."""
        (self.folder / "hang").touch()

    def jobs(self) -> list[Job]:
        """Return what was printed, the oldest first."""
        found = sorted((self.folder / "spool").iterdir(), key=lambda one: int(one.name.partition("-")[2]))
        words = (self.folder / "words").read_text("utf-8").splitlines() if found else []
        return [Job(one.read_bytes(), words[words.index("-t") + 1]) for one in found]

    def _state(self, name: str, state: str) -> None:
        (self.folder / "printers" / name).write_text(state, encoding="ascii")


class OwnCups:
    """The real CUPS, as a server of our own; nobody else hears of it."""

    def __init__(self) -> None:
        # Short, because a socket's path may hold some hundred characters only; CUPS' own user must get in.
        self.folder = Path(tempfile.mkdtemp(prefix="appui-cups-"))
        self.folder.chmod(0o755)
        self._process: subprocess.Popen[bytes] | None = None

    @staticmethod
    def missing() -> bool:
        """Tell whether this machine has no CUPS."""
        return not Path(_CUPSD).exists() or shutil.which("lpadmin") is None

    def __enter__(self) -> Self:
        for name in ("etc", "spool", "tmp", "cache", "state"):
            (self.folder / name).mkdir()
        # It refuses to print as root.
        user, group = ("nobody", "nogroup") if os.geteuid() == 0 else _own_names()
        for name, text in (("cupsd.conf", _CONFIG), ("cups-files.conf", _FILES)):
            made = text.format(folder=self.folder, user=user, group=group)
            (self.folder / name).write_text(made, encoding="utf-8")
        command = [_CUPSD, "-f", "-c", f"{self.folder}/cupsd.conf", "-s", f"{self.folder}/cups-files.conf"]
        with (self.folder / "said").open("wb") as said:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        self._until_it_answers()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def env(self) -> Mapping[str, str]:
        """Return what a program that prints here must have in its environment."""
        return {"CUPS_SERVER": f"{self.folder}/cups.sock"}

    def add(self, name: str) -> None:
        """Make a printer that is ready; what it prints goes nowhere, and stays in the spool."""
        self._tool("lpadmin", "-p", name, "-E", "-v", "file:///dev/null", "-m", "raw")

    def pause(self, name: str) -> None:
        """Have a printer print nothing, and take jobs."""
        self._tool("cupsdisable", name)

    def refuse(self, name: str) -> None:
        """Have a printer take no jobs."""
        self._tool("cupsreject", name)

    def hang(self) -> None:
        """Have the system answer no more."""
        self.end()

    def end(self) -> None:
        """End the server."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_WAIT_S)
            self._process = None

    def jobs(self) -> list[Job]:
        """Return what was printed, the oldest first."""
        found = sorted((self.folder / "spool").glob("d*-001"))
        return [Job(one.read_bytes(), self.attribute(one, b"job-name").decode("utf-8")) for one in found]

    def attribute(self, document: Path, name: bytes) -> bytes:
        """Return an attribute of a job, as IPP writes it (RFC 8010); empty where there is none."""
        control = document.parent / f"c{document.name[1:6]}"
        deadline = time.monotonic() + _WAIT_S
        while not control.exists():
            assert time.monotonic() < deadline, "CUPS has not written its job down"
            time.sleep(_POLL_S)
        _, found, rest = control.read_bytes().partition(len(name).to_bytes(2) + name)
        return rest[2 : 2 + int.from_bytes(rest[:2])] if found else b""

    def _until_it_answers(self) -> None:
        deadline = time.monotonic() + _WAIT_S
        while "is running" not in self._tool("lpstat", "-r", check=False):
            said = (self.folder / "said").read_text(encoding="utf-8", errors="replace")
            assert time.monotonic() < deadline, f"CUPS does not answer: {said}"
            time.sleep(_POLL_S)

    def _tool(self, *words: str, check: bool = True) -> str:
        env = {**os.environ, **self.env, "LC_ALL": "C"}
        path = f"{env['PATH']}:/usr/sbin"
        done = subprocess.run(
            words, env={**env, "PATH": path}, capture_output=True, text=True, check=check, timeout=_WAIT_S
        )
        return done.stdout


def _own_names() -> tuple[str, str]:
    if sys.platform == "win32":
        raise NotImplementedError
    return pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
