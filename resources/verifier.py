"""Check the Appui dossier that this file lies in: `python3 verifier.py [FOLDER] [--lang fr|en] [--json]`.

It needs Python 3.8 and nothing else, reads only, and answers as `appui verify` does. Exit code: 0 intact, 1 not
intact, 2 nothing to check. The checks come in this order: the files and lists of the bag (RFC 8493), the journal's
chain of hashes, its signature (Ed25519, RFC 8032), each exhibit against what the journal committed to, the time
stamps.

Of a time stamp (RFC 3161) it checks that it dates this dossier's list of files. The authority's signature takes
more than Python's own library: it names the `openssl` command for that.

You need not trust this file: whoever changed the dossier may have changed it too. LISEZMOI.txt tells other ways.
"""

from __future__ import annotations

import sys

if __name__ == "__main__" and not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    del sys.path[0]  # this folder: a json.py that somebody added to the dossier must not run

import base64
import calendar
import hashlib
import json
import os
import re
import stat
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Tuple

MANIFEST, TAG_MANIFEST, BAGIT, BAG_INFO = (
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
    "bagit.txt",
    "bag-info.txt",
)
EXHIBITS, JOURNAL, SIGNATURE = "data/exhibits.json", "data/journal.jsonl", "data/journal.sig"
MARKS = (BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, EXHIBITS, JOURNAL, "dossier.pdf")
# Dossiers made before 28 November 2026, in the evening, hold no verifier.py.
REQUIRED = ("dossier.pdf", "LISEZMOI.txt", BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, EXHIBITS, JOURNAL, SIGNATURE)
TAG_FILES = ("dossier.pdf", "LISEZMOI.txt", "verifier.py", BAGIT, BAG_INFO, MANIFEST)
LETTER = re.compile(
    "lettres/(?:lettre-etablissement|plainte|message-3018|signalement-plateforme|reclamation-plateforme|lettre-academie|"
    "demande-effacement|plainte-cnil|relance-etablissement|relance-plateforme|fiche-rendez-vous|recu)"
    r"\.(?:docx|odt|pdf)"
)  # absent before 28 November 2026, at night
BAGIT_TEXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
FORMAT, GENESIS = "appui-dossier/1", "0" * 64
LABELS = ["Bag-Software-Agent", "Bagging-Date", "External-Identifier", "Payload-Oxum", "Appui-Format", "Addressee"]
LABELS += ["Journal-Head", "Journal-Entries", "Journal-Key-SHA256"]
ENTRY = {"seq", "at_utc", "event", "exhibit", "commitment", "previous", "hash"}
# What an exhibit's addition commits to, what a person told of it, and what stands under no commitment of its own.
COMMITTED = (
    "number", "kind", "sha256", "size_bytes", "media_type", "width", "height", "captured_at_utc", "added_at_utc",
    "utc_offset_minutes", "claimed_date",
)  # fmt: skip
FACTS = ("url", "account", "display_name", "platform", "shown_date", "note", "words", "people")
OTHERS = (
    "id", "case", "preview", "derived_from", "derivation", "duplicate", "capture", "caption", "file", "masked",
    "withheld", "abridged", "openings",
)  # fmt: skip
# Absent before 28 November 2026.
LATER: dict[str, Any] = {
    "people": None, "derivation": None, "masked": False, "abridged": [], "caption": None,
}  # fmt: skip
EXTENSIONS = {
    "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif", "image/heic": "heic",
    "image/avif": "avif", "image/heif": "heif", "application/pdf": "pdf", "application/json": "json",
    "video/mp4": "mp4", "video/quicktime": "mov", "video/3gpp": "3gp", "audio/mp4": "m4a",
    "text/plain": "txt", "text/csv": "csv", "text/html": "html",
}  # fmt: skip
STAMP = re.compile(
    r"timestamps/((?:[0-9]{1,2}|earlier-([0-9a-f]{12}))-([a-z0-9][a-z0-9-]{0,31}))(\.tsq|\.tsr|-ca\.pem)"
)
SHA256_OID = bytes.fromhex("608648016503040201")
MOST_FILES, MOST_ENTRIES, MOST_STAMPS, MIB = 20_000, 100_000, 64, 1 << 20


