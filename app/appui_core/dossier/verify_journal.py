"""The journal of a received dossier: each line, the chain, its head and count against bag-info and signature."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from appui_core.dossier.bag import key_fingerprint
from appui_core.dossier.names import BAG_INFO, JOURNAL, SIGNATURE
from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.source import DamagedError, Source, parse_json, read_small, reading
from appui_core.dossier.verify_bag import bag_info
from appui_core.vault.journal import GENESIS, Entry, SignedHead, canonical_json, chain_fault, parse_entry

_LINE_BYTES = 16 << 10
_MOST_ENTRIES = 100_000
_SIGNATURE_BYTES = 64 << 10

Chain = Mapping[int, Entry]


@dataclass(frozen=True, slots=True)
class Printed:
    """What a person compares with the paper: the head and the number of lines as they were read, and who signed.

    `key_sha256` is None where there is no signature to read.
    """

    head: str
    entries: int
    key_sha256: str | None

    def to_json(self) -> dict[str, Any]:
        """Return the object that `verify --json` prints."""
        return {"head": self.head, "entries": self.entries, "key_sha256": self.key_sha256}


@dataclass(frozen=True, slots=True)
class Journal:
    """The entries by number, as far as they could be read; `printed` is None without a journal."""

    chain: Chain = field(default_factory=dict)
    printed: Printed | None = None


def check(source: Source) -> tuple[Journal, list[Problem]]:
    """Return what was read of the journal, and what is wrong with it."""
    if JOURNAL not in source.sizes:
        return Journal(), []
    entries, problems = _read(source)
    if not problems and chain_fault(entries) is not None:
        problems.append(Problem(JOURNAL, Code.JOURNAL_CHAIN))
    head = entries[-1].hash if entries else GENESIS
    problems += _against_bag_info(source, head, len(entries))
    key, found = _against_signature(source, head, len(entries))
    problems += found
    return Journal({entry.seq: entry for entry in entries}, Printed(head, len(entries), key)), problems


def _read(source: Source) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    try:
        with reading(source, JOURNAL) as stream:
            while line := stream.readline(_LINE_BYTES + 1):
                entry = _entry(line)
                if entry is None or len(entries) >= _MOST_ENTRIES:
                    return entries, [Problem(JOURNAL, Code.JOURNAL_LINE)]
                entries.append(entry)
    except DamagedError:
        return entries, [Problem(JOURNAL, Code.UNREADABLE)]
    return entries, [] if entries else [Problem(JOURNAL, Code.JOURNAL_CHAIN)]


def _entry(line: bytes) -> Entry | None:
    """Return the entry in one whole line, None when it is no such line."""
    if not line.endswith(b"\n"):
        return None
    try:
        return parse_entry(line[:-1])
    except ValueError:
        return None


def _against_bag_info(source: Source, head: str, entries: int) -> list[Problem]:
    fields = bag_info(source)
    if fields is None:
        return []
    problems = []
    if fields.get("Journal-Head") != head:
        problems.append(Problem(BAG_INFO, Code.JOURNAL_HEAD))
    if fields.get("Journal-Entries") != str(entries):
        problems.append(Problem(BAG_INFO, Code.JOURNAL_COUNT))
    return problems


def _against_signature(source: Source, head: str, entries: int) -> tuple[str | None, list[Problem]]:
    if SIGNATURE not in source.sizes:
        return None, []
    try:
        content = read_small(source, SIGNATURE, _SIGNATURE_BYTES)
        signed = SignedHead.from_json(parse_json(content))
        if canonical_json(signed.to_json()) + b"\n" != content:
            return None, [Problem(SIGNATURE, Code.SIGNATURE_MALFORMED)]
    except DamagedError:
        return None, [Problem(SIGNATURE, Code.UNREADABLE)]
    except ValueError:
        return None, [Problem(SIGNATURE, Code.SIGNATURE_MALFORMED)]
    problems = []
    if signed.head != head:
        problems.append(Problem(SIGNATURE, Code.JOURNAL_HEAD))
    if signed.entries != entries:
        problems.append(Problem(SIGNATURE, Code.JOURNAL_COUNT))
    if not signed.holds():
        problems.append(Problem(SIGNATURE, Code.SIGNATURE_WRONG))
    fields = bag_info(source)
    key = key_fingerprint(signed.public_key)
    if fields is not None and fields.get("Journal-Key-SHA256") != key:
        problems.append(Problem(SIGNATURE, Code.JOURNAL_KEY))
    return key, problems
