"""A CaseFile in memory: no vault behind it, but a real chain, real commitments and a real signature."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from appui_core.cases.derived import Derivation, Method
from appui_core.cases.mask_plan import MaskPlan
from appui_core.cases.masks import CaseMasks
from appui_core.cases.model import Addressee, Case, Exhibit, Facts, Kind, Mode, Opening
from appui_core.clock import utc_stamp
from appui_core.vault import event_names
from appui_core.vault.journal import (
    GENESIS,
    Entry,
    SignedHead,
    canonical_json,
    commitment_of,
    head_message,
    next_entry,
)

if TYPE_CHECKING:
    from appui_core.cases.report_model import Report

START = datetime(2026, 11, 14, 16, 30, tzinfo=UTC)
CODE = "K7Q2MB"


class FakeCaseFile:
    """Behaves as `cases.model.CaseFile`; grown by `add_picture` and `add_link`. Same calls, same bytes."""

    def __init__(self, code: str = CODE, seed: int = 1) -> None:
        self.case = Case(code, "Titre secret de Zoé", Mode.FAMILY, utc_stamp(START), 0)
        self.exhibits: tuple[Exhibit, ...] = ()
        self.journal: tuple[Entry, ...] = ()
        self.reports: tuple[Report, ...] = ()
        self._seed = seed
        self._key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"key {seed}".encode()).digest())
        self._originals: dict[str, bytes] = {}
        self._openings: dict[str, list[Opening]] = {}
        self._plans: dict[str, dict[Addressee, MaskPlan]] = {}
        self._sources: dict[str, tuple[str, ...]] = {}
        self._numbers: dict[str, int] = {}
        self.note("case_created", None, {"code": code, "title": self.case.title})

    @property
    def signed_head(self) -> SignedHead:
        """The head of the chain as it stands now, signed."""
        public = self._key.public_key().public_bytes_raw()
        head = self.journal[-1].hash if self.journal else GENESIS
        signature = self._key.sign(head_message(head, len(self.journal), public))
        return SignedHead(head, len(self.journal), public, signature)

    @property
    def masks(self) -> CaseMasks:
        """What is covered for whom."""
        return CaseMasks(self._numbers, self._plans, self._sources)

    def mask(self, exhibit: Exhibit, addressee: Addressee, plan: MaskPlan) -> None:
        """Note a plan, as the vault would."""
        self._plans.setdefault(exhibit.id, {})[addressee] = plan
        self._numbers[exhibit.id] = exhibit.number
        self.note(event_names.MASK_NOTED, exhibit.id, {"addressee": str(addressee), "plan": plan.to_json()})

    def derive(self, content: bytes, *sources: Exhibit, facts: Facts = Facts()) -> Exhibit:  # noqa: B008 - frozen
        """Keep what Appui made out of others, as the vault would."""
        made = self.add_picture(content, facts=facts, kind=Kind.DERIVED, sources=sources)
        self._sources[made.id] = tuple(source.id for source in sources)
        return made

    def original(self, exhibit_id: str) -> bytes:
        """Return the untouched bytes."""
        return self._originals[exhibit_id]

    def openings(self, exhibit_id: str) -> tuple[Opening, ...]:
        """Return what the chain committed to about this exhibit, oldest first."""
        about = {event_names.MASK_NOTED}
        return tuple(one for one in self._openings[exhibit_id] if self.journal[one.seq - 1].event not in about)

    def note(self, event: str, exhibit: str | None, details: Mapping[str, Any]) -> Entry:
        """Lengthen the chain, and keep the opening when it is about an exhibit."""
        seq = len(self.journal) + 1
        salt = hashlib.sha256(f"{self._seed} {seq}".encode()).hexdigest()
        entry = next_entry(
            seq=seq,
            at_utc=utc_stamp(START + timedelta(minutes=seq)),
            event=event,
            exhibit=exhibit,
            commitment=commitment_of(details, salt),
            previous=self.journal[-1].hash if self.journal else GENESIS,
        )
        self.journal = (*self.journal, entry)
        if exhibit is not None:
            self._openings.setdefault(exhibit, []).append(Opening(seq, details, salt))
        return entry

    def add_picture(
        self,
        content: bytes,
        media_type: str = "image/png",
        facts: Facts = Facts(),  # noqa: B008 - frozen
        *,
        kind: Kind = Kind.CAPTURE,
        claimed_date: str | None = None,
        sources: Sequence[Exhibit] = (),
    ) -> Exhibit:
        """Keep a picture, as the vault would."""
        stamp = utc_stamp(START + timedelta(minutes=len(self.journal), seconds=12))
        exhibit = Exhibit(
            id="",
            number=len(self.exhibits) + 1,
            case=self.case.code,
            kind=kind,
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            media_type=media_type,
            width=48,
            height=32,
            preview=True,
            captured_at_utc=stamp if kind is Kind.CAPTURE else None,
            added_at_utc=stamp,
            utc_offset_minutes=60,
            claimed_date=claimed_date,
            facts=facts,
            derived_from=sources[0].id if sources else None,
            capture={"backend": "qt-x11", "os": "Linux 6.1"} if kind is Kind.CAPTURE else {},
        )
        return self._keep(exhibit, content, tuple(source.id for source in sources))

    def add_link(self, facts: Facts) -> Exhibit:
        """Keep a record without image, as the vault would."""
        salt = hashlib.sha256(f"link {len(self.journal)}".encode()).hexdigest()
        told = {name: value or None for name, value in asdict(facts).items() if name != "note"}
        content = canonical_json({"format": "appui-link/1", "salt": salt, **told})
        stamp = utc_stamp(START + timedelta(minutes=len(self.journal), seconds=40))
        exhibit = Exhibit(
            id="",
            number=len(self.exhibits) + 1,
            case=self.case.code,
            kind=Kind.LINK,
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            media_type="application/json",
            width=None,
            height=None,
            preview=False,
            captured_at_utc=None,
            added_at_utc=stamp,
            utc_offset_minutes=60,
            claimed_date=None,
            facts=facts,
        )
        return self._keep(exhibit, content)

    def save_original(
        self, exhibit_id: str, target: Path, step: Callable[[int], object] = lambda _size_bytes: None
    ) -> None:
        """Write the bytes of an exhibit to a new file, a piece at a time."""
        content = self.original(exhibit_id)
        with target.open("xb") as file:
            for start in range(0, len(content), 1 << 16):
                step(file.write(content[start : start + (1 << 16)]))

    def tell(self, exhibit: Exhibit, facts: Facts) -> None:
        """Note other facts about an exhibit, as the vault would."""
        told = replace(exhibit, facts=facts)
        self.exhibits = tuple(told if one.id == exhibit.id else one for one in self.exhibits)
        self._told(told)

    def only(self, *numbers: int) -> "FakeCaseFile":
        """Keep these exhibits alone in the selection; the chain stays whole."""
        self.exhibits = tuple(exhibit for exhibit in self.exhibits if exhibit.number in numbers)
        return self

    def _keep(self, exhibit: Exhibit, content: bytes, sources: tuple[str, ...] = ()) -> Exhibit:
        digest = hashlib.sha256(f"{self._seed} {exhibit.number}".encode()).digest()
        exhibit = replace(exhibit, id="01" + base64.b32hexencode(digest).decode("ascii")[:24])
        self.exhibits = (*self.exhibits, exhibit)
        self._originals[exhibit.id] = content
        raw = exhibit.to_json()
        names = ("number", "sha256", "size_bytes", "media_type", "width", "height", "captured_at_utc")
        more = ("added_at_utc", "utc_offset_minutes", "claimed_date", "kind")
        self.note(event_names.EXHIBIT_ADDED, exhibit.id, {name: raw[name] for name in (*names, *more)})
        if exhibit.capture:
            self.note(event_names.CAPTURE_NOTED, exhibit.id, {"capture": dict(exhibit.capture)})
        if sources:
            derivation = Derivation(Method.STITCH, sources)
            self.note(event_names.DERIVATION_NOTED, exhibit.id, {"derivation": derivation.to_json()})
        if exhibit.facts != Facts():
            self._told(exhibit)
        return exhibit

    def _told(self, exhibit: Exhibit) -> None:
        told = asdict(exhibit.facts)
        people = told.pop("people")
        self.note(event_names.FACTS_NOTED, exhibit.id, {"facts": told})
        if people or any("people" in one.details for one in self._openings[exhibit.id]):
            self.note(event_names.PEOPLE_NOTED, exhibit.id, {"people": people})
