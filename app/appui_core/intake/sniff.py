"""What a file is, told by its first bytes alone: its name and extension are only words."""

from typing import Final

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.media_type import MediaType

HEAD_BYTES: Final = 16
"""How many leading bytes `sniff` wants, when there are as many."""

MAX_PIXELS: Final = 100_000_000
"""A picture of more pixels than this is refused by its header alone, before anything is inflated."""

_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"\xff\xd8\xff", MediaType.JPEG),
)

# Kinds that people do bring and that we can't take yet: named in `detail` for the one who helps them.
_NOT_YET: Final = (
    (0, b"GIF8", "gif"),
    (0, b"%PDF-", "pdf"),
    (0, b"BM", "bmp"),
    (0, b"PK\x03\x04", "zip"),
    (8, b"WEBP", "webp"),
    (4, b"ftyphei", "heic"),
    (4, b"ftypmif1", "heic"),
    (4, b"ftypavi", "avif"),
    (4, b"ftyp", "mp4"),
)


def sniff(head: bytes) -> MediaType:
    """Return what the first `HEAD_BYTES` of a file say it is.

    Raises AppuiError: FILE_EMPTY for no byte at all, FORMAT_UNKNOWN for all that is neither PNG nor JPEG.
    """
    if not head:
        raise AppuiError(ErrorCode.FILE_EMPTY)
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    for offset, magic, name in _NOT_YET:
        if head[offset : offset + len(magic)] == magic:
            raise AppuiError(ErrorCode.FORMAT_UNKNOWN, name)
    raise AppuiError(ErrorCode.FORMAT_UNKNOWN)


def check_size(width: int, height: int) -> None:
    """Refuse a picture without pixels or with too many of them.

    Raises AppuiError: FORMAT_BROKEN for a side of zero, IMAGE_TOO_LARGE above `MAX_PIXELS`.
    """
    if width < 1 or height < 1:
        raise AppuiError(ErrorCode.FORMAT_BROKEN, "size_zero")
    if width * height > MAX_PIXELS:
        raise AppuiError(ErrorCode.IMAGE_TOO_LARGE, f"{width}x{height}")
