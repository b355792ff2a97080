"""A stick that is pulled, a disk that fills, a process that dies: the old or the new state comes back.

Every call that changes the target is made to fail once, or to be the last one ever, each in its own run.
"""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import copying
from appui_core.vault.backup import backup_vault
from appui_core.vault.restore import restore_vault
from fakes.clock import FixedClock
from fakes.safe import Safe, new_safe

_STEPS = ("create_part", "write_all", "finish_part", "_read_back", "replace", "fsync_folder")


class _PulledError(BaseException):
    """The process or the stick is gone: nothing after this call happens."""


class _Fuse:
    """Counts calls and blows at one of them; a lasting one blows at each that follows."""

    def __init__(self, at: int, failure: Callable[[], BaseException]) -> None:
        self.calls = 0
        self._at = at
        self._failure = failure

    def around(self, real: Callable[..., Any], *, after: bool) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - any call
            self.calls += 1
            if self.calls == self._at and after:
                real(*arguments, **named)
            if self.calls >= self._at:
                raise self._failure()
            return real(*arguments, **named)

        return call


def _wire(patched: pytest.MonkeyPatch, fuse: _Fuse, *, after: bool) -> None:
    for name in _STEPS:
        patched.setattr(copying, name, fuse.around(getattr(copying, name), after=after))
    patched.setattr(Path, "unlink", fuse.around(Path.unlink, after=after))


def _two_states(tmp_path: Path, clock: FixedClock) -> tuple[Safe, Path, set[str], set[str], str]:
    """Return a vault and its backup; since then one exhibit came, one went, and the key was renewed."""
    safe = new_safe(tmp_path / "data" / "vault", clock, exhibits=2)
    old, old_key = safe.hashes(), safe.recovery_key
    backup_vault(safe.vault, tmp_path / "usb", page="Page\n")
    safe.cases.withdraw(safe.code, safe.cases.exhibits(safe.code)[0].id)
    safe.keep(8)
    safe.recovery_key = safe.vault.renew_recovery()
    return safe, tmp_path / "usb", old, safe.hashes(), old_key


def _run(safe: Safe, work: Path) -> ErrorCode | None:
    try:
        backup_vault(safe.vault, work, page="Page\n")
    except _PulledError:
        return None
    except AppuiError as error:
        return error.code
    return None


def _what_comes_back(safe: Safe, source: Path, into: Path, keys: tuple[str, ...]) -> frozenset[str]:
    """Restore with whichever key opens it and return the hashes; the restored vault is whole."""
    for key in keys:
        safe.recovery_key = key
        try:
            back, report = safe.back_from(source, into)
        except AppuiError as error:
            if error.code is not ErrorCode.RECOVERY_KEY_WRONG:
                raise
            continue
        with back.vault:
            assert report.problems == ()
            assert back.codes() == set()
            return frozenset(back.hashes())
    pytest.fail("no key opens it")


@pytest.mark.parametrize("kind", ["pulled before", "pulled after", "EIO", "ENOSPC"])
def test_at_every_step(kind: str, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    safe, stick, old, new, old_key = _two_states(tmp_path, clock)
    new_key, seen, at = safe.recovery_key, set(), 0
    failure: dict[str, Callable[[], BaseException]] = {
        "EIO": lambda: OSError(errno.EIO, "EIO"),
        "ENOSPC": lambda: OSError(errno.ENOSPC, "ENOSPC"),
    }
    with safe.vault:
        while True:
            # Each step once as a death; errors at every third one, each time another.
            at += 3 if kind in failure else 1
            work = tmp_path / f"usb-{at}"
            shutil.copytree(stick, work)
            fuse = _Fuse(at, failure.get(kind, _PulledError))
            with monkeypatch.context() as patched:
                _wire(patched, fuse, after=kind == "pulled after")
                ended = _run(safe, work)
            assert ended in {None, ErrorCode.DESTINATION_UNWRITABLE, ErrorCode.DISK_FULL}
            if fuse.calls < at:
                break
            found = _what_comes_back(safe, work, tmp_path / f"back-{at}", (new_key, old_key))
            assert found in {frozenset(old), frozenset(new)}
            seen.add(found)
            if at % 7 == 0:
                # The next run mends it all.
                backup_vault(safe.vault, work, page="Page\n")
                assert not list(work.rglob("*.part"))
                assert _what_comes_back(safe, work, tmp_path / f"next-{at}", (new_key,)) == frozenset(new)
            shutil.rmtree(work)
    assert at > 25
    assert seen == {frozenset(old), frozenset(new)}


def test_the_first_run_cut_at_every_step(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the first run ends there is no backup, or a whole one; and the next run goes on from there."""
    safe = new_safe(tmp_path / "data" / "vault", clock, exhibits=2)
    at, whole, refused = 0, 0, set[ErrorCode]()
    with safe.vault:
        while True:
            at += 1
            work = tmp_path / f"usb-{at}"
            fuse = _Fuse(at, _PulledError)
            with monkeypatch.context() as patched:
                _wire(patched, fuse, after=False)
                _run(safe, work)
            if fuse.calls < at:
                break
            try:
                found = _what_comes_back(safe, work, tmp_path / f"back-{at}", (safe.recovery_key,))
            except AppuiError as error:
                refused.add(error.code)
            else:
                whole += 1
                assert found == frozenset(safe.hashes())
            backup_vault(safe.vault, work)
            if at % 5 == 0:
                assert _what_comes_back(safe, work, tmp_path / f"next-{at}", (safe.recovery_key,)) == safe.hashes()
    assert whole > 2
    assert refused == {ErrorCode.VAULT_MISSING, ErrorCode.BACKUP_DAMAGED}


def test_restore_cut_at_every_step(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A restore that does not end puts nothing in place, and the next one does."""
    safe = new_safe(tmp_path / "data" / "vault", clock, exhibits=2)
    backup_vault(safe.vault, tmp_path / "usb")
    wanted = safe.hashes()
    safe.vault.close()
    at = 0
    while True:
        at += 1
        fuse = _Fuse(at, _PulledError)
        target = tmp_path / f"to-{at}"
        with monkeypatch.context() as patched:
            _wire(patched, fuse, after=False)
            patched.setattr(shutil, "rmtree", lambda *_, **__: None)
            try:
                restore_vault(tmp_path / "usb", target / "vault", clock=clock, recovery_key=safe.recovery_key)
            except _PulledError:
                assert not (target / "vault").exists()
        if fuse.calls < at:
            break
        if at % 3 == 0:
            assert _what_comes_back(safe, tmp_path / "usb", target, (safe.recovery_key,)) == wanted
            assert [path.name for path in target.iterdir()] == ["vault"]
    assert at > 20


_CHILD = Path(__file__).with_name("backup_in_child.py")


@pytest.mark.tool
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace, which injects the faults, is not installed")
@pytest.mark.parametrize(("call", "number"), [("fsync", 9), ("/^rename", 2), ("/^rename", 4), ("fsync", 14)])
def test_killed_for_real(call: str, number: int, tmp_path: Path, clock: FixedClock) -> None:
    safe, stick, old, new, old_key = _two_states(tmp_path, clock)
    safe.vault.close()
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "RECOVERY": safe.recovery_key,
    }
    rules = ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"]
    command = ["strace", "-f", "-qq", "-o", os.devnull, *rules, sys.executable, str(_CHILD)]
    done = subprocess.run([*command, str(safe.folder), str(stick)], check=False, env=environment, timeout=60)
    assert done.returncode in {137, -9}
    found = _what_comes_back(safe, stick, tmp_path / "back", (safe.recovery_key, old_key))
    assert found in {frozenset(old), frozenset(new)}
