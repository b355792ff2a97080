"""Decoding in a child: right pixels for sound pictures, one answer and no harm for everything else."""

import io
import os
import signal
import struct
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake import decode_child, sniff
from appui_core.intake.files import examine_stream
from appui_core.intake.pixels import Pixels
from appui_core.intake.preview import _end, decode_preview, rgb_png
from data import pictures
from data.formats import canvas, lossless, riff, samples
from data.heif import box, clap, grid, heic, imir, irot
from data.pictures import EOI, SCAN, SOI, chunk, frame_header, header, noise, png, saved, small_png

PNG, JPEG, HEIC = "image/png", "image/jpeg", "image/heic"


def _image(pixels: Pixels) -> Image.Image:
    return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)


def _refusal(data: bytes, media_type: str, *child: str, wall_s: float = 30.0) -> tuple[ErrorCode, str]:
    with pytest.raises(AppuiError) as refused:
        decode_preview(data, media_type, 100, child=child or None, wall_s=wall_s)
    return refused.value.code, refused.value.detail


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_the_pixels_are_those_of_the_file(mode: str) -> None:
    image = noise(60, 40, mode)
    found = decode_preview(saved(image, "PNG"), PNG, 0)
    assert _image(found).tobytes() == image.convert("RGB").tobytes()


def test_the_longest_side_is_the_one_asked_for() -> None:
    found = decode_preview(saved(noise(400, 100), "PNG"), PNG, 100)
    assert (found.width, found.height, len(found.rgb)) == (100, 25, 7500)
    assert decode_preview(saved(noise(40, 10), "PNG"), PNG, 100).width == 40
    assert decode_preview(saved(noise(1600, 400), "JPEG"), JPEG, 100).height == 25


def test_what_is_transparent_is_white() -> None:
    image = noise(4, 4, "RGBA")
    image.putalpha(0)
    assert decode_preview(saved(image, "PNG"), PNG, 0).rgb == b"\xff" * 48


def test_sixteen_bits_of_grey_are_scaled_and_not_clipped() -> None:
    rows = b"".join(b"\x00" + struct.pack(">4H", 0, 0x4000, 0x8000, 0xFFFF) for _ in range(2))
    data = png(header(4, 2, 16, 0), chunk(b"IDAT", zlib.compress(rows)))
    assert decode_preview(data, PNG, 0).rgb[:12] == bytes((0, 0, 0, 64, 64, 64, 128, 128, 128, 255, 255, 255))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_upright_as_an_independent_reader_has_it(orientation: int, kind: str) -> None:
    from PIL import ImageOps  # noqa: PLC0415 - our independent reader

    tags = Image.Exif()
    tags[0x0112] = orientation
    data = saved(noise(48, 32), kind, exif=tags)
    with Image.open(io.BytesIO(data)) as image:
        right = ImageOps.exif_transpose(image).convert("RGB")
    seen = _image(decode_preview(data, f"image/{kind.lower()}", 0))
    for found in (seen, Image.open(io.BytesIO(rgb_png(data, f"image/{kind.lower()}")))):
        assert found.size == right.size
        assert ImageChops.difference(found, right).getbbox() is None


@pytest.mark.parametrize("name", [name for name in samples() if name.endswith((".webp", ".gif", ".avif"))])
def test_other_formats_are_seen_as_an_independent_reader_has_them(name: str) -> None:
    from PIL import ImageOps  # noqa: PLC0415 - our independent reader

    data = samples()[name]
    kind = examine_stream(io.BytesIO(data))[0].value
    with Image.open(io.BytesIO(data)) as image:
        shown = ImageOps.exif_transpose(image).convert("RGBA")
    right = Image.new("RGB", shown.size, "white")
    right.paste(shown, mask=shown.getchannel("A"))
    assert ImageChops.difference(_image(decode_preview(data, kind, 0)), right).getbbox() is None
    assert max(decode_preview(data, kind, 20).width, decode_preview(data, kind, 20).height) == 20


# What the corners of the picture in `data.heif` look like, clockwise from top left.
_CORNERS = ("red", "green", "white", "blue")


def _corners(pixels: Pixels) -> tuple[str, ...]:
    image, right, bottom = _image(pixels), pixels.width - 9, pixels.height - 9
    colours = (image.getpixel(place) for place in ((9, 9), (right, 9), (right, bottom), (9, bottom)))
    return tuple(_nearest(colour) for colour in colours)


