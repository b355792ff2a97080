"""The bag (RFC 8493) around a dossier: files on disk with their hashes, manifests, bag-info.

Every name in it is ASCII and ours. The payload manifest lists data/ and nothing else, the tag manifest every other
file, as the format wants it; so `sha256sum -c` accepts both as they are.
"""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from appui_core.dossier.names import BAG_INFO, BAGIT, BAGIT_TEXT, DATA, FORMAT, MANIFEST, TAG_MANIFEST, program
from appui_core.vault.journal import SignedHead


@dataclass(frozen=True, slots=True)
class Written:
    """One file of the dossier as it was written."""

    name: str
    size_bytes: int
    sha256: str


def write_file(folder: Path, name: str, content: bytes, sha256: str = "") -> Written:
    """Write a new file and flush it to the medium: a stick is often pulled out right after.

    `sha256` is that of the content, where it is known.

    Raises OSError as the system gives it; FileExistsError when there is one already.
    """
    path = folder.joinpath(*name.split("/"))
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Written(name, len(content), sha256 or hashlib.sha256(content).hexdigest())


def written(folder: Path, name: str) -> Written:
    """Flush and hash a file that something else has written.

    Raises OSError as the system gives it.
    """
    path = folder.joinpath(*name.split("/"))
    with path.open("r+b") as file:
        os.fsync(file.fileno())
        digest = hashlib.file_digest(file, "sha256")
    return Written(name, path.stat().st_size, digest.hexdigest())


def manifest_bytes(files: Iterable[Written]) -> bytes:
    """Return manifest lines, sorted by name, in the form that `sha256sum -c` reads."""
    lines = [f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda file: file.name)]
    return "".join(lines).encode("ascii")


def key_fingerprint(public_key: bytes) -> str:
    """Return the SHA-256 of the raw public key, lower-case hex: what is printed and compared by eye."""
    return hashlib.sha256(public_key).hexdigest()


def bag_info_fields(
    payload: Iterable[Written], head: SignedHead, identifier: str, addressee: str, made_at: datetime
) -> tuple[tuple[str, str], ...]:
    """Return the labels and values of bag-info.txt, in order."""
    sizes = [file.size_bytes for file in payload]
    return (
        ("Bag-Software-Agent", program()),
        ("Bagging-Date", f"{made_at:%Y-%m-%d}"),
        ("External-Identifier", identifier),
        ("Payload-Oxum", f"{sum(sizes)}.{len(sizes)}"),
        ("Appui-Format", FORMAT),
        ("Addressee", addressee),
        ("Journal-Head", head.head),
        ("Journal-Entries", str(head.entries)),
        ("Journal-Key-SHA256", key_fingerprint(head.public_key)),
    )


def write_bag(
    folder: Path, files: Iterable[Written], head: SignedHead, identifier: str, addressee: str, made_at: datetime
) -> tuple[Written, ...]:
    """Close the bag around the files already written in `folder`; return every file of it, by name.

    Raises OSError as the system gives it.
    """
    payload: list[Written] = []
    tags: list[Written] = []
    for file in files:
        (payload if file.name.startswith(f"{DATA}/") else tags).append(file)
    fields = bag_info_fields(payload, head, identifier, addressee, made_at)
    info = "".join(f"{label}: {value}\n" for label, value in fields)
    tags.append(write_file(folder, BAGIT, BAGIT_TEXT))
    tags.append(write_file(folder, BAG_INFO, info.encode("utf-8")))
    tags.append(write_file(folder, MANIFEST, manifest_bytes(payload)))
    last = write_file(folder, TAG_MANIFEST, manifest_bytes(tags))
    return tuple(sorted((*payload, *tags, last), key=lambda file: file.name))
