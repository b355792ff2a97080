"""Memory asked of the system before it is needed.

Pages that come one by one, as they are first written to, cost more than what is then written (33 MB: 20 ms against
3; measured where tests/bench/RESULTS.md was). Linux 5.14 and later do it at once (madvise(2),
MADV_POPULATE_WRITE); elsewhere nothing happens and pages come as they do.
"""

import ctypes
import mmap
import sys
from collections.abc import Sequence
from threading import Thread
from typing import Final

from appui_core.ports import Span

_POPULATE_WRITE: Final = 23


def warm(spans: Sequence[Span]) -> None:
    """Return at once; have the pages of these spans made, one span after the other, on a thread of its own.

    Memory that is gone by then is refused by the system, and nothing else happens: no byte of it is touched here.
    """
    if sys.platform == "linux" and spans:
        Thread(target=_populate, args=(tuple(spans),), name="warm-memory", daemon=True).start()


def _populate(spans: Sequence[Span]) -> None:
    c = ctypes.CDLL(None)
    for address, size in spans:
        start = address - address % mmap.PAGESIZE
        c.madvise(ctypes.c_void_p(start), ctypes.c_size_t(address + size - start), _POPULATE_WRITE)
