"""The pictures of a dossier on their pages: image objects whose bytes are still in files, drawn at a page's end.

An exhibit's picture is one object, however often it is shown; a strip that can be cut has one for each page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, PDFZCompress, xObjectName

from appui_core.dossier.course import Course
from appui_core.dossier.enclosing import Enclosed
from appui_core.dossier.page_kit import Place
from appui_core.dossier.pdf_streams import FileStream, FileStreams, Span
from appui_core.dossier.pictures import Picture
from appui_core.dossier.strips import Piece, cut
from appui_core.dossier.tag_tree import Raw
from appui_core.dossier.tagging import TaggedCanvas

if TYPE_CHECKING:
    from appui_core.dossier.colour_profile import Profile

# How EXIF orientations 1 to 8 turn the unit square of an image (a b c d e f of the PDF matrix).
_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB"}


@dataclass(slots=True)
class _Shown:
    """What an exhibit's pages show: the whole picture, or its pieces from the top."""

    pieces: Sequence[Piece]
    places: int = 0


class Images:
    """Takes the pictures before their pages are laid out, hears where they stand, and puts them there."""

    def __init__(self, streams: FileStreams, scratch: Path, course: Course) -> None:
        self._streams, self._scratch, self._course = streams, scratch, course
        self._shown: dict[int, _Shown] = {}
        self._waiting: list[tuple[int, Place]] = []
        self._numbers: dict[Path, int] = {}
        self._profiles: dict[Profile, str] = {}

    def take(self, number: int, enclosed: Enclosed, edges: Sequence[int]) -> None:
        """Take an exhibit's picture; `edges` are the rows, from 0 to its height, between which it is divided.

        Raises AppuiError as `Course.check`; OSError.
        """
        picture, held_in = enclosed.picture, enclosed.held_in
        if picture is None:
            return
        pieces = None
        if len(edges) > 2:
            pieces = cut(picture, held_in, edges, self._scratch / f"strip-{number}", self._course.check)
        self._shown[number] = _Shown(pieces or [Piece(picture, held_in)])

    def found(self, number: int, place: Place) -> None:
        """Hear that the next part of an exhibit's picture stands at this place of the page that is being drawn."""
        self._waiting.append((number, place))

    def draw(self, canvas: TaggedCanvas) -> None:
        """Put on the page that is about to end what stands there."""
        for number, place in self._waiting:
            shown = self._shown[number]
            whole = len(shown.pieces) == 1
            piece = shown.pieces[0 if whole else shown.places]
            shown.places += 1
            at = place if whole else replace(place, top=0.0, bottom=1.0)
            name = f"Exhibit{number}" if whole else f"Exhibit{number}-{shown.places}"
            self._add(canvas._doc, piece, name)  # noqa: SLF001 - the library has no door to it
            canvas.put_figure(_operators(at, piece.picture, xObjectName(name)), name, place.mcid)
        self._waiting.clear()

    def _add(self, document: Any, piece: Piece, name: str) -> None:  # noqa: ANN401 - the library's own
        """Add the image object to the document, unless it is there."""
        if piece.held_in in self._numbers:
            return
        picture = piece.picture
        spans = tuple(Span(piece.held_in, offset, size_bytes) for offset, size_bytes in picture.spans)
        stream = self._streams.add(FileStream(spans))
        self._numbers[piece.held_in] = stream
        rows = f"/BitsPerComponent 8 /Colors {picture.colours} /Columns {picture.width} /Predictor 15"
        coded = "/Filter /DCTDecode" if picture.jpeg else f"/Filter /FlateDecode /DecodeParms <<{rows}>>"
        said = (
            f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /BitsPerComponent 8"
            f" /ColorSpace {self._space(document, picture)} {coded}"
        )
        document.Reference(Raw(partial(self._streams.placeholder, stream, said)), xObjectName(name))

    def _space(self, document: Any, picture: Picture) -> str:  # noqa: ANN401 - the library's own
        """Return the colours that the picture's numbers mean; a profile that many share is there once."""
        space = _SPACES[picture.colours]
        if picture.profile is None:
            return space
        if picture.profile not in self._profiles:
            name = f"Profile{len(self._profiles) + 1}"
            keys = PDFDictionary({"N": picture.colours, "Alternate": space})
            document.Reference(PDFStream(keys, picture.profile.data, filters=[PDFZCompress]), name)
            number = document.idToObjectNumberAndVersion[name][0]
            self._profiles[picture.profile] = f"[/ICCBased {number} 0 R]"
        return self._profiles[picture.profile]


def _operators(place: Place, picture: Picture, name: str) -> str:
    matrix = " ".join(f"{value:.4f}" for value in _matrix(place, picture))
    box = " ".join(f"{value:.4f}" for value in (place.x, place.y, place.width, place.height))
    clip = "" if (place.top, place.bottom) == (0.0, 1.0) else f"{box} re W n "
    return f"q {clip}{matrix} cm /{name} Do Q"


def _matrix(place: Place, picture: Picture) -> tuple[float, ...]:
    a, b, c, d, e, f = _TURNS[picture.orientation]
    wide, high = place.width, place.height / (place.bottom - place.top)
    below = place.y - (1 - place.bottom) * high
    return (a * wide, b * high, c * wide, d * high, place.x + e * wide, below + f * high)
