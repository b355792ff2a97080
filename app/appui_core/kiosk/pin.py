"""The way out of the kiosk: a PIN against the policy's hash, each wrong one making the next wait longer.

The count survives a restart of the program in a small file in memory (runtime.py): how many were wrong, and when
by the clock that nobody can set. It holds nothing about anybody, and is only there after a wrong PIN. Switching
the PC off ends the wait: that takes a minute too.
"""

import contextlib
import json
import math
import os
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from appui_core.clock import Clock, SystemClock
from appui_core.kiosk.phc import verify_pin
from appui_core.kiosk.runtime import make_folder, runtime_folder

STEPS_S: Final = (0, 0, 0, 5, 15, 60, 300)
"""The wait after the first wrong PIN, the second, and so on; after more the last one."""
# Of all instances: OpenSSL 3 waits for ever where two hashes of several lanes are made at once in one process.
_ONE_AT_A_TIME: Final = Lock()
_MOST_BYTES: Final = 200
_MOST_COUNTED: Final = 1_000_000


class _Wrong(NamedTuple):
    """How many PINs were wrong in a row, and when the last was, in monotonic seconds since the PC started."""

    failed: int = 0
    at_s: float = 0.0


def state_file() -> Path:
    """Return where the count is kept on this PC."""
    return runtime_folder() / "kiosk-exit.json"


class ExitPin:
    """The exit; with an empty hash there is none. `tries` takes a tenth of a second: never on the GUI thread."""

    def __init__(self, phc: str, state: Path, clock: Clock | None = None) -> None:
        self._phc = phc
        self._state = state
        self._clock = clock or SystemClock()
        self._here = _Wrong()

    @property
    def exists(self) -> bool:
        """Whether the policy gives a way out at all."""
        return bool(self._phc)

    def wait_s(self) -> int:
        """Return the whole seconds until the next PIN is looked at; 0 is now."""
        wrong = self._wrong()
        step_s = STEPS_S[min(wrong.failed, len(STEPS_S)) - 1] if wrong.failed else 0
        now_s = self._clock.monotonic_s()
        if not step_s:
            return 0
        if wrong.at_s > now_s:
            # The PC has started since, and the file outlived that: the wait begins anew, once.
            self._keep(_Wrong(wrong.failed, now_s))
            return step_s
        return max(0, math.ceil(step_s - (now_s - wrong.at_s)))

    def tries(self, pin: str) -> bool:
        """Tell whether a PIN opens. One that comes during the wait, or without a hash, is not looked at."""
        with _ONE_AT_A_TIME:
            if not self.exists or self.wait_s():
                return False
            # Counted first: who ends the program meanwhile has used up a try.
            self._keep(_Wrong(min(self._wrong().failed + 1, _MOST_COUNTED), self._clock.monotonic_s()))
            if not verify_pin(pin, self._phc):
                return False
            self._forget()
            return True

    def _wrong(self) -> _Wrong:
        """Return what is counted, here or by a process before this one."""
        return max(self._here, self._read(), key=lambda wrong: wrong.failed)

    def _read(self) -> _Wrong:
        try:
            with self._state.open("rb") as stream:
                raw = json.loads(stream.read(_MOST_BYTES))
            failed, at_s = raw["failed"], raw["at_s"]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return _Wrong()
        sound = type(failed) is int and 0 < failed <= _MOST_COUNTED and type(at_s) is float and math.isfinite(at_s)
        return _Wrong(failed, at_s) if sound else _Wrong()

    def _keep(self, wrong: _Wrong) -> None:
        """Keep the count. Where no file can be written it holds as long as this process, with the longest wait.

        The next visit's process would know nothing of it: a full memory must not give a handful of tries to each.
        """
        kept = self._write(wrong)
        self._here = wrong if kept else _Wrong(max(wrong.failed, len(STEPS_S)), wrong.at_s)

    def _write(self, wrong: _Wrong) -> bool:
        """Write the count as a whole; tell whether it is there."""
        if not make_folder(self._state.parent):
            return False
        beside = self._state.with_suffix(f".{os.getpid()}")
        try:
            beside.write_text(json.dumps(wrong._asdict()), encoding="ascii")
            beside.replace(self._state)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            return False
        return True

    def _forget(self) -> None:
        self._here = _Wrong()
        with contextlib.suppress(OSError):
            self._state.unlink(missing_ok=True)
