"""What is new in a dossier beside the last one for the same addressee; other addressees' are never looked at."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from appui_core.cases.exports import Version
from appui_core.dossier.letter_text import calm
from appui_core.dossier.selection import Item
from appui_core.vault.journal import canonical_json

if TYPE_CHECKING:
    from appui_core.dossier.letters import Letter

_HASH_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Changes:
    """Numbers of exhibits: `added` and `gone` since, covered otherwise, with other facts hidden or replaced.

    `letters` are the ids of letters that came, went or say something else.
    """

    since: Version
    added: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    masks: tuple[int, ...] = ()
    facts: tuple[int, ...] = ()
    letters: tuple[str, ...] = ()

    @property
    def none(self) -> bool:
        """Tell whether nothing of it differs, as far as that was noted."""
        return not (self.added or self.gone or self.masks or self.facts or self.letters)


def version_of(
    items: Iterable[Item],
    at_utc: str = "",
    manifest_sha256: str = "",
    letters: "Iterable[Letter] | None" = None,
    pages: int = 0,
) -> Version:
    """Return what a dossier of these items is, to hold the next one against; `letters`, `pages`: if known."""
    listed = sorted(items, key=lambda item: item.exhibit.number)
    return Version(
        at_utc,
        manifest_sha256,
        tuple(item.exhibit.number for item in listed),
        {item.exhibit.number: _covered(item) for item in listed if item.mask is not None},
        {item.exhibit.number: item.abridged for item in listed if item.abridged},
        letters=None if letters is None else {one.id: _hash(calm(one.text).encode("utf-8")) for one in letters},
        pages=pages,
    )


def changes(before: Version, now: Version) -> Changes:
    """Compare two versions. Of one of which nobody noted what was covered, only the exhibits are compared."""
    both = sorted(set(before.exhibits) & set(now.exhibits))
    return Changes(
        before,
        _without(now.exhibits, before.exhibits),
        _without(before.exhibits, now.exhibits),
        tuple(one for one in both if before.whole and before.masked.get(one) != now.masked.get(one)),
        tuple(one for one in both if before.whole and before.abridged.get(one) != now.abridged.get(one)),
        _letters(before, now),
    )


def _letters(before: Version, now: Version) -> tuple[str, ...]:
    if before.letters is None or now.letters is None:
        return ()
    every = sorted({*before.letters, *now.letters})
    return tuple(one for one in every if before.letters.get(one) != now.letters.get(one))


def _without(numbers: Sequence[int], others: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers) - set(others)))


def _covered(item: Item) -> str:
    plan = {} if item.mask is None else item.mask.to_json()
    return _hash(canonical_json(plan))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HASH_DIGITS]
