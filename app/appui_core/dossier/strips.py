"""A strip cut for its pages, losslessly: each page holds its own rows, and no reader decodes all of them for one.

A PNG is cut between rows without decoding it to pixels and back: of each piece only the first row is written anew,
because it leans on the one above, which is no longer there. A JPEG can't be cut without decoding: it stays whole,
and each page shows its part of it. So does a picture that is turned on the page.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.dossier.pictures import Picture, picture_of
from appui_core.errors import AppuiError
from appui_core.intake.encode import Deflater, new_deflater

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NONE, _SUB, _UP = 0, 1, 2
_READ_BYTES = 1 << 18
# What leans on two neighbours at once is drawn anew by the decoding child, if its pixels may be held.
_MOST_HELD_BYTES = 60_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a strip as a picture of its own, whose stream lies in `held_in`."""

    picture: Picture
    held_in: Path


def cut(
    picture: Picture, held_in: Path, edges: Sequence[int], stem: Path, check: Callable[[], None]
) -> list[Piece] | None:
    """Return the rows between each two edges as pieces, in files that begin with `stem`; None: leave it whole.

    `edges` go from 0 to the height. `check` is called after each piece, and may raise.

    Raises OSError as the system gives it.
    """
    if picture.jpeg or picture.orientation != 1 or edges[0] != 0 or edges[-1] != picture.height:
        return None
    try:
        return _cut(picture, held_in, edges, stem, check)
    except _LeansError:
        return _cut_redrawn(picture, held_in, edges, stem, check)
    except zlib.error:
        return None


class _LeansError(Exception):
    """A row leans on more than the row above or the pixel before."""


def _cut_redrawn(
    picture: Picture, held_in: Path, edges: Sequence[int], stem: Path, check: Callable[[], None]
) -> list[Piece] | None:
    from appui_core.intake.preview import rgb_png  # noqa: PLC0415 - starts a child process; rarely needed

    if picture.width * picture.height * 3 > _MOST_HELD_BYTES:
        return None
    try:
        redrawn = rgb_png(held_in.read_bytes(), "image/png")
    except AppuiError:
        return None
    plain = picture_of(redrawn, "image/png", trusted=True)
    whole = stem.with_name(f"{stem.name}-whole")
    whole.write_bytes(redrawn)
    if plain is None or (plain.width, plain.height) != (picture.width, picture.height):
        return None
    # Grey has become red, green and blue: a profile for grey says nothing of them.
    profile = picture.profile if picture.colours == plain.colours else None
    return _cut(replace(plain, profile=profile), whole, edges, whole, check)


def _cut(
    picture: Picture, held_in: Path, edges: Sequence[int], stem: Path, check: Callable[[], None]
) -> list[Piece]:
    pieces = []
    rows = _rows(picture, held_in)
    for number, (top, bottom) in enumerate(pairwise(edges), 1):
        path = stem.with_name(f"{stem.name}-{number}")
        deflater = new_deflater()
        with path.open("xb") as file:
            file.write(_first(deflater, rows))
            for _ in range(top + 1, bottom):
                file.write(deflater.compress(next(rows)[0]))
            file.write(deflater.flush())
            size_bytes = file.tell()
        check()
        pieces.append(Piece(replace(picture, spans=((0, size_bytes),), height=bottom - top), path))
    return pieces


def _first(deflater: Deflater, rows: "Iterator[tuple[bytes, NDArray[np.uint8]]]") -> bytes:
    """Write a row so that it leans on nothing above."""
    return deflater.compress(bytes((_NONE,)) + next(rows)[1].tobytes())


def _rows(picture: Picture, held_in: Path) -> "Iterator[tuple[bytes, NDArray[np.uint8]]]":
    """Yield each row as it stands in the file, its filter before it, and its pixels."""
    import numpy as np  # noqa: PLC0415 - about 80 ms, for strips alone

    row_bytes = picture.width * picture.colours
    above = np.zeros(row_bytes, np.uint8)
    held = b""
    for piece in _inflated(picture, held_in):
        held += piece
        start = 0
        while start + row_bytes < len(held):
            row = held[start : start + 1 + row_bytes]
            filtered = np.frombuffer(row, np.uint8, offset=1)
            if row[0] == _UP:
                above = above + filtered
            elif row[0] == _SUB:
                above = np.add.accumulate(filtered.reshape(-1, picture.colours), axis=0, dtype=np.uint8).ravel()
            elif row[0] == _NONE:
                above = filtered
            else:
                raise _LeansError
            yield row, above
            start += 1 + row_bytes
        held = held[start:]


def _inflated(picture: Picture, held_in: Path) -> Iterator[bytes]:
    """Yield what the stream inflates to; it was seen to be as long as the picture wants."""
    inflater = zlib.decompressobj()
    with held_in.open("rb") as file:
        for offset, size_bytes in picture.spans:
            file.seek(offset)
            for at in range(0, size_bytes, _READ_BYTES):
                rest = file.read(min(_READ_BYTES, size_bytes - at))
                while rest and not inflater.eof:
                    yield inflater.decompress(rest, _READ_BYTES)
                    rest = inflater.unconsumed_tail
    while not inflater.eof and (piece := inflater.decompress(b"", _READ_BYTES)):
        yield piece
