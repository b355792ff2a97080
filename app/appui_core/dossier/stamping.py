"""Dates attested by others, around a dossier: ask the authorities, write what they answer, keep what has to wait.

Nothing here is called unless the person asked for it. Whatever an authority does, the dossier is made: a stamp
that did not come waits in the vault.
"""

import hashlib
import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from appui_core.cases.stamps import Place, Stamp, Stamps
from appui_core.dossier.names import MANIFEST
from appui_core.dossier.stamp_files import StampFiles, earlier_stem, stem_of, write_stamp
from appui_core.dossier.stamp_token import Attested, check, new_request
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import TimeStamper
from appui_core.settings.authorities import Authority

_AT_ONCE = 4
_ASKED_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Answer:
    """What one authority said: `attested` and `reply` when it was believed, else the error's code and detail."""

    authority: Authority
    request: bytes
    reply: bytes = b""
    attested: Attested | None = None
    code: ErrorCode | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A stamp over an earlier dossier of the case that could not take it in; this one takes it along."""

    stamp_id: str
    files: StampFiles


@dataclass(slots=True)
class Stamping:
    """What a build needs to ask for dates; `answers` and `digest` are there once it did."""

    stamper: TimeStamper
    authorities: Sequence[Authority]
    earlier: Sequence[Earlier] = ()
    answers: tuple[Answer, ...] = ()
    digest: str = ""

    def ask(self, manifest: bytes, wanted: Callable[[], None] = lambda: None) -> tuple[Answer, ...]:
        """Ask every authority at once to date these bytes; never raises for what one of them does.

        `wanted` is as in `ask_all`.
        """
        self.digest = hashlib.sha256(manifest).hexdigest()
        self.answers = ask_all(
            self.stamper, [(one, new_request(manifest)) for one in self.authorities], self.digest, wanted
        )
        return self.answers

    def files(self) -> tuple[StampFiles, ...]:
        """Return the files that the dossier gets."""
        own = tuple(
            StampFiles(stem_of(position, one.authority.slug), one.request, one.reply, one.attested.chain)
            for position, one in enumerate(self.answers, 1)
            if one.attested is not None
        )
        return (*own, *(one.files for one in self.earlier))


def ask(stamper: TimeStamper, authority: Authority, request: bytes, digest: str) -> Answer:
    """Send one request and judge the answer; never raises for what the authority does."""
    try:
        reply = stamper.send(authority.url, request)
        attested = check(reply, request, digest, authority.roots)
    except AppuiError as error:
        return Answer(authority, request, code=error.code, detail=error.detail)
    except Exception as defect:  # noqa: BLE001 - whatever it is, it must not keep a dossier from being made
        return Answer(authority, request, code=ErrorCode.INTERNAL, detail=type(defect).__name__)
    return Answer(authority, request, reply, attested)


def ask_all(
    stamper: TimeStamper,
    requests: Sequence[tuple[Authority, bytes]],
    digest: str,
    wanted: Callable[[], None] = lambda: None,
) -> tuple[Answer, ...]:
    """Ask several authorities at the same time, so that a silent one costs its own wait alone.

    `wanted` is called again and again meanwhile; what it raises ends the waiting, and late answers are dropped.
    """
    arrived: queue.SimpleQueue[tuple[int, Answer]] = queue.SimpleQueue()
    turn, over = threading.Semaphore(_AT_ONCE), threading.Event()

    def one(number: int, authority: Authority, request: bytes) -> None:
        with turn:
            if not over.is_set():
                arrived.put((number, ask(stamper, authority, request, digest)))

    for number, (authority, request) in enumerate(requests):
        # Not those of a pool: for one of them the program would wait at its end.
        threading.Thread(target=one, args=(number, authority, request), name="stamp", daemon=True).start()
    answers: dict[int, Answer] = {}
    try:
        while len(answers) < len(requests):
            wanted()
            with suppress(queue.Empty):
                number, answer = arrived.get(timeout=_ASKED_EVERY_S)
                answers[number] = answer
    finally:
        over.set()
    return tuple(answers[number] for number in sorted(answers))


def try_out(stamper: TimeStamper, authorities: Sequence[Authority]) -> tuple[Answer, ...]:
    """Ask each authority to date random bytes, to see whether it answers; nothing of the person is in them."""
    import secrets  # noqa: PLC0415 - here only

    nothing = secrets.token_bytes(32)
    digest = hashlib.sha256(nothing).hexdigest()
    return ask_all(stamper, [(one, new_request(nothing)) for one in authorities], digest)


def earlier_stamps(stamps: Stamps, case_id: str, authorities: Sequence[Authority]) -> tuple[Earlier, ...]:
    """Return the attested dates of a case that stand in no dossier yet."""
    return tuple(
        Earlier(one.id, files)
        for one in stamps.unplaced(case_id)
        if (files := _files_of(one, authorities, earlier=True)) is not None
    )


def keep_answers(stamps: Stamps, case_id: str, stamping: Stamping, path: Path, *, zipped: bool) -> None:
    """Keep every answer in the vault, and what has none yet as waiting; the dossier now lies at `path`.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
    """
    for position, answer in enumerate(stamping.answers, 1):
        stem = stem_of(position, answer.authority.slug)
        place = Place(str(path), stem, zipped, placed=answer.attested is not None)
        own = stamps.add(case_id, stamping.digest, answer.authority.name, answer.request, place)
        record(stamps, own, answer)
    stamps.placed([one.stamp_id for one in stamping.earlier])


def record(stamps: Stamps, stamp_id: str, answer: Answer) -> None:
    """Write down what came of a try.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
    """
    if answer.attested is not None:
        stamps.done(stamp_id, answer.reply, answer.attested.at_utc)
    else:
        stamps.failed(stamp_id, answer.code or ErrorCode.INTERNAL)


def retry(stamper: TimeStamper, stamp: Stamp, authorities: Sequence[Authority]) -> Answer | None:
    """Send a waiting request again; None when its authority is no longer in the settings."""
    found = _authority(stamp, authorities)
    return None if found is None else ask(stamper, found, stamp.request, stamp.digest)


def work_off(stamps: Stamps, stamper: TimeStamper, authorities: Sequence[Authority], now: datetime) -> int:
    """Try again whatever is due, then write what was attested into its dossier; return how many were attested.

    Raises AppuiError: DISK_FULL, VAULT_READ_ONLY, VAULT_LOCKED.
    """
    count = 0
    for stamp in stamps.waiting():
        answer = retry(stamper, stamp, authorities) if stamp.due(now) else None
        if answer is not None:
            record(stamps, stamp.id, answer)
            count += answer.attested is not None
    deliver(stamps, authorities)
    return count


def deliver(stamps: Stamps, authorities: Sequence[Authority]) -> int:
    """Write attested dates into the dossiers that still lie where they were made; return how many.

    A dossier that was moved, packed or changed gets none: its date leaves with the next dossier of the case.
    """
    done = []
    for stamp in stamps.unplaced():
        files = _files_of(stamp, authorities, earlier=False)
        folder = Path(stamp.place.path)
        if stamp.place.zipped or files is None or not _still_there(folder, stamp.digest):
            continue
        try:
            write_stamp(folder, files)
        except OSError:
            continue
        done.append(stamp.id)
    stamps.placed(done)
    return len(done)


def _still_there(folder: Path, digest: str) -> bool:
    try:
        return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _files_of(stamp: Stamp, authorities: Sequence[Authority], *, earlier: bool) -> StampFiles | None:
    found = _authority(stamp, authorities)
    if found is None or stamp.response is None:
        return None
    try:
        attested = check(stamp.response, stamp.request, stamp.digest, found.roots)
    except AppuiError:
        return None
    stem = earlier_stem(stamp.digest, found.slug) if earlier else stamp.place.stem
    return StampFiles(stem, stamp.request, stamp.response, attested.chain)


def _authority(stamp: Stamp, authorities: Sequence[Authority]) -> Authority | None:
    return next((one for one in authorities if one.name == stamp.authority), None)
