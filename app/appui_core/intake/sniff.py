"""What a file is, told by its first bytes: its name and extension are only words.

One exception, and a narrow one: text has no magic, so it is told by the last ending of its name (.txt .csv .json
.html .htm), and every byte of it must then be text (`text.py`). Bytes that have magic are what the magic says,
whatever the name; and text under the name of a picture or a video is refused.
"""

from typing import Final

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.exports import ZIP_HEAD_BYTES, refuse_zip
from appui_core.intake.faults import MAX_PIXELS, check_size
from appui_core.intake.media_type import MediaType
from appui_core.intake.text import text_type

__all__ = ["HEAD_BYTES", "MAX_PIXELS", "check_size", "sniff"]

HEAD_BYTES: Final = ZIP_HEAD_BYTES
"""How many leading bytes `sniff` wants, when there are as many."""

_MAGIC: Final = (
    (0, b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (0, b"\xff\xd8\xff", MediaType.JPEG),
    (0, b"GIF87a", MediaType.GIF),
    (0, b"GIF89a", MediaType.GIF),
    (0, b"%PDF-", MediaType.PDF),
    # ISO media of every kind; its walk tells which. The other four begin QuickTime files older than brands.
    *((4, name, MediaType.MP4) for name in (b"ftyp", b"moov", b"mdat", b"wide", b"pnot")),
)
_OLD_QUICKTIME: Final = frozenset({b"moov", b"mdat", b"wide", b"pnot"})

# What people do bring and we don't take: the first word chooses the sentence, the second helps the one who helps.
_REFUSED: Final = (
    (0, b"BM", "picture bmp"),
    (0, b"II*\0", "picture tiff"),
    (0, b"MM\0*", "picture tiff"),
    (0, b"\0\0\0\x0cJXL ", "picture jxl"),
    (0, b"\xff\x0a", "picture jxl"),
    (0, b"\0\0\0\x0cjP  ", "picture jp2"),
    (0, b"8BPS", "picture psd"),
    (0, b"<svg", "picture svg"),
    (0, b"\x1a\x45\xdf\xa3", "video mkv"),
    (0, b"\0\0\x01\xba", "video mpeg"),
    (0, b"\x30\x26\xb2\x75", "video wmv"),
    (8, b"AVI ", "video avi"),
    (8, b"WAVE", "sound wav"),
    (0, b"OggS", "sound ogg"),
    (0, b"ID3", "sound mp3"),
    (0, b"\xff\xfb", "sound mp3"),
    (0, b"#!AMR", "sound amr"),
    (0, b"fLaC", "sound flac"),
    (0, b"Rar!\x1a", "archive rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "archive 7z"),
    (0, b"\x1f\x8b", "archive gzip"),
    (0, b"\xd0\xcf\x11\xe0", "document office"),
    (0, b"{\\rtf", "document rtf"),
    (0, b"MZ", "program exe"),
    (0, b"\x7fELF", "program elf"),
    (0, b"\xcf\xfa\xed\xfe", "program mach"),
)


def sniff(head: bytes, name: str = "") -> MediaType:
    """Return what the first `HEAD_BYTES` of a file say it is; every kind of ISO media reads as MP4 here.

    Raises AppuiError: FILE_EMPTY for no byte at all; FORMAT_UNKNOWN or DATA_EXPORT for all that is not taken.
    """
    if not head:
        raise AppuiError(ErrorCode.FILE_EMPTY)
    for offset, magic, media_type in _MAGIC:
        if head[offset : offset + len(magic)] == magic and (offset == 0 or _is_media(head)):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return MediaType.WEBP
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        refuse_zip(head)
    text = text_type(name)
    if text is not None:
        return text
    for offset, magic, word in _REFUSED:
        if head[offset : offset + len(magic)] == magic:
            raise AppuiError(ErrorCode.FORMAT_UNKNOWN, word)
    raise AppuiError(ErrorCode.FORMAT_UNKNOWN)


def _is_media(head: bytes) -> bool:
    """Tell ISO media from a text whose fifth letter begins such a word: a box is smaller than what a text says."""
    size = int.from_bytes(head[:4])
    return (head[4:8] == b"ftyp" and 8 <= size < 2**24) or (head[4:8] in _OLD_QUICKTIME and head[0] < 0x20)
