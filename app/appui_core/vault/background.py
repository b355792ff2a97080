"""The check that runs while nobody uses the window: every original is opened again, a few at a time, week by week.

Its place is kept in the index: `exhibits.checked_at_utc` says when each original was last found unchanged, and the
settings when this round began, when the last one ended, and what was found. A round starts with the originals that
were checked longest ago.
"""

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from appui_core.clock import Clock, SystemClock, parse_utc_stamp, utc_stamp
from appui_core.vault.check import Problem, blob_place
from appui_core.vault.checked import COMPLETE, keep_problems, kept_problems, note_checked

if TYPE_CHECKING:
    from appui_core.vault.vault import Vault

EVERY = timedelta(days=7)
SLICE_S = 0.015
_PAGE = 500
# Rows are written once for so many originals: each time costs a flush of the disk.
_WRITE_AFTER = 50

_BEGAN = "check_began_at_utc"


@dataclass(frozen=True, slots=True)
class SliceResult:
    """What a slice did; `complete`: there is nothing to check now, look again in a while."""

    checked: int
    complete: bool


class BackgroundCheck:
    """The background check of an open vault. Not for two threads at once."""

    def __init__(self, vault: "Vault", clock: Clock | None = None) -> None:
        self._vault = vault
        self._clock = clock or SystemClock()
        self._queue: list[tuple[str, str]] = []
        self._whole: list[str] = []

    @property
    def last_complete_utc(self) -> str | None:
        """When the last round ended (`_utc` stamp); None before the first."""
        return self._vault.setting(COMPLETE)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found and not found well again since, whichever session found it."""
        return kept_problems(self._vault)

    def step(self) -> SliceResult:
        """Open a few originals, for about 15 ms, and note what was found; call it again and again while idle.

        Call it off the GUI thread, between other tasks of the vault's lane, with a pause after each. One original
        is the least there is: one of 2 GB takes seconds, in which the interpreter's lock is given back every 8 KB.
        After `complete` there is nothing to do until seven days after the last round ended: calling again costs a
        look at the settings. Stopping at any time, `kill -9` included, loses at most the notes about the last
        fifty originals, which are then opened again.

        Raises AppuiError: VAULT_LOCKED, DISK_FULL, VAULT_READ_ONLY, VAULT_DAMAGED.
        """
        if not self._queue and not self._refill():
            return SliceResult(0, complete=True)
        began_s, checked = time.monotonic(), 0
        while self._queue and (not checked or time.monotonic() - began_s < SLICE_S):
            name, sha256 = self._queue.pop(0)
            checked += 1
            if self._vault.opens(name, sha256):
                self._whole.append(name)
            else:
                self._note_problem(name)
        if len(self._whole) >= _WRITE_AFTER or not self._queue:
            self._write()
        return SliceResult(checked, complete=False)

    def _refill(self) -> bool:
        """Take the next originals of this round, beginning one when it is time; False when there is none."""
        began = self._vault.setting(_BEGAN)
        if began is None:
            if not self._due():
                return False
            began = utc_stamp(self._clock.now())
            self._vault.set_setting(_BEGAN, began)
        bad = {problem.what for problem in self.problems}
        sql = (
            "SELECT blob, sha256 FROM exhibits WHERE withdrawn = 0"
            " AND (checked_at_utc IS NULL OR checked_at_utc < ? OR checked_at_utc > ?)"
            " ORDER BY checked_at_utc, id LIMIT ?"
        )
        # A date to come was written before the clock was set back: it says nothing.
        latest = max(began, utc_stamp(self._clock.now()))
        rows = self._vault.rows(sql, (began, latest, _PAGE + len(bad)))
        self._queue = [(name, sha256) for name, sha256 in rows if blob_place(name) not in bad]
        if not self._queue:
            self._end_round()
        return bool(self._queue)

    def _due(self) -> bool:
        last = self.last_complete_utc
        if last is None:
            return True
        # A clock that was set back: rather once too often.
        since = self._clock.now() - parse_utc_stamp(last)
        return not timedelta(0) <= since < EVERY

    def _end_round(self) -> None:
        """Look once more at what was damaged, which may have been put back, and note the end of the round."""
        places = {problem.what for problem in self.problems}
        rows = (
            self._vault.rows("SELECT blob, sha256 FROM exhibits WHERE withdrawn = 0 ORDER BY id") if places else []
        )
        still = [(name, sha256) for name, sha256 in rows if blob_place(name) in places]
        self._whole += [name for name, sha256 in still if self._vault.opens(name, sha256)]
        bad = [name for name, _ in still if name not in self._whole]
        with self._vault.transaction():
            self._write()
            keep_problems(self._vault, tuple(self._problem(name) for name in bad))
            self._vault.set_setting(COMPLETE, utc_stamp(self._clock.now()))
            self._vault.rows("DELETE FROM settings WHERE key = ?", (_BEGAN,))

    def _note_problem(self, name: str) -> None:
        # One that was withdrawn since the queue was filled is no problem.
        if self._vault.rows("SELECT 1 FROM exhibits WHERE blob = ?", (name,)):
            keep_problems(self._vault, tuple(dict.fromkeys((*self.problems, self._problem(name)))))

    def _problem(self, name: str) -> Problem:
        there = (self._vault.folder / blob_place(name)).is_file()
        return Problem(blob_place(name), "blob_damaged" if there else "blob_missing")

    def _write(self) -> None:
        if self._whole:
            # Should the clock be set back during a round, what was checked in it still counts as that.
            began = self._vault.setting(_BEGAN) or ""
            note_checked(self._vault, self._whole, max(began, utc_stamp(self._clock.now())))
            self._whole = []
