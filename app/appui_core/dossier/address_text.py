"""What an address spells: its bytes written as %C3%A9, in the page's name or in a query, and hosts as xn--."""

import re
from urllib.parse import unquote

_LABEL = re.compile(r"xn--([a-z0-9-]+)", re.IGNORECASE)
# Old sites write one byte a letter.
_ENCODINGS = ("utf-8", "cp1252")
_DEEPEST = 3
"""An address within an address is written so twice."""


def spelt(text: str) -> tuple[str, ...]:
    """Return what an address spells, each way of reading it once; nothing where that is the text itself."""
    if "%" not in text and "xn--" not in text.lower():
        return ()
    found = {text}
    for _ in range(_DEEPEST):
        found |= {unquote(one, encoding) for one in found for encoding in _ENCODINGS}
    found |= {_LABEL.sub(_host, one) for one in found}
    return tuple(sorted(found - {text}))


def _host(label: re.Match[str]) -> str:
    try:
        return label[1].encode("ascii").decode("punycode")
    except UnicodeError:
        return label[0]
