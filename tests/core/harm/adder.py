"""Adds originals to a vault that others add to as well, waiting for its turn: VAULT KEYS CODE FIRST COUNT.

Prints each hash once it is kept.
"""

import os
import sys
import time
from pathlib import Path

from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.facade import Vault, open_vault
from core.harm.scene import FileKeyStore, original


def main() -> int:
    """Add them; return the exit code."""
    folder, keys, code, first, count = sys.argv[1:]
    for number in range(int(first), int(first) + int(count)):
        with _turn(Path(folder), FileKeyStore(Path(keys))) as vault:
            kept = Cases(vault, SystemClock()).add_original(code, original(number))
        os.write(1, kept.sha256.encode("ascii") + b"\n")
    return 0


def _turn(folder: Path, keystore: FileKeyStore) -> Vault:
    while True:
        try:
            return open_vault(folder, clock=SystemClock(), keystore=keystore)
        except AppuiError as error:
            if error.code is not ErrorCode.VAULT_BUSY:
                raise
            time.sleep(0.005)


if __name__ == "__main__":
    sys.exit(main())
