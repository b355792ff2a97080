"""Attacks on the form of a dossier: names, line ends, lists, other kinds of bag, another journal's signature."""

import base64
import hashlib
import json
import os
import socket
import stat
import tempfile
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from appui_core.dossier.problems import Code
from core.dossier.tampering import Attack, edit_json, edit_lines, exhibit_files, then_rehash

P, T = "manifest-sha256.txt", "tagmanifest-sha256.txt"
J, S, X, B, BAG = "data/journal.jsonl", "data/journal.sig", "data/exhibits.json", "bag-info.txt", "bagit.txt"


def _rename(old: str, new: str) -> Attack:
    def attack(folder: Path) -> None:
        (folder / old).rename(folder / new)

    return attack


def _rename_exhibit(folder: Path) -> None:
    first = exhibit_files(folder)[0]
    first.rename(first.with_name("001-ffffffffffff.png"))


def _swap_exhibits(folder: Path) -> None:
    """Give each of two files the other's bytes."""
    first, second = exhibit_files(folder)[:2]
    one, two = first.read_bytes(), second.read_bytes()
    first.write_bytes(two)
    second.write_bytes(one)


def _swap_listed(folder: Path) -> None:
    edit_json(folder / X, lambda raw: raw["exhibits"].reverse())


def _other_condition(folder: Path) -> None:
    edit_json(folder / X, lambda raw: raw["exhibits"][0]["capture"].update(os="Windows 11"))


def _number_listed(number: Any) -> Attack:  # noqa: ANN401 - what a forger writes
    return lambda folder: edit_json(folder / X, lambda raw: raw["exhibits"][0].update(number=number))


def _list_twice(folder: Path) -> None:
    edit_json(folder / X, lambda raw: raw["exhibits"].insert(1, raw["exhibits"][0]))


def _no_exhibit(folder: Path) -> None:
    edit_json(folder / X, lambda raw: raw["exhibits"].clear())


def _other_field(folder: Path) -> None:
    edit_json(folder / X, lambda raw: raw["exhibits"][0].update(author="quelqu’un"))


def _prefix(name: str, added: bytes) -> Attack:
    def attack(folder: Path) -> None:
        (folder / name).write_bytes(added + (folder / name).read_bytes())

    return attack


def _replace(name: str, old: bytes, new: bytes) -> Attack:
    def attack(folder: Path) -> None:
        content = (folder / name).read_bytes()
        assert old in content
        (folder / name).write_bytes(content.replace(old, new))

    return attack


def _crlf(name: str) -> Attack:
    return _replace(name, b"\n", b"\r\n")


def _lines(name: str, change: str) -> Attack:
    """Change a manifest's lines: `order`, `twice`, `less`, `other`, `star`, `up`, `end`."""

    def changed(lines: list[str]) -> list[str]:
        first = lines[0]
        return {
            "order": [lines[1], first, *lines[2:]],
            "twice": [first, *lines],
            "less": lines[1:],
            "other": ["0" * 64 + first[64:], *lines[1:]],
            "star": [f"{first[:64]} *{first[66:]}", *lines[1:]],
            "up": [*lines, f"{'0' * 64}  ../autre.txt"],
            "absolute": [*lines, f"{'0' * 64}  /etc/passwd"],
            "md5": [first[:32] + first[64:], *lines[1:]],
        }[change]

    return lambda folder: edit_lines(folder / name, changed)


def _no_last_end(name: str) -> Attack:
    def attack(folder: Path) -> None:
        (folder / name).write_bytes((folder / name).read_bytes()[:-1])

    return attack


def _write(name: str, content: bytes) -> Attack:
    def attack(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)

    return attack


_FETCH = b"https://exemple.invalid/a.png 12 data/001-ffffffffffff.png\n"


