"""Ctrl-C while a dossier is being written: a sentence, no dossier, nothing left beside it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from appui_core.cli.stopping import stoppable
from data.dossier_pictures import png

pytestmark = [pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")]


def _heed_ctrl_c() -> None:
    """Undo what a shell does to what it starts in the background: there SIGINT is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "phrase").write_text("une phrase de test\n", encoding="utf-8")
    ways = ["--data", str(tmp_path / "data"), "--passphrase-file", str(tmp_path / "phrase"), "--json"]
    command = [sys.executable, "-m", "appui_core.cli"]

    def run(*words: str) -> dict[str, str]:
        done = subprocess.run([*command, *words, *ways], capture_output=True, check=True, timeout=120)
        answer: dict[str, str] = json.loads(done.stdout)
        return answer

    run("vault", "init")
    code = run("case", "new", "--title", "x")["code"]
    pictures = [tmp_path / f"{seed}.png" for seed in range(12)]
    for seed, path in enumerate(pictures):
        path.write_bytes(png(seed=seed))
    run("import", *map(str, pictures), "--case", code, "--no-intimate-minor")
    child = subprocess.Popen(
        [*command, "dossier", "--case", code, "--for", "police", "--to", str(tmp_path / "out"), *ways],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"},
        preexec_fn=_heed_ctrl_c,  # noqa: PLW1509 - one async-signal-safe call
    )
    assert child.stderr is not None
    # The list of imports tells when the first file is about to be written.
    while not child.stderr.readline().rstrip().endswith(b"appui_core.dossier.pdf"):
        assert child.poll() is None
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=120)
    assert child.returncode == 1, err[-2000:]
    assert json.loads(out)["error"]["code"] == "interrupted"
    assert b"Traceback" not in err
    assert not (tmp_path / "out").exists()
    assert "dossier_exported" not in json.dumps(run("journal", "--case", code))


def test_the_second_time_it_ends_as_ever() -> None:
    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with stoppable() as pressed:
            assert not pressed()
            signal.raise_signal(signal.SIGINT)
            assert pressed()
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
