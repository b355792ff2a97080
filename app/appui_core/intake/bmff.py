"""HEIC, AVIF, MP4, MOV and their kin: one container, walked box by box in constant memory; nothing is decoded.

What is in it decides, not the brand: a `meta` about a picture makes a picture, a `moov` with tracks a video or a
sound. Boxes that we don't know are skipped (phones write many), but every one must lie within the file, and the
media must be there. Bytes after the last box are allowed and noted.
"""

from typing import Final

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.boxes import Box, BoxReader
from appui_core.intake.exif import MAX_EXIF_BYTES, ExifFacts, read_exif
from appui_core.intake.faults import broken
from appui_core.intake.film import Film
from appui_core.intake.heif_meta import Extent, Still, read_meta
from appui_core.intake.media_type import MediaType
from appui_core.intake.original import Structure
from appui_core.intake.stream import WalkReader

_MAX_META_BYTES: Final = 2 * 1024 * 1024
_MAX_BRANDS_BYTES: Final = 4096
# A camera's raw picture in the same container.
_RAW_BRAND: Final = b"crx "


class _Walk:
    """The state of one walk."""

    def __init__(self, reader: WalkReader) -> None:
        self._reader = reader
        self._boxes = BoxReader(reader)
        self._brand = b"qt  "  # the first QuickTime files had no brand
        self._still: Still | None = None
        self._film: Film | None = None
        self._media = False
        self._exif = ExifFacts()
        self._notes: dict[str, str] = {}

    def run(self) -> Structure:
        """Walk from the first box to the end of the file.

        Raises AppuiError: FORMAT_BROKEN, FORMAT_UNKNOWN, IMAGE_TOO_LARGE.
        """
        first = True
        while (box := self._boxes.top()) is not None:
            if box.name == b"ftyp":
                if not first:
                    raise broken("second")  # where another file begins, two readers would see two things
                self._read_brand(box)
            elif box.name == b"meta" and self._still is None:
                self._read_still(box)
            elif box.name == b"moov" and self._film is None:
                self._film = Film()
                self._film.read(self._boxes, _ended(box))
            elif box.name == b"mdat":
                self._pass_media(box)
            if box.end is None:
                self._reader.drain()
            else:
                self._boxes.skip_to(box.end)
            first = False
        trailing_bytes = self._reader.drain()
        if trailing_bytes:
            self._notes["trailing_bytes"] = str(trailing_bytes)
        return self._structure()

    def _read_brand(self, box: Box) -> None:
        size = _ended(box) - box.start
        if not 4 <= size <= _MAX_BRANDS_BYTES:
            raise broken("brand")
        self._brand = self._reader.exactly(4)
        if self._brand == _RAW_BRAND:
            raise AppuiError(ErrorCode.FORMAT_UNKNOWN, "picture raw")

    def _read_still(self, box: Box) -> None:
        size = _ended(box) - box.start
        if not 8 <= size <= _MAX_META_BYTES:
            raise broken("meta")
        self._still = read_meta(self._reader.exactly(size))
        if self._still is not None and isinstance(self._still.exif, bytes):
            self._exif = _exif(self._still.exif)

    def _pass_media(self, box: Box) -> None:
        self._media = True
        where = self._still.exif if self._still is not None else None
        if isinstance(where, Extent) and where.offset >= box.start:
            length = min(where.length, MAX_EXIF_BYTES)
            if box.end is None or where.offset + length <= box.end:
                self._boxes.skip_to(where.offset)
                self._exif = _exif(self._reader.exactly(length))

    def _structure(self) -> Structure:
        if self._still is not None:
            return self._picture(self._still)
        if self._film is None or not self._media:
            raise broken("no_media")
        film = self._film
        if not film.pictures + film.sounds:
            raise broken("no_track")
        if film.duration_s:
            self._notes["duration_s"] = str(film.duration_s)
        if film.holds_place:
            self._notes["holds_place"] = "yes"
        return Structure(
            film.width,
            film.height,
            decodable=False,
            claimed_date=film.claimed_date or film.created,
            notes=self._notes,
            media_type=self._film_type(film),
        )

    def _picture(self, still: Still) -> Structure:
        facts = ExifFacts(self._exif.claimed_date, still.orientation, self._exif.holds_place)
        self._notes |= facts.notes()
        if self._film is not None:
            self._notes["animated"] = "yes"
        return Structure(
            still.width,
            still.height,
            decodable=still.media_type is not MediaType.HEIF,
            claimed_date=facts.claimed_date,
            notes=self._notes,
            media_type=still.media_type,
        )

    def _film_type(self, film: Film) -> MediaType:
        if not film.pictures:
            return MediaType.M4A
        if self._brand == b"qt  ":
            return MediaType.QUICKTIME
        return MediaType.THREE_GP if self._brand.startswith((b"3gp", b"3g2")) else MediaType.MP4


def _ended(box: Box) -> int:
    if box.end is None:
        raise broken("box")
    return box.end


def _exif(item: bytes) -> ExifFacts:
    """Read an EXIF item: four bytes say how far its TIFF block is from them (ISO/IEC 23008-12, A.2.1)."""
    return read_exif(item[4 + int.from_bytes(item[:4]) :])


def walk_bmff(reader: WalkReader) -> Structure:
    """Walk such a file to its end and return which of them it is, its size and claims.

    Raises AppuiError: FORMAT_BROKEN (its detail names the rule), FORMAT_UNKNOWN, IMAGE_TOO_LARGE, FILE_UNREADABLE,
    FILE_TOO_LARGE.
    """
    return _Walk(reader).run()
