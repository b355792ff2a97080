"""What the kept exhibits show of repetition: which accounts, where, how often a day. Counted, never concluded.

What was not kept is not counted, and nothing counts twice: not the same bytes, not an image that Appui made out of
others that are counted. A day of the screen and a day of keeping are two facts and stand apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from appui_core.cases.model import Exhibit
from appui_core.cases.moments import Basis, best_moment, told_moment
from appui_core.cases.search_filters import site_name


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it was noted, on one platform; both may be empty: not noted.

    `days`: on how many days its screens showed, where that is sure; days of keeping say nothing about an account.
    """

    name: str
    platform: str
    numbers: tuple[int, ...]
    days: int


@dataclass(frozen=True, slots=True)
class Place:
    """A platform, or the site of the address; empty: not noted. `pages`: how many different addresses."""

    name: str
    pages: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One day; the numbers of its exhibits apart by what that day rests on."""

    day: date
    shown: tuple[int, ...] = ()
    captured: tuple[int, ...] = ()
    added: tuple[int, ...] = ()

    @property
    def kept(self) -> tuple[int, ...]:
        """Return those whose day is only the one on which they were kept."""
        return (*self.captured, *self.added)

    @property
    def count(self) -> int:
        """Return how many exhibits there are in all."""
        return len(self.shown) + len(self.captured) + len(self.added)


@dataclass(frozen=True, slots=True)
class Repetition:
    """Exhibits are named by number. `counted` and `uncounted` together are all that were asked about."""

    counted: tuple[int, ...]
    uncounted: tuple[int, ...]
    accounts: tuple[Account, ...]
    places: tuple[Place, ...]
    days: tuple[Day, ...]

    @property
    def named(self) -> int:
        """Return how many different accounts were noted."""
        return sum(bool(account.name) for account in self.accounts)


def repetition(exhibits: Iterable[Exhibit], sources: Mapping[str, Sequence[str]]) -> Repetition:
    """Count exhibits; `sources`: of those of the case that Appui made out of others, the ids of these others.

    Accounts and places come most frequent first, those that were not noted last; days in order.
    """
    given = sorted(exhibits, key=lambda exhibit: exhibit.number)
    counted = _once(given, sources)
    numbers = {exhibit.number for exhibit in counted}
    return Repetition(
        tuple(sorted(numbers)),
        tuple(exhibit.number for exhibit in given if exhibit.number not in numbers),
        _accounts(counted),
        _places(counted),
        _days(counted),
    )


def account_key(name: str) -> str:
    """Return what tells accounts apart: capitals and a leading @ do not."""
    return name.strip().lstrip("@").casefold()


def platform_of(exhibit: Exhibit) -> str:
    """Return the platform that was told, else that of the address, or its site; nothing where there is none."""
    told = exhibit.facts.platform.strip()
    if told:
        return told
    rest = exhibit.facts.url.strip().split("://", 1)[-1]
    host = rest.split("/", 1)[0].split("?", 1)[0].rsplit("@", 1)[-1].split(":", 1)[0].casefold()
    return site_name(host) if "." in host else ""


def _once(given: Sequence[Exhibit], sources: Mapping[str, Sequence[str]]) -> list[Exhibit]:
    """Return those that show what no other one shows: originals first, then what was made of absent ones."""
    seen: set[str] = set()
    found: list[Exhibit] = []
    for exhibit in sorted(given, key=lambda one: (one.id in sources, one.number)):
        shown = _originals(exhibit.id, sources) | {exhibit.sha256}
        if seen.isdisjoint(shown):
            found.append(exhibit)
        seen |= shown
    return sorted(found, key=lambda exhibit: exhibit.number)


def _originals(exhibit_id: str, sources: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the ids of the originals that an exhibit shows, itself or through others."""
    seen, waiting = {exhibit_id}, [exhibit_id]
    while waiting:
        fresh = set(sources.get(waiting.pop(), ())) - seen
        seen |= fresh
        waiting += fresh
    return {own for own in seen if own not in sources}


def _accounts(exhibits: Sequence[Exhibit]) -> tuple[Account, ...]:
    groups: dict[tuple[str, str], list[Exhibit]] = {}
    for exhibit in exhibits:
        key = account_key(exhibit.facts.account)
        groups.setdefault((key, platform_of(exhibit).casefold() if key else ""), []).append(exhibit)
    found = [
        Account(
            group[0].facts.account.strip() if key else "",
            platform_of(group[0]) if key else "",
            tuple(one.number for one in group),
            len({moment.day for one in group if (moment := told_moment(one)) is not None}),
        )
        for (key, _platform), group in groups.items()
    ]
    return tuple(sorted(found, key=lambda one: (not one.name, -len(one.numbers), one.numbers)))


def _places(exhibits: Sequence[Exhibit]) -> tuple[Place, ...]:
    groups: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        groups.setdefault(platform_of(exhibit).casefold(), []).append(exhibit)
    found = [
        Place(
            platform_of(group[0]),
            len({one.facts.url.strip() for one in group} - {""}),
            tuple(one.number for one in group),
        )
        for group in groups.values()
    ]
    return tuple(sorted(found, key=lambda one: (not one.name, -len(one.numbers), one.numbers)))


def _days(exhibits: Sequence[Exhibit]) -> tuple[Day, ...]:
    found: dict[date, dict[Basis, list[int]]] = {}
    for exhibit in exhibits:
        moment = best_moment(exhibit)
        found.setdefault(moment.day, {}).setdefault(moment.basis, []).append(exhibit.number)
    return tuple(
        Day(day, *(tuple(found[day].get(basis, ())) for basis in (Basis.SHOWN, Basis.CAPTURED, Basis.ADDED)))
        for day in sorted(found)
    )
