"""What nobody noted yet, in memory only: a form that was being typed, and what guides told of meanwhile.

What was being typed is given back once, to the same vault, however that was locked. (Preuves keeps nothing after a
lock by hand: there the exhibit itself is safe, here nothing is noted yet.)
"""

from dataclasses import dataclass, field

Given = tuple[str, str]
"""Platform and object, as a guide names them."""
NOT_GIVEN: Given = ("", "")


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields as they stand, right or wrong; `sent` and `seen` are a day and an hour."""

    case: str
    platform: str
    object: str
    other: str
    sent: tuple[str, str]
    seen: tuple[str, str]
    account: str
    category: str
    reference: str
    note: str
    exhibits: tuple[int, ...]


NOTHING = Typed("", "", "", "", ("", ""), ("", ""), "", "", "", "", ())


@dataclass(frozen=True, slots=True)
class Draft:
    """`report`: the id of the one that was being corrected, or empty."""

    vault_id: str
    report: str
    typed: Typed


@dataclass
class Unnoted:
    """`draft` waits for its vault; `waiting`: what came while another form was open, the first one first."""

    draft: Draft | None = None
    waiting: list[Given] = field(default_factory=list)

    def opened(self, vault_id: str) -> None:
        """Forget what was typed for another vault."""
        if self.draft is not None and self.draft.vault_id != vault_id:
            self.draft = None

    def take_draft(self) -> Draft | None:
        """Return what was being typed, and forget it."""
        draft, self.draft = self.draft, None
        return draft
