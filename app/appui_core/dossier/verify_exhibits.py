"""The exhibits of a received dossier: each file and each fact against what the journal committed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from appui_core.cases.model import Facts, Kind
from appui_core.dossier.names import (
    EXHIBIT_FILE,
    EXHIBITS,
    EXTENSIONS,
    FORMAT,
    JOURNAL,
    SIGNATURE,
    masked_file,
)
from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.source import DamagedError, Source, parse_json, read_small
from appui_core.dossier.verify_journal import Chain
from appui_core.vault import event_names
from appui_core.vault.journal import commitment_of

_LISTING_BYTES = 32 << 20
_OWN_FILES = {EXHIBITS, JOURNAL, SIGNATURE}
# What an addition commits to (cases.rows.addition); an address or words never stand there.
_COMMITTED = (
    "number",
    "kind",
    "sha256",
    "size_bytes",
    "media_type",
    "width",
    "height",
    "captured_at_utc",
    "added_at_utc",
    "utc_offset_minutes",
    "claimed_date",
)
_PEOPLE = "people"
_FACTS = tuple(field.name for field in fields(Facts))
_DOCUMENT = {"format", "program", "case", "addressee", "language", "made_at_utc", "exhibits"}
_OF_NO_COMMITMENT = (
    "id",
    "case",
    "preview",
    "derived_from",
    "derivation",
    "duplicate",
    "capture",
    "caption",
    "file",
    "masked",
    "withheld",
    "abridged",
    "openings",
)
_EXHIBIT = {*_COMMITTED, *_FACTS, *_OF_NO_COMMITMENT}
# Not in dossiers made before 28 November 2026, where nothing was derived, masked, cut or captioned and nobody
# asked who is shown.
_LATER: Mapping[str, Any] = {
    "people": None,
    "derivation": None,
    "masked": False,
    "abridged": [],
    "caption": None,
}
_WITHHELD_FACTS = ("url", "account", "display_name", "note", "words", "people", "caption")
_MUST_OPEN = (
    event_names.EXHIBIT_ADDED,
    event_names.CAPTURE_NOTED,
    event_names.DERIVATION_NOTED,
    event_names.FACTS_NOTED,
)


# The last entry of each kind about each exhibit.
_Latest = Mapping[tuple[str | None, str], int]


class MalformedError(ValueError):
    """exhibits.json is not what the format says."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """One entry of exhibits.json, its kinds of value checked."""

    id: str
    number: int
    file: str | None
    withheld: bool
    masked: bool
    abridged: tuple[str, ...]
    openings: tuple[tuple[int, Mapping[str, Any], str], ...]
    raw: Mapping[str, Any]

    @property
    def where(self) -> str:
        """The file that a problem is about."""
        return EXHIBITS if self.file is None else f"data/{self.file}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with the exhibits; the files that are masked copies, and those whose facts are not whole."""

    problems: tuple[Problem, ...] = ()
    masked: tuple[str, ...] = ()
    abridged: tuple[str, ...] = ()


def check(source: Source, chain: Chain, hashes: Mapping[str, str]) -> Checked:
    """Check the list of exhibits, and each exhibit in it."""
    if EXHIBITS not in source.sizes:
        return Checked()
    try:
        listed = _parse(read_small(source, EXHIBITS, _LISTING_BYTES))
    except DamagedError:
        return Checked((Problem(EXHIBITS, Code.UNREADABLE),))
    except ValueError:
        return Checked((Problem(EXHIBITS, Code.EXHIBITS_MALFORMED),))
    problems = _check_listing(listed)
    known = {exhibit.where for exhibit in listed} | _OWN_FILES
    for name in sorted(source.sizes):
        if name.startswith("data/") and name not in known:
            problems.append(Problem(name, Code.EXHIBIT_UNLISTED))
    latest = {(entry.exhibit, entry.event): entry.seq for entry in chain.values()}
    for exhibit in listed:
        problems += _check_openings(exhibit, chain, latest)
        problems += _check_exhibit(exhibit, hashes, source, latest)
        if exhibit.masked:
            problems += _check_masked(exhibit, hashes, (exhibit.id, event_names.MASK_NOTED) in latest)
        if _abridged_wrong(exhibit, latest):
            problems.append(Problem(exhibit.where, Code.EXHIBIT_ABRIDGED))
    return Checked(
        tuple(problems),
        tuple(exhibit.where for exhibit in listed if exhibit.masked),
        tuple(exhibit.where for exhibit in listed if exhibit.abridged and not exhibit.withheld),
    )


def _parse(content: bytes) -> list[_Listed]:
    document = parse_json(content)
    if not isinstance(document, dict) or set(document) != _DOCUMENT or document["format"] != FORMAT:
        raise MalformedError
    exhibits = document["exhibits"]
    if not isinstance(exhibits, list) or not exhibits:
        raise MalformedError
    listed = [_listed(raw) for raw in exhibits]
    if any(exhibit.raw["case"] != document["case"] for exhibit in listed):
        raise MalformedError
    return listed


