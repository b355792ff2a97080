"""The files of a time stamp in a dossier's timestamps/: what they are called and how they are written.

Three for each stamp: `<stem>.tsq` the request, `<stem>.tsr` the answer as it came, `<stem>-ca.pem` the
certificates above its signer, the root last. They stand outside every list of the
bag, because an answer may come days later.
"""

import re
from pathlib import Path
from typing import NamedTuple

from appui_core.dossier.bag import Written, write_file
from appui_core.vault.files import fsync_folder

FOLDER = "timestamps"
REQUEST, ANSWER, CHAIN = ".tsq", ".tsr", "-ca.pem"
ENDINGS = (REQUEST, CHAIN, ANSWER)
_EARLIER = "earlier-"
# `earlier-` stamps are about another dossier of the same case: its list's SHA-256 begins with these 12 digits.
STEM = re.compile(r"(?:[0-9]{1,2}|earlier-(?P<digest>[0-9a-f]{12}))-(?P<slug>[a-z0-9][a-z0-9-]{0,31})")


class StampFiles(NamedTuple):
    """The content of the three files of one stamp."""

    stem: str
    request: bytes
    answer: bytes
    chain: bytes


def stem_of(position: int, slug: str) -> str:
    """Return the stem of a stamp over this dossier; `position` from 1."""
    return f"{position}-{slug}"


def earlier_stem(digest: str, slug: str) -> str:
    """Return the stem of a stamp over an earlier dossier."""
    return f"{_EARLIER}{digest[:12]}-{slug}"


def split(name: str) -> tuple[str, str] | None:
    """Return stem and ending of a file in timestamps/ given its full name; None for any other file."""
    folder, _, rest = name.partition("/")
    for ending in ENDINGS:
        stem = rest.removesuffix(ending)
        if folder == FOLDER and stem != rest and STEM.fullmatch(stem):
            return stem, ending
    return None


def write_stamp(folder: Path, files: StampFiles) -> tuple[Written, ...]:
    """Write the three files into a dossier, the answer last; what stands there already is left alone.

    Raises OSError as the system gives it.
    """
    inside = folder / FOLDER
    inside.mkdir(mode=0o700, exist_ok=True)
    contents = {REQUEST: files.request, CHAIN: files.chain, ANSWER: files.answer}
    written = []
    for ending in ENDINGS:
        name = f"{FOLDER}/{files.stem}{ending}"
        if not (folder / FOLDER / f"{files.stem}{ending}").exists():
            written.append(write_file(folder, name, contents[ending]))
    fsync_folder(inside)
    return tuple(written)
