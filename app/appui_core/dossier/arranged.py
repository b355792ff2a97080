"""In which order exhibits are printed and what a person wrote under them: kept with the case for every dossier."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appui_core.cases.service import Cases

_ORDER, _CAPTIONS = "order", "captions"


def read_order(cases: "Cases", code: str) -> tuple[int, ...]:
    """Return the numbers in the order of printing, as `Choice.order` takes them; nothing: by number.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
    """
    kept = cases.prepared.read(code, _ORDER)
    return tuple(one for one in kept if type(one) is int) if isinstance(kept, list) else ()


def read_captions(cases: "Cases", code: str) -> dict[int, str]:
    """Return the captions by exhibit number, as `Choice.captions` takes them.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED.
    """
    kept = cases.prepared.read(code, _CAPTIONS)
    if not isinstance(kept, dict):
        return {}
    return {int(number): text for number, text in kept.items() if number.isdecimal() and isinstance(text, str)}


def note_arranged(cases: "Cases", code: str, order: Sequence[int], captions: Mapping[int, str]) -> None:
    """Keep both; the order by number needs no keeping.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, DISK_FULL, VAULT_READ_ONLY.
    """
    cases.prepared.note(code, _ORDER, None if list(order) == sorted(order) else list(order))
    kept = {str(number): text for number, text in captions.items()}
    cases.prepared.note(code, _CAPTIONS, kept or None)