def _listed(raw: Any) -> _Listed:  # noqa: ANN401 - foreign JSON
    if not isinstance(raw, dict) or not _EXHIBIT - _LATER.keys() <= set(raw) <= _EXHIBIT:
        raise MalformedError
    raw = {**_LATER, **raw}
    own, number, file, withheld = raw["id"], raw["number"], raw["file"], raw["withheld"]
    masked, abridged = raw["masked"], raw["abridged"]
    right = isinstance(own, str) and isinstance(withheld, bool) and isinstance(file, (str, type(None)))
    right = right and isinstance(masked, bool) and isinstance(abridged, list)
    right = right and isinstance(raw["caption"], (str, type(None)))
    if (
        not right
        or isinstance(number, bool)
        or not isinstance(number, int)
        or not isinstance(raw["openings"], list)
    ):
        raise MalformedError
    if [name for name in _FACTS if name in abridged] != abridged:
        raise MalformedError
    openings = tuple(_opening(one) for one in raw["openings"])
    return _Listed(own, number, file, withheld, masked, tuple(abridged), openings, raw)


def _opening(raw: Any) -> tuple[int, Mapping[str, Any], str]:  # noqa: ANN401 - foreign JSON
    if not isinstance(raw, dict) or set(raw) != {"seq", "details", "salt"}:
        raise MalformedError
    seq, details, salt = raw["seq"], raw["details"], raw["salt"]
    if isinstance(seq, bool) or not isinstance(seq, int):
        raise MalformedError
    if not isinstance(details, dict) or not isinstance(salt, str):
        raise MalformedError
    return seq, details, salt


def _check_listing(listed: list[_Listed]) -> list[Problem]:
    files = [exhibit.file for exhibit in listed if exhibit.file is not None]
    numbers = [exhibit.number for exhibit in listed]
    twice = len(set(files)) != len(files) or len({exhibit.id for exhibit in listed}) != len(listed)
    if twice or sorted(set(numbers)) != numbers:
        return [Problem(EXHIBITS, Code.EXHIBIT_DUPLICATE)]
    return []


def _check_exhibit(exhibit: _Listed, hashes: Mapping[str, str], source: Source, latest: _Latest) -> list[Problem]:
    """Hold what is told of an exhibit, and its file, against what its openings say."""
    problems = []
    committed = _committed(exhibit)
    if any(name in committed and not _same(committed[name], exhibit.raw[name]) for name in _COMMITTED):
        problems.append(Problem(exhibit.where, Code.FACTS_CHANGED))
    if exhibit.withheld:
        return problems + _check_withheld(exhibit, committed)
    told = committed.get("facts", {})
    # Before 28 November 2026, in the evening, who is shown was noted in one with the rest.
    people = {"people": committed["people"]} if "people" in committed else {}
    said = (told if isinstance(told, dict) else {}) | people
    free = _free(exhibit, said="facts" in committed, noted=(exhibit.id, event_names.FACTS_NOTED) in latest)
    if any(not _same(said.get(name), exhibit.raw[name]) for name in _FACTS if name not in free):
        problems.append(Problem(exhibit.where, Code.FACTS_CHANGED))
    if not _same(committed.get("capture", {}), exhibit.raw["capture"]):
        problems.append(Problem(exhibit.where, Code.FACTS_CHANGED))
    if not _derived_right(committed.get("derivation"), exhibit.raw):
        problems.append(Problem(exhibit.where, Code.FACTS_CHANGED))
    return problems + _check_file(exhibit, committed, hashes, source)


def _free(exhibit: _Listed, *, said: bool, noted: bool) -> frozenset[str]:
    """Return the names of the facts that no opening shows, because some were cut: nobody can tell."""
    people = {_PEOPLE} & set(exhibit.abridged)
    whole = exhibit.abridged and noted and not said
    free = frozenset(people | (set(_FACTS) - {_PEOPLE} if whole else set()))
    return frozenset(name for name in free if isinstance(exhibit.raw[name], str | None))


def _abridged_wrong(exhibit: _Listed, latest: _Latest) -> bool:
    """Tell whether facts are said to be cut that nobody ever noted, or that an opening shows whole."""
    details = [opened for _, opened, _ in exhibit.openings]
    shown = [opened["facts"] for opened in details if "facts" in opened]
    named = any(opened.get(_PEOPLE) for opened in (*details, *(one for one in shown if isinstance(one, dict))))
    noted = (exhibit.id, event_names.FACTS_NOTED) in latest
    apart = (exhibit.id, event_names.PEOPLE_NOTED) in latest
    if set(exhibit.abridged) - {_PEOPLE} and (shown or not noted):
        return True
    return _PEOPLE in exhibit.abridged and (named or not (apart or (noted and not shown)))


