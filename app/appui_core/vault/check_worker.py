"""The process in which a full check opens originals: one of two, because pyrage holds the interpreter's lock.

What it needs comes on standard input, one JSON line each: first `[identity]`, then `[path, sha256]` of each sealed
file. It answers each with `[name, whole]`. The identity is never in its arguments or environment; it leaves no
core file, opens no connection, and writes nothing but its answers.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Final, Self

from appui_core.vault.age_reader import AgeReader
from appui_core.vault.age_stream import ONE_PIECE_BYTES, opens
from appui_core.vault.keys import Identity

WORKERS: Final = 2
# Less than this is read sooner than two interpreters start.
WORTH_BYTES: Final = 50_000_000
# glibc alone reads these: a buffer that was freed is used again, instead of being handed back to the system and
# zeroed by it for each original, a sixth of the whole work.
_KEEP_MEMORY: Final = {"MALLOC_MMAP_THRESHOLD_": str(32 * 1024**2), "MALLOC_TRIM_THRESHOLD_": str(128 * 1024**2)}
# The parent's own search path: a checkout, a wheel and a test find the same modules.
_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    " from appui_core.vault.check_worker import main; main()"
)


class Crew:
    """Workers that were started and wait for work: two interpreters take a moment to be there.

    They are gone, whatever happened, when the block ends. `command` replaces that of the workers (tests do).
    """

    def __init__(self, workers: int = WORKERS, command: Sequence[str] | None = None) -> None:
        self._workers = [_Worker(command or worker_command()) for _ in range(workers)]
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            for worker in self._workers:
                stack.enter_context(worker)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def check(
        self, wanted: Sequence[tuple[Path, str]], identity: Identity, cancelled: Callable[[], bool] = lambda: False
    ) -> Generator[tuple[str, bool], None, None]:
        """Have sealed files opened from now on; yield (name, whole) in any order, each once unless `cancelled`.

        What a worker that died left undone is opened here; so is everything without workers.
        """
        for place, worker in enumerate(self._workers):
            worker.give(identity, wanted[place :: len(self._workers)])
        return self._answers({path.name: (path, sha256) for path, sha256 in wanted}, identity, cancelled)

    def _answers(
        self, left: dict[str, tuple[Path, str]], identity: Identity, cancelled: Callable[[], bool]
    ) -> Generator[tuple[str, bool], None, None]:
        running = list(self._workers)
        while running:
            for worker in tuple(running):
                if cancelled():
                    return
                answer = worker.answer()
                if answer is None:
                    running.remove(worker)
                elif left.pop(answer[0], None) is not None:
                    yield answer
        for name, (path, sha256) in left.items():
            if cancelled():
                return
            yield name, opens(path, sha256, identity)


class _Worker:
    """The parent's side of one worker. It is gone, whatever happened, when the block ends."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._feeder: threading.Thread | None = None

    def __enter__(self) -> Self:
        with contextlib.suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_KEEP_MEMORY},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self

    def give(self, identity: Identity, share: Sequence[tuple[Path, str]]) -> None:
        """Tell the worker the identity and what to open, without waiting for it."""
        work = [[identity.secret], *([str(path), sha256] for path, sha256 in share)]
        self._feeder = threading.Thread(target=self._feed, args=(work,), name="appui-check-feed", daemon=True)
        self._feeder.start()

    def __exit__(self, *_: object) -> None:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return
        process.kill()
        process.wait()
        if self._feeder is not None:
            self._feeder.join()
        with contextlib.suppress(OSError):
            process.stdin.close()
        process.stdout.close()

    def answer(self) -> tuple[str, bool] | None:
        """Wait for the next answer; None when there will be no more, or when it makes no sense."""
        if self._process is None or self._process.stdout is None:
            return None
        try:
            name, whole = json.loads(self._process.stdout.readline())
        except (OSError, ValueError, TypeError):
            return None
        return (name, whole) if isinstance(name, str) and isinstance(whole, bool) else None

    def _feed(self, work: Sequence[Sequence[str]]) -> None:
        process = self._process
        # A worker that is gone reads no further.
        with contextlib.suppress(OSError):
            if process is not None and process.stdin is not None:
                process.stdin.writelines(json.dumps(one).encode("ascii") + b"\n" for one in work)
                process.stdin.close()


def processes_possible() -> bool:
    """Tell whether there is a Python to start: a frozen bundle would open a window instead."""
    return not getattr(sys, "frozen", False)


def workers_for(size_bytes: int) -> int:
    """Return how many workers so many bytes are worth."""
    return WORKERS if size_bytes >= WORTH_BYTES and processes_possible() else 0


def worker_command() -> tuple[str, ...]:
    """Return the command of a worker."""
    return (sys.executable, "-I", "-B", "-c", _START, json.dumps(sys.path))


def main() -> None:
    """Answer until there is nothing more on standard input."""
    _leave_no_core()
    lines = iter(sys.stdin.buffer)
    first = next(lines, None)
    if first is None:
        return
    (secret,) = json.loads(first)
    identity = Identity(secret, "")
    reader = AgeReader(identity)
    for line in lines:
        path, sha256 = json.loads(line)
        answer = [Path(path).name, _whole(Path(path), sha256, reader) or opens(Path(path), sha256, identity)]
        sys.stdout.buffer.write(json.dumps(answer).encode("ascii") + b"\n")
        sys.stdout.buffer.flush()


def _whole(path: Path, sha256: str, reader: AgeReader) -> bool:
    """Tell whether a file of usual size is whole; False also where it can't be read, or is too large to hold."""
    try:
        return path.stat().st_size <= ONE_PIECE_BYTES and reader.is_whole(path.read_bytes(), sha256)
    except OSError:
        return False


def _leave_no_core() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - POSIX only

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
