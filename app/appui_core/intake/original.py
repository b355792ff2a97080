"""What intake hands on: a picture from outside, examined, with its hash, and a way to read its bytes again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Literal


@dataclass(frozen=True, slots=True)
class Original:
    """A safe original. `kind` reads as `cases.model.Kind`.

    `sha256` is lower-case hex over all `size_bytes` bytes; `width` and `height` are pixels as stored (before any
    EXIF rotation). `claimed_date` is what the file says of itself, word for word, never a measured time;
    `captured_at_utc` is set only when Appui grabbed the picture, and `utc_offset_minutes` is this PC's offset then
    or at the import. `capture` has fixed keys only: for a capture those of `ports.Frame.facts`; for an import
    `animated` ("yes"), `orientation` ("2".."8", EXIF), `holds_place` ("yes": GPS) and `trailing_bytes`.

    `open` gives a new stream from the first byte; reading it to the end raises AppuiError FILE_CHANGED unless the
    bytes are still those of `sha256`. Opening raises FILE_MISSING, FILE_UNREADABLE or NOT_A_FILE. `held` are those
    very bytes where they were kept in memory since they were hashed.
    """

    kind: Literal["capture", "import", "derived"]
    media_type: str
    sha256: str
    size_bytes: int
    width: int
    height: int
    preview: bool
    claimed_date: str | None
    captured_at_utc: str | None
    utc_offset_minutes: int
    open: Callable[[], BinaryIO]
    capture: Mapping[str, str] = field(default_factory=dict)
    held: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Structure:
    """What a walk over a picture's structure found; `decodable`: False where no preview can be made."""

    width: int
    height: int
    decodable: bool = True
    claimed_date: str | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
