"""Small files that announce giants, in every format: refused, or shown for what they are, at little cost.

Each runs in a process of its own, whose growth is measured; so is the largest of the children that decoded.
"""

import json
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from data.films import film, mvhd, track
from data.formats import canvas, gif, gif_picture, lossless, pdf, riff, samples, webp_chunk
from data.heif import box, clap, ftyp, heic, ispe
from data.pictures import EOI, SCAN, SOI, chunk, frame_header, header, png, saved, segment

_MOST_KIB: Final = 300 * 1024
_MOST_S: Final = 10
_TESTS: Final = Path(__file__).parents[2]

# Examines and, where it can be shown, decodes; says what came of it, what it cost here and what in the child.
_TRY: Final = """
import io, json, resource, sys, time
from appui_core.errors import AppuiError
from appui_core.intake.files import examine_stream
from appui_core.intake.preview import decode_preview

def kib(who):
    return resource.getrusage(who).ru_maxrss

data, name = open(sys.argv[1], "rb").read(), sys.argv[2]
decode_preview(open(sys.argv[3], "rb").read(), "image/png", 160)  # what every child costs
before, child = kib(resource.RUSAGE_SELF), kib(resource.RUSAGE_CHILDREN)
started, answer = time.monotonic(), "kept"
try:
    media_type, structure, _, _ = examine_stream(io.BytesIO(data), name)
    if structure.decodable:
        decode_preview(data, media_type.value, 160)
        answer = "shown"
except AppuiError as error:
    answer = f"{error.code.value} {error.detail}".strip()
print(json.dumps([answer, kib(resource.RUSAGE_SELF) - before, kib(resource.RUSAGE_CHILDREN) - child,
                  time.monotonic() - started]))
"""


class Tried(NamedTuple):
    """What came of a file, and what it cost."""

    answer: str
    grown_kib: int
    child_kib: int
    took_s: float


