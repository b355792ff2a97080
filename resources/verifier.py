"""Check the Appui dossier that this file lies in: `python3 verifier.py [FOLDER] [--lang fr|en] [--json]`.

It needs Python 3.8 and nothing else, reads only, and answers as `appui verify` does. The checks, in this order:
1. The files: all are ordinary ones that can be read to their end. Links are not followed.
2. The bag (BagIt, RFC 8493): each file is in one of two lists; each listed file is there and has its SHA-256.
3. The journal: each line is canonical JSON (RFC 8785) and holds the hash of the line before; the last hash and the
   number of lines are those announced and those signed (Ed25519, RFC 8032).
4. The exhibits: each file, and each fact told of it, is what the journal committed to.
5. The time stamps (RFC 3161): each is about this dossier's list of files, and answers the request beside it.
Exit code 0, intact: all of this holds. 1, not intact: each file concerned is named. 2: there is nothing to check.

Intact does not rule out that the whole journal was made anew: compare with the paper what is printed at the end.
It does not say that an authority signed a time stamp: `openssl` does, by the line that is printed. And you need
not trust this file: whoever changed the dossier may have changed it too. LISEZMOI.txt tells other ways.
"""

from __future__ import annotations

import sys

if __name__ == "__main__" and not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    del sys.path[0]  # this folder: a json.py that somebody added to the dossier must not run

import base64
import hashlib
import io
import json
import os
import re
import stat
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Callable, Tuple

BAGIT, BAG_INFO = "bagit.txt", "bag-info.txt"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
EXHIBITS, JOURNAL, SIGNATURE = "data/exhibits.json", "data/journal.jsonl", "data/journal.sig"
FORMAT = "appui-dossier/1"
KIB, MIB = 1 << 10, 1 << 20
MOST_FILES, MOST_ENTRIES, MOST_STAMPS = 20_000, 100_000, 64
SMALL, LINE = 64 * KIB, 16 * KIB


class RefusedError(Exception):
    """There is nothing to check; the text is the code of the reason."""


class StampError(Exception):
    """A time stamp is not what it should be; the text is the code of the problem."""


class Dossier:
    """A folder: its files with sizes and SHA-256, and what was found, each problem as (file, code)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sizes: dict[str, int] = {}
        self.hashes: dict[str, str] = {}
        self.labels: dict[str, str] | None = None  # of bag-info.txt
        self.entries: dict[int, Any] = {}  # of the journal, by number
        self.journal: dict[str, Any] | None = None  # what a person compares with the paper
        self.problems: dict[tuple[str, str], None] = {}  # in order, each once
        self.masked: list[str] = []
        self.abridged: list[str] = []
        self.stamps: list[dict[str, Any]] = []

    def check(self) -> None:
        """Do every check, in the order of this file; RefusedError when there is nothing to check."""
        find_files(self)
        check_bag(self)
        check_labels(self)
        check_journal(self)
        check_exhibits(self)
        check_stamps(self)

    def fault(self, file: str, code: str) -> None:
        """Note a problem."""
        self.problems[shown(file), code] = None

    def expect(self, holds: object, file: str, code: str) -> None:
        """Note a problem where something does not hold."""
        if not holds:
            self.fault(file, code)

    def open(self, name: str) -> BinaryIO:
        """Open a file; a link that took its place meanwhile is not followed."""
        flags = os.O_RDONLY
        for flag in ("O_NOFOLLOW", "O_BINARY", "O_NONBLOCK"):
            flags |= getattr(os, flag, 0)
        return os.fdopen(os.open(self.folder.joinpath(*name.split("/")), flags), "rb")

    def sha256(self, name: str) -> str:
        """Return the SHA-256 of a file of any size, nothing when it can't be read to its end."""
        digest, total = hashlib.sha256(), 0
        try:
            with self.open(name) as file:
                for block in iter(lambda: file.read(MIB), b""):
                    digest.update(block)
                    total += len(block)
        except OSError:
            return ""
        return digest.hexdigest() if total == self.sizes[name] else ""

    def read(self, name: str, most: int) -> bytes:
        """Return a whole file of at most `most` bytes; OSError also for a larger one."""
        with self.open(name) as file:
            content = file.read(most + 1)
        if len(content) > most or len(content) != self.sizes[name]:
            raise OSError("not the size that it may be, or was")
        return content

    def parsed(self, name: str, most: int, form: Callable[[bytes], Any], wrong: str, lost: str = "") -> Any:
        """Return what `form` makes of a file; None when it is missing, malformed (`wrong`) or can't be read."""
        if name not in self.sizes:
            return None
        try:
            return form(self.read(name, most))
        except OSError:
            self.fault(name, lost or "unreadable")
        except (ValueError, TypeError, KeyError, RecursionError):
            self.fault(name, wrong)
        return None


# --- 1. The files. Only data/, lettres/ and timestamps/ are gone into. ---

MARKS = (BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, EXHIBITS, JOURNAL, "dossier.pdf")  # any two make a dossier


def find_files(dossier: Dossier) -> None:
    """Note what lies in the folder; RefusedError when that is no dossier."""
    if not dossier.folder.is_dir():
        raise RefusedError("not_a_folder" if dossier.folder.exists() else "file_missing")
    try:
        walk(dossier, dossier.folder, "")
    except OSError as error:
        raise RefusedError("file_unreadable") from error
    if sum(mark in dossier.sizes for mark in MARKS) < 2:
        raise RefusedError("not_a_dossier")


