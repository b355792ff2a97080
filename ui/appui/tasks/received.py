"""What is dropped or pasted is looked at first: a dossier goes to be verified, and never into a case."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from appui.tasks.runner import TaskRunner

FOR_VERIFYING: Final = "received"
"""What is left for the page that verifies."""

# Neither a folder nor a ZIP is called so: nothing needs to be opened to know it.
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".heic", ".heif", ".avif", ".bmp", ".tif", ".tiff")
_OTHERS: Final = (".pdf", ".mp4", ".mov", ".m4a", ".3gp", ".txt", ".csv", ".html")
_EXHIBITS: Final = frozenset((*_PICTURES, *_OTHERS))


def sort_received(
    runner: TaskRunner,
    owner: QObject,
    paths: Sequence[Path],
    dossier: Callable[[Path], None],
    others: Callable[[tuple[Path, ...]], None],
) -> None:
    """Call `dossier` with the first dossier among the paths, or `others` with all of them when there is none.

    At once where no name could be a dossier's, else after a look off the GUI thread. With a dossier among them
    nothing else is taken: whoever drops both has taken hold of more than they meant.
    """
    given = tuple(paths)
    doubtful = tuple(path for path in given if path.suffix.lower() not in _EXHIBITS)
    if not doubtful:
        others(given)
        return

    def told(found: Path | None) -> None:
        if found is None:
            others(given)
        else:
            dossier(found)

    runner.run(partial(_first, doubtful), owner=owner, done=told, failed=lambda _error: others(given), lane="free")


def _first(paths: tuple[Path, ...]) -> Path | None:
    from appui_core.dossier.received import first_dossier  # noqa: PLC0415 - only for what could be one

    return first_dossier(paths)
