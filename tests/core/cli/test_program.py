"""The program itself, in child processes: streams, signals, bytes that are no text, and a system without Qt."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fakes.command_line import program

_COMMAND = [sys.executable, "-m", "appui_core.cli"]
_POSIX = pytest.mark.skipif(os.name != "posix", reason="streams and signals as POSIX has them")


def _quiet(done: subprocess.CompletedProcess[bytes]) -> bool:
    said = done.stdout + done.stderr
    return b"Traceback" not in said and b"Exception ignored" not in said


def test_the_whole_way_with_a_passphrase_on_standard_input(data_dir: Path, tmp_path: Path) -> None:
    phrase = "une phrase à nous\nreste".encode()
    made = program("vault", "init", "--passphrase-file", "-", "--json", stdin=phrase)
    assert made.code == 0
    assert made.json["recovery_key"].startswith("AGE-SECRET-KEY-1")
    case = program("case", "new", "--title", "Rentrée", "--passphrase-file", "-", "--json", stdin=phrase).json
    link = program(
        *("link", "--case", case["code"], "--url", "https://x.test", "--passphrase-file=-", "--json"), stdin=phrase
    )
    assert link.json["case"] == case["code"]
    built = program(
        *("dossier", "--case", case["code"], "--for", "police", "--to", str(tmp_path / "out")),
        *("--passphrase-file", "-", "--json"),
        stdin=phrase,
    )
    assert program("verify", built.json["path"], "--json").json["intact"] is True
    wrong = program("case", "list", "--passphrase-file", "-", "--json", stdin=b"autre\n")
    assert (wrong.code, wrong.error) == (1, "passphrase_wrong")
    assert sorted(path.name for path in data_dir.iterdir()) == ["vault"]


def test_data_wins_over_the_environment(data_dir: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    made = program("--data", str(other), "vault", "init", "--passphrase-file", "-", stdin=b"une phrase\n")
    assert made.code == 0, made.err
    assert (other / "vault").is_dir()
    assert list(data_dir.iterdir()) == []


@_POSIX
def test_a_title_that_is_no_text_is_wrong_use() -> None:
    told = program("case", "new", "--title", b"caf\xe9", "--json")
    assert (told.code, told.error) == (2, "usage")


@_POSIX
def test_a_file_name_that_is_no_text_is_a_file_name(tmp_path: Path) -> None:
    name = bytes(tmp_path) + b"/caf\xe9.zip"
    Path(os.fsdecode(name)).write_bytes(b"no dossier")
    told = program("verify", name, "--json")
    assert (told.code, told.error) == (2, "not_a_dossier")


@_POSIX
@pytest.mark.parametrize("words", [["3018", "--json"], ["--help"], ["nope", "--json"]])
def test_a_reader_that_goes_away_is_no_failure_of_ours(words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*_COMMAND, *words], stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(writer)
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert done.returncode == (2 if words[0] == "nope" else 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_can_not_be_written_is_a_failure() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*_COMMAND, "3018", "--json"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 1
    assert "plus de place" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@_POSIX
@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "0<&-", "0<&- 1>&- 2>&-"])
def test_closed_streams_are_no_traceback(closed: str) -> None:
    line = f'"$0" -m appui_core.cli 3018 --json {closed}'
    done = subprocess.run(["sh", "-c", line, sys.executable], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0
    assert _quiet(done)


@_POSIX
def test_ctrl_c_is_answered() -> None:
    # Its input stays open until it has gone: an end of input would be an answer of its own.
    nothing_yet, held_open = os.pipe()
    child = subprocess.Popen(
        [*_COMMAND, "vault", "init", "--passphrase-file", "-", "--json"],
        stdin=nothing_yet,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"},
        preexec_fn=_heed_ctrl_c,  # noqa: PLW1509 - one async-signal-safe call
    )
    os.close(nothing_yet)
    assert child.stderr is not None
    # The list of imports tells when the passphrase is about to be read.
    while b"appui_core.vault.facade" not in child.stderr.readline():
        assert child.poll() is None
    child.send_signal(signal.SIGINT)
    try:
        out, err = child.communicate(timeout=60)
    finally:
        os.close(held_open)
    assert child.returncode == 1
    assert json.loads(out)["error"]["code"] == "interrupted"
    assert b"Traceback" not in err


def _heed_ctrl_c() -> None:
    """Undo what a shell does to what it starts in the background: there SIGINT is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@_POSIX
def test_a_plain_locale_still_gets_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONCOERCECLOCALE", "0")
    monkeypatch.setenv("PYTHONUTF8", "0")
    told = program("nope", "--json", "--lang", "fr")
    assert "Commande inconnue\u00a0: nope." in told.json["error"]["message"]
    assert "Commande inconnue\u00a0: nope." in told.err


@pytest.mark.parametrize(
    ("locale", "said"), [("en_GB.UTF-8", "Unknown"), ("fr_FR.UTF-8", "inconnue"), ("de_DE.UTF-8", "inconnue")]
)
def test_without_lang_the_system_speaks(monkeypatch: pytest.MonkeyPatch, locale: str, said: str) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert said in program("nope").err


_WITHOUT_QT = """
import contextlib, importlib.abc, io, json, sys

class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "appui"}:
            raise ImportError(name)
        return None

sys.meta_path.insert(0, Refuse())
from appui_core.cli import parse, run
codes = [run(parse(words.split())) for words in sys.argv[1:]]
print(json.dumps({"codes": codes, "loaded": sorted({name.split(".")[0] for name in sys.modules})}))
"""


def test_verbs_run_where_qt_is_out_of_reach_and_load_little() -> None:
    words = ["3018 --lang en", "guides --platform tiktok", "guides check", "--help", "nope", "capture --case A"]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _WITHOUT_QT, *words], capture_output=True, check=True, timeout=60
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["codes"] == [0, 0, 0, 0, 2, 1]
    assert not set(told["loaded"]) & {"PySide6", "appui", "argparse", "requests", "keyring", "sqlcipher3", "PIL"}
    assert b"3018: " in done.stderr
