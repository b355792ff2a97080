"""The policy of a kiosk: what a school sets in one TOML file, read key by key and never refused as a whole.

A file that is broken or gone gives safe defaults and a problem to show. Keys that lock the PC down count only
where this user may not write (machine_owned.py): a pupil must not be able to set the way out.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from appui_core.content.problems import ContentError
from appui_core.content.table import read_toml
from appui_core.kiosk import glance
from appui_core.kiosk import policy_values as values
from appui_core.kiosk.glance import FILE_NAME
from appui_core.kiosk.machine_owned import is_machine_owned
from appui_core.kiosk.policy_faults import Fault, Refused
from appui_core.locate import places
from appui_core.messages import languages

IDLE_S: Final = 75


class Adult(NamedTuple):
    """Someone of the school whom a pupil may talk to. `until` is the last day on which the name is shown.

    `name` and `where` may be empty: the role alone is then shown, which is what holds when a name has expired.
    """

    name: str
    role: str
    where: str
    until: date | None


class KioskPolicy(NamedTuple):
    """What holds. `languages` empty: all that Appui has; `exit_pin_argon2id` empty: no way out from inside."""

    exit_pin_argon2id: str = ""
    idle_s: int = IDLE_S
    languages: tuple[str, ...] = ()
    printer: str = ""
    slides: str = ""
    count_openings: bool = False
    adults: tuple[Adult, ...] = ()


Setting = str | int | bool | tuple[str, ...] | tuple[Adult, ...]


class Value(NamedTuple):
    """One value in force; `source` is the file that says it, None for the default.

    Of the exit PIN it only says whether there is one: a hash of a few digits is not for a screen or a log.
    """

    key: str
    value: Setting
    source: Path | None


class Problem(NamedTuple):
    """What does not hold and why. `key` is dotted, empty for the file as a whole; `line` 0: not known."""

    key: str
    code: Fault
    source: Path | None
    line: int = 0


class Reading(NamedTuple):
    """The policy in force, where each value comes from, and what was set aside."""

    policy: KioskPolicy
    values: tuple[Value, ...]
    problems: tuple[Problem, ...]


def policy_places(explicit: Path | None = None, config: Path | None = None) -> tuple[Path, ...]:
    """Return where a policy may be, the strongest first: the file asked for, the machine's, the user's.

    `config` is the user's folder of settings; the system's own when None.
    """
    return glance.policy_places(explicit, config or places().config)


def read_policy(where: Sequence[Path], explicit: Path | None = None, config: Path | None = None) -> Reading:
    """Read the places in their order; the first that says a key in a form that holds wins. Never raises.

    `explicit` is the place that somebody asked for: there alone it is a problem that no file is there. That no
    place has one is a problem too, since a policy may have been lost. `config` as for `policy_places`: what lies
    there is the user's, whoever that is.
    """
    found = _Found(config or places().config)
    read = [
        _read_one(place, found, wanted=explicit is not None and place == explicit.absolute()) for place in where
    ]
    if not any(read):
        found.problems.append(Problem("", Fault.NONE, None))
    policy = KioskPolicy(**found.taken)
    told = tuple(Value(_dotted(key), _shown(policy, key), found.sources.get(key)) for key in KioskPolicy._fields)
    return Reading(policy, told, tuple(found.problems))


# What each key of `[kiosk]` holds; those that lock the PC down are ignored where this user may write.
_LOCKING: Final[Mapping[str, Callable[[object], Setting]]] = {
    "exit_pin_argon2id": values.pin_hash,
    "idle_s": values.idle_s,
    "printer": values.printer,
    "slides": values.slides,
    "count_openings": values.flag,
}
_LANGUAGES: Final = "languages"
_ADULTS: Final = "adults"
_KIOSK: Final = "kiosk"
_ADULT_TEXTS: Final = {"name": values.MOST_NAME, "role": values.MOST_ROLE, "where": values.MOST_WHERE}
_MOST_KEY: Final = 60
_FILE_FAULTS: Final = {
    "absent": Fault.ABSENT,
    "not_a_file": Fault.NOT_A_FILE,
    "too_many_bytes": Fault.TOO_LARGE,
    "not_utf8": Fault.NOT_TEXT,
    "not_toml": Fault.NOT_TOML,
    "long_number": Fault.NOT_TOML,
    "nested": Fault.NOT_TOML,
}


class _Found:
    """What the places read so far have given."""

    def __init__(self, own: Path) -> None:
        self._own = own
        self.taken: dict[str, Any] = {}
        self.sources: dict[str, Path] = {}
        self.problems: list[Problem] = []

    def may_lock(self, place: Path) -> bool:
        """Tell whether keys that lock the PC down count from this place."""
        return is_machine_owned(place) and not place.is_relative_to(self._own)

    def take(self, key: str, source: Path, make: Callable[[], Setting]) -> None:
        """Take a key that no stronger place has said; what does not hold is noted, and left to a weaker place."""
        try:
            value = make()
        except Refused as refused:
            self.problems.append(Problem(_dotted(key), refused.fault, source))
            return
        if key not in self.taken:
            self.taken[key] = value
            self.sources[key] = source


def _dotted(key: str) -> str:
    return key if key == _ADULTS else f"{_KIOSK}.{key}"


def _shown(policy: KioskPolicy, key: str) -> Setting:
    value: Setting = getattr(policy, key)
    return bool(value) if key == "exit_pin_argon2id" else value


def _read_one(place: Path, found: _Found, *, wanted: bool) -> bool:
    """Read one place; tell whether a file is there, however broken."""
    try:
        raw = read_toml(place, FILE_NAME)
    except (ContentError, ValueError) as error:
        # ValueError: a path that no file can have.
        fault = _FILE_FAULTS.get(getattr(error, "fault", ""), Fault.UNREADABLE)
        if fault is not Fault.ABSENT or wanted:
            found.problems.append(Problem("", fault, place, getattr(error, "line", 0)))
        return fault is not Fault.ABSENT
    kiosk = raw.pop(_KIOSK, {})
    if isinstance(kiosk, dict):
        _read_kiosk(kiosk, place, found)
    else:
        found.problems.append(Problem(_KIOSK, Fault.KIND, place))
    if _ADULTS in raw:
        adults = raw.pop(_ADULTS)
        found.take(_ADULTS, place, partial(_adults, adults, place, found))
    found.problems += [Problem(_named(key), Fault.UNKNOWN_KEY, place) for key in raw]
    return True


def _read_kiosk(kiosk: Mapping[str, Any], place: Path, found: _Found) -> None:
    may_lock = found.may_lock(place)
    for key, value in kiosk.items():
        if key == _LANGUAGES:
            found.take(key, place, partial(_languages, value, place, found))
        elif key not in _LOCKING:
            found.problems.append(Problem(_named(f"{_KIOSK}.{key}"), Fault.UNKNOWN_KEY, place))
        elif not may_lock:
            found.problems.append(Problem(_dotted(key), Fault.LOCKED, place))
        else:
            found.take(key, place, partial(_LOCKING[key], value))


def _named(key: str) -> str:
    """Return a foreign key fit to be shown: short, and nothing in it that can't be seen."""
    shown = "".join(char if char.isprintable() else "?" for char in key)
    return shown if len(shown) <= _MOST_KEY else f"{shown[:_MOST_KEY]}…"


