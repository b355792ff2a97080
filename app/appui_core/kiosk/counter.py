"""How often the kiosk was used: off unless the machine's policy asks for it, and told in whole weeks.

One line a week, the Monday and a number; no day, no hour, nothing of what was read. A week under five is told as
such, since a librarian may remember who sat there; the week that runs is not told at all, since two looks at it
would tell when somebody came. The time of the file is set to that Monday for the same reason.
"""

import contextlib
import csv
import io
import os
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from appui_core.clock import Clock

FEWEST: Final = 5
FILE: Final = "kiosk-openings.csv"
HIDDEN: Final = f"<{FEWEST}"
_MOST_WEEKS: Final = 156
_MOST_BYTES: Final = 64 * 1024


class Week(NamedTuple):
    """One week that is over: its Monday, and how many visits, None where they were fewer than five."""

    monday: date
    openings: int | None


def counter_folder() -> Path:
    """Return the machine's folder for the count: what systemd gives the kiosk, else the system's usual place."""
    if sys.platform == "win32":
        import platformdirs  # noqa: PLC0415 - asks Windows itself

        return Path(platformdirs.site_config_dir("Appui", appauthor=False)) / "state"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Appui/state")
    # Several folders are set apart by colons; ours is the first.
    return Path(os.environ.get("STATE_DIRECTORY", "").split(":")[0] or "/var/lib/appui")


class Counter:
    """The count in one folder. One process writes it: the supervisor."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def opened(self) -> bool:
        """Count one visit; tell whether that could be written (a full disk must not disturb a visit)."""
        monday = self._monday()
        try:
            counts = self._read()
            counts[monday] = counts.get(monday, 0) + 1
            self._write(dict(sorted(counts.items())[-_MOST_WEEKS:]), monday)
        except OSError:
            return False
        return True

    def weeks(self) -> tuple[Week, ...]:
        """Return the weeks that are over, the oldest first.

        Raises OSError: there is a count, but this user may not read it.
        """
        now = self._monday()
        return tuple(
            Week(monday, count if count >= FEWEST else None)
            for monday, count in sorted(self._read().items())
            if monday < now
        )

    def csv(self, header: tuple[str, str]) -> str:
        """Return them as CSV with semicolons, as spreadsheets in France read it; `<5` where there were fewer.

        Raises OSError: as `weeks`.
        """
        out = io.StringIO()
        rows = csv.writer(out, delimiter=";", lineterminator="\n")
        rows.writerow(header)
        rows.writerows(
            (week.monday.isoformat(), HIDDEN if week.openings is None else week.openings) for week in self.weeks()
        )
        return out.getvalue()

    def _monday(self) -> date:
        today = self._clock.now().date()
        return today - timedelta(days=today.weekday())

    def _read(self) -> dict[date, int]:
        """Return what is counted; a line that is none is left out."""
        try:
            with (self._folder / FILE).open("rb") as stream:
                lines = stream.read(_MOST_BYTES).decode("ascii", "replace").splitlines()
        except FileNotFoundError:
            return {}
        counts: dict[date, int] = {}
        for line in lines:
            day, _, count = line.partition(";")
            if count.isdigit() and len(count) <= 7:
                with contextlib.suppress(ValueError):
                    counts[date.fromisoformat(day)] = int(count)
        return counts

    def _write(self, counts: dict[date, int], monday: date) -> None:
        self._folder.mkdir(mode=0o755, exist_ok=True)
        beside = self._folder / f"{FILE}.new"
        # The numbers below five are in it: for the one who runs the kiosk alone.
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="ascii", newline="\n") as stream:  # noqa: PTH123 - of a descriptor
            stream.writelines(f"{day.isoformat()};{count}\n" for day, count in counts.items())
            stream.flush()
            os.fsync(descriptor)
        at_s = datetime.combine(monday, time(), UTC).timestamp()
        os.utime(beside, (at_s, at_s))
        beside.replace(self._folder / FILE)