def walk(dossier: Dossier, folder: Path, prefix: str) -> None:
    """Note the files of one folder with their sizes, and what else lies there."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name, found = prefix + entry.name, entry.stat(follow_symlinks=False)
            if len(dossier.sizes) + len(dossier.problems) >= MOST_FILES:
                dossier.fault(".", "too_large")
                return
            reparse_point = getattr(found, "st_file_attributes", 0) & 0x400  # what Windows has for links
            if stat.S_ISREG(found.st_mode) and not reparse_point:
                dossier.sizes[name] = found.st_size
            elif not stat.S_ISDIR(found.st_mode) or reparse_point:
                dossier.fault(name, "not_a_file")
            elif name in ("data", "lettres", "timestamps"):
                walk(dossier, Path(entry.path), name + "/")
            else:
                dossier.fault(name + "/", "added")


# --- 2. The bag (RFC 8493): two lists and two files of labels. ---

# Dossiers made before 28 November 2026, in the evening, hold no verifier.py; until that night none held a letter.
REQUIRED = ("dossier.pdf", "LISEZMOI.txt", BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, EXHIBITS, JOURNAL, SIGNATURE)
TAG_FILES = ("dossier.pdf", "LISEZMOI.txt", "verifier.py", BAGIT, BAG_INFO, MANIFEST)
LETTER = re.compile(
    "lettres/(?:lettre-etablissement|plainte|message-3018|signalement-plateforme|reclamation-plateforme|lettre-academie|"
    "demande-effacement|plainte-cnil|relance-etablissement|relance-plateforme|fiche-rendez-vous|recu)"
    r"\.(?:docx|odt|pdf)"
)
STAMP = re.compile(
    r"timestamps/((?:[0-9]{1,2}|earlier-([0-9a-f]{12}))-([a-z0-9][a-z0-9-]{0,31}))(\.tsq|\.tsr|-ca\.pem)"
)
BAGIT_TEXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
LABELS = ["Bag-Software-Agent", "Bagging-Date", "External-Identifier", "Payload-Oxum", "Appui-Format", "Addressee"]
LABELS += ["Journal-Head", "Journal-Entries", "Journal-Key-SHA256"]


def is_tag(name: str) -> bool:
    """Tell whether the tag manifest may list a file of this name."""
    return name in TAG_FILES or bool(LETTER.fullmatch(name))


def check_bag(dossier: Dossier) -> None:
    """Hash every file, and hold the two lists against what is there."""
    for name in REQUIRED:
        dossier.expect(name in dossier.sizes, name, "missing")
    names = sorted(dossier.sizes)
    with ThreadPoolExecutor(2) as pool:  # hashing uses two cores so
        hashes = dict(zip(names, pool.map(dossier.sha256, names)))
    for name in names:
        dossier.expect(hashes[name], name, "unreadable")
    dossier.hashes = {name: digest for name, digest in hashes.items() if digest}
    listed = check_manifest(dossier, MANIFEST) | check_manifest(dossier, TAG_MANIFEST) | {TAG_MANIFEST}
    for name in names:
        # A stamp may come days after the lists.
        dossier.expect(name in listed or STAMP.fullmatch(name), name, "added")


def check_manifest(dossier: Dossier, manifest: str) -> set[str]:
    """Return the names that a manifest lists; where it is missing, those that it should list."""
    payload = manifest == MANIFEST
    if manifest not in dossier.sizes:
        return {name for name in dossier.sizes if (name.startswith("data/") if payload else is_tag(name))}
    text = dossier.parsed(manifest, 8 * MIB, lambda content: content.decode("ascii"), "unreadable") or ""
    listed = []
    for line in io.StringIO(text):
        match = re.fullmatch("([0-9a-f]{64})  ([!-~]+)\n", line)
        if not match:
            dossier.fault(manifest, "manifest_line")
            continue
        digest, name = match.groups()
        if not (re.fullmatch("data/[^/]+", name) if payload else is_tag(name)):
            dossier.fault(manifest, "manifest_scope")
            continue
        listed.append(name)
        if name not in dossier.sizes:
            dossier.fault(name, "missing")
        elif dossier.hashes.get(name, digest) != digest:
            dossier.fault(name, "changed")
    if len(set(listed)) != len(listed):
        dossier.fault(manifest, "duplicate_name")
    elif sorted(listed) != listed:
        dossier.fault(manifest, "manifest_line")
    return set(listed)


def check_labels(dossier: Dossier) -> None:
    """Check bagit.txt and the form of bag-info.txt; what it says of the journal comes with the journal."""
    bagit = dossier.parsed(BAGIT, SMALL, bytes, "bagit_wrong")
    dossier.expect(bagit in (None, BAGIT_TEXT), BAGIT, "bagit_wrong")
    labels = dossier.labels = dossier.parsed(BAG_INFO, SMALL, labels_of, "bag_info_wrong", "bag_info_wrong")
    if labels is not None:
        dossier.expect(list(labels) == LABELS and labels["Appui-Format"] == FORMAT, BAG_INFO, "bag_info_wrong")
        payload = [size for name, size in dossier.sizes.items() if name.startswith("data/")]
        oxum = f"{sum(payload)}.{len(payload)}"
        dossier.expect(labels.get("Payload-Oxum", oxum) == oxum, BAG_INFO, "oxum_wrong")


def labels_of(content: bytes) -> dict[str, str]:
    """Return the labels of bag-info.txt: whole lines `label: value`, each label once."""
    text = content.decode("utf-8")
    lines = [line.partition(": ") for line in text[:-1].split("\n")]
    labels = {label: value for label, colon, value in lines if label and colon}
    if not text.endswith("\n") or len(labels) != len(lines):
        raise ValueError("a line is none, or stands twice")
    return labels


# --- JSON: what its values may be, and its canonical form, of which hashes are taken. ---

Kind = Tuple[type, ...]  # of a JSON value; none at all where it may be of any
TEXT, NUMBER, SWITCH, LIST, OBJECT, ANY = (str,), (int,), (bool,), (list,), (dict,), ()
TEXT_OR_NULL = (str, type(None))


def json_of(content: bytes) -> Any:
    """Read JSON; ValueError also for a key that stands twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a key stands twice")
        return dict(pairs)

    return json.loads(content.decode("utf-8"), object_pairs_hook=once)


