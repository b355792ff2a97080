"""The look outside the vault: beside the window, begun anew, stopped by a lock, and nothing kept of it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from appui.tasks.leak_watch import LeakWatch
from appui.tasks.vault_session import LockReason
from appui_core.errors import AppuiError, ErrorCode
from appui_core.locate import Places
from appui_core.privacy.leaks import check, cleaning
from appui_core.privacy.leaks.check import Search
from appui_core.privacy.leaks.model import Leak, Report, Why
from appui_core.vault.backup import backup_vault
from fakes.clock import FixedClock
from fakes.desk import Desk
from fakes.originals import original_of
from fakes.qt import settle, wait_until
from fakes.safe import some_bytes
from fakes.screen_source import FakeScreenSource


class Watched:
    """A desk with one exhibit in the vault, and a copy of it among the pictures."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        cases = desk.vault.cases
        assert cases is not None
        self.code = cases.new("Une", "family").code
        cases.add_original(self.code, original_of(some_bytes(1)))
        self.copy = desk.computer.put("Pictures/a.png", some_bytes(1))
        self.changes = 0
        self.watch.changed.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    @property
    def watch(self) -> LeakWatch:
        return self.desk.leaks

    def leaks(self) -> tuple[Leak, ...]:
        """Return what the last look found."""
        report = self.watch.report
        assert report is not None
        return report.leaks

    def look(self, *files: Path) -> None:
        self.watch.look(files)
        self.settle()

    def settle(self) -> None:
        settle()
        self.desk.settle()
        settle()

    def clean(self, leak: Leak) -> list[int | ErrorCode]:
        told: list[int | ErrorCode] = []

        def failed(error: AppuiError) -> None:
            told.append(error.code)

        self.watch.clean(leak, done=told.append, failed=failed)
        self.settle()
        return told


@pytest.fixture
def watched(qapp: QApplication, clock: FixedClock, places: Places) -> Iterator[Watched]:
    assert qapp is not None
    desk = Desk(clock, places, FakeScreenSource(clock))
    desk.vault.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
    desk.settle()
    yield Watched(desk)
    desk.close()


def test_nothing_is_looked_for_by_itself(watched: Watched) -> None:
    watched.settle()
    assert watched.watch.report is None
    assert watched.changes == 0


def test_it_looks_and_tells(watched: Watched) -> None:
    watched.watch.look()
    began = watched.watch.searching
    watched.settle()
    assert (began, watched.watch.searching) == (True, False)
    (leak,) = watched.leaks()
    assert leak.place == watched.copy


def test_what_came_in_earlier_is_looked_at_again(watched: Watched, tmp_path: Path) -> None:
    stick = tmp_path / "clé.png"
    stick.write_bytes(some_bytes(1))
    watched.look(stick)
    assert len(watched.leaks()) == 2
    watched.look()
    assert len(watched.leaks()) == 2


def test_where_a_dossier_and_a_backup_were_put_is_looked_at(watched: Watched) -> None:
    vault, computer = watched.desk.vault.vault, watched.desk.computer
    assert vault is not None
    computer.put("Documents/dossier/bag-info.txt", b"Appui-Format: appui-dossier/1\n")
    computer.put("Nuage/.dropbox", b"")
    (computer.home / "Nuage" / "Sauvegarde").mkdir()
    backup_vault(vault, computer.home / "Nuage" / "Sauvegarde", page="")
    watched.look()
    assert [leak.why for leak in watched.leaks()] == [Why.IMPORT_ORIGINAL]
    watched.watch.remember([computer.home / "Documents" / "dossier", computer.home / "Nuage" / "Sauvegarde"])
    watched.look()
    assert {leak.why for leak in watched.leaks()} == {Why.IMPORT_ORIGINAL, Why.BACKUP_SYNCED, Why.DOSSIER_THERE}


def test_one_is_cleaned_and_the_others_stay(watched: Watched) -> None:
    second = watched.desk.computer.put("Pictures/b.png", some_bytes(1))
    watched.look()
    first = watched.leaks()[0]
    assert watched.clean(first) == [0]
    assert not watched.copy.exists()
    assert [leak.place for leak in watched.leaks()] == [second]
    assert second.exists()


def test_the_traces_of_an_erased_copy_are_still_found(watched: Watched) -> None:
    xbel = watched.desk.computer.put(
        ".local/share/recently-used.xbel", f'<xbel><bookmark href="file://{watched.copy}"/></xbel>'.encode()
    )
    watched.look()
    copy, entry = watched.leaks()
    assert (copy.why, entry.why) == (Why.IMPORT_ORIGINAL, Why.RECENT_ENTRY)
    assert watched.clean(copy) == [0]
    watched.look()
    (entry,) = watched.leaks()
    assert watched.clean(entry) == [0]
    assert xbel.read_bytes() == b"<xbel></xbel>"
    watched.look()
    assert watched.leaks() == ()


def test_a_refusal_is_told_and_changes_nothing(watched: Watched) -> None:
    watched.look()
    (leak,) = watched.leaks()
    watched.copy.write_bytes(some_bytes(2))
    assert watched.clean(leak) == [ErrorCode.LEAK_CHANGED]
    assert watched.leaks() == (leak,)
    assert watched.copy.exists()


