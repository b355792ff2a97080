"""What an X server's pixels are: the head of Xlib's XImage, and the one kind of pixels that is taken."""

import ctypes
from typing import Final

ALL_PLANES: Final = (1 << (8 * ctypes.sizeof(ctypes.c_ulong))) - 1
Z_PIXMAP: Final = 2
_LEAST_FIRST: Final = 0
_MASKS: Final = (0xFF0000, 0x00FF00, 0x0000FF)


class XImage(ctypes.Structure):
    """The head of Xlib's XImage."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")),
        ("data", ctypes.c_void_p),
        *(
            (name, ctypes.c_int)
            for name in ("byte_order", "bitmap_unit", "bitmap_bit_order", "bitmap_pad", "depth")
        ),
        *((name, ctypes.c_int) for name in ("bytes_per_line", "bits_per_pixel")),
        *((name, ctypes.c_ulong) for name in ("red_mask", "green_mask", "blue_mask")),
    )


def usual(head: XImage, width: int) -> bool:
    """Tell whether the rows are tight, 32 bits a pixel, blue first, as on every screen of today."""
    masks = (head.red_mask, head.green_mask, head.blue_mask)
    kind = head.bits_per_pixel == 32 and head.byte_order == _LEAST_FIRST and masks == _MASKS
    return kind and head.bytes_per_line == 4 * width


def library(name: str, usual_file: str) -> ctypes.CDLL:
    """Load a library of the system; OSError where there is none."""
    try:
        return ctypes.CDLL(usual_file)
    except OSError:
        from ctypes.util import find_library  # noqa: PLC0415 - it runs programs to look around

        return ctypes.CDLL(find_library(name) or usual_file)
