"""Serves a page into a real vault in a process of its own; prints the memory it took at its most.

Arguments: the vault's folder, how many pictures, the bytes of each. The parent speaks to it through its output.
"""

import sys
from functools import partial
from pathlib import Path
from typing import BinaryIO

from appui_core.adapters.phone_tray.tray import LanPhoneTray
from appui_core.cases.model import Facts
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.intake.once import examine_once
from appui_core.messages import load_messages
from appui_core.ports import TrayOrder
from appui_core.vault.facade import create_vault
from fakes.key_store import FakeKeyStore


def _most_kib() -> int:
    """Return the most memory this program has held (Linux); unlike `ru_maxrss` it knows nothing of the parent."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Serve until the parent says so."""
    clock = SystemClock()
    made = create_vault(Path(sys.argv[1]), clock=clock, keystore=FakeKeyStore(), passphrase=None, preset="private")
    cases = Cases(made.vault, clock)
    code = cases.new("Une", "family").code
    examine = partial(examine_once, clock=clock)

    def keep(stream: BinaryIO) -> bool:
        return not cases.passing.add(lambda: code, stream, examine, Facts()).duplicate

    order = TrayOrder("127.0.0.1", load_messages("fr"), keep, lambda _news, _error: None)
    page = LanPhoneTray(clock, loopback=True).open(order)
    print(page.url, _most_kib(), flush=True)  # noqa: T201 - to the parent
    sys.stdin.readline()
    page.close()
    print(len(cases.exhibits(code)), _most_kib(), flush=True)  # noqa: T201 - the same
    made.vault.close()


main()
