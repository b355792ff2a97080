"""Cuts an address into host, path and query, strictly: what two programs could read differently is refused.

Not `urlsplit`: it drops controls, lets backslashes and user names pass, and raises on some brackets.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from appui_core.guides.address.model import AddressError, Why
from appui_core.host_names import HOST_NAME

_MOST_PAIRS = 100
_MOST_SEGMENTS = 100
_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<rest>#.*)?"
)
# Categories of characters that are not seen, or that turn the text around them.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
_MOST_HOST_CHARACTERS = 253
# A browser reads 0x7f.1 and 2130706433 as 127.0.0.1.
_NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\.?")
_OWN_PORTS = {"http": "80", "https": "443"}


@dataclass(frozen=True, slots=True)
class Parts:
    """An address taken apart. `host` is in small letters, plain or not; `path` has decoded segments.

    `query` has the first value of each key, decoded; `rest` is what stands behind #.
    """

    host: str
    path: tuple[str, ...]
    query: Mapping[str, str]
    rest: str


def split(address: str) -> Parts:
    """Take an http or https address apart.

    Raises AddressError: HIDDEN_CHARACTERS, BACKSLASH, USER_NAME, PORT, IP_ADDRESS, MALFORMED.
    """
    if has_unseen(address):
        raise AddressError(Why.HIDDEN_CHARACTERS)
    if "\\" in address:
        raise AddressError(Why.BACKSLASH)
    match = _ADDRESS.fullmatch(address[:8].lower() + address[8:])
    if match is None:
        raise AddressError(Why.MALFORMED)
    host = _host(match["scheme"], _lowered(match["authority"]))
    path = tuple(_decoded(segment) for segment in match["path"].split("/") if segment)
    if len(path) > _MOST_SEGMENTS:
        raise AddressError(Why.MALFORMED)
    if any(has_unseen(segment) for segment in path):
        raise AddressError(Why.HIDDEN_CHARACTERS)
    # A browser would climb; and a stroke in disguise makes two segments of one.
    if any(segment in {".", ".."} or "/" in segment or "\\" in segment for segment in path):
        raise AddressError(Why.MALFORMED)
    return Parts(host, path, _query(match["query"] or ""), _decoded((match["rest"] or "").removeprefix("#")))


def has_unseen(text: str) -> bool:
    """Tell whether a text holds spaces, controls, text direction, or what is no character at all."""
    return not (text.isascii() and text.isprintable() and " " not in text) and any(
        unicodedata.category(char) in _UNSEEN for char in text
    )


def _lowered(text: str) -> str:
    """Return a text with our letters small; the Kelvin sign, whose small form is k, stays a stranger."""
    return "".join(char.lower() if char.isascii() else char for char in text)


def _host(scheme: str, authority: str) -> str:
    if "@" in authority:
        raise AddressError(Why.USER_NAME)
    if authority.startswith("["):
        raise AddressError(Why.IP_ADDRESS)
    host, colon, port = authority.partition(":")
    if colon and port != _OWN_PORTS[scheme]:
        raise AddressError(Why.PORT, host=host if HOST_NAME.fullmatch(host) else None)
    if _NUMBER.fullmatch(host.rpartition(".")[2] or host):
        raise AddressError(Why.IP_ADDRESS)
    if len(host) > _MOST_HOST_CHARACTERS or (host.isascii() and not HOST_NAME.fullmatch(host)):
        raise AddressError(Why.MALFORMED)
    return host


def _decoded(text: str) -> str:
    """Return a text with its %XX read once; what is no UTF-8 stays as it is."""
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text


def _query(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    # "&amp;" comes out of a page's source.
    for pair in raw.removeprefix("?").replace("&amp;", "&").split("&")[:_MOST_PAIRS]:
        key, _, value = pair.partition("=")
        if key:
            found.setdefault(_decoded(key), _decoded(value.replace("+", " ")))
    return found
