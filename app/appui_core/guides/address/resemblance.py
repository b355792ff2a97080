"""Whether a host that is no platform's looks like one: other endings, added words, swapped or foreign letters.

It only says "resembles, and is not": a site may do so in good faith, and is not opened either way.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from appui_core.guides.address.model import AddressError, Why
from appui_core.guides.address.sites import SITES

# Names that are a word of French or English too are looked for as a whole part of a host only: letelegramme.fr and
# discordance.fr resemble nobody.
_WORDS = frozenset({"messenger", "discord", "telegram", "threads", "twitch"})
# One letter away from a word: interest, twister.
_NEAR_A_WORD = _WORDS | {"pinterest", "twitter"}
_NAMES = {site.platform: site.platform for site in SITES if site.platform != "x"} | {"twitter": "x"}
# Letters and figures that are drawn like ours (accents are taken off before); i and l are one letter here.
_DRAWN = (
    "аa вb сc ԁd еe ғf һh іl їl јj кk мm нh оo рp ԛq гr ѕs тt уy үy ѵv ԝw хx зe ӏl бb ьb пn"
    " αa βb ϲc εe ηn ιl κk νv οo ρp τt υu χx ωw γy σo"
    " ɑa ɡg ıl łl øo đd ɪl ʀr ʏy ɩl օo սu ոn ցg һh ƅb ǀl"
    " 0o 1l 3e 4a 5s 7t 8b il |l !l $s"
)
_LIKE = {ord(pair[0]): pair[1] for pair in _DRAWN.split()}
_TOGETHER = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_DOTS = dict.fromkeys(map(ord, "。．｡․‧·"), ".")
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})


def stranger(host: str) -> AddressError:
    """Return what to say of a host in small letters that is on no platform's domain.

    LOOK_ALIKE (with the platform), ODD_LETTERS, or UNKNOWN_SITE.
    """
    plain = host if host.isascii() else None
    try:
        shown = ".".join(map(_unfolded, host.translate(_DOTS).split(".")))
    except ValueError:
        return AddressError(Why.ODD_LETTERS, host=plain)
    like = _platform_like(_drawn(shown))
    if like is not None:
        return AddressError(Why.LOOK_ALIKE, host=plain, looks_like=like)
    # Full-width letters, and dots that are dots to a browser only.
    odd = unicodedata.normalize("NFKC", host) != unicodedata.normalize("NFC", host) or host != host.translate(
        _DOTS
    )
    if odd or any(map(_is_mixed, shown.split("."))):
        return AddressError(Why.ODD_LETTERS, host=plain)
    return AddressError(Why.UNKNOWN_SITE, host=plain)


def _unfolded(label: str) -> str:
    """Return a label as it is shown: xn-- read. Raises ValueError when it can't be."""
    if not label.startswith("xn--"):
        return label
    shown = label.removeprefix("xn--").encode("ascii").decode("punycode")
    # Plain letters in disguise, or what no name may hold.
    if shown.isascii() or any(unicodedata.category(char)[0] in "CZ" for char in shown):
        raise ValueError(label)
    return shown.lower()


def _drawn(text: str) -> str:
    """Return a text as it looks at a glance: the same for all that look the same."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    found = bare.lower().translate(_LIKE)
    for together, one in _TOGETHER:
        found = found.replace(together, one)
    return found


@cache
def _names() -> Mapping[str, tuple[str, bool, bool]]:
    """Return by drawn name: the platform, and whether it may stand inside a word, or be a letter away from one."""
    return {
        _drawn(name): (platform, name not in _WORDS, name not in _NEAR_A_WORD) for name, platform in _NAMES.items()
    }


@cache
def _domains() -> Mapping[str, str]:
    return {_drawn(domain): site.platform for site in SITES for domain in site.domains if "/" not in domain}


def _platform_like(drawn: str) -> str | None:
    labels = drawn.split(".")
    for start in range(len(labels) - 1):
        # x.com in x.com.exemple.fr, or t.me with a foreign letter.
        for length in (2, 3):
            found = _domains().get(".".join(labels[start : start + length]))
            if found is not None:
                return found
    return next((found for label in labels for found in _named_in(label)), None)


def _named_in(label: str) -> Iterator[str]:
    parts = label.split("-")
    joined = "".join(parts)
    for name, (platform, inside, near) in _names().items():
        if (
            joined == name
            or name in parts
            or (inside and name in joined)
            or (near and any(_is_near(one, name) for one in (joined, *parts)))
        ):
            yield platform


def _is_near(one: str, name: str) -> bool:
    """Tell whether one letter too many, too few, another one, or two swapped make the difference."""
    if abs(len(one) - len(name)) > 1:
        return False
    start = 0
    while start < min(len(one), len(name)) and one[start] == name[start]:
        start += 1
    left, wanted = one[start:], name[start:]
    return (
        left[1:] == wanted[1:]
        or left[1:] == wanted
        or left == wanted[1:]
        or (left[:2] == wanted[1::-1] and left[2:] == wanted[2:])
    )


def _is_mixed(label: str) -> bool:
    """Tell whether letters of several scripts stand in one label."""
    scripts = {unicodedata.name(char, "?").split()[0] for char in label if char.isalpha()}
    return len(scripts) > 1 and not scripts <= _EAST_ASIAN | {"LATIN"}
