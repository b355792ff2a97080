"""A file that passes by once: what is accepted is sealed as it came, what is refused never comes to its end."""

import hashlib
import io
import threading
from collections.abc import Callable, Iterator

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.files import examine_bytes
from appui_core.intake.media_type import MAX_PICTURE_BYTES
from appui_core.intake.passing import PassingOriginal, examine_passing
from appui_core.intake.stream import BLOCK_BYTES
from data.pictures import chunk, noise, saved, small_png
from fakes.clock import FixedClock

PNG = small_png()
LARGE = saved(noise(600, 400), "PNG", compress_level=0)
Begin = Callable[..., PassingOriginal]


@pytest.fixture
def begin(clock: FixedClock) -> Iterator[Begin]:
    """Return a function that lets bytes pass; what it began is closed afterwards."""
    begun: list[PassingOriginal] = []

    def passing(data: bytes, name: str = "a.png", limit_bytes: int = MAX_PICTURE_BYTES) -> PassingOriginal:
        begun.append(examine_passing(io.BytesIO(data), name, clock, limit_bytes))
        return begun[-1]

    yield passing
    for one in begun:
        one.close()


@pytest.mark.parametrize("data", [PNG, LARGE, saved(noise(30, 20), "JPEG") + bytes(BLOCK_BYTES)])
@pytest.mark.parametrize("step", [1000, BLOCK_BYTES, 10**7])
def test_what_passes_is_examined_as_a_file_would_be(
    begin: Begin, clock: FixedClock, data: bytes, step: int
) -> None:
    passing = begin(data)
    got = b""
    while block := passing.stream.read(step):
        got += block
    original = passing.finish()
    assert (got, original.sha256) == (data, hashlib.sha256(data).hexdigest())
    same = examine_bytes(data, "a.png", clock)
    facts = ("media_type", "sha256", "size_bytes", "width", "height", "preview", "claimed_date", "capture")
    assert [getattr(original, name) for name in facts] == [getattr(same, name) for name in facts]
    with pytest.raises(AppuiError) as caught:
        original.open()
    assert caught.value.code is ErrorCode.FILE_MISSING


REFUSED = {
    "empty": (b"", ErrorCode.FILE_EMPTY),
    "text": (b"Bonjour", ErrorCode.FORMAT_UNKNOWN),
    "cut": (LARGE[:-1], ErrorCode.FORMAT_BROKEN),
    "altered": (LARGE[:99] + b"!" + LARGE[100:], ErrorCode.FORMAT_BROKEN),
    "broken at the end": (LARGE + b"\0", ErrorCode.FORMAT_BROKEN),
}


def _drain(passing: PassingOriginal, step: int, got: list[int] | None = None) -> None:
    while block := passing.read(step):
        if got is not None:
            got.append(len(block))


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("step", [7, BLOCK_BYTES])
def test_a_refused_file_never_comes_to_its_end(begin: Begin, what: str, step: int) -> None:
    data, code = REFUSED[what]
    passing = begin(data)
    for _ in range(2):  # asked again, the answer is the same
        with pytest.raises(AppuiError) as caught:
            _drain(passing, step)
        assert caught.value.code is code
    with pytest.raises(AppuiError) as caught:
        passing.finish()
    assert caught.value.code is code


def test_more_than_was_allowed_is_refused_on_the_way(begin: Begin) -> None:
    endless = small_png()[:-12] + chunk(b"IDAT", bytes(BLOCK_BYTES)) * 40
    passing = begin(endless, limit_bytes=10 * BLOCK_BYTES)
    got: list[int] = []
    with pytest.raises(AppuiError) as caught:
        _drain(passing, BLOCK_BYTES, got)
    assert caught.value.code is ErrorCode.FILE_TOO_LARGE
    assert sum(got) <= 13 * BLOCK_BYTES  # two blocks are on their way


def test_who_stops_reading_gets_no_original(begin: Begin) -> None:
    passing = begin(LARGE)
    passing.read(BLOCK_BYTES)
    with pytest.raises(AppuiError) as caught:
        passing.finish()
    assert (caught.value.code, caught.value.detail) == (ErrorCode.FORMAT_BROKEN, "truncated")


class _Failing:
    """A connection that breaks off."""

    def __init__(self, failure: Exception) -> None:
        self._failure = failure
        self._first = LARGE[:5000]

    def read(self, _size: int, /) -> bytes:
        block, self._first = self._first, b""
        if not block:
            raise self._failure
        return block


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (TimeoutError(110, "timed out"), ErrorCode.FILE_UNREADABLE),
        (AppuiError(ErrorCode.INTERRUPTED), ErrorCode.INTERRUPTED),
    ],
)
def test_a_source_that_fails_is_the_reason(clock: FixedClock, failure: Exception, code: ErrorCode) -> None:
    with examine_passing(_Failing(failure), "a.png", clock, MAX_PICTURE_BYTES) as passing:
        for _ in range(2):
            with pytest.raises(AppuiError) as caught:
                passing.stream.read()
            assert caught.value.code is code


def test_closing_ends_the_walk(begin: Begin) -> None:
    passing = begin(LARGE)
    passing.read(10)
    passing.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "appui-walk"]