def test_one_that_a_newer_look_found_again_goes_too(watched: Watched) -> None:
    watched.look()
    (shown,) = watched.leaks()
    watched.look()
    assert watched.clean(shown) == [0]
    assert watched.leaks() == ()


def test_what_a_look_saw_before_the_cleaning_does_not_come_back(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.look()
    (leak,) = watched.leaks()
    seen, go = Event(), Event()
    real = check.find_leaks

    def slow(search: Search) -> Report:
        report = real(search)
        if not seen.is_set():
            seen.set()
            go.wait(20)
        return report

    monkeypatch.setattr(check, "find_leaks", slow)
    watched.watch.look()
    wait_until(seen.is_set)
    told: list[int] = []
    watched.watch.clean(leak, done=told.append, failed=lambda error: pytest.fail(str(error)))
    wait_until(lambda: told)
    go.set()
    watched.settle()
    assert watched.leaks() == ()


def test_what_is_erased_while_the_vault_locks_is_not_remembered(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased, real = Event(), cleaning.clean

    def clean(*given: Any) -> int:  # noqa: ANN401 - handed on as it is
        try:
            return real(*given)
        finally:
            erased.set()

    monkeypatch.setattr(cleaning, "clean", clean)
    xbel = f'<xbel><bookmark href="file://{watched.copy}"/></xbel>'.encode()
    watched.desk.computer.put(".local/share/recently-used.xbel", xbel)
    watched.look()
    watched.watch.clean(watched.leaks()[0], done=lambda _names: None, failed=lambda _error: None)
    # No event is handled meanwhile: the answer comes after the lock.
    assert erased.wait(20)
    assert not watched.copy.exists()
    watched.desk.vault.lock()
    watched.settle()
    watched.look()
    report = watched.watch.report
    assert report is not None
    assert report.leaks == ()


@pytest.mark.parametrize("reason", [None, LockReason.SESSION])
def test_a_lock_forgets_everything(watched: Watched, reason: LockReason | None) -> None:
    watched.look()
    (leak,) = watched.leaks()
    session = watched.desk.vault
    if reason is None:
        session.lock()
    else:
        session.lock_for(reason)
    watched.settle()
    assert watched.watch.report is None
    assert watched.clean(leak) == [ErrorCode.VAULT_LOCKED]
    assert watched.copy.exists()


class Held:
    """A look that lasts until it is stopped, or let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = Event(), Event()
        self.stopped: list[bool] = []
        self._real = check.find_leaks
        monkeypatch.setattr(check, "find_leaks", self._find)

    def _find(self, search: Search) -> Report:
        self.begun.set()
        while not search.cancelled() and not self.go.wait(0.005):
            pass
        self.stopped.append(search.cancelled())
        return self._real(search)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(monkeypatch)


def test_what_was_put_somewhere_after_a_lock_is_not_remembered(watched: Watched) -> None:
    watched.desk.vault.lock()
    watched.watch.remember([watched.copy])
    assert not watched.watch._files


def test_a_lock_ends_a_look_and_its_answer_is_dropped(watched: Watched, held: Held) -> None:
    watched.watch.look()
    wait_until(held.begun.is_set)
    watched.desk.vault.lock()
    assert not watched.watch.searching
    watched.settle()
    assert held.stopped == [True]
    assert watched.watch.report is None


def test_a_second_look_takes_the_place_of_the_first(watched: Watched, held: Held) -> None:
    watched.watch.look()
    wait_until(held.begun.is_set)
    held.begun.clear()
    watched.watch.look()
    wait_until(held.begun.is_set)
    held.go.set()
    watched.settle()
    assert sorted(held.stopped) == [False, True]
    assert len(watched.leaks()) == 1


def test_stopping_leaves_what_was_found_before(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    watched.look()
    held = Held(monkeypatch)
    watched.watch.look()
    wait_until(held.begun.is_set)
    watched.watch.stop()
    watched.settle()
    assert len(watched.leaks()) == 1


def test_the_vault_is_free_meanwhile(watched: Watched, held: Held) -> None:
    watched.watch.look()
    wait_until(held.begun.is_set)
    done: list[object] = []
    cases = watched.desk.vault.cases
    assert cases is not None
    watched.desk.runner.run(
        lambda: cases.add_original(watched.code, original_of(some_bytes(5))), owner=watched.watch, done=done.append
    )
    wait_until(lambda: done)
    assert watched.watch.searching
    held.go.set()
    watched.settle()


def test_nothing_of_it_is_on_the_disk(watched: Watched) -> None:
    def files() -> dict[Path, int]:
        roots = (watched.desk.places.data, watched.desk.computer.home)
        return {path: path.stat().st_mtime_ns for root in roots for path in root.rglob("*") if path.is_file()}

    before = files()
    watched.look()
    assert files() == before


def test_without_an_open_vault_only_places_are_looked_at(watched: Watched) -> None:
    watched.desk.vault.lock()
    watched.look()
    report = watched.watch.report
    assert report is not None
    assert (report.compared, report.leaks) == (False, ())
    watched.desk.vault.unlock(None, done=lambda: None, failed=lambda error: pytest.fail(str(error)))
    watched.settle()
    assert watched.watch.report is None, "what was found without the vault is no answer any more"
