"""The proof that a visit leaves nothing: all that this user can write to, before and after a visit in processes.

The visit is made by the supervisor and the processes that pupils get: one starts, goes through every room by
itself under a calm page, wipes, and gives way to a fresh one. Then all of them end, and the second look begins.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from appui_core.errors import AppuiError, ErrorCode
from appui_core.kiosk.supervisor import Supervisor
from appui_core.kiosk.told_apart import Other, apart
from appui_core.kiosk.traces import changes, left_out, snapshot, writable_roots
from appui_core.kiosk.words import Order

if TYPE_CHECKING:
    from appui_core.kiosk.card import CardDesk

# A visit takes ten to thirty seconds; a slow PC may take ten times that.
MOST_S: Final = 300.0


class Kind(StrEnum):
    """What can be left behind."""

    FILE = "file"
    CLIPBOARD = "clipboard"
    SETTING = "setting"


class Left(NamedTuple):
    """Something that is not what it was: a file by its path, a clipboard or a setting by its name."""

    kind: Kind
    name: str


class Proof(NamedTuple):
    """What a visit left, what changed meanwhile through others, what could not be looked into, how much was.

    `without_card`: the policy names a printer, and no card was printed for a proof.
    """

    left: tuple[Left, ...]
    others: tuple[Other, ...]
    closed: tuple[str, ...]
    looked_at: int
    without_card: bool = False


class Stage(StrEnum):
    """What is under way; the words are in the texts, `cli.kiosk.stage`."""

    BEFORE = "before"
    VISIT = "visit"
    AFTER = "after"


class Watched(NamedTuple):
    """What is looked at before and after: folders, folders left out, and what is no file, by kind."""

    roots: tuple[Path, ...]
    without: tuple[Path, ...] = ()
    looks: Mapping[Kind, Callable[[], Mapping[str, str]]] = {}


def whole_account() -> Watched:
    """Return everything that this user can write to, as far as it is files."""
    return Watched(writable_roots(), left_out())


def prove(visit: Callable[[], None], watched: Watched, said: Callable[[Stage], None]) -> Proof:
    """Watch a visit; `said` hears each stage. Takes as long as two looks at every file: seconds to a minute.

    Raises what `visit` raises.
    """
    said(Stage.BEFORE)
    files = snapshot(watched.roots, watched.without)
    things = _look(watched)
    said(Stage.VISIT)
    began_ns = time.time_ns()
    visit()
    ended_ns = time.time_ns()
    said(Stage.AFTER)
    things_after = _look(watched)
    files_after = snapshot(watched.roots, watched.without)
    unexplained, others = apart(changes(files, files_after), began_ns, ended_ns)
    changed = [
        Left(kind, name)
        for kind, before in things.items()
        for name in sorted(before.keys() | things_after[kind].keys())
        if before.get(name) != things_after[kind].get(name)
    ]
    left = (*(Left(Kind.FILE, path) for path in unexplained), *changed)
    closed = tuple(sorted({*files.closed, *files_after.closed}))
    return Proof(left, others, closed, len(files_after.traces))


def visit_in_processes(command: Sequence[str], most_s: float = MOST_S, cards: "CardDesk | None" = None) -> None:
    """Have the kiosk that `command` starts make a visit by itself, change over to a fresh process, and end.

    `cards` answers whoever presses the button of the pocket card; without it there is no such button.

    Raises AppuiError KIOSK_VISIT_FAILED: it did not start, broke off, or did not end in time.
    """
    supervisor = Supervisor(command)
    supervisor.cards = cards
    until_s = time.monotonic() + most_s

    def until(condition: Callable[[], bool]) -> None:
        while not condition():
            if supervisor.over or time.monotonic() > until_s:
                raise AppuiError(ErrorCode.KIOSK_VISIT_FAILED)
            supervisor.turn()

    try:
        until(lambda: supervisor.settled and supervisor.standby is not None and supervisor.standby.ready)
        first = supervisor.in_use
        if first is None:
            raise AppuiError(ErrorCode.KIOSK_VISIT_FAILED)
        first.order(Order.VISIT)
        until(lambda: supervisor.settled and supervisor.in_use is not first)
        if not first.visited:
            raise AppuiError(ErrorCode.KIOSK_VISIT_FAILED)
    finally:
        supervisor.stop()
        supervisor.run()


def _look(watched: Watched) -> dict[Kind, Mapping[str, str]]:
    return {kind: look() for kind, look in watched.looks.items()}
