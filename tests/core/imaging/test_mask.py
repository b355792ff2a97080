"""A masked copy: every pixel that a shape touches is gone, no other is, and nothing of what was there is left."""

import io
import struct
import zlib
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from appui_core.cases.mask_plan import (
    FILL,
    MAX_POINTS,
    MAX_SHAPES,
    MAX_WIDTH_PX,
    MaskPlan,
    Point,
    Shape,
    ShapeKind,
    plan_of,
)
from appui_core.errors import AppuiError, ErrorCode
from appui_core.imaging.mask import masked, masked_png
from appui_core.intake.pixels import Pixels

RECT, STROKE = ShapeKind.RECT, ShapeKind.STROKE
WIDTH, HEIGHT = 28, 20
ANYWHERE = st.tuples(st.integers(-40, 70), st.integers(-40, 60))
RECTS = st.builds(lambda one, other: Shape(RECT, (one, other)), ANYWHERE, ANYWHERE)
STROKES = st.builds(
    lambda points, width: Shape(STROKE, tuple(points), width),
    st.lists(ANYWHERE, min_size=1, max_size=6),
    st.integers(1, 25),
)
PLANS = st.builds(lambda shapes: MaskPlan(tuple(shapes)), st.lists(RECTS | STROKES, max_size=5))


def picture(seed: int = 0, width: int = WIDTH, height: int = HEIGHT) -> Pixels:
    """Return a picture whose pixels all differ from the cover."""
    values = [
        (x * 7 + y * 13 + c * 31 + seed * 57) % 117 for y in range(height) for x in range(width) for c in (0, 1, 2)
    ]
    return Pixels(width, height, bytes(values))


def covered(plan: MaskPlan, width: int = WIDTH, height: int = HEIGHT) -> set[Point]:
    """Return which pixels a plan covers, and prove that all others are as they were."""
    before = picture(width=width, height=height)
    after = masked(before, plan)
    assert (after.width, after.height, len(after.rgb)) == (width, height, 3 * width * height)
    found = set()
    for y in range(height):
        for x in range(width):
            at = 3 * (y * width + x)
            pixel = after.rgb[at : at + 3]
            if pixel == bytes((FILL,)) * 3:
                found.add((x, y))
            else:
                assert pixel == before.rgb[at : at + 3]
    return found


def away(x: int, y: int, one: Point, other: Point) -> float:
    """Return how far a pixel, as a square, is from the line between two pixels' middles (a convex search)."""

    def at(share: float) -> float:
        across = abs(one[0] + share * (other[0] - one[0]) - x) - 0.5
        down = abs(one[1] + share * (other[1] - one[1]) - y) - 0.5
        return hypot(max(across, 0), max(down, 0))

    low, high = 0.0, 1.0
    for _ in range(80):
        third = (high - low) / 3
        if at(low + third) <= at(high - third):
            high -= third
        else:
            low += third
    return at((low + high) / 2)


@given(RECTS)
def test_a_rectangle_covers_its_pixels_and_no_other(shape: Shape) -> None:
    (ax, ay), (bx, by) = shape.points
    wanted = {
        (x, y)
        for x in range(min(ax, bx), max(ax, bx) + 1)
        for y in range(min(ay, by), max(ay, by) + 1)
        if 0 <= x < WIDTH and 0 <= y < HEIGHT
    }
    assert covered(MaskPlan((shape,))) == wanted


@given(STROKES)
def test_a_brush_covers_all_that_it_touches_and_no_more(shape: Shape) -> None:
    found = covered(MaskPlan((shape,)))
    pieces = list(zip(shape.points, shape.points[1:] or shape.points, strict=False))
    radius = shape.width_px / 2
    for y in range(HEIGHT):
        for x in range(WIDTH):
            distance = min(away(x, y, *piece) for piece in pieces)
            if distance < radius - 1e-5:
                assert (x, y) in found, "a pixel that the brush touches shows"
            if distance > radius + 1e-5:
                assert (x, y) not in found, "a pixel that the brush does not reach is covered"


@given(PLANS)
def test_shapes_together_cover_what_each_covers(plan: MaskPlan) -> None:
    assert covered(plan) == set().union(*(covered(MaskPlan((shape,))) for shape in plan.shapes))


