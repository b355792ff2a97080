"""Search over guides as one types: every word asked for must begin a word of the guide; accents don't matter."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from appui_core.guides.model import Guide

_WORD: Final = re.compile(r"[^\W_]+")
# What is found in a title says more than what is found in a sentence.
_TITLE, _LABEL, _TEXT = 9, 4, 1
_MOST_WORDS: Final = 12
_MOST_CHARS: Final = 200
_END: Final = "\U0010ffff"


def fold(text: str) -> str:
    """Return a text without accents and capitals, ligatures opened."""
    opened = text.casefold().replace("œ", "oe").replace("æ", "ae")
    bare = unicodedata.normalize("NFKD", opened)
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


class GuideSearch:
    """The words of a set of guides, sorted. `names` says what platforms, objects and goals are called.

    Building it reads every sentence once (some 10 ms for a hundred guides): off the GUI thread.
    """

    def __init__(self, guides: Sequence[Guide], names: Mapping[str, str] | None = None) -> None:
        self._guides = tuple(guides)
        found: dict[str, dict[int, int]] = {}
        for place, guide in enumerate(self._guides):
            for weight, text in _told(guide, names or {}):
                for word in _WORD.findall(fold(text)):
                    places = found.setdefault(word, {})
                    places[place] = max(weight, places.get(place, 0))
        self._words = sorted(found)
        self._places = [found[word] for word in self._words]

    def find(self, asked: str, limit: int = 8) -> tuple[Guide, ...]:
        """Return the guides that have every word asked for, best first, at most `limit`; none for no words."""
        words = _WORD.findall(fold(asked[:_MOST_CHARS]))[:_MOST_WORDS]
        if not words:
            return ()
        scores = self._beginning(words[0])
        for word in words[1:]:
            others = self._beginning(word)
            scores = {place: score + others[place] for place, score in scores.items() if place in others}
        best = sorted(scores, key=lambda place: (-scores[place], place))
        return tuple(self._guides[place] for place in best[:limit])

    def _beginning(self, prefix: str) -> dict[int, int]:
        """Return, by guide, how much the words that begin with `prefix` weigh; whole words weigh double."""
        found: dict[int, int] = {}
        first, last = bisect_left(self._words, prefix), bisect_left(self._words, prefix + _END)
        for at in range(first, last):
            factor = 2 if self._words[at] == prefix else 1
            for place, weight in self._places[at].items():
                found[place] = max(found.get(place, 0), weight * factor)
        return found


def _told(guide: Guide, names: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    yield _TITLE, guide.title
    for key in (guide.platform, guide.object, guide.goal, *guide.also, *guide.devices):
        yield _TITLE if key == guide.platform else _LABEL, names.get(key, key)
    for step in guide.steps:
        yield _LABEL, step.label_fr
        yield _LABEL, step.label_en
        yield _TEXT, step.text
    for text in (guide.before, guide.after, *(one.text for one in guide.notices)):
        yield _TEXT, text
    for variant in guide.variants:
        yield _TEXT, f"{variant.title} {variant.text}"
