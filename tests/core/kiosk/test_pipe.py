"""What a child says is read strictly: the supervisor hears its words to the last byte, and nothing else."""

import io
import random

import pytest

from appui_core.kiosk.child import whole_lines
from appui_core.kiosk.words import Message, Said, understood

_WORDS = [message.encode() for message in Message if message is not Message.CARD]


def _heard(stream: bytes) -> list[Said]:
    found = (understood(line) for line in whole_lines(io.BytesIO(stream)))
    return [said for said in found if said is not None]


@pytest.mark.parametrize("word", _WORDS)
def test_every_word_is_understood(word: bytes) -> None:
    assert _heard(word + b"\n") == [Said(Message(word.decode()))]
    assert _heard(word + b"\r\n") == [Said(Message(word.decode()))]


def test_a_card_has_a_language() -> None:
    assert _heard(b"card fr\ncard en\n") == [Said(Message.CARD, "fr"), Said(Message.CARD, "en")]


@pytest.mark.parametrize(
    "line",
    [
        *(
            b"",
            b" ",
            b"\0",
            b"LEAVE",
            b" leave",
            b"leave ",
            b"leave fr",
            b"leaveleave",
            b"leave\0",
            b"le\xc3\xa0ve",
        ),
        *(
            b"card",
            b"card ",
            b"card  fr",
            b"card fr ",
            b"card FR",
            b"card f",
            b"card frfr",
            b"card fr fr",
            b"card f1",
        ),
        *(b"card \xc3\xa9t", b"card fr\r", b"card ..", b"card -d", b"card\tfr", b"card fr;leave", b"cardfr"),
        *(b"%PDF-1.4", b"show", b"end", b"card-there", b"\xff\xfe", b"ready\rready"),
    ],
)
def test_what_is_no_word_is_passed_over(line: bytes) -> None:
    known = [Said(Message.CARD, "fr")] if line == b"card fr\r" else []
    assert _heard(line + b"\n") == known


def test_no_part_of_a_long_line_is_a_word() -> None:
    for length in range(50, 200):
        assert _heard(b"x" * length + b"leave\nbeat\n") == [Said(Message.BEAT)], length
        assert _heard(b"x" * length + b"\nbeat\n") == [Said(Message.BEAT)], length
    assert _heard(b"leave" * 1_000_000 + b"\nbeat\n") == [Said(Message.BEAT)]


def test_a_line_that_does_not_end_is_none() -> None:
    assert _heard(b"beat\nleave") == [Said(Message.BEAT)]
    assert _heard(b"leave") == []
    assert _heard(b"card f") == []


def test_garbage_between_words_takes_no_word_away() -> None:
    chance = random.Random(7)  # noqa: S311 - a test's own garbage
    for _ in range(300):
        stream, expected = b"", []
        for _ in range(20):
            if chance.random() < 0.5:
                word = chance.choice([*_WORDS, b"card fr"])
                stream += word + b"\n"
                expected.append(understood(word))
            else:
                junk = chance.randbytes(chance.choice([0, 1, 63, 64, 65, 1000])).replace(b"\n", b"")
                # A junk that is by chance a word would be one.
                stream += b"\xff" + junk + b"\n"
        assert _heard(stream) == expected
