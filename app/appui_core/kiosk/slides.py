"""The school's own pictures for the calm slides: PNG and JPEG from a folder of the machine, each looked at."""

import stat
from itertools import islice
from pathlib import Path
from typing import Final

from appui_core.kiosk.machine_owned import is_machine_owned

MOST_SLIDES: Final = 30
MOST_BYTES: Final = 20 * 1024 * 1024
_MAGIC: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def slide_files(folder: str) -> tuple[Path, ...]:
    """Return the pictures of the policy's folder by name, at most 30; none where there is no folder.

    Left out: what is no PNG or JPEG by its first bytes, over 20 MB, or could be changed by this user.
    """
    if not folder:
        return ()
    try:
        found = sorted(Path(folder).iterdir())
    except (OSError, ValueError):
        return ()
    named = (path for path in found if not path.name.startswith("."))
    # No further than needed: a folder may hold thousands, and each is opened.
    return tuple(islice(filter(_is_slide, named), MOST_SLIDES))


def _is_slide(path: Path) -> bool:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or not 0 < status.st_size <= MOST_BYTES or not is_machine_owned(path):
            return False
        with path.open("rb") as stream:
            return stream.read(8).startswith(_MAGIC)
    except OSError:
        return False
