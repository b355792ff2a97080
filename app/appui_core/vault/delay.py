"""How long the next passphrase or recovery key has to wait after wrong ones: longer each time, over restarts too.

The count lies beside the header (attempts.py) and can be deleted, or the clock moved, by whoever holds the folder:
what slows that person down is Argon2id. The wait is for the one who only sits at this PC.
"""

from datetime import datetime, timedelta
from pathlib import Path

from appui_core.clock import Clock, parse_utc_stamp, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import attempts

FREE_TRIES = 3
FIRST_S, LONGEST_S = 5, 300


def step_s(guesses: int) -> int:
    """Return the wait after so many wrong ones, in seconds: none for the first three, then 5, 10, 20 ... 300."""
    if guesses <= FREE_TRIES:
        return 0
    # 5 x 2^6 is over the longest already: no huge power for a count that somebody wrote into the file.
    return min(FIRST_S << min(guesses - FREE_TRIES - 1, 6), LONGEST_S)


def unlock_delay(folder: Path, clock: Clock) -> int:
    """Return the seconds to wait before a passphrase or recovery key is tried again; 0 is now.

    A clock that was set back starts the step anew, once, so that it never lasts longer than itself.
    """
    counted = attempts.read_attempts(folder)
    step = step_s(counted.guesses) if counted is not None else 0
    if counted is None or not step or not counted.since_utc:
        return 0
    now = clock.now()
    waited = now - _instant(counted.since_utc)
    if waited < timedelta(0):
        # Where even this can't be written, nobody is shut out for the rest of the year.
        return step if attempts.restart_wait(folder, counted, utc_stamp(now)) else 0
    left = timedelta(seconds=step) - waited
    return max(0, -(-left // timedelta(seconds=1)))


def refuse_early(folder: Path, clock: Clock) -> None:
    """Make sure that the wait is over.

    Raises AppuiError: UNLOCK_DELAYED, its detail the seconds that are left.
    """
    left_s = unlock_delay(folder, clock)
    if left_s:
        raise AppuiError(ErrorCode.UNLOCK_DELAYED, str(left_s))


def _instant(stamp: str) -> datetime:
    try:
        return parse_utc_stamp(stamp)
    except ValueError:
        # Such as 31 February: read as long ago.
        return parse_utc_stamp("1970-01-01T00:00:00.000Z")
