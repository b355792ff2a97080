"""The structure of a GIF, walked block by block in constant memory; nothing is decoded.

Rules (GIF89a specification, 1990): header, screen, then extensions and pictures as sub-blocks within the file, at
least one picture. The trailer may lack, as it does in files of some apps; bytes after it are noted.
"""

import struct
from typing import Final

from appui_core.intake.faults import broken, check_size
from appui_core.intake.original import Structure
from appui_core.intake.stream import WalkReader

_EXTENSION, _PICTURE, _TRAILER = 0x21, 0x2C, 0x3B
_MAX_PICTURES: Final = 20_000
# Honest encoders fill their sub-blocks (255 bytes): this is 250 MB of them.
_MAX_SUB_BLOCKS: Final = 1_000_000


class _Walk:
    """The state of one walk."""

    def __init__(self, reader: WalkReader) -> None:
        self._reader = reader
        self._size = (0, 0)
        self._pictures = 0
        self._sub_blocks = 0

    def run(self) -> Structure:
        """Walk from the signature to the end of the file.

        Raises AppuiError: FORMAT_BROKEN, IMAGE_TOO_LARGE.
        """
        signature, *size, flags, _, _ = struct.unpack("<6sHHBBB", self._reader.exactly(13))
        if signature not in {b"GIF87a", b"GIF89a"}:
            raise broken("signature")
        self._size = (size[0], size[1])
        self._colours(flags)
        while (block := self._reader.some(1)) and block[0] != _TRAILER:
            if block[0] == _PICTURE:
                self._picture()
            elif block[0] == _EXTENSION:
                self._reader.skip(1)
                self._pass_sub_blocks()
            elif block[0]:  # zeros between blocks are harmless and not rare
                raise broken("block")
            else:
                self._count_sub_block()
        if not self._pictures:
            raise broken("no_picture")
        trailing_bytes = self._reader.drain()
        notes = {"animated": "yes"} if self._pictures > 1 else {}
        if trailing_bytes:
            notes["trailing_bytes"] = str(trailing_bytes)
        return Structure(*self._size, notes=notes)

    def _picture(self) -> None:
        left, top, width, height, flags = struct.unpack("<HHHHB", self._reader.exactly(9))
        self._pictures += 1
        if self._pictures > _MAX_PICTURES:
            raise broken("pictures")
        check_size(left + width, top + height)
        if not width or not height:
            raise broken("size_zero")
        if self._pictures == 1:
            # Decoders enlarge the screen to hold the first picture.
            self._size = (max(self._size[0], left + width), max(self._size[1], top + height))
            check_size(*self._size)
        self._colours(flags)
        self._reader.skip(1)
        self._pass_sub_blocks()

    def _colours(self, flags: int) -> None:
        if flags & 0x80:
            self._reader.skip(3 << (flags & 7) + 1)

    def _pass_sub_blocks(self) -> None:
        while length := self._reader.exactly(1)[0]:
            self._count_sub_block()
            self._reader.skip(length)

    def _count_sub_block(self) -> None:
        self._sub_blocks += 1
        if self._sub_blocks > _MAX_SUB_BLOCKS:
            raise broken("sub_blocks")


def walk_gif(reader: WalkReader) -> Structure:
    """Walk a GIF to the end of the file and return its size.

    Raises AppuiError: FORMAT_BROKEN (its detail names the rule), IMAGE_TOO_LARGE, FILE_UNREADABLE, FILE_TOO_LARGE.
    """
    return _Walk(reader).run()
