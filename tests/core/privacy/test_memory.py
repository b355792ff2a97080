"""A crash leaves no picture of the memory: seen from outside, on the real limits of real processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="read in /proc")

_CRASH = """
import os, sys
sys.argv = {argv!r}
from appui.__main__ import main
import appui.__main__ as start
start._window = lambda parsed: 0
main()
print(open("/proc/self/limits").read())
print("dumpable", __import__("ctypes").CDLL(None).prctl(3, 0, 0, 0, 0))
sys.stdout.flush()
os.abort()
"""


@pytest.mark.parametrize(("argv", "dumpable"), [(["appui"], "1"), (["appui", "3018", "--json"], "0")])
def test_a_start_asks_for_no_core_file(argv: list[str], dumpable: str, tmp_path: Path, data_dir: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CRASH.format(argv=argv)],
        cwd=tmp_path,
        env={**os.environ, "APPUI_DATA": str(data_dir)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0, "it was to crash"
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("Max core file size")]
    assert line.split()[4:6] == ["0", "0"]
    assert f"dumpable {dumpable}" in done.stdout
    assert [path for path in tmp_path.iterdir() if path != data_dir] == []
