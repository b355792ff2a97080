"""Child of dossier.py: keeps screenshots as captures are kept, with the Python that is measured.

`dossier_keep.py VAULT PASSPHRASE CODE PNG...`. The files were written by Appui's encoder, which makes the
same bytes of their pixels again.
"""

import sys
from pathlib import Path

from PIL import Image

from appui_core.cases.capturing import keep_capture
from appui_core.cases.model import Facts
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.ports import Frame, ScreenInfo
from appui_core.vault.facade import open_vault


def main() -> int:
    """Keep them, in their order."""
    folder, passphrase, code, *names = sys.argv[1:]
    clock = SystemClock()
    cases = Cases(open_vault(Path(folder), clock=clock, passphrase=passphrase), clock)
    for name in names:
        with Image.open(name) as picture:
            wide, high = picture.size
            pixels = picture.convert("RGB").tobytes()
        screen = ScreenInfo(1, "", 0, 0, wide, high, 1.0, primary=True)
        keep_capture(
            cases, code, Frame(wide, high, 3 * wide, pixels, screen, clock.now(), "bench"), Facts(), clock, {}
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