def _nearest(colour: object) -> str:
    assert isinstance(colour, tuple)
    if min(colour) > 200:
        return "white"
    return ("red", "green", "blue")[colour.index(max(colour))]


@pytest.mark.parametrize(
    ("properties", "corners"),
    [
        ((), _CORNERS),
        ((irot(1),), ("green", "white", "blue", "red")),
        ((irot(2),), ("white", "blue", "red", "green")),
        ((irot(3),), ("blue", "red", "green", "white")),
        ((imir(0),), ("blue", "white", "green", "red")),
        ((imir(1),), ("green", "red", "blue", "white")),
        ((irot(1), imir(1)), ("white", "green", "red", "blue")),
    ],
)
def test_a_heic_is_upright(properties: tuple[bytes, ...], corners: tuple[str, ...]) -> None:
    data = heic(*properties, exif=pictures.exif(orientation=6))  # in HEIC, this orientation does not count
    turned = any(bit & 1 for bit in (prop[8] for prop in properties if prop[4:8] == b"irot"))
    found = decode_preview(data, HEIC, 0)
    assert (found.width, found.height) == ((64, 128) if turned else (128, 64))
    assert _corners(found) == corners
    with Image.open(io.BytesIO(rgb_png(data, HEIC))) as image:
        assert image.size == (found.width, found.height)


def test_a_heic_of_tiles_is_one_picture() -> None:
    # So is every photo of an iPhone.
    found = decode_preview(grid(3, irot(3)), HEIC, 0)
    assert (found.width, found.height) == (64, 384)
    assert _corners(found) == ("blue", "red", "green", "white")


def test_a_heic_is_cropped_as_it_says() -> None:
    found = decode_preview(heic(clap(100, 50)), HEIC, 0)
    assert (found.width, found.height) == (100, 50)
    assert _corners(found) == _CORNERS


def test_no_column_is_shown_beyond_the_recorded_size() -> None:
    # libheif rounds a crop up; what is drawn on the picture, masks too, ends where the record does.
    data = heic(box(b"clap", struct.pack(">8I", 201, 2, 101, 2, 0, 1, 0, 1)))
    structure = examine_stream(io.BytesIO(data))[1]
    found = decode_preview(data, HEIC, 0)
    assert (found.width, found.height) == (structure.width, structure.height) == (100, 50)


@pytest.mark.parametrize(
    "data", [heic(size=(12_000, 8_000)), riff(canvas(12_000, 8_000), lossless(12_000, 8_000))]
)
def test_an_empty_giant_never_reaches_a_decoder(data: bytes) -> None:
    kind = examine_stream(io.BytesIO(data))[0].value
    assert _refusal(data, kind, "/nowhere/no-such-program") == (ErrorCode.IMAGE_TOO_LARGE, "sparse")


@pytest.mark.parametrize("name", ["a.mp4", "a.pdf", "a.mov"])
def test_what_is_only_kept_never_reaches_a_decoder(name: str) -> None:
    data = samples()[name]
    kind = examine_stream(io.BytesIO(data))[0].value
    assert _refusal(data, kind, "/nowhere/no-such-program") == (ErrorCode.FORMAT_BROKEN, "not_shown")


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "PNG"), ("P", "PNG"), ("CMYK", "JPEG"), ("LA", "PNG")])
def test_a_plain_png_is_what_a_pdf_takes(mode: str, kind: str) -> None:
    data = rgb_png(saved(noise(50, 30, mode), kind), f"image/{kind.lower()}")
    with Image.open(io.BytesIO(data)) as image:
        assert (image.mode, image.size, image.info.get("interlace")) == ("RGB", (50, 30), None)
    assert examine_stream(io.BytesIO(data))[1].height == 30


def test_only_the_first_picture_of_an_animation_is_seen() -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("#102030", "#405060")]
    data = saved(frames[0], "PNG", save_all=True, append_images=frames[1:])
    assert decode_preview(data, PNG, 0).rgb == b"\x10\x20\x30" * 81


def test_odd_metadata_does_not_spoil_a_picture() -> None:
    data = saved(noise(20, 20), "JPEG", exif=b"Exif\0\0" + pictures.exif(date=b"x", orientation=1)[:-9])
    assert decode_preview(data, JPEG, 100).width == 20


