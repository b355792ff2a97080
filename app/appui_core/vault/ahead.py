"""Stretching a passphrase while the modules that open a vault are still being loaded.

A tenth of a second of two processors that would else wait: a command line loads as long again before it can ask.
"""

import threading
from pathlib import Path

from appui_core.clock import Clock
from appui_core.errors import AppuiError
from appui_core.vault import delay, slots
from appui_core.vault.header import read_headers
from appui_core.vault.slots import Kdf, SlotKind


class Ahead:
    """Begins at once, unless a wait after wrong passphrases forbids it; what it has not is stretched later."""

    def __init__(self, folder: Path, clock: Clock, passphrase: str) -> None:
        self._passphrase = passphrase
        self._kdf: Kdf | None = None
        self._key: bytes | None = None
        self._thread: threading.Thread | None = None
        try:
            delay.refuse_early(folder, clock)
            found = [slot.kdf for slot in read_headers(folder)[0].slots if slot.kind is SlotKind.PASSPHRASE]
        except AppuiError:
            # Opening says so.
            return
        if len(found) == 1:
            self._kdf = found[0]
            # Nobody waits for it where opening was refused.
            self._thread = threading.Thread(target=self._work, args=found, name="appui-ahead", daemon=True)
            self._thread.start()

    def stretch(self, passphrase: str, kdf: Kdf) -> bytes:
        """Return what `slots.stretch` returns, and raise what it raises."""
        if self._thread is not None and (passphrase, kdf) == (self._passphrase, self._kdf):
            self._thread.join()
            if self._key is not None:
                return self._key
        return slots.stretch(passphrase, kdf)

    def _work(self, kdf: Kdf) -> None:
        try:
            self._key = slots.stretch(self._passphrase, kdf)
        except (AppuiError, ValueError, MemoryError):
            # Opening tries again, and says so.
            return