def _signed_again(entries: list[dict[str, Any]], folder: Path, key: Ed25519PrivateKey | None) -> None:
    """Write entries with numbers, links and hashes made anew, and the head everywhere.

    Signed if there is a key; without one, the old signature stays.
    """
    previous = "0" * 64
    for number, entry in enumerate(entries, 1):
        entry.pop("hash", None)
        entry.update(seq=number, previous=previous)
        previous = entry["hash"] = hashlib.sha256(_canonical(entry)).hexdigest()
    (folder / J).write_bytes(b"".join(_canonical(entry) + b"\n" for entry in entries))
    signed = json.loads((folder / S).read_bytes())
    signed.update(head=previous, entries=len(entries))
    if key is not None:
        public = key.public_key().public_bytes_raw()
        signed["public_key"] = base64.b64encode(public).decode()
        del signed["signature"]
        signed["signature"] = base64.b64encode(key.sign(_canonical(signed))).decode()
        _info(folder, "Journal-Key-SHA256", hashlib.sha256(public).hexdigest())
    (folder / S).write_bytes(_canonical(signed) + b"\n")
    _info(folder, "Journal-Head", previous)
    _info(folder, "Journal-Entries", str(len(entries)))


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def _info(folder: Path, label: str, value: str) -> None:
    start = f"{label}: "
    edit_lines(folder / B, lambda lines: [start + value if line.startswith(start) else line for line in lines])


def entries_of(folder: Path) -> list[dict[str, Any]]:
    """Return the lines of a dossier's journal."""
    return [json.loads(line) for line in (folder / J).read_bytes().splitlines()]


def _cut_and_adapt(folder: Path) -> None:
    """Cut the journal's end off and adapt head and count everywhere: only the signature's key is missing."""
    _signed_again(entries_of(folder)[:-1], folder, None)


def _reorder_and_adapt(folder: Path) -> None:
    entries = entries_of(folder)
    entries[1], entries[2] = entries[2], entries[1]
    _signed_again(entries, folder, None)


def _change_with_its_hash(folder: Path) -> None:
    """Change a line and make its own hash anew: the link of the next one still goes to what was."""
    entries = entries_of(folder)
    first = entries[0]
    first.update(at_utc="2026-11-14T11:31:00.000Z")
    del first["hash"]
    first["hash"] = hashlib.sha256(_canonical(first)).hexdigest()
    (folder / J).write_bytes(b"".join(_canonical(entry) + b"\n" for entry in entries))


def redo_with_own_key(folder: Path) -> None:
    """Make the whole journal anew, one entry later, under another key: what a dossier alone can't show."""
    entries = entries_of(folder)
    entries[0]["at_utc"] = "2026-11-14T11:31:00.000Z"
    _signed_again(entries, folder, Ed25519PrivateKey.from_private_bytes(b"\x07" * 32))


def _other_signature(folder: Path) -> None:
    """Put a signature that is right, of another journal, in the place of this one's."""
    key = Ed25519PrivateKey.from_private_bytes(b"\x08" * 32)
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    signed: dict[str, Any] = {"algorithm": "Ed25519", "entries": 1, "head": "a" * 64, "public_key": public}
    signed["signature"] = base64.b64encode(key.sign(_canonical(signed))).decode()
    (folder / S).write_bytes(_canonical(signed) + b"\n")


def _loose_signature(folder: Path) -> None:
    """Write the same signature in another form of JSON."""
    (folder / S).write_text(json.dumps(json.loads((folder / S).read_bytes()), indent=1) + "\n", newline="\n")


def _link(name: str, target: str) -> Attack:
    def attack(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)

    return attack


def _linked_folder(folder: Path) -> None:
    """Put a link in the place of data/, to a folder with the very same files."""
    elsewhere = folder.with_name(f"{folder.name}-ailleurs")
    (folder / "data").rename(elsewhere)
    (folder / "data").symlink_to(elsewhere, target_is_directory=True)


def _hard_link(folder: Path) -> None:
    """Put a hard link to something else in an exhibit's place."""
    first, second = exhibit_files(folder)[:2]
    first.unlink()
    os.link(second, first)


