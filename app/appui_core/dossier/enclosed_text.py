"""What can be read in an enclosed text file: its characters, and those that it writes in another way.

A JSON export escapes its letters, Meta's spells each byte of UTF-8 as a character of its own, a saved page has
entities, and tags in the middle of a word: a name must be found in all of them.
"""

import html
import json
import re
from typing import Any

from appui_core.cases.model import Exhibit

_JSON, _HTML = "application/json", "text/html"
# Tags that do not part the letters of a word; every other one does.
_WITHIN = re.compile(
    r"<!--[^<>]*-->|</?(?:a|abbr|b|bdi|bdo|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
# The bytes of one character of UTF-8, each read as a character.
_BYTEWISE = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)


def is_text(exhibit: Exhibit) -> bool:
    """Tell whether an exhibit's file is of a kind that is read here."""
    return exhibit.media_type.startswith("text/") or exhibit.media_type == _JSON


def readings(content: bytes, media_type: str) -> tuple[tuple[str, ...], bool]:
    """Return the text in each way that it can be read, and whether that is all that stands in it."""
    text, whole = _decoded(content)
    found = [text, _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)]
    if media_type == _JSON:
        try:
            found.append("\n".join(_strings(json.loads(text))))
        except (ValueError, RecursionError):
            whole = False
    if media_type == _HTML:
        found += [html.unescape(text), html.unescape(_TAG.sub("\n", _WITHIN.sub("", text)))]
    found += [_BYTEWISE.sub(_repaired, one) for one in found]
    return tuple(dict.fromkeys(found)), whole


def _decoded(content: bytes) -> tuple[str, bool]:
    """Return the text in the encoding that an import most likely has, and whether all of it is."""
    encodings = ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding), True
        except UnicodeDecodeError:
            continue
    return content.decode(encodings[-1], "replace"), False


def _strings(value: Any) -> list[str]:  # noqa: ANN401 - whatever JSON holds
    """Return every string of a JSON value, names of fields too."""
    found, waiting = [], [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, dict):
            found += one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return found


def _repaired(match: re.Match[str]) -> str:
    try:
        return match[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
