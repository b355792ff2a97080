"""Every kind of sound JPEG passes the walk; every defect is refused by its own rule."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appui_core.errors import AppuiError
from appui_core.intake.files import examine_stream
from appui_core.intake.original import Structure
from appui_core.intake.stream import BLOCK_BYTES
from data import pictures
from data.pictures import EOI, SCAN, SOI, frame_header, noise, saved, segment

Walk = Callable[[bytes], Structure]
Refusal = Callable[[bytes], tuple[str, str]]

HEAD = SOI + frame_header(3, 2)
SMALL = HEAD + SCAN + b"\x12\xff\x00\x34" + EOI
# What comes first decides that it is a JPEG: three bytes.
APP0 = segment(0xE0, b"JFIF\0")


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}, {"optimize": True}])
def test_what_an_independent_encoder_writes_is_sound(walk: Walk, mode: str, options: dict[str, object]) -> None:
    found = walk(saved(noise(331, 217, mode), "JPEG", **options))
    assert (found.width, found.height, found.decodable, dict(found.notes)) == (331, 217, True, {})


def test_the_walk_stands_the_smallest_picture_and_fill_bytes(walk: Walk) -> None:
    assert walk(SMALL).width == 3
    assert walk(SOI + b"\xff\xff" + frame_header(3, 2) + b"\xff" + SCAN + b"\x12\xff\xff\xff\xd9").height == 2
    assert walk(SOI + b"\xff" * (2 * BLOCK_BYTES) + frame_header(3, 2) + SCAN + EOI).width == 3
    assert walk(HEAD + SCAN + b"\x12" + segment(0xC4, bytes(20)) + SCAN + b"\xff\xd3\x12" + EOI).height == 2


@pytest.mark.parametrize("shift", range(-3, 4))
def test_the_end_of_a_scan_is_found_across_blocks(walk: Walk, refusal: Refusal, shift: int) -> None:
    start = HEAD + SCAN
    filling = bytes(BLOCK_BYTES - len(start) + shift)
    assert walk(start + filling + EOI + b"tail").notes == {"trailing_bytes": "4"}
    assert walk(start + filling + b"\xff\x00\xff\xd0\xff\xff\x00" + EOI).notes == {}
    assert refusal(start + filling + b"\xff") == ("format_broken", "truncated")


def test_what_phones_append_is_allowed_counted_and_hashed(walk: Walk) -> None:
    tail = noise(500, 400, "L").tobytes()
    assert walk(SMALL + tail).notes == {"trailing_bytes": "200000"}
    assert walk(SMALL + SMALL).notes == {"trailing_bytes": str(len(SMALL))}


def test_kinds_that_no_decoder_shows_have_no_preview(walk: Walk) -> None:
    assert not walk(SOI + frame_header(3, 2, 0xC3) + SCAN + EOI).decodable
    assert not walk(SOI + frame_header(3, 2, 0xC9) + SCAN + EOI).decodable


BROKEN: dict[str, tuple[bytes, str]] = {
    "three bytes": (b"\xff\xd8\xff", "truncated"),
    "no frame": (SOI + APP0 + EOI, "no_scan"),
    "no scan": (HEAD + EOI, "no_scan"),
    "scan before the frame": (SOI + SCAN + b"\x12" + frame_header(3, 2) + EOI, "scan"),
    "two frames": (HEAD + frame_header(3, 2) + SCAN + EOI, "frame"),
    "width of zero": (SOI + frame_header(0, 2) + SCAN + EOI, "size_zero"),
    "height told later": (SOI + frame_header(3, 0) + SCAN + EOI, "size_zero"),
    "frame too short": (SOI + segment(0xC0, b"\x08\0\x02\0\x03"), "frame"),
    "frame without components": (SOI + segment(0xC0, b"\x08\0\x02\0\x03\x00") + SCAN + EOI, "frame"),
    "frame of 9 bits": (SOI + segment(0xC0, b"\x09\0\x02\0\x03\x01\x01\x11\x00") + SCAN + EOI, "frame"),
    "no end": (SMALL[:-2], "truncated"),
    "end cut in two": (SMALL[:-1], "truncated"),
    "length of one": (SOI + b"\xff\xe0\x00\x01", "length"),
    "segment beyond the end": (SOI + b"\xff\xe1\xff\xffExif", "truncated"),
    "a second start": (SOI + APP0 + SOI, "marker"),
    "restart outside a scan": (SOI + APP0 + b"\xff\xd0", "marker"),
    "no marker after a segment": (SOI + APP0 + b"\x12", "marker"),
    "scans without end": (HEAD + (SCAN + b"\x12") * 501 + EOI, "scan"),
    "segments without end": (HEAD + segment(0xFE) * 20_001 + SCAN + EOI, "segments"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_each_defect_is_refused_by_its_rule(refusal: Refusal, what: str) -> None:
    data, rule = BROKEN[what]
    assert refusal(data) == ("format_broken", rule)


def test_every_cut_is_refused(refusal: Refusal) -> None:
    data = saved(noise(16, 16), "JPEG", exif=b"Exif\0\0" + pictures.exif(orientation=3))
    for end in range(3, len(data)):
        assert refusal(data[:end])[0] == "format_broken"


def test_too_many_pixels_are_refused_by_the_frame_header(refusal: Refusal) -> None:
    assert refusal(SOI + frame_header(60_000, 60_000)) == ("image_too_large", "60000x60000")


def test_what_the_file_claims_stays_its_own_words(walk: Walk) -> None:
    def found(block: bytes) -> Structure:
        return walk(SOI + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0") + segment(0xE1, block) + SMALL[2:])

    block = pictures.exif(date=b"2026:11:02 21:14:03", offset=b"+01:00", orientation=8, place=True)
    assert found(b"Exif\0\0" + block).claimed_date == "2026:11:02 21:14:03 +01:00"
    assert found(b"Exif\0\0" + block).notes == {"orientation": "8", "holds_place": "yes"}
    assert found(b"Other\0" + block).claimed_date is None


def test_a_thumbnail_inside_is_not_the_picture(walk: Walk, refusal: Refusal) -> None:
    inside = segment(0xE1, b"Exif\0\0" + SMALL)
    assert walk(SOI + inside + frame_header(9, 9) + SCAN + EOI).width == 9
    assert refusal(SOI + inside + frame_header(9, 9) + SCAN)[1] == "truncated"


@given(st.binary(max_size=200))
def test_any_tail_is_a_structure_or_a_refusal(tail: bytes) -> None:
    for start in (SOI + b"\xff", HEAD, HEAD + SCAN):
        try:
            assert examine_stream(io.BytesIO(start + tail))[3] == len(start + tail)
        except AppuiError as refused:
            assert refused.code.value in {"format_broken", "image_too_large"}  # noqa: PT017 - either is right
