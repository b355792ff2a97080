"""Cleans one leak, because a person asked for this one: a copy, an entry of a list, a thumbnail, a history."""

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from appui_core.errors import AppuiError, ErrorCode
from appui_core.privacy.leaks.clipboard import empty_klipper
from appui_core.privacy.leaks.copies import mark_of, plain_file
from appui_core.privacy.leaks.erase import erase_copy, remove_file
from appui_core.privacy.leaks.model import Leak, Mark, Why
from appui_core.privacy.leaks.small_files import read_small
from appui_core.privacy.leaks.surroundings import Surroundings
from appui_core.privacy.leaks.xbel import without
from appui_core.vault.files import PART, create_part, finish_part, fsync_folder, replace, write_all

if TYPE_CHECKING:
    from appui_core.cases.service import Cases

_TRIES: Final = 3


def clean(leak: Leak, cases: "Cases | None", around: Surroundings) -> int:
    """Clean it; return how many other names of an erased copy remain. One that can't be cleaned is a defect.

    Raises AppuiError: as `erase_copy` and `remove_file`; VAULT_LOCKED when a copy is to be
    erased and no open vault can prove that its exhibit is whole. ValueError: `can_clean` is False.
    """
    if not leak.can_clean:
        raise ValueError(leak.why)
    if leak.exhibit is not None:
        if cases is None:
            raise AppuiError(ErrorCode.VAULT_LOCKED)
        return erase_copy(cases, leak)
    if leak.why is Why.RECENT_ENTRY and leak.place is not None:
        forget_entry(leak.place, leak.name)
    elif leak.why is Why.CLIPBOARD_HISTORY:
        if not empty_klipper(around.bus):
            raise AppuiError(ErrorCode.LEAK_NOT_REMOVED, "no answer")
    elif leak.place is not None and leak.mark is not None:
        remove_file(leak.place, leak.mark)
    return 0


def forget_entry(place: Path, uri: str) -> None:
    """Take every entry of an address out of a recently-used list; the rest stays to the letter.

    Whole and on the medium when this returns; cut off at any moment, the list is as it was or as it is wanted.
    When another program writes it meanwhile, its version is taken up, three times at most.

    Raises AppuiError: LEAK_NOT_REMOVED.
    """
    real = Path(os.path.realpath(place))
    for _ in range(_TRIES):
        before = _mark(real)
        data = read_small(real)
        if data is None or before is None:
            # Gone: it names nothing any more.
            if not os.path.lexists(real):
                return
            raise AppuiError(ErrorCode.LEAK_NOT_REMOVED, "xbel")
        kept = without(data, lambda entry: entry.uri == uri)
        if kept == data:
            return
        if _replaced(real, kept, before):
            return
    raise AppuiError(ErrorCode.LEAK_NOT_REMOVED, "written to")


def _replaced(path: Path, data: bytes, before: Mark) -> bool:
    """Put the list in place unless it was written to since; tell whether that was done."""
    # A fixed name: what a kill leaves of one is overwritten by the next.
    part = path.with_name(path.name + PART)
    try:
        part.unlink(missing_ok=True)
        handle = create_part(part)
        try:
            write_all(handle, data)
            finish_part(handle, len(data))
        finally:
            os.close(handle)
        if _mark(path) != before:
            part.unlink()
            return False
        replace(part, path)
        fsync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise AppuiError(ErrorCode.LEAK_NOT_REMOVED, f"errno {error.errno}") from error
    return True


def _mark(path: Path) -> Mark | None:
    seen = plain_file(path)
    return None if seen is None else mark_of(seen.info)
