"""A report as a person told us of it: to whom, about what, when, and what became of it step by step.

Nothing here was seen by Appui: every date is the person's own ("noté par vous"), and none is filled in for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

SCHOOL = "school"
"""In the place of a platform: a letter to the head of school."""
LETTER, ERASURE = "letter", "erasure"
"""Beside the objects of the guides: a letter, and a request to erase personal data."""


class Route(StrEnum):
    """Which ladder a report climbs."""

    PLATFORM = "platform"
    SCHOOL = "school"
    ERASURE = "erasure"


class Step(StrEnum):
    """What can be noted about a report. A name never changes: it is in the journal."""

    ACKNOWLEDGED = "acknowledged"
    REMOVED = "removed"  # taken down; of a school: measures were taken; of a request: the data are gone
    REFUSED = "refused"
    NONE = "none"  # no answer came
    COMPLAINT = "complaint"  # DSA art. 20
    BODY = "body"  # DSA art. 21
    FLAGGER = "flagger"  # the 3018 was asked to flag
    ARCOM = "arcom"
    RELAUNCHED = "relaunched"
    ACADEMY = "academy"  # DASEN
    OMBUDSMAN = "ombudsman"  # Défenseur des droits
    CNIL = "cnil"
    ADVISED = "advised"  # a lawyer or the 116 006 was asked about the short limits


DECISIONS = frozenset({Step.REMOVED, Step.REFUSED, Step.NONE})
AFTER = {
    Route.PLATFORM: (Step.COMPLAINT, Step.BODY),
    Route.SCHOOL: (Step.RELAUNCHED, Step.ACADEMY, Step.OMBUDSMAN),
    Route.ERASURE: (Step.CNIL,),
}
"""What can follow the answer on each ladder, in order."""
BESIDE = (Step.FLAGGER, Step.ARCOM, Step.ADVISED)
"""Not rungs: they go on beside whatever the ladder of a platform says, the nearest first."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A step and its moment as told (aware)."""

    step: Step
    at: datetime
    noted_at_utc: str

    @property
    def on(self) -> date:
        """The civil day of the moment, where it was told."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a report. Texts may be empty; the moments are aware, and `seen_at` may be unknown."""

    platform: str
    object: str
    sent_at: datetime
    account: str = ""
    category: str = ""
    reference: str = ""
    exhibits: tuple[int, ...] = ()
    seen_at: datetime | None = None
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return texts, whole numbers and null only: what the journal commits to."""
        return {
            "platform": self.platform,
            "object": self.object,
            "account": self.account,
            "category": self.category,
            "reference": self.reference,
            "exhibits": list(self.exhibits),
            "seen_at": None if self.seen_at is None else stamp(self.seen_at),
            "sent_at": stamp(self.sent_at),
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """A report in the ledger; `known_since` is the day on which the first of its exhibits was kept here."""

    id: str
    case: str
    told: Told
    steps: tuple[Noted, ...]
    noted_at_utc: str
    known_since: date | None = None

    @property
    def route(self) -> Route:
        """Which ladder it climbs."""
        if self.told.platform == SCHOOL:
            return Route.SCHOOL
        return Route.ERASURE if self.told.object == ERASURE else Route.PLATFORM

    @property
    def sent_on(self) -> date:
        """The civil day on which it was sent, where that was told."""
        return self.told.sent_at.date()

    @property
    def seen_on(self) -> date:
        """The earliest day on which the content is known to have been seen; at the latest the day of sending."""
        told = None if self.told.seen_at is None else self.told.seen_at.date()
        return min(day for day in (told, self.known_since, self.sent_on) if day is not None)

    @property
    def decision(self) -> Noted | None:
        """The last answer that was noted, "none" included."""
        return self.last(DECISIONS)

    @property
    def way(self) -> tuple[Noted, ...]:
        """The steps in the order in which they happened, those of one moment as they were noted.

        An answer that was noted later and happened no later corrects the one before, which is then left out.
        """
        found: list[Noted] = []
        for noted in self.steps:
            if noted.step in DECISIONS:
                found = [one for one in found if one.step not in DECISIONS or one.at < noted.at]
            found.append(noted)
        return tuple(sorted(found, key=lambda one: one.at))

    @property
    def status(self) -> str:
        """The last rung that was reached: `sent`, or the name of a step."""
        reached = [noted.step for noted in self.way if noted.step not in BESIDE]
        return str(reached[-1]) if reached else "sent"

    def takes(self, step: Step) -> bool:
        """Tell whether a step belongs to this report's ladder."""
        return step in {*DECISIONS, Step.ACKNOWLEDGED, *AFTER[self.route], *self.beside}

    @property
    def beside(self) -> tuple[Step, ...]:
        """What can be noted beside this report's ladder."""
        return BESIDE if self.route is Route.PLATFORM else ()

    def last(self, steps: Iterable[Step]) -> Noted | None:
        """Return what was noted last of these steps."""
        wanted = frozenset(steps)
        return next((noted for noted in reversed(self.steps) if noted.step in wanted), None)

    def to_json(self) -> dict[str, Any]:
        """Return the object of ARCHITECTURE.md, "Report" (empty texts are null)."""
        told = {name: None if value == "" else value for name, value in self.told.to_json().items()}
        return {
            "id": self.id,
            "case": self.case,
            **told,
            "status": self.status,
            "decision": None if self.decision is None else str(self.decision.step),
            "steps": [
                {"step": str(noted.step), "at": stamp(noted.at), "noted_at_utc": noted.noted_at_utc}
                for noted in self.steps
            ],
            "noted_at_utc": self.noted_at_utc,
        }


def stamp(moment: datetime) -> str:
    """Write a moment as it was told: ISO 8601 to the second, with its offset."""
    return moment.isoformat(timespec="seconds")
