"""Many originals at once: each is kept whole or not at all, in the order given; no sealed file is left over."""

import errno
import io
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from appui_core.cases import bulk
from appui_core.cases.bulk import Kept, Refused
from appui_core.cases.model import Case, Facts
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.original import Original
from fakes.originals import original_of
from fakes.world import World


def _originals(count: int) -> list[Original]:
    return [original_of(f"picture {number}".encode()) for number in range(count)]


def _numbers(fates: Iterable[Kept | Refused]) -> list[int | str]:
    return [fate.exhibit.number if isinstance(fate, Kept) else fate.error.code.value for fate in fates]


def _blobs(world: World) -> int:
    return sum(path.is_file() for path in (world.folder / "blobs").rglob("*"))


def _refusing() -> Original:
    raise AppuiError(ErrorCode.FORMAT_BROKEN)


def _defective() -> Original:
    raise RuntimeError("a defect")


def test_all_are_kept_in_order_in_groups(world: World, case: Case) -> None:
    told: list[tuple[int, int]] = []
    before = len(world.events(None))
    fates = list(
        world.cases.add_many(
            case.code, _originals(70), facts=Facts(note="x"), progress=lambda done, all_: told.append((done, all_))
        )
    )
    assert [fate.place for fate in fates] == list(range(70))
    assert _numbers(fates) == list(range(1, 71))
    kept = world.cases.exhibits(case.code)
    assert [fate.exhibit for fate in fates if isinstance(fate, Kept)] == list(kept)
    assert {exhibit.facts.note for exhibit in kept} == {"x"}
    assert told[-1] == (70, 70)
    assert told == sorted(told)
    # A group is one transaction, which ends by recording the head of the chain once.
    groups = world.events(None)[before:].count("case_head")
    assert 3 <= groups == len(told) < 20
    assert world.changes[-groups:] == [case.code] * groups
    assert world.codes() == set()


