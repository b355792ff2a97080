"""Two passphrases stretched at once: one waits for the other, and both end."""

import subprocess
import sys

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
