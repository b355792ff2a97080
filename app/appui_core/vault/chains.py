"""The journals as they stand in the index: one chain per case and the vault's own, with what they commit to."""

import json
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from appui_core.vault import event_names as events
from appui_core.vault.index import Index
from appui_core.vault.journal import (
    GENESIS,
    Entry,
    SignedHead,
    canonical_json,
    commitment_of,
    head_message,
    kept_commitment,
    next_entry,
)

_COLUMNS = "seq, at_utc, event, exhibit, commitment, previous, hash"


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """An entry and what it commits to; both are None once that was destroyed on purpose.

    `kept` is the text of the details as the index keeps it, which is canonical.
    """

    entry: Entry
    details: Mapping[str, Any] | None
    salt: str | None
    kept: str | None = None

    def holds(self) -> bool:
        """Tell whether the details are the ones committed to; destroyed ones can't be told apart and hold."""
        if self.details is None or self.salt is None:
            return True
        if self.kept is not None and kept_commitment(self.kept, self.salt) == self.entry.commitment:
            return True
        return commitment_of(self.details, self.salt) == self.entry.commitment


class NewEntry(NamedTuple):
    """An event before it has its place in a chain."""

    event: str
    exhibit: str | None
    details: Mapping[str, Any]


class Chains:
    """Reads and lengthens the chains of one index, inside the transactions that the vault opens."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def append(
        self, chain: str, event: str, exhibit: str | None, details: Mapping[str, Any], at_utc: str
    ) -> Entry:
        """Add an entry and keep what it commits to."""
        return self.append_all(chain, [NewEntry(event, exhibit, details)], at_utc)[0]

    def append_all(self, chain: str, new: Sequence[NewEntry], at_utc: str) -> tuple[Entry, ...]:
        """Add entries in this order and keep what they commit to."""
        previous, last = self.head(chain)
        entries: list[Entry] = []
        openings: list[tuple[str, int, str, str]] = []
        for seq, one in enumerate(new, start=last + 1):
            salt = secrets.token_hex(32)
            entry = next_entry(
                seq=seq,
                at_utc=at_utc,
                event=one.event,
                exhibit=one.exhibit,
                commitment=commitment_of(one.details, salt),
                previous=previous,
            )
            previous = entry.hash
            entries.append(entry)
            openings.append((chain, seq, canonical_json(one.details).decode("utf-8"), salt))
        self._index.many(
            f"INSERT INTO journal (chain, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own constant
            [(chain, e.seq, at_utc, e.event, e.exhibit, e.commitment, e.previous, e.hash) for e in entries],
        )
        self._index.many("INSERT INTO openings (chain, seq, details, salt) VALUES (?, ?, ?, ?)", openings)
        return tuple(entries)

    def names(self) -> tuple[str, ...]:
        """Return the ids of all chains that have an entry."""
        return tuple(row[0] for row in self._index.rows("SELECT DISTINCT chain FROM journal ORDER BY chain"))

    def entries(self, chain: str) -> tuple[Entry, ...]:
        """Return a chain, oldest first."""
        sql = f"SELECT {_COLUMNS} FROM journal WHERE chain = ? ORDER BY seq"  # noqa: S608 - our own constant
        return tuple(Entry(*row) for row in self._index.rows(sql, (chain,)))

    def head(self, chain: str) -> tuple[str, int]:
        """Return the last hash of a chain and the number of its entries (64 zeros and 0 when there is none)."""
        last = self._index.rows(
            "SELECT hash, seq FROM journal WHERE chain = ? ORDER BY seq DESC LIMIT 1", (chain,)
        )
        return (str(last[0][0]), int(last[0][1])) if last else (GENESIS, 0)

    def opened(self, chain: str, exhibit: str | None = None) -> tuple[OpenedEntry, ...]:
        """Return a chain's entries with what they commit to, all of them or one exhibit's, oldest first.

        An entry whose opening row is missing altogether is left out: `missing_openings` names it.
        """
        sql = (
            "SELECT j.seq, j.at_utc, j.event, j.exhibit, j.commitment, j.previous, j.hash, o.details, o.salt"
            " FROM journal j JOIN openings o USING (chain, seq)"
            " WHERE j.chain = ? AND (? IS NULL OR j.exhibit = ?) ORDER BY j.seq"
        )
        return tuple(
            OpenedEntry(Entry(*row[:7]), None if row[7] is None else _details(row[7]), row[8], row[7])
            for row in self._index.rows(sql, (chain, exhibit, exhibit))
        )

    def missing_openings(self, chain: str) -> tuple[int, ...]:
        """Return the numbers of the entries that have no opening row, not even a destroyed one."""
        sql = "SELECT seq FROM journal WHERE chain = ? AND seq NOT IN (SELECT seq FROM openings WHERE chain = ?)"
        return tuple(row[0] for row in self._index.rows(sql, (chain, chain)))

    def destroy_openings(self, chain: str) -> None:
        """Destroy all that a chain committed to."""
        self._index.rows("UPDATE openings SET details = NULL, salt = NULL WHERE chain = ?", (chain,))

    def destroy_exhibit(self, chain: str, exhibit: str, short_hash: str) -> None:
        """Destroy the openings of an exhibit's entries, and of dossiers that list a file by its short hash.

        What people wrote elsewhere stays, even where they quote that hash: it is their words, about other things.
        """
        self._index.rows(
            "UPDATE openings SET details = NULL, salt = NULL WHERE chain = ? AND seq IN (SELECT seq FROM journal"
            " WHERE chain = ? AND (exhibit = ? OR (event = ? AND instr(openings.details, ?) > 0)))",
            (chain, chain, exhibit, events.DOSSIER_EXPORTED, short_hash),
        )

    def destroy_report(self, chain: str, report: str) -> None:
        """Destroy the openings of a report's entries."""
        marks = ", ".join("?" for _ in events.OF_REPORTS)
        found = self._index.rows(
            "SELECT o.seq, o.details FROM openings o JOIN journal j USING (chain, seq)"  # noqa: S608 - marks
            f" WHERE o.chain = ? AND o.details IS NOT NULL AND j.event IN ({marks})",
            (chain, *sorted(events.OF_REPORTS)),
        )
        for seq, details in found:
            if json.loads(details)["report"] == report:
                self._index.rows(
                    "UPDATE openings SET details = NULL, salt = NULL WHERE chain = ? AND seq = ?", (chain, seq)
                )


def _details(kept: str) -> dict[str, Any]:
    """Read details. Entries have the same few names: of thousands that are held each name is there once."""
    found: dict[str, Any] = json.loads(kept, object_pairs_hook=_with_shared_names)
    return found


def _with_shared_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {sys.intern(name): value for name, value in pairs}


def sign_head(seed: bytes, head: str, entries: int) -> SignedHead:
    """Sign the head of a chain with the journal key, given its 32-byte seed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - only when a head is signed
        Ed25519PrivateKey,
    )

    key = Ed25519PrivateKey.from_private_bytes(seed)
    public_key = key.public_key().public_bytes_raw()
    return SignedHead(head, entries, public_key, key.sign(head_message(head, entries, public_key)))
