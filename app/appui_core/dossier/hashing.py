"""The SHA-256 of every file of a received dossier, two files at a time: hashing lets go of Python's lock.

Two threads keep two cores at work; a third would wait for the disk. Memory stays at a block for each.
"""

import hashlib
from collections import deque
from collections.abc import Callable
from threading import Thread

from appui_core.dossier.source import DamagedError, Source, reading
from appui_core.dossier.watch import Watch

BLOCK_BYTES = 1 << 20
_WAIT_S = 0.05


def hash_files(source: Source, watch: Watch) -> dict[str, str]:
    """Return the SHA-256 of each file, lower-case hex; one that can't be read to its end is not in it.

    Raises AppuiError: INTERRUPTED.
    """
    watch.expect(sum(source.sizes.values()))
    work = _Work(source, watch)
    helper = Thread(target=work.help, name="appui-hash", daemon=True)
    helper.start()
    try:
        work.run(watch.tell)
    finally:
        work.left.clear()
        while helper.is_alive():
            watch.tell()
            helper.join(_WAIT_S)
    if work.failure is not None:
        raise work.failure
    watch.tell()
    return work.hashes


class _Work:
    """What both threads do until no file is left: the largest first, so that neither waits long for the other."""

    def __init__(self, source: Source, watch: Watch) -> None:
        self._source, self._watch = source, watch
        self.left = deque(sorted(source.sizes, key=lambda name: -source.sizes[name]))
        self.hashes: dict[str, str] = {}
        self.failure: BaseException | None = None

    def help(self) -> None:
        """Run, and keep what goes wrong for the one who waits."""
        try:
            self.run(lambda: None)
        except BaseException as error:  # noqa: BLE001 - raised again there
            self.failure = error
            self.left.clear()

    def run(self, told: Callable[[], object]) -> None:
        """Hash file after file; `told` is called at every block."""
        buffer = bytearray(BLOCK_BYTES)
        while self.left:
            try:
                name = self.left.popleft()
            except IndexError:  # the other took the last one meanwhile
                return
            try:
                self.hashes[name] = self._sha256(name, buffer, told)
            except DamagedError:
                continue

    def _sha256(self, name: str, buffer: bytearray, told: Callable[[], object]) -> str:
        digest, total, view = hashlib.sha256(), 0, memoryview(buffer)
        with reading(self._source, name) as stream:
            while count := stream.readinto(buffer):  # type: ignore[attr-defined]  # every stream of a source has it
                digest.update(view[:count])
                total += count
                self._watch.read(count)
                told()
        if total != self._source.sizes[name]:
            raise DamagedError
        return digest.hexdigest()
