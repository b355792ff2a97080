"""What a dead process leaves one to believe: each thing kept, gone, or cut off in the middle and so either."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.harm.scene import FIRST, Scene


@dataclass(frozen=True, slots=True)
class Backed:
    """What a finished backup must give back, and what it must not."""

    kept: frozenset[str]
    gone: frozenset[str]


@dataclass
class Belief:
    """`exhibits` maps "CODE sha256" to what may be told about it; None among these: it may not be there.

    `links` counts records without image under way: nobody knows their hash before they are kept.
    """

    exhibits: dict[str, set[str | None]]
    passphrases: list[str] = field(default_factory=lambda: [FIRST])
    stale_passphrases: set[str] = field(default_factory=set)
    recovery: list[str | None] = field(default_factory=list)
    stale_recovery: set[str] = field(default_factory=set)
    keystore: set[bool] = field(default_factory=lambda: {True})
    views: int = 0
    fails: int = 0
    links: int = 0
    backed: Backed = field(default_factory=lambda: Backed(frozenset(), frozenset()))
    # A report's reference and how far it may be; None among these: it may not be there.
    reports: dict[str, set[str | None]] = field(default_factory=dict)
    said: list[tuple[str, str]] = field(default_factory=list)
    made: str | None = None

    def tried(self, what: str) -> bool:
        """Tell whether the child said that it was about to do this."""
        return ("try", what) in self.said

    def did(self, what: str) -> bool:
        """Tell whether the child said that it did this."""
        return ("did", what) in self.said

    def kept(self) -> frozenset[str]:
        """Return what must be there."""
        return frozenset(about for about, told in self.exhibits.items() if None not in told)

    def gone(self) -> frozenset[str]:
        """Return what must not be there."""
        return frozenset(about for about, told in self.exhibits.items() if told == {None})

    def hear(self, lines: Iterable[Sequence[Any]]) -> None:
        """Take in what the child said, in order."""
        for word, what, *about in lines:
            self.said.append((word, what))
            heard = getattr(self, f"_{what}", None)
            if heard is not None:
                heard(word == "did", *about)

    def _add(self, did: bool, about: str, note: str) -> None:  # noqa: FBT001 - one of a family of handlers
        known = self.exhibits.setdefault(about, {None})
        # What comes back after it was taken away is another one than the backup had, and the other way round.
        self.backed = Backed(self.backed.kept, self.backed.gone - {about})
        if did:
            self.exhibits[about] = {note}
        elif None in known:
            known.add(note)

    def _note(self, did: bool, about: str, note: str) -> None:  # noqa: FBT001 - as above
        self.exhibits[about] = {note} if did else {*self.exhibits[about], note}

    def _remove(self, did: bool, *abouts: str) -> None:  # noqa: FBT001 - as above
        self.backed = Backed(self.backed.kept - {*abouts}, self.backed.gone)
        for about in abouts:
            self.exhibits[about] = {None} if did else {*self.exhibits[about], None}

    def _report(self, did: bool, reference: str, state: str | None) -> None:  # noqa: FBT001 - as above
        self.reports[reference] = {state} if did else {*self.reports.get(reference, {None}), state}

    def _fail(self, did: bool) -> None:  # noqa: FBT001 - as above
        self.fails += did

    def _view(self, did: bool) -> None:  # noqa: FBT001 - as above
        self.views += did

    def _link(self, did: bool) -> None:  # noqa: FBT001 - as above
        self.links += -1 if did else 1

    def _make(self, did: bool, key: str | None = None) -> None:  # noqa: FBT001 - as above
        self.made = key if did else self.made

    def _passphrase(self, did: bool, new: str) -> None:  # noqa: FBT001 - as above
        if did:
            self.stale_passphrases = {*self.stale_passphrases, *self.passphrases} - {new}
            self.passphrases = [new]
        else:
            self.passphrases = [*self.passphrases, new]
            self.stale_passphrases.discard(new)

    def _recovery(self, did: bool, key: str | None = None) -> None:  # noqa: FBT001 - as above
        if did:
            self.stale_recovery |= {old for old in self.recovery if old is not None and old != key}
            self.recovery = [key]
        else:
            self.recovery = [*self.recovery, None]

    def _keystore(self, did: bool, there: bool) -> None:  # noqa: FBT001 - as above
        self.keystore = {there} if did else {*self.keystore, there}

    def _backup(self, did: bool) -> None:  # noqa: FBT001 - as above
        if did:
            self.backed = Backed(self.kept(), self.gone())


def before(scene: Scene) -> Belief:
    """Return what is true of a fresh copy of the template."""
    known: Any = scene.template()
    found = Belief(
        exhibits={about: {note} for about, note in known["exhibits"].items()}, recovery=[known["recovery"]]
    )
    found.backed = Backed(found.kept(), found.gone())
    return found
