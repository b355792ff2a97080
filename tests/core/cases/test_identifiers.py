"""Codes and ids: their alphabet, their length, and what the instant in a ULID is."""

import re
from datetime import UTC, datetime

import pytest

from appui_core.cases import identifiers


def test_codes_are_six_of_the_alphabet_and_differ() -> None:
    codes = {identifiers.new_code() for _ in range(500)}
    assert all(re.fullmatch("[A-Z2-9]{6}", code) for code in codes)
    assert len(codes) > 490
    assert set("".join(codes)) == set(identifiers.CODE_ALPHABET)


@pytest.mark.parametrize("typed", ["abc234", " ABC 234 ", "abc-234", "ABC234\n"])
def test_codes_are_read_as_people_type_them(typed: str) -> None:
    assert identifiers.tidy_code(typed) == "ABC234"


def test_ulid_carries_its_milliseconds_first() -> None:
    # The example of the ULID specification: 1469918176385 is 01ARYZ6S41.
    made = identifiers.new_ulid(datetime.fromtimestamp(1469918176.385, UTC))
    assert made.startswith("01ARYZ6S41")
    assert re.fullmatch("[0-7][0-9A-HJKMNP-TV-Z]{25}", made)
    assert made != identifiers.new_ulid(datetime.fromtimestamp(1469918176.385, UTC))


def test_a_clock_before_1970_gives_the_earliest_ulid() -> None:
    made = identifiers.new_ulid(datetime(1960, 1, 1, tzinfo=UTC))
    assert made.startswith("0000000000")
    assert re.fullmatch("[0-7][0-9A-HJKMNP-TV-Z]{25}", made)
