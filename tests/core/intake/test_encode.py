"""A frame becomes a PNG with exactly its pixels, whatever is installed."""

import builtins
import hashlib
import io
import sys
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from PIL import Image

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake import encode
from appui_core.intake.encode import encode_png, original_from_frame, warm_up
from appui_core.intake.files import examine_stream
from appui_core.ports import Frame, ScreenInfo
from data.pictures import noise
from fakes.clock import EVENING, FixedClock

WITHOUT = [(), ("isal",), ("numpy",), ("isal", "numpy")]
SIZES = [(1, 1, 0), (1, 7, 1), (5, 1, 0), (31, 17, 3), (64, 64, 0), (640, 300, 4)]


def _frame(width: int, height: int, padding: int, *, last_padding: bool = True) -> Frame:
    stride = width * 3 + padding
    rgb = noise(stride, height, "L").tobytes()
    screen = ScreenInfo(1, "s", 0, 0, width, height, 1.0, primary=True)
    return Frame(width, height, stride, rgb if last_padding else rgb[: -padding or None], screen, EVENING, "test")


def _pixels(frame: Frame) -> bytes:
    starts = range(0, frame.height * frame.stride_bytes, frame.stride_bytes)
    return b"".join(frame.rgb[start : start + 3 * frame.width] for start in starts)


@pytest.fixture(params=WITHOUT, ids=lambda names: "without " + "+".join(names) if names else "all")
def _installed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    missing: tuple[str, ...] = request.param
    real = builtins.__import__

    def importing(name: str, *arguments: Any, **options: Any) -> ModuleType:  # noqa: ANN401 - as the real one
        if name.partition(".")[0] in missing:
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", importing)


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("last_padding", [True, False])
def test_an_independent_decoder_sees_the_same_pixels(size: tuple[int, int, int], last_padding: bool) -> None:  # noqa: FBT001 - a parameter
    frame = _frame(*size, last_padding=last_padding)
    data = encode_png(frame)
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "RGB", size[:2])
        assert image.tobytes() == _pixels(frame)
    assert examine_stream(io.BytesIO(data))[1].width == size[0]


@pytest.mark.usefixtures("_installed")
def test_warming_up_works_with_what_is_installed() -> None:
    warm_up()
    assert encode_png(_frame(3, 2, 3)).startswith(b"\x89PNG")


def test_a_capture_is_an_original_with_two_times_of_its_own(clock: FixedClock) -> None:
    frame = replace(_frame(31, 17, 3), facts={"backend": "test", "ratio": "1"})
    original = original_from_frame(frame, clock)
    with original.open() as stream:
        data = stream.read()
    assert original.sha256 == hashlib.sha256(data).hexdigest()
    assert original.size_bytes == len(data)
    assert (original.kind, original.media_type) == ("capture", "image/png")
    assert (original.captured_at_utc, original.utc_offset_minutes) == ("2026-11-14T17:02:11.250Z", 60)
    assert original.claimed_date is None
    assert original.capture == {"backend": "test", "ratio": "1"}


@pytest.mark.parametrize(
    "wrong", [{"width": 0}, {"height": 0}, {"stride_bytes": 92}, {"height": 18}, {"rgb": b""}, {"width": 32}]
)
def test_a_frame_that_contradicts_itself_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(AppuiError) as refused:
        encode_png(replace(_frame(31, 17, 0), **wrong))
    assert refused.value.code is ErrorCode.SCREEN_UNAVAILABLE


def test_numpy_is_used_where_it_is_loaded_and_a_huge_picture_loads_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import numpy as np  # noqa: PLC0415 - so that it is loaded

    small = _frame(8, 8, 0)
    assert encode._numpy_pays(small)
    monkeypatch.delitem(sys.modules, np.__name__)
    assert not encode._numpy_pays(small)
    monkeypatch.setattr(encode, "_MANY_PIXELS", 64)
    monkeypatch.setitem(sys.modules, np.__name__, np)
    assert encode._numpy_pays(small)


def test_nothing_heavy_is_loaded_before_the_first_capture() -> None:
    import subprocess  # noqa: PLC0415 - only here: a process of its own has loaded nothing yet

    code = (
        "import sys, appui_core.intake.encode, appui_core.intake.files, appui_core.intake.preview;"
        "sys.exit(any(name in sys.modules for name in ('numpy', 'isal', 'PIL')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
