"""Build a dossier: everything into a hidden folder first, then one rename; half a dossier is never left behind."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from pathlib import Path

from appui_core.cases.exports import Version
from appui_core.cases.model import Addressee, CaseFile
from appui_core.clock import Clock, utc_stamp
from appui_core.dossier.aliasing import letters_for
from appui_core.dossier.archive import stream_archive, write_archive
from appui_core.dossier.bag import Written, manifest_bytes, write_bag, write_file
from appui_core.dossier.changes import version_of
from appui_core.dossier.choice import Choice
from appui_core.dossier.course import Course, Prepared, Stage
from appui_core.dossier.enclosing import Enclosing
from appui_core.dossier.letters import Letter, letter_bytes, letter_name
from appui_core.dossier.listing import exhibits_json
from appui_core.dossier.names import (
    DATA,
    EXHIBITS,
    JOURNAL,
    LETTER_KINDS,
    LETTERS,
    MANIFEST,
    PDF,
    README,
    SIGNATURE,
    VERIFIER,
    dossier_name,
)
from appui_core.dossier.readme import hidden_section, readme_bytes, since_section, stamps_section
from appui_core.dossier.scratch import clear, scratch_folder, sweep
from appui_core.dossier.seal import ENDINGS, Seal
from appui_core.dossier.selection import Item, in_order, select
from appui_core.dossier.stamp_files import write_stamp
from appui_core.dossier.stamping import Answer, Stamping
from appui_core.errors import AppuiError, ErrorCode
from appui_core.locate import resources_dir
from appui_core.messages import Messages
from appui_core.vault.files import replace
from appui_core.vault.journal import canonical_json

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_TRIES = 1000
# What one form of a letter is worth, in bytes copied, for those who watch.
_LETTER_WORTH = 20_000_000
# And an exhibit in data/exhibits.json.
_LISTED_WORTH = 25_000


@dataclass(frozen=True, slots=True)
class DossierResult:
    """A finished dossier.

    `path` is absolute, a folder, a ZIP or a sealed file. `pdf` and `manifest` are absolute paths in a folder; in a
    ZIP, sealed or not, they are the names of its entries. `manifest_sha256` is worth noting elsewhere: it pins
    every file in data/. `answers` are those of the authorities that were asked to date it. `version` is what the
    next dossier for the same addressee is held against.
    """

    path: Path
    files: tuple[str, ...]
    journal_head: str
    pdf: str
    manifest: str
    manifest_sha256: str
    version: Version
    answers: tuple[Answer, ...] = ()


def build_dossier(  # noqa: PLR0913 - what, for whom, where; the rest is named
    case_file: CaseFile,
    addressee: Addressee,
    into: Path,
    *,
    clock: Clock,
    messages: Messages,
    zip_it: bool = False,
    stamping: Stamping | None = None,
    choice: Choice = Choice(),  # noqa: B008 - frozen
    seal: Seal | None = None,
    before: Version | None = None,
    course: Course | None = None,
) -> DossierResult:
    """Make a new dossier under `into`, which is created when it is not there; an older one is never overwritten.

    With `stamping`, authorities are asked to date it; what they do never keeps a dossier from being made. With
    `seal`, it comes as a sealed ZIP, and what lay in clear is gone before that gets its name. `before` is the last
    one for this kind of addressee: its pages say what was kept since, but to a platform. `course` hears how far
    it is, and may end it.

    Raises AppuiError: NO_EXHIBIT (nothing to put in), MASK_TWIN (as `select`), MASK_IMPOSSIBLE (a picture to be
    masked can't be decoded; the detail is `exhibit` and its number), VAULT_DAMAGED (journal or originals not as
    they were; for originals the detail is `exhibit` and their numbers: `exhibit 3,7`), DISK_FULL,
    DESTINATION_UNWRITABLE, INTERRUPTED (it was cancelled), and what `case_file.original` raises. Nothing of it is
    left then.
    """
    course = course or Course()
    course.check()
    items = select(case_file, addressee, choice, course.towards(Prepared.SELECTION, len(case_file.exhibits)))
    course.prepared(Prepared.SELECTION)
    made_at = clock.now()
    into = into.absolute()
    with _destination_errors():
        new = not into.exists()
        into.mkdir(parents=True, exist_ok=True)
        sweep(into)
    done = False
    try:
        with _destination_errors(), scratch_folder(into) as scratch:
            name = _free_name(into, dossier_name(case_file.case.code, addressee, made_at))
            folder = scratch / name
            order = _Order(
                case_file,
                items,
                addressee,
                made_at,
                messages,
                stamping,
                zip_it,
                seal,
                course,
                choice.order,
                letters_for(addressee, choice),
                before,
            )
            files, pages = _fill(folder, order)
            result = _deliver(folder, files, order, into, pages)
            done = True
            return result
    finally:
        if new and not done:
            with suppress(OSError):
                into.rmdir()


@dataclass(frozen=True, slots=True)
class _Order:
    """One build, as its steps need it."""

    case_file: CaseFile
    items: tuple[Item, ...]
    addressee: Addressee
    made_at: datetime
    messages: Messages
    stamping: Stamping | None
    zip_it: bool
    seal: Seal | None
    course: Course
    # Exhibit numbers in the order of printing.
    printed: Sequence[int] = ()
    letters: Sequence[Letter] = ()
    before: Version | None = None


@contextmanager
def _destination_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = ErrorCode.DISK_FULL if error.errno in _FULL else ErrorCode.DESTINATION_UNWRITABLE
        raise AppuiError(code, errno.errorcode.get(error.errno or 0, "unknown")) from error


def _free_name(into: Path, wanted: str) -> str:
    """Return the name, or the name with -2, -3..., that neither a folder nor a ZIP, sealed or not, has yet."""
    for number in range(1, _TRIES):
        name = wanted if number == 1 else f"{wanted}-{number}"
        sealed = [name + ending for ending in ENDINGS.values()]
        if not any(os.path.lexists(into / taken) for taken in (name, f"{name}.zip", *sealed)):
            return name
    raise AppuiError(ErrorCode.DESTINATION_EXISTS)


def _fill(folder: Path, order: _Order) -> tuple[tuple[Written, ...], int]:
    """Write every file of the dossier into a new folder; return them, and how many pages its PDF has."""
    from appui_core.dossier.pdf import Request, lay_out, work_of, write_pdf  # noqa: PLC0415 - reportlab and pikepdf: 150 ms

    case_file, messages = order.case_file, order.messages
    folder.mkdir(mode=0o700)
    (folder / DATA).mkdir(mode=0o700)
    order.course.expect(_work(order, work_of(order.items, order.addressee)))
    printed = in_order(order.items, order.printed)
    # What one platform got says nothing of another; and each only acts on what it is shown.
    before = None if order.addressee is Addressee.PLATFORM else order.before
    letters = _last_of_a_kind(order.letters)
    request = Request(case_file, printed, order.addressee, folder, order.made_at, messages, before, letters)
    with Enclosing(folder, folder.parent, case_file, order.items, order.course) as enclosing:
        laid = lay_out(request, enclosing, folder.parent, order.course)
        files = enclosing.finish()

    def put(name: str, content: bytes) -> None:
        order.course.check()
        files.append(write_file(folder, name, content))

    told = case_file, order.items, order.addressee, order.made_at, messages.language
    listed = order.course.part(_LISTED_WORTH * len(order.items), Stage.EXHIBITS)
    put(EXHIBITS, exhibits_json(*told, listed))
    put(JOURNAL, b"".join(entry.line() for entry in case_file.journal))
    put(SIGNATURE, canonical_json(case_file.signed_head.to_json()) + b"\n")
    # All of data/ is written, so its list is known: it can be dated before what is written about the dates.
    order.course.check()
    stamps = _stamp(folder, files, order.stamping, order.course)
    files.append(write_pdf(folder, PDF, laid, order.course))
    pages = laid.count
    del laid  # what writes letters takes its place in memory
    readme = readme_bytes(case_file, folder.name, order.made_at, messages)
    readme += hidden_section(order.items, messages)
    readme += since_section(before, order.items, order.made_at, messages)
    if order.stamping is not None and order.stamping.answers:
        readme += stamps_section(order.stamping, messages, zipped=order.zip_it or order.seal is not None)
    put(README, readme)
    put(VERIFIER, (resources_dir() / VERIFIER).read_bytes())
    files += _write_letters(folder, order.letters, messages, order.course)
    order.course.check()
    bag = write_bag(folder, files, case_file.signed_head, folder.name, order.addressee.value, order.made_at)
    return tuple(sorted((*bag, *stamps), key=lambda file: file.name)), pages


def _stamp(folder: Path, payload: list[Written], stamping: Stamping | None, course: Course) -> tuple[Written, ...]:
    """Have the list of files dated, and write the answers that were believed."""
    if stamping is None:
        return ()
    stamping.ask(manifest_bytes(payload), course.check)
    return tuple(file for one in stamping.files() for file in write_stamp(folder, one))


def _write_letters(folder: Path, letters: Sequence[Letter], messages: Messages, course: Course) -> list[Written]:
    """Write each letter in its forms; of two of a kind, the last one."""
    if not letters:
        return []
    (folder / LETTERS).mkdir(mode=0o700)
    written: list[Written] = []
    each = tuple(product(_last_of_a_kind(letters), LETTER_KINDS))
    done = course.part(_LETTER_WORTH * len(each), Stage.PDF)
    for letter, kind in each:
        content = letter_bytes(letter, kind, messages)
        written.append(write_file(folder, f"{LETTERS}/{letter_name(letter, kind)}", content))
        done(len(written), len(each))
    return written


def _last_of_a_kind(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    return tuple({letter.id: letter for letter in letters}.values())


def _work(order: _Order, pdf: int) -> int:
    """Return how much there is to do, in bytes about."""
    files = sum(item.exhibit.size_bytes for item in order.items if item.file is not None)
    packed = files + pdf if order.zip_it or order.seal is not None else 0
    letters = _LETTER_WORTH * len(_last_of_a_kind(order.letters)) * len(LETTER_KINDS)
    return files + pdf + letters + packed + _LISTED_WORTH * len(order.items)


def _deliver(folder: Path, files: tuple[Written, ...], order: _Order, into: Path, pages: int) -> DossierResult:
    """Bring the finished dossier to its place in one step."""
    names = tuple(file.name for file in files)
    manifest = next(file.sha256 for file in files if file.name == MANIFEST)
    head = order.case_file.signed_head.head
    answers = order.stamping.answers if order.stamping is not None else ()
    version = version_of(order.items, utc_stamp(order.made_at), manifest, order.letters, pages)
    if not order.zip_it and order.seal is None:
        path = into / folder.name
        order.course.finish(Stage.PDF)
        replace(folder, path, rename=os.rename)
        return DossierResult(path, names, head, str(path / PDF), str(path / MANIFEST), manifest, version, answers)
    packed = _pack(folder, files, order)
    path = into / packed.name
    order.course.finish(Stage.PACK)
    replace(packed, path, rename=os.rename)
    inside = (f"{folder.name}/{PDF}", f"{folder.name}/{MANIFEST}")
    return DossierResult(path, names, head, *inside, manifest, version, answers)


def _pack(folder: Path, files: tuple[Written, ...], order: _Order) -> Path:
    """Write the dossier's ZIP beside its folder, sealed where that was asked for."""
    names = [file.name for file in files]
    packed = folder.parent / (folder.name + (ENDINGS[order.seal.kind] if order.seal else ".zip"))

    def step(size_bytes: int) -> None:
        order.course.step(size_bytes, Stage.PACK)

    with packed.open("xb") as target:
        if order.seal is None:
            write_archive(folder, names, target, order.made_at, step)
        else:
            size_bytes = sum(file.size_bytes for file in files)
            with order.seal.writer(target, f"{folder.name}.zip", order.made_at, size_bytes) as write:
                stream_archive(folder, names, write, order.made_at, step)
        target.flush()
        os.fsync(target.fileno())
    if order.seal is not None:
        # First what lies in clear goes, the pages' pictures too: a sealed dossier never has an open one beside it.
        clear(folder.parent, packed)
    return packed
