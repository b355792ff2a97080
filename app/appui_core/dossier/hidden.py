"""What a person hides of a case from each addressee, kept for the next version of its dossier."""

from collections.abc import Collection, Mapping
from dataclasses import fields

from appui_core.cases.model import Addressee, Facts
from appui_core.cases.service import Cases

_NAMES = tuple(field.name for field in fields(Facts))


def read_hidden(cases: Cases, code: str, addressee: Addressee) -> dict[int, tuple[str, ...]]:
    """Return the names of the hidden facts by exhibit number, as `Choice.hidden` takes them.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
    """
    kept = cases.prepared.read(code, _part(addressee)) or {}
    # A fact of another version of Appui can't be shown by this one.
    return {int(number): tuple(name for name in _NAMES if name in names) for number, names in kept.items()}


def note_hidden(cases: Cases, code: str, addressee: Addressee, hidden: Mapping[int, Collection[str]]) -> None:
    """Keep what is hidden, in place of what was before.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, DISK_FULL, VAULT_READ_ONLY.
    """
    kept = {str(number): [name for name in _NAMES if name in names] for number, names in hidden.items() if names}
    cases.prepared.note(code, _part(addressee), kept or None)


def _part(addressee: Addressee) -> str:
    return f"hidden/{addressee.value}"
