"""Hundreds of pairs from conversations made to mislead: a join is at its true place, or there is none."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from appui_core.imaging.stitch import Source, relate
from appui_core.imaging.stitch_model import Tie
from fakes.chat_scroll import SMALL, Message, Screen, Scroll, conversation, through_jpeg

_SHOTS = 7
_CONVERSATIONS = 4


def _misleading(chance: random.Random) -> tuple[Message, ...]:
    """Return a conversation of very few different messages, or one with a wall of text sent many times."""
    seed, times = chance.randrange(10**6), chance.random() < 0.3
    if chance.random() < 0.6:
        return conversation(seed, 50, pool=chance.choice((1, 2, 3, 4, 6)), times=times)
    words = [
        "tu",
        "vas",
        "voir",
        "demain",
        "personne",
        "ne",
        "te",
        "parle",
        "plus",
        "arrête",
        "laisse",
        "tomber",
        "encore",
        "toi",
    ]
    wall = " ".join(chance.choices(words, k=chance.randrange(30, 120)))
    messages = conversation(seed, 50, pool=chance.choice((0, 8, 30)), times=times)
    return tuple(Message(wall, time=one.time) if chance.random() < 0.35 else one for one in messages)


def _screen(chance: random.Random, *, clear: bool) -> Screen:
    return Screen(
        clock=chance.choice(("18:02", "18:03")),
        status=chance.choice(("en ligne", "écrit…")),
        pill=chance.choice(("", "", "3 nouveaux", "5 nouveaux")),
        day_pill=chance.choice(("", "12 novembre", "13 novembre")),
        typing=chance.random() < 0.1,
        keyboard=chance.random() < 0.15,
        clear_bars=clear,
    )


@pytest.mark.parametrize(("seed", "lossy"), [(1, False), (2, False), (3, False), (4, False), (5, True)])
def test_no_join_is_ever_wrong(seed: int, lossy: bool) -> None:  # noqa: FBT001 - a parameter of the test
    chance = random.Random(seed)  # noqa: S311 - a test's own chance
    seen: Counter[str] = Counter()
    for _ in range(_CONVERSATIONS):
        scroll = Scroll(_misleading(chance), replace(SMALL, dark=chance.random() < 0.3))
        clear = chance.random() < 0.2
        tops = [chance.randrange(scroll.last_top) for _ in range(_SHOTS)]
        shots = [scroll.shot(top, _screen(chance, clear=clear)) for top in tops]
        if lossy:
            shots = [through_jpeg(shot, 80) for shot in shots]
        for (one, two), relation in relate([Source(shot, lossy) for shot in shots]).pairs.items():
            seen[relation.tie.value] += 1
            if relation.join is not None:
                above, below = relation.join.above, relation.join.below
                assert relation.join.offset == tops[below] - tops[above], (scroll.messages, tops, relation)
            if relation.tie is Tie.SAME:
                assert tops[one] == tops[two]
    assert sum(seen.values()) == _CONVERSATIONS * _SHOTS * (_SHOTS - 1) // 2
