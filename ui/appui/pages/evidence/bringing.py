"""What a person brings in, and the one step that keeps some of it: examined, sealed, durable together.

Off the GUI thread; heavy packages are imported inside. A portion is small enough that nobody waits for it: whoever
locks, captures or stops meanwhile comes next.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from appui.pages.evidence.jobs import Target
from appui_core.cases.model import Exhibit, Facts, Mode
from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.gather import Found, Gathered

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.intake.original import Original

PORTION: Final = 32
"""How many originals are kept together: one group of `cases.bulk`."""
PORTION_BYTES: Final = 128 * 1024 * 1024
"""What a portion holds at most, by the sizes that folders tell, unless it is one file."""
AT_ONCE: Final = 500
"""After so many there is a pause: three to five exhibits are enough for most."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture from the clipboard; nobody has looked inside.

    `encoded`: there were pixels alone, and Appui made a file of them.
    """

    data: bytes = field(repr=False)
    encoded: bool = False


# What comes in from outside: a file or a folder, or a picture that was pasted.
Brought = Path | Pasted
# The same, once folders were walked.
Waiting = Found | Pasted


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one file: an exhibit, or why not. What was pasted has no name."""

    name: str
    exhibit: Exhibit | None
    error: AppuiError | None

    @classmethod
    def refused(cls, name: str, error: AppuiError) -> "Fate":
        """Return a refusal that holds nothing of the frames in which it was raised, nor of what these held."""
        return cls(name, None, AppuiError(error.code, error.detail))


@dataclass(frozen=True, slots=True)
class Portion:
    """What a step did. `left` was not looked at, or can be kept later; `stopped` is what stopped it."""

    code: str | None
    fates: tuple[Fate, ...]
    left: tuple[Waiting, ...] = ()
    stopped: AppuiError | None = None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What of the folders was not taken; the sums of several `Gathered`."""

    counts: Counter[str] = field(default_factory=Counter)
    more: bool = False

    def plus(self, gathered: Gathered) -> "PassedOver":
        """Return the sums with those of another walk."""
        counts = Counter({name: getattr(gathered, name) for name in _COUNTED})
        return PassedOver(self.counts + counts, self.more or gathered.more)


_COUNTED: Final = ("hidden", "links", "special", "unreadable", "deep", "left_alone")
# After one of these no other file would fare better: what follows waits.
_STOPPING: Final = frozenset(
    {
        ErrorCode.DISK_FULL,
        ErrorCode.VAULT_READ_ONLY,
        ErrorCode.VAULT_DAMAGED,
        ErrorCode.VAULT_LOCKED,
        ErrorCode.VAULT_BUSY,
        ErrorCode.INTERRUPTED,
    }
)


def portion(waiting: Sequence[Waiting], most: int = PORTION) -> int:
    """Return how many of what waits go together."""
    count = size_bytes = 0
    for one in waiting[: min(PORTION, most)]:
        size_bytes += one.size_bytes if isinstance(one, Found) else len(one.data)
        if count and size_bytes > PORTION_BYTES:
            break
        count += 1
    return count


def keep_portion(
    cases: "Cases",
    target: Target,
    given: Sequence[Waiting],
    facts: Facts,
    clock: Clock,
    cancelled: Callable[[], bool],
) -> Portion:
    """Keep what is sound of a portion; the case of a new `target` is made with the first that is.

    Raises AppuiError: CASE_UNKNOWN; what befalls a file is its fate.
    """
    from appui_core.cases.bulk import Kept  # noqa: PLC0415 - comes with the vault

    fates: list[Fate] = []
    left: list[Waiting] = []
    stopped: AppuiError | None = None
    code = target.code
    originals: list[Original | Callable[[], Original]] = [partial(_examine, one, clock) for one in given]
    if code is None:
        refused, first = _first_sound(originals, cancelled)
        fates = [Fate.refused(_name(given[place]), error) for place, error in enumerate(refused)]
        given, originals = given[len(refused) :], originals[len(refused) :]
        if first is None:
            return Portion(None, tuple(fates), tuple(given))
        originals = [first, *originals[1:]]
        code = cases.new(target.title, Mode.FAMILY).code
    for fate in cases.add_many(code, originals, facts=facts, cancelled=cancelled):
        one = given[fate.place]
        if isinstance(fate, Kept):
            fates.append(Fate(_name(one), fate.exhibit, None))
        elif fate.error.code in _STOPPING:
            left.append(one)
            stopped = stopped or fate.error
        else:
            fates.append(Fate.refused(_name(one), fate.error))
    if stopped is not None and stopped.code == ErrorCode.INTERRUPTED:
        stopped = None
    return Portion(code, tuple(fates), tuple(left), stopped)


def _name(one: Waiting) -> str:
    return one.path.name if isinstance(one, Found) else ""


def _first_sound(
    originals: "Sequence[Original | Callable[[], Original]]", cancelled: Callable[[], bool]
) -> "tuple[list[AppuiError], Original | None]":
    """Examine one after the other until one is sound; return why those before it are not, and it."""
    refused: list[AppuiError] = []
    for original in originals:
        if cancelled():
            break
        try:
            return refused, original() if callable(original) else original
        except AppuiError as error:
            refused.append(error)
        except Exception as defect:  # noqa: BLE001 - one file must not keep the others out, as in `cases.bulk`
            refused.append(AppuiError(ErrorCode.INTERNAL, type(defect).__name__))
    return refused, None


def _examine(one: Waiting, clock: Clock) -> "Original":
    from appui_core.intake.files import examine_bytes, examine_file  # noqa: PLC0415 - read when first needed

    if isinstance(one, Found):
        return examine_file(one.path, clock, hold=True)
    original = examine_bytes(one.data, "", clock)
    how = {"pasted_pixels" if one.encoded else "pasted": "yes"}
    return replace(original, capture={**original.capture, **how})


@dataclass(frozen=True, slots=True)
class Sums:
    """How many files became exhibits, were exhibits already, or were refused."""

    kept: int
    there: int
    refused: int


def sums(fates: Sequence[Fate]) -> Sums:
    """Count fates."""
    there = sum(1 for fate in fates if fate.exhibit is not None and fate.exhibit.duplicate)
    refused = sum(1 for fate in fates if fate.exhibit is None)
    return Sums(len(fates) - there - refused, there, refused)


def new_exhibits(fates: Sequence[Fate]) -> Iterator[Exhibit]:
    """Yield what was not in the case before."""
    for fate in fates:
        if fate.exhibit is not None and not fate.exhibit.duplicate:
            yield fate.exhibit
