"""Is a picture of one flat colour? Protected and locked screens come out like that, and empty grabs."""


def is_flat(rgb: bytes, width: int, height: int, stride_bytes: int) -> bool:
    """Tell whether every pixel is the same, as protected and locked screens come out; most end it soon."""
    row = rgb[:3] * width
    return all(rgb.startswith(row, start) for start in range(0, height * stride_bytes, stride_bytes))
