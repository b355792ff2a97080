"""What a person decided about the contents of one dossier; without decisions everything goes in as it is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Choice:
    """Decisions about one dossier, each by exhibit number.

    `bare`: those that somebody has looked at and lets go uncovered, beside a masked one that shows the
    same pictures. `hidden`: names of `Facts` fields that this addressee is not to see.
    """

    bare: Collection[int] = ()
    hidden: Mapping[int, Collection[str]] = field(default_factory=dict)
