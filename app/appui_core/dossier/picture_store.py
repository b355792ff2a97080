"""The dossier's pictures, put aside in small PDF files: memory stays the same for ten or a thousand of them."""

from pathlib import Path
from types import TracebackType
from typing import Self

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from appui_core.dossier.pdf_saving import save_pdf
from appui_core.dossier.pictures import Picture

_BATCH_BYTES = 32 << 20
_KEY = Name("/AppuiPictures")


class PictureStore:
    """Takes pictures one by one, then gives each back as an image object of the document that wants it.

    Must be closed after the document was saved: qpdf reads the streams only then.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: list[Pdf] = []
        self._files: list[Path] = []
        self._batch: Pdf | None = None
        self._batch_bytes = 0
        self._where: dict[str, tuple[int, int]] = {}
        self._kept: dict[str, Picture] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for document in [*self._open, *([self._batch] if self._batch else [])]:
            document.close()
        for path in self._files:
            path.unlink(missing_ok=True)

    def put(self, key: str, picture: Picture) -> None:
        """Keep a picture under a key.

        Raises OSError when the scratch folder can't take it.
        """
        if self._batch is None:
            self._batch = pikepdf.new()
            self._batch.Root[_KEY] = Array()
        pictures = self._batch.Root[_KEY]
        self._where[key] = (len(self._files), len(pictures))
        pictures.append(self._batch.make_indirect(_image(self._batch, picture)))
        self._kept[key] = Picture(
            b"", picture.jpeg, picture.width, picture.height, picture.colours, picture.orientation
        )
        self._batch_bytes += len(picture.stream)
        if self._batch_bytes >= _BATCH_BYTES:
            self._flush()

    def get(self, key: str) -> Picture | None:
        """Return what is known of a picture, without its bytes."""
        return self._kept.get(key)

    def image(self, key: str, document: Pdf) -> Object:
        """Return the picture as an object of `document`."""
        self._flush()
        while len(self._open) < len(self._files):
            self._open.append(pikepdf.open(self._files[len(self._open)]))
        batch, position = self._where[key]
        return document.copy_foreign(self._open[batch].Root[_KEY][position])

    def _flush(self) -> None:
        if self._batch is None:
            return
        path = self._folder / f"pictures-{len(self._files)}.pdf"
        self._files.append(path)
        save_pdf(self._batch, path, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
        self._batch.close()
        self._batch, self._batch_bytes = None, 0


def _image(document: Pdf, picture: Picture) -> Stream:
    image = Stream(document, picture.stream)
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = picture.width, picture.height, 8
    image.ColorSpace = Name.DeviceRGB if picture.colours == 3 else Name.DeviceGray
    if picture.jpeg:
        image.Filter = Name.DCTDecode
    else:
        image.Filter = Name.FlateDecode
        image.DecodeParms = Dictionary(
            Predictor=15, Colors=picture.colours, BitsPerComponent=8, Columns=picture.width
        )
    return image
