"""Which pictures pass through untouched, and that nothing dishonest does."""

import zlib

import pytest

from appui_core.dossier.pictures import Picture, picture_of
from appui_core.intake.preview import decode_preview
from data.dossier_pictures import encoded, jpeg, png, png_lying


def stream(picture: Picture, content: bytes) -> bytes:
    """Return what will stand in the PDF."""
    held = picture.redrawn or content
    return b"".join(held[start : start + size_bytes] for start, size_bytes in picture.spans)


def test_a_jpeg_is_its_own_bytes() -> None:
    picture = picture_of(jpeg(), "image/jpeg")
    assert picture is not None
    assert (stream(picture, jpeg()), picture.jpeg, picture.colours) == (jpeg(), True, 3)


@pytest.mark.parametrize(("colours", "row_bytes"), [(3, 145), (1, 49)])
def test_a_png_is_its_idat_joined(colours: int, row_bytes: int) -> None:
    content = png(colours=colours, parts=5)
    picture = picture_of(content, "image/png")
    assert picture is not None
    assert (picture.jpeg, picture.colours, picture.width, picture.height) == (False, colours, 48, 32)
    assert len(zlib.decompress(stream(picture, content))) == 32 * row_bytes


def test_a_png_whose_pixels_are_fewer_than_it_says_is_not_passed_on() -> None:
    assert picture_of(png_lying(), "image/png") is None


def test_a_bomb_is_not_passed_on() -> None:
    bomb = png().replace(b"IDAT", b"IDAT", 1)
    body = zlib.compress(b"\x00" * 50_000_000)
    start = bomb.index(b"IDAT") - 4
    hostile = bomb[:start] + len(body).to_bytes(4, "big") + b"IDAT" + body + b"\x00" * 4 + bomb[-12:]
    assert picture_of(hostile, "image/png") is None


@pytest.mark.parametrize("mode", ["P", "RGBA", "LA", "I;16"])
def test_other_pngs_are_decoded_to_plain_ones(mode: str) -> None:
    picture = picture_of(encoded("PNG", mode=mode), "image/png")
    assert picture is not None
    assert (picture.jpeg, picture.colours, picture.width, picture.height) == (False, 3, 48, 32)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_orientation_is_read(orientation: int) -> None:
    picture = picture_of(jpeg((60, 20), orientation), "image/jpeg")
    assert picture is not None
    assert picture.orientation == orientation
    assert picture.shown_size == ((20, 60) if orientation >= 5 else (60, 20))


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_turned_png_stands_as_its_preview_does(orientation: int) -> None:
    content = encoded("PNG", size=(60, 20), orientation=orientation)
    seen = decode_preview(content, "image/png", 0)
    picture = picture_of(content, "image/png")
    assert picture is not None
    assert picture.orientation == orientation
    assert picture.shown_size == (seen.width, seen.height)


def test_of_two_claims_how_a_photo_is_turned_the_one_of_its_preview_counts() -> None:
    upright, turned = jpeg((60, 20), 1), jpeg((60, 20), 6)
    end = turned.index(b"Exif") - 2 + int.from_bytes(turned[turned.index(b"Exif") - 2 : turned.index(b"Exif")])
    content = turned[:end] + upright[upright.index(b"\xff\xe1") :]
    seen = decode_preview(content, "image/jpeg", 0)
    picture = picture_of(content, "image/jpeg")
    assert picture is not None
    assert picture.shown_size == (seen.width, seen.height) == (20, 60)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\x00\x00", b"\x89PNG\r\n\x1a\n", b"GIF89a"]
)
@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg", "application/x-none"])
def test_nonsense_is_no_picture(content: bytes, media_type: str) -> None:
    assert picture_of(content, media_type) is None