def is_tag(name: str) -> bool:
    """Tell whether the tag manifest may list a file of this name."""
    return name in TAG_FILES or bool(LETTER.fullmatch(name))


class RefusedError(Exception):
    """There is nothing to check; the text is the code of the reason."""


class DamagedError(Exception):
    """A file is there and can't be read to its end, or is larger than it may be."""


class StampError(Exception):
    """A time stamp is not what it should be; the text is the code of the problem."""


class Check:
    """One look at a dossier: its files with their sizes, and the problems found, as (file, code)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sizes: dict[str, int] = {}
        self.hashes: dict[str, str] = {}
        self.problems: dict[tuple[str, str], None] = {}  # in order, each once
        self.masked: list[str] = []
        self.abridged: list[str] = []
        self.stamps: list[dict[str, Any]] = []
        self.journal: dict[str, Any] | None = None  # what a person compares with the paper

    def fault(self, file: str, code: str) -> None:
        """Note a problem."""
        self.problems[shown(file), code] = None

    def run(self) -> None:
        """Do every check; RefusedError when there is nothing to check."""
        if not self.folder.is_dir():
            raise RefusedError("not_a_folder" if self.folder.exists() else "file_missing")
        try:
            self.walk(self.folder, "")
        except OSError as error:
            raise RefusedError("file_unreadable") from error
        if sum(mark in self.sizes for mark in MARKS) < 2:
            raise RefusedError("not_a_dossier")
        self.check_bag()
        self.check_labels()
        chain = self.check_journal()
        self.check_exhibits(chain)
        self.check_stamps()

    # --- Files. Links are not followed; only data/, lettres/ and timestamps/ are gone into. ---

    def walk(self, folder: Path, prefix: str) -> None:
        """Note the files and their sizes, and what else lies there."""
        with os.scandir(folder) as entries:
            for entry in entries:
                name, found = prefix + entry.name, entry.stat(follow_symlinks=False)
                if len(self.sizes) + len(self.problems) >= MOST_FILES:
                    self.fault(".", "too_large")
                    return
                reparse_point = getattr(found, "st_file_attributes", 0) & 0x400  # what Windows has for links
                if stat.S_ISREG(found.st_mode) and not reparse_point:
                    self.sizes[name] = found.st_size
                elif not stat.S_ISDIR(found.st_mode) or reparse_point:
                    self.fault(name, "not_a_file")
                elif name in ("data", "lettres", "timestamps"):
                    self.walk(Path(entry.path), name + "/")
                else:
                    self.fault(name + "/", "added")

    def open(self, name: str) -> BinaryIO:
        """Open a file; a link that took its place meanwhile is not followed."""
        flags = os.O_RDONLY
        for flag in ("O_NOFOLLOW", "O_BINARY", "O_NONBLOCK"):
            flags |= getattr(os, flag, 0)
        return os.fdopen(os.open(self.folder.joinpath(*name.split("/")), flags), "rb")

    def read(self, name: str, most: int) -> bytes:
        """Return a whole file of at most `most` bytes."""
        try:
            with self.open(name) as file:
                content = file.read(most + 1)
        except OSError as error:
            raise DamagedError from error
        if len(content) > most or len(content) != self.sizes[name]:
            raise DamagedError
        return content

    def hash_of(self, name: str) -> str:
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

    # --- The bag: every file is in a list, every listed file is there and is what its line says. ---

    def check_bag(self) -> None:
        """Hash every file, and hold the two lists against what is there."""
        for name in REQUIRED:
            if name not in self.sizes:
                self.fault(name, "missing")
        with ThreadPoolExecutor(2) as pool:  # hashing uses two cores so
            for name, digest in zip(sorted(self.sizes), pool.map(self.hash_of, sorted(self.sizes))):
                if digest:
                    self.hashes[name] = digest
                else:
                    self.fault(name, "unreadable")
        listed = self.check_manifest(MANIFEST) | self.check_manifest(TAG_MANIFEST) | {TAG_MANIFEST}
        for name in sorted(self.sizes):
            # No list can name a time stamp: its answer may come days later.
            if name not in listed and not STAMP.fullmatch(name):
                self.fault(name, "added")

    def check_labels(self) -> None:
        """Check bagit.txt and the form of bag-info.txt; what it says of the journal comes later."""
        try:
            if BAGIT in self.sizes and self.read(BAGIT, MIB >> 4) != BAGIT_TEXT:
                self.fault(BAGIT, "bagit_wrong")
        except DamagedError:
            self.fault(BAGIT, "unreadable")
        fields = self.bag_info()
        if BAG_INFO in self.sizes and (
            fields is None or list(fields) != LABELS or fields["Appui-Format"] != FORMAT
        ):
            self.fault(BAG_INFO, "bag_info_wrong")
        payload = [size for name, size in self.sizes.items() if name.startswith("data/")]
        oxum = f"{sum(payload)}.{len(payload)}"
        if fields is not None and fields.get("Payload-Oxum", oxum) != oxum:
            self.fault(BAG_INFO, "oxum_wrong")

    def check_manifest(self, manifest: str) -> set[str]:
        """Return the names that a manifest lists; where it is missing, those that it should list."""
        payload = manifest == MANIFEST
        if manifest not in self.sizes:
            return {name for name in self.sizes if (name.startswith("data/") if payload else is_tag(name))}
        try:
            *lines, rest = self.read(manifest, 8 * MIB).decode("ascii").split("\n")
        except (DamagedError, UnicodeDecodeError):
            self.fault(manifest, "unreadable")
            return set()
        listed = []
        for line in [*lines, rest + "\n"] if rest else lines:  # a last line without an end is none
            match = re.fullmatch(r"([0-9a-f]{64})  ([!-~]+)", line)
            if not match:
                self.fault(manifest, "manifest_line")
                continue
            digest, name = match.groups()
            if not (re.fullmatch("data/[^/]+", name) if payload else is_tag(name)):
                self.fault(manifest, "manifest_scope")
                continue
            listed.append(name)
            if name not in self.sizes:
                self.fault(name, "missing")
            elif self.hashes.get(name, digest) != digest:
                self.fault(name, "changed")
        if len(set(listed)) != len(listed):
            self.fault(manifest, "duplicate_name")
        elif sorted(listed) != listed:
            self.fault(manifest, "manifest_line")
        return set(listed)

    def bag_info(self) -> dict[str, str] | None:
        """Return the labels of bag-info.txt, None when it is missing or not all `label: value` lines."""
        try:
            text = self.read(BAG_INFO, MIB >> 4).decode("utf-8")
        except (DamagedError, KeyError, UnicodeDecodeError):
            return None
        lines = [line.partition(": ") for line in text[:-1].split("\n")]
        fields = {label: value for label, colon, value in lines if label and colon}
        return fields if text.endswith("\n") and len(fields) == len(lines) else None

    # --- The journal: numbers, links and hashes; head and count as announced; the signature. ---

    def check_journal(self) -> dict[int, Any]:
        """Return the entries by number, as far as they could be read."""
        if JOURNAL not in self.sizes:
            return {}
        entries, code = self.read_journal()
        if code or not entries or not whole(entries):
            self.fault(JOURNAL, code or "journal_chain")
        head, count = entries[-1]["hash"] if entries else GENESIS, len(entries)
        self.journal = {"head": head, "entries": count, "key_sha256": None}
        fields = self.bag_info()
        if fields is not None and fields.get("Journal-Head") != head:
            self.fault(BAG_INFO, "journal_head")
        if fields is not None and fields.get("Journal-Entries") != str(count):
            self.fault(BAG_INFO, "journal_count")
        if SIGNATURE in self.sizes:
            self.check_signature(head, count, fields)
        return {entry["seq"]: entry for entry in entries}

    def read_journal(self) -> tuple[list[Any], str]:
        """Return the entries up to the first line that is none, and the code of what is wrong there."""
        entries: list[Any] = []
        try:
            with self.open(JOURNAL) as file:
                for line in iter(lambda: file.readline((16 << 10) + 1), b""):
                    entry = journal_entry(line)
                    if len(entries) >= MOST_ENTRIES:
                        return entries, "journal_line"
                    entries.append(entry)
        except OSError:
            return entries, "unreadable"
        except (ValueError, RecursionError):
            return entries, "journal_line"
        return entries, ""

    def check_signature(self, head: str, count: int, fields: dict[str, str] | None) -> None:
        """Check who signed which head, and that bag-info.txt names the same key."""
        try:
            signed, key, signature = signed_head(self.read(SIGNATURE, MIB >> 4))
        except DamagedError:
            self.fault(SIGNATURE, "unreadable")
            return
        except (ValueError, TypeError, KeyError):
            self.fault(SIGNATURE, "signature_malformed")
            return
        fingerprint = hashlib.sha256(key).hexdigest()
        self.journal = {"head": head, "entries": count, "key_sha256": fingerprint}
        if signed["head"] != head:
            self.fault(SIGNATURE, "journal_head")
        if signed["entries"] != count:
            self.fault(SIGNATURE, "journal_count")
        if not ed25519_holds(key, signature, canonical(signed)):
            self.fault(SIGNATURE, "signature_wrong")
        if fields is not None and fields.get("Journal-Key-SHA256") != fingerprint:
            self.fault(SIGNATURE, "journal_key")

    # --- The exhibits: each file and each fact against what the journal committed to. ---

    def check_exhibits(self, chain: dict[int, Any]) -> None:
        """Check exhibits.json as a list, then each exhibit in it."""
        if EXHIBITS not in self.sizes:
            return
        try:
            listed = exhibits_of(json_of(self.read(EXHIBITS, 32 * MIB)))
        except DamagedError:
            self.fault(EXHIBITS, "unreadable")
            return
        except ValueError:
            self.fault(EXHIBITS, "exhibits_malformed")
            return
        files = [one["file"] for one in listed if one["file"] is not None]
        numbers = [one["number"] for one in listed]
        known = {EXHIBITS, JOURNAL, SIGNATURE, *("data/" + file for file in files)}
        twice = len(set(files)) != len(files) or len({one["id"] for one in listed}) != len(listed)
        if twice or sorted(set(numbers)) != numbers:
            self.fault(EXHIBITS, "exhibit_duplicate")
        for name in sorted(self.sizes):
            if name.startswith("data/") and name not in known:
                self.fault(name, "exhibit_unlisted")
        latest = {(entry["exhibit"], entry["event"]): entry["seq"] for entry in chain.values()}
        for one in listed:
            self.check_exhibit(one, chain, latest)

    def check_exhibit(self, one: dict[str, Any], chain: dict[int, Any], latest: dict[Any, int]) -> None:
        """Check what is told of one exhibit, and its file, against what its openings say."""
        where = EXHIBITS if one["file"] is None else "data/" + one["file"]
        said: dict[str, Any] = {}  # all that the openings say; what was noted later stands
        for opening in sorted(one["openings"], key=lambda opening: int(opening["seq"])):
            said.update(opening["details"])
        self.check_openings(one, where, chain, latest)
        if one["withheld"]:
            self.check_withheld(one, where, said)
        else:
            cut = bool(one["abridged"]) and (one["id"], "facts_noted") in latest
            self.check_facts(one, where, said, set(FACTS) - {"people"} if cut and "facts" not in said else set())
            self.check_file(one, where, said.get("sha256"))
        if one["masked"]:
            self.masked.append(where)
            beside = said.get("sha256") in self.hashes.values()
            if (one["id"], "mask_noted") not in latest or one["withheld"] or one["kind"] == "link" or beside:
                self.fault(where, "exhibit_masked")
        if one["abridged"] and not one["withheld"]:
            self.abridged.append(where)
        if abridged_wrong(one, latest):
            self.fault(where, "exhibit_abridged")

    def check_openings(
        self, one: dict[str, Any], where: str, chain: dict[int, Any], latest: dict[Any, int]
    ) -> None:
        """Check each opening against its entry, and look for entries that must be opened and are not."""
        opened = {}
        for opening in one["openings"]:
            entry = chain.get(opening["seq"])
            if not entry or entry["exhibit"] != one["id"] or commitment(opening) != entry["commitment"]:
                self.fault(where, "opening_wrong")
            if entry:
                opened[opening["seq"]] = entry["event"]
        seqs = {opening["seq"] for opening in one["openings"]}
        wanted = ["exhibit_added"]  # the events whose last entry must be opened
        if not one["withheld"]:
            wanted += ["capture_noted", "derivation_noted"]
            if not (one["abridged"] or (one["masked"] and all(one[name] is None for name in FACTS))):
                wanted.append("facts_noted")
            if "people_noted" in opened.values():
                wanted.append("people_noted")
        for event in wanted:
            last = latest.get((one["id"], event))
            if last not in seqs and (last is not None or event == "exhibit_added"):
                self.fault(where, "opening_missing")

    def check_withheld(self, one: dict[str, Any], where: str, said: dict[str, Any]) -> None:
        """Check that only a record without image is withheld, and all of it."""
        if not committed_right(one, said):
            self.fault(where, "facts_changed")
        silent = all(one[name] is None for name in (*FACTS, "caption") if name not in ("platform", "shown_date"))
        if one["file"] is not None or said.get("kind") != "link" or not silent or len(one["openings"]) != 1:
            self.fault(EXHIBITS, "exhibit_withheld")

    def check_facts(self, one: dict[str, Any], where: str, said: dict[str, Any], free: set[str]) -> None:
        """Check that what is told is what the journal committed to; of cut facts, `free`, nobody can tell."""
        told = dict(said["facts"]) if isinstance(said.get("facts"), dict) else {}
        if "people" in said:
            told["people"] = said["people"]
        made = said.get("derivation")
        sources = made.get("sources") if isinstance(made, dict) else None
        source = sources[0] if isinstance(sources, list) and sources else None
        free = free | {"people"} & set(one["abridged"])
        free = {name for name in free if isinstance(one[name], (str, type(None)))}
        right = committed_right(one, said) and all(same(told.get(name), one[name]) for name in set(FACTS) - free)
        right = right and same(said.get("capture", {}), one["capture"])
        if not (right and same(made, one["derivation"]) and same(source, one["derived_from"])):
            self.fault(where, "facts_changed")

    def check_file(self, one: dict[str, Any], where: str, digest: Any) -> None:
        """Check an exhibit's file: its name, that it is there, and that it is the one committed to."""
        if one["file"] is None or not isinstance(digest, str) or one["file"] != file_name(one, digest):
            self.fault(EXHIBITS, "exhibit_file")
        elif where not in self.sizes:
            self.fault(where, "missing")
        elif not one["masked"] and self.hashes.get(where, digest) != digest:
            self.fault(where, "exhibit_hash")

    # --- The time stamps: complete, about this list of files, the answer to this request. ---

    def check_stamps(self) -> None:
        """Note of each stamp the time that it claims, or what is wrong with it."""
        matches = [match for match in map(STAMP.fullmatch, self.sizes) if match]
        stems: dict[str, Any] = {match[1]: match for match in matches}
        if len(stems) > MOST_STAMPS:
            self.fault("timestamps", "too_large")
        for stem in sorted(stems)[:MOST_STAMPS]:
            file, about = f"timestamps/{stem}.tsr", stems[stem][2]
            time: str | None = None
            code: str | None = "stamp_incomplete"
            if sum(match[1] == stem for match in matches) == 3:
                time, code = self.check_stamp(stem, about)
            if code is not None:
                self.fault(file, code)
            stamp = {"file": file, "authority": stems[stem][3], "at_utc": time, "valid": False if code else None}
            self.stamps.append({**stamp, "code": code, "earlier": bool(about)})

    def check_stamp(self, stem: str, about: str | None) -> tuple[str | None, str | None]:
        """Return the time of a stamp, or the code of what is wrong with it."""
        try:
            files = [self.read(f"timestamps/{stem}{end}", MIB >> 4) for end in (".tsq", ".tsr", "-ca.pem")]
            return stamp_time(files, about, self.hashes.get(MANIFEST, "")), None
        except DamagedError:
            return None, "unreadable"
        except StampError as error:
            return None, str(error)


