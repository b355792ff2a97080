"""One case read at one instant, for a dossier: its exhibits, its chain, and how to open what the chain hides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from appui_core.cases import rows
from appui_core.cases.masks import CaseMasks
from appui_core.cases.model import Case, Exhibit, Opening
from appui_core.cases.report_model import Report
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault
from appui_core.vault.journal import Entry, SignedHead

# Who looked at an exhibit and why is nobody's business outside: only what was said about the exhibit itself.
_ABOUT_EXHIBIT = frozenset(
    {
        events.EXHIBIT_ADDED,
        events.CAPTURE_NOTED,
        events.DERIVATION_NOTED,
        events.FACTS_NOTED,
        events.PEOPLE_NOTED,
    }
)


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A `CaseFile` out of the vault."""

    case: Case
    exhibits: tuple[Exhibit, ...]
    journal: tuple[Entry, ...]
    signed_head: SignedHead
    masks: CaseMasks
    reports: tuple[Report, ...]
    vault: Vault
    chain: str
    _ids: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ids", frozenset(exhibit.id for exhibit in self.exhibits))

    def original(self, exhibit_id: str) -> bytes:
        """Return the untouched bytes, checked against the exhibit's hash.

        Raises AppuiError: EXHIBIT_UNKNOWN (not in this file), EXHIBIT_WITHDRAWN, VAULT_DAMAGED, VAULT_LOCKED.
        """
        self._want(exhibit_id)
        found = rows.held(self.vault, self.chain, exhibit_id)
        return self.vault.unseal(found.blob, found.exhibit.sha256)

    def save_original(
        self, exhibit_id: str, target: Path, step: Callable[[int], object] = lambda _size_bytes: None
    ) -> None:
        """Write the untouched bytes to a new file, in constant memory, checked against the exhibit's hash.

        `step` hears of the size of each piece, and ends it all when it raises.

        Raises AppuiError: as `original`, DESTINATION_EXISTS, DESTINATION_UNWRITABLE, DISK_FULL.
        """
        self._want(exhibit_id)
        found = rows.held(self.vault, self.chain, exhibit_id)
        self.vault.unseal_to(found.blob, found.exhibit.sha256, target, step=step)

    def openings(self, exhibit_id: str) -> tuple[Opening, ...]:
        """Return what the chain committed to about this exhibit, oldest first; the first is its addition.

        Raises AppuiError: EXHIBIT_UNKNOWN (not in this file), VAULT_LOCKED.
        """
        self._want(exhibit_id)
        return tuple(
            Opening(opened.entry.seq, opened.details, opened.salt)
            for opened in self.vault.opened_entries(self.chain, exhibit_id)
            if opened.entry.event in _ABOUT_EXHIBIT and opened.details is not None and opened.salt is not None
        )

    def _want(self, exhibit_id: str) -> None:
        if exhibit_id not in self._ids:
            raise AppuiError(ErrorCode.EXHIBIT_UNKNOWN)


def choose(vault: Vault, case_id: str, numbers: Sequence[int] | None) -> tuple[Exhibit, ...]:
    """Return the exhibits of a case with these numbers, or all, by number.

    Raises AppuiError: EXHIBIT_UNKNOWN, EXHIBIT_WITHDRAWN.
    """
    kept = rows.exhibits_of(vault, case_id)
    if numbers is None:
        return kept
    known = {exhibit.number: exhibit for exhibit in kept}
    for number in numbers:
        if number not in known:
            sql = "SELECT count(*) FROM exhibits WHERE case_id = ? AND number = ? AND withdrawn = 1"
            gone = vault.rows(sql, (case_id, number))[0][0]
            raise AppuiError(ErrorCode.EXHIBIT_WITHDRAWN if gone else ErrorCode.EXHIBIT_UNKNOWN, str(number))
    return tuple(known[number] for number in sorted(set(numbers)))
