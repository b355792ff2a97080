"""Brings a newer content pack in, from a repository or from a folder: looked at whole before it takes its place.

Everything happens beside the pack in use; the last step is one replaced pointer. Whatever is refused or cut off
leaves the pack in use as it was. Who may be asked, and when, is decided by whoever calls.
"""

import errno
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from appui_core.clock import Clock, utc_stamp
from appui_core.content.archive import unpack_archive
from appui_core.content.files import MOST_ARCHIVE_BYTES, copy_pack, digest_of, expect_folder, files_in, tops
from appui_core.content.installed import (
    FROM_FOLDER,
    POINTER,
    POINTER_PARTIAL,
    Choice,
    ContentHome,
    Installed,
    Why,
    full_choice,
    schema_of,
    write_pointer,
)
from appui_core.content.pack import SCHEMA, Pack, bundled_dir, load_pack, version_key
from appui_core.content.problems import ContentError
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import ContentSource, OfferedPack

# `guides check`, which stands above this package.
Check = Callable[[Path], Sequence[ContentError]]
_PARTIAL: Final = ".partial-"
_LOCK: Final = "lock"
_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an update ended: the version in use now, and whether it is a new one."""

    version: str
    is_new: bool


def _nothing(_done: int, _whole: int) -> None:
    return


def _never() -> bool:
    return False


def update(
    home: ContentHome,
    source: ContentSource,
    check: Check,
    clock: Clock,
    *,
    progress: Callable[[int, int], None] = _nothing,
    cancelled: Callable[[], bool] = _never,
) -> Outcome:
    """Ask a repository for a newer pack and use it from now on.

    Raises AppuiError: what `ports.ContentSource` raises, CONTENT_ROLLBACK, CONTENT_NEWER (this Appui is too old
    for it), CONTENT_ARCHIVE, CONTENT_INVALID, CONTENT_BUSY, INTERRUPTED, DISK_FULL, DESTINATION_UNWRITABLE.
    """
    with _alone(home) as staging:
        _check_again(home, check)
        offered = source.newest(cancelled)
        _want_known(home, offered)
        if not _is_newer(home, offered.version):
            return Outcome(offered.version, is_new=False)
        if offered.size_bytes > MOST_ARCHIVE_BYTES:
            raise AppuiError(ErrorCode.CONTENT_TOO_LARGE, "archive")
        archive, made = staging / "pack.zip", staging / "pack"
        made.mkdir()
        source.fetch(offered, archive, progress, cancelled)
        unpack_archive(archive, made, _known_tops())
        pack = _look_at(made, check)
        if pack.version != offered.version:
            raise AppuiError(ErrorCode.CONTENT_INVALID, "version")
        if cancelled():
            raise AppuiError(ErrorCode.INTERRUPTED)
        return _activate(home, made, pack, source.address(), clock)


def install(home: ContentHome, folder: Path, check: Check, clock: Clock) -> Outcome:
    """Use a pack from a folder (a stick) from now on; nobody has signed it, so a person must have chosen it.

    Raises AppuiError: FILE_MISSING (no such folder), NOT_A_FOLDER, CONTENT_INVALID, CONTENT_NEWER,
    CONTENT_ROLLBACK, CONTENT_BUSY, FILE_UNREADABLE, DISK_FULL, DESTINATION_UNWRITABLE.
    """
    expect_folder(folder)
    with _alone(home) as staging:
        _check_again(home, check)
        if schema_of(folder) > SCHEMA:
            raise AppuiError(ErrorCode.CONTENT_NEWER, "schema")
        made = staging / "pack"
        made.mkdir()
        try:
            copy_pack(folder, made, _known_tops())
        except ContentError as problem:
            raise AppuiError(ErrorCode.CONTENT_INVALID, "copy") from problem
        except OSError as error:
            raise _of_reading(error) from error
        pack = _look_at(made, check)
        if not _is_newer(home, pack.version):
            return Outcome(pack.version, is_new=False)
        return _activate(home, made, pack, FROM_FOLDER, clock)


def return_to_bundled(home: ContentHome) -> None:
    """Use the pack that ships with Appui again, and take the others away.

    Raises AppuiError: CONTENT_BUSY, DESTINATION_UNWRITABLE.
    """
    try:
        there = (home.root / POINTER).exists()
    except OSError as error:
        raise _of_writing(error) from error
    if not there:
        return
    with _alone(home):
        (home.root / POINTER).unlink(missing_ok=True)
        _sweep(home, keep=())
    home.forget()


def check_again(home: ContentHome, check: Check) -> Choice:
    """Look again at an installed pack that another Appui has checked; return the pack in use then.

    Takes up to a second when there is something to look at. Raises AppuiError as `return_to_bundled`.
    """
    if home.choice().why is Why.UNCHECKED:
        with _alone(home):
            _check_again(home, check)
    return full_choice(home)


def _check_again(home: ContentHome, check: Check) -> None:
    choice = home.choice()
    if choice.why is not Why.UNCHECKED or choice.installed is None:
        return
    if not check(home.root / choice.installed.folder):
        write_pointer(home.root, replace(choice.installed, checked_with=home.checked_with()))
        home.forget()


def _want_known(home: ContentHome, offered: OfferedPack) -> None:
    if offered.schema > SCHEMA or _numbers(offered.min_app) > _numbers(home.app_version()) > ():
        raise AppuiError(ErrorCode.CONTENT_NEWER, "schema" if offered.schema > SCHEMA else "program")


def _numbers(version: str) -> tuple[int, ...]:
    """Return the four numbers of a program's version; none for "0", as a bundle without metadata calls itself."""
    found = tuple(int(part) for part in (*_NUMBER.findall(version), 0, 0, 0, 0)[:4])
    return found if any(found) else ()


