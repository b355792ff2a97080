"""Whose a change is: real files, changed at real times, and a real program that holds one open."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from appui_core.kiosk.told_apart import Other, Why, apart

from .conftest import pupil

_HOLD = "import sys; f = open(sys.argv[1], 'a'); print('held', flush=True); sys.stdin.read()"
# More than the kernel's coarse clock may be behind.
_GAP_S = 0.05


def _quiet(_seconds: float) -> None:
    """Nobody else writes."""


def _apart(
    paths: list[Path], began_ns: int, ended_ns: int, wait: Callable[[float], None] = _quiet
) -> tuple[tuple[str, ...], tuple[Other, ...]]:
    return apart([str(path) for path in paths], began_ns, ended_ns, wait=wait)


def test_what_changed_during_the_visit_and_nobody_holds_is_left(tmp_path: Path) -> None:
    began_ns = time.time_ns()
    file = tmp_path / "trace"
    file.write_bytes(b"")
    time.sleep(_GAP_S)
    assert _apart([file], began_ns, time.time_ns()) == ((str(file),), ())


def test_what_changed_before_is_not_the_visits(tmp_path: Path) -> None:
    file, gone = tmp_path / "early", tmp_path / "gone"
    file.write_bytes(b"")
    time.sleep(_GAP_S)
    began_ns = time.time_ns()
    left, others = _apart([file, gone], began_ns, began_ns + 1)
    assert left == ()
    assert others == (Other(str(file), Why.TIME), Other(str(gone), Why.TIME))


def test_a_file_that_went_during_the_visit_is_left(tmp_path: Path) -> None:
    file = tmp_path / "gone"
    file.write_bytes(b"")
    time.sleep(_GAP_S)
    began_ns = time.time_ns()
    time.sleep(_GAP_S)
    file.unlink()
    assert _apart([file], began_ns, time.time_ns()) == ((str(file),), ())


def test_a_time_that_somebody_set_back_does_not_help(tmp_path: Path) -> None:
    began_ns = time.time_ns()
    file = tmp_path / "trace"
    file.write_bytes(b"")
    os.utime(file, ns=(1, 1))
    time.sleep(_GAP_S)
    assert _apart([file], began_ns, time.time_ns())[0] == (str(file),)


def test_what_goes_on_changing_afterwards_is_somebody_elses(tmp_path: Path) -> None:
    began_ns = time.time_ns()
    busy, later, still = tmp_path / "busy", tmp_path / "later", tmp_path / "still"
    for file in (busy, still):
        file.write_bytes(b"")
    time.sleep(_GAP_S)
    ended_ns = time.time_ns()
    time.sleep(_GAP_S)
    later.write_bytes(b"")
    left, others = _apart([busy, later, still], began_ns, ended_ns, lambda _s: _write(busy))
    assert left == (str(still),)
    assert others == (Other(str(busy), Why.STILL), Other(str(later), Why.STILL))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc tells what is open")
def test_the_program_that_holds_a_file_open_for_writing_is_named(tmp_path: Path) -> None:
    began_ns = time.time_ns()
    file = tmp_path / "log"
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        holder.stdout.readline()
        time.sleep(_GAP_S)
        (other,) = _apart([file], began_ns, time.time_ns())[1]
        assert (other.why, other.program) == (Why.HELD, Path(f"/proc/{holder.pid}/comm").read_text().strip())
        holder.stdin.close()
    assert _apart([file], began_ns, time.time_ns()) == ((str(file),), ())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc tells what is open")
def test_a_kiosk_that_holds_a_file_open_is_no_excuse(tmp_path: Path) -> None:
    began_ns = time.time_ns()
    file = tmp_path / "log"
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(file), "appui", "kiosk"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        time.sleep(_GAP_S)
        assert _apart([file], began_ns, time.time_ns())[0] == (str(file),)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can be somebody else")
def test_what_this_user_may_not_write_is_another_accounts(open_folder: Path) -> None:
    began_ns = time.time_ns()
    file = open_folder / "theirs"
    file.write_bytes(b"")
    time.sleep(_GAP_S)
    with pupil():
        assert _apart([file], began_ns, time.time_ns()) == ((), (Other(str(file), Why.OWNER),))


def test_where_the_answer_goes_is_told_as_that(tmp_path: Path) -> None:
    script = (
        "import sys, time; from appui_core.kiosk.told_apart import apart\n"
        "began = time.time_ns(); print('x', flush=True); time.sleep(0.05)\n"
        "print(*apart([sys.argv[1]], began, time.time_ns(), wait=lambda s: None))"
    )
    file = tmp_path / "answer"
    with file.open("wb") as stream:
        subprocess.run([sys.executable, "-c", script, str(file)], stdout=stream, check=True)
    assert "why=<Why.OUTPUT" in file.read_text(encoding="utf-8")


def _write(file: Path) -> None:
    with file.open("ab") as stream:
        stream.write(b"more")
