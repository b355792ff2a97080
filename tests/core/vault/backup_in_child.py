"""Backs up the vault of the first argument to the second, so that a test can end this process in the middle."""

import os
import sys
from pathlib import Path

from appui_core.clock import SystemClock
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import open_vault

if __name__ == "__main__":
    opened = open_vault(Path(sys.argv[1]), clock=SystemClock(), recovery_key=os.environ["RECOVERY"])
    backup_vault(opened, Path(sys.argv[2]))
    os._exit(0)
