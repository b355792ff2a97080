"""Opens a vault and adds one original, so that a test can end or disturb this process in the middle of it.

Reads one JSON object from standard input: folder, secrets (of the fake key store), code, data (hex), name (of the
blob, so that the disturber knows its path). Exits 0 when the exhibit was kept, after saying so; else with 64 plus
the place of the error code in its enumeration.
"""

import json
import os
import sys
from pathlib import Path

from appui_core.cases.model import Facts
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import blobs
from appui_core.vault.facade import open_vault
from fakes.key_store import FakeKeyStore
from fakes.originals import original_of


def main() -> int:
    """Do it."""
    order = json.load(sys.stdin)
    clock, keystore = SystemClock(), FakeKeyStore(secrets=order["secrets"])
    blobs.secrets.token_hex = lambda _count: order["name"]  # type: ignore[attr-defined]  # a known path
    try:
        vault = open_vault(Path(order["folder"]), clock=clock, keystore=keystore)
        data = bytes.fromhex(order["data"])
        Cases(vault, clock).add_original(order["code"], original_of(data), Facts(note="told"))
    except AppuiError as error:
        return 64 + list(ErrorCode).index(error.code)
    os.write(1, b"kept")
    return 0


if __name__ == "__main__":
    os._exit(main())
