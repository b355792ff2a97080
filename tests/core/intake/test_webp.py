"""WebP: what a sound one is, and each rule that refuses another."""

from collections.abc import Callable

import pytest

from appui_core.intake.original import Structure
from data.formats import canvas, lossless, riff, samples, webp_chunk
from data.pictures import exif, noise, saved

Walk = Callable[[bytes], Structure]
Refusal = Callable[[bytes], tuple[str, str]]


def _frame(left: int, top: int, width: int, height: int, inner: bytes = lossless(2, 2)) -> bytes:
    place = b"".join(value.to_bytes(3, "little") for value in (left // 2, top // 2, width - 1, height - 1))
    return webp_chunk(b"ANMF", place + bytes(4) + inner)


def test_size_and_claims_are_those_of_the_file(walk: Walk) -> None:
    for options in ({}, {"lossless": True}, {"exact": True, "lossless": True}):
        structure = walk(saved(noise(61, 40, "RGBA"), "WEBP", **options))
        assert (structure.width, structure.height, structure.decodable) == (61, 40, True)
        assert (structure.claimed_date, structure.notes) == (None, {})
    claims = walk(samples()["lossy.webp"])
    assert claims.claimed_date == "2026:11:14 18:02:11 +01:00"
    assert claims.notes == {"orientation": "6", "holds_place": "yes"}


def test_an_animation_is_said_to_be_one(walk: Walk) -> None:
    assert walk(samples()["moving.webp"]).notes == {"animated": "yes"}
    assert walk(riff(canvas(9, 9), _frame(0, 0, 9, 9), _frame(2, 2, 7, 7))).notes == {"animated": "yes"}


def test_what_people_have_is_taken(walk: Walk) -> None:
    sound = samples()["lossy.webp"]
    assert walk(sound + b"more").notes["trailing_bytes"] == "4"
    # Unknown chunks, EXIF with JPEG's prefix, and a last chunk without the byte that would make it even.
    block = exif(date=b"2026:11:14 18:02:11")
    odd = riff(canvas(3, 3), webp_chunk(b"XYZW", b"abc"), lossless(3, 3), webp_chunk(b"EXIF", b"Exif\0\0" + block))
    assert walk(odd).claimed_date == "2026:11:14 18:02:11"
    cut = webp_chunk(b"XMP ", b"abc")[:-1]
    assert walk(riff(canvas(3, 3), lossless(3, 3), cut)).width == 3


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (riff(), "no_picture"),
        (riff(canvas(3, 3)), "no_picture"),
        (riff(webp_chunk(b"EXIF", b"ab"), lossless(3, 3)), "first"),
        (riff(canvas(3, 3), canvas(3, 3), lossless(3, 3)), "canvas"),
        (riff(canvas(3, 3), lossless(4, 3)), "canvas"),
        (riff(canvas(3, 3), _frame(2, 0, 3, 3)), "frame"),
        (riff(canvas(3, 3), webp_chunk(b"ANMF", bytes(16))), "frame"),
        (riff(webp_chunk(b"VP8L", b"\x2e" + bytes(13))), "vp8l"),
        (riff(webp_chunk(b"VP8 ", bytes(12))), "vp8"),
        (riff(webp_chunk(b"VP8 ", bytes(4))), "picture"),
        (riff(webp_chunk(b"VP8L", bytes(10), size=11)), "chunk"),
        (riff(lossless(3, 3), size=4_000_000), "truncated"),
        (b"RIFF" + bytes(4) + b"WEBP", "no_picture"),
        (samples()["lossy.webp"][:-1], "truncated"),
    ],
)
def test_each_rule_refuses(refusal: Refusal, data: bytes, rule: str) -> None:
    assert refusal(data) == ("format_broken", rule)


def test_every_cut_of_a_sound_one_is_refused(refusal: Refusal) -> None:
    data = samples()["lossless.webp"]
    for end in (*range(12, 60), *range(60, len(data), 37)):
        assert refusal(data[:end])[0] == "format_broken", end
