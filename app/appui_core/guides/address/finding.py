"""Finds the address in what people paste: a bare address, a shared text with words around it, a copied link.

Nothing here decides whether an address is good: it cuts one run of characters out of a text, or says why it can't.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from appui_core.guides.address.model import AddressError, Why
from appui_core.guides.address.parts import has_unseen
from appui_core.guides.address.sites import platform_of

# A shared text is a sentence or two; an address with its trackers and a redirect or two around it fits well.
MOST_TEXT_CHARACTERS = 20_000
MOST_ADDRESS_CHARACTERS = 8_192

# Where one run of characters ends. Quotation marks and pointed brackets stand around addresses, never in them.
# Controls are no gap: they are a trick.
_GAP = re.compile(r"[ \t\r\n\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000<>\"«»“”„]+")
# Marks that phones put around what they copy; inside an address they are a trick.
_MARKS = "\u200b\u200e\u200f\u2060\u2068\u2069\ufeff"
# Not the underscore nor the hyphen: an id may end with one.
_OPENING = "([{'‘’*|~`,;:.!…¡¿•–—" + _MARKS
_CLOSING = frozenset(".,;:!?…'‘’*|~`" + _MARKS)
_PAIRS = {")": "(", "]": "[", "}": "{"}

_HTTP = re.compile(r"https?:", re.IGNORECASE)
_HTTP_WHOLE = re.compile(r"https?://", re.IGNORECASE)
# Two addresses glued together, or the second half of a Markdown link.
_NEXT_ONE = re.compile(r"(?<=[A-Za-z0-9)\]])https?://|\]\(", re.IGNORECASE)
_ENCODED = re.compile(r"https?%3a%2f%2f", re.IGNORECASE)
_SCHEME = re.compile(r"(?P<name>[a-z][a-z0-9+.-]{0,30}):(?P<strokes>//)?(?=.)", re.IGNORECASE | re.DOTALL)
# Schemes that do something without two strokes behind them.
_DOING_WORDS = """
    javascript vbscript data file blob about view-source intent mailto tel sms smsto callto facetime filesystem
    jar ms-settings search-ms shell chrome resource
"""
_DOING = frozenset(_DOING_WORDS.split())
# An address without its scheme; the dots of other scripts are dots to a browser.
_BARE = re.compile(
    r"(?://)?(?P<host>[^\s/?#@:\\]{1,253}[.。．｡][^\s/?#@:\\.]{2,63})(?P<more>[/?#:@].*)?", re.DOTALL
)
# In front of "https:" this is the beginning of an address; anything else is a word.
_BEGINS = re.compile(r"[/?&=#@\\%]|\w\.\w")


def find(text: str) -> str:
    """Return the first address in a text, with its scheme (https where it has none).

    An address that names its scheme comes before one that does not, whatever stands first.

    Raises AddressError: NO_ADDRESS, TOO_LONG, MALFORMED, BACKSLASH, HIDDEN_CHARACTERS, and SCHEME for anything but
    http and https.
    """
    seen = text[:MOST_TEXT_CHARACTERS]
    cut_off = len(text) > len(seen)
    runs = _GAP.split(seen)
    if cut_off and len(runs.pop()) > MOST_ADDRESS_CHARACTERS:
        raise AddressError(Why.TOO_LONG)
    tidy = [run for run in map(_trimmed, runs) if run]
    found = _first_named(tidy) or _unnamed(tidy)
    if found is None:
        raise AddressError(Why.TOO_LONG if cut_off else Why.NO_ADDRESS)
    if len(found) > MOST_ADDRESS_CHARACTERS:
        raise AddressError(Why.TOO_LONG)
    return found


def _first_named(runs: Iterable[str]) -> str | None:
    """Return the first address that names its scheme; another scheme is only refused where there is none.

    Raises AddressError as `find` does.
    """
    refused = None
    for run in runs:
        try:
            address = _named(run)
        except AddressError as error:
            if error.why is not Why.SCHEME:
                raise
            refused = refused or error
            continue
        if address is not None:
            return address
    if refused is not None:
        raise refused
    return None


def _trimmed(run: str) -> str:
    """Return a run without the marks, full stops and unpaired brackets around it."""
    found = run.lstrip(_OPENING)
    surplus = {last: found.count(last) - found.count(first) for last, first in _PAIRS.items()}
    end = len(found)
    while end:
        last = found[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _CLOSING:
            break
        end -= 1
    return found[:end]


def _named(run: str) -> str | None:
    """Return the address with its scheme that a run holds, None when it holds none.

    Raises AddressError as `find` does.
    """
    if _ENCODED.match(run):
        # Copied out of another address.
        run = _GAP.split(unquote(run))[0]
    if _is_command(run):
        raise AddressError(Why.SCHEME)
    place = _HTTP.search(run)
    if place is not None and has_unseen(run[: place.start()]):
        raise AddressError(Why.HIDDEN_CHARACTERS)
    if place is None or _BEGINS.search(run[: place.start()]):
        return None
    address = run[place.start() :]
    if not _HTTP_WHOLE.match(address):
        if len(address) == len(place[0]):
            # The word alone.
            return None
        raise AddressError(Why.BACKSLASH if "\\" in address else Why.MALFORMED)
    following = _NEXT_ONE.search(address, len(place[0]))
    return _trimmed(address[: following.start()] if following else address)


def _is_command(run: str) -> bool:
    """Tell whether a run begins with a scheme but http and https; "lien:" in front of an address is none."""
    scheme = _SCHEME.match(run)
    name = scheme["name"].lower() if scheme is not None else ""
    if scheme is None or name in {"http", "https"} or "." in name:
        return False
    return bool(scheme["strokes"]) or name in _DOING


def _unnamed(runs: list[str]) -> str | None:
    """Return the address without a scheme that stands among some words, a platform's own before any other."""
    bare = [match for match in map(_BARE.fullmatch, runs) if match is not None]
    ours = (match for match in bare if platform_of(match["host"].lower()) is not None)
    # Among other words, "fin.Bonjour" is no address; alone, it was meant as one. A mail address never was.
    alone = len(runs) == 1
    others = (match for match in bare if _is_meant(match, alone=alone))
    found = next(ours, None) or next(others, None)
    return None if found is None else f"https://{found[0].removeprefix('//')}"


def _is_meant(match: re.Match[str], *, alone: bool) -> bool:
    more = match["more"] or ""
    return "/" in more or match["host"].lower().startswith("www.") or (alone and not more.startswith("@"))
