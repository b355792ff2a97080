"""Saves a PDF so that a full disk is an OSError: qpdf ends the whole process when a write of its own fails.

What it writes goes through here: the first failure is kept, the rest let go, and it is raised once qpdf is done.
"""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:
    from pikepdf import Pdf

_BLOCK = 1 << 20


class _Sink(io.RawIOBase):
    """Never fails while it is written to."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self.failure: OSError | None = None
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, piece: Any, /) -> int:  # noqa: ANN401 - whatever holds bytes, as io declares it
        if self.failure is None:
            try:
                self._file.write(piece)
            except OSError as error:
                self.failure = error
        return len(piece)


def save_pdf(document: "Pdf", target: Path, **options: Any) -> None:  # noqa: ANN401 - as pikepdf takes them
    """Save to a new file, with the options of `Pdf.save`.

    Raises OSError as the system gives it; the file is not whole then.
    """
    with target.open("xb", buffering=_BLOCK) as file:
        sink = _Sink(file)
        document.save(cast("BinaryIO", sink), **options)
        if sink.failure is not None:
            raise sink.failure
