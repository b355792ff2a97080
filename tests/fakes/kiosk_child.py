"""A child of the kiosk without a window, for tests of the supervisor: it speaks the real words over real pipes.

SIGUSR1: its visit is wiped. SIGUSR2: the PIN was right. `--false-start`: it ends before it is ready.
A visit of its own writes into the file after `--writes`, or breaks off with `--breaks-off`.
"""

import os
import signal
import sys
import threading
from pathlib import Path

BEAT_S = 0.1


def tell(word: str) -> None:
    """Say a word; so short a line is written as one, from a signal too."""
    os.write(1, f"{word}\n".encode())


def beat() -> None:
    """Beat until the process ends."""
    while not threading.Event().wait(BEAT_S):
        tell("beat")


def visit() -> None:
    """Make a visit without anybody."""
    if "--breaks-off" in sys.argv:
        os._exit(3)
    if "--writes" in sys.argv:
        Path(sys.argv[sys.argv.index("--writes") + 1]).write_text("trace", encoding="ascii")
    tell("visited")
    tell("wiped")


def main() -> None:
    """Obey the supervisor."""
    if "--false-start" in sys.argv and os.environ["APPUI_KIOSK_FACE"] == "rooms":
        sys.exit(3)
    signal.signal(signal.SIGUSR1, lambda *_: tell("wiped"))
    signal.signal(signal.SIGUSR2, lambda *_: tell("leave"))
    threading.Thread(target=beat, daemon=True).start()
    tell("no word of ours")
    tell("ready")
    if "APPUI_KIOSK_AT_ONCE" in os.environ:
        tell("shown")
    for line in sys.stdin:
        order = line.strip()
        if order == "show":
            tell("shown")
        elif order == "begin":
            tell("begun")
        elif order == "visit":
            visit()
        elif order == "end":
            return


main()
