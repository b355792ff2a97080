"""Names of a case and what stands for them in the school's version: pseudonyms or initials, as they were typed.

Nothing is guessed: only listed names are replaced, as whole words, whatever their accents and capitals, alone or
in a possessive, after an apostrophe or beside a hyphen; the longest first, and what was put in is not read again.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from typing import Any

_LIGATURES = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"}
_BETWEEN = re.compile(r"[\W_]+")
# How many characters may stand between the parts of one name: it is written Jean-Pierre or jean.pierre.
_GAP = 3
# What is compared as one: letters, or digits; where nobody writes spaces, each sign (Chinese, Japanese).
_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+|\d+")
_MOST_JOINS = 4
_WORD_NUMBER = re.compile(r"[A-Z]{1,2}")
# Parts of names that tell nobody apart, and are words of every text.
_LEAST_PART = 3
_PARTICLES = {"les", "des", "del", "dos", "das", "van", "von", "der", "den", "saint", "sainte"}
_NOBODY = "…"
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


@lru_cache(maxsize=4096)
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
        listed = tidy(aliases)
        parts = [_parts(one.name) for one in listed]
        # By the first run of letters: the runs that make a name, the longest name first, and whose it is.
        self._runs: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._signs: list[tuple[str, int]] = []
        for whose, words in enumerate(parts):
            for runs in _spellings(words):
                self._runs.setdefault(runs[0], []).append((runs, whose))
            if not _RUN.search("".join(words)):
                self._signs.append(("".join(words), whose))
        for spelt in self._runs.values():
            spelt.sort(key=lambda one: -sum(map(len, one[0])))
        # What stands for a name must not tell one.
        self._shown = [
            next(said for said in (one.shown, initials(one.name), _NOBODY) if not self.names_in(said))
            for one in listed
        ]
        bits = dict.fromkeys(bit for words in parts for bit in ("".join(words), *words))
        self._bits = tuple(bit for bit in bits if len(bit) >= _LEAST_PART and bit not in _PARTICLES)

    def __bool__(self) -> bool:
        """Whether there is any name to replace."""
        return bool(self._runs or self._signs)

    def text(self, text: str) -> str:
        """Return the text with every listed name replaced."""
        return self._replaced(text, self._shown)

    def names_in(self, text: str) -> bool:
        """Tell whether a listed name stands in a text as a word."""
        return next(self._found(fold(text)), None) is not None

    def left_in(self, text: str, *, handle: bool = False) -> bool:
        """Tell whether a part of a name can still be read in a text once the names are replaced.

        A part counts as a word; in a `handle` (an account, an address) wherever it stands: `lealabelle` tells.
        """
        if not self:
            return False
        rest = fold(self._replaced(text, ["\n"] * len(self._shown)))
        words = set(_BETWEEN.split(rest))
        return any(bit in words or (handle and bit in rest) for bit in self._bits)

    def _found(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and whose it is of each name in a folded text, from left to right, none in another."""
        runs = [match.span() for match in _RUN.finditer(folded)] if self._runs else []
        words = [folded[start:end] for start, end in runs]
        found = [
            (runs[at][0], runs[at + len(name) - 1][1], whose)
            for at, word in enumerate(words)
            for name, whose in self._runs.get(word, ())
            if tuple(words[at : at + len(name)]) == name and _close(runs[at : at + len(name)])
        ]
        for sign, whose in self._signs:
            found += [(match.start(), match.end(), whose) for match in re.finditer(re.escape(sign), folded)]
        done = 0
        for start, end, whose in sorted(found, key=lambda one: (one[0], -one[1])):
            if start >= done:
                yield start, end, whose
                done = end

    def _replaced(self, text: str, shown: Sequence[str]) -> str:
        if not self.names_in(text):
            return text
        # For each folded character the place in the text that it comes from.
        folded, places = [], []
        for place, char in enumerate(text):
            plain = _folded(char)
            folded.append(plain)
            places += [place] * len(plain)
        done, out = 0, []
        for first, last, whose in self._found("".join(folded)):
            start, end = places[first], places[last - 1] + 1
            if start < done:
                continue
            # Accents written as characters of their own belong to the letter before them.
            while end < len(text) and not _folded(text[end]):
                end += 1
            out += [text[done:start], shown[whose]]
            done = end
        return "".join([*out, text[done:]])


def _close(runs: Sequence[tuple[int, int]]) -> bool:
    """Tell whether runs of letters stand near enough to each other to be one name."""
    return all(after[0] - before[1] <= _GAP for before, after in pairwise(runs))


def _spellings(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of letters and digits that a name can be written in: its parts apart or run together.

    Two parts also the other way round; of many parts, all apart and all together.
    """
    orders = [parts, parts[::-1]] if len(parts) == 2 else [parts]
    seen: dict[tuple[str, ...], None] = {}
    for order in orders:
        between = len(order) - 1
        joins = (
            product((" ", ""), repeat=between) if between <= _MOST_JOINS else [(sign,) * between for sign in " \0"]
        )
        for joined in joins:
            written = "".join(part + sign for part, sign in zip(order, (*joined, ""), strict=True)).replace(
                "\0", ""
            )
            seen[tuple(_RUN.findall(written))] = None
    yield from (runs for runs in seen if runs)
