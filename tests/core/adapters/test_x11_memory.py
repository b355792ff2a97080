"""Pixels of a real X server through memory that it shares: those of the connection, and nothing stays."""

import ctypes
import gc
import mmap
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from appui_core.adapters import warm_memory
from appui_core.adapters.x11_memory import XScreenMemory, XScreenRoom
from appui_core.adapters.x11_screen import XServer
from appui_core.ports import ScreenMemory, Span
from fakes.x_screen import forget_monitor, split_in_two, stranger, x_server

pytestmark = pytest.mark.tool
THEIRS = (0x2F, 0xAE, 0x41)


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Start a server with two monitors, and a window across both."""
    with x_server() as name:
        split_in_two(name, left_px=500, width=800, height=600)
        monkeypatch.setenv("DISPLAY", name)
        with stranger(name, "#2fae41", (400, 10, 300, 200)):
            yield name


def _room(memory: ScreenMemory, name: str = "RIGHT", width: int = 300) -> XScreenRoom:
    room = memory.room(name, width, 600)
    assert isinstance(room, XScreenRoom)
    return room


def _segments() -> int:
    """Return how many this process has made: the fifth column is the maker."""
    rows = Path("/proc/sysvipc/shm").read_text(encoding="ascii").splitlines()[1:]
    return sum(row.split()[4] == str(os.getpid()) for row in rows)


def _until(true: Callable[[], bool]) -> None:
    over = time.monotonic() + 10
    while not true():
        assert time.monotonic() < over
        time.sleep(0.005)


def test_the_pixels_are_those_that_come_by_the_connection(display: str) -> None:
    assert display
    server = XServer()
    sent = server._sent(500, 0, 300, 600)
    shared = _room(XScreenMemory()).take()
    assert sent is not None
    assert shared is not None
    assert (shared.width, shared.height, shared.stride_bytes) == (300, 600, 1200)
    for channel, wanted in enumerate(reversed(THEIRS)):
        assert bytes(shared.pixels[channel::4]) == sent[channel::4]
        assert shared.pixels[20 * 1200 + channel] == wanted


def test_nothing_of_it_stays_in_memory(display: str) -> None:
    assert display
    memory, before = XScreenMemory(), _segments()
    taken, unused = _room(memory), _room(memory)
    shared = taken.take()
    assert shared is not None
    assert _segments() == before + 2
    unused.drop()
    unused.drop()
    taken.drop()
    assert _segments() == before + 1, "what was taken is still looked at"
    del shared
    gc.collect()
    assert _segments() == before


def test_a_room_is_filled_once_and_only_while_the_screen_is_what_it_was(display: str) -> None:
    memory = XScreenMemory()
    room = _room(memory)
    assert room.take() is not None
    assert room.take() is None
    late = _room(memory)
    forget_monitor(display, b"RIGHT")
    assert late.take() is None
    late.drop()


def test_another_size_or_name_has_no_room(display: str) -> None:
    assert display
    memory = XScreenMemory()
    assert memory.room("RIGHT", 301, 600) is None
    assert memory.room("NOWHERE", 300, 600) is None


def test_a_server_that_shares_nothing_is_asked_by_its_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_server(800, 600, "-extension", "MIT-SHM") as name:
        split_in_two(name, left_px=500, width=800, height=600)
        monkeypatch.setenv("DISPLAY", name)
        with stranger(name, "#2fae41", (400, 10, 300, 200)):
            assert XScreenMemory().room("RIGHT", 300, 600) is None
            rgb = XServer().pixels(400, 10, 300, 200)
    assert rgb == bytes(THEIRS) * 300 * 200


def test_without_a_server_there_is_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7777")
    assert XScreenMemory().room("RIGHT", 300, 600) is None


def _there(address: int, pages: int) -> int:
    """Return how many pages from an address on have memory behind them (mincore(2))."""
    seen = (ctypes.c_ubyte * pages)()
    assert not ctypes.CDLL(None).mincore(ctypes.c_void_p(address), ctypes.c_size_t(pages * mmap.PAGESIZE), seen)
    return sum(page & 1 for page in seen)


def _populates() -> bool:
    if sys.platform != "linux":
        return False
    with mmap.mmap(-1, mmap.PAGESIZE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as page:
        try:
            page.madvise(warm_memory._POPULATE_WRITE)
        except OSError:
            return False
    return True


@pytest.mark.skipif(not _populates(), reason="Linux 5.14 and later make memory ahead")
def test_warmed_memory_is_there_keeps_its_bytes_and_what_is_gone_hurts_nobody() -> None:
    pages = 1024
    held = mmap.mmap(-1, pages * mmap.PAGESIZE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    held[:6] = b"gardez"
    address = ctypes.addressof(ctypes.c_ubyte.from_buffer(held))
    assert _there(address, pages) < pages
    XScreenMemory().warm([Span(0x10000, 8192), Span(address + 100, pages * mmap.PAGESIZE - 100)])
    _until(lambda: all(thread.name != "warm-memory" for thread in threading.enumerate()))
    assert _there(address, pages) == pages
    assert held[:7] == b"gardez\0"
    held.close()
