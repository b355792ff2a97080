"""What a grab gave becomes an original: a file of the desktop's stays byte for byte, and is looked at first."""

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake import decode_child
from appui_core.intake.shots import original_from_file
from appui_core.ports import PictureFile
from data.pictures import noise, saved
from fakes.clock import FixedClock
from fakes.pictures import png_bytes


def _shot(data: bytes, clock: FixedClock) -> PictureFile:
    return PictureFile(data, clock.now(), "portal", {"backend": "portal"})


def test_a_file_is_kept_as_it_is_with_a_picture_to_show(clock: FixedClock) -> None:
    data = saved(noise(90, 60), "PNG")
    original, pixels = original_from_file(_shot(data, clock), clock, {"own_windows": "none"}, edge=30)
    assert original.open().read() == data
    assert pixels is not None
    assert (pixels.width, pixels.height) == (30, 20)
    assert original.capture == {"backend": "portal", "own_windows": "none"}


def test_a_jpeg_of_a_desktop_is_taken_too(clock: FixedClock) -> None:
    assert original_from_file(_shot(saved(noise(90, 60), "JPEG"), clock), clock, {})[0].media_type == "image/jpeg"


def test_one_colour_is_refused(clock: FixedClock) -> None:
    with pytest.raises(AppuiError) as refused:
        original_from_file(_shot(png_bytes(), clock), clock, {})
    assert refused.value.code is ErrorCode.SCREEN_BLACK


@pytest.mark.parametrize("data", [b"", b"no picture", saved(noise(90, 60), "PNG")[:-30]])
def test_what_is_no_whole_picture_is_refused(clock: FixedClock, data: bytes) -> None:
    with pytest.raises(AppuiError):
        original_from_file(_shot(data, clock), clock, {})


def test_where_no_decoder_runs_the_proof_is_kept(clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode_child, "__file__", "/nowhere/decode_child.py")
    data = saved(noise(90, 60), "PNG")
    original, pixels = original_from_file(_shot(data, clock), clock, {})
    assert pixels is None
    assert original.open().read() == data
