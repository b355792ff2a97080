"""What runs in a process of a full check: it opens the sealed files that it is told, and says which are whole.

What it needs comes on standard input, in JSON lines: first the identity, then shares of the work, each a list of
`[path, sha256]`. It answers each share with a list of `[name, whole]`. The identity is never in its arguments or
environment; it leaves no core file, opens no connection, and writes nothing but its answers. It imports little,
for two of it start beside the slow unlocking, on the same two processors.
"""

import json
import os
import sys

from appui_core.vault.age_format import ONE_PIECE_BYTES
from appui_core.vault.age_reader import AgeReader
from appui_core.vault.bech32 import decode, to_bytes

# A sealed file of usual size, and a byte by which a larger one is known.
_BUFFER_BYTES = ONE_PIECE_BYTES + ONE_PIECE_BYTES // 64 + 1


def main() -> None:
    """Answer until there is nothing more on standard input."""
    _leave_no_core()
    # While the parent still unlocks a processor is free.
    AgeReader.load()
    lines = iter(sys.stdin.buffer)
    first = next(lines, None)
    if first is None:
        return
    secret = json.loads(first)
    reader = AgeReader(to_bytes(decode(secret)[1]))
    # One buffer for all: the system would zero a new one for each original.
    buffer = bytearray(_BUFFER_BYTES)
    for line in lines:
        told = [
            (os.path.basename(path), _is_whole(path, sha256, reader, buffer) or _opens(path, sha256, secret))  # noqa: PTH119 - pathlib is not needed here
            for path, sha256 in json.loads(line)
        ]
        sys.stdout.buffer.write(json.dumps(told).encode("ascii") + b"\n")
        sys.stdout.buffer.flush()


def _is_whole(path: str, sha256: str, reader: AgeReader, buffer: bytearray) -> bool:
    """Tell whether a file of usual size is whole; False also where it can't be read, or is too large to hold."""
    view, size_bytes = memoryview(buffer), 0
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - as above
            while count := stream.readinto(view[size_bytes:]):
                size_bytes += count
    except OSError:
        return False
    return size_bytes < len(buffer) and reader.is_whole(view[:size_bytes], sha256)


def _opens(path: str, sha256: str, secret: str) -> bool:
    """Ask pyrage before anything is called damaged, and for what is large."""
    from pathlib import Path  # noqa: PLC0415 - rarely needed

    from appui_core.vault.age_stream import opens  # noqa: PLC0415 - the same
    from appui_core.vault.keys import Identity  # noqa: PLC0415 - the same

    return opens(Path(path), sha256, Identity(secret, ""))


def _leave_no_core() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - POSIX only

        try:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        except (ValueError, OSError):
            return
