"""Ctrl-C while a verb is still being imported is answered with a sentence, as later on."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")]


def _heed_ctrl_c() -> None:
    """Undo what a shell does to what it starts in the background: there SIGINT is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(
    ("program", "seen"),
    [
        # The core's own entry has imported its package before a line of ours runs.
        *(("appui", seen) for seen in ("appui_core.cli.parsed", "appui_core.cli.table", "appui_core.messages")),
        *(("appui_core.cli", seen) for seen in ("appui_core.cli.table", "appui_core.messages")),
    ],
)
def test_while_it_is_being_imported(data_dir: Path, program: str, seen: str) -> None:
    nothing_yet, held_open = os.pipe()
    child = subprocess.Popen(
        [sys.executable, "-m", program, "vault", "init", "--passphrase-file", "-", "--json"],
        stdin=nothing_yet,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"},
        preexec_fn=_heed_ctrl_c,  # noqa: PLW1509 - one async-signal-safe call
    )
    os.close(nothing_yet)
    assert child.stderr is not None
    # The list of imports tells how far it is.
    while not child.stderr.readline().rstrip().endswith(seen.encode()):
        assert child.poll() is None
    child.send_signal(signal.SIGINT)
    try:
        out, err = child.communicate(timeout=60)
    finally:
        os.close(held_open)
    assert child.returncode == 1, err[-2000:]
    assert json.loads(out)["error"]["code"] == "interrupted"
    assert b"Traceback" not in err
    assert list(data_dir.iterdir()) == []
