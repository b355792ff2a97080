"""Is an exhibit still what was added? Asked of its sealed bytes, and said in words."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING, Literal

from appui_core.cases import rows
from appui_core.clock import Clock, parse_utc_stamp, utc_stamp
from appui_core.vault.check import blob_place
from appui_core.vault.checked import note_checked
from appui_core.vault.facade import Vault

if TYPE_CHECKING:
    from appui_core.messages import Messages

State = Literal["unchanged", "damaged", "missing"]


@dataclass(frozen=True, slots=True)
class Integrity:
    """What an exhibit's original is now; `checked_at_utc`: when it was last found unchanged, None if never."""

    added_at_utc: str
    checked_at_utc: str | None
    state: State


def integrity(vault: Vault, clock: Clock, case_id: str, exhibit_id: str) -> Integrity:
    """Open an original in constant memory and tell; one found unchanged is noted as checked now. Not journalled.

    Raises AppuiError: EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN, DISK_FULL, VAULT_READ_ONLY, VAULT_LOCKED.
    """
    found = rows.held(vault, case_id, exhibit_id)
    ((checked,),) = vault.rows("SELECT checked_at_utc FROM exhibits WHERE id = ?", (found.exhibit.id,))
    added = found.exhibit.added_at_utc
    if vault.opens(found.blob, found.exhibit.sha256):
        now = utc_stamp(clock.now())
        note_checked(vault, (found.blob,), now)
        return Integrity(added, now, "unchanged")
    there = (vault.folder / blob_place(found.blob)).is_file()
    return Integrity(added, checked, "damaged" if there else "missing")


def integrity_words(messages: "Messages", found: Integrity, zone: tzinfo | None) -> str:
    """Return one sentence; its times are in `zone`, or in this PC's when None."""

    def moment(stamp: str) -> str:
        local = parse_utc_stamp(stamp).astimezone(zone)
        fields = {"day": local.day, "month": local.month, "year": local.year, "hour": local.hour}
        return messages.text("integrity.moment", **fields, minute=local.minute)

    added = moment(found.added_at_utc)
    if found.state == "unchanged":
        return messages.text("integrity.unchanged", added=added)
    checked = moment(found.checked_at_utc) if found.checked_at_utc else None
    key = f"integrity.{found.state}" if checked else f"integrity.{found.state}_unchecked"
    return messages.text(key, added=added, checked=checked or "")
