"""What was being typed about an exhibit when the vault locked by itself: kept in memory, given back once.

Only the coach's fields, which hold no secret; only for the same vault, in the same run of the program; never on
disk. Who locks by hand leaves nothing.
"""

from dataclasses import dataclass

from appui.pages.evidence.services import Services
from appui_core.cases.model import Exhibit, Facts


@dataclass(frozen=True, slots=True)
class Draft:
    """Facts typed and not saved, and the exhibit they are about."""

    vault_id: str
    case: str
    exhibit_id: str
    facts: Facts


def draft_of(services: Services, exhibit: Exhibit, facts: Facts) -> Draft | None:
    """Return a draft, or None when nothing was typed that the exhibit does not say already."""
    vault = services.ctx.vault.vault
    if vault is None or facts == exhibit.facts:
        return None
    return Draft(vault.vault_id, exhibit.case, exhibit.id, facts)