@pytest.mark.parametrize("data", [b"", b"text", small_png()[:-1], saved(noise(9, 9), "JPEG")[:-1]])
def test_what_the_walk_refuses_never_reaches_a_decoder(data: bytes) -> None:
    assert _refusal(data, PNG, "/nowhere/no-such-program")[0] in {
        ErrorCode.FILE_EMPTY, ErrorCode.FORMAT_UNKNOWN, ErrorCode.FORMAT_BROKEN
    }  # fmt: skip


def test_the_media_type_must_be_the_one_that_was_recorded() -> None:
    assert _refusal(small_png(), JPEG)[0] is ErrorCode.FORMAT_UNKNOWN


def test_a_sound_structure_around_garbage_is_one_refusal() -> None:
    garbage = SOI + frame_header(30, 20) + SCAN + b"\x12\x34" * 50 + EOI
    assert _refusal(garbage, JPEG) == (ErrorCode.FORMAT_BROKEN, "decoder")


def test_a_text_bomb_is_bounded() -> None:
    text = b"Comment\0\0" + zlib.compress(bytes(400_000_000), 9)
    data = small_png(chunk(b"zTXt", text), after=[chunk(b"zTXt", text)])
    assert _refusal(data, PNG) == (ErrorCode.FORMAT_BROKEN, "decoder")


def _child(tmp_path: Path, code: str) -> tuple[str, ...]:
    script = tmp_path / "child.py"
    script.write_text("import os, socket, sys, time\n" + code, encoding="utf-8")
    return sys.executable, "-I", str(script)


def _answer(status: int, width: int, height: int, body: bytes, magic: bytes = decode_child.MAGIC) -> str:
    return f"sys.stdout.buffer.write({decode_child.HEADER.pack(magic, status, width, height) + body!r})"


LYING = {
    "says nothing": ("", "decoder_gone"),
    "dies": ("os.abort()", "decoder_gone"),
    "says half a header": ("sys.stdout.buffer.write(b'APV1')", "decoder_gone"),
    "another magic": (_answer(0, 2, 2, bytes(12), b"EVIL"), "decoder"),
    "an unknown status": (_answer(7, 2, 2, bytes(12)), "decoder"),
    "wider than the file": (_answer(0, 3, 2, bytes(18)), "decoder"),
    "gigantic": (_answer(0, 2**32 - 1, 2**32 - 1, b""), "decoder"),
    "no pixel": (_answer(0, 0, 2, b""), "decoder"),
    "too short": (_answer(0, 2, 2, bytes(11)), "decoder_size"),
    "too long": (_answer(0, 2, 2, bytes(13)), "decoder_size"),
    "without end": (
        _answer(0, 2, 2, b"") + "\nwhile True: sys.stdout.buffer.write(bytes(65536))",
        "decoder_size",
    ),
}


@pytest.mark.parametrize("what", LYING)
def test_what_a_conquered_child_answers_is_measured(tmp_path: Path, what: str) -> None:
    code, rule = LYING[what]
    assert _refusal(small_png(), PNG, *_child(tmp_path, code)) == (ErrorCode.FORMAT_BROKEN, rule)


HALF_SAID = _answer(0, 2, 2, bytes(5)) + ";sys.stdout.flush();time.sleep(60)"


@pytest.mark.parametrize("code", ["time.sleep(60)", HALF_SAID])
def test_a_child_that_hangs_is_ended(tmp_path: Path, code: str) -> None:
    # Larger than a pipe holds: the child never reads it, and that must not hold us either.
    data = saved(noise(300, 300), "PNG", compress_level=0)
    started = time.monotonic()
    assert _refusal(data, PNG, *_child(tmp_path, code), wall_s=0.5)[0] is ErrorCode.FORMAT_BROKEN
    assert time.monotonic() - started < 20


@pytest.mark.skipif(sys.platform == "win32", reason="processes fork on POSIX")
@pytest.mark.parametrize("rest", ["os._exit(0)", "time.sleep(60)"])
def test_what_a_conquered_child_starts_ends_with_it(tmp_path: Path, rest: str) -> None:
    # It holds both pipes: nobody would read the end of one, nor be rid of the other.
    child = _child(tmp_path, f"if os.fork() == 0: time.sleep(60)\n{rest}")
    data = saved(noise(300, 300), "PNG", compress_level=0)
    started = time.monotonic()
    _refusal(data, PNG, *child, wall_s=1.0)
    assert time.monotonic() - started < 20


