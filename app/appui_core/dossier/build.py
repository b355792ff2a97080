"""Build a dossier: everything into a hidden folder first, then one rename; half a dossier is never left behind."""

import errno
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from appui_core.cases.model import Addressee, CaseFile
from appui_core.clock import Clock
from appui_core.dossier.archive import write_archive
from appui_core.dossier.bag import Written, write_bag, write_file, written
from appui_core.dossier.listing import exhibits_json
from appui_core.dossier.names import DATA, EXHIBITS, JOURNAL, MANIFEST, PDF, README, SIGNATURE, dossier_name
from appui_core.dossier.readme import readme_bytes
from appui_core.dossier.selection import Item, select
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Messages
from appui_core.vault.files import replace
from appui_core.vault.journal import canonical_json

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_TRIES = 1000
_SCRATCH = ".appui-dossier-"
# No build takes an hour: what is older belongs to none that still runs.
_ABANDONED_S = 3600


@dataclass(frozen=True, slots=True)
class DossierResult:
    """A finished dossier.

    `path` is absolute, a folder or a ZIP. `pdf` and `manifest` are absolute paths in a folder; in a ZIP they are
    the names of its entries. `manifest_sha256` is worth noting elsewhere: it pins every file in data/.
    """

    path: Path
    files: tuple[str, ...]
    journal_head: str
    pdf: str
    manifest: str
    manifest_sha256: str


def build_dossier(
    case_file: CaseFile,
    addressee: Addressee,
    into: Path,
    *,
    clock: Clock,
    messages: Messages,
    zip_it: bool = False,
) -> DossierResult:
    """Make a new dossier under `into`, which is created when it is not there; an older one is never overwritten.

    Raises AppuiError: NO_EXHIBIT (nothing to put in), VAULT_DAMAGED (journal or an original is not what it was),
    DISK_FULL, DESTINATION_UNWRITABLE; and what `case_file.original` raises. Nothing of it is left then.
    """
    items = select(case_file, addressee)
    made_at = clock.now()
    into = into.absolute()
    with _destination_errors():
        new = not into.exists()
        into.mkdir(parents=True, exist_ok=True)
        _sweep(into)
        scratch = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=into))
    done = False
    try:
        with _destination_errors():
            name = _free_name(into, dossier_name(case_file.case.code, addressee, made_at))
            folder = scratch / name
            files = _fill(folder, case_file, items, addressee, made_at, messages)
            result = _deliver(folder, files, case_file, into, made_at, zip_it=zip_it)
            done = True
            return result
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        if new and not done:
            with suppress(OSError):
                into.rmdir()


def _sweep(into: Path) -> None:
    """Remove what an earlier build left when it was cut off: originals lie in it in clear."""
    for left in into.glob(f"{_SCRATCH}*"):
        with suppress(OSError):
            if not left.is_symlink() and time.time() - left.stat().st_mtime > _ABANDONED_S:
                shutil.rmtree(left)


@contextmanager
def _destination_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = ErrorCode.DISK_FULL if error.errno in _FULL else ErrorCode.DESTINATION_UNWRITABLE
        raise AppuiError(code, errno.errorcode.get(error.errno or 0, "unknown")) from error


def _free_name(into: Path, wanted: str) -> str:
    """Return the name, or the name with -2, -3..., that neither a folder nor a ZIP has yet."""
    for number in range(1, _TRIES):
        name = wanted if number == 1 else f"{wanted}-{number}"
        if not any(os.path.lexists(into / taken) for taken in (name, f"{name}.zip")):
            return name
    raise AppuiError(ErrorCode.DESTINATION_EXISTS)


def _fill(
    folder: Path,
    case_file: CaseFile,
    items: tuple[Item, ...],
    addressee: Addressee,
    made_at: datetime,
    messages: Messages,
) -> tuple[Written, ...]:
    """Write every file of the dossier into a new folder."""
    from appui_core.dossier.pdf import Request, write_pdf  # noqa: PLC0415 - reportlab and pikepdf: 150 ms

    folder.mkdir(mode=0o700)
    (folder / DATA).mkdir(mode=0o700)
    files = [_write_original(folder, case_file, item) for item in items if item.file is not None]
    listing = exhibits_json(case_file, items, addressee, made_at, messages.language)
    files.append(write_file(folder, EXHIBITS, listing))
    files.append(write_file(folder, JOURNAL, b"".join(entry.line() for entry in case_file.journal)))
    signature = canonical_json(case_file.signed_head.to_json()) + b"\n"
    files.append(write_file(folder, SIGNATURE, signature))
    request = Request(case_file, items, addressee, folder, made_at, messages)
    write_pdf(request, folder.parent, folder / PDF)
    files.append(written(folder, PDF))
    files.append(write_file(folder, README, readme_bytes(case_file, folder.name, made_at, messages)))
    return write_bag(folder, files, case_file.signed_head, folder.name, addressee.value, made_at)


def _write_original(folder: Path, case_file: CaseFile, item: Item) -> Written:
    """Write an original as it is, and hold it against what the journal knows of it."""
    content = case_file.original(item.exhibit.id)
    if hashlib.sha256(content).hexdigest() != item.exhibit.sha256:
        raise AppuiError(ErrorCode.VAULT_DAMAGED, f"original {item.exhibit.number}")
    return write_file(folder, f"{DATA}/{item.file}", content)


def _deliver(
    folder: Path,
    files: tuple[Written, ...],
    case_file: CaseFile,
    into: Path,
    made_at: datetime,
    *,
    zip_it: bool,
) -> DossierResult:
    """Bring the finished dossier to its place in one step."""
    names = tuple(file.name for file in files)
    manifest = next(file.sha256 for file in files if file.name == MANIFEST)
    head = case_file.signed_head.head
    if not zip_it:
        path = into / folder.name
        replace(folder, path, rename=os.rename)
        return DossierResult(path, names, head, str(path / PDF), str(path / MANIFEST), manifest)
    packed = folder.parent / f"{folder.name}.zip"
    with packed.open("xb") as target:
        write_archive(folder, names, target, made_at)
        target.flush()
        os.fsync(target.fileno())
    path = into / packed.name
    replace(packed, path, rename=os.rename)
    inside = (f"{folder.name}/{PDF}", f"{folder.name}/{MANIFEST}")
    return DossierResult(path, names, head, *inside, manifest)
