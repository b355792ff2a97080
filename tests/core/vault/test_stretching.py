"""What a passphrase costs; and two stretched at once: one waits for the other, and both end."""

import subprocess
import sys
from pathlib import Path

from appui_core.vault.facade import create_vault, open_vault
from appui_core.vault.header import read_headers
from appui_core.vault.slots import Cost
from fakes.clock import FixedClock

# In a process of its own: what waits for ever inside OpenSSL can only be ended with the process.
_TWO_AT_ONCE = """
from threading import Thread
from appui_core.vault.slots import ARGON2ID, Kdf, stretch
kdf, keys = Kdf(ARGON2ID, 4096, 1, 4, b"x" * 16), set()
def go():
    for _ in range(150):
        keys.add(stretch("quatre mots bien choisis", kdf))
threads = [Thread(target=go) for _ in range(2)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(keys))
"""


def test_two_at_once_both_end_with_the_same_key() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _TWO_AT_ONCE], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "1", "")


def test_a_new_vault_asks_of_a_passphrase_what_the_format_says(
    vault_dir: Path, clock: FixedClock, full_cost: Cost
) -> None:
    assert (full_cost.memory_kib, full_cost.passes, full_cost.lanes) == (65_536, 3, 4)
    phrase = "quatre mots bien choisis"
    create_vault(vault_dir, clock=clock, keystore=None, passphrase=phrase, preset="private").vault.close()
    kdfs = [slot.kdf for header in read_headers(vault_dir) for slot in header.slots]
    with open_vault(vault_dir, clock=clock, keystore=None, passphrase=phrase):
        pass
    assert {(kdf.memory_kib, kdf.passes, kdf.lanes) for kdf in kdfs} == {(65_536, 3, 4)}
