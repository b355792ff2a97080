"""Every kind of sound PNG passes the walk; every defect is refused by its own rule, in bounded memory and time."""

import struct
import tracemalloc
import zlib
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.original import Structure
from appui_core.intake.png import walk_png
from appui_core.intake.stream import WalkReader
from appui_core.messages import load_messages
from data import pictures
from data.pictures import SIGNATURE, chunk, header, interlaced_png, noise, png, saved, small_png

Walk = Callable[[bytes], Structure]
Refusal = Callable[[bytes], tuple[str, str]]

PIXELS = chunk(b"IDAT", zlib.compress((b"\x00" + bytes(6)) * 2))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("size", [(1, 1), (7, 5), (331, 217)])
def test_what_an_independent_encoder_writes_is_sound(walk: Walk, mode: str, size: tuple[int, int]) -> None:
    image = noise(*size, "I").convert("I;16") if mode == "I;16" else noise(*size, mode)
    found = walk(saved(image, "PNG"))
    assert (found.width, found.height) == size
    assert found.decodable


@pytest.mark.parametrize(("depth", "colour"), [(1, 0), (2, 3), (8, 2), (16, 6), (4, 0)])
@pytest.mark.parametrize("size", [(1, 1), (9, 3), (33, 17)])
def test_interlaced_pictures_are_sound(walk: Walk, depth: int, colour: int, size: tuple[int, int]) -> None:
    data = interlaced_png(*size, depth, colour)
    assert (walk(data).width, walk(data).height) == size


def test_an_animation_is_accepted_and_noted(walk: Walk) -> None:
    frames = [noise(20, 20), noise(20, 20).rotate(90)]
    data = saved(frames[0], "PNG", save_all=True, append_images=frames[1:])
    assert b"acTL" in data
    assert walk(data).notes == {"animated": "yes"}


def test_pixels_may_come_in_many_chunks_and_blocks(walk: Walk) -> None:
    rows = (b"\x00" + noise(300, 10, "L").tobytes()) * 400
    stream = zlib.compress(rows, 1)
    parts = [chunk(b"IDAT", stream[at : at + 777]) for at in range(0, len(stream), 777)]
    assert walk(png(header(1000, 400), *parts, chunk(b"IDAT"))).width == 1000


