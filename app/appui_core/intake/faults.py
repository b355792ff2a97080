"""The one refusal that every walk shares: the structure is not what its format demands."""

from appui_core.errors import AppuiError, ErrorCode


def broken(rule: str) -> AppuiError:
    """Return the refusal of a file that breaks `rule`, a word for the one who helps."""
    return AppuiError(ErrorCode.FORMAT_BROKEN, rule)