ESCAPING = """
if os.fork() == 0:
    os.setsid()
    with open({told!r}, "w") as told:
        told.write(str(os.getpid()))
    time.sleep(60)
while not os.path.exists({told!r}):
    time.sleep(0.01)
{rest}
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes fork on POSIX")
@pytest.mark.parametrize("rest", ["os._exit(0)", "time.sleep(60)", HALF_SAID])
def test_what_escapes_with_both_pipes_holds_nobody_up(tmp_path: Path, rest: str) -> None:
    # In a session of its own, where no signal of ours finds it.
    told = tmp_path / "told"
    child = _child(tmp_path, ESCAPING.format(told=str(told), rest=rest))
    data = saved(noise(300, 300), "PNG", compress_level=0)
    started = time.monotonic()
    try:
        assert _refusal(data, PNG, *child, wall_s=3.0) == (ErrorCode.FORMAT_BROKEN, "decoder_gone")
        assert time.monotonic() - started < 20
        assert _pipe_threads(), "it did not hold them"
    finally:
        os.kill(int(told.read_text(encoding="ascii")), signal.SIGKILL)
        for thread in _pipe_threads():
            thread.join(10)
    assert not _pipe_threads(), "they end with what held them"


def _pipe_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("appui-decode")]


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are POSIX's")
def test_a_group_is_ended_while_its_number_is_still_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def killpg(group: int, _signal: int) -> None:
        # ChildProcessError: it was waited for, and anybody may have its number by now.
        os.waitid(os.P_PID, group, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        asked.append(group)

    monkeypatch.setattr(os, "killpg", killpg)
    ended = subprocess.Popen([sys.executable, "-I", "-c", ""], start_new_session=True)
    os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
    _end(ended)
    ended.wait()
    assert asked == [ended.pid]
    _end(ended)
    assert asked == [ended.pid], "nobody's any more"


LIMITED = """
sys.path.insert(0, {folder!r})
import decode_child
decode_child.limit_process(300 * 1024 * 1024)
try:
    {act}
except {error}:
    sys.stdout.buffer.write(decode_child.HEADER.pack(b"APV1", 2, 0, 0))
"""
ACTS = {
    "memory": ("bytes(400 * 1024 * 1024)", "MemoryError"),
    "reading files": ("open('/etc/hostname')", "OSError"),
    "writing files": ("os.write(os.memfd_create('x'), b'x')", "OSError"),
    "the network": ("socket.socket()", "OSError"),
    "starting programs": ("os.popen('true').read()", "OSError"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are tried where CI runs")
@pytest.mark.parametrize("what", ACTS)
def test_the_child_has_given_up(tmp_path: Path, what: str) -> None:
    act, error = ACTS[what]
    code = LIMITED.format(folder=str(Path(decode_child.__file__).parent), act=act, error=error)
    assert _refusal(small_png(), PNG, *_child(tmp_path, code)) == (ErrorCode.IMAGE_TOO_LARGE, "decoder_memory")


def test_the_child_runs_from_its_file_without_anything_of_ours(tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere.py"
    copy.write_bytes(Path(decode_child.__file__).read_bytes())
    found = decode_preview(small_png(), PNG, 0, child=(sys.executable, "-I", str(copy)))
    assert (found.width, found.height) == (2, 2)


def test_nothing_steers_the_child_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "PIL.py").write_text("raise SystemExit('conquered')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert decode_preview(small_png(), PNG, 0).width == 2
    assert [path.name for path in tmp_path.iterdir()] == ["PIL.py"]


def test_a_hundred_megapixels_fit_into_the_childs_memory() -> None:
    assert decode_child.BASE_BYTES + decode_child.BYTES_PER_PIXEL * sniff.MAX_PIXELS < 2**31
    rows = zlib.compress(bytes(12_501) * 1_000, 1)
    found = decode_preview(png(header(100_000, 1_000, 1, 0), chunk(b"IDAT", rows)), PNG, 1_000)
    assert (found.width, found.height) == (1_000, 10)