def _languages(raw: object, place: Path, found: _Found) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise Refused(Fault.KIND)
    known = languages()
    found.problems += [
        Problem(f"{_KIOSK}.{_LANGUAGES}[{at}]", Fault.LANGUAGE, place)
        for at, code in enumerate(raw, 1)
        if code not in known
    ]
    return tuple(dict.fromkeys(code for code in raw if code in known))


def _adults(raw: object, place: Path, found: _Found) -> tuple[Adult, ...]:
    if not isinstance(raw, list):
        raise Refused(Fault.KIND)
    if len(raw) > values.MOST_ADULTS:
        found.problems.append(Problem(_ADULTS, Fault.TOO_MANY, place))
    made = (_adult(one, f"{_ADULTS}[{at}]", place, found) for at, one in enumerate(raw[: values.MOST_ADULTS], 1))
    return tuple(adult for adult in made if adult is not None)


def _adult(raw: object, key: str, place: Path, found: _Found) -> Adult | None:
    """Return one adult; without a usable role nobody, without a usable name or last day the role alone."""

    def complain(part: str, fault: Fault) -> None:
        found.problems.append(Problem(_named(f"{key}.{part}" if part else key), fault, place))

    if not isinstance(raw, dict):
        complain("", Fault.KIND)
        return None
    texts = dict.fromkeys(_ADULT_TEXTS, "")
    until: date | None = None
    for part, value in raw.items():
        try:
            if part in _ADULT_TEXTS:
                texts[part] = values.plain_text(value, _ADULT_TEXTS[part])
            elif part == "until":
                until = values.day(value)
            else:
                complain(part, Fault.UNKNOWN_KEY)
        except Refused as refused:
            complain(part, refused.fault)
    if not texts["role"]:
        complain("role", Fault.NO_ROLE)
        return None
    if texts["name"] and until is None:
        if "until" not in raw:
            complain("until", Fault.NO_UNTIL)
        return Adult("", texts["role"], "", None)
    return Adult(texts["name"], texts["role"], texts["where"], until)
