"""What desktop portals leave behind: the picture that they hand over as a file, which nobody takes away.

xdg-desktop-portal-wlr writes `out.png` into the folder for temporary files, readable by everyone (its issue 298).
GNOME's and KDE's portals write into the pictures folder, where the walk finds their files by their bytes. A
file that Appui itself could not delete after a capture is told wherever it lies, until it is gone.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from appui_core.privacy.leaks.copies import Comparer, plain_file, when_of
from appui_core.privacy.leaks.model import Kind, Leak, Why
from appui_core.privacy.leaks.small_files import FLAGS
from appui_core.privacy.leaks.surroundings import Surroundings
from appui_core.privacy.leaks.walk import Seen

_NAMES: Final = ("out.png", "out.jpg")
_HEADS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def find_portal_pictures(around: Surroundings, comparer: Comparer | None, left: Iterable[Path] = ()) -> list[Leak]:
    """Return these pictures, and what is `left`; one that equals no exhibit is told too, not ours to erase."""
    found: dict[str, Leak] = {}
    for seen in (*_in_temp(around), *filter(None, map(plain_file, left))):
        leak = comparer.look(seen) if comparer is not None else None
        if leak is not None and leak.exhibit is not None:
            leak = replace(leak, kind=Kind.PORTAL, why=Why.CAPTURE_COPY)
        elif _is_picture(seen.path):
            when, size = when_of(seen.info), seen.info.st_size
            leak = Leak(Kind.PORTAL, Why.PORTAL_PICTURE, seen.path, when_utc=when, size_bytes=size)
        else:
            continue
        found.setdefault(os.path.realpath(seen.path), leak)
    return list(found.values())


def _in_temp(around: Surroundings) -> Iterator[Seen]:
    for name in _NAMES if around.system == "linux" else ():
        seen = plain_file(around.temp / name)
        # Another user's file of that name says nothing about this one.
        if seen is not None and around.owner in {None, seen.info.st_uid}:
            yield seen


def _is_picture(path: Path) -> bool:
    try:
        handle = os.open(path, FLAGS)
    except OSError:
        return False
    with os.fdopen(handle, "rb") as stream:
        return stream.read(8).startswith(_HEADS)
