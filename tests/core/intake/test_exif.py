"""EXIF is read strictly: what is odd is absent, and nothing in it can hurt."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appui_core.intake.exif import ExifFacts, plain_date, read_exif
from data.pictures import exif, noise, saved

BLOCK = exif(date=b"2026:11:02 21:14:03", offset=b"+01:00", orientation=6, place=True)


def test_the_facts_are_found() -> None:
    assert read_exif(BLOCK) == ExifFacts("2026:11:02 21:14:03 +01:00", 6, holds_place=True)
    assert read_exif(exif(date=b"2026:11:02 21:14:03")) == ExifFacts("2026:11:02 21:14:03")
    assert read_exif(exif(offset=b"+01:00")) == ExifFacts()


def test_what_an_independent_writer_wrote_is_found() -> None:
    from PIL import Image  # noqa: PLC0415 - our independent writer

    tags = Image.Exif()
    tags[0x0112] = 5
    tags.get_ifd(0x8769)[0x9003] = "2024:02:29 23:59:59"
    data = saved(noise(8, 8), "JPEG", exif=tags)
    block = data[data.index(b"Exif\0\0") + 6 :]
    assert read_exif(block) == ExifFacts("2024:02:29 23:59:59", 5)


@pytest.mark.parametrize(
    "date", [b"0000:00:00 00:00:00", b"    :  :     :  :  ", b"2026:11:02\n21:14", b"\xe2\x80\xae2026", b"9" * 40]
)
def test_a_date_that_is_none_is_absent(date: bytes) -> None:
    assert read_exif(exif(date=date)).claimed_date is None


def test_a_date_stays_word_for_word() -> None:
    assert plain_date(b"mar. 3 nov. 2026") == "mar. 3 nov. 2026"
    assert plain_date(b"") is None


@pytest.mark.parametrize("orientation", [9, 65_535])
def test_an_orientation_that_does_not_exist_is_upright(orientation: int) -> None:
    assert read_exif(exif(orientation=orientation)).orientation == 1


def test_a_directory_that_points_to_itself_or_away_ends() -> None:
    for where in (0, 8, 2**31, 2**32 - 1):
        block = b"MM\0*\0\0\0\x08" + b"\0\x01" + struct.pack(">HHII", 0x8769, 4, 1, where) + bytes(4)
        assert read_exif(block) == ExifFacts()
    assert read_exif(b"II*\0\x08\0\0\0\xff\xff" + bytes(60_000)) == ExifFacts()


def test_every_cut_reads_as_less() -> None:
    for end in range(len(BLOCK)):
        found = read_exif(BLOCK[:end])
        assert found.claimed_date in {None, "2026:11:02 21:14:03", "2026:11:02 21:14:03 +01:00"}


@given(st.binary(max_size=120), st.sampled_from([b"", b"II*\0", b"MM\0*", b"MM\0*\0\0\0\x08"]))
def test_any_bytes_are_answered(tail: bytes, start: bytes) -> None:
    assert 1 <= read_exif(start + tail).orientation <= 8
