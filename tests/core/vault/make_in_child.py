"""Makes a vault in the folder of the first argument, so that a test can end this process in the middle of it."""

import os
import sys
from pathlib import Path

from appui_core.clock import SystemClock
from appui_core.vault.facade import create_vault
from fakes.key_store import FakeKeyStore

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    create_vault(folder, clock=SystemClock(), keystore=FakeKeyStore(), passphrase=None, preset="private")
    os._exit(0)