def shown(name: str) -> str:
    """Return a foreign name as it may be printed: what a terminal would act on is escaped."""
    text = "".join(c if unicodedata.category(c)[0] != "C" else ascii(c)[1:-1] for c in name)
    return text if len(text) <= 255 else text[:254] + "\u2026"


def json_of(content: bytes) -> Any:
    """Read JSON; ValueError also for a key that stands twice and for nesting beyond reason."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a key stands twice")
        return dict(pairs)

    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=once)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def canonical(value: Any) -> bytes:
    """RFC 8785 for objects, lists, texts, whole numbers, true, false and null; TypeError for anything else."""
    return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def ordered(value: Any) -> Any:
    """Sort names by their UTF-16 code units (RFC 8785, 3.2.3), at every depth."""
    if isinstance(value, dict):
        return {
            name: ordered(value[name]) for name in sorted(value, key=lambda name: str(name).encode("utf-16-be"))
        }
    if isinstance(value, list):
        return [ordered(one) for one in value]
    if value is None or isinstance(value, (str, int)):
        return value
    raise TypeError("not in our canonical JSON")


def journal_entry(line: bytes) -> dict[str, Any]:
    """Read a line of the journal; ValueError when it is not exactly the canonical form of an entry."""
    entry = json.loads(line)
    if not isinstance(entry, dict) or set(entry) != ENTRY or type(entry["seq"]) is not int:
        raise ValueError("no entry")
    if not all(type(entry[name]) is str for name in ENTRY - {"seq", "exhibit"}):
        raise ValueError("a field of another kind")
    if not isinstance(entry["exhibit"], (str, type(None))) or canonical(entry) + b"\n" != line:
        raise ValueError("not canonical")
    return entry


def whole(entries: list[Any]) -> bool:
    """Tell whether numbers, links and hashes of a chain are right."""
    previous = GENESIS
    for number, entry in enumerate(entries, 1):
        hashed = canonical({name: value for name, value in entry.items() if name != "hash"})
        if (entry["seq"], entry["previous"]) != (number, previous):
            return False
        previous = hashlib.sha256(hashed).hexdigest()
        if entry["hash"] != previous:
            return False
    return True


def commitment(opening: dict[str, Any]) -> str:
    """Return the SHA-256 of the canonical `{details, salt}`, nothing when there is no such form."""
    try:
        return hashlib.sha256(canonical({"details": opening["details"], "salt": opening["salt"]})).hexdigest()
    except (TypeError, ValueError, RecursionError):
        return ""


def signed_head(content: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    """Return what journal.sig signs, key and signature; ValueError, TypeError or KeyError when it is malformed."""
    whole_form = json_of(content)
    key, signature = (base64.b64decode(whole_form[name], validate=True) for name in ("public_key", "signature"))
    signed = {
        "algorithm": "Ed25519",
        "entries": whole_form["entries"],
        "head": whole_form["head"],
        "public_key": base64.b64encode(key).decode(),
    }
    if type(signed["entries"]) is not int or type(signed["head"]) is not str:
        raise TypeError("a field of another kind")
    if canonical({**signed, "signature": base64.b64encode(signature).decode()}) + b"\n" != content:
        raise ValueError("not canonical")
    return signed, key, signature


def exhibits_of(document: Any) -> list[dict[str, Any]]:
    """Return the exhibits of exhibits.json; ValueError when it is not what the format says."""
    fields = {"format", "program", "case", "addressee", "language", "made_at_utc", "exhibits"}
    right = isinstance(document, dict) and set(document) == fields and document["format"] == FORMAT
    if not right or not isinstance(document["exhibits"], list) or not document["exhibits"]:
        raise ValueError("no list of exhibits")
    every = {*COMMITTED, *FACTS, *OTHERS}
    listed = []
    for raw in document["exhibits"]:
        if not isinstance(raw, dict) or not every - set(LATER) <= set(raw) <= every:
            raise ValueError("fields missing or unknown")
        one = {**LATER, **raw}
        kinds = [("id", str), ("number", int), ("withheld", bool), ("masked", bool), ("openings", list)]
        kinds += [("abridged", list)]
        right = all(type(one[name]) is kind for name, kind in kinds) and one["case"] == document["case"]
        if not right or any(not isinstance(one[name], (str, type(None))) for name in ("file", "caption")):
            raise ValueError("a field of another kind")
        if [name for name in FACTS if name in one["abridged"]] != one["abridged"]:
            raise ValueError("no list of facts")
        for opening in one["openings"]:
            if not isinstance(opening, dict) or set(opening) != {"seq", "details", "salt"}:
                raise ValueError("no opening")
            if [type(opening[name]) for name in ("seq", "details", "salt")] != [int, dict, str]:
                raise ValueError("an opening of another kind")
        listed.append(one)
    return listed


def same(committed: Any, told: Any) -> bool:
    """Compare two JSON values; an empty text and null both say nothing."""
    if committed in (None, "") or told in (None, ""):
        return committed in (None, "") and told in (None, "")
    return type(committed) is type(told) and bool(committed == told)


def committed_right(one: dict[str, Any], said: dict[str, Any]) -> bool:
    """Tell whether what the addition committed to is told unchanged."""
    return all(same(said[name], one[name]) for name in COMMITTED if name in said)


def abridged_wrong(one: dict[str, Any], latest: dict[Any, int]) -> bool:
    """Tell whether facts are said to be cut that nobody ever noted, or that an opening shows whole."""
    details = [opening["details"] for opening in one["openings"]]
    shown = [opened["facts"] for opened in details if "facts" in opened]
    named = any(opened.get("people") for opened in details + [facts for facts in shown if isinstance(facts, dict)])
    noted, apart = (one["id"], "facts_noted") in latest, (one["id"], "people_noted") in latest
    if set(one["abridged"]) - {"people"} and (shown or not noted):
        return True
    return "people" in one["abridged"] and (named or not (apart or (noted and not shown)))


def file_name(one: dict[str, Any], digest: str) -> str | None:
    """Return what an exhibit's file must be called; None when nothing can be called so."""
    extension = EXTENSIONS.get(one["media_type"], "bin") if isinstance(one["media_type"], str) else "bin"
    name = f"{one['number']:03d}-{digest[:12]}" + ("-masque.png" if one["masked"] else "." + extension)
    return name if re.fullmatch(r"[0-9]{3,9}-[0-9a-f]{12}(-masque)?\.[a-z0-9]{2,4}", name) else None


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


