"""The two wires to an open window, by one contract: a socket, and the pipe of Windows over a stream of here."""

import contextlib
import io
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from appui_core.adapters.window_call import SocketWire, WindowCall, Wire
from appui_core.adapters.window_pipe import PipeWire, open_pipe
from appui_core.window_line import CHOICE_S, LIMIT_BYTES

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class WireContract:
    """Inherit, and provide `wire` with the `window` at its other end."""

    def test_what_is_said_arrives_and_a_line_comes_back(self, wire: Wire, window: socket.socket) -> None:
        wire.say(b"question\n")
        assert window.makefile("rb").readline() == b"question\n"
        window.sendall(b"ans")
        window.sendall(b"wer\nmore\n")
        assert wire.hear(10) == b"answer\n"

    def test_a_window_that_goes_half_way_has_said_no_line(self, wire: Wire, window: socket.socket) -> None:
        window.sendall(b"half")
        window.close()
        assert wire.hear(10) == b"half"

    def test_one_that_does_not_answer_is_not_waited_for(self, wire: Wire, window: socket.socket) -> None:
        window.sendall(b"half")
        began = time.monotonic()
        with pytest.raises(TimeoutError):
            wire.hear(0.1)
        assert time.monotonic() - began < 5
        leaving = threading.Thread(target=wire.close)
        leaving.start()
        leaving.join(5)
        assert not leaving.is_alive(), "nor at the end"

    def test_no_more_is_heard_than_an_answer_may_be(self, wire: Wire, window: socket.socket) -> None:
        def say() -> None:
            with contextlib.suppress(OSError):
                window.sendall(b"x" * (2 * LIMIT_BYTES))

        thread = threading.Thread(target=say)
        thread.start()
        assert len(wire.hear(10)) == LIMIT_BYTES
        wire.close()
        thread.join(10)
        assert not thread.is_alive()

    def test_one_that_hung_up_says_so(self, wire: Wire, window: socket.socket) -> None:
        wire.close()
        wire.close()
        assert window.recv(10) == b""


class TestSocket(WireContract):
    @pytest.fixture
    def ends(self) -> Iterator[tuple[socket.socket, socket.socket]]:
        ours, window = socket.socketpair()
        with ours, window:
            yield ours, window

    @pytest.fixture
    def wire(self, ends: tuple[socket.socket, socket.socket]) -> Wire:
        return SocketWire(ends[0])

    @pytest.fixture
    def window(self, ends: tuple[socket.socket, socket.socket]) -> socket.socket:
        return ends[1]


class LockedFile(io.FileIO):
    """A file as the C runtime of Windows has it: `_close` waits for the lock that `_read` holds."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, "r+")
        self._lock = threading.RLock()

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Hold the lock while it reads."""
        with self._lock:
            return super().readinto(buffer)

    def close(self) -> None:
        """Wait for the lock."""
        with self._lock:
            super().close()


class TestPipe(WireContract):
    @pytest.fixture
    def ends(self) -> Iterator[tuple[io.FileIO, socket.socket]]:
        ours, window = socket.socketpair()
        stream = LockedFile(ours.detach())
        with window:
            yield stream, window
        stream.close()

    @pytest.fixture
    def wire(self, ends: tuple[io.FileIO, socket.socket]) -> Wire:
        return PipeWire(ends[0])

    @pytest.fixture
    def window(self, ends: tuple[io.FileIO, socket.socket]) -> socket.socket:
        return ends[1]


def test_a_caller_waits_longer_than_the_desktop_s_own_question_may() -> None:
    limits: list[float] = []

    class Watched:
        def say(self, said: bytes) -> None:
            assert said

        def hear(self, limit_s: float) -> bytes:
            limits.append(limit_s)
            return b'{"exhibit": {}}\n'

        def close(self) -> None:
            limits.append(0)

    WindowCall(Watched(), delay_s=7).answer()
    assert limits[0] > CHOICE_S + 7
    assert limits[1] == 0, "and hangs up"


@pytest.mark.parametrize("address", ["", "C:\\pipe\\x", "\\\\server\\pipe\\x", "\\\\.\\pipe\\x\0y"])
def test_only_a_pipe_of_this_pc_is_opened(address: str, tmp_path: Path) -> None:
    assert open_pipe(address, 0) is None
    assert open_pipe(str(tmp_path), 0) is None
