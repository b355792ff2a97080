"""A second check of a dossier's folder, written from ARCHITECTURE.md alone: nothing of Appui is imported.

It is short because it only says that something is wrong, not all that is; whatever it trips over is a fault too.
"""

import base64
import hashlib
import json
import os
import re
import stat
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PAYLOAD, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
BESIDE = {"dossier.pdf", "LISEZMOI.txt", "verifier.py", "bagit.txt", "bag-info.txt", PAYLOAD, TAGS}
LISTS = {"data/exhibits.json", "data/journal.jsonl", "data/journal.sig"}
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
LABELS = [
    *("Bag-Software-Agent", "Bagging-Date", "External-Identifier", "Payload-Oxum", "Appui-Format", "Addressee"),
    *("Journal-Head", "Journal-Entries", "Journal-Key-SHA256"),
]
LETTER = re.compile(r"lettres/[a-z0-9-]+\.(pdf|docx|odt)")
STAMP = re.compile(r"timestamps/([0-9]{1,2}|earlier-[0-9a-f]{12})-[a-z0-9-]{1,32}(\.tsq|\.tsr|-ca\.pem)")
ADDED = {
    *("number", "kind", "sha256", "size_bytes", "media_type", "width", "height", "captured_at_utc"),
    *("added_at_utc", "utc_offset_minutes", "claimed_date"),
}
FACTS = ("url", "account", "display_name", "platform", "shown_date", "note", "words", "people")
REST = {
    *("id", "case", "preview", "derived_from", "derivation", "duplicate", "capture", "file", "masked"),
    *("withheld", "openings", "abridged", "caption"),
}
LATER: dict[str, Any] = {"people": None, "derivation": None, "masked": False, "abridged": [], "caption": None}
DOCUMENT = {"format", "program", "case", "addressee", "language", "made_at_utc", "exhibits"}
ENTRY = {"seq", "at_utc", "event", "exhibit", "commitment", "previous", "hash"}


class FaultError(Exception):
    """Something is not as the format says; the text says what."""


