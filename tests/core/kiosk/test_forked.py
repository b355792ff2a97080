"""The first process, forked off a real one: its pipes, its end, and what it does without."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forked on Linux alone")


def _run(script: str) -> str:
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return told.stdout


def test_the_child_stands_as_a_started_one_would() -> None:
    assert _run(_CHILD) == "rooms 1 True end []\n"


_CHILD = """
import os, sys
from appui_core.kiosk import forked
forked.HEAD_START_S = 0.05
first = forked.fork_first()
if first is None:
    # Nothing is loaded that only the other one needs.
    heavy = [name for name in ("subprocess", "threading", "selectors") if name in sys.modules]
    order = sys.stdin.readline().strip()
    face, at_once = os.environ["APPUI_KIOSK_FACE"], os.environ["APPUI_KIOSK_AT_ONCE"]
    print(face, at_once, sys.dont_write_bytecode, order, heavy, flush=True)
    os._exit(7)
first.open()
assert "APPUI_KIOSK_FACE" not in os.environ
first.stdin.write(b"end\\n")
first.stdin.flush()
sys.stdout.write(first.stdout.readline().decode())
assert first.wait(30) == 7 and first.poll() == 7 and first.returncode == 7
assert first.stdout.read() == b""
first.kill()
"""


def test_it_can_be_waited_for_and_killed() -> None:
    assert _run(_KILLED) == "late -9\n"


_KILLED = """
import os, subprocess, sys
from appui_core.kiosk import forked
forked.HEAD_START_S = 0.05
first = forked.fork_first()
if first is None:
    # The end of its input is the end of its supervisor; this one does not heed it.
    sys.stdin.read()
    os._exit(0)
first.open()
assert first.poll() is None
try:
    first.wait(0.05)
except subprocess.TimeoutExpired:
    said = "late"
first.kill()
print(said, first.wait())
"""


def test_it_loses_its_input_when_the_supervisor_dies() -> None:
    assert _run(_ORPHAN) == "over\n"


_ORPHAN = """
import os, sys
from appui_core.kiosk import forked
forked.HEAD_START_S = 0.05
read_end, write_end = os.pipe()
if os.fork():
    os.close(write_end)
    sys.stdout.write(os.fdopen(read_end).read())
    sys.exit()
first = forked.fork_first()
if first is None:
    sys.stdin.read()
    os.write(write_end, b"over\\n")
    os._exit(0)
first.open()
os._exit(1)
"""


def test_a_program_without_an_input_starts_the_usual_way() -> None:
    assert _run(_CLOSED) == "None False\n"


_CLOSED = """
import os
from appui_core.kiosk import forked
os.close(0)
print(forked.fork_first(), "APPUI_KIOSK_FACE" in os.environ)
"""
