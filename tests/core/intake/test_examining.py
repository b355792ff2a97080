"""Every kind of file is examined in one way, wherever its bytes come from."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.examining import examine
from appui_core.intake.files import HELD_BYTES, examine_bytes, examine_file
from appui_core.intake.media_type import MAX_PICTURE_BYTES, MAX_TEXT_BYTES, MAX_VIDEO_BYTES, MediaType
from appui_core.intake.stream import WalkReader
from data.films import film
from data.formats import samples
from data.heif import box, ftyp
from fakes.clock import FixedClock

_KINDS = {
    "png": MediaType.PNG,
    "jpg": MediaType.JPEG,
    "webp": MediaType.WEBP,
    "gif": MediaType.GIF,
    "heic": MediaType.HEIC,
    "avif": MediaType.AVIF,
    "pdf": MediaType.PDF,
    "mp4": MediaType.MP4,
    "mov": MediaType.QUICKTIME,
    "txt": MediaType.TEXT,
    "csv": MediaType.CSV,
    "json": MediaType.JSON,
    "html": MediaType.HTML,
}


class _Trickle:
    """A connection: it gives few bytes at a time, and each only once."""

    def __init__(self, data: bytes) -> None:
        self._rest = data

    def read(self, size: int, /) -> bytes:
        """Return at most seven bytes."""
        piece, self._rest = self._rest[: min(size, 7)], self._rest[min(size, 7) :]
        return piece


@pytest.mark.parametrize("name", samples())
def test_a_file_bytes_and_a_trickle_are_the_same_original(tmp_path: Path, clock: FixedClock, name: str) -> None:
    data = samples()[name]
    (tmp_path / name).write_bytes(data)
    original = examine_file(tmp_path / name, clock)
    assert (original.media_type, original.kind) == (_KINDS[name.rpartition(".")[2]], "import")
    assert (original.sha256, original.size_bytes) == (hashlib.sha256(data).hexdigest(), len(data))
    held, given = examine_file(tmp_path / name, clock, hold=True), examine_bytes(data, name, clock)
    assert held.held == given.held == data
    for other in (held, given):
        assert replace(other, open=original.open, held=None) == original
    trickled = examine(WalkReader(_Trickle(data), MAX_VIDEO_BYTES), name)
    assert (trickled.media_type, trickled.sha256) == (original.media_type, original.sha256)
    assert trickled.structure.notes == original.capture
    with original.open() as stream:
        assert stream.read() == data


@pytest.mark.parametrize("name", [name for name in samples() if not name.endswith(("txt", "csv", "json", "html"))])
def test_a_trickle_that_breaks_off_is_refused(name: str) -> None:
    data = samples()[name]
    with pytest.raises(AppuiError) as caught:
        examine(WalkReader(_Trickle(data[:-2]), MAX_VIDEO_BYTES), name)
    assert caught.value.code is ErrorCode.FORMAT_BROKEN or name == "a.pdf"


@pytest.mark.parametrize(
    ("name", "start", "most_bytes"),
    [
        ("a.png", samples()["a.png"], MAX_PICTURE_BYTES),
        ("a.pdf", samples()["a.pdf"], MAX_PICTURE_BYTES),
        ("a.txt", b"Bonjour", MAX_TEXT_BYTES),
        ("a.mp4", samples()["a.mp4"], MAX_VIDEO_BYTES),
    ],
)
def test_each_kind_has_its_own_limit_and_a_larger_file_is_refused_unread(
    tmp_path: Path, clock: FixedClock, name: str, start: bytes, most_bytes: int
) -> None:
    path = tmp_path / name
    with path.open("wb") as sparse:
        sparse.write(start)
        sparse.truncate(most_bytes + 1)
    with pytest.raises(AppuiError) as caught:
        examine_file(path, clock, hold=True)
    assert caught.value.code is ErrorCode.FILE_TOO_LARGE
    assert most_bytes > HELD_BYTES


def test_a_picture_in_the_container_of_videos_keeps_the_limit_of_pictures(
    tmp_path: Path, clock: FixedClock
) -> None:
    heic = samples()["a.heic"]
    path = tmp_path / "a.heic"
    with path.open("wb") as sparse:
        sparse.write(heic + (MAX_PICTURE_BYTES + 8).to_bytes(4) + b"free")
        sparse.truncate(len(heic) + MAX_PICTURE_BYTES + 8)
    with pytest.raises(AppuiError) as caught:
        examine_file(path, clock)
    assert caught.value.code is ErrorCode.FILE_TOO_LARGE


def test_a_long_video_is_walked_without_being_held(tmp_path: Path, clock: FixedClock) -> None:
    path, length = tmp_path / "a.mp4", 300 * 1024 * 1024
    moov = film()[film().index(b"moov") - 4 :]
    with path.open("wb") as sparse:
        sparse.write(ftyp(b"isom") + box(b"mdat", size=length + 8))
        sparse.seek(length, 1)
        sparse.write(moov)
    original = examine_file(path, clock, hold=True)
    assert (original.held, original.media_type, original.width) == (None, "video/mp4", 96)
    assert original.size_bytes == path.stat().st_size


@pytest.mark.parametrize("first", ["a.png", "a.jpg", "lossy.webp", "a.gif", "a.heic", "a.avif", "a.mp4", "a.pdf"])
def test_two_files_in_one_are_the_first_or_nothing(clock: FixedClock, first: str) -> None:
    kind = examine_bytes(samples()[first], "", clock).media_type
    script = b"<script>alert(1)</script>" * 60
    others = (*samples().values(), b"PK\x03\x04" + bytes(3000), script)
    for other in others:
        for name in (first, "a.txt", "a.html", "a.json", ""):
            try:
                found = examine_bytes(samples()[first] + other, name, clock)
            except AppuiError as error:
                assert error.code is ErrorCode.FORMAT_BROKEN  # noqa: PT017 - either answer is right
                continue
            assert found.media_type == kind
            assert "trailing_bytes" in found.capture or first == "a.pdf"