def _derived_right(committed: Any, raw: Mapping[str, Any]) -> bool:  # noqa: ANN401 - foreign JSON
    """Tell whether what something was made of is what the journal committed to."""
    sources = committed.get("sources") if isinstance(committed, dict) else None
    first = sources[0] if isinstance(sources, list) and sources else None
    return _same(committed, raw["derivation"]) and _same(first, raw["derived_from"])


def _check_openings(exhibit: _Listed, chain: Chain, latest: _Latest) -> list[Problem]:
    """Hold each opening against its entry, and look for entries that must be opened and are not."""
    problems = []
    for seq, details, salt in exhibit.openings:
        entry = chain.get(seq)
        try:
            holds = entry is not None and entry.exhibit == exhibit.id
            holds = holds and entry is not None and commitment_of(details, salt) == entry.commitment
        except (TypeError, ValueError, RecursionError):
            holds = False
        if not holds:
            problems.append(Problem(exhibit.where, Code.OPENING_WRONG))
    opened = {seq for seq, _, _ in exhibit.openings}
    for event in _wanted(exhibit, [entry.event for seq in opened if (entry := chain.get(seq)) is not None]):
        last = latest.get((exhibit.id, event))
        if last not in opened and (last is not None or event == event_names.EXHIBIT_ADDED):
            problems.append(Problem(exhibit.where, Code.OPENING_MISSING))
    return problems


def _wanted(exhibit: _Listed, opened: Sequence[str]) -> list[str]:
    """Return the events whose latest entry must be opened.

    Who is shown may be withheld from anyone, and with it all that was told of a masked exhibit; facts that are cut
    can't be opened; a version that was corrected since may not stand for the last.
    """
    if exhibit.withheld:
        return [event_names.EXHIBIT_ADDED]
    wanted = list(_MUST_OPEN)
    if exhibit.abridged or (exhibit.masked and all(exhibit.raw[name] is None for name in _FACTS)):
        wanted.remove(event_names.FACTS_NOTED)
    if event_names.PEOPLE_NOTED in opened:
        wanted.append(event_names.PEOPLE_NOTED)
    return wanted


def _committed(exhibit: _Listed) -> dict[str, Any]:
    """Return all that the openings say of an exhibit; what was noted later stands."""
    said: dict[str, Any] = {}
    for _, details, _ in sorted(exhibit.openings, key=lambda opening: opening[0]):
        said |= details
    return said


def _same(committed: Any, told: Any) -> bool:  # noqa: ANN401 - foreign JSON
    """Compare two JSON values; an empty text and null both say nothing."""
    nothing = (None, "")
    if committed in nothing or told in nothing:
        return committed in nothing and told in nothing
    return type(committed) is type(told) and bool(committed == told)


def _check_withheld(exhibit: _Listed, committed: Mapping[str, Any]) -> list[Problem]:
    silent = all(exhibit.raw[name] is None for name in _WITHHELD_FACTS)
    if (
        exhibit.file is not None
        or committed.get("kind") != Kind.LINK.value
        or not silent
        or len(exhibit.openings) != 1
    ):
        return [Problem(EXHIBITS, Code.EXHIBIT_WITHHELD)]
    return []


def _check_masked(exhibit: _Listed, hashes: Mapping[str, str], noted: bool) -> list[Problem]:  # noqa: FBT001 - one use
    """Look for what may not be: a copy that nobody noted a plan for, and the original beside its masked copy.

    What the copy shows can't be held against anything: its original is not here.
    """
    original = _committed(exhibit).get("sha256")
    beside = [name for name, digest in hashes.items() if digest == original]
    if not noted or exhibit.withheld or exhibit.raw["kind"] == Kind.LINK.value or beside:
        return [Problem(exhibit.where, Code.EXHIBIT_MASKED)]
    return []


def _check_file(
    exhibit: _Listed, committed: Mapping[str, Any], hashes: Mapping[str, str], source: Source
) -> list[Problem]:
    digest = committed.get("sha256")
    if exhibit.file is None or not isinstance(digest, str) or not _named_right(exhibit, digest):
        return [Problem(EXHIBITS, Code.EXHIBIT_FILE)]
    name = exhibit.where
    if name not in source.sizes:
        return [Problem(name, Code.MISSING)]
    if name in hashes and hashes[name] != digest and not exhibit.masked:
        return [Problem(name, Code.EXHIBIT_HASH)]
    return []


def _named_right(exhibit: _Listed, digest: str) -> bool:
    media_type = exhibit.raw["media_type"]
    extension = EXTENSIONS.get(media_type, "bin") if isinstance(media_type, str) else "bin"
    wanted = f"{exhibit.number:03d}-{digest[:12]}.{extension}"
    if exhibit.masked:
        wanted = masked_file(exhibit.number, digest)
    return exhibit.file == wanted and EXHIBIT_FILE.fullmatch(wanted) is not None
