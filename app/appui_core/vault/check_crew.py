"""The processes that open originals for a full check, as their parent sees them: two, each taking file after file.

Two, because opening holds the interpreter's lock. What runs in them, and what they are told: check_worker.py.
"""

import contextlib
import json
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Final, Self

from appui_core.vault.age_stream import opens
from appui_core.vault.keys import Identity

WORKERS: Final = 2
# Less than this is read sooner than two interpreters start.
WORTH_BYTES: Final = 50_000_000
# How many files a worker is given at a time, and how many such shares it has at hand: talking costs as well, and
# it must not wait for the next one while the parent looks at rows.
_SHARE: Final = 8
_AHEAD: Final = 3
# The parent's own search path: a checkout, a wheel and a test find the same modules. No site: it is found already.
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

        Each worker takes the next file as soon as it can, so that neither waits for the other at the end. What a
        worker that died left undone is opened here; so is everything without workers.
        """
        left = {path.name: (path, sha256) for path, sha256 in wanted}
        work, answers = deque(wanted), SimpleQueue[tuple[str, bool] | None]()
        for worker in self._workers:
            worker.work(identity, work, answers)
        return self._answers(left, answers, identity, cancelled)

    def _answers(
        self,
        left: dict[str, tuple[Path, str]],
        answers: "SimpleQueue[tuple[str, bool] | None]",
        identity: Identity,
        cancelled: Callable[[], bool],
    ) -> Generator[tuple[str, bool], None, None]:
        running = len(self._workers)
        while running:
            if cancelled():
                return
            answer = answers.get()
            if answer is None:
                running -= 1
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
        self._talker: threading.Thread | None = None

    def __enter__(self) -> Self:
        with contextlib.suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self

    def work(
        self,
        identity: Identity,
        work: deque[tuple[Path, str]],
        answers: "SimpleQueue[tuple[str, bool] | None]",
    ) -> None:
        """Hand the worker file after file from `work`, without waiting here; None is its last answer."""
        self._talker = threading.Thread(
            target=self._talk, args=(identity, work, answers), name="appui-check", daemon=True
        )
        self._talker.start()

    def __exit__(self, *_: object) -> None:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return
        process.kill()
        process.wait()
        if self._talker is not None:
            self._talker.join()
        with contextlib.suppress(OSError):
            process.stdin.close()
        process.stdout.close()

    def _talk(
        self,
        identity: Identity,
        work: deque[tuple[Path, str]],
        answers: "SimpleQueue[tuple[str, bool] | None]",
    ) -> None:
        process = self._process
        # A worker that is gone, or talks nonsense, takes no more; what it was given is opened by the parent.
        with contextlib.suppress(OSError, ValueError, TypeError):
            if process is not None and process.stdin is not None and process.stdout is not None:
                _say(process.stdin, identity.secret)
                waiting = 0
                while True:
                    while waiting < _AHEAD and (share := _next(work)):
                        _say(process.stdin, share)
                        waiting += 1
                    process.stdin.flush()
                    if not waiting:
                        break
                    for name, whole in json.loads(process.stdout.readline()):
                        if not (isinstance(name, str) and isinstance(whole, bool)):
                            raise ValueError("nonsense")
                        answers.put((name, whole))
                    waiting -= 1
        answers.put(None)


def _say(pipe: IO[bytes], words: object) -> None:
    pipe.write(json.dumps(words).encode("ascii") + b"\n")


def _next(work: deque[tuple[Path, str]]) -> list[tuple[str, str]]:
    """Take the next share; two threads may both see that there is something left."""
    share: list[tuple[str, str]] = []
    with contextlib.suppress(IndexError):
        while len(share) < _SHARE:
            path, sha256 = work.popleft()
            share.append((str(path), sha256))
    return share


def processes_possible() -> bool:
    """Tell whether there is a Python to start: a frozen bundle would open a window instead."""
    return not getattr(sys, "frozen", False)


def workers_for(size_bytes: int) -> int:
    """Return how many workers so many bytes are worth."""
    return WORKERS if size_bytes >= WORTH_BYTES and processes_possible() else 0


def worker_command() -> tuple[str, ...]:
    """Return the command of a worker."""
    return (sys.executable, "-I", "-S", "-B", "-c", _START, json.dumps(sys.path))
