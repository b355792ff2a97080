"""Files without magic: text and data, taken only under their own endings and only when every byte is text.

UTF-8, UTF-16 with its mark, or Windows-1252 without control characters. Nothing is interpreted: HTML is never
rendered, JSON never loaded. What is read is what tells a whole account's export, and our own records, apart
(`exports.py`).
"""

import codecs
from typing import Final

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.exports import Conversations
from appui_core.intake.faults import broken
from appui_core.intake.media_type import MediaType
from appui_core.intake.original import Structure
from appui_core.intake.stream import WalkReader

ENDINGS: Final = {
    ".txt": MediaType.TEXT,
    ".csv": MediaType.CSV,
    ".json": MediaType.JSON,
    ".html": MediaType.HTML,
    ".htm": MediaType.HTML,
}
_UTF16_MARKS: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# All of C0 but tab, line feed, form feed and carriage return; DEL. Then what Windows-1252 leaves undefined.
_CONTROLS: Final = bytes(byte for byte in (*range(0x20), 0x7F) if byte not in {0x09, 0x0A, 0x0C, 0x0D})
_UNDEFINED: Final = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_CONTROL_TEXT: Final = {ord(char): None for char in _CONTROLS.decode("latin-1")}


class _Reading:
    """Bytes that may still be text in one encoding or the other."""

    def __init__(self, head: bytes) -> None:
        wide = _UTF16_MARKS.get(head[:2])
        self._wide = codecs.getincrementaldecoder(wide)() if wide else None
        self._utf8: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
        self._latin = True

    def take(self, block: bytes, *, last: bool) -> str:
        """Return a block as text, good enough to look for ASCII words in.

        Raises AppuiError: FORMAT_UNKNOWN `text` when it is none.
        """
        if self._wide is not None:
            return _without_controls(self._decode(self._wide, block, last=last))
        if block.translate(None, _CONTROLS) != block:
            raise _no_text()
        self._latin = self._latin and block.translate(None, _UNDEFINED) == block
        if self._utf8 is not None:
            try:
                return self._utf8.decode(block, last)
            except UnicodeDecodeError:
                self._utf8 = None
        if not self._latin:
            raise _no_text()
        return block.decode("latin-1")

    @staticmethod
    def _decode(decoder: codecs.IncrementalDecoder, block: bytes, *, last: bool) -> str:
        try:
            return decoder.decode(block, last)
        except UnicodeDecodeError:
            raise _no_text() from None


def _without_controls(text: str) -> str:
    if text.translate(_CONTROL_TEXT) != text:
        raise _no_text()
    return text


def _no_text() -> AppuiError:
    return AppuiError(ErrorCode.FORMAT_UNKNOWN, "text no")


def text_type(name: str) -> MediaType | None:
    """Return what a name's last ending says, None where it is none of ours."""
    stem, dot, ending = name.rpartition(".")
    return ENDINGS.get(f".{ending.lower()}") if dot and stem else None


def walk_text(media_type: MediaType, reader: WalkReader) -> Structure:
    """Read a text to its end; it has no size in pixels and no preview.

    Raises AppuiError: FORMAT_UNKNOWN `text no` (some byte is no text), FORMAT_BROKEN `json` (it neither begins nor
    ends as JSON does), DATA_EXPORT, OWN_RECORD, FILE_TOO_LARGE, FILE_UNREADABLE.
    """
    reading, told = _Reading(reader.head(2)), Conversations()
    first = last = ""
    while block := reader.some():
        text = reading.take(block, last=False)
        told.take(text)
        visible = text.strip("\ufeff \t\r\n\f")
        if visible:
            first, last = first or visible[0], visible[-1]
    reading.take(b"", last=True)
    told.judge()
    if media_type is MediaType.JSON and (first not in {"{", "["} or last not in {"}", "]"}):
        raise broken("json")
    return Structure(decodable=False, media_type=media_type)
