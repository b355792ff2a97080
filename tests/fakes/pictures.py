"""Small real pictures, made with a library that the walk over their structure does not use."""

import io

from PIL import Image


def png_bytes(shade: int = 0) -> bytes:
    """Return a PNG of 40 x 20 pixels; each shade gives other bytes."""
    return _saved("PNG", shade)


def jpeg_bytes(shade: int = 0) -> bytes:
    """Return a JPEG of 40 x 20 pixels."""
    return _saved("JPEG", shade)


def _saved(kind: str, shade: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), (shade % 256, 95, 100)).save(stream, kind)
    return stream.getvalue()
