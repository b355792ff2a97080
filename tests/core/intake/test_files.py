"""Files from outside: what decides, what is refused, and that a file which changed afterwards is noticed."""

import hashlib
import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.files import HELD_BYTES, examine_file
from appui_core.intake.media_type import MAX_PICTURE_BYTES
from appui_core.intake.original import Original
from data.pictures import noise, saved, small_png
from fakes.clock import FixedClock

PNG = small_png()
JPEG = saved(noise(20, 10), "JPEG")


def _refusal(path: Path, clock: FixedClock) -> ErrorCode:
    with pytest.raises(AppuiError) as refused:
        examine_file(path, clock)
    assert path.name not in str(refused.value)
    return refused.value.code


def test_an_original_says_what_it_is(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    original = examine_file(path, clock)
    assert original.kind == "import"
    assert original.media_type == "image/png"
    assert original.sha256 == hashlib.sha256(PNG).hexdigest()
    assert (original.size_bytes, original.width, original.height) == (len(PNG), 2, 2)
    assert original.preview
    assert original.captured_at_utc is None
    assert original.utc_offset_minutes == 60
    with original.open() as first, original.open() as second:
        assert first.read() == second.read() == PNG


@pytest.mark.parametrize("name", ["photo.txt", "photo", "photo.png", "photo.jpg", "photo.exe"])
def test_the_bytes_decide_and_the_extension_never(tmp_path: Path, clock: FixedClock, name: str) -> None:
    for data, media_type in ((PNG, "image/png"), (JPEG, "image/jpeg")):
        (tmp_path / name).write_bytes(data)
        assert examine_file(tmp_path / name, clock).media_type == media_type


@pytest.mark.parametrize(
    "name",
    [
        "deux\nlignes.png",
        "\u202egnp.exe",
        "\U0001f595\U00020bb7.png",
        " .png",
        "-rf.png",
        "a'\"`$(x).png",
        "é" * 120,
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows allows few of these names")
def test_a_name_is_only_a_name(tmp_path: Path, clock: FixedClock, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PNG)
    with examine_file(path, clock).open() as stream:
        assert stream.read() == PNG


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_a_name_may_be_no_text_at_all(tmp_path: Path, clock: FixedClock) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.png"))
    path.write_bytes(PNG)
    assert examine_file(path, clock).width == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ErrorCode.FILE_EMPTY),
        (b"\x89PNG\r\n\x1a", ErrorCode.FORMAT_UNKNOWN),
        (b"Bonjour", ErrorCode.FORMAT_UNKNOWN),
        (b"\n" + PNG, ErrorCode.FORMAT_UNKNOWN),
        (b"BM" + bytes(60), ErrorCode.FORMAT_UNKNOWN),
        (b"GIF89a", ErrorCode.FORMAT_BROKEN),
        (PNG[:-1], ErrorCode.FORMAT_BROKEN),
        (JPEG[:-1], ErrorCode.FORMAT_BROKEN),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, clock: FixedClock, data: bytes, code: ErrorCode) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(data)
    assert _refusal(path, clock) is code


def test_a_place_without_a_file_is_refused(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "file").write_bytes(PNG)
    assert _refusal(tmp_path, clock) is ErrorCode.NOT_A_FILE
    assert _refusal(tmp_path / "absent.png", clock) is ErrorCode.FILE_MISSING
    assert _refusal(tmp_path / "file" / "inside.png", clock) is ErrorCode.FILE_MISSING
    assert _refusal(tmp_path / ("long" * 100), clock) is ErrorCode.FILE_MISSING
    with pytest.raises(AppuiError) as refused:
        examine_file(tmp_path / "null\0.png", clock)
    assert refused.value.code is ErrorCode.FILE_MISSING


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_a_socket_and_a_device_are_no_files_and_nobody_waits(tmp_path: Path, clock: FixedClock) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert _refusal(tmp_path / "pipe", clock) is ErrorCode.NOT_A_FILE
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        assert _refusal(tmp_path / "s", clock) is ErrorCode.NOT_A_FILE
    assert _refusal(Path("/dev/zero"), clock) is ErrorCode.NOT_A_FILE
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert _refusal(tmp_path / "loop", clock) is ErrorCode.FILE_MISSING


def test_a_pipe_that_takes_the_files_place_keeps_nobody_waiting(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    path = tmp_path / "a.png"
    os.mkfifo(path)
    regular = os.stat_result((0o100644, *os.lstat(path)[1:]))
    monkeypatch.setattr(Path, "stat", lambda *_args, **_options: regular)
    assert _refusal(path, clock) is ErrorCode.NOT_A_FILE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable for root")
def test_a_file_without_leave_is_unreadable(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    path.chmod(0)
    assert _refusal(path, clock) is ErrorCode.FILE_UNREADABLE


def test_a_disk_that_fails_is_unreadable_and_names_nothing(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)

    def failing(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", failing)
    assert _refusal(path, clock) is ErrorCode.FILE_UNREADABLE


def test_a_huge_file_is_refused_unread(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "a.png"
    with path.open("wb") as sparse:
        sparse.write(PNG)
        sparse.truncate(MAX_PICTURE_BYTES + 1)
    assert _refusal(path, clock) is ErrorCode.FILE_TOO_LARGE


@pytest.mark.parametrize("data", [PNG[:-1], PNG + b"\0", PNG[:20] + b"!" + PNG[21:], b"", b"x" * 70_000])
@pytest.mark.parametrize("step", [1, 64, -1])
def test_a_file_that_changed_is_noticed_before_its_end_is_handed_over(
    tmp_path: Path, clock: FixedClock, data: bytes, step: int
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    original = examine_file(path, clock)
    path.write_bytes(data)
    got = bytearray()
    with pytest.raises(AppuiError) as refused:
        _read_into(got, original, step)
    assert refused.value.code is ErrorCode.FILE_CHANGED
    assert len(got) < len(PNG)


def _read_into(got: bytearray, original: Original, step: int) -> None:
    with original.open() as stream:
        while block := stream.read(step):
            got += block


def test_a_file_that_went_away_is_missing(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    original = examine_file(path, clock)
    path.unlink()
    with pytest.raises(AppuiError) as refused:
        original.open()
    assert refused.value.code is ErrorCode.FILE_MISSING


def test_the_place_is_kept_when_the_working_folder_changes(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    monkeypatch.chdir(tmp_path)
    original = examine_file(Path("a.png"), clock)
    monkeypatch.chdir("/")
    with original.open() as stream:
        assert stream.read() == PNG


def test_a_held_file_is_read_once(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    held, read_again = examine_file(path, clock, hold=True), examine_file(path, clock)
    assert replace(held, open=read_again.open, held=None) == read_again
    path.write_bytes(JPEG)
    for _ in range(2):
        with held.open() as stream:
            assert stream.read() == PNG
    with pytest.raises(AppuiError) as caught, read_again.open() as stream:
        stream.read()
    assert caught.value.code is ErrorCode.FILE_CHANGED


@pytest.mark.parametrize("data", [b"", b"text", PNG[:-1], JPEG[:-2], PNG + b"x"])
def test_holding_changes_no_refusal(tmp_path: Path, clock: FixedClock, data: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    refused = []
    for hold in (False, True):
        with pytest.raises(AppuiError) as caught:
            examine_file(path, clock, hold=hold)
        refused.append((caught.value.code, caught.value.detail))
    assert refused[0] == refused[1]


def test_a_large_file_is_not_held(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(JPEG + bytes(HELD_BYTES))
    original = examine_file(path, clock, hold=True)
    path.unlink()
    with pytest.raises(AppuiError) as caught:
        original.open()
    assert caught.value.code is ErrorCode.FILE_MISSING
