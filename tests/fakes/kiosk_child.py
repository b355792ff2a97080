"""A child of the kiosk without a window, for tests of the supervisor: it speaks the real words over real pipes.

SIGUSR1: its visit is wiped. SIGUSR2: the PIN was right. `--false-start`: it ends before it is ready.
A visit of its own writes into the file after `--writes`, or breaks off with `--breaks-off`. With `--card` it
wants a card where there is a printer, and notes what it hears of it in the file behind that. `--babbles`: the one
in front says anything but words, without end. `--deaf`: it wants cards without end, and hears nothing any more.
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
    if "--card" in sys.argv:
        # What is pressed in a visit is answered before it ends, or nobody hears the answer.
        tell("begun")
        threading.Timer(1.0, end_visit).start()
    else:
        end_visit()


def end_visit() -> None:
    """Say that everything was pressed, and wipe."""
    tell("visited")
    tell("wiped")


def babble() -> None:
    """Say what is no word, and what begins like one, for ever."""
    noise = b"x" * 63 + b"leave\n" + b"\xff" * 5000 + b"leave" * 50 + b"\ncard\ncard FR\n%PDF-1.4\nlea\0ve\n"
    while True:
        os.write(1, noise)


def deafen() -> None:
    """Want cards for ever, and never hear an answer."""
    tell("begun")
    while True:
        os.write(1, b"card fr\n" * 500 + b"beat\n")


def want_card(order: str) -> None:
    """Want a card where there is a printer, and note every order of cards."""
    with Path(sys.argv[sys.argv.index("--card") + 1]).open("a", encoding="ascii") as notes:
        notes.write(f"{order}\n")
    if order == "card-there":
        tell("card fr")
        tell("card fr")


def begin() -> None:
    """Begin a visit."""
    if "--babbles" in sys.argv:
        threading.Thread(target=babble, daemon=True).start()
    elif "--deaf" in sys.argv:
        deafen()
    else:
        tell("begun")


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
        if order.startswith("card-") and "--card" in sys.argv:
            want_card(order)
        elif order == "show":
            tell("shown")
        elif order == "begin":
            begin()
        elif order == "visit":
            visit()
        elif order == "end":
            return


main()
