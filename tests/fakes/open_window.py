"""A window that listens once on a data folder, as a real one does, and says what a test wants."""

import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appui_core.window_line import WindowLine, open_line


@contextmanager
def open_window(data: Path, answer: bytes, heard: list[bytes]) -> Iterator[WindowLine]:
    """Listen for one caller; what it said goes into `heard`."""
    with tempfile.TemporaryDirectory() as place, socket.socket(socket.AF_UNIX) as server:
        address = str(Path(place) / "s")
        server.bind(address)
        server.listen()
        line = open_line(data, address)
        assert line is not None

        def serve() -> None:
            server.settimeout(30)
            caller, _ = server.accept()
            with caller, caller.makefile("rwb") as stream:
                heard.append(stream.readline())
                stream.write(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield line
        finally:
            thread.join(10)