def integers(elements: list[tuple[int, bytes]]) -> list[bytes]:
    """Return the content of the INTEGERs among some elements."""
    return [content for tag, content in elements if tag == 0x02]


def sole(data: bytes) -> list[tuple[int, bytes]]:
    """Return what is in the one SEQUENCE that `data` must be."""
    ((tag, content),) = der(data)
    if tag != 0x30:
        raise ValueError("no SEQUENCE")
    return der(content)


def stamp_time(files: list[bytes], about: str | None, manifest_sha256: str) -> str:
    """Return the time that a stamp claims; StampError with the code of what is wrong with it.

    `files` are request, answer and certificates; `about` is how another manifest's SHA-256 begins, for a stamp
    over an earlier dossier of the same case.
    """
    request, answer, chain = files
    try:
        asked = sole(request)  # TimeStampReq: version, imprint, ..., nonce
        imprint = der(asked[1][1])[1][1].hex()
        nonces = integers(asked[2:])
    except (ValueError, IndexError):
        raise StampError("stamp_imprint") from None
    wanted = manifest_sha256 if about is None else imprint if imprint.startswith(about) else ""
    try:
        parts = sole(answer)  # TimeStampResp: status, token
        status = int.from_bytes(der(parts[0][1])[0][1], "big")
        if status:
            raise StampError("stamp_chain" if status == 1 else "stamp_refused")
        signed = der(der(der(parts[1][1])[1][1])[0][1])  # SignedData: version, algorithms, content, ...
        # TSTInfo: version, policy, imprint, serial number, time, ..., nonce
        info = sole(der(der(signed[2][1])[1][1])[0][1])
        algorithm, stamped = der(info[2][1])
        time, _, fraction = info[4][1].decode("ascii").rstrip("Z").partition(".")
        milliseconds = int((fraction + "000")[:3])
        at = datetime.strptime(time, "%Y%m%d%H%M%S")  # noqa: DTZ007 - it is UTC, as its Z says
        is_sha256 = der(algorithm[1])[0][1] == SHA256_OID
    except (ValueError, IndexError):
        raise StampError("stamp_unreadable") from None
    if not re.search(b"-----BEGIN CERTIFICATE-----.+-----END CERTIFICATE-----", chain, re.DOTALL):
        raise StampError("stamp_chain")
    if not nonces or imprint != wanted or not is_sha256 or stamped[1].hex() != wanted:
        raise StampError("stamp_imprint")
    if integers(info[5:]) != nonces:
        raise StampError("stamp_nonce")
    return f"{at:%Y-%m-%dT%H:%M:%S}.{milliseconds:03d}Z"


