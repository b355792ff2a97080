"""Which content folder everybody reads: one for the whole process, chosen by the one who starts the program.

Content is read in some twenty places. Were the folder handed to each of them, one that forgot it would read
another pack than its neighbours; with one answer, help lines and guides never come from two packs.
"""

from collections.abc import Callable
from pathlib import Path

Folder = Callable[[], Path]
_chosen: list[Folder] = []


def use(folder: Folder) -> Callable[[], None]:
    """Have `folder` answer from now on, asked each time that content is read; the returned function ends that.

    For composition roots only. Without any, the pack that ships with Appui is read.
    """
    _chosen.append(folder)

    def leave() -> None:
        if folder in _chosen:
            _chosen.remove(folder)

    return leave


def chosen() -> Path | None:
    """Return the folder in use, or None when nobody chose one."""
    return _chosen[-1]() if _chosen else None