def _pipe(folder: Path) -> None:
    first = exhibit_files(folder)[0]
    first.unlink()
    os.mkfifo(first)


def _socket(folder: Path) -> None:
    # The path of a socket is short: a link is, wherever this folder lies.
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as server:
        Path(short, "f").symlink_to(folder)
        server.bind(f"{short}/f/prise")


def _device(folder: Path) -> None:
    first = exhibit_files(folder)[0]
    first.unlink()
    os.mknod(first, stat.S_IFCHR | 0o600, os.makedev(1, 5))  # /dev/zero


FIRST, SECOND = "<first>", "<second>"
IN_FOLDERS_ALONE: dict[str, tuple[Attack, str, Code]] = {
    "the pdf as a link": (_link("dossier.pdf", "/etc/passwd"), "dossier.pdf", Code.NOT_A_FILE),
    "a link added": (_link("lien", "dossier.pdf"), "lien", Code.NOT_A_FILE),
    "a link to nothing": (_link("data/lien", "nulle-part"), "data/lien", Code.NOT_A_FILE),
    "data as a link": (_linked_folder, "data", Code.NOT_A_FILE),
    "a stream behind a name": (_write("dossier.pdf:autre", b"x"), "dossier.pdf:autre", Code.ADDED),
    "a dot behind a name": (_write("dossier.pdf.", b"x"), "dossier.pdf.", Code.ADDED),
    "a space behind a name": (_write("data/journal.sig ", b"x"), "data/journal.sig ", Code.ADDED),
    "a device of windows": (_write("NUL", b"x"), "NUL", Code.ADDED),
    "an exhibit as a pipe": (_pipe, FIRST, Code.NOT_A_FILE),
    "a socket added": (_socket, "prise", Code.NOT_A_FILE),
}
"""No ZIP holds these as they are; test_archives.py has what a ZIP can hold."""
if os.name == "posix" and os.geteuid() == 0:
    IN_FOLDERS_ALONE["an exhibit as a device"] = (_device, FIRST, Code.NOT_A_FILE)