@given(PLANS, st.integers(1, 5))
def test_originals_that_differ_under_the_mask_alone_give_the_same_file(plan: MaskPlan, seed: int) -> None:
    under = covered(plan)
    one, other = picture(), bytearray(picture().rgb)
    noise = picture(seed).rgb
    for x, y in under:
        at = 3 * (y * WIDTH + x)
        other[at : at + 3] = noise[at : at + 3]
    assert masked(one, plan) == masked(Pixels(WIDTH, HEIGHT, bytes(other)), plan)
    if under and bytes(other) != one.rgb:
        first, second = (_png(Pixels(WIDTH, HEIGHT, rgb)) for rgb in (one.rgb, bytes(other)))
        assert first != second


def test_files_that_differ_under_the_mask_alone_give_the_same_bytes() -> None:
    plan = MaskPlan((Shape(RECT, ((5, 5), (20, 15))), Shape(STROKE, ((24, 2), (21, 17)), 5)))
    under = covered(plan)
    changed = bytearray(picture().rgb)
    for x, y in under:
        changed[3 * (y * WIDTH + x)] ^= 0x80
    first, second = _png(picture()), _png(Pixels(WIDTH, HEIGHT, bytes(changed)))
    assert first != second
    assert masked_png(first, "image/png", plan) == masked_png(second, "image/png", plan)


@pytest.mark.parametrize(
    ("plan", "count"),
    [
        (MaskPlan(), 0),
        (MaskPlan((Shape(RECT, ((3, 4), (3, 4))),)), 1),
        (MaskPlan((Shape(RECT, ((0, 0), (WIDTH - 1, HEIGHT - 1))),)), WIDTH * HEIGHT),
        (MaskPlan((Shape(RECT, ((-5, -5), (-1, 400))),)), 0),
        (MaskPlan((Shape(RECT, ((-(10**6), -(10**6)), (10**6, 10**6))),)), WIDTH * HEIGHT),
        (MaskPlan((Shape(STROKE, ((-(10**6), 7), (10**6, 7)), 1),)), 3 * WIDTH),
        (MaskPlan((Shape(STROKE, ((-300, -300),), 400),)), 0),
        (MaskPlan((Shape(STROKE, ((20, 15),), 400),)), WIDTH * HEIGHT),
    ],
    ids=[
        "nothing",
        "one pixel",
        "all of it",
        "outside",
        "far out",
        "a hair across",
        "a dot outside",
        "a dot on all",
    ],
)
def test_at_the_edges(plan: MaskPlan, count: int) -> None:
    assert len(covered(plan)) == count


def test_a_fast_brush_leaves_no_gap() -> None:
    """Few points far apart, as a fast mouse gives them: who walks from one end to the other is always covered."""
    points = ((2, 2), (25, 4), (3, 17), (24, 15))
    found = covered(MaskPlan((Shape(STROKE, points, 3),)))
    for (ax, ay), (bx, by) in pairwise(points):
        for step in range(1001):
            share = step / 1000
            assert (round(ax + share * (bx - ax)), round(ay + share * (by - ay))) in found


def test_as_many_shapes_and_points_as_a_plan_takes() -> None:
    each = MAX_POINTS // MAX_SHAPES
    shapes = tuple(
        Shape(STROKE, tuple(((i * 7 + n * 3) % WIDTH, (i * 5 + n) % HEIGHT) for n in range(each)), 1 + i % 9)
        for i in range(MAX_SHAPES)
    )
    plan = MaskPlan(shapes)
    assert plan_of(plan.to_json()) == plan
    assert covered(plan)
    plan.check()
    for more in ((*shapes, Shape(RECT, ((0, 0), (1, 1)))), (Shape(STROKE, ((0, 0),) * (MAX_POINTS + 1), 3),)):
        with pytest.raises(AppuiError) as refusal:
            MaskPlan(more).check()
        assert refusal.value.code is ErrorCode.MASK_INVALID


