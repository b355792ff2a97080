"""Pixels of a foreign picture, decoded in a child process with limits; what it answers is measured, not trusted.

Limits: the walk of `files.examine_stream` first (structure, 100 Mpx), then in the child address space, processor
time, no files and so no sockets (POSIX), and here a wall clock on every system. Nothing is written to disk.
"""

import contextlib
import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake import decode_child
from appui_core.intake.encode import encode_png
from appui_core.intake.files import examine_stream
from appui_core.intake.media_type import MediaType
from appui_core.intake.original import Structure
from appui_core.intake.pixels import Pixels

WALL_S: Final = 10.0
NO_DECODER: Final = "decoder_gone"
"""The detail of the refusal when the child was gone, or its time over, before it answered."""
# For the threads at the pipes of a child that is gone; one that is still there then is held by what it started.
_PARTING_S: Final = 1.0
_NAMES: Final = {
    MediaType.PNG: "png",
    MediaType.JPEG: "jpeg",
    MediaType.WEBP: "webp",
    MediaType.GIF: "gif",
    MediaType.HEIC: "heic",
    MediaType.AVIF: "avif",
}
# These decoders fill the size that a file announces, however little is in it. Beyond some pixels, which cost
# 250 MB, each byte of the file may stand for so many: a whole JPEG never has more (256), nor what shows something.
_FILLED: Final = frozenset({MediaType.JPEG, MediaType.WEBP, MediaType.GIF, MediaType.HEIC, MediaType.AVIF})
_FREE_PIXELS: Final = 10_000_000
_PIXELS_PER_BYTE: Final = 400
# What an interpreter needs to start, and nothing that could steer it.
_KEPT_ENVIRONMENT: Final = ("SYSTEMROOT", "SYSTEMDRIVE", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the child is asked for, from what the walk has seen."""

    media_type: MediaType
    width: int
    height: int
    orientation: int
    max_edge: int

    def words(self, size_bytes: int) -> list[str]:
        """Return the child's arguments."""
        numbers = (self.width, self.height, self.orientation, self.max_edge, size_bytes)
        return [_NAMES[self.media_type], *(str(number) for number in numbers)]

    def fits(self, width: int, height: int) -> bool:
        """Tell whether an answered size can be true."""
        wide, high = (self.height, self.width) if self.orientation >= 5 else (self.width, self.height)
        slack = decode_child.SLACK.get(_NAMES[self.media_type], 0)
        if not self.max_edge:
            return abs(width - wide) <= slack and abs(height - high) <= slack and width > 0 < height
        return 0 < width <= min(wide + slack, self.max_edge) and 0 < height <= min(high + slack, self.max_edge)


def decode_preview(
    data: bytes, media_type: str, max_edge: int, *, child: Sequence[str] | None = None, wall_s: float = WALL_S
) -> Pixels:
    """Return the picture's first frame, upright, on white, its longest side at most `max_edge` pixels (0: any).

    `child` replaces the command of the child (tests do); `wall_s` is how long it may take, in seconds.

    Raises AppuiError: FORMAT_UNKNOWN (`media_type` is not what the bytes are), FORMAT_BROKEN (its detail tells the
    structure, the decoder or the time limit), IMAGE_TOO_LARGE (also: more memory than its pixels account for),
    FILE_EMPTY.
    """
    found, structure, _sha256, _size = examine_stream(io.BytesIO(data))
    if found.value != media_type:
        raise AppuiError(ErrorCode.FORMAT_UNKNOWN, "other_type")
    wish = wish_of(found, structure, len(data), max_edge)
    command = list(child or (sys.executable, "-I", "-B", str(Path(decode_child.__file__))))
    return _decoded([*command, *wish.words(len(data))], data, wish, wall_s)


def wish_of(media_type: MediaType, structure: Structure, size_bytes: int, max_edge: int) -> Wish:
    """Return what to ask the child for, about a picture that was walked.

    Raises AppuiError: FORMAT_BROKEN (no decoder shows it), IMAGE_TOO_LARGE (`sparse`: an empty giant).
    """
    width, height = structure.width, structure.height
    if not structure.decodable or width is None or height is None:
        raise AppuiError(ErrorCode.FORMAT_BROKEN, "not_shown")
    if media_type in _FILLED and width * height > max(_FREE_PIXELS, _PIXELS_PER_BYTE * size_bytes):
        raise AppuiError(ErrorCode.IMAGE_TOO_LARGE, "sparse")
    orientation = int(structure.notes.get("orientation", "1"))
    if media_type is MediaType.HEIC:
        # Its decoder turns the picture itself.
        width, height = (height, width) if orientation >= 5 else (width, height)
        orientation = 1
    return Wish(media_type, width, height, orientation, max_edge)


def rgb_png(data: bytes, media_type: str) -> bytes:
    """Return the picture as a plain PNG (RGB 8 bits, not interlaced, upright, on white): a PDF can take that.

    Raises AppuiError: as `decode_preview`.
    """
    return encode_png(decode_preview(data, media_type, 0))


def read_answer(answer: IO[bytes], wish: Wish) -> Pixels:
    """Return the pixels in a child's answer, if it can be true.

    Raises AppuiError: FORMAT_BROKEN (its detail tells in what), IMAGE_TOO_LARGE.
    """
    head = answer.read(decode_child.HEADER.size)
    if len(head) != decode_child.HEADER.size:
        raise AppuiError(ErrorCode.FORMAT_BROKEN, NO_DECODER)
    magic, status, width, height = decode_child.HEADER.unpack(head)
    if magic == decode_child.MAGIC and status == decode_child.OUT_OF_MEMORY:
        raise AppuiError(ErrorCode.IMAGE_TOO_LARGE, "decoder_memory")
    if magic != decode_child.MAGIC or status != decode_child.DONE or not wish.fits(width, height):
        raise AppuiError(ErrorCode.FORMAT_BROKEN, "decoder")
    wanted = width * height * 3
    rgb = answer.read(wanted)
    if len(rgb) != wanted or answer.read(1):
        raise AppuiError(ErrorCode.FORMAT_BROKEN, "decoder_size")
    return Pixels(width, height, rgb)


def _decoded(command: list[str], data: bytes, wish: Wish, wall_s: float) -> Pixels:
    """Run a child that is fed `data` and return its answer; when the time is over, nobody waits for it any more.

    A conquered child can start what leaves its session and keeps both pipes open. On Windows, closing a pipe waits
    for whoever reads it. So each pipe belongs to a thread, which closes it, and is left to it.

    Raises AppuiError: as `read_answer`; FORMAT_BROKEN (NO_DECODER) when the time is over.
    """
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and numbers, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        start_new_session=True,  # POSIX: what it starts ends with it, unless that leaves the session
    )
    if process.stdin is None or process.stdout is None:
        raise AppuiError(ErrorCode.INTERNAL, "pipes")  # asked for above
    heard: list[Pixels | BaseException] = []
    feeder = threading.Thread(target=_feed, args=(process.stdin, data), name="appui-decode-feed", daemon=True)
    reader = threading.Thread(
        target=_hear, args=(process.stdout, wish, heard), name="appui-decode-read", daemon=True
    )
    try:
        feeder.start()
        reader.start()
        reader.join(wall_s)
        answer = heard.pop() if heard else AppuiError(ErrorCode.FORMAT_BROKEN, NO_DECODER)
    finally:
        _end(process)
        process.wait()
        # Both end with the child, as a rule.
        feeder.join(_PARTING_S)
        reader.join(_PARTING_S)
    if isinstance(answer, Pixels):
        return answer
    try:
        raise answer
    finally:
        del answer  # with its own traceback it is a ring, which would keep the picture


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a child and, on POSIX, its session."""
    # First: `kill` waits for a child that is gone already, and from then on anybody may have its number.
    if sys.platform != "win32" and process.returncode is None:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _feed(pipe: IO[bytes], data: bytes) -> None:
    # A child that has seen enough, or is gone, reads no further.
    with contextlib.suppress(OSError), pipe:
        pipe.write(data)


def _hear(pipe: IO[bytes], wish: Wish, heard: list[Pixels | BaseException]) -> None:
    with pipe:
        try:
            heard.append(read_answer(pipe, wish))
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            heard.append(error)
