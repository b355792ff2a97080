"""The kinds of file that can become an exhibit, and how large each may be."""

from enum import StrEnum
from typing import Final

_MIB: Final = 1024 * 1024


class MediaType(StrEnum):
    """What an exhibit's bytes are; the value is the media type that is recorded."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    GIF = "image/gif"
    HEIC = "image/heic"
    AVIF = "image/avif"
    # The container of the two before, around pictures that no decoder of ours shows.
    HEIF = "image/heif"
    PDF = "application/pdf"
    MP4 = "video/mp4"
    QUICKTIME = "video/quicktime"
    THREE_GP = "video/3gpp"
    M4A = "audio/mp4"
    TEXT = "text/plain"
    CSV = "text/csv"
    JSON = "application/json"
    HTML = "text/html"

    @property
    def most_bytes(self) -> int:
        """The largest file of this kind that is taken."""
        if self.value.startswith(("video/", "audio/")):
            return MAX_VIDEO_BYTES
        if self in {MediaType.TEXT, MediaType.CSV, MediaType.JSON, MediaType.HTML}:
            return MAX_TEXT_BYTES
        return MAX_PICTURE_BYTES


MAX_PICTURE_BYTES: Final = 200 * _MIB
"""Pictures and PDF: a picture of 100 megapixels rarely comes near."""

MAX_VIDEO_BYTES: Final = 2048 * _MIB
"""Videos and sounds: half an hour from a phone; they pass through in constant memory."""

MAX_TEXT_BYTES: Final = 20 * _MIB
"""Texts: a conversation of a hundred thousand messages; an export of a whole account is larger."""
