"""The kiosk maltreated: thousands of events in batches, and after each batch what must hold is looked at.

Nothing waits for a time: a batch is over when the thread that paints has answered behind it. `make soak` does this
with many more events; the seed makes the same things happen again, as far as time allows.
"""

import contextlib
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from journeys.desktop import Desktop
from journeys.hostile_hands import Hands
from journeys.kiosk_outside import Kiosk, children_of
from journeys.peddler import CLIPBOARDS, Peddler
from journeys.x_watch import Top

ROUND: Final = 2_500
_ACTS: Final = 16
# One in front, one behind, and for a moment the one that has just been relieved.
_MOST_PROCESSES: Final = 3
# At a start the first slides by their window, that by another one, and that by the next process.
_RELIEVED: Final = 3
_SETTLE_S: Final = 15.0
_PASSING_S: Final = 2.0
_NAP_S: Final = 0.05
_NOBODYS: Final = "a window of process 0:"
# Openbox without a key, a mouse button or a menu of its own, as packaging/kiosk has it.
STRICT: Final = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
<keyboard/><mouse/><menu/>
<applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
"""


def start_strict_manager(desktop: Desktop) -> None:
    """Start a window manager that answers to nothing by itself."""
    path = desktop.folder / "rc.xml"
    path.write_text(STRICT, encoding="utf-8")
    desktop.start_manager("--config-file", str(path))


@contextlib.contextmanager
def strict_desktop() -> Iterator[Desktop]:
    """Give a desktop with such a manager, in a folder that goes at the end: for what is no test."""
    with (
        tempfile.TemporaryDirectory(prefix="appui-kiosk-") as name,
        Desktop(Path(name), "1280x800", keyring=False, manager=False) as desktop,
    ):
        start_strict_manager(desktop)
        yield desktop


class Outcome(NamedTuple):
    """What came of it; `longest_ms`: until the thread that paints had dealt with all of a batch."""

    events: int
    visits: int
    longest_ms: float
    took_s: float


class Ordeal:
    """What a hostile pupil does to one kiosk. `strict`: nobody else on this desktop answers to keys or clicks."""

    def __init__(self, kiosk: Kiosk, seed: int, *, strict: bool = True) -> None:
        name = kiosk.desktop.env["DISPLAY"]
        self.kiosk, self.strict = kiosk, strict
        self.hands = Hands(name, seed, (kiosk.desktop.width, kiosk.desktop.height))
        self.peddler = Peddler(name)
        self._visits: set[int] = set()
        self._rounds = 0
        self._fresh = kiosk.first_page()
        kiosk.leave()
        kiosk.settled()
        kiosk.remember()

    def close(self) -> None:
        """Let go of everything."""
        self.hands.close()
        self.peddler.close()

    def run(self, events: int, batch: int = _ACTS) -> Outcome:
        """Send that many events at least; AssertionError names the first thing that did not hold."""
        began, first = time.monotonic(), self.hands.events
        self.kiosk.watch.longest_ms = 0.0
        until = first
        while self.hands.events - first < events:
            until = min(until + ROUND, first + events)
            while self.hands.events < until:
                self.hands.act(batch)
                self.hands.let_go()
                self.look()
            self.goods()
            if self._rounds % 2 == 0:
                # It takes two seconds of waiting.
                self.long_press()
            self._rounds += 1
            self.next_visit()
        took_s = time.monotonic() - began
        return Outcome(self.hands.events - first, len(self._visits), self.kiosk.watch.longest_ms, took_s)

    def look(self) -> None:
        """Look at what must hold now; a desktop with keys of its own is given time to come back from them."""
        began = time.monotonic()
        while True:
            wrong = self.wrong()
            if not wrong:
                return
            # A frame whose window has gone is openbox's for a moment more.
            passing = all(one.startswith(_NOBODYS) for one in wrong)
            over = began + (_SETTLE_S if not self.strict else _PASSING_S if passing else 0)
            assert time.monotonic() < over, (self.hands.events, wrong, self.kiosk.said()[-2000:])
            time.sleep(_NAP_S)
            if not self.strict:
                # What hangs open over everything is the desktop's own: a pupil gets rid of it the same way.
                self.hands.chord("Escape")
                self.hands.let_go()

    def wrong(self) -> list[str]:
        """Return what does not hold: one window of ours, over everything, alive, and no program but the kiosk."""
        kiosk = self.kiosk
        ours = kiosk.children()
        tops = kiosk.watch.tops()
        mine = [one for one in tops if one.pid in ours]
        found = [f"a window of process {one.pid}: {one}" for one in tops if one.pid not in ours]
        owners = {one.pid for one in mine}
        if not mine:
            return [*found, f"no window of {ours} among {tops}"]
        if len(mine) != len(owners) or len(owners) > _MOST_PROCESSES - 1:
            found.append(f"several windows: {mine}")
        above = mine[-1]
        if (above.left, above.top, above.width, above.height) != (0, 0, *kiosk.watch.size()):
            found.append(f"it leaves something free: {above}")
        self._visits.add(above.pid)
        if not self._answers(above):
            found.append(f"it does not answer: {above}")
        if len(ours) > _MOST_PROCESSES:
            found.append(f"too many processes: {ours}")
        found += [f"{pid} has started {others}" for pid in ours if (others := children_of(pid))]
        if self.strict:
            found += [f"started: {name}" for name in kiosk.trapped()]
        return found

    def _answers(self, top: Top) -> bool:
        """Tell whether a window, or the one that has relieved it between two looks, answers."""
        for _ in range(1 + _RELIEVED):
            if self.kiosk.watch.ping_ms(top.window) is not None:
                return True
            top = next(reversed(self.kiosk.tops()), top)
        return False

    def goods(self) -> None:
        """Copy ten megabytes in another program and press all that pastes; let a file fall on the window."""
        kiosk = self.kiosk
        kiosk.settled()
        kiosk.begin()
        self.peddler.offer()
        wide, high = kiosk.watch.size()
        for x, y in ((wide // 2, high // 2), (wide // 3, high // 4)):
            self.hands.point(x, y)
            for chord in ("Control_L v", "Shift_L Insert", "Control_L Shift_L v"):
                self.hands.chord(chord)
            self.hands.middle_click()
            self.hands.let_go()
            kiosk.watch.ping_ms(kiosk.tops()[-1].window)
            self.peddler.serve()
            assert not self.peddler.drop(kiosk.tops()[-1].window, x, y, "/etc/hostname"), "it would take a file"
        assert self.peddler.read == [], "it has read what another program offers"
        self.look()

    def long_press(self) -> None:
        """Keep the first button down for longer than any menu waits, then go on pulling outwards."""
        kiosk = self.kiosk
        wide, high = kiosk.watch.size()
        self.hands.press(wide // 2, high // 2)
        kiosk.wait_for_beats(2)
        self.hands.point(wide - 1, high - 1)
        self.hands.point(0, 0)
        assert kiosk.watch.owner_of("XdndSelection") in {0, self.peddler.window.id}, (
            "it gives something to pull out"
        )
        self.hands.let_go()
        self.look()

    def next_visit(self) -> None:
        """End the visit, and see that the next one begins like the very first one of all."""
        kiosk = self.kiosk
        self.hands.chord("Escape")
        self.hands.let_go()
        kiosk.leave()
        kiosk.settled()
        owners = {name: kiosk.watch.owner_of(name) for name in CLIPBOARDS}
        assert set(owners.values()) == {0}, f"a clipboard still holds what the visit put there: {owners}"
        fresh = kiosk.first_page()
        assert fresh == self._fresh, "something of the last visit is there"

    def aftermath(self) -> None:
        """Look at what must hold of the whole: nothing written, nobody started."""
        kiosk = self.kiosk
        assert kiosk.left() == []
        assert kiosk.strangers() == []
        if self.strict:
            assert kiosk.trapped() == []