def fits(value: Any, kinds: dict[str, Kind]) -> bool:
    """Tell whether a JSON value is an object of just these fields, each of its kind."""
    right = isinstance(value, dict) and value.keys() == kinds.keys()
    return right and all(not kind or type(value[name]) in kind for name, kind in kinds.items())


def canonical(value: Any) -> bytes:
    """RFC 8785 for objects, lists, texts, whole numbers, true, false and null; TypeError for anything else."""
    return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def ordered(value: Any) -> Any:
    """Sort names by their UTF-16 code units (RFC 8785, 3.2.3), at every depth."""
    if isinstance(value, dict):
        return {name: ordered(value[name]) for name in sorted(value, key=lambda name: name.encode("utf-16-be"))}
    if isinstance(value, list):
        return [ordered(one) for one in value]
    if isinstance(value, (str, int, type(None))):
        return value
    raise TypeError("not in our canonical JSON")


def hash_of(value: Any) -> str | None:
    """Return the SHA-256 of the canonical form of a value, None when it has none."""
    try:
        return hashlib.sha256(canonical(value)).hexdigest()
    except (TypeError, ValueError, RecursionError):
        return None


# --- 3. The journal: numbers, links and hashes; head and count as announced; the signature. ---

GENESIS = "0" * 64
ENTRY: dict[str, Kind] = dict.fromkeys(("at_utc", "event", "commitment", "previous", "hash"), TEXT)
ENTRY.update(seq=NUMBER, exhibit=TEXT_OR_NULL)
SIGNED: dict[str, Kind] = dict.fromkeys(("algorithm", "head", "public_key", "signature"), TEXT)
SIGNED.update(entries=NUMBER)


def check_journal(dossier: Dossier) -> None:
    """Check each line and the chain as far as they can be read, then head and count."""
    if JOURNAL not in dossier.sizes:
        return
    head, count, chained, code = GENESIS, 0, True, ""
    try:
        with dossier.open(JOURNAL) as file:
            for line in iter(lambda: file.readline(LINE + 1), b""):
                entry = json.loads(line)
                if not fits(entry, ENTRY) or canonical(entry) + b"\n" != line or count >= MOST_ENTRIES:
                    code = "journal_line"
                    break
                hashed = hash_of({name: entry[name] for name in ENTRY if name != "hash"})
                wanted = (count + 1, head, hashed)
                chained = chained and (entry["seq"], entry["previous"], entry["hash"]) == wanted
                dossier.entries[entry["seq"]] = entry
                head, count = entry["hash"], count + 1
    except OSError:
        code = "unreadable"
    except (ValueError, RecursionError):
        code = "journal_line"
    dossier.expect(chained and count and not code, JOURNAL, code or "journal_chain")
    if dossier.labels is not None:
        dossier.expect(dossier.labels.get("Journal-Head") == head, BAG_INFO, "journal_head")
        dossier.expect(dossier.labels.get("Journal-Entries") == str(count), BAG_INFO, "journal_count")
    dossier.journal = {"head": head, "entries": count, "key_sha256": check_signature(dossier, head, count)}


def check_signature(dossier: Dossier, head: str, count: int) -> str | None:
    """Check who signed which head, and that bag-info.txt names the same key; return the key's SHA-256."""
    read = dossier.parsed(SIGNATURE, SMALL, signed_head, "signature_malformed")
    if read is None:
        return None
    signed, key, signature = read
    fingerprint = hashlib.sha256(key).hexdigest()
    dossier.expect(signed["head"] == head, SIGNATURE, "journal_head")
    dossier.expect(signed["entries"] == count, SIGNATURE, "journal_count")
    dossier.expect(ed25519_holds(key, signature, canonical(signed)), SIGNATURE, "signature_wrong")
    if dossier.labels is not None:
        dossier.expect(dossier.labels.get("Journal-Key-SHA256") == fingerprint, SIGNATURE, "journal_key")
    return fingerprint