def _is_newer(home: ContentHome, version: str) -> bool:
    """Tell whether a version would be new here.

    Raises AppuiError CONTENT_ROLLBACK when it is older than what is in use, or than what was installed.
    """
    choice = full_choice(home)
    offered = version_key(version)
    if choice.installed is not None and choice.why not in {Why.OLDER, Why.NEWER_SCHEMA}:
        installed = version_key(choice.installed.version)
        if offered < installed:
            raise AppuiError(ErrorCode.CONTENT_ROLLBACK, "pack")
        # The same one again is welcome where the copy here can't be used.
        return offered > installed or choice.why is not None
    bundled = version_key(choice.pack.version) if choice.pack else ()
    if offered < bundled:
        raise AppuiError(ErrorCode.CONTENT_ROLLBACK, "pack")
    return offered > bundled


def _look_at(folder: Path, check: Check) -> Pack:
    """Return what a pack says of itself, once all of it is sound and nothing is lacking."""
    problems = check(folder)
    if problems:
        raise AppuiError(ErrorCode.CONTENT_INVALID, "check") from problems[0]
    if _known_tops() - tops(files_in(folder)):
        raise AppuiError(ErrorCode.CONTENT_INVALID, "incomplete")
    return load_pack(folder)


def _activate(home: ContentHome, made: Path, pack: Pack, source: str, clock: Clock) -> Outcome:
    digest = digest_of(made)
    name = f"{pack.version}-{digest[:12]}"
    place = home.root / name
    former = home.choice().installed
    if place.exists():
        # A damaged copy of the same pack, or one left by a cut.
        shutil.rmtree(place)
    made.replace(place)
    installed = Installed(name, pack.version, digest, source, utc_stamp(clock.now()), home.checked_with())
    write_pointer(home.root, installed)
    # Whoever is reading the former one may end that.
    _sweep(home, keep=(name, former.folder if former else name))
    home.forget()
    return Outcome(pack.version, is_new=True)


def _sweep(home: ContentHome, keep: tuple[str, ...]) -> None:
    """Take away packs that are no longer in use; what can't go now goes with the next update."""
    for entry in home.root.iterdir():
        if re.fullmatch(r"[0-9.]{8,20}-[0-9a-f]{12}", entry.name) and entry.name not in keep:
            shutil.rmtree(entry, ignore_errors=True)


@contextmanager
def _alone(home: ContentHome) -> Iterator[Path]:
    """Be the only one who changes packs here, with an empty folder to work in; what a cut left is taken away.

    Raises AppuiError: CONTENT_BUSY; DISK_FULL and DESTINATION_UNWRITABLE, also for what fails inside.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - nobody who only reads content needs it

    try:
        home.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(home.root / _LOCK, timeout=0):
            for left in home.root.glob(f"{_PARTIAL}*"):
                shutil.rmtree(left, ignore_errors=True)
            for pointer in home.root.glob(f"{POINTER_PARTIAL}*"):
                pointer.unlink(missing_ok=True)
            staging = Path(tempfile.mkdtemp(dir=home.root, prefix=_PARTIAL))
            try:
                yield staging
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except Timeout:
        raise AppuiError(ErrorCode.CONTENT_BUSY) from None
    except OSError as error:
        raise _of_writing(error) from error


def _of_writing(error: OSError) -> AppuiError:
    full = error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
    return AppuiError(ErrorCode.DISK_FULL if full else ErrorCode.DESTINATION_UNWRITABLE, f"errno {error.errno}")


def _of_reading(error: OSError) -> AppuiError:
    if error.errno in {errno.ENOSPC, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        return _of_writing(error)
    return AppuiError(ErrorCode.FILE_UNREADABLE, f"errno {error.errno}")


def _known_tops() -> frozenset[str]:
    """Return what this Appui reads: the files and folders directly in the pack it ships."""
    return tops(files_in(bundled_dir()))
