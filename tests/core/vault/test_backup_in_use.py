"""A backup while the vault is in use, stopped in the middle, or asked for twice."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import backup
from appui_core.vault.backup import backup_vault
from fakes.clock import FixedClock
from fakes.safe import Safe, new_safe

if TYPE_CHECKING:
    from appui_core.cases.model import Exhibit


@pytest.fixture
def safe(tmp_path: Path, clock: FixedClock) -> Iterator[Safe]:
    found = new_safe(tmp_path / "data" / "vault", clock)
    yield found
    found.vault.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "clé usb é"


def _code(call: object) -> ErrorCode:
    assert callable(call)
    with pytest.raises(AppuiError) as caught:
        call()
    return caught.value.code


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _elsewhere(work: Callable[[], object]) -> None:
    """Do something on another thread, as the window does while a backup is under way."""
    thread = threading.Thread(target=work)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()


def test_what_is_kept_while_originals_are_copied_comes_along(safe: Safe, stick: Path, tmp_path: Path) -> None:
    added: list[Exhibit] = []
    gone = safe.cases.exhibits(safe.code)[0]

    def progress(_done: int, _all: int) -> None:
        if not added:
            _elsewhere(lambda: added.append(safe.keep(100)))
            _elsewhere(lambda: safe.cases.withdraw(safe.code, gone.id))

    report = backup_vault(safe.vault, stick, progress=progress)
    assert (report.problems, report.copied) == ((), 3)
    back, restored = safe.back_from(stick, tmp_path / "twin")
    with back.vault:
        assert (restored.problems, back.codes()) == ((), set())
        assert back.hashes() == safe.hashes()


@pytest.mark.parametrize("disturbances", [2, 100])
def test_an_index_that_changes_while_it_is_copied_is_copied_again(
    safe: Safe, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, disturbances: int
) -> None:
    """Overtaken for ever, the last try lets nobody in until it is done."""
    monkeypatch.setattr(backup, "PIECE_BYTES", 4096)
    done: list[threading.Thread] = []

    def progress(_done: int, _all: int) -> None:
        part = stick / "index.db.part"
        waiting = bool(done) and done[-1].is_alive()
        if part.exists() and part.stat().st_size > 20_000 and len(done) < disturbances and not waiting:
            done.append(threading.Thread(target=safe.keep, args=(200 + len(done),)))
            done[-1].start()
            # In the last try it has to wait, and so this must not.
            done[-1].join(0.5)

    report = backup_vault(safe.vault, stick, progress=progress)
    for thread in done:
        thread.join()
    assert report.problems == ()
    assert len(done) > 1
    back, restored = safe.back_from(stick, tmp_path / "twin")
    with back.vault:
        assert (restored.problems, back.codes()) == ((), set())
        assert back.hashes() <= safe.hashes()
        assert len(back.hashes()) >= 3 + min(disturbances, 3)


def test_only_one_at_a_time(safe: Safe, stick: Path) -> None:
    seen: list[ErrorCode] = []

    def progress(_done: int, _all: int) -> None:
        seen.append(_code(lambda: backup_vault(safe.vault, stick)))

    backup_vault(safe.vault, stick, progress=progress)
    assert set(seen) == {ErrorCode.VAULT_BUSY}


def test_cancelled_in_the_middle_of_an_original(safe: Safe, stick: Path, tmp_path: Path) -> None:
    big = safe.keep(50, size=5_000_000)
    seen: list[tuple[int, int]] = []

    def cancelled() -> bool:
        return bool(seen) and seen[-1][0] > 1_000_000

    def call() -> None:
        backup_vault(safe.vault, stick, progress=lambda *pair: seen.append(pair), cancelled=cancelled)

    assert _code(call) is ErrorCode.INTERRUPTED
    assert seen[-1][0] < 5_000_000
    assert not any(name.endswith(".part") for name in _names(stick))
    assert not (stick / safe.blob_of(big)).exists()
    backup_vault(safe.vault, stick, progress=lambda *pair: seen.append(pair))
    assert seen[-1][0] == seen[-1][1]
    back, _ = safe.back_from(stick, tmp_path / "twin")
    with back.vault:
        assert back.hashes() == safe.hashes()


def test_a_locked_vault_is_not_copied(safe: Safe, stick: Path) -> None:
    safe.vault.close()
    assert _code(lambda: backup_vault(safe.vault, stick)) is ErrorCode.VAULT_LOCKED
    assert not stick.exists()