def signed_head(content: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    """Return what journal.sig signs, key and signature."""
    signed = json_of(content)
    key, signature = (base64.b64decode(signed[name], validate=True) for name in ("public_key", "signature"))
    texts = {"public_key": base64.b64encode(key).decode(), "signature": base64.b64encode(signature).decode()}
    if not fits(signed, SIGNED) or canonical({**signed, **texts, "algorithm": "Ed25519"}) + b"\n" != content:
        raise ValueError("not canonical")
    del signed["signature"]
    return signed, key, signature


# Ed25519 (RFC 8032, 5.1): the curve's prime, its base point's order, its constant; points as (X, Y, Z, T).
Point = Tuple[int, int, int, int]
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def ed25519_holds(key: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether a signature is a public key's: R is s·B - h·A to the byte, s below the order."""
    a, base = point_of(key), point_of(bytes.fromhex("58" + "66" * 31))
    s = int.from_bytes(signature[32:], "little")
    if len(key) != 32 or len(signature) != 64 or a is None or base is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    x, y, z, _ = added(times(s, base), times(h, (P - a[0], a[1], 1, P - a[3])))
    x, y = x * pow(z, P - 2, P) % P, y * pow(z, P - 2, P) % P
    return signature[:32] == (y | (x & 1) << 255).to_bytes(32, "little")


def point_of(data: bytes) -> Point | None:
    """Read a point from its y and the sign of its x (5.1.3); None when there is no such point."""
    number = int.from_bytes(data, "little")
    y = (number & ((1 << 255) - 1)) % P
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if (v * x * x - u) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (v * x * x - u) % P:
        return None
    if x & 1 != number >> 255:
        x = P - x
    return x, y, 1, x * y % P


def added(p: Point, q: Point) -> Point:
    """Add two points (5.1.4)."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * D * p[3] * q[3], 2 * p[2] * q[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(factor: int, p: Point) -> Point:
    """Add a point to itself `factor` times."""
    total = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            total = added(total, p)
        p, factor = added(p, p), factor >> 1
    return total


# --- 4. The exhibits. The journal holds a salted SHA-256 of an addition, of facts and the like; an opening in
# --- exhibits.json gives what was hashed, and its salt. What is not opened can be compared with nothing. ---

# What an exhibit's addition commits to, what a person told of it, and what stands under no commitment of its own.
COMMITTED = (
    "number", "kind", "sha256", "size_bytes", "media_type", "width", "height", "captured_at_utc", "added_at_utc",
    "utc_offset_minutes", "claimed_date",
)  # fmt: skip
FACTS = ("url", "account", "display_name", "platform", "shown_date", "note", "words", "people")
OTHERS = ("case", "preview", "derived_from", "derivation", "duplicate", "capture")
EXHIBIT: dict[str, Kind] = {
    **dict.fromkeys((*COMMITTED, *FACTS, *OTHERS), ANY),
    "id": TEXT, "number": NUMBER, "file": TEXT_OR_NULL, "caption": TEXT_OR_NULL, "masked": SWITCH,
    "withheld": SWITCH, "abridged": LIST, "openings": LIST,
}  # fmt: skip
OPENING: dict[str, Kind] = {"seq": NUMBER, "details": OBJECT, "salt": TEXT}
DOCUMENT: dict[str, Kind] = {
    **dict.fromkeys(("format", "program", "case", "addressee", "language", "made_at_utc"), ANY), "exhibits": LIST,
}  # fmt: skip
# Absent before 28 November 2026.
LATER: dict[str, Any] = {"people": None, "derivation": None, "masked": False, "abridged": [], "caption": None}
HIDDEN = ("url", "account", "display_name", "note", "words", "people", "caption")  # of a withheld record
EXTENSIONS = {
    "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif", "image/heic": "heic",
    "image/avif": "avif", "image/heif": "heif", "application/pdf": "pdf", "application/json": "json",
    "video/mp4": "mp4", "video/quicktime": "mov", "video/3gpp": "3gp", "audio/mp4": "m4a",
    "text/plain": "txt", "text/csv": "csv", "text/html": "html",
}  # fmt: skip


def exhibits_of(content: bytes) -> list[dict[str, Any]]:
    """Return the exhibits of exhibits.json, of the form that they have today."""
    document = json_of(content)
    if not fits(document, DOCUMENT) or document["format"] != FORMAT or not document["exhibits"]:
        raise ValueError("no list of exhibits")
    listed = [{**LATER, **one} for one in document["exhibits"]]
    for one in listed:
        right = fits(one, EXHIBIT) and one["case"] == document["case"]
        right = right and all(fits(opening, OPENING) for opening in one["openings"])
        if not right or [name for name in FACTS if name in one["abridged"]] != one["abridged"]:
            raise ValueError("no exhibit")
    return listed


def check_exhibits(dossier: Dossier) -> None:
    """Check exhibits.json as a list, then each exhibit in it."""
    listed = dossier.parsed(EXHIBITS, 32 * MIB, exhibits_of, "exhibits_malformed")
    if listed is None:
        return
    files = [one["file"] for one in listed if one["file"] is not None]
    numbers = [one["number"] for one in listed]
    once = len(set(files)) == len(files) and len({one["id"] for one in listed}) == len(listed)
    dossier.expect(once and sorted(set(numbers)) == numbers, EXHIBITS, "exhibit_duplicate")
    known = {EXHIBITS, JOURNAL, SIGNATURE, *("data/" + file for file in files)}
    for name in sorted(dossier.sizes):
        dossier.expect(name in known or not name.startswith("data/"), name, "exhibit_unlisted")
    noted: dict[Any, dict[str, int]] = {}  # of each exhibit the number of the last entry of each event
    for entry in dossier.entries.values():
        noted.setdefault(entry["exhibit"], {})[entry["event"]] = entry["seq"]
    for one in listed:
        check_exhibit(dossier, one, noted.get(one["id"], {}))


def check_exhibit(dossier: Dossier, one: dict[str, Any], noted: dict[str, int]) -> None:
    """Check an exhibit's openings against the journal; what is told of it and its file against the openings."""
    where = EXHIBITS if one["file"] is None else "data/" + one["file"]
    said: dict[str, Any] = {}  # all that the openings say; what was noted later stands
    for opening in sorted(one["openings"], key=lambda opening: int(opening["seq"])):
        said.update(opening["details"])
    check_openings(dossier, one, where, noted)
    dossier.expect(facts_right(one, said, noted), where, "facts_changed")
    if one["withheld"]:  # only a record without image may be, and all of it
        silent = one["file"] is None and all(one[name] is None for name in HIDDEN)
        alone = silent and said.get("kind") == "link" and len(one["openings"]) == 1
        dossier.expect(alone, EXHIBITS, "exhibit_withheld")
    else:
        check_file(dossier, one, where, said.get("sha256"))
    if one["masked"]:
        dossier.masked.append(where)
        beside = said.get("sha256") in dossier.hashes.values()  # its original
        right = "mask_noted" in noted and not one["withheld"] and one["kind"] != "link" and not beside
        dossier.expect(right, where, "exhibit_masked")
    if one["abridged"] and not one["withheld"]:
        dossier.abridged.append(where)
    dossier.expect(abridged_right(one, noted), where, "exhibit_abridged")


def check_openings(dossier: Dossier, one: dict[str, Any], where: str, noted: dict[str, int]) -> None:
    """Check each opening against its entry, and look for entries that must be opened and are not."""
    opened = {opening["seq"]: dossier.entries.get(opening["seq"]) for opening in one["openings"]}
    for opening in one["openings"]:
        entry = opened[opening["seq"]]
        committed = hash_of({"details": opening["details"], "salt": opening["salt"]})
        right = entry and (entry["exhibit"], entry["commitment"]) == (one["id"], committed)
        dossier.expect(right, where, "opening_wrong")
    wanted = ["exhibit_added"]  # the events whose last entry must be opened
    if not one["withheld"]:
        wanted += ["capture_noted", "derivation_noted"]
        if not (one["abridged"] or (one["masked"] and all(one[name] is None for name in FACTS))):
            wanted.append("facts_noted")
        if any(entry and entry["event"] == "people_noted" for entry in opened.values()):
            wanted.append("people_noted")
    for event in wanted:
        there = event in noted or event == "exhibit_added"
        dossier.expect(noted.get(event) in opened or not there, where, "opening_missing")


def facts_right(one: dict[str, Any], said: dict[str, Any], noted: dict[str, int]) -> bool:
    """Tell whether what is told is what the openings say; of what was cut for this addressee nobody can tell."""
    pairs = [(said[name], one[name]) for name in COMMITTED if name in said]
    if not one["withheld"]:
        told = dict(said["facts"]) if isinstance(said.get("facts"), dict) else {}
        if "people" in said:
            told["people"] = said["people"]
        cut = {"people"} & set(one["abridged"])
        if one["abridged"] and "facts_noted" in noted and "facts" not in said:
            cut |= set(FACTS) - {"people"}
        cut = {name for name in cut if type(one[name]) in TEXT_OR_NULL}
        pairs += [(told.get(name), one[name]) for name in FACTS if name not in cut]
        made = said.get("derivation")
        sources = made.get("sources") if isinstance(made, dict) else None
        source = sources[0] if isinstance(sources, list) and sources else None
        pairs += [(made, one["derivation"]), (source, one["derived_from"])]
        pairs.append((said.get("capture", {}), one["capture"]))
    return all(same(*pair) for pair in pairs)


def same(committed: Any, told: Any) -> bool:
    """Compare two JSON values; an empty text and null both say nothing."""
    first, second = (None if value == "" else value for value in (committed, told))
    return type(first) is type(second) and bool(first == second)


def abridged_right(one: dict[str, Any], noted: dict[str, int]) -> bool:
    """Tell whether all facts that are said to be cut were noted once, and no opening shows them."""
    details = [opening["details"] for opening in one["openings"]]
    facts = [opened["facts"] for opened in details if "facts" in opened]
    named = any(opened.get("people") for opened in details + [each for each in facts if isinstance(each, dict)])
    hidden = "facts_noted" in noted and not facts
    if set(one["abridged"]) - {"people"} and not hidden:
        return False
    return "people" not in one["abridged"] or (not named and (hidden or "people_noted" in noted))


def check_file(dossier: Dossier, one: dict[str, Any], where: str, digest: Any) -> None:
    """Check an exhibit's file: its name, that it is there, and that it is the one committed to."""
    ending = "-masque.png" if one["masked"] else "." + EXTENSIONS.get(str(one["media_type"]), "bin")
    name = f"{one['number']:03d}-{digest[:12]}{ending}" if isinstance(digest, str) else ""
    if one["file"] != name or not re.fullmatch(r"[0-9]{3,9}-[0-9a-f]{12}(-masque)?\.[a-z0-9]{2,4}", name):
        dossier.fault(EXHIBITS, "exhibit_file")
    elif where not in dossier.sizes:
        dossier.fault(where, "missing")
    elif not one["masked"] and dossier.hashes.get(where, digest) != digest:
        dossier.fault(where, "exhibit_hash")


# --- 5. The time stamps (RFC 3161): complete, about this list of files, the answer to this request. ---

SHA256_OID = bytes.fromhex("608648016503040201")


def check_stamps(dossier: Dossier) -> None:
    """Note of each stamp the time that it claims, or what is wrong with it."""
    matches = [match for match in map(STAMP.fullmatch, dossier.sizes) if match]
    stems = {match[1]: match for match in matches}
    dossier.expect(len(stems) <= MOST_STAMPS, "timestamps", "too_large")
    for stem in sorted(stems)[:MOST_STAMPS]:
        file, about, authority = f"timestamps/{stem}.tsr", stems[stem][2], stems[stem][3]
        time: str | None = None
        code: str | None = "stamp_incomplete"
        try:
            if sum(match[1] == stem for match in matches) == 3:
                three = [dossier.read(f"timestamps/{stem}{end}", SMALL) for end in (".tsq", ".tsr", "-ca.pem")]
                time, code = stamp_time(three, about, dossier.hashes.get(MANIFEST, "")), None
        except OSError:
            code = "unreadable"
        except StampError as error:
            code = str(error)
        dossier.expect(code is None, file, str(code))
        stamp = {"file": file, "authority": authority, "at_utc": time, "valid": False if code else None}
        dossier.stamps.append({**stamp, "code": code, "earlier": bool(about)})


def stamp_time(three: list[bytes], about: str | None, manifest_sha256: str) -> str:
    """Return the time that a stamp claims, from request, answer and certificates; StampError when they are wrong.

    `about` is how another manifest's SHA-256 begins, for a stamp over an earlier dossier of the same case.
    """
    request, answer, certificates = three
    try:  # TimeStampReq: version, imprint (algorithm, hash), ..., nonce
        imprint = within(request, 1)[1][1].hex()
        nonces = [content for tag, content in within(request)[2:] if tag == 0x02]
    except (ValueError, IndexError):
        raise StampError("stamp_imprint") from None
    wanted = manifest_sha256 if about is None else imprint if imprint.startswith(about) else ""
    try:  # TimeStampResp: status, token (its kind, SignedData: version, algorithms, content, ...)
        status = int.from_bytes(within(answer, 0)[0][1], "big")
        if status:
            raise StampError("stamp_chain" if status == 1 else "stamp_refused")
        # TSTInfo: version, policy, imprint, serial number, time, ..., nonce
        info = within(answer, 1, 1, 0, 2, 1)[0][1]
        (_, algorithm), (_, stamped) = within(info, 2)
        is_sha256 = der(algorithm)[0][1] == SHA256_OID
        time, _, fraction = within(info)[4][1].decode("ascii").rstrip("Z").partition(".")
        milliseconds = int((fraction + "000")[:3])
        at = datetime.strptime(time, "%Y%m%d%H%M%S")  # noqa: DTZ007 - it is UTC, as its Z says
    except (ValueError, IndexError):
        raise StampError("stamp_unreadable") from None
    if not re.search(b"-----BEGIN CERTIFICATE-----.+-----END CERTIFICATE-----", certificates, re.DOTALL):
        raise StampError("stamp_chain")
    if not nonces or imprint != wanted or not is_sha256 or stamped.hex() != wanted:
        raise StampError("stamp_imprint")
    if [content for tag, content in within(info)[5:] if tag == 0x02] != nonces:
        raise StampError("stamp_nonce")
    return f"{at:%Y-%m-%dT%H:%M:%S}.{milliseconds:03d}Z"


def within(data: bytes, *path: int) -> list[tuple[int, bytes]]:
    """Return the elements of the one SEQUENCE that `data` must be, or those that the numbers of a path lead to."""
    ((tag, data),) = der(data)
    if tag != 0x30:
        raise ValueError("no SEQUENCE")
    for number in path:
        data = der(data)[number][1]
    return der(data)


def der(data: bytes) -> list[tuple[int, bytes]]:
    """Split DER into its elements, each with its tag and content; ValueError when it is none."""
    found, at = [], 0
    while at < len(data):
        head = data[at : at + 6]
        length, start = (head[1], at + 2) if len(head) > 1 and head[0] & 0x1F != 0x1F else (0xFF, at)
        if length & 0x80:
            count = length & 0x7F
            if not 1 <= count <= 4:
                raise ValueError("not DER")
            length, start = int.from_bytes(data[start : start + count], "big"), start + count
        at = start + length
        if at > len(data):
            raise ValueError("cut short")
        found.append((head[0], data[start:at]))
    return found


# --- The answer. ---


def main(words_given: list[str]) -> int:
    """Check one folder, print the answer, return the exit code."""
    dossier, language, refusal = Dossier(Path(__file__).absolute().parent), "fr", ""
    try:
        folders, language = arguments_of(words_given)
        if folders:
            dossier = Dossier(Path(folders[0]))
        dossier.check()
    except RefusedError as error:
        refusal = str(error)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a real stream
    said = words(language)
    problems = [{"file": file, "code": code} for file, code in dossier.problems]
    data: dict[str, Any] = {"intact": not problems, "problems": problems, "timestamps": dossier.stamps}
    data.update(masked=dossier.masked, abridged=dossier.abridged, journal=dossier.journal)
    if refusal:
        message, todo = said[refusal].split("|")
        data = {"error": {"code": refusal, "message": message, "safe": said["safe"], "todo": todo}}
        say(f"{message} {said['safe']} {todo}", sys.stderr)
    if "--json" in words_given:
        say(json.dumps(data, ensure_ascii=False, indent=2), sys.stdout)
    elif not refusal:
        say("\n".join(sentences(dossier, said, ": " if language == "en" else "\u00a0: ")), sys.stdout)
    return 2 if refusal else 1 if problems else 0


def say(text: str, stream: Any) -> None:
    """Print; where nobody reads to the end (`| head`), the exit code tells the verdict all the same."""
    try:
        print(text, file=stream, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def arguments_of(words_given: list[str]) -> tuple[list[str], str]:
    """Return folders and language; RefusedError when the command can't be read."""
    folders, language, rest = [], "fr", iter(words_given)
    for word in rest:
        if word == "--lang":
            language = next(rest, "")
        elif word != "--json":
            folders.append(word)
    if len(folders) > 1 or any(word.startswith("-") for word in folders) or language not in ("fr", "en"):
        raise RefusedError("usage")
    return folders, language


def sentences(dossier: Dossier, said: dict[str, str], colon: str) -> list[str]:
    """Return the answer for people."""
    lines = [said["not_intact" if dossier.problems else "intact"]]
    lines += [f"- {file}{colon}{said[code]}" for file, code in dossier.problems]
    lines += [f"- {shown(file)}{colon}{said['masked']}" for file in dossier.masked]
    lines += [f"- {shown(file)}{colon}{said['abridged']}" for file in dossier.abridged]
    for stamp in dossier.stamps:
        if stamp["code"] is None:
            about = said["unsigned_earlier" if stamp["earlier"] else "unsigned"]
            lines += [f"- {stamp['file']} ({stamp['at_utc']}){colon}{about}", f"  {openssl_line(stamp)}"]
    if dossier.journal:
        lines.append(said["compare"] + colon.rstrip())
        told = {**dossier.journal, "key_sha256": dossier.journal["key_sha256"] or said["no_key"]}
        lines += [f"  {name}{colon}{value}" for name, value in zip(said["printed"].split("|"), told.values())]
    return lines


def openssl_line(stamp: dict[str, Any]) -> str:
    """Return the command that checks the signature, at the stamp's own time: certificates end."""
    stem = stamp["file"][: -len(".tsr")]
    about = f"-queryfile {stem}.tsq" if stamp["earlier"] else f"-data {MANIFEST}"
    seconds = int(datetime.fromisoformat(stamp["at_utc"][:19] + "+00:00").timestamp())
    return f"openssl ts -verify {about} -in {stem}.tsr -CAfile {stem}-ca.pem -attime {seconds}"


def shown(name: str) -> str:
    """Return a foreign name as it may be printed: what a terminal would act on is escaped."""
    text = "".join(c if unicodedata.category(c)[0] != "C" else ascii(c)[1:-1] for c in name)
    return text if len(text) <= 255 else text[:254] + "\u2026"


def words(language: str) -> dict[str, str]:
    """Return the words of a language by code."""
    text = ENGLISH if language == "en" else FRENCH
    return dict(line.split(": ", 1) for line in text.strip().split("\n"))


# What is said. The words of each code are those of `appui verify`; of a refusal: what happened | what to do.
FRENCH = """
missing: il manque
added: ajouté : ce fichier n’est dans aucune liste
changed: changé depuis que le dossier a été fait
unreadable: ne peut pas être lu jusqu’au bout
not_a_file: n’est pas un fichier ordinaire
duplicate_name: deux fois le même nom
too_large: trop grand pour être honnête : non lu
bagit_wrong: l’étiquette du dossier n’est plus la bonne
manifest_line: une ligne de la liste n’a pas la bonne forme
manifest_scope: une ligne parle d’un fichier qui n’a pas sa place dans cette liste
bag_info_wrong: une indication manque, ou n’a pas la bonne forme
oxum_wrong: le nombre ou la taille des fichiers ne correspond pas
journal_line: une ligne du journal n’a pas la bonne forme
journal_chain: la chaîne du journal est rompue : une ligne a été retirée, ajoutée, changée ou déplacée
journal_head: la tête du journal n’est pas celle qui est annoncée
journal_count: le nombre de lignes du journal n’est pas celui qui est annoncé
journal_key: la clé du journal n’est pas celle qui est annoncée
signature_wrong: la signature du journal n’est pas bonne
signature_malformed: la signature du journal n’a pas la bonne forme
exhibits_malformed: la liste des pièces n’a pas la bonne forme
exhibit_duplicate: une pièce figure deux fois, ou n’est pas à sa place
exhibit_unlisted: ce fichier n’est pas dans la liste des pièces
exhibit_file: une pièce n’a pas le fichier qu’elle devrait avoir
exhibit_hash: ce n’est pas le fichier qui avait été ajouté : le journal en dit un autre
exhibit_withheld: une pièce est cachée alors qu’elle ne devrait pas l’être
exhibit_masked: une pièce est dite masquée sans l’avoir été, ou son original est aussi dans le dossier
exhibit_abridged: une pièce est dite en partie masquée alors qu’il n’y avait rien à masquer, ou que tout est montré
facts_changed: ce qui est noté de la pièce n’est pas ce que dit le journal
opening_missing: le journal en sait plus sur la pièce que ce qui est montré
opening_wrong: ce qui est montré ne correspond pas au journal
stamp_incomplete: il manque un des trois fichiers de cette date attestée
stamp_unreadable: ce n’est pas une date attestée
stamp_refused: c’est le refus d’une autorité, pas une date attestée
stamp_imprint: cette date porte sur autre chose que la liste des fichiers de ce dossier
stamp_nonce: cette date répond à une autre demande
stamp_chain: la signature de cette date, ou les certificats joints, ne sont pas bons
intact: Dossier intact : rien n’a été ajouté, retiré ni changé depuis qu’il a été fait.
not_intact: Ce dossier a changé depuis qu’il a été fait :
abridged: pièce en partie masquée pour ce destinataire. Ce qui en est noté ne peut pas être comparé au journal.
masked: copie masquée. Ce qu’elle montre ne peut être comparé qu’à son original, qui n’est pas dans ce dossier.
unsigned: cette date porte bien sur ce dossier. La signature de l’autorité reste à vérifier ainsi :
unsigned_earlier: cette date porte sur un dossier précédent. Sa signature reste à vérifier ainsi :
compare: À comparer avec le papier remis
printed: Tête du journal|Lignes du journal|Empreinte de la clé
no_key: illisible
file_missing: Ce dossier n’est pas à l’endroit indiqué.|Vérifiez son nom, puis recommencez.
file_unreadable: Ce dossier est là, mais il n’a pas pu être lu.|Copiez-le sur cet ordinateur, puis recommencez.
not_a_folder: C’est un fichier, et il faut ici un dossier.|Si c’est un fichier ZIP, décompressez-le d’abord.
not_a_dossier: Ceci n’est pas un dossier fait par Appui.|Indiquez le dossier entier, tel que vous l’avez reçu.
usage: Cette commande ne se lit pas ainsi.|python3 verifier.py [DOSSIER] [--lang fr ou en] [--json]
safe: Rien n’a été modifié.
"""
ENGLISH = """
missing: missing
added: added: this file is in no list
changed: changed since the dossier was made
unreadable: can’t be read to its end
not_a_file: is not an ordinary file
duplicate_name: the same name twice
too_large: too large to be honest: not read
bagit_wrong: the dossier’s label is no longer right
manifest_line: a line of the list is malformed
manifest_scope: a line is about a file that has no place in this list
bag_info_wrong: an indication is missing or malformed
oxum_wrong: the number or size of the files does not match
journal_line: a line of the journal is malformed
journal_chain: the journal’s chain is broken: a line was removed, added, changed or moved
journal_head: the journal’s head is not the one announced
journal_count: the number of journal lines is not the one announced
journal_key: the journal’s key is not the one announced
signature_wrong: the journal’s signature is not right
signature_malformed: the journal’s signature is malformed
exhibits_malformed: the list of exhibits is malformed
exhibit_duplicate: an exhibit stands twice, or out of order
exhibit_unlisted: this file is not in the list of exhibits
exhibit_file: an exhibit does not have the file that it should have
exhibit_hash: this is not the file that was added: the journal names another
exhibit_withheld: an exhibit is withheld that should not be
exhibit_masked: an exhibit is called masked and never was, or its original is in the dossier as well
exhibit_abridged: an exhibit is called partly hidden where there was nothing to hide, or where all is shown
facts_changed: what is noted of the exhibit is not what the journal says
opening_missing: the journal knows more about the exhibit than is shown
opening_wrong: what is shown does not match the journal
stamp_incomplete: one of the three files of this attested date is missing
stamp_unreadable: this is no attested date
stamp_refused: this is an authority’s refusal, not an attested date
stamp_imprint: this date is about something else than this dossier’s list of files
stamp_nonce: this date answers another request
stamp_chain: the signature of this date, or the certificates beside it, are not right
intact: Dossier intact: nothing was added, removed or changed since it was made.
not_intact: This dossier has changed since it was made:
abridged: exhibit partly hidden for this addressee. What is noted of it can’t be compared with the journal.
masked: masked copy. What it shows can only be compared with its original, which is not in this dossier.
unsigned: this date is about this dossier. The authority’s signature is still to be verified so:
unsigned_earlier: this date is about an earlier dossier. Its signature is still to be verified so:
compare: To compare with the paper handed over
printed: Journal head|Journal lines|Key fingerprint
no_key: unreadable
file_missing: This folder is not where it was said to be.|Check its name, then try again.
file_unreadable: This folder is there, but it could not be read.|Copy it to this computer, then try again.
not_a_folder: This is a file, and a folder is needed here.|If it is a ZIP file, unpack it first.
not_a_dossier: This is not a dossier made by Appui.|Give the whole folder, as you received it.
usage: This command can’t be read so.|python3 verifier.py [FOLDER] [--lang fr or en] [--json]
safe: Nothing was changed.
"""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
