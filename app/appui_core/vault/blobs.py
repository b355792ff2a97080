"""Sealed originals: one age file each under a random name, durable before anyone counts on it, never changed.

`blobs/xx/<32 hex>`, where `xx` are the first two digits of the name; no ending, so that no system draws a preview.
"""

import contextlib
import os
import re
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from appui_core.vault import age_stream
from appui_core.vault.files import PART, create_part, disk_errors, finish_part, fsync_folder, make_folder, replace
from appui_core.vault.keys import Identity

WrittenT = TypeVar("WrittenT")
FOLDER = "blobs"
_NAME = re.compile("[0-9a-f]{32}")
_UNFINISHED = re.compile("[0-9a-f]{32}" + re.escape(PART))


@dataclass(frozen=True, slots=True)
class SealedBlob:
    """A sealed original: its name, the SHA-256 and size of the plain bytes, and the size of the file."""

    name: str
    sha256: str
    size_bytes: int
    stored_bytes: int


@dataclass(frozen=True, slots=True)
class HashedBytes:
    """Bytes in memory and their SHA-256, taken from these very bytes."""

    data: bytes
    sha256: str


class Sealing:
    """An original that is sealed while it passes; `settle` makes it a blob, without that nothing of it stays."""

    def __init__(self, passing: age_stream.Passing, settle: Callable[[age_stream.Measured], SealedBlob]) -> None:
        self._passing = passing
        self._settle = settle

    def add(self, piece: bytes) -> None:
        """Take the next plain bytes.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
        """
        self._passing.add(piece)

    def settle(self) -> SealedBlob:
        """End it; durable when this returns. Raises as `add`."""
        return self._settle(self._passing.finish())


