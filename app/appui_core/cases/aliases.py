"""Names of a case and what stands for them in the school's version: pseudonyms or initials, as they were typed.

Nothing is guessed: only listed names are replaced, as whole words, whatever their accents and capitals, alone or
in a possessive, after an apostrophe or beside a hyphen; the longest first, and what was put in is not read again.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

_LIGATURES = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"}
_BETWEEN = re.compile(r"[\W_]+")
# What may stand between the parts of one name: it is written Jean-Pierre, Jean Pierre or jean.pierre.
_GAP = r"[\W_]{0,3}"
_WORD_NUMBER = re.compile(r"[A-Z]{1,2}")
# Parts of names that tell nobody apart, and are words of every text.
_LEAST_PART = 3
_PARTICLES = {"les", "des", "del", "dos", "das", "van", "von", "der", "den", "saint", "sainte"}
MOST = 200
"""How many names a case can have, and how long one may be."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name as people write it, and what stands for it."""

    name: str
    shown: str

    def to_json(self) -> dict[str, str]:
        """Return what the vault keeps."""
        return {"name": self.name, "shown": self.shown}


def aliases_from(kept: Any) -> tuple[Alias, ...]:  # noqa: ANN401 - JSON out of the vault
    """Return the list that the vault keeps, or nothing where it holds none."""
    if not isinstance(kept, list):
        return ()
    return tuple(
        Alias(str(one["name"]), str(one["shown"])) for one in kept if isinstance(one, dict) and one.get("name")
    )


def tidy(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    """Return a list without blanks and without the same name twice (the first counts), at most `MOST`.

    A name with nothing to stand for it gets its initials: a blank in a letter would say nothing.
    """
    found: dict[str, Alias] = {}
    for one in aliases:
        name, shown = " ".join(one.name.split())[:MOST], " ".join(one.shown.split())[:MOST]
        key = "".join(_parts(name))
        if key and key not in found:
            found[key] = Alias(name, shown or initials(name))
    return tuple(found.values())[:MOST]


def initials(name: str) -> str:
    """Return the initials of a name as it is typed: `Jean-Pierre Martin` gives `J.-P. M.`."""
    words = []
    for word in name.split():
        letters = [part[0].upper() for part in re.split(r"[-‐‑'’]", word) if part and part[0].isalnum()]
        if letters:
            words.append("-".join(f"{letter}." for letter in letters))
    return " ".join(words)


def next_letter(shown: Iterable[str]) -> str:
    """Return the next letter that no pseudonym such as `Élève A` ends with: A to Z, then AA to ZZ."""
    taken = {words[-1] for one in shown if (words := one.split()) and _WORD_NUMBER.fullmatch(words[-1])}
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    every: list[str] = [*alphabet, *(first + second for first in alphabet for second in alphabet)]
    return next(letter for letter in every if letter not in taken)


def pupil(shown: Iterable[str]) -> str:
    """Return the next neutral name; in French, as the school's version and its letters are."""
    return f"Élève {next_letter(shown)}"


def fold(text: str) -> str:
    """Return a text without accents, capitals, ligatures and what cannot be seen."""
    return "".join(map(_folded, text))


def _folded(char: str) -> str:
    if unicodedata.category(char) == "Cf":  # a soft hyphen, a joiner: nobody sees them
        return ""
    plain = unicodedata.normalize("NFKD", char).casefold()
    return "".join(_LIGATURES.get(one, one) for one in plain if not unicodedata.combining(one))


def _parts(name: str) -> list[str]:
    """Return the words of a name, folded; of one without letters or digits the whole of it."""
    folded = fold(name)
    return [part for part in _BETWEEN.split(folded) if part] or ([folded.strip()] if folded.strip() else [])


class Replacer:
    """Puts in what stands for the names of a list; finds what is left of them."""

    def __init__(self, aliases: Sequence[Alias]) -> None:
        ordered = sorted(tidy(aliases), key=lambda one: -sum(map(len, _parts(one.name))))
        self._shown = [one.shown for one in ordered]
        spellings = ["|".join(_spellings(_parts(one.name))) for one in ordered]
        self._pattern = re.compile("|".join(f"({one})" for one in spellings)) if ordered else None
        parts = [_parts(one.name) for one in ordered]
        bits = dict.fromkeys(bit for words in parts for bit in ("".join(words), *words))
        self._bits = tuple(bit for bit in bits if len(bit) >= _LEAST_PART and bit not in _PARTICLES)

    def __bool__(self) -> bool:
        """Whether there is any name to replace."""
        return self._pattern is not None

    def text(self, text: str) -> str:
        """Return the text with every listed name replaced."""
        return self._replaced(text, self._shown)

    def names_in(self, text: str) -> bool:
        """Tell whether a listed name stands in a text as a word."""
        return self._pattern is not None and self._pattern.search(fold(text)) is not None

    def left_in(self, text: str, *, handle: bool = False) -> bool:
        """Tell whether a part of a name can still be read in a text once the names are replaced.

        A part counts as a word; in a `handle` (an account, an address) wherever it stands: `lealabelle` tells.
        """
        rest = fold(self._replaced(text, ["\n"] * len(self._shown)))
        words = set(_BETWEEN.split(rest))
        return any(bit in words or (handle and bit in rest) for bit in self._bits)

    def _replaced(self, text: str, shown: Sequence[str]) -> str:
        if self._pattern is None or not text:
            return text
        # For each folded character the place in the text that it comes from.
        folded, places = [], []
        for place, char in enumerate(text):
            plain = _folded(char)
            folded.append(plain)
            places += [place] * len(plain)
        places.append(len(text))
        done, out = 0, []
        for match in self._pattern.finditer("".join(folded)):
            start, end = places[match.start()], places[match.end() - 1] + 1
            if start < done:
                continue
            # Accents written as characters of their own belong to the letter before them.
            while end < len(text) and not _folded(text[end]):
                end += 1
            out += [text[done:start], shown[(match.lastindex or 1) - 1]]
            done = end
        return "".join([*out, text[done:]])


def _spellings(parts: Sequence[str]) -> list[str]:
    """Return the patterns of one name: its words in their order, and two words also the other way round."""
    orders = [parts, parts[::-1]] if len(parts) == 2 else [parts]
    return [
        _edge(order[0][0], before=True) + _GAP.join(map(re.escape, order)) + _edge(order[-1][-1])
        for order in orders
    ]


def _edge(char: str, *, before: bool = False) -> str:
    """Return what must not stand beside a name: a letter beside a letter, a digit beside a digit."""
    if char.isalpha():
        kind = r"[^\W\d_]"
    elif char.isdigit():
        kind = r"\d"
    else:
        return ""
    return f"(?<!{kind})" if before else f"(?!{kind})"
