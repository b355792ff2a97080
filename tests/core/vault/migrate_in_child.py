"""Opens the vault in the folder of the first argument with the passphrase of the old vault, again and again."""

import sys
from pathlib import Path

from appui_core.clock import SystemClock
from appui_core.vault.facade import open_vault
from fakes.old_vault import PASSPHRASE

if __name__ == "__main__":
    print("ready", flush=True)  # noqa: T201 - tells the test when to begin counting
    open_vault(Path(sys.argv[1]), clock=SystemClock(), passphrase=PASSPHRASE).close()
    print("open", flush=True)  # noqa: T201 - the same
