"""The journal of a received dossier: each line, the chain, its head and count against bag-info and signature."""

from collections.abc import Mapping

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


def check(source: Source) -> tuple[Chain, list[Problem]]:
    """Return the entries by number, as far as they could be read, and what is wrong with the journal."""
    if JOURNAL not in source.sizes:
        return {}, []
    entries, problems = _read(source)
    if not problems and chain_fault(entries) is not None:
        problems.append(Problem(JOURNAL, Code.JOURNAL_CHAIN))
    head = entries[-1].hash if entries else GENESIS
    problems += _against_bag_info(source, head, len(entries))
    problems += _against_signature(source, head, len(entries))
    return {entry.seq: entry for entry in entries}, problems


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


def _against_signature(source: Source, head: str, entries: int) -> list[Problem]:
    if SIGNATURE not in source.sizes:
        return []
    try:
        content = read_small(source, SIGNATURE, _SIGNATURE_BYTES)
        signed = SignedHead.from_json(parse_json(content))
        if canonical_json(signed.to_json()) + b"\n" != content:
            return [Problem(SIGNATURE, Code.SIGNATURE_MALFORMED)]
    except DamagedError:
        return [Problem(SIGNATURE, Code.UNREADABLE)]
    except ValueError:
        return [Problem(SIGNATURE, Code.SIGNATURE_MALFORMED)]
    problems = []
    if signed.head != head:
        problems.append(Problem(SIGNATURE, Code.JOURNAL_HEAD))
    if signed.entries != entries:
        problems.append(Problem(SIGNATURE, Code.JOURNAL_COUNT))
    if not signed.holds():
        problems.append(Problem(SIGNATURE, Code.SIGNATURE_WRONG))
    fields = bag_info(source)
    if fields is not None and fields.get("Journal-Key-SHA256") != key_fingerprint(signed.public_key):
        problems.append(Problem(SIGNATURE, Code.JOURNAL_KEY))
    return problems
