"""From a sealed original to an exhibit: row, number and journal entries, in the caller's transaction."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING

from appui_core.cases import identifiers, rows
from appui_core.cases.model import Exhibit, Facts, Kind
from appui_core.clock import utc_stamp
from appui_core.vault import event_names as events
from appui_core.vault.facade import SealedBlob, Vault

if TYPE_CHECKING:
    from appui_core.intake.original import Original


def new_exhibit(original: "Original", case: str, facts: Facts, now: datetime) -> Exhibit:
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
        capture=dict(original.capture),
    )


def write_addition(vault: Vault, case_id: str, exhibit: Exhibit, sealed: SealedBlob) -> Exhibit:
    """Write row and journal entries within a transaction, and return the exhibit as it stands.

    When the case holds the same bytes already, that exhibit comes back with `duplicate` set, nothing is written,
    and the sealed blob is nobody's.
    """
    known = rows.same_bytes(vault, case_id, exhibit.sha256)
    if known is not None:
        return known
    exhibit = replace(exhibit, number=rows.take_number(vault, case_id))
    rows.insert(vault, case_id, exhibit, sealed)
    vault.append_event(case_id, events.EXHIBIT_ADDED, exhibit.id, rows.addition(exhibit))
    if exhibit.capture:
        vault.append_event(case_id, events.CAPTURE_NOTED, exhibit.id, {"capture": dict(exhibit.capture)})
    if exhibit.facts != Facts():
        vault.append_event(case_id, events.FACTS_NOTED, exhibit.id, {"facts": asdict(exhibit.facts)})
    return exhibit
