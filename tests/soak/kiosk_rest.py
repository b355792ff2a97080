"""The kiosk at rest: when it is, what memory is its own, and what else it holds that must not grow."""

import contextlib
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from Xlib import display

if TYPE_CHECKING:
    from journeys.kiosk_outside import Kiosk

# A process that has just started builds its rooms some time later.
_OLD_S, _QUIET_S, _MOST_S, _NAP_S = 3.0, 0.5, 30.0, 0.05
# Fields of /proc/<pid>/stat after the name: state, parent, …, user and system time.
_STATE, _PARENT, _USER, _SYSTEM = 0, 1, 11, 12
_KIB: Final = 1024


def wait_for_rest(kiosk: "Kiosk") -> None:
    """Wait until both processes have done what they do by themselves; AssertionError when they never do."""
    began = changed = time.monotonic()
    last: list[tuple[int, int]] = []
    seen: dict[int, float] = {}
    while True:
        now = time.monotonic()
        children = kiosk.children()
        worked = [(pid, _worked(pid)) for pid in children]
        if worked != last:
            last, changed = worked, now
        age_s = min((now - seen.setdefault(pid, now) for pid in children), default=0.0)
        if len(children) == 2 and age_s >= _OLD_S and now - changed >= _QUIET_S:
            return
        assert now - began < _MOST_S, "the kiosk never comes to rest"
        time.sleep(_NAP_S)


def own_mib(kiosk: "Kiosk") -> float:
    """Return the memory that the supervisor and its children have written to, in MiB.

    Unlike PSS it does not follow what other programs of the machine share or no longer share with them.
    """
    supervisor = kiosk.program.process.pid
    return sum(_own_kib(pid) for pid in (supervisor, *kiosk.children())) / _KIB


def things(kiosk: "Kiosk") -> Mapping[str, int]:
    """Return how many there are of what must stay as it is, the kiosk at rest."""
    supervisor = kiosk.program.process.pid
    runtime, screen = kiosk.desktop.runtime, kiosk.desktop.env["DISPLAY"]
    return {
        "descriptors of the supervisor": len(list(Path(f"/proc/{supervisor}/fd").iterdir())),
        "threads of the supervisor": len(list(Path(f"/proc/{supervisor}/task").iterdir())),
        "its processes that are over and not taken notice of": _zombies(supervisor),
        "programs on the X server": _clients(screen),
        "files in the folder of the session": sum(1 for path in runtime.rglob("*") if not path.is_dir()),
    }


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()


def _worked(pid: int) -> int:
    with contextlib.suppress(OSError):
        found = _stat(pid)
        return int(found[_USER]) + int(found[_SYSTEM])
    return -1


def _own_kib(pid: int) -> int:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith(("Anonymous:", "Swap:")))


def _zombies(parent: int) -> int:
    found = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            told = _stat(int(folder.name))
            found += told[_STATE] == "Z" and int(told[_PARENT]) == parent
    return found


def _clients(name: str) -> int:
    screen: Any = display.Display(name)
    try:
        return len(screen.res_query_clients().clients)
    finally:
        screen.close()
