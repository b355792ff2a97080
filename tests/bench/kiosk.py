"""The kiosk's figures: how soon a wipe shows calm slides, how long its thread stands still, what its memory does.

`python tests/bench/kiosk.py [PYTHON]` prints them; `run.py` takes the rows. Long forms: tests/soak/kiosk.py.
"""

import contextlib
import select
import statistics
import sys
import time
from pathlib import Path
from typing import Any, Final

from Xlib import display
from Xlib.ext import damage

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from bench.first_paint import pss_mib  # noqa: E402 - the path first
from bench.vault_peers import Figure  # noqa: E402 - the same
from journeys.desktop import PYTHON  # noqa: E402 - the same
from journeys.hostile import strict_desktop  # noqa: E402 - the same
from journeys.hostile_hands import Hands  # noqa: E402 - the same
from journeys.kiosk_outside import Kiosk, wipe_button  # noqa: E402 - the same
from soak import kiosk as soak  # noqa: E402 - the same

WIPES, EVENTS, VISITS, AGAIN = 21, 2_000, 60, 300
MOST_WIPE_MS: Final = 300
_SEED, _MOST_S = 3018, 10.0
# Nearly the whole screen painted at once: the slides. A button that is pressed paints itself.
_WHOLE: Final = 0.9


def figures(python: Path = PYTHON) -> list[Figure]:
    """Measure with the program that `python` has installed."""
    program = (str(python.with_name("appui")),)
    slides, fresh, rest = _wipes(program)
    still = soak.events(EVENTS, _SEED, python)
    grown, again = soak.visits(VISITS, program), soak.same(AGAIN, python)
    return [
        _ms("kiosk: press on “Effacer et partir” → slides over all of the screen", slides, MOST_WIPE_MS),
        _ms("kiosk: the same press → the fresh process in front, the old one gone", fresh, None),
        Figure(
            f"kiosk: {still.events} events of a hostile pupil, {still.visits} visits: longest stand-still",
            f"{still.wall_ms:.0f} ms (its own work {still.own_ms:.0f})",
            "–",
            "–",
            f"≤ {soak.MOST_STILL_MS:.0f} ms",
            still.own_ms <= soak.MOST_STILL_MS,
        ),
        Figure("kiosk: memory (PSS) of its three processes at rest", f"{rest:.0f} MiB", "–", "–", "–", met=True),
        _growth(f"kiosk: its own memory after {grown.visits} visits, a process each, at rest", grown),
        _growth(f"kiosk: memory of one process that serves {again.visits} visits, all rooms", again),
    ]


def _ms(what: str, taken: list[float], most: float | None) -> Figure:
    middle = statistics.median(taken)
    return Figure(what, f"{middle:.0f} ms", "–", "–", f"≤ {most} ms" if most else "–", not most or middle <= most)


def _growth(what: str, grown: soak.Growth) -> Figure:
    return Figure(
        what,
        f"{grown.last_mib:.1f} MiB",
        f"{grown.first_mib:.1f} MiB (its first visits)",
        f"{grown.ratio:.2f}",
        f"≤ {soak.MOST_GROWTH} ×",
        grown.ratio <= soak.MOST_GROWTH and not grown.more,
    )


def _wipes(program: tuple[str, ...]) -> tuple[list[float], list[float], float]:
    """Return milliseconds to the slides and to the fresh process, and the memory at rest."""
    slides, fresh = list[float](), list[float]()
    with strict_desktop() as desktop:
        # A screen reader that listens costs time; most people run none. It is asked once, where the button is.
        with Kiosk(desktop, program=program) as kiosk:
            place = wipe_button(kiosk.begin())
            kiosk.leave()
            kiosk.end()
        assert place
        quiet = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0"}
        with Kiosk(desktop, program=program, extra=quiet) as kiosk:
            screen: Any = display.Display(desktop.env["DISPLAY"])
            screen.damage_query_version()
            screen.screen().root.damage_create(damage.DamageReportRawRectangles)
            hands = Hands(desktop.env["DISPLAY"], 0, (desktop.width, desktop.height))
            rest = 0.0
            with contextlib.closing(hands), contextlib.closing(screen):
                for _ in range(WIPES):
                    pid = kiosk.settled()
                    kiosk.wait_for_beats(2)
                    rest = rest or pss_mib(kiosk.program.process.pid)
                    hands.chord("space")
                    hands.press(*place)
                    kiosk.watch.ping_ms(kiosk.tops()[-1].window)
                    _painted(screen, 0)
                    began = time.perf_counter()
                    hands.let_go()
                    assert _painted(screen, _MOST_S), "the slides did not come"
                    slides.append((time.perf_counter() - began) * 1000)
                    kiosk.instead_of(pid)
                    fresh.append((time.perf_counter() - began) * 1000)
            kiosk.end()
    return slides, fresh, rest


def _painted(screen: Any, within_s: float) -> bool:  # noqa: ANN401 - python-xlib has no types
    """Wait until nearly all of the screen is painted at once; with 0 only forget what was painted until now."""
    size = screen.screen().root.get_geometry()
    over = time.perf_counter() + within_s
    while True:
        while screen.pending_events():
            event = screen.next_event()
            if within_s and event.type == screen.extension_event.DamageNotify:
                area = event.area
                if area.width * area.height >= _WHOLE * size.width * size.height:
                    return True
        if time.perf_counter() >= over:
            return False
        select.select([screen.fileno()], [], [], 0.01)


def main() -> None:
    """Print the figures of the program that the first argument, a Python, has installed."""
    for one in figures(Path(sys.argv[1]) if sys.argv[1:] else PYTHON):
        print(f"{one.what}: {one.ours}  {one.peer}  {one.ratio}  {one.target}  {'yes' if one.met else 'NO'}")


if __name__ == "__main__":
    main()
