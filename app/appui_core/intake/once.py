"""A picture that passes by once, as from a phone: walked and hashed on its way, never opened again."""

from typing import BinaryIO, Final

from appui_core.clock import Clock, offset_minutes
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.files import examine_stream
from appui_core.intake.original import Original

PHONE_TRAY: Final = {"way": "phone_tray"}
"""What is noted about how a picture came in through the page that a phone opens."""


def examine_once(stream: BinaryIO, clock: Clock) -> Original:
    """Read a stream to its end and return what passed; whoever seals it takes the bytes meanwhile.

    Raises AppuiError: as `examine_stream` and the stream, and PHONE_NOT_PICTURE for kinds that come another way.
    """
    media_type, structure, sha256, size_bytes = examine_stream(stream)
    if not media_type.value.startswith("image/"):
        raise AppuiError(ErrorCode.PHONE_NOT_PICTURE, media_type.name.lower())
    return Original(
        kind="import",
        media_type=media_type.value,
        sha256=sha256,
        size_bytes=size_bytes,
        width=structure.width,
        height=structure.height,
        preview=structure.decodable,
        claimed_date=structure.claimed_date,
        captured_at_utc=None,
        utc_offset_minutes=offset_minutes(clock.now()),
        open=_gone,
        capture={**structure.notes, **PHONE_TRAY},
    )


def _gone() -> BinaryIO:
    raise AppuiError(ErrorCode.FILE_MISSING)