def test_a_fate_is_told_only_when_another_program_would_find_it(
    world: World, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes of every blob, then the folder, then the rows: and only then the fate."""
    synced: set[tuple[int, int]] = set()
    real = os.fsync

    def fsync(handle: int) -> None:
        real(handle)
        state = os.fstat(handle)
        synced.add((state.st_dev, state.st_ino))

    def settled(path: Path) -> bool:
        state = path.stat()
        return (state.st_dev, state.st_ino) in synced

    monkeypatch.setattr(os, "fsync", fsync)
    for fate in world.cases.add_many(case.code, _originals(40)):
        assert isinstance(fate, Kept)
        assert not world.vault._need().index.in_transaction
        ((name,),) = world.vault.rows("SELECT blob FROM exhibits WHERE id = ?", (fate.exhibit.id,))
        path = world.folder / "blobs" / name[:2] / name
        assert stat.S_ISREG(path.stat().st_mode)
        assert settled(path)
        assert settled(path.parent)


def test_refused_ones_do_not_stop_the_others(world: World, case: Case) -> None:
    given: list[Original | Callable[[], Original]] = [*_originals(3)]
    given[1:1] = [_refusing, original_of(b"changed", sha256="0" * 64), _defective]
    fates = list(world.cases.add_many(case.code, given))
    assert _numbers(fates) == [1, "format_broken", "file_changed", "internal", 2, 3]
    assert _blobs(world) == 3
    assert world.codes() == set()


def test_the_same_bytes_are_kept_once(world: World, case: Case) -> None:
    first = world.cases.add_original(case.code, original_of(b"there"))
    given = [original_of(data) for data in (b"new", b"there", b"new", b"other")]
    fates = [fate for fate in world.cases.add_many(case.code, given) if isinstance(fate, Kept)]
    assert _numbers(fates) == [2, 1, 2, 3]
    assert [fate.exhibit.duplicate for fate in fates] == [False, True, True, False]
    assert fates[1].exhibit.id == first.id
    assert _blobs(world) == 3
    assert world.codes() == set()


def test_held_bytes_are_sealed_as_they_are(world: World, case: Case) -> None:
    original = replace(original_of(b"held"), held=b"held", open=lambda: io.BytesIO(b"something else"))
    assert _numbers(world.cases.add_many(case.code, [original])) == [1]
    assert world.codes() == set()


@pytest.mark.parametrize("group", [1, 4, 32])
@pytest.mark.parametrize(
    ("number", "expected", "call"),
    [
        (errno.ENOSPC, ErrorCode.DISK_FULL, "write"),
        (errno.EIO, ErrorCode.VAULT_READ_ONLY, "write"),
        (errno.EROFS, ErrorCode.VAULT_READ_ONLY, "fsync"),
        (errno.ENOSPC, ErrorCode.DISK_FULL, "fsync"),
    ],
)
def test_a_disk_that_fails_stops_the_rest(
    world: World,
    case: Case,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    expected: ErrorCode,
    call: str,
    group: int,
) -> None:
    monkeypatch.setattr(bulk, "GROUP", group)
    # Which of two threads meets the failure is chance; what follows from it is not.
    monkeypatch.setattr(bulk, "THREADS", 1)
    real, seen = getattr(os, call), []

    def failing(handle: int, *rest: bytes) -> int | None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            seen.append(handle)
            if len(seen) > 9:
                raise OSError(number, "injected")
        done: int | None = real(handle, *rest)
        return done

    monkeypatch.setattr(os, call, failing)
    fates = _numbers(world.cases.add_many(case.code, _originals(40)))
    monkeypatch.undo()
    kept = [fate for fate in fates if isinstance(fate, int)]
    assert fates == [*range(1, len(kept) + 1), *[expected.value] * (40 - len(kept))]
    assert len(kept) <= 9
    if call == "write" or group == 1:
        assert kept, "what was sealed before the failure is kept"
    assert len(world.cases.exhibits(case.code)) == _blobs(world) == len(kept)
    assert world.codes() == set()
    # Once the disk is well, the rest is kept.
    assert _numbers(world.cases.add_many(case.code, _originals(40)))[len(kept) :] == [*range(len(kept) + 1, 41)]


def test_rows_that_can_not_be_written_leave_no_blob(
    world: World, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AppuiError(ErrorCode.DISK_FULL, "injected")

    monkeypatch.setattr(world.vault, "_record_heads", refuse)
    assert _numbers(world.cases.add_many(case.code, _originals(5))) == ["disk_full"] * 5
    monkeypatch.undo()
    assert _blobs(world) == 0
    assert world.codes() == set()


def test_a_defect_in_one_row_costs_that_one_alone(world: World, case: Case) -> None:
    given = _originals(5)
    given[2] = replace(given[2], capture={"backend": "\ud800"})
    fates = _numbers(world.cases.add_many(case.code, given))
    assert fates == [1, 2, "internal", 3, 4]
    assert _blobs(world) == 4
    assert world.codes() == set()


def test_cancelled_in_the_middle(world: World, case: Case) -> None:
    asked = iter(range(1000))
    fates = _numbers(world.cases.add_many(case.code, _originals(200), cancelled=lambda: next(asked) > 40))
    kept = [fate for fate in fates if isinstance(fate, int)]
    assert len(fates) == 200
    assert 0 < len(kept) < 200
    assert set(fates[len(kept) :]) == {"interrupted"}
    assert len(world.cases.exhibits(case.code)) == _blobs(world) == len(kept)
    assert world.codes() == set()


def test_who_stops_asking_leaves_no_orphan(world: World, case: Case) -> None:
    fates = world.cases.add_many(case.code, _originals(100))
    assert len(list(islice(fates, 3))) == 3
    fates.close()  # type: ignore[attr-defined]  # a generator
    assert len(world.cases.exhibits(case.code)) == _blobs(world)
    assert world.codes() == set()


def test_a_vault_that_is_locked_meanwhile(world: World, case: Case) -> None:
    fates: list[Kept | Refused] = []
    for fate in world.cases.add_many(case.code, _originals(150)):
        fates.append(fate)
        if len(fates) == 5:
            world.vault.close()
    numbers = _numbers(fates)
    kept = [fate for fate in numbers if isinstance(fate, int)]
    assert len(numbers) == 150
    assert set(numbers[len(kept) :]) == {"vault_locked"}
    world.reopen()
    assert len(world.cases.exhibits(case.code)) == _blobs(world) == len(kept)
    assert world.codes() == set()


def test_an_unknown_case_is_told_at_once(world: World) -> None:
    with pytest.raises(AppuiError) as caught:
        world.cases.add_many("ZZZZZZ", _originals(1))
    assert caught.value.code is ErrorCode.CASE_UNKNOWN


def test_nothing_asked_nothing_done(world: World, case: Case) -> None:
    assert list(world.cases.add_many(case.code, [])) == []
    assert world.events(case.code) == ["case_created"]
