"""A picture that passes by once, as from a phone: walked and hashed on its way, never opened again."""

from dataclasses import replace
from typing import BinaryIO, Final

from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.examining import examine, original_of
from appui_core.intake.media_type import MAX_VIDEO_BYTES
from appui_core.intake.original import Original
from appui_core.intake.stream import WalkReader

PHONE_TRAY: Final = {"way": "phone_tray"}
"""What is noted about how a picture came in through the page that a phone opens."""


def examine_once(stream: BinaryIO, clock: Clock) -> Original:
    """Read a stream to its end and return what passed; whoever seals it takes the bytes meanwhile.

    Raises AppuiError: as `examine` and the stream, and PHONE_NOT_PICTURE for kinds that come another way.
    """
    found = examine(WalkReader(stream, MAX_VIDEO_BYTES))
    if not found.media_type.value.startswith("image/"):
        raise AppuiError(ErrorCode.PHONE_NOT_PICTURE, found.media_type.name.lower())
    original = original_of(found, clock, _gone)
    return replace(original, capture={**original.capture, **PHONE_TRAY})


def _gone() -> BinaryIO:
    raise AppuiError(ErrorCode.FILE_MISSING)
