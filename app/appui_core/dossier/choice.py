"""What a person decided about the contents of one dossier; without decisions everything goes in as it is."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Decisions about one dossier, each by exhibit number.

    `bare`: those that somebody has looked at and lets go uncovered, beside a masked one that shows the
    same pictures.
    """

    bare: Collection[int] = ()
