"""Takes an address out of a recently-used list, so that a test can end this process in the middle of it."""

import os
import sys
from pathlib import Path

from appui_core.privacy.leaks.cleaning import forget_entry

if __name__ == "__main__":
    forget_entry(Path(sys.argv[1]), sys.argv[2])
    os._exit(0)
