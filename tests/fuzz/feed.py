"""Feeds hostile files to intake and to the decoding child, some 200 a process, and says what happened, in JSON.

`feed.py SEED FIRST COUNT`. Each file is examined here, some also in a trickle, and what could be shown is
decoded as the program does it: `decode_child.main` with its limits, in a process forked for it, so that its time,
its memory and its end are its own; what it answers goes through the check of `preview.py`.
"""

import contextlib
import io
import json
import os
import resource
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake import decode_child, preview
from appui_core.intake.examining import examine
from appui_core.intake.files import examine_stream
from appui_core.intake.media_type import MAX_VIDEO_BYTES, MediaType
from appui_core.intake.original import Structure
from appui_core.intake.stream import WalkReader
from fuzz.mutate import mutant

MAY_SAY = frozenset(
    {
        ErrorCode.FILE_EMPTY,
        ErrorCode.FORMAT_UNKNOWN,
        ErrorCode.FORMAT_BROKEN,
        ErrorCode.IMAGE_TOO_LARGE,
        ErrorCode.FILE_TOO_LARGE,
        ErrorCode.DATA_EXPORT,
        ErrorCode.OWN_RECORD,
    }
)
"""All that intake may answer to bytes, whatever they are."""

_EDGE = 160
_TRICKLE_EVERY = 10


@dataclass(slots=True)
class Report:
    """What feeding came to; sizes in KiB, times in seconds of wall clock."""

    fed: int = 0
    taken: int = 0
    decoded: int = 0
    answers: dict[str, int] = field(default_factory=dict)
    slowest_s: float = 0.0
    grown_kib: int = 0
    child_kib: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, answer: str) -> None:
        """Note one more of these answers."""
        self.answers[answer] = self.answers.get(answer, 0) + 1


def _rss_kib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def examined(data: bytes, name: str) -> tuple[MediaType, Structure] | AppuiError:
    """Examine bytes; only what intake may say is a value."""
    try:
        media_type, structure, _, size = examine_stream(io.BytesIO(data), name)
    except AppuiError as error:
        if error.code not in MAY_SAY:
            raise
        return error
    if size != len(data):
        raise ValueError("not walked to its end")
    return media_type, structure


class Trickle:
    """Bytes that come in pieces of uneven size, once, as from a connection."""

    def __init__(self, data: bytes) -> None:
        self._source = io.BytesIO(data)

    def read(self, size: int, /) -> bytes:
        """Return fewer bytes than were asked for."""
        return self._source.read(min(size, 777))


def trickled(data: bytes, name: str) -> str:
    """Examine the same bytes as they trickle in; return what they are, or the refusal's code."""
    try:
        return examine(WalkReader(Trickle(data), MAX_VIDEO_BYTES), name).media_type.value
    except AppuiError as error:
        return error.code.value


def decode(data: bytes, media_type: MediaType, structure: Structure) -> tuple[str, int]:
    """Decode in a process of its own; return its answer as a word, and its peak of memory in KiB."""
    try:
        wish = preview.wish_of(media_type, structure, len(data), _EDGE)
    except AppuiError as error:
        return f"{error.code.value} {error.detail}", 0
    here, there = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(here)
        _be_the_child(data, wish.words(len(data)), there)
    os.close(there)
    with os.fdopen(here, "rb") as pipe:
        answer = pipe.read()
    _, status, used = os.wait4(process, 0)
    if os.WIFSIGNALED(status):
        return f"signal {os.WTERMSIG(status)}", used.ru_maxrss
    try:
        preview.read_answer(io.BytesIO(answer), wish)
    except AppuiError as error:
        return error.code.value, used.ru_maxrss
    return "shown", used.ru_maxrss


def _be_the_child(data: bytes, words: list[str], there: int) -> None:
    code = 70
    with contextlib.suppress(BaseException):
        sys.stdin = SimpleNamespace(buffer=io.BytesIO(data))
        with os.fdopen(there, "wb", buffering=0) as pipe:
            sys.stdout = SimpleNamespace(buffer=pipe)
            os.close(2)
            code = decode_child.main(words)
    os._exit(code)


def feed_one(report: Report, number: int, seed: int) -> None:
    """Feed one file and note what it did."""
    file = mutant(seed, number)
    started = time.monotonic()
    try:
        found = examined(file.data, file.name)
        answer = found.code.value if isinstance(found, AppuiError) else found[0].value
        same = number % _TRICKLE_EVERY or trickled(file.data, file.name) == answer
    except Exception as defect:  # noqa: BLE001 - whatever it is, it is a finding
        report.wrong.append(f"{number} ({file.acts}): {type(defect).__name__} {defect}")
        return
    if not same:
        report.wrong.append(f"{number} ({file.acts}): it trickled in otherwise")
    report.fed += 1
    if isinstance(found, AppuiError):
        report.count(found.code.value)
    else:
        report.taken += 1
        if found[1].decodable:
            answer, peak = decode(file.data, *found)
            report.decoded += 1
            report.count(f"decoder: {answer}")
            report.child_kib = max(report.child_kib, peak)
            if answer.startswith("signal") and answer != "signal 24":
                report.wrong.append(f"{number} ({file.acts}): decoder ended by {answer}")
    report.slowest_s = max(report.slowest_s, time.monotonic() - started)


def main(arguments: list[str]) -> int:
    """Feed, and print the report."""
    seed, first, count = (int(word) for word in arguments)
    for kind in ("png", "jpeg", "webp", "gif", "avif", "heic"):
        decode_child.decoder(kind)
    report, before = Report(), _rss_kib()
    for number in range(first, first + count):
        feed_one(report, number, seed)
    report.grown_kib = _rss_kib() - before
    report.child_kib = max(0, report.child_kib - before)
    sys.stdout.write(json.dumps(asdict(report)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
