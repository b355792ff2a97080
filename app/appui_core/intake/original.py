"""What intake hands on: a file from outside, examined, with its hash, and a way to read its bytes again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from appui_core.intake.media_type import MediaType


@dataclass(frozen=True, slots=True)
class Original:
    """A safe original. `kind` reads as `cases.model.Kind`.

    `sha256` is lower-case hex over all `size_bytes` bytes; `width` and `height` are pixels as stored (before any
    rotation), None where the format has none. `preview`: a decoder of ours shows it; else it is kept and never
    opened. `claimed_date` is what the file says of itself, word for word, never a measured time;
    `captured_at_utc` is set only when Appui grabbed the picture, and `utc_offset_minutes` is this PC's offset then
    or at the import. `capture` has fixed keys only: for a capture those of `ports.Frame.facts`; for an import
    `animated` ("yes": the first picture of several is shown), `orientation` ("2".."8", as EXIF numbers them),
    `holds_place` ("yes": GPS), `trailing_bytes`, `duration_s` (whole seconds of a video or a sound), `pasted`
    ("yes": from the clipboard) or `pasted_pixels` ("yes": pixels from there, of which Appui made the file).

    `open` gives a new stream from the first byte; reading it to the end raises AppuiError FILE_CHANGED unless the
    bytes are still those of `sha256`. Opening raises FILE_MISSING, FILE_UNREADABLE or NOT_A_FILE. `held` are those
    very bytes where they were kept in memory since they were hashed.
    """

    kind: Literal["capture", "import", "derived"]
    media_type: str
    sha256: str
    size_bytes: int
    width: int | None
    height: int | None
    preview: bool
    claimed_date: str | None
    captured_at_utc: str | None
    utc_offset_minutes: int
    open: Callable[[], BinaryIO]
    capture: Mapping[str, str] = field(default_factory=dict)
    held: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Structure:
    """What a walk over a file's structure found; `decodable`: False where no preview can be made.

    `media_type` is set by a walk that finds out which of several kinds the file is; sizes in pixels, None where
    the format has none.
    """

    width: int | None = None
    height: int | None = None
    decodable: bool = True
    claimed_date: str | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    media_type: MediaType | None = None