FORM_ATTACKS: dict[str, tuple[Attack, str, Code]] = {
    # Names.
    "an exhibit renamed": (_rename_exhibit, FIRST, Code.MISSING),
    "an exhibit renamed, relisted": (then_rehash(_rename_exhibit), FIRST, Code.MISSING),
    "two exhibits swapped": (_swap_exhibits, FIRST, Code.CHANGED),
    "two exhibits swapped, relisted": (then_rehash(_swap_exhibits), FIRST, Code.EXHIBIT_HASH),
    "the pdf in capitals": (_rename("dossier.pdf", "DOSSIER.PDF"), "DOSSIER.PDF", Code.ADDED),
    "data in capitals": (_rename("data", "Data"), "Data/", Code.ADDED),
    "a list in capitals": (_rename(X, "data/Exhibits.json"), X, Code.MISSING),
    "a name of 255 signs": (_write("n" * 255, b"x"), "n" * 255, Code.ADDED),
    "an accent apart": (_write("LISEZMOI\u0301.txt", b"x"), "LISEZMOI\u0301.txt", Code.ADDED),
    # Lists.
    "a manifest out of order": (_lines(P, "order"), P, Code.MANIFEST_LINE),
    "a tag manifest out of order": (_lines(T, "order"), T, Code.MANIFEST_LINE),
    "a line twice": (_lines(P, "twice"), P, Code.DUPLICATE_NAME),
    "a line less": (_lines(P, "less"), FIRST, Code.ADDED),
    "another hash": (_lines(P, "other"), FIRST, Code.CHANGED),
    "another hash of a tag": (_lines(T, "other"), "LISEZMOI.txt", Code.CHANGED),
    "a line less of the tags": (_lines(T, "less"), "LISEZMOI.txt", Code.ADDED),
    "a star in a line": (_lines(P, "star"), P, Code.MANIFEST_LINE),
    "a shorter hash": (_lines(P, "md5"), P, Code.MANIFEST_LINE),
    "a line that goes up": (_lines(P, "up"), P, Code.MANIFEST_SCOPE),
    "a line about the system": (_lines(T, "absolute"), T, Code.MANIFEST_SCOPE),
    "no end of the last line": (_no_last_end(P), P, Code.MANIFEST_LINE),
    # Byte order marks and line ends.
    **{
        f"a byte order mark in {name}": (_prefix(name, b"\xef\xbb\xbf"), name, code)
        for name, code in (
            (P, Code.UNREADABLE),
            (T, Code.UNREADABLE),
            (BAG, Code.BAGIT_WRONG),
            (B, Code.BAG_INFO_WRONG),
            (X, Code.EXHIBITS_MALFORMED),
            (J, Code.JOURNAL_LINE),
            (S, Code.SIGNATURE_MALFORMED),
        )
    },
    **{
        f"Windows line ends in {name}": (_crlf(name), name, code)
        for name, code in (
            (P, Code.MANIFEST_LINE),
            (T, Code.MANIFEST_LINE),
            (BAG, Code.BAGIT_WRONG),
            (B, Code.BAG_INFO_WRONG),
            (J, Code.JOURNAL_LINE),
            (S, Code.SIGNATURE_MALFORMED),
        )
    },
    # Other bags.
    "a fetch.txt": (_write("fetch.txt", _FETCH), "fetch.txt", Code.ADDED),
    "a fetch.txt, listed": (then_rehash(_write("fetch.txt", _FETCH)), T, Code.MANIFEST_SCOPE),
    "another manifest": (_write("manifest-md5.txt", b""), "manifest-md5.txt", Code.ADDED),
    "a newer bag": (then_rehash(_replace(BAG, b"1.0", b"1.1")), BAG, Code.BAGIT_WRONG),
    "a bag in utf-16": (then_rehash(_replace(BAG, b"UTF-8", b"UTF-16")), BAG, Code.BAGIT_WRONG),
    "another format": (
        then_rehash(_replace(B, b"appui-dossier/1", b"appui-dossier/2")), B, Code.BAG_INFO_WRONG,
    ),
    "a label less": (then_rehash(_replace(B, b"Addressee: ", b"Adressee: ")), B, Code.BAG_INFO_WRONG),
    # The journal and its signature, by someone who redoes every hash but has not the key.
    "the journal cut, head adapted": (then_rehash(_cut_and_adapt), S, Code.SIGNATURE_WRONG),
    "the journal reordered, head adapted": (then_rehash(_reorder_and_adapt), S, Code.SIGNATURE_WRONG),
    "a line changed with its hash": (then_rehash(_change_with_its_hash), J, Code.JOURNAL_CHAIN),
    "another journal's signature": (then_rehash(_other_signature), S, Code.JOURNAL_HEAD),
    "a signature in another form": (then_rehash(_loose_signature), S, Code.SIGNATURE_MALFORMED),
    # The list of exhibits.
    "the list of exhibits reversed": (then_rehash(_swap_listed), X, Code.EXHIBIT_DUPLICATE),
    "an exhibit listed twice": (then_rehash(_list_twice), X, Code.EXHIBIT_DUPLICATE),
    "no exhibit listed": (then_rehash(_no_exhibit), X, Code.EXHIBITS_MALFORMED),
    "a field more": (then_rehash(_other_field), X, Code.EXHIBITS_MALFORMED),
    "another condition of a capture": (then_rehash(_other_condition), FIRST, Code.FACTS_CHANGED),
    "another number": (then_rehash(_number_listed(9)), FIRST, Code.FACTS_CHANGED),
    "a number beyond all": (then_rehash(_number_listed(10**40)), FIRST, Code.FACTS_CHANGED),
    "a number that is none": (then_rehash(_number_listed(1.0)), X, Code.EXHIBITS_MALFORMED),
    "a hard link": (_hard_link, FIRST, Code.CHANGED),
}  # fmt: skip
