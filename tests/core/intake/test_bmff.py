"""HEIC, AVIF, MP4, MOV: what is in the container decides, and each rule that refuses."""

import struct
from collections.abc import Callable

import pytest

from appui_core.intake.original import Structure
from data.films import film, keys, mvhd, track
from data.formats import picture, samples
from data.heif import box, clap, ftyp, grid, heic, imir, irot, ispe
from data.pictures import exif, noise, saved

Walk = Callable[[bytes], Structure]
Refusal = Callable[[bytes], tuple[str, str]]
_EXIF = exif(date=b"2026:11:14 18:02:11", offset=b"+01:00", orientation=6, place=True)
_PLACE = "+48.8577+002.2950/"


def _kind(structure: Structure) -> str | None:
    return structure.media_type and structure.media_type.value


def test_a_heic_says_its_size_and_claims(walk: Walk) -> None:
    structure = walk(heic())
    assert (structure.width, structure.height, structure.decodable, _kind(structure)) == (
        128,
        64,
        True,
        "image/heic",
    )
    assert (structure.claimed_date, structure.notes) == (None, {})
    for in_meta in (False, True):
        claims = walk(heic(exif=_EXIF, exif_in_meta=in_meta))
        assert claims.claimed_date == "2026:11:14 18:02:11 +01:00"
        # The orientation in EXIF does not count in HEIC: `irot` and `imir` do.
        assert claims.notes == {"holds_place": "yes"}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_an_avif_is_turned_as_its_encoder_meant(walk: Walk, orientation: int) -> None:
    from PIL import Image  # noqa: PLC0415 - our independent encoder

    tags = Image.Exif()
    tags[0x0112] = orientation
    structure = walk(saved(noise(60, 40), "AVIF", exif=tags))
    assert (structure.width, structure.height, _kind(structure)) == (60, 40, "image/avif")
    assert structure.notes.get("orientation", "1") == str(orientation)


@pytest.mark.parametrize(
    ("properties", "orientation"),
    [
        ((irot(1),), "8"),
        ((irot(2),), "3"),
        ((irot(3),), "6"),
        ((imir(0),), "4"),
        ((imir(1),), "2"),
        ((irot(1), imir(1)), "7"),
        ((imir(1), irot(1)), "5"),
        ((irot(1), irot(3)), "1"),
    ],
)
def test_turns_and_mirrors_follow_their_order(walk: Walk, properties: tuple[bytes, ...], orientation: str) -> None:
    assert walk(heic(*properties)).notes.get("orientation", "1") == orientation


def test_a_picture_of_tiles_is_what_its_tiles_are(walk: Walk) -> None:
    structure = walk(grid(4))
    assert (structure.width, structure.height, _kind(structure)) == (512, 64, "image/heic")
    assert _kind(walk(grid().replace(b"hvc1", b"jpeg"))) == "image/heif"
    assert _kind(walk(grid().replace(b"dimg", b"abcd"))) == "image/heif"


def test_filling_that_is_cut_off_does_not_count(walk: Walk) -> None:
    assert walk(heic(clap(100, 50))).width == 100


def test_a_picture_that_nobody_here_decodes_is_kept_without_a_preview(walk: Walk) -> None:
    structure = walk(heic(kind=b"vvc1"))
    assert (_kind(structure), structure.decodable) == ("image/heif", False)


def test_a_moving_picture_is_said_to_be_one(walk: Walk) -> None:
    assert walk(samples()["moving.avif"]).notes == {"animated": "yes"}
    assert picture(samples()["moving.avif"]).format == "AVIF"


def test_a_film_says_its_size_length_and_claims(walk: Walk) -> None:
    for version in (0, 1):
        data = film(header=mvhd(version=version), tracks=(track(b"soun", (0, 0)), track(version=version)))
        structure = walk(data)
        assert (structure.width, structure.height, structure.decodable) == (96, 64, False)
        assert structure.claimed_date == "2026-11-14 17:02:11 UTC"
        assert structure.notes == {"duration_s": "2"}


@pytest.mark.parametrize(
    ("brand", "kind"),
    [
        (b"isom", "video/mp4"),
        (b"mp42", "video/mp4"),
        (b"M4V ", "video/mp4"),
        (b"avc1", "video/mp4"),
        (b"qt  ", "video/quicktime"),
        (b"", "video/quicktime"),
        (b"3gp5", "video/3gpp"),
        (b"3g2a", "video/3gpp"),
    ],
)
def test_the_brand_only_tells_films_apart(walk: Walk, brand: bytes, kind: str) -> None:
    assert _kind(walk(film(brand=brand))) == kind
    assert _kind(walk(film(brand=brand, tracks=(track(b"soun"),)))) == "audio/mp4"


@pytest.mark.parametrize(
    "part",
    [
        box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7" + _PLACE.encode())),
        box(b"udta", box(b"loci", bytes(20)), bytes(4)),
        keys(com__apple__quicktime__location__ISO6709=_PLACE),
        box(b"udta", keys(com__apple__quicktime__location__ISO6709=_PLACE)),
        box(b"udta", box(b"meta", bytes(4), keys(com__apple__quicktime__location__ISO6709=_PLACE)[8:])),
    ],
)
def test_a_place_is_noticed_wherever_phones_write_it(walk: Walk, part: bytes) -> None:
    assert walk(film(part)).notes["holds_place"] == "yes"
    assert walk(film(tracks=(track(b"vide", (9, 9), part),))).notes["holds_place"] == "yes"