def canonical(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """RFC 8785 for ASCII keys, texts, integers, booleans and null."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def faults(folder: Path) -> set[str]:
    """Return a word for the first thing that is wrong in each of the four parts; nothing for an intact dossier."""
    found = set()
    try:
        here = _files(folder)
        _bag(here)
    except (FaultError, ValueError, KeyError) as fault:
        # Without a sound bag nothing else is worth a look.
        return {f"bag: {fault}"}
    entries: dict[int, Any] = {}
    for name, part in (("journal", _journal), ("exhibits", _exhibits)):
        try:
            part(here, entries)
        except (FaultError, ValueError, KeyError, TypeError, AttributeError) as fault:
            found.add(f"{name}: {fault}")
    return found


def check(right: object, what: str) -> None:
    if not right:
        raise FaultError(what)


def _files(folder: Path) -> dict[str, bytes]:
    """Read every file; anything that is neither a file nor one of the three folders is a fault."""
    found = {}
    for place, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(place, name)
            inside = path.relative_to(folder).as_posix()
            mode = path.lstat().st_mode
            if inside in {"data", "lettres", "timestamps"} and stat.S_ISDIR(mode):
                continue
            check(stat.S_ISREG(mode), f"no file: {inside!r}")
            found[inside] = path.read_bytes()
    return found


def _bag(here: dict[str, bytes]) -> None:
    check(here.keys() >= (BESIDE - {"verifier.py"}) | LISTS, "missing")
    check(here["bagit.txt"] == BAGIT, "bagit.txt")
    payload, tags = _manifest(here[PAYLOAD]), _manifest(here[TAGS])
    for digest, name in (*payload, *tags):
        check(name in here and sha256(here[name]) == digest, name)
    check({name for _, name in payload} == {name for name in here if name.startswith("data/")}, "payload")
    others = {name for name in here if not name.startswith("data/") and not STAMP.fullmatch(name)}
    check(all(name in BESIDE or LETTER.fullmatch(name) for name in others), "added")
    check({name for _, name in tags} == others - {TAGS}, "tags")
    info = _info(here)
    sizes = [len(content) for name, content in here.items() if name.startswith("data/")]
    check(list(info) == LABELS and info["Appui-Format"] == "appui-dossier/1", "labels")
    check(info["Payload-Oxum"] == f"{sum(sizes)}.{len(sizes)}", "oxum")


def _manifest(content: bytes) -> list[tuple[str, str]]:
    lines = content.decode("ascii").split("\n")
    check(lines.pop() == "", "last line")
    found = []
    for line in lines:
        match = re.fullmatch(r"([0-9a-f]{64})  ([!-~]+)", line)
        check(match, "line")
        found.append((line[:64], line[66:]))
    names = [name for _, name in found]
    check(names == sorted(set(names)), "order")
    return found


def _info(here: dict[str, bytes]) -> dict[str, str]:
    lines = here["bag-info.txt"].decode("utf-8").split("\n")
    check(lines.pop() == "", "last line of bag-info")
    return dict(line.split(": ", 1) for line in lines)


def _journal(here: dict[str, bytes], entries: dict[int, Any]) -> None:
    previous = "0" * 64
    for count, line in enumerate(here["data/journal.jsonl"].splitlines(keepends=True), start=1):
        entry = json.loads(line)
        check(entry.keys() == ENTRY and canonical(entry) + b"\n" == line, "line")
        body = {key: value for key, value in entry.items() if key != "hash"}
        check(
            (entry["seq"], entry["previous"], entry["hash"]) == (count, previous, sha256(canonical(body))), "chain"
        )
        previous, entries[count] = entry["hash"], entry
    info, signed = _info(here), json.loads(here["data/journal.sig"])
    check(canonical(signed) + b"\n" == here["data/journal.sig"], "form of the signature")
    check((info["Journal-Head"], info["Journal-Entries"]) == (previous, str(len(entries))), "head")
    check((signed["head"], signed["entries"]) == (previous, len(entries)), "signed head")
    signature, key = base64.b64decode(signed.pop("signature")), base64.b64decode(signed["public_key"])
    check(info["Journal-Key-SHA256"] == sha256(key), "key")
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, canonical(signed))
    except InvalidSignature:
        raise FaultError("signature") from None


def _exhibits(here: dict[str, bytes], entries: dict[int, Any]) -> None:
    document = json.loads(here["data/exhibits.json"].decode("utf-8"))
    check(document.keys() == DOCUMENT and document["format"] == "appui-dossier/1", "document")
    exhibits = [{**LATER, **raw} for raw in document["exhibits"]]
    check(exhibits, "none")
    for one in exhibits:
        check(one.keys() == {*ADDED, *FACTS, *REST} and one["case"] == document["case"], "fields")
    numbers = [one["number"] for one in exhibits]
    check(all(type(number) is int for number in numbers) and numbers == sorted(set(numbers)), "numbers")
    check(len({one["id"] for one in exhibits}) == len(exhibits), "ids")
    known = {f"data/{one['file']}" for one in exhibits if one["file"] is not None}
    check(known | LISTS == {name for name in here if name.startswith("data/")}, "files")
    hashes = {sha256(content) for name, content in here.items() if name not in LISTS}
    for one in exhibits:
        _exhibit(one, here, entries, hashes)


def _exhibit(one: dict[str, Any], here: dict[str, bytes], entries: dict[int, Any], hashes: set[str]) -> None:
    latest = {entry["event"]: seq for seq, entry in entries.items() if entry["exhibit"] == one["id"]}
    said: dict[str, Any] = {}
    for opening in sorted(one["openings"], key=lambda opening: int(opening["seq"])):
        entry = entries[opening["seq"]]
        committed = sha256(canonical({"details": opening["details"], "salt": opening["salt"]}))
        check((entry["exhibit"], entry["commitment"]) == (one["id"], committed), "opening")
        said |= opening["details"]
    opened = {opening["seq"] for opening in one["openings"]}
    events = {entries[seq]["event"] for seq in opened}
    check("exhibit_added" in events, "addition not opened")
    check(all(_same(said[name], one[name]) for name in ADDED if name in said), "fact of the addition")
    if one["withheld"]:
        told = [name for name in (*FACTS, "caption") if name not in {"platform", "shown_date"}]
        silent = one["file"] is None and all(one[name] is None for name in told)
        check(said["kind"] == "link" and silent and len(opened) == 1, "withheld")
        return
    cut = set(one["abridged"])
    _facts(one, said, latest, events)
    for event, seq in latest.items():
        if event in {"exhibit_added", "capture_noted", "derivation_noted"}:
            check(seq in opened, f"{event} not opened")
        if event == "people_noted" and event in events:
            check(seq in opened, "who is shown, before a correction")
    if "facts_noted" in latest and not cut and not (one["masked"] and all(one[name] is None for name in FACTS)):
        check(latest["facts_noted"] in opened, "facts not opened")
    check(_same(said.get("capture", {}), one["capture"]), "capture")
    check(_same(said.get("derivation"), one["derivation"]), "derivation")
    content = here[f"data/{one['file']}"]
    begin = f"{one['number']:03d}-{said['sha256'][:12]}"
    if one["masked"]:
        check(one["file"] == f"{begin}-masque.png" and "mask_noted" in latest, "masked")
        check(said["sha256"] not in hashes and said["kind"] != "link", "original beside its masked copy")
    else:
        check(re.fullmatch(re.escape(begin) + r"\.[a-z0-9]{2,4}", one["file"]), "name of the file")
        check(sha256(content) == said["sha256"], "file")


def _facts(one: dict[str, Any], said: dict[str, Any], latest: dict[str, int], events: set[str]) -> None:
    """Hold each fact against the openings; those of which something was cut can be held against nothing."""
    told = dict(said.get("facts", {}))
    if "people" in said:
        told["people"] = said["people"]
    cut = set(one["abridged"])
    whole = cut - {"people"}
    check(not whole or ("facts_noted" in latest and "facts_noted" not in events), "abridged and opened")
    check("people" not in cut or not told.get("people"), "who is shown, abridged and opened")
    noted = {"people_noted", "facts_noted"} & (latest.keys() - events)
    check("people" not in cut or noted, "abridged, and never noted")
    free = {"people"} & cut | (
        {*FACTS} - {"people"} if cut and "facts" not in said and "facts_noted" in latest else set()
    )
    for name in FACTS:
        check(name in free or _same(told.get(name), one[name]), f"fact {name}")


def _same(committed: Any, told: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Compare; an empty text and null both say nothing."""
    return (committed if committed != "" else None) == (told if told != "" else None)
