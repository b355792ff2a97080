"""No picture of this process's memory on the disk: what is open in a vault stands there in clear.

A limit of 0 bytes keeps the system from writing core files. Where a crash reporter takes them through a pipe the
kernel does not heed that limit, so a command also says that it may not be dumped at all (PR_SET_DUMPABLE, which
forbids a debugger of the same person as well). The window does not: desktop portals look into the process that
asks and would refuse it (source: man 2 prctl, man 5 core; xdg-desktop-portal reads /proc/PID/root).
"""

import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4


def refuse_core_dumps(*, wholly: bool) -> None:
    """Ask the system for no core file; `wholly`: for no dump of any kind, where there is a way to ask for that.

    A system that knows no such wish, or refuses it, changes nothing.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - POSIX only

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return
    if wholly and sys.platform.startswith("linux"):
        import ctypes  # noqa: PLC0415 - a few milliseconds that the window's start does not have

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