# Ed25519 (RFC 8032): the curve's prime, its base point's order, its constant, and points as (X, Y, Z, T).
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
Point = Tuple[int, int, int, int]


def point_of(data: bytes) -> Point | None:
    """Read a point from its y and the sign of its x; None when there is no such point."""
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
    """Add two points."""
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


def words(language: str) -> dict[str, str]:
    """Return the words of a language by code."""
    text = ENGLISH if language == "en" else FRENCH
    return dict(line.split(": ", 1) for line in text.strip().split("\n"))


def openssl_line(stamp: dict[str, Any]) -> str:
    """Return the command that checks the signature, at the stamp's own time: certificates end."""
    stem = stamp["file"][: -len(".tsr")]
    about = f"-queryfile {stem}.tsq" if stamp["earlier"] else f"-data {MANIFEST}"
    seconds = calendar.timegm(tuple(int(number) for number in re.findall("[0-9]+", stamp["at_utc"])[:6]))
    return f"openssl ts -verify {about} -in {stem}.tsr -CAfile {stem}-ca.pem -attime {seconds}"


def sentences(check: Check, said: dict[str, str], colon: str) -> list[str]:
    """Return the answer for people."""
    lines = [said["not_intact" if check.problems else "intact"]]
    lines += [f"- {file}{colon}{said[code]}" for file, code in check.problems]
    lines += [f"- {shown(file)}{colon}{said['masked']}" for file in check.masked]
    lines += [f"- {shown(file)}{colon}{said['abridged']}" for file in check.abridged]
    for stamp in check.stamps:
        if stamp["code"] is None:
            key = "unsigned_earlier" if stamp["earlier"] else "unsigned"
            lines += [f"- {stamp['file']} ({stamp['at_utc']}){colon}{said[key]}", f"  {openssl_line(stamp)}"]
    if check.journal:
        lines.append(said["compare"] + colon.rstrip())
        key_sha256 = check.journal["key_sha256"] or said["no_key"]
        told = (check.journal["head"], check.journal["entries"], key_sha256)
        lines += [f"  {name}{colon}{value}" for name, value in zip(said["printed"].split("|"), told)]
    return lines