class BlobStore:
    """The folder of sealed originals. Every public call may come from any thread."""

    def __init__(self, vault_folder: Path) -> None:
        self._folder = vault_folder / FOLDER
        # Descriptors of what was sealed and not settled yet.
        self._unsettled: dict[str, int] = {}

    def path(self, name: str) -> Path:
        """Return where a blob lies."""
        return self._folder / name[:2] / name

    def seal(self, stream: BinaryIO, recipient: str) -> SealedBlob:
        """Seal a stream from where it stands to its end, hashing on the way; durable when this returns.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY, FILE_UNREADABLE (the stream failed). No file is left then.
        """
        name = secrets.token_hex(16)
        handle, made = self._write_part(name, partial(age_stream.seal_into, stream=stream, recipient=recipient))
        return self._settle_one(name, handle, made)

    @contextlib.contextmanager
    def sealing(self, recipient: str) -> Iterator[Sealing]:
        """Seal what passes within the block; unless it was settled there, no file is left at its end.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
        """
        name = secrets.token_hex(16)
        handle, passing = self._write_part(name, partial(age_stream.Passing, recipient=recipient))
        tried = False

        def settle(made: age_stream.Measured) -> SealedBlob:
            nonlocal tried
            tried = True
            return self._settle_one(name, handle, made)

        try:
            yield Sealing(passing, settle)
        finally:
            if not tried:
                os.close(handle)
                self._unlink(name)

    def seal_unsettled(self, plain: BinaryIO | HashedBytes, recipient: str, folder: str) -> SealedBlob:
        """Seal into a file that counts for nothing yet: `settle` or `abandon` must follow.

        `folder` are two hex digits: what is settled together shares a folder, which is then flushed once.

        Raises AppuiError: as `seal`.
        """
        name = folder + secrets.token_hex(15)
        if isinstance(plain, HashedBytes):
            write = partial(age_stream.seal_bytes, data=plain.data, sha256=plain.sha256, recipient=recipient)
        else:
            write = partial(age_stream.seal_into, stream=plain, recipient=recipient)
        handle, made = self._write_part(name, write)
        self._unsettled[name] = handle
        return SealedBlob(name, made.sha256, made.size_bytes, made.stored_bytes)

    def settle(self, blobs: Iterable[SealedBlob]) -> None:
        """Return when these blobs, bytes and names, are on the medium.

        Written first and flushed together, since a flush of one does most of the work for the others.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY. `abandon` is still to be called for each then.
        """
        named = tuple(blobs)
        with disk_errors():
            for blob in named:
                finish_part(self._unsettled[blob.name], blob.stored_bytes)
            for blob in named:
                os.close(self._unsettled.pop(blob.name))
                self._name_it(blob.name)
            for folder in sorted({self.path(blob.name).parent for blob in named}):
                fsync_folder(folder)

    def abandon(self, name: str) -> bool:
        """Remove a blob that was not settled; False when it was."""
        handle = self._unsettled.pop(name, None)
        if handle is None:
            return False
        os.close(handle)
        self._unlink(name)
        return True

    def unseal(self, name: str, expected_sha256: str, identity: Identity) -> bytes:
        """Return the plain bytes, only after the whole file was authenticated and its hash is the expected one.

        Raises AppuiError: VAULT_DAMAGED when the file is missing, altered or another one.
        """
        return age_stream.open_whole(self.path(name), expected_sha256, identity)

    def opens(self, name: str, expected_sha256: str, identity: Identity) -> bool:
        """Tell whether a blob is whole and the expected one; in constant memory whatever its size."""
        return age_stream.opens(self.path(name), expected_sha256, identity)

    def destroy(self, *names: str) -> None:
        """Remove blobs; one that is gone already is no error. Each folder is flushed once, at the end.

        Raises AppuiError: VAULT_READ_ONLY.
        """
        with disk_errors():
            for name in names:
                self.path(name).unlink(missing_ok=True)
            for folder in sorted({self.path(name).parent for name in names}):
                if folder.is_dir():
                    fsync_folder(folder)

    def stored_bytes(self, name: str) -> int | None:
        """Return the size of a blob's file, or None when there is none."""
        try:
            return self.path(name).stat().st_size
        except OSError:
            return None

    def names(self) -> Iterator[str]:
        """Yield the names of all blobs that lie where their name says."""
        for folder, entry in self._entries():
            if _NAME.fullmatch(entry.name) and folder == entry.name[:2]:
                yield entry.name

    def strangers(self) -> Iterator[Path]:
        """Yield everything under the folder that is neither a blob nor an unfinished one of ours."""
        for folder, entry in self._entries():
            ours = _NAME.fullmatch(entry.name) or _UNFINISHED.fullmatch(entry.name)
            if not ours or folder != entry.name[:2] or not entry.is_file(follow_symlinks=False):
                yield Path(entry.path)

    def sweep(self, wanted: Collection[str]) -> int:
        """Remove what an interrupted add left: unfinished files, and whole blobs that no row names.

        Only names of our own making are touched. Returns how many files went.
        """
        gone = 0
        for folder, entry in tuple(self._entries()):
            unfinished = _UNFINISHED.fullmatch(entry.name)
            orphan = _NAME.fullmatch(entry.name) and entry.name not in wanted
            if (unfinished or orphan) and folder == entry.name[:2]:
                with disk_errors():
                    Path(entry.path).unlink(missing_ok=True)
                gone += 1
        return gone

    def _settle_one(self, name: str, handle: int, made: age_stream.Measured) -> SealedBlob:
        """Close a sealed file and put it, bytes and name, on the medium; no file is left when that fails."""
        try:
            with _closing(handle), disk_errors():
                finish_part(handle, made.stored_bytes)
            with disk_errors():
                self._name_it(name)
                fsync_folder(self.path(name).parent)
        except BaseException:
            self._unlink(name)
            raise
        return SealedBlob(name, made.sha256, made.size_bytes, made.stored_bytes)

    def _write_part(self, name: str, write: Callable[[int], WrittenT]) -> tuple[int, WrittenT]:
        """Write a sealed file under its unfinished name; it is still open, and not flushed."""
        part = self._part(name)
        with disk_errors():
            make_folder(part.parent)
            handle = create_part(part)
        try:
            return handle, write(handle)
        except BaseException:
            os.close(handle)
            self._unlink(name)
            raise

    def _part(self, name: str) -> Path:
        return self.path(name).with_name(name + PART)

    def _name_it(self, name: str) -> None:
        replace(self._part(name), self.path(name))

    def _unlink(self, name: str) -> None:
        for path in (self._part(name), self.path(name)):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _entries(self) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
        """Yield what lies in the folder, by name: the inner folder's name (empty outside one) and the entry."""
        if not self._folder.is_dir():
            return
        for inner in _listed(self._folder):
            if inner.is_dir(follow_symlinks=False):
                for entry in _listed(inner.path):
                    yield inner.name, entry
            else:
                yield "", inner


def _listed(folder: "Path | str") -> list["os.DirEntry[str]"]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


@contextlib.contextmanager
def _closing(handle: int) -> Iterator[None]:
    try:
        yield
    finally:
        os.close(handle)