BROKEN: dict[str, tuple[bytes, str]] = {
    "signature only": (SIGNATURE, "truncated"),
    "no header": (png(PIXELS), "header"),
    "header of another length": (png(chunk(b"IHDR", bytes(12)), PIXELS), "header"),
    "header with a wrong crc": (png(header(2, 2)[:-1] + b"\0", PIXELS), "header"),
    "two headers": (png(header(2, 2), header(2, 2), PIXELS), "critical"),
    "width of zero": (png(header(0, 2), PIXELS), "size_zero"),
    "height of zero": (png(header(2, 0), PIXELS), "size_zero"),
    "width above 2^31": (png(header(2**31, 1), PIXELS), "header"),
    "depth that the colour has not": (png(header(2, 2, 4, 2), PIXELS), "header"),
    "colour type 5": (png(header(2, 2, 8, 5), PIXELS), "header"),
    "interlace 2": (png(header(2, 2, 8, 2, 2), PIXELS), "header"),
    "no pixels": (png(header(2, 2)), "pixels"),
    "empty pixels": (png(header(2, 2), chunk(b"IDAT")), "pixels"),
    "not deflated": (png(header(2, 2), chunk(b"IDAT", b"pixels!")), "zlib"),
    "one byte of pixels": (png(header(2, 2), chunk(b"IDAT", b"\x78")), "pixels"),
    "pixels in two places": (
        png(header(2, 2), chunk(b"IDAT", zlib.compress(bytes(14))[:5]), chunk(b"tEXt", b"a\0b"), PIXELS),
        "scattered",
    ),
    "unknown critical chunk": (small_png(chunk(b"EVIL")), "critical"),
    "name that is no name": (small_png(chunk(b"t3xt")), "chunk"),
    "length above 2^31": (SIGNATURE + header(2, 2) + b"\xff\xff\xff\xfftEXt", "chunk"),
    "length beyond the end": (SIGNATURE + header(2, 2) + b"\x7f\xff\xff\xfftEXt" + bytes(99), "truncated"),
    "wrong crc of a comment": (small_png(chunk(b"tEXt", b"a\0b")[:-1] + b"!"), "crc"),
    "wrong crc of the pixels": (png(header(2, 2), PIXELS[:-1] + b"!"), "crc"),
    "wrong crc of a long chunk": (small_png(chunk(b"zzZz", bytes(70_000))[:-1] + b"!"), "crc"),
    "no palette": (png(header(2, 2, 8, 3), chunk(b"IDAT", zlib.compress(bytes(6)))), "palette"),
    "palette of 257": (small_png(chunk(b"PLTE", bytes(771))), "palette"),
    "palette of a third": (small_png(chunk(b"PLTE", bytes(4))), "palette"),
    "empty palette": (small_png(chunk(b"PLTE")), "palette"),
    "two palettes": (small_png(chunk(b"PLTE", bytes(3)), chunk(b"PLTE", bytes(3))), "palette"),
    "palette after the pixels": (small_png(after=[chunk(b"PLTE", bytes(3))]), "palette"),
    "palette for grey": (png(header(2, 2, 8, 0), chunk(b"PLTE", bytes(3)), PIXELS), "palette"),
    "end with a body": (SIGNATURE + header(2, 2) + PIXELS + chunk(b"IEND", b"!"), "end"),
    "no end": (SIGNATURE + header(2, 2) + PIXELS, "truncated"),
    "something after the end": (small_png() + b"\0", "more png"),
    "another picture after the end": (small_png() + small_png(), "more png"),
    "chunks without end": (small_png(*[chunk(b"zzZz")] * 100_001), "chunks"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_each_defect_is_refused_by_its_rule(refusal: Refusal, what: str) -> None:
    data, rule = BROKEN[what]
    assert refusal(data) == ("format_broken", rule)


def test_every_cut_and_every_flipped_byte_is_refused(refusal: Refusal) -> None:
    data = small_png(chunk(b"tEXt", b"a\0b"), after=[chunk(b"tIME", bytes(7))])
    for end in range(8, len(data)):
        assert refusal(data[:end])[0] == "format_broken"
    for at in range(8, len(data)):
        assert refusal(data[:at] + bytes((data[at] ^ 0x40,)) + data[at + 1 :])[0] == "format_broken"


class _Counted:
    """A file that tells how much of it was read."""

    def __init__(self, *parts: bytes) -> None:
        self._parts: Iterable[bytes] = iter(parts)
        self.read_bytes = 0

    def read(self, _most: int) -> bytes:
        block = next(iter(self._parts), b"")
        self.read_bytes += len(block)
        return block


def test_sixty_thousand_squared_is_refused_by_its_header_alone() -> None:
    head = SIGNATURE + header(60_000, 60_000)
    file = _Counted(head, chunk(b"IDAT", zlib.compress(bytes(1_000_000))))
    with pytest.raises(AppuiError) as refused:
        walk_png(WalkReader(file, 10**9))
    assert (refused.value.code.value, refused.value.detail) == ("image_too_large", "60000x60000")
    assert file.read_bytes == len(head)


def test_a_hundred_megapixels_are_the_last_that_pass(walk: Walk, refusal: Refusal) -> None:
    rows = zlib.compress(bytes(12_501 * 1_000), 1)
    assert walk(png(header(100_000, 1_000, 1, 0), chunk(b"IDAT", rows))).height == 1_000
    assert refusal(png(header(100_001, 1_000, 1, 0), chunk(b"IDAT", rows)))[0] == "image_too_large"


UNSOUND_PIXELS = {
    "a row too few": small_png(rows=b"\x00" + bytes(6)),
    "a filter that does not exist": small_png(rows=b"\x00" + bytes(6) + b"\x05" + bytes(6)),
    "wrong checksum": png(header(2, 2), chunk(b"IDAT", zlib.compress(bytes(14))[:-1] + b"!")),
    "deflated twice": png(header(2, 2), chunk(b"IDAT", zlib.compress(bytes(14)) + b"x")),
}


@pytest.mark.parametrize("what", UNSOUND_PIXELS)
def test_the_pixels_themselves_are_left_to_those_who_show_them(walk: Walk, what: str) -> None:
    assert walk(UNSOUND_PIXELS[what]).width == 2


def test_a_bomb_is_passed_over_in_constant_memory(walk: Walk) -> None:
    bomb = zlib.compressobj(9)
    zeros = bytes(1 << 20)
    stream = b"".join(bomb.compress(zeros) for _ in range(300)) + bomb.flush()
    data = png(header(2, 2), chunk(b"IDAT", stream))
    tracemalloc.start()
    try:
        assert walk(data).width == 2
        peak_bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak_bytes < 4_000_000 + len(data)


DATED = pictures.exif(date=b"2026:11:02 21:14:03", offset=b"+01:00", orientation=6, place=True)


def test_what_the_file_claims_stays_its_own_words(walk: Walk) -> None:
    assert walk(small_png()).claimed_date is None
    time = chunk(b"tIME", struct.pack(">HBBBBB", 2026, 11, 3, 4, 5, 60))
    assert walk(small_png(after=[time])).claimed_date == "2026-11-03 04:05:60 UTC"
    said = chunk(b"tEXt", b"Creation Time\0mar. 3 nov. 2026 04:05")
    assert walk(small_png(said, after=[time])).claimed_date == "mar. 3 nov. 2026 04:05"
    found = walk(small_png(said, after=[time, chunk(b"eXIf", DATED)]))
    assert found.claimed_date == "2026:11:02 21:14:03 +01:00"
    assert found.notes == {"orientation": "6", "holds_place": "yes"}


@given(st.binary(max_size=300))
def test_any_tail_is_answered_with_a_refusal(tail: bytes) -> None:
    for start in (b"", header(2, 2), header(2, 2) + PIXELS, header(1, 1, 8, 3) + chunk(b"PLTE", bytes(3))):
        with pytest.raises(AppuiError):
            walk_png(WalkReader(_Counted(SIGNATURE + start + tail), 10**9))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_holds_more_than_its_picture_is_not_called_incomplete(language: str) -> None:
    messages = load_messages(language)
    told = messages.refusal(AppuiError(ErrorCode.FORMAT_BROKEN, "more png"))
    assert told.message != messages.error(ErrorCode.FORMAT_BROKEN).message
