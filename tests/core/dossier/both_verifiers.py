"""Asks both: `appui verify`, and the verifier.py that lies in a dossier. They must say the same."""

import importlib.util
import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from appui_core.dossier.problems import Code
from appui_core.dossier.verify import VerifyReport, verify_path
from appui_core.locate import resources_dir
from appui_core.settings.authorities import Authority

VERIFIER = resources_dir() / "verifier.py"
_OF_THE_SIGNATURE = {Code.STAMP_EXPIRED, Code.STAMP_CHAIN, Code.STAMP_ROOT_UNKNOWN}


def run(*words: str | Path, python: str | Path = sys.executable) -> subprocess.CompletedProcess[str]:
    """Run our own verifier.py, not a dossier's, in a process that sees the standard library alone."""
    command = [str(python), "-I", "-S", "-X", "utf8", str(VERIFIER), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


def told(folder: Path, python: str | Path | None = None) -> tuple[int, Any]:
    """Return its exit code and JSON: in a process of that Python, else in this one."""
    if python is not None:
        done = run(folder, "--json", python=python)
        assert "Traceback" not in done.stderr
        return done.returncode, json.loads(done.stdout)
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(err):
        code = module().main([str(folder), "--json"])
    out.flush()
    return code, json.loads(out.buffer.getvalue())


@cache
def module() -> ModuleType:
    """Return verifier.py as a module, for tests that ask it hundreds of times."""
    spec = importlib.util.spec_from_file_location("verifier_under_test", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def expected(report: VerifyReport, seen: frozenset[str] = frozenset()) -> tuple[int, dict[str, Any]]:
    """Return what verifier.py must answer: all that verify says, but what only a signature of a stamp tells.

    `seen` are the stamps of which it saw without one that they are wrong.
    """
    kept = [one for one in report.problems if one.code not in _OF_THE_SIGNATURE or one.file in seen]
    stamps: list[dict[str, Any]] = [one.to_json() for one in report.timestamps]
    for stamp in stamps:
        if stamp["code"] in {None, *_OF_THE_SIGNATURE} and stamp["file"] not in seen:
            stamp.update(valid=None, code=None)
    data = {
        "intact": not kept,
        "problems": [{"file": one.file, "code": str(one.code)} for one in kept],
        "timestamps": stamps,
        "masked": list(report.masked),
        "abridged": list(report.abridged),
        "journal": report.printed.to_json() if report.printed else None,
    }
    return (1 if kept else 0), data


def agree(folder: Path, known: tuple[Authority, ...] = (), python: str | Path | None = None) -> VerifyReport:
    """Return what verify says of a folder, after verifier.py has said the same, in the same order."""
    report = verify_path(folder, known)
    code, data = told(folder, python)
    seen = frozenset(stamp["file"] for stamp in data["timestamps"] if stamp["code"] == Code.STAMP_CHAIN)
    wanted_code, wanted = expected(report, seen)
    for stamp, same in zip(data["timestamps"], wanted["timestamps"], strict=True):
        # It knows no names but those in file names, and tells a time that nobody vouches for yet.
        assert (stamp["at_utc"] is None) == (stamp["code"] is not None)
        same["authority"] = stamp["authority"]
        if same["at_utc"] is None:
            same["at_utc"] = stamp["at_utc"]
    assert (code, data) == (wanted_code, wanted)
    return report