@pytest.mark.parametrize(
    "shape",
    [
        Shape(RECT, ((0, 0),)),
        Shape(RECT, ((0, 0), (1, 1)), 3),
        Shape(RECT, ((0, 0), (10**7, 1))),
        Shape(STROKE, (), 3),
        Shape(STROKE, ((0, 0),)),
        Shape(STROKE, ((0, 0),), MAX_WIDTH_PX + 1),
    ],
)
def test_what_no_hand_draws(shape: Shape) -> None:
    with pytest.raises(AppuiError) as refusal:
        MaskPlan((shape,)).check()
    assert refusal.value.code is ErrorCode.MASK_INVALID


# --- files ------------------------------------------------------------------------------------------------------


def _png(pixels: Pixels, *, info: PngInfo | None = None) -> bytes:
    target = io.BytesIO()
    Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb).save(target, "PNG", pnginfo=info)
    return target.getvalue()


def _photo(orientation: int) -> bytes:
    """Return a JPEG with a place, a name and a small picture of itself in its EXIF, red in its stored top left."""
    whole = Image.new("RGB", (64, 48), (40, 120, 200))
    whole.paste((230, 20, 20), (0, 0, 24, 16))
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x010E] = orientation, "Nom Secret", "LEGENDE-SECRETE"
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 29.6)
    small = io.BytesIO()
    whole.save(small, "JPEG", quality=60)
    target = io.BytesIO()
    block = exif.tobytes() + b"VIGNETTE-SECRETE" + small.getvalue()
    whole.save(target, "JPEG", quality=95, exif=block, comment=b"COMMENTAIRE-SECRET")
    return target.getvalue()


def _chunks(png: bytes) -> list[bytes]:
    at, kinds = 8, []
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        kinds.append(kind)
        at += 12 + length
    return kinds


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_masked_as_it_is_seen_and_keeps_no_metadata(orientation: int) -> None:
    source = _photo(orientation)
    with Image.open(io.BytesIO(source)) as stored:
        from PIL import ImageOps  # noqa: PLC0415 - only here

        upright = ImageOps.exif_transpose(stored).convert("RGB")
    red = [(x, y) for x in range(upright.width) for y in range(upright.height) if upright.getpixel((x, y))[0] > 90]  # type: ignore[index]  # RGB
    across, down = [x for x, _ in red], [y for _, y in red]
    plan = MaskPlan((Shape(RECT, ((min(across), min(down)), (max(across), max(down)))),))
    copy = masked_png(source, "image/jpeg", plan)
    assert set(_chunks(copy)) == {b"IHDR", b"IDAT", b"IEND"}
    for secret in (b"SECRET", b"Secret", b"Exif", b"JFIF", b"GPS"):
        assert secret not in copy
    with Image.open(io.BytesIO(copy)) as shown:
        assert shown.size == upright.size
        assert shown.info == {}
        raw = shown.convert("RGB").tobytes()
    pixels = [raw[at : at + 3] for at in range(0, len(raw), 3)]
    assert not [pixel for pixel in pixels if pixel[0] > 125], "red is left"
    assert pixels.count(bytes((FILL,)) * 3) >= len(red)


def test_texts_and_pixels_of_a_png_are_gone_from_its_copy() -> None:
    info = PngInfo()
    info.add_text("Author", "AUTEUR-SECRET")
    info.add_itxt("XML:com.adobe.xmp", "<x>XMP-SECRET</x>", zip=True)
    pixels = bytearray(picture().rgb)
    marks = bytes(range(200, 230))
    at = 3 * (10 * WIDTH + 6)
    pixels[at : at + 30] = marks
    source = _png(Pixels(WIDTH, HEIGHT, bytes(pixels)), info=info)
    copy = masked_png(source, "image/png", MaskPlan((Shape(RECT, ((6, 10), (15, 10))),)))
    assert _chunks(copy)[0] == b"IHDR"
    assert set(_chunks(copy)) == {b"IHDR", b"IDAT", b"IEND"}
    start = copy.index(b"IDAT") + 4
    length = struct.unpack_from(">I", copy, start - 8)[0]
    rows = zlib.decompress(copy[start : start + length])
    with Image.open(io.BytesIO(copy)) as shown:
        decoded = shown.tobytes()
    for value in marks:
        assert value not in decoded
    assert marks not in rows
    assert b"SECRET" not in copy
