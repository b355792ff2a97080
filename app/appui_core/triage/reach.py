"""Whether a help line can be reached at this instant by this person, read from what the 3018 sheet offers too."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

MAIN = "3018"


class OfferedWay(Protocol):
    """One channel of a line."""

    @property
    def kind(self) -> str:
        """`call`, `chat`, `form`, …."""

    @property
    def label(self) -> str:
        """Its words, which are a button's words."""

    @property
    def url(self) -> str | None:
        """The address, where there is one."""


class OfferedLine(Protocol):
    """Another line than the 3018 (`helpline.offer.Alternative`); `number` is None where it would be of no use."""

    @property
    def id(self) -> str:
        """The line's id."""

    @property
    def number(self) -> str | None:
        """What to dial, or to text."""

    @property
    def label(self) -> str:
        """Its name."""

    @property
    def open(self) -> bool | None:
        """Open, closed, or unknown."""

    @property
    def hours(self) -> str:
        """Its hours in words."""

    @property
    def channels(self) -> Sequence[OfferedWay]:
        """The ways that serve this person."""


class Offered(Protocol):
    """What can be reached at an instant (`helpline.offer.Offer`), already narrowed to what this person can use."""

    @property
    def open(self) -> bool | None:
        """Whether the 3018 is open; None: nobody knows."""

    @property
    def closing_soon(self) -> bool:
        """Less than half an hour left."""

    @property
    def hours(self) -> str:
        """The 3018's hours in words."""

    @property
    def can_phone(self) -> bool:
        """Whether this person can use a telephone."""

    @property
    def channels(self) -> Sequence[OfferedWay]:
        """The ways to the 3018."""

    @property
    def alternatives(self) -> Sequence[OfferedLine]:
        """Everyone else."""


@dataclass(frozen=True, slots=True)
class Way:
    """An address to open, with the words of its button."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Reached:
    """One line as it stands now. `number` is None where this person could do nothing with it."""

    id: str
    number: str | None
    label: str
    open: bool | None
    hours: str
    ways: tuple[Way, ...]


def reach(line: str, offer: Offered) -> Reached | None:
    """Return a line, or None when it is unknown here or of no use to this person."""
    if line == MAIN:
        # Its number is dialled or shown to a helper; without any other way left it stands for itself.
        ways = _ways(offer.channels)
        number = MAIN if offer.can_phone or not ways else None
        return Reached(MAIN, number, MAIN, offer.open, offer.hours, ways)
    for one in offer.alternatives:
        if one.id == line:
            found = Reached(line, one.number, one.label, one.open, one.hours, _ways(one.channels))
            return found if found.number or found.ways else None
    return None


def form_of(offer: Offered) -> Way | None:
    """Return the 3018's form, which takes a message at any hour."""
    return next((Way(one.label, one.url) for one in offer.channels if one.kind == "form" and one.url), None)


def _ways(channels: Sequence[OfferedWay]) -> tuple[Way, ...]:
    found: dict[str, Way] = {}
    for channel in channels:
        if channel.url:
            found.setdefault(channel.url, Way(channel.label, channel.url))
    return tuple(found.values())
