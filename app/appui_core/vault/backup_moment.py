"""What a backup takes out of the open vault: originals, ways in, and a sign by which a change is noticed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from appui_core.errors import AppuiError
from appui_core.vault import blobs, escrow, header, recovery
from appui_core.vault import index as indexes
from appui_core.vault.backup_folder import Note
from appui_core.vault.check import Problem
from appui_core.vault.vault import Vault

Stamp = tuple[int, int, bytes]
"""Size, time and first page of the index; SQLite counts every commit in that page."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A sealed original, as its row names it."""

    name: str
    sha256: str
    stored_bytes: int

    @property
    def what(self) -> str:
        """Where it lies, from the vault's folder."""
        return f"{blobs.FOLDER}/{self.name[:2]}/{self.name}"


@dataclass(frozen=True, slots=True)
class WayIn:
    """A small file that opens the vault; `data` is None where the vault's own is damaged, as `problem` says."""

    name: str
    data: bytes | None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One state of the vault: all that a backup must hold together."""

    wanted: tuple[Blob, ...]
    ways_in: tuple[WayIn, ...]
    stamp: Stamp
    note: Note


def originals(vault: Vault) -> tuple[Blob, ...]:
    """Return every original that is kept."""
    sql = "SELECT blob, sha256, stored_bytes FROM exhibits WHERE withdrawn = 0 ORDER BY id"
    return tuple(Blob(*row) for row in vault.rows(sql))


def index_stamp(vault: Vault) -> Stamp:
    """Return what is another one after every commit.

    Raises OSError.
    """
    path = vault.folder / indexes.FILE
    found = path.stat()
    with path.open("rb") as stream:
        return found.st_size, found.st_mtime_ns, stream.read(4096)


def ways_in(vault: Vault) -> Iterator[WayIn]:
    """Yield the recovery file, the escrows and both headers.

    Raises OSError: a file that was there a moment ago can't be read.
    """
    yield _recovery(vault)
    folder = vault.folder
    for slot_id, sha256 in escrow.known(vault).items():
        path = escrow.path_of(folder, slot_id)
        if escrow.file_sha256(folder, slot_id) == sha256:
            yield WayIn(path.name, path.read_bytes())
        else:
            code = "escrow_damaged" if path.exists() else "escrow_missing"
            yield WayIn(path.name, None, Problem(path.name, code))
    with vault.held() as opened:
        in_force = opened.header
    for name in header.FILES:
        found = header.read_header(folder / name)
        if found is not None and replace(found, generation=in_force.generation) == in_force:
            yield WayIn(name, (folder / name).read_bytes())
        else:
            problem = Problem(name, "header_altered" if found else "header_damaged")
            # The one in force stands in, so that no removed slot lives on in the backup.
            yield WayIn(name, in_force.to_bytes(), problem)


def _recovery(vault: Vault) -> WayIn:
    try:
        whole = recovery.file_sha256(vault.folder) == vault.setting("recovery_sha256")
    except AppuiError:
        return WayIn(recovery.FILE, None, Problem(recovery.FILE, "recovery_missing"))
    if not whole:
        return WayIn(recovery.FILE, None, Problem(recovery.FILE, "recovery_damaged"))
    return WayIn(recovery.FILE, (vault.folder / recovery.FILE).read_bytes())
