"""The bag of a received dossier: is every file listed, is every listed file there, is each what its line says."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from appui_core.dossier.names import (
    BAG_INFO,
    BAGIT,
    BAGIT_TEXT,
    DATA,
    FORMAT,
    MANIFEST,
    REQUIRED,
    TAG_MANIFEST,
    is_tag,
)
from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.source import DamagedError, Source, read_small, reading
from appui_core.dossier.stamp_files import split

_BLOCK = 1 << 20
_MANIFEST_BYTES = 8 << 20
_INFO_BYTES = 64 << 10
_LINE = re.compile(r"([0-9a-f]{64})  ([!-~]+)")
_LABELS = (
    "Bag-Software-Agent",
    "Bagging-Date",
    "External-Identifier",
    "Payload-Oxum",
    "Appui-Format",
    "Addressee",
    "Journal-Head",
    "Journal-Entries",
    "Journal-Key-SHA256",
)

Hashes = Mapping[str, str]


def check(source: Source) -> tuple[Hashes, list[Problem]]:
    """Return the SHA-256 of every file that could be read, and what is wrong with the bag."""
    hashes: dict[str, str] = {}
    problems = [Problem(name, Code.MISSING) for name in REQUIRED if name not in source.sizes]
    for name in sorted(source.sizes):
        try:
            hashes[name] = _sha256(source, name)
        except DamagedError:
            problems.append(Problem(name, Code.UNREADABLE))
    listed: set[str] = {TAG_MANIFEST}
    for manifest in (MANIFEST, TAG_MANIFEST):
        listed |= _check_manifest(source, manifest, hashes, problems)
    # Time stamps stand in no list: verify_stamps looks at each of them.
    unlisted = [name for name in sorted(source.sizes) if name not in listed and split(name) is None]
    problems += [Problem(name, Code.ADDED) for name in unlisted]
    problems += _check_texts(source)
    return hashes, problems


def _sha256(source: Source, name: str) -> str:
    digest, total = hashlib.sha256(), 0
    with reading(source, name) as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
            total += len(block)
    if total != source.sizes[name]:
        raise DamagedError
    return digest.hexdigest()


def _check_manifest(source: Source, manifest: str, hashes: Hashes, problems: list[Problem]) -> set[str]:
    """Return the names that a manifest speaks of; where it is missing, whatever it should have listed."""
    payload = manifest == MANIFEST
    if manifest not in source.sizes:
        return {name for name in source.sizes if (name.startswith(f"{DATA}/") if payload else is_tag(name))}
    try:
        lines = _lines(read_small(source, manifest, _MANIFEST_BYTES))
    except (DamagedError, UnicodeDecodeError):
        problems.append(Problem(manifest, Code.UNREADABLE))
        return set()
    listed: list[str] = []
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            problems.append(Problem(manifest, Code.MANIFEST_LINE))
            continue
        digest, name = match.groups()
        if _in_scope(name, payload=payload):
            listed.append(name)
            problems += _check_file(source, name, digest, hashes)
        else:
            problems.append(Problem(manifest, Code.MANIFEST_SCOPE))
    problems += _check_order(manifest, listed)
    return set(listed)


def _lines(content: bytes) -> list[str]:
    """Split at line feeds; a last line without one comes back with a mark that no pattern takes."""
    *lines, rest = content.decode("ascii").split("\n")
    return [*lines, f"{rest}\n"] if rest else lines


def _in_scope(name: str, *, payload: bool) -> bool:
    if payload:
        return name.startswith(f"{DATA}/") and name.count("/") == 1 and name != f"{DATA}/"
    return is_tag(name)


def _check_order(manifest: str, listed: Sequence[str]) -> list[Problem]:
    if len(set(listed)) != len(listed):
        return [Problem(manifest, Code.DUPLICATE_NAME)]
    return [] if sorted(listed) == list(listed) else [Problem(manifest, Code.MANIFEST_LINE)]


def _check_file(source: Source, name: str, digest: str, hashes: Hashes) -> list[Problem]:
    if name not in source.sizes:
        return [Problem(name, Code.MISSING)]
    if name in hashes and hashes[name] != digest:
        return [Problem(name, Code.CHANGED)]
    return []


def _check_texts(source: Source) -> list[Problem]:
    """Check bagit.txt and the form of bag-info.txt; what it says of the journal is verify_journal's to check."""
    problems: list[Problem] = []
    if BAGIT in source.sizes:
        try:
            if read_small(source, BAGIT, _INFO_BYTES) != BAGIT_TEXT:
                problems.append(Problem(BAGIT, Code.BAGIT_WRONG))
        except DamagedError:
            problems.append(Problem(BAGIT, Code.UNREADABLE))
    if BAG_INFO not in source.sizes:
        return problems
    fields = bag_info(source)
    if fields is None or tuple(fields) != _LABELS or fields["Appui-Format"] != FORMAT:
        problems.append(Problem(BAG_INFO, Code.BAG_INFO_WRONG))
    if fields is not None and "Payload-Oxum" in fields and fields["Payload-Oxum"] != _oxum(source):
        problems.append(Problem(BAG_INFO, Code.OXUM_WRONG))
    return problems


def _oxum(source: Source) -> str:
    sizes = [size for name, size in source.sizes.items() if name.startswith(f"{DATA}/")]
    return f"{sum(sizes)}.{len(sizes)}"


def bag_info(source: Source) -> dict[str, str] | None:
    """Return the labels and values of bag-info.txt, None when it is missing or not all `label: value` lines."""
    if BAG_INFO not in source.sizes:
        return None
    try:
        text = read_small(source, BAG_INFO, _INFO_BYTES).decode("utf-8")
    except (DamagedError, UnicodeDecodeError):
        return None
    if not text.endswith("\n"):
        return None
    fields: dict[str, str] = {}
    for line in text[:-1].split("\n"):
        label, colon, value = line.partition(": ")
        if not colon or not label or label in fields:
            return None
        fields[label] = value
    return fields
