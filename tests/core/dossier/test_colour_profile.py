"""Colour profiles: one that is plainly a picture's own stands in the PDF, any other is left out."""

import io
import zlib

import pikepdf
import pytest
from PIL import Image, ImageCms

from appui_core.cases.model import Addressee, Kind
from appui_core.dossier.colour_profile import jpeg_profile, png_profile
from core.dossier.conftest import Make
from fakes.case_file import FakeCaseFile

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def chunk(profile: bytes) -> bytes:
    return b"name\x00\x00" + zlib.compress(profile)


def segments(profile: bytes, count: int) -> list[bytes]:
    step = -(-len(profile) // count)
    return [
        b"ICC_PROFILE\x00" + bytes((number, count)) + profile[(number - 1) * step : number * step]
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_it_stands_in_the_pdf_once_for_all_that_share_it(make: Make, kind: str) -> None:
    case_file = FakeCaseFile()
    for tint in (40, 90):
        target = io.BytesIO()
        Image.new("RGB", (48, 32), (tint, 10, 200)).save(target, kind, icc_profile=SRGB)
        case_file.add_picture(target.getvalue(), f"image/{kind.lower()}", kind=Kind.IMPORT)
    with pikepdf.open(make(case_file, Addressee.SCHOOL).pdf) as document:
        spaces = [image.ColorSpace for page in document.pages for image in page.get_images().values()]
        assert [str(space[0]) for space in spaces] == ["/ICCBased", "/ICCBased"]
        assert {space[1].objgen for space in spaces} == {spaces[0][1].objgen}
        assert (spaces[0][1].read_bytes(), int(spaces[0][1].N)) == (SRGB, 3)


def test_without_one_numbers_are_the_screens(make: Make, case_file: FakeCaseFile) -> None:
    with pikepdf.open(make(case_file).pdf) as document:
        images = [image for page in document.pages for image in page.get_images().values()]
        assert {str(image.ColorSpace) for image in images} == {"/DeviceRGB"}


def test_parts_are_joined_by_number() -> None:
    found = jpeg_profile(list(reversed(segments(SRGB, 3))), 3)
    assert found is not None
    assert found.data == SRGB


@pytest.mark.parametrize(
    "bodies",
    [
        [],
        segments(SRGB, 3)[:2],
        [*segments(SRGB, 1), *segments(SRGB, 1)],
        segments(SRGB[:-1], 1),
        [b"ICC_PROFILE\x00"],
        [b"other"],
    ],
    ids=["none", "one missing", "one twice", "cut", "empty", "another"],
)
def test_what_is_not_whole_is_left_out(bodies: list[bytes]) -> None:
    assert jpeg_profile(bodies, 3) is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"name\x00\x01" + zlib.compress(SRGB),
        chunk(SRGB)[:-6],
        chunk(bytes(3_000_000)),
        b"name\x00\x00nonsense",
        chunk(SRGB[:36] + b"xxxx" + SRGB[40:]),
    ],
    ids=["empty", "other method", "cut", "bomb", "nonsense", "no profile"],
)
def test_a_chunk_that_is_none_is_left_out(body: bytes) -> None:
    assert png_profile(body, 3) is None


def test_a_profile_for_other_colours_is_left_out() -> None:
    assert png_profile(chunk(SRGB), 3) is not None
    assert png_profile(chunk(SRGB), 1) is None
