"""A build that is cancelled, or meets a full disk, at any of its steps: it ends there and leaves nothing."""

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from appui_core.cases.model import Addressee, Kind
from appui_core.dossier import enclosing
from appui_core.dossier.build import build_dossier
from appui_core.dossier.course import Course, Stage
from appui_core.dossier.enclosing import Enclosing
from appui_core.dossier.seal import Seal, with_passphrase
from appui_core.dossier.selection import select
from appui_core.dossier.stamping import Stamping
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Messages
from appui_core.settings.authorities import Authority
from data.dossier_pictures import jpeg, png
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock

Told = list[tuple[int, int, Stage]]


def large_case() -> FakeCaseFile:
    case_file = FakeCaseFile()
    for seed in range(4):
        case_file.add_picture(png(seed=seed))
    case_file.add_picture(jpeg() + bytes(3 << 20), "image/jpeg", kind=Kind.IMPORT)
    return case_file


def build(
    into: Path,
    clock: FixedClock,
    messages: Messages,
    *,
    zip_it: bool = False,
    seal: Seal | None = None,
    stamping: Stamping | None = None,
    progress: Callable[[int, int, Stage], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    build_dossier(
        large_case(),
        Addressee.POLICE,
        into,
        clock=clock,
        messages=messages,
        zip_it=zip_it,
        seal=seal,
        stamping=stamping,
        course=Course(progress, cancelled),
    )


WAYS: tuple[dict[str, Any], ...] = ({}, {"zip_it": True}, {"seal": with_passphrase("cinq mots pour le dossier")})
ways = pytest.mark.parametrize("way", WAYS, ids=["folder", "zip", "sealed"])


@ways
def test_the_work_done_only_grows_and_ends_near_its_end(
    tmp_path: Path, clock: FixedClock, french: Messages, way: dict[str, Any]
) -> None:
    told: Told = []
    build(tmp_path / "out", clock, french, progress=lambda *all_of: told.append(all_of), **way)
    done = [one for one, _, _ in told]
    assert done == sorted(done)
    assert {whole for _, whole, _ in told} == {told[0][1]}
    assert told[-1][0] == told[-1][1]
    wanted = {Stage.EXHIBITS, Stage.PDF} | ({Stage.PACK} if way else set())
    assert {stage for _, _, stage in told} == wanted


@ways
def test_cancelled_at_a_step_nothing_is_left(
    tmp_path: Path, clock: FixedClock, french: Messages, way: dict[str, Any]
) -> None:
    told: Told = []
    build(tmp_path / "whole", clock, french, progress=lambda *all_of: told.append(all_of), **way)
    # What comes before the packing is the same in all of them. After the last step it is done.
    steps = [at for at, (_, _, stage) in enumerate(told[:-1]) if not way or stage is Stage.PACK]
    for last in steps[:: max(1, len(steps) // 8)]:
        heard: Told = []

        def enough(heard: Told = heard, last: int = last) -> bool:
            return len(heard) > last

        with pytest.raises(AppuiError) as stopped:
            build(
                tmp_path / "out",
                clock,
                french,
                progress=lambda *all_of, heard=heard: heard.append(all_of),
                cancelled=enough,
                **way,
            )
        assert stopped.value.code is ErrorCode.INTERRUPTED
        assert not (tmp_path / "out").exists()


def test_cancelled_before_it_begins_nothing_is_made(tmp_path: Path, clock: FixedClock, french: Messages) -> None:
    with pytest.raises(AppuiError) as stopped:
        build(tmp_path / "out", clock, french, cancelled=lambda: True)
    assert stopped.value.code is ErrorCode.INTERRUPTED
    assert not (tmp_path / "out").exists()


def test_a_large_original_is_left_in_its_middle(
    tmp_path: Path, clock: FixedClock, french: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enclosing, "_HELD_BYTES", 1 << 20)
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 30

    with pytest.raises(AppuiError) as stopped:
        build(tmp_path / "out", clock, french, cancelled=cancelled)
    assert stopped.value.code is ErrorCode.INTERRUPTED
    assert not (tmp_path / "out").exists()


@ways
@pytest.mark.skipif(os.name != "posix", reason="the limit is POSIX")
def test_a_disk_that_is_full_at_any_flush_leaves_nothing(
    tmp_path: Path, clock: FixedClock, french: Messages, monkeypatch: pytest.MonkeyPatch, way: dict[str, Any]
) -> None:
    real, calls = os.fsync, [0]

    def counting(handle: int) -> None:
        calls[0] += 1
        real(handle)

    monkeypatch.setattr(os, "fsync", counting)
    build(tmp_path / "whole", clock, french, **way)
    count, calls[0] = calls[0], 0
    for full_at in range(1, count + 1):

        def full(handle: int, full_at: int = full_at) -> None:
            calls[0] += 1
            if calls[0] >= full_at:
                raise OSError(errno.ENOSPC, "No space left on device")
            real(handle)

        calls[0] = 0
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(AppuiError) as refused:
            build(tmp_path / "out", clock, french, **way)
        assert refused.value.code is ErrorCode.DISK_FULL
        assert not (tmp_path / "out").exists()


class Silent:
    """A time stamper whose authorities do not answer before they are let go."""

    def __init__(self) -> None:
        self.asked, self.let_go = threading.Event(), threading.Event()
        self.count = 0

    def send(self, _url: str, _request: bytes) -> bytes:
        self.count += 1
        self.asked.set()
        assert self.let_go.wait(30)
        raise AppuiError(ErrorCode.NETWORK_UNREACHABLE)


@pytest.fixture
def silent() -> Iterator[Silent]:
    made = Silent()
    yield made
    made.let_go.set()


def test_a_silent_authority_keeps_nobody_from_stopping(
    tmp_path: Path, clock: FixedClock, french: Messages, silent: Silent
) -> None:
    authorities = [Authority(f"Autorité {number}", "https://tsa.test/", b"") for number in range(6)]
    stamping = Stamping(silent, authorities)
    with pytest.raises(AppuiError) as stopped:
        build(tmp_path / "out", clock, french, stamping=stamping, cancelled=silent.asked.is_set)
    assert stopped.value.code is ErrorCode.INTERRUPTED
    assert not silent.let_go.is_set()
    assert not (tmp_path / "out").exists()
    assert stamping.answers == ()
    silent.let_go.set()
    for one in [one for one in threading.enumerate() if one.name == "stamp"]:
        one.join(30)
    assert silent.count <= 4, "after that nobody more is asked"


class EndsLate(Future[None]):
    """Work that ends between its waiting time's end and the question whether it is done."""

    def result(self, timeout: float | None = None) -> None:
        if not self.done():
            self.set_result(None)
            raise TimeoutError
        super().result(timeout)


class EndsLatePool:
    def __init__(self, *_how: object) -> None: ...

    def submit(self, *_work: object) -> EndsLate:
        return EndsLate()

    def shutdown(self, **_how: bool) -> None: ...


def test_work_that_ends_as_its_wait_does_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosing, "ThreadPoolExecutor", EndsLatePool)
    case_file = FakeCaseFile()
    case_file.add_picture(png())
    with (
        Enclosing(tmp_path, tmp_path, case_file, select(case_file, Addressee.POLICE), Course()) as work,
        pytest.raises(AppuiError) as refused,
    ):
        work.finish()
    # What this work returns is what an original that is not as it was gives.
    assert (refused.value.code, refused.value.detail) == (ErrorCode.VAULT_DAMAGED, "exhibit 1")
