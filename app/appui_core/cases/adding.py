"""From sealed originals to exhibits: rows, numbers and journal entries, in the caller's transaction."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING

from appui_core.cases import derived, identifiers, rows
from appui_core.cases.derived import Derivation
from appui_core.cases.link_record import MEDIA_TYPE
from appui_core.cases.model import Exhibit, Facts, Kind
from appui_core.clock import offset_minutes, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import event_names as events
from appui_core.vault.chains import NewEntry
from appui_core.vault.facade import SealedBlob, Vault

if TYPE_CHECKING:
    from appui_core.intake.original import Original


def new_exhibit(
    original: "Original", case: str, facts: Facts, now: datetime, derived_from: str | None = None
) -> Exhibit:
    """Return the exhibit that an original becomes, still without a number."""
    return Exhibit(
        id=identifiers.new_ulid(now),
        number=0,
        case=case,
        kind=Kind(original.kind),
        sha256=original.sha256,
        size_bytes=original.size_bytes,
        media_type=original.media_type,
        width=original.width,
        height=original.height,
        preview=original.preview,
        captured_at_utc=original.captured_at_utc,
        added_at_utc=utc_stamp(now),
        utc_offset_minutes=original.utc_offset_minutes,
        claimed_date=original.claimed_date,
        facts=facts,
        derived_from=derived_from,
        capture=dict(original.capture),
    )


def link_exhibit(record: bytes, case: str, facts: Facts, now: datetime) -> Exhibit:
    """Return the exhibit that a record without image becomes, still without a number."""
    return Exhibit(
        id=identifiers.new_ulid(now),
        number=0,
        case=case,
        kind=Kind.LINK,
        sha256=hashlib.sha256(record).hexdigest(),
        size_bytes=len(record),
        media_type=MEDIA_TYPE,
        width=None,
        height=None,
        preview=False,
        captured_at_utc=None,
        added_at_utc=utc_stamp(now),
        utc_offset_minutes=offset_minutes(now),
        claimed_date=None,
        facts=facts,
    )


def write_addition(
    vault: Vault, case_id: str, exhibit: Exhibit, sealed: SealedBlob, derivation: Derivation | None = None
) -> Exhibit:
    """Write one as `write_additions` does; a derived one with how it was made.

    Raises AppuiError: EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN (a source that the case does not hold).
    """
    if derivation is not None:
        derived.check_sources(vault, case_id, derivation)
    written = write_additions(vault, case_id, [(exhibit, sealed)])[0]
    if derivation is not None and not written.duplicate:
        derived.write(vault, written.id, derivation)
        vault.append_events(case_id, [derived.entry_of(written.id, derivation)])
    return written


def write_additions(
    vault: Vault, case_id: str, given: Sequence[tuple[Exhibit, SealedBlob]]
) -> tuple[Exhibit, ...]:
    """Write rows and journal entries within a transaction, and return the exhibits as they stand, in order.

    When the case holds the same bytes already, that exhibit comes back with `duplicate` set, nothing is written,
    and the sealed blob is nobody's.
    """
    known = set(rows.kept_among(vault, case_id, [exhibit.sha256 for exhibit, _ in given]))
    fresh: dict[str, tuple[Exhibit, SealedBlob]] = {}
    for exhibit, sealed in given:
        if exhibit.sha256 not in known:
            known.add(exhibit.sha256)
            fresh[exhibit.id] = exhibit, sealed
    if fresh:
        first = rows.take_numbers(vault, case_id, len(fresh))
        added = [
            (replace(exhibit, number=number), sealed)
            for number, (exhibit, sealed) in enumerate(fresh.values(), start=first)
        ]
        rows.insert(vault, case_id, added)
        vault.append_events(case_id, [entry for exhibit, _ in added for entry in _entries(exhibit)])
        fresh = {exhibit.id: (exhibit, sealed) for exhibit, sealed in added}
    return tuple(
        fresh[exhibit.id][0] if exhibit.id in fresh else _there(vault, case_id, exhibit.sha256)
        for exhibit, _ in given
    )


def write_told(vault: Vault, case_id: str, exhibit_ids: Sequence[str], facts: Facts) -> bool:
    """Write what was told about exhibits within a transaction; tell whether it was new about any of them.

    Raises AppuiError: EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN.
    """
    noted = False
    for exhibit_id in exhibit_ids:
        exhibit = rows.held(vault, case_id, exhibit_id).exhibit
        if exhibit.facts != facts:
            rows.write_facts(vault, exhibit.id, facts)
            vault.append_events(case_id, _told(exhibit.id, facts, people=bool(exhibit.facts.people)))
            noted = True
    return noted


def _told(exhibit_id: str, facts: Facts, *, people: bool = False) -> list[NewEntry]:
    """Return what the journal says of what was told; who is shown stands apart, so that it can be withheld.

    `people`: something was said of them before, so that nothing said now is noted too.
    """
    told = asdict(facts)
    shown = {"people": told.pop("people")}
    entries = [NewEntry(events.FACTS_NOTED, exhibit_id, {"facts": told})]
    if people or facts.people:
        entries.append(NewEntry(events.PEOPLE_NOTED, exhibit_id, shown))
    return entries


def _there(vault: Vault, case_id: str, sha256: str) -> Exhibit:
    found = rows.same_bytes(vault, case_id, sha256)
    if found is None:
        raise AppuiError(ErrorCode.VAULT_DAMAGED, "row")
    return found


def _entries(exhibit: Exhibit) -> Iterator[NewEntry]:
    yield NewEntry(events.EXHIBIT_ADDED, exhibit.id, rows.addition(exhibit))
    if exhibit.capture:
        yield NewEntry(events.CAPTURE_NOTED, exhibit.id, {"capture": dict(exhibit.capture)})
    if exhibit.facts != Facts():
        yield from _told(exhibit.id, exhibit.facts)
