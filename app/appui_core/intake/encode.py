"""A grabbed frame becomes a PNG at once, losslessly: RGB 8 bits, 'up' filter, the fastest deflate there is.

Compression is the whole cost of a capture. numpy and isal do it in about 10 ms at 1920x1080; each is optional:
without isal the standard zlib at level 1, without numpy the same filter over one long integer per row. That takes
16 ms more, and loading numpy 80: a cold process does without it.
"""

import contextlib
import hashlib
import io
import struct
import sys
import zlib
from collections.abc import Iterator
from typing import Final, Protocol

from appui_core.clock import Clock, offset_minutes, utc_stamp
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.faults import check_size
from appui_core.intake.media_type import MediaType
from appui_core.intake.original import Original
from appui_core.intake.pixels import Pixels, Rows
from appui_core.intake.png import SIGNATURE
from appui_core.ports import Frame

_UP: Final = 2
_FASTEST: Final = 1

_BAND_ROWS: Final = 64
# From here on loading numpy costs less than doing without it (4K is just below).
_MANY_PIXELS: Final = 10_000_000

Buffer = bytes | memoryview


class Deflater(Protocol):
    """What `zlib` and `isal` have in common."""

    def compress(self, data: Buffer, /) -> bytes:
        """Take more bytes in and return what is ready."""
        ...

    def flush(self) -> bytes:
        """Return the rest."""
        ...


def warm_up() -> None:
    """Import what encoding needs, off the GUI thread, so that the first capture does not wait for it."""
    new_deflater()
    with contextlib.suppress(ImportError):
        import numpy as np  # noqa: F401, PLC0415 - about 80 ms, wanted for being loaded


def new_deflater() -> "Deflater":
    """Return the fastest deflater there is."""
    try:
        from isal import isal_zlib  # noqa: PLC0415 - optional, and not before the first capture
    except ImportError:
        return zlib.compressobj(_FASTEST)
    deflater: Deflater = isal_zlib.compressobj(_FASTEST)
    return deflater


def _bands_numpy(frame: Rows) -> Iterator[Buffer]:
    """Yield the filtered rows, some at a time in one small buffer: a whole picture more would cost 5 to 10 ms."""
    import numpy as np  # noqa: PLC0415 - about 80 ms, never at start-up

    row_bytes = frame.width * 3
    whole = np.frombuffer(frame.rgb, np.uint8, count=(frame.height - 1) * frame.stride_bytes + row_bytes)
    rows = np.lib.stride_tricks.as_strided(
        whole, (frame.height, row_bytes), (frame.stride_bytes, 1), writeable=False
    )
    band = np.empty((min(_BAND_ROWS, frame.height), 1 + row_bytes), np.uint8)
    band[:, 0] = _UP
    for top in range(0, frame.height, _BAND_ROWS):
        here = rows[top : top + _BAND_ROWS]
        count = len(here)
        if top:
            np.subtract(here, rows[top - 1 : top - 1 + count], out=band[:count, 1:])
        else:
            band[0, 1:] = here[0]  # above the first row there are zeros
            np.subtract(here[1:], here[:-1], out=band[1:count, 1:])
        yield band[:count].data.cast("B")


def _bands_plain(frame: Rows) -> Iterator[Buffer]:
    """Subtract the row above from each row, byte by byte modulo 256, all bytes of a row in one long integer."""
    row_bytes = frame.width * 3
    high = int.from_bytes(b"\x80" * row_bytes)
    low = high ^ int.from_bytes(b"\xff" * row_bytes)
    above = 0
    for start in range(0, frame.height * frame.stride_bytes, frame.stride_bytes):
        row = int.from_bytes(frame.rgb[start : start + row_bytes])
        # The top bit of each byte is set before and corrected after, so that no borrow crosses to the next byte.
        difference = ((row | high) - (above & low)) ^ ((row ^ above ^ high) & high)
        yield bytes((_UP,)) + difference.to_bytes(row_bytes)
        above = row


def _numpy_pays(frame: Rows) -> bool:
    """Tell whether numpy is there, and loaded already or worth the loading."""
    if "numpy" not in sys.modules and frame.width * frame.height < _MANY_PIXELS:
        return False
    try:
        import numpy as np  # noqa: F401, PLC0415 - as above; asked here, because a generator asks too late
    except ImportError:
        return False
    return True


def _deflated(frame: Rows) -> bytes:
    bands = _bands_numpy(frame) if _numpy_pays(frame) else _bands_plain(frame)
    deflater = new_deflater()
    parts = [deflater.compress(band) for band in bands]
    return b"".join((*parts, deflater.flush()))


def _chunk(name: bytes, body: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    return struct.pack(">I", len(body)), name, body, struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))


def encode_png(frame: Rows) -> bytes:
    """Return a frame or decoded pixels as a PNG whose pixels are exactly these.

    Raises AppuiError: IMAGE_TOO_LARGE above 100 megapixels; SCREEN_UNAVAILABLE when the frame's sizes contradict
    its bytes.
    """
    row_bytes = frame.width * 3
    if frame.width < 1 or frame.height < 1 or frame.stride_bytes < row_bytes:
        raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "frame_size")
    if len(frame.rgb) < (frame.height - 1) * frame.stride_bytes + row_bytes:
        raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "frame_bytes")
    check_size(frame.width, frame.height)
    header = struct.pack(">IIBBBBB", frame.width, frame.height, 8, 2, 0, 0, 0)
    pixels = _deflated(frame)
    return b"".join((SIGNATURE, *_chunk(b"IHDR", header), *_chunk(b"IDAT", pixels), *_chunk(b"IEND", b"")))


def original_from_frame(frame: Frame, clock: Clock) -> Original:
    """Encode a frame and describe it as an original, held in memory: clear pixels never touch the disk.

    The instant is the back-end's, taken at the grab; the offset is this PC's, which a back-end may not know.

    Raises AppuiError: as `encode_png`.
    """
    data = encode_png(frame)
    return Original(
        kind="capture",
        media_type=MediaType.PNG.value,
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        width=frame.width,
        height=frame.height,
        preview=True,
        claimed_date=None,
        captured_at_utc=utc_stamp(frame.grabbed_at),
        utc_offset_minutes=offset_minutes(clock.now()),
        open=lambda: io.BytesIO(data),
        capture=dict(frame.facts),
    )


def derived_original(pixels: Pixels, clock: Clock) -> Original:
    """Encode what Appui made out of exhibits and describe it as an original of its own, held in memory.

    Raises AppuiError: as `encode_png`.
    """
    data = encode_png(pixels)
    return Original(
        kind="derived",
        media_type=MediaType.PNG.value,
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        width=pixels.width,
        height=pixels.height,
        preview=True,
        claimed_date=None,
        captured_at_utc=None,
        utc_offset_minutes=offset_minutes(clock.now()),
        open=lambda: io.BytesIO(data),
        held=data,
    )
