"""One way to examine bytes, wherever they come from: sniffed, walked to the end, hashed, described."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Final

from appui_core.clock import Clock, offset_minutes
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.bmff import walk_bmff
from appui_core.intake.gif import walk_gif
from appui_core.intake.jpeg import walk_jpeg
from appui_core.intake.media_type import MediaType
from appui_core.intake.original import Original, Structure
from appui_core.intake.pdf import walk_pdf
from appui_core.intake.png import walk_png
from appui_core.intake.sniff import HEAD_BYTES, sniff
from appui_core.intake.stream import WalkReader
from appui_core.intake.text import ENDINGS, walk_text
from appui_core.intake.webp import walk_webp

_WALKS: Final[dict[MediaType, Callable[[WalkReader], Structure]]] = {
    MediaType.PNG: walk_png,
    MediaType.JPEG: walk_jpeg,
    MediaType.WEBP: walk_webp,
    MediaType.GIF: walk_gif,
    MediaType.PDF: walk_pdf,
    MediaType.MP4: walk_bmff,
    **{kind: partial(walk_text, kind) for kind in set(ENDINGS.values())},
}


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file is, after the whole of it was walked; `sha256` is lower-case hex over `size_bytes` bytes."""

    media_type: MediaType
    structure: Structure
    sha256: str
    size_bytes: int


def examine(reader: WalkReader, name: str = "", announced_bytes: int = 0) -> Examined:
    """Walk a file to its end. `name` counts only where bytes alone cannot tell (`sniff.py`).

    A file that is announced to be too large for its kind is refused unread.

    Raises AppuiError: FILE_EMPTY, FORMAT_UNKNOWN, DATA_EXPORT, OWN_RECORD, FORMAT_BROKEN, IMAGE_TOO_LARGE,
    FILE_TOO_LARGE, FILE_UNREADABLE.
    """
    head = reader.head(HEAD_BYTES)
    media_type = sniff(head, name)
    if announced_bytes > media_type.most_bytes:
        raise AppuiError(ErrorCode.FILE_TOO_LARGE, media_type.name.lower())
    reader.limit(media_type.most_bytes)
    structure = _WALKS[media_type](reader)
    media_type = structure.media_type or media_type
    # Which of its kinds the container holds, and so how large it may be, is known only now.
    reader.limit(media_type.most_bytes)
    return Examined(media_type, structure, reader.sha256, reader.read_bytes)


def original_of(
    examined: Examined, clock: Clock, opener: Callable[[], BinaryIO], held: bytes | None = None
) -> Original:
    """Return the original that examined bytes are; `opener` gives them again (original.py says how)."""
    structure = examined.structure
    return Original(
        kind="import",
        media_type=examined.media_type.value,
        sha256=examined.sha256,
        size_bytes=examined.size_bytes,
        width=structure.width,
        height=structure.height,
        preview=structure.decodable,
        claimed_date=structure.claimed_date,
        captured_at_utc=None,
        utc_offset_minutes=offset_minutes(clock.now()),
        open=opener,
        capture=structure.notes,
        held=held,
    )
