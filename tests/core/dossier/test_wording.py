"""Dates with their zone, sizes, and text that may be printed."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from appui_core.dossier.problems import Code
from appui_core.dossier.wording import Cleaner, grouped, local, offset_text, shortened, size, when, when_short
from appui_core.messages import load_messages

FRENCH, ENGLISH = load_messages("fr"), load_messages("en")
INSTANT = datetime(2026, 8, 1, 9, 5, 7, tzinfo=timezone(timedelta(hours=2)))


def test_a_date_is_absolute_with_its_offset() -> None:
    assert when(INSTANT, FRENCH) == "1er août 2026 à 9\u00a0h\u00a005\u00a0min\u00a007\u00a0s (UTC+02:00)"
    assert when(INSTANT, ENGLISH) == "1 August 2026 at 9:05:07 (UTC+02:00)"
    assert when_short(INSTANT, FRENCH) == "01/08/2026 09\u00a0h\u00a005 (UTC+02:00)"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "UTC+00:00"), (-600, "UTC-10:00"), (-210, "UTC-03:30"), (660, "UTC+11:00"), (345, "UTC+05:45")],
)
def test_offsets_of_every_shore(minutes: int, text: str) -> None:
    assert offset_text(minutes) == text


def test_a_stored_instant_is_read_at_the_offset_of_its_pc() -> None:
    found = local("2026-11-14T23:30:00.000Z", 240)
    assert found == datetime(2026, 11, 14, 23, 30, tzinfo=UTC)
    assert (found.day, found.hour) == (15, 3)


def test_sizes() -> None:
    assert size(999, FRENCH) == "999\u00a0octets"
    assert size(1_540, FRENCH) == "1,5\u00a0ko (1\u202f540\u00a0octets)"
    assert size(12_345_678, ENGLISH) == "12.3 MB (12\u202f345\u202f678 bytes)"
    assert grouped(1_000_000) == "1\u202f000\u202f000"


def test_foreign_text_is_harmless() -> None:
    cleaner = Cleaner(lambda char: ord(char) < 0x250)
    assert cleaner.lines("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert cleaner.line(" a\nb\tc ") == "a b c"
    assert cleaner.line("a\u202eb\u0000\u200d\ud800\ue000") == "a[U+202E]b[U+0000][U+200D][U+D800][U+E000]"
    assert cleaner.line("e\u0301 😀") == "é [U+1F600]"


def test_a_mark_that_joins_no_letter_is_a_number() -> None:
    cleaner = Cleaner(lambda char: ord(char) < 0x500)
    # Drawn as it is, it would stand on the next letter: another word than the one that was said.
    assert cleaner.line("x\u0302y nul\u034fle q\u0489") == "x[U+0302]y nul[U+034F]le q[U+0489]"


def test_shortening_says_so() -> None:
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "ab…"


@pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_every_problem_code_has_words(words: object) -> None:
    for code in Code:
        assert words.text(f"dossier.problem.{code.value}")  # type: ignore[attr-defined]  # Messages, by parametrize