def arguments_of(words_given: list[str]) -> tuple[list[str], str, bool]:
    """Return folders, language and whether JSON is wanted; RefusedError when the command can't be read."""
    folders, language, rest = [], "fr", iter(words_given)
    for word in rest:
        if word == "--lang":
            language = next(rest, "")
        elif word != "--json":
            folders.append(word)
    if len(folders) > 1 or any(word.startswith("-") for word in folders) or language not in ("fr", "en"):
        raise RefusedError("usage")
    return folders, language, "--json" in words_given


def main(words_given: list[str]) -> int:
    """Check one folder, print the answer, return the exit code."""
    language, as_json, code, check = "fr", "--json" in words_given, "", Check(Path(__file__).absolute().parent)
    try:
        folders, language, as_json = arguments_of(words_given)
        if folders:
            check = Check(Path(folders[0]))
        check.run()
    except RefusedError as refusal:
        code = str(refusal)
    said, colon = words(language), ": " if language == "en" else "\u00a0: "
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a real stream
    problems = [{"file": file, "code": code} for file, code in check.problems]
    data: dict[str, Any] = {"intact": not problems, "problems": problems}
    data.update(timestamps=check.stamps, masked=check.masked, abridged=check.abridged, journal=check.journal)
    if code:
        message, todo = said[code].split("|")
        data = {"error": {"code": code, "message": message, "safe": said["safe"], "todo": todo}}
        print(message, said["safe"], todo, file=sys.stderr)
    if as_json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
    elif not code:
        print("\n".join(sentences(check, said, colon)))
    return 2 if code else 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
