"""The refusals that every walk shares: a structure that is not what its format demands, too many pixels."""

from typing import Final

from appui_core.errors import AppuiError, ErrorCode

MAX_PIXELS: Final = 100_000_000
"""A picture of more pixels than this is refused by its header alone, before anything is inflated."""


def broken(rule: str) -> AppuiError:
    """Return the refusal of a file that breaks `rule`, a word for the one who helps."""
    return AppuiError(ErrorCode.FORMAT_BROKEN, rule)


def check_size(width: int, height: int) -> None:
    """Refuse a picture without pixels or with too many of them.

    Raises AppuiError: FORMAT_BROKEN for a side of zero, IMAGE_TOO_LARGE above `MAX_PIXELS`.
    """
    if width < 1 or height < 1:
        raise AppuiError(ErrorCode.FORMAT_BROKEN, "size_zero")
    if width * height > MAX_PIXELS:
        raise AppuiError(ErrorCode.IMAGE_TOO_LARGE, f"{width}x{height}")
