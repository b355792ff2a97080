"""A proof finds what a visit left, with real files and processes; and is run, stopped and read as a process."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.kiosk.card import CardDesk
from appui_core.kiosk.proof import Kind, Left, Proof, Stage, Watched, prove, visit_in_processes
from appui_core.kiosk.proof_run import ProofRun, as_object, from_object
from appui_core.kiosk.told_apart import Other, Why

_CHILD = [sys.executable, str(Path(__file__).parents[2] / "fakes" / "kiosk_child.py")]
_PROOF = Proof(
    (Left(Kind.FILE, "/srv/borne/trace"), Left(Kind.CLIPBOARD, "selection")),
    (Other("/srv/borne/log", Why.HELD, "xfce4-panel"), Other("/tmp/x", Why.STILL)),  # noqa: S108 - a name
    ("/run/user/1000/gvfs",),
    12,
)
_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def _unheard(_stage: Stage) -> None:
    """Nobody listens."""


def test_a_visit_that_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    stages: list[Stage] = []
    proof = prove(lambda: None, Watched((tmp_path,)), stages.append)
    assert (proof.left, proof.others, proof.closed, proof.looked_at) == ((), (), (), 2)
    assert stages == [Stage.BEFORE, Stage.VISIT, Stage.AFTER]


def test_files_clipboards_and_settings_that_a_visit_changed_are_found(tmp_path: Path) -> None:
    board = {"clipboard": "a", "selection": "b"}
    settings = {"HKCU\\Software\\Kept": "[]"}

    def visit() -> None:
        time.sleep(0.05)
        (tmp_path / "trace").write_bytes(b"x")
        board["selection"] = "c"
        settings["HKCU\\Software\\New"] = "[]"
        time.sleep(0.05)

    looks = {Kind.CLIPBOARD: lambda: dict(board), Kind.SETTING: lambda: dict(settings)}
    proof = prove(visit, Watched((tmp_path,), (), looks), _unheard)
    assert proof.left == (
        Left(Kind.FILE, str(tmp_path / "trace")),
        Left(Kind.CLIPBOARD, "selection"),
        Left(Kind.SETTING, "HKCU\\Software\\New"),
    )


@_posix
def test_a_visit_is_made_in_processes_that_are_gone_at_the_end(tmp_path: Path) -> None:
    before = _children()
    proof = prove(lambda: visit_in_processes(_CHILD), Watched((tmp_path,)), _unheard)
    assert proof.left == ()
    assert _children() == before


@_posix
def test_what_a_process_of_the_visit_writes_is_found(tmp_path: Path) -> None:
    file = tmp_path / "trace"
    proof = prove(lambda: visit_in_processes([*_CHILD, "--writes", str(file)]), Watched((tmp_path,)), _unheard)
    assert proof.left == (Left(Kind.FILE, str(file)),)


@_posix
@pytest.mark.parametrize(
    "command", [[*_CHILD, "--breaks-off"], [sys.executable, "-c", "raise SystemExit(3)"]], ids=["breaks", "never"]
)
def test_a_visit_that_breaks_off_proves_nothing(command: list[str], tmp_path: Path) -> None:
    before = _children()
    with pytest.raises(AppuiError) as refused:
        prove(lambda: visit_in_processes(command), Watched((tmp_path,)), _unheard)
    assert refused.value.code is ErrorCode.KIOSK_VISIT_FAILED
    assert _children() == before


@_posix
def test_the_visit_may_press_for_a_card_and_nothing_is_printed(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    asked: list[str] = []

    def print_card(language: str) -> bool:
        asked.append(language)
        return True

    visit_in_processes([*_CHILD, "--card", str(notes)], cards=CardDesk(lambda: True, print_card))
    assert asked == ["fr"]
    assert notes.read_text(encoding="ascii").split()[0] == "card-there"


@_posix
def test_a_visit_that_takes_too_long_is_ended() -> None:
    with pytest.raises(AppuiError) as refused:
        visit_in_processes(_CHILD, most_s=0.0)
    assert refused.value.code is ErrorCode.KIOSK_VISIT_FAILED


def test_a_proof_is_read_as_it_was_written() -> None:
    assert from_object(json.loads(json.dumps(as_object(_PROOF)))) == _PROOF


def test_a_proof_in_a_process_of_its_own() -> None:
    script = f"print({json.dumps(as_object(_PROOF))!r})"
    assert ProofRun([sys.executable, "-c", script], dict(os.environ)).run() == _PROOF


@pytest.mark.parametrize(
    "script", ["print('{}')", "print('no')", "raise SystemExit(1)", "print('{\"left\": [1]}')"]
)
def test_an_answer_that_is_none(script: str) -> None:
    with pytest.raises(AppuiError) as refused:
        ProofRun([sys.executable, "-c", script], dict(os.environ)).run()
    assert refused.value.code is ErrorCode.KIOSK_VISIT_FAILED


def test_a_proof_that_is_stopped_or_cannot_start_is_none() -> None:
    run = ProofRun([sys.executable, "-c", "import sys; sys.stdin.read()"], dict(os.environ))
    threading.Timer(0.2, run.stop).start()
    with pytest.raises(AppuiError):
        run.run()
    with pytest.raises(AppuiError):
        run.run()
    with pytest.raises(AppuiError):
        ProofRun(["/nowhere/appui"], {}).run()


def test_a_proof_ends_with_the_kiosk_that_asked_for_it() -> None:
    script = (
        "from appui_core.kiosk.proof_run import end_with_kiosk; import time\n"
        "end_with_kiosk(); print('ready', flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "APPUI_KIOSK_PROOF": "1"},
    ) as asked:
        assert asked.stdout is not None
        assert asked.stdin is not None
        asked.stdout.readline()
        asked.stdin.close()
        assert asked.wait(20) == 1


def _children() -> set[str]:
    found = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    return set(found.read_text(encoding="ascii").split()) if found.exists() else set()