def test_the_date_with_an_offset_is_preferred(walk: Walk) -> None:
    told = keys(com__apple__quicktime__make="X", com__apple__quicktime__creationdate="2026-11-14T18:02:11+0100")
    assert walk(film(told)).claimed_date == "2026-11-14T18:02:11+0100"
    assert walk(film(header=mvhd(created=0))).claimed_date is None
    assert walk(film(header=mvhd(created=2**63, version=1))).claimed_date is None


def test_what_people_have_is_taken(walk: Walk) -> None:
    odd = box(b"udta", bytes(4))  # QuickTime's end of a list
    garbage = box(b"udta", b"\xff\xff\xff\xffnonsense")
    for part in (odd, garbage, box(b"udta"), box(b"meta", bytes(8)), box(b"abcd", bytes(99)), bytes(5)):
        assert walk(film(part)).width == 96
    assert walk(film() + box(b"free", bytes(9)) + b"\0\0\0").notes["trailing_bytes"] == "3"
    to_the_end = film()[: film().index(b"mdat") - 4]
    whole = to_the_end + film()[film().index(b"moov") - 4 :] + struct.pack(">I", 0) + b"mdat" + bytes(999)
    assert walk(whole).width == 96


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (ftyp(), "no_media"),
        (ftyp() + box(b"mdat", bytes(9)), "no_media"),
        (film(media=b"")[: -len(box(b"mdat"))], "truncated"),
        (film(tracks=()), "no_track"),
        (film(tracks=(track(b"text"),)), "no_track"),
        (film(header=b""), "mvhd"),
        (film(box(b"udta", bytes(60)))[:-60], "truncated"),
        (film(box(b"udta", bytes(60)))[:-54], "truncated"),
        (film()[:-1], "truncated"),
        (film(struct.pack(">I", 500) + b"abcd"), "box"),
        (film(struct.pack(">I", 7) + b"abcd"), "box"),
        (ftyp() + struct.pack(">I", 0) + b"moov", "box"),
        (box(b"ftyp", bytes(5000)), "brand"),
        (film() + heic(), "second"),
        (heic(size=(0, 5)), "size_zero"),
        (heic(clap(0, 5)), "clap"),
        (heic()[:-1], "truncated"),
        (heic().replace(b"pitm", b"abcd"), "pitm"),
        (heic().replace(b"iinf", b"abcd"), "iinf"),
        (heic().replace(b"iprp", b"abcd"), "iprp"),
        (heic().replace(b"ipma", b"abcd"), "no_size"),
        (heic().replace(ispe(128, 64), ispe(128, 64).replace(b"ispe", b"abcd")), "no_size"),
    ],
)
def test_each_rule_refuses(refusal: Refusal, data: bytes, rule: str) -> None:
    assert refusal(data) == ("format_broken", rule)


@pytest.mark.parametrize("size", [7, 2**31])
@pytest.mark.parametrize("name", [b"pitm", b"iinf", b"iloc", b"iprp", b"ipco"])
def test_a_box_inside_meta_keeps_to_it(refusal: Refusal, name: bytes, size: int) -> None:
    data = bytearray(heic())
    struct.pack_into(">I", data, data.index(name) - 4, size)
    assert refusal(bytes(data))[0] == "format_broken"


def test_a_box_that_is_too_short_for_what_it_tells_is_refused(refusal: Refusal) -> None:
    about = box(b"hdlr", bytes(8), b"pict", bytes(13))
    rest = box(b"iinf", bytes(6)) + box(b"iprp", box(b"ipco"))
    for pitm in (b"", bytes(3), b"\1\0\0\0\0\1"):
        data = ftyp() + box(b"meta", bytes(4), about, box(b"pitm", pitm), rest) + box(b"mdat")
        assert refusal(data) == ("format_broken", "meta")
    lying = bytearray(heic(exif=_EXIF))
    at = lying.index(b"iloc") + 8
    struct.pack_into(">H", lying, at + 2, 900)  # so many items, and none of them is the one with EXIF
    struct.pack_into(">H", lying, at + 4 + 16, 7)
    assert refusal(bytes(lying)) == ("format_broken", "iloc")


def test_a_raw_picture_of_a_camera_is_no_film(refusal: Refusal) -> None:
    assert refusal(film(brand=b"crx ")) == ("format_unknown", "picture raw")


def test_an_exif_item_that_lies_elsewhere_claims_nothing(walk: Walk) -> None:
    sound = heic(exif=_EXIF)
    at = sound.index(b"iloc") + 8
    for offset in (0, 2**31):
        lying = bytearray(sound)
        # The second entry of `iloc`: after version, sizes, count, and the first entry of 16 bytes.
        struct.pack_into(">I", lying, at + 4 + 16 + 8, offset)
        assert walk(bytes(lying)).claimed_date is None
