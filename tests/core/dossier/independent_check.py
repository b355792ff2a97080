"""A second check of a dossier's folder, written from the format's description: nothing of Appui is imported."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def canonical(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """RFC 8785 for ASCII keys, texts, integers and null."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def faults(folder: Path) -> set[str]:
    """Return a word for each thing that is wrong."""
    found: set[str] = set()
    here = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    listed = {"tagmanifest-sha256.txt"}
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        if manifest not in here:
            found.add("manifest")
            continue
        for line in (folder / manifest).read_text("ascii").splitlines():
            digest, name = line.split("  ", 1)
            listed.add(name)
            if name not in here:
                found.add("missing")
            elif sha256((folder / name).read_bytes()) != digest:
                found.add("changed")
    if here - listed:
        found.add("added")
    if {"bag-info.txt", "data/journal.jsonl", "data/journal.sig", "data/exhibits.json"} <= here:
        entries = _journal(folder, found)
        _exhibits(folder, entries, found)
    else:
        found.add("missing")
    return found


def _journal(folder: Path, found: set[str]) -> dict[int, Any]:
    previous, entries = "0" * 64, {}
    for count, line in enumerate((folder / "data/journal.jsonl").read_bytes().splitlines(), start=1):
        entry = json.loads(line)
        body = {key: value for key, value in entry.items() if key != "hash"}
        if (entry["seq"], entry["previous"], entry["hash"]) != (count, previous, sha256(canonical(body))):
            found.add("chain")
        previous, entries[entry["seq"]] = entry["hash"], entry
    info = dict(line.split(": ", 1) for line in (folder / "bag-info.txt").read_text("utf-8").splitlines())
    signed = json.loads((folder / "data/journal.sig").read_bytes())
    said = {(info["Journal-Head"], int(info["Journal-Entries"])), (signed["head"], signed["entries"])}
    if said != {(previous, len(entries))}:
        found.add("head")
    signature = base64.b64decode(signed.pop("signature"))
    key = base64.b64decode(signed["public_key"])
    if info["Journal-Key-SHA256"] != sha256(key):
        found.add("key")
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, canonical(signed))
    except InvalidSignature:
        found.add("signature")
    return entries


def _exhibits(folder: Path, entries: dict[int, Any], found: set[str]) -> None:
    for exhibit in json.loads((folder / "data/exhibits.json").read_bytes())["exhibits"]:
        for opening in exhibit["openings"]:
            entry = entries.get(opening["seq"], {})
            committed = sha256(canonical({"details": opening["details"], "salt": opening["salt"]}))
            if (entry.get("exhibit"), entry.get("commitment")) != (exhibit["id"], committed):
                found.add("opening")
        first = exhibit["openings"][0]["details"]
        if first["sha256"] != exhibit["sha256"]:
            found.add("fact")
        if exhibit["file"] is not None:
            path = folder / "data" / exhibit["file"]
            same = path.is_file() and sha256(path.read_bytes()) == first["sha256"]
            if not path.is_file() or same is exhibit["masked"]:
                found.add("exhibit")