def _tried(tmp_path: Path, data: Callable[[], bytes], name: str) -> Tried:
    (tmp_path / "bomb").write_bytes(data())
    (tmp_path / "plain.png").write_bytes(samples()["a.png"])
    run = subprocess.run(
        [sys.executable, "-c", _TRY, str(tmp_path / "bomb"), name, str(tmp_path / "plain.png")],
        capture_output=True,
        check=False,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return Tried(*json.loads(run.stdout))


def _flat(width: int, height: int, kind: str, **options: object) -> bytes:
    from PIL import Image  # noqa: PLC0415 - our independent encoder

    return saved(Image.new("L", (width, height), 200), kind, **options)


def _many(body: bytes, count: int) -> bytes:
    return body * count


def _properties(count: int) -> bytes:
    """Return a HEIC with so many empty properties beside the one that counts."""
    ipma = box(b"ipma", bytes(4), struct.pack(">IHB", 1, 1, 1), b"\x81")
    parts = (
        box(b"hdlr", bytes(8), b"pict", bytes(13)),
        box(b"pitm", bytes(4), b"\0\1"),
        box(b"iinf", bytes(6)),
        box(b"iprp", box(b"ipco", ispe(9, 9), box(b"free") * count), ipma),
    )
    return ftyp() + box(b"meta", bytes(4), *parts) + box(b"mdat")


def _deep() -> bytes:
    inner = bytes(9)
    for _ in range(3_000):
        inner = box(b"udta", inner)
    return inner


_SCANS = SOI + frame_header(9_000, 9_000, 0xC2) + (SCAN + b"\x00") * 500 + EOI
_TABLES = box(b"stbl", box(b"stsz", bytes(8), struct.pack(">I", 2**32 - 1), bytes(400_000)))

# Each file is made when its test runs: all of them together take two seconds and 200 MB.
REFUSED: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "png, giant": (lambda: png(header(60_000, 60_000), chunk(b"IDAT", zlib.compress(bytes(9_000)))), "a.png"),
    "jpeg, giant": (lambda: SOI + frame_header(65_000, 65_000) + SCAN + EOI, "a.jpg"),
    "webp, giant canvas": (lambda: riff(canvas(2**24, 2**24), lossless(9, 9)), "a.webp"),
    "webp, giant picture": (lambda: riff(lossless(16_383, 16_383)), "a.webp"),
    "gif, giant picture": (lambda: gif(gif_picture(60_000, 60_000)), "a.gif"),
    "gif, giant screen": (lambda: gif(gif_picture(1, 1), size=(65_000, 65_000)), "a.gif"),
    "gif, pictures without end": (lambda: gif(_many(gif_picture(1, 1), 20_001)), "a.gif"),
    "gif, crumbs without end": (
        lambda: gif(gif_picture(1, 1, data=b"\x02" + b"\x01\x00" + b"\x00") + bytes(1_000_001)),
        "a.gif",
    ),
    "heic, a meta of 3 MB": (lambda: _properties(400_000), "a.heic"),
    "heic, giant": (lambda: heic(size=(60_000, 60_000)), "a.heic"),
    "heic, giant tile": (lambda: heic(ispe(60_000, 60_000)), "a.heic"),
    "avif, giant": (lambda: samples()["a.avif"].replace(ispe(60, 40), ispe(60_000, 40_000)), "a.avif"),
    "boxes without end": (lambda: film(_many(box(b"free"), 200_001)), "a.mp4"),
    "jpeg, segments without end": (lambda: SOI + _many(segment(0xFE), 20_001), "a.jpg"),
    "jpeg, little but fill": (lambda: SOI + _many(b"\xff", 40_000_000) + frame_header(9, 9) + SCAN + EOI, "a.jpg"),
    "png, chunks without end": (lambda: png(header(1, 1), _many(chunk(b"teXt"), 100_001)), "a.png"),
    "webp, chunks without end": (lambda: riff(canvas(1, 1), _many(webp_chunk(b"XXXX", b""), 100_001)), "a.webp"),
    "mp4, a box of an exabyte": (lambda: film() + struct.pack(">I4sQ", 1, b"mdat", 2**60), "a.mp4"),
}
HARMLESS: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "png, 100 Mpx in 100 kB": (
        lambda: png(header(10_000, 10_000, 1, 0), chunk(b"IDAT", zlib.compress(bytes(12_510_000), 9))),
        "a.png",
    ),
    "png, half of its pixels": (
        lambda: png(header(9_999, 9_999), chunk(b"IDAT", zlib.compress(bytes(9_000_000), 9))),
        "a.png",
    ),
    "jpeg, 81 Mpx in 500 scans": (lambda: _SCANS, "a.jpg"),
    "jpeg, 81 Mpx, progressive": (lambda: _flat(9_000, 9_000, "JPEG", progressive=True), "a.jpg"),
    "webp, 96 Mpx of one colour": (lambda: _flat(12_000, 8_000, "WEBP", lossless=True, method=0), "a.webp"),
    "webp, a frame larger than its canvas": (
        lambda: riff(
            canvas(20, 20, 2),
            webp_chunk(b"ANIM", bytes(6)),
            webp_chunk(b"ANMF", bytes(16) + lossless(12_000, 8_000)),
        ),
        "a.webp",
    ),
    "gif, 96 Mpx of one colour": (lambda: _flat(12_000, 8_000, "GIF"), "a.gif"),
    "heic, 96 Mpx announced": (lambda: heic(size=(12_000, 8_000)), "a.heic"),
    "heic, cropped out of a giant": (lambda: heic(clap(20, 20), size=(12_000, 8_000)), "a.heic"),
    "avif, 96 Mpx announced": (lambda: samples()["a.avif"].replace(ispe(60, 40), ispe(12_000, 8_000)), "a.avif"),
    "pdf, a stream that inflates a thousandfold": (lambda: pdf(body=zlib.compress(bytes(50_000_000), 9)), "a.pdf"),
    "heic, properties without end": (lambda: _properties(260_000), "a.heic"),
    "mp4, tables of four billion": (lambda: film(tracks=(track(b"vide", (96, 64), _TABLES),)), "a.mp4"),
    "mp4, a thousand years": (lambda: film(header=mvhd(version=1, duration=2**63, scale=1)), "a.mp4"),
    "mp4, boxes in boxes": (lambda: film(_deep()), "a.mp4"),
    "mp4, crumbs that are no boxes": (lambda: film(box(b"udta", _many(b"\0\0\0\4", 10_000_000))), "a.mp4"),
    "json, nested 100 000 times": (lambda: b"[" * 100_000 + b"]" * 100_000, "a.json"),
    "text, one line of 20 MB": (lambda: b"a" * (20 * 1024 * 1024), "a.txt"),
    "json, all names": (lambda: b'{"a": [{"From": 1' * 800_000 + b"}", "a.json"),
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured where CI runs")


@pytest.mark.parametrize("what", REFUSED)
def test_a_giant_is_refused_by_what_it_says(tmp_path: Path, what: str) -> None:
    tried = _tried(tmp_path, *REFUSED[what])
    assert tried.answer.split()[0] in {"image_too_large", "format_broken"}
    assert tried.child_kib == 0, "no decoder has seen it"
    assert tried.grown_kib < 64 * 1024
    assert tried.took_s < _MOST_S


def test_the_costliest_picture_that_is_taken_costs_what_is_allowed(tmp_path: Path) -> None:
    # All the pixels there may be, in colour: the child takes 4 bytes each, for as long as it lives.
    rows = zlib.compress(bytes(30_001) * 10_000, 1)
    tried = _tried(tmp_path, lambda: png(header(10_000, 10_000), chunk(b"IDAT", rows)), "a.png")
    assert tried.answer == "shown"
    assert tried.grown_kib < 64 * 1024
    assert tried.child_kib < 600 * 1024
    assert tried.took_s < _MOST_S


@pytest.mark.parametrize("what", HARMLESS)
def test_what_is_not_refused_does_no_harm(tmp_path: Path, what: str) -> None:
    tried = _tried(tmp_path, *HARMLESS[what])
    assert tried.grown_kib < _MOST_KIB
    assert tried.child_kib < _MOST_KIB
    assert tried.took_s < _MOST_S
