"""The kiosk as a journey sees it: a supervisor, the process in front and the one behind it."""

from pathlib import Path

from journeys.desktop import Desktop, Program


class KioskProgram:
    """The kiosk, seen from outside: its processes, and which of them has a window on the screen."""

    def __init__(self, desktop: Desktop, *arguments: str, program: Program | None = None) -> None:
        self.desktop = desktop
        self.program = program or desktop.program("kiosk", *arguments)

    def reader_of(self, pid: int) -> Program:
        """Return one of its processes, to be looked at and used, never ended."""
        return reader_of(self.desktop, self.program, pid)

    def shown(self) -> int:
        """Return the process whose window alone is on the screen; 0 while there is none or two."""
        there = [pid for pid in self.children() if self.desktop.window_titles(pid)]
        return there[0] if len(there) == 1 else 0

    def children(self) -> list[int]:
        """Return the processes that the supervisor keeps."""
        parent = self.program.process.pid
        found = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
        return [int(pid) for pid in found.split()]

    def settled(self) -> int:
        """Return the process in front, once another one stands behind it."""
        return self.program.wait_until(
            lambda: self.shown() if len(self.children()) == 2 else 0, "one in front, one behind", 60
        )

    def instead_of(self, pid: int) -> int:
        """Return the process in front once it is another one, and the old one is gone."""
        self._shown_not(pid)
        self.program.wait_until(lambda: not Path(f"/proc/{pid}").exists(), "the old one is gone", 60)
        return self._shown_not(pid)

    def _shown_not(self, pid: int) -> int:
        """Wait for another process in front; what is asked while a window goes away may be answered by nothing."""
        return self.program.wait_until(lambda: (there := self.shown()) != pid and there, "a process in front", 60)


def reader_of(desktop: Desktop, supervisor: Program, pid: int) -> Program:
    """Return a process that a supervisor keeps, to be looked at and used, never ended."""
    # What it says goes where the supervisor's own words go.
    desktop.logs[pid] = desktop.logs[supervisor.process.pid]
    return Program(desktop, _Seen(pid))  # type: ignore[arg-type]  # no child of the journey


class _Seen:
    """A process that somebody else started, as far as looking at it goes."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """Tell whether it is over."""
        return None if Path(f"/proc/{self.pid}").exists() else 0
