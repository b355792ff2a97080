"""A large picture made smaller by a whole factor: the mean of each block, without stopping other threads.

Qt's own scaling holds Python's lock for as long as it takes, 300 ms for a screen of 7680x4320; numpy lets it go.
"""

from typing import Final

from appui_core.intake.pixels import Pixels, Rows

# So that the sum of a block fits 16 bits.
_MOST: Final = 16


def smaller(frame: Rows, factor: int) -> Pixels:
    """Return a picture of `width // factor` by `height // factor` pixels; a rest at the edges is left out.

    `factor` is at least 1; it is made as small as needed for one pixel to be left, and at most 16.
    """
    import numpy as np  # noqa: PLC0415 - about 80 ms, never at start-up

    factor = max(min(factor, frame.width, frame.height, _MOST), 1)
    width, height = frame.width // factor, frame.height // factor
    shape, strides = (frame.height, frame.width, 3), (frame.stride_bytes, 3, 1)
    pixels = np.ndarray(shape, np.uint8, buffer=frame.rgb, strides=strides)
    total = np.zeros((height, width, 3), np.uint16)
    for y in range(factor):
        for x in range(factor):
            np.add(total, pixels[y : height * factor : factor, x : width * factor : factor], out=total)
    return Pixels(width, height, (total // factor**2).astype(np.uint8).tobytes())
