"""Cases and exhibits as everyone sees them: frozen, parsed once, printed as ARCHITECTURE.md writes them."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from appui_core.clock import stamped_day
from appui_core.vault.journal import Entry, SignedHead

if TYPE_CHECKING:
    from appui_core.cases.masks import CaseMasks
    from appui_core.cases.report_model import Report


class Mode(StrEnum):
    """Who keeps a case: a family, or a school (retention and initials follow from that)."""

    FAMILY = "family"
    SCHOOL = "school"


class Kind(StrEnum):
    """Where an exhibit comes from; `link` is the record without image."""

    CAPTURE = "capture"
    IMPORT = "import"
    LINK = "link"
    DERIVED = "derived"


class Addressee(StrEnum):
    """Who a dossier is for."""

    SCHOOL = "school"
    POLICE = "police"
    LINE_3018 = "3018"
    PLATFORM = "platform"

    @property
    def may_read_link_addresses(self) -> bool:
        """Addresses and quoted words of records without image go to the police and the 3018 alone."""
        return self in {Addressee.POLICE, Addressee.LINE_3018}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person told us about an exhibit (the coach's fields). Empty means not said; nothing is guessed.

    `people` says who is shown, in the person's words.
    """

    url: str = ""
    account: str = ""
    display_name: str = ""
    platform: str = ""
    shown_date: str = ""
    note: str = ""
    words: str = ""
    people: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One exhibit. `captured_at_utc` is set only when Appui itself grabbed the picture."""

    id: str
    number: int
    case: str
    kind: Kind
    sha256: str
    size_bytes: int
    media_type: str
    width: int | None
    height: int | None
    preview: bool
    captured_at_utc: str | None
    added_at_utc: str
    utc_offset_minutes: int
    claimed_date: str | None
    facts: Facts = field(default_factory=Facts)
    derived_from: str | None = None
    duplicate: bool = False
    capture: Mapping[str, str] = field(default_factory=dict)

    @property
    def added_on(self) -> date:
        """The day on which it was added, as the PC counted days then."""
        return stamped_day(self.added_at_utc, self.utc_offset_minutes)

    @property
    def short_hash(self) -> str:
        """The first 12 hex digits of the SHA-256."""
        return self.sha256[:12]

    def to_json(self) -> dict[str, Any]:
        """Return the flat object of ARCHITECTURE.md, "Exhibit" (empty facts are null)."""
        told = {name: value or None for name, value in asdict(self.facts).items()}
        return {
            "id": self.id,
            "number": self.number,
            "case": self.case,
            "kind": str(self.kind),
            "sha256": self.sha256,
            "size_bytes": self.size_bytes,
            "media_type": self.media_type,
            "width": self.width,
            "height": self.height,
            "preview": self.preview,
            "captured_at_utc": self.captured_at_utc,
            "added_at_utc": self.added_at_utc,
            "utc_offset_minutes": self.utc_offset_minutes,
            "claimed_date": self.claimed_date,
            **told,
            "derived_from": self.derived_from,
            "duplicate": self.duplicate,
        }


@dataclass(frozen=True, slots=True)
class Case:
    """One situation that a person keeps exhibits about."""

    code: str
    title: str
    mode: Mode
    created_at_utc: str
    exhibits: int

    def to_json(self) -> dict[str, Any]:
        """Return the object that `case list` prints."""
        return {
            "code": self.code,
            "title": self.title,
            "mode": str(self.mode),
            "created_at_utc": self.created_at_utc,
            "exhibits": self.exhibits,
        }


@dataclass(frozen=True, slots=True)
class Opening:
    """What a journal commitment hides, shown to one who may see it."""

    seq: int
    details: Mapping[str, Any]
    salt: str


class CaseFile(Protocol):
    """All that a dossier is made of, read from one case at one instant. Never another case's anything."""

    @property
    def case(self) -> Case:
        """The case itself."""
        ...

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The exhibits that were asked for, by number."""
        ...

    @property
    def journal(self) -> tuple[Entry, ...]:
        """The whole chain of this case."""
        ...

    @property
    def signed_head(self) -> SignedHead:
        """Its head, signed."""
        ...

    @property
    def masks(self) -> "CaseMasks":
        """What is covered for whom."""
        ...

    @property
    def reports(self) -> "tuple[Report, ...]":
        """What was reported about this case, the report sent last first."""
        ...

    def original(self, exhibit_id: str) -> bytes:
        """Return the untouched bytes, checked against the exhibit's hash."""
        ...

    def save_original(
        self, exhibit_id: str, target: Path, step: Callable[[int], object] = lambda _size_bytes: None
    ) -> None:
        """Write the untouched bytes to a new file, in constant memory, checked against the exhibit's hash.

        `step` hears of the size of each piece, and ends it all when it raises.
        """
        ...

    def openings(self, exhibit_id: str) -> tuple[Opening, ...]:
        """Return what the chain committed to about this exhibit, oldest first; the first is its addition.

        The addition's details hold hash, size, type, number and dates, and never an address or quoted words:
        those stand in `facts_noted` entries, so that they can be withheld without breaking the first opening.
        """
        ...
