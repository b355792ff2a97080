"""Seals, checks and writes out one large original, and tells how much memory that took beyond the start, in bytes.

Arguments: a folder, and the size of the original in bytes.
"""

import resource
import sys
from pathlib import Path

from appui_core.vault import keys
from appui_core.vault.blobs import BlobStore
from appui_core.vault.saving import save_plain


class Zeros:
    """A stream of so many bytes, made as they are read."""

    def __init__(self, size_bytes: int) -> None:
        self._left = size_bytes

    def read(self, most: int = -1) -> bytes:
        """Return the next bytes."""
        count = self._left if most < 0 else min(most, self._left)
        self._left -= count
        return bytes(count)


def peak_bytes() -> int:
    """Return the most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    """Do it."""
    folder, size_bytes = Path(sys.argv[1]), int(sys.argv[2])
    store, identity = BlobStore(folder), keys.new_identity()
    small = store.seal(Zeros(1000), identity.recipient)  # type: ignore[arg-type]  # all that is used of a stream
    assert store.opens(small.name, small.sha256, identity)
    before = peak_bytes()
    sealed = store.seal(Zeros(size_bytes), identity.recipient)  # type: ignore[arg-type]  # the same
    assert sealed.size_bytes == size_bytes
    assert store.opens(sealed.name, sealed.sha256, identity)
    save_plain(store.path(sealed.name), sealed.sha256, identity, folder / "out", lambda: None)
    assert (folder / "out").stat().st_size == size_bytes
    sys.stdout.write(f"{peak_bytes() - before}\n")


if __name__ == "__main__":
    main()
