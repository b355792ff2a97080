"""What desktop portals leave behind: the picture that they hand over as a file, which nobody takes away.

xdg-desktop-portal-wlr writes `out.png` into the folder for temporary files, readable by everyone (its issue 298).
GNOME's and KDE's portals write into the pictures folder, where the walk finds their files by their bytes.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

from appui_core.privacy.leaks.copies import Comparer, plain_file, when_of
from appui_core.privacy.leaks.model import Kind, Leak, Why
from appui_core.privacy.leaks.surroundings import Surroundings

_NAMES: Final = ("out.png", "out.jpg")
_HEADS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def find_portal_pictures(around: Surroundings, comparer: Comparer | None) -> list[Leak]:
    """Return the portal's pictures; one that equals no exhibit is told too, but is not ours to erase."""
    if around.system != "linux":
        return []
    found = []
    for name in _NAMES:
        seen = plain_file(around.temp / name)
        # Another user's file of that name says nothing about this one.
        if seen is None or (around.owner is not None and seen.info.st_uid != around.owner):
            continue
        leak = comparer.look(seen) if comparer is not None else None
        if leak is not None and leak.exhibit is not None:
            found.append(replace(leak, kind=Kind.PORTAL, why=Why.CAPTURE_COPY))
        elif _is_picture(seen.path):
            when, size = when_of(seen.info), seen.info.st_size
            found.append(Leak(Kind.PORTAL, Why.PORTAL_PICTURE, seen.path, when_utc=when, size_bytes=size))
    return found


def _is_picture(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            head = stream.read(8)
    except OSError:
        return False
    return head.startswith(_HEADS)
