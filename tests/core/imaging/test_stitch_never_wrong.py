"""Hundreds of pairs from conversations made to mislead: a join is at its true place, or there is none."""

import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from appui_core.imaging.stitch import Source, relate
from appui_core.imaging.stitch_model import Tie
from appui_core.intake.pixels import Pixels
from fakes.chat_scroll import (
    _WORDS,
    SMALL,
    Message,
    Screen,
    Scroll,
    _font,
    _lines,
    conversation,
    through_jpeg,
)

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


def _page(paragraphs: list[str], size: int, line: int, between: int) -> tuple[NDArray[np.uint8], list[int]]:
    """Return paragraphs without bubbles, as forums and mails show them, and the row at which each begins."""
    font, (tops, lines) = _font(size), ([], [])
    at = between
    for paragraph in paragraphs:
        tops.append(at)
        for words in _lines(paragraph, font, SMALL.width - 40):
            lines.append((at, words))
            at += line
        at += between - line
    page = Image.new("RGB", (SMALL.width, at + 800), "white")
    pen = ImageDraw.Draw(page)
    for top, words in lines:
        pen.text((20, top), words, (20, 24, 28), font)
    return np.asarray(page).copy(), tops


def _seen(page: NDArray[np.uint8], top: int) -> Pixels:
    screen = np.full((SMALL.height, SMALL.width, 3), 246, np.uint8)
    screen[80:-60] = page[top : top + SMALL.height - 140]
    return Pixels(SMALL.width, SMALL.height, screen.tobytes())


@pytest.mark.parametrize("lossy", [False, True])
@pytest.mark.parametrize(("size", "line", "between"), [(15, 20, 30), (15, 20, 40), (16, 24, 46)])
def test_the_lines_of_one_long_message_are_not_several_messages(
    size: int,
    line: int,
    between: int,
    lossy: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    for seed in range(5):
        chance = random.Random(seed)  # noqa: S311 - a test's own chance
        told = [" ".join(chance.choices(_WORDS, k=chance.randrange(3, 30))) for _ in range(20)]
        wall = " ".join(chance.choices(_WORDS, k=120 if between > 30 else 90))
        page, tops = _page([*told[:10], wall, *told[10:15], *told[:5], wall, *told[15:]], size, line, between)
        # One screen ends as the long message does, the other begins with the same one, sent again.
        end = tops[11] - between + line
        shots = [_seen(page, end - SMALL.height + 140), _seen(page, tops[21] - chance.randrange(line))]
        if lossy:
            shots = [through_jpeg(shot, 85) for shot in shots]
        assert relate([Source(shot, lossy) for shot in shots]).between(0, 1).join is None, seed


def test_paragraphs_without_bubbles_are_told_apart() -> None:
    chance = random.Random(5)  # noqa: S311 - a test's own chance
    page, _tops = _page([" ".join(chance.choices(_WORDS, k=14)) for _ in range(40)], 15, 20, 40)
    join = relate([Source(_seen(page, 300)), Source(_seen(page, 600))]).between(0, 1).join
    assert join is not None
    assert join.offset == 300
