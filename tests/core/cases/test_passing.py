"""Originals that pass by once: the same bytes in the vault, or nothing at all."""

import hashlib
import io
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from appui_core.cases.model import Case, Exhibit, Facts, Kind
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.once import examine_once
from appui_core.intake.original import Original
from fakes.originals import original_of
from fakes.pictures import jpeg_bytes, png_bytes
from fakes.world import World


class Trickle(io.RawIOBase):
    """A stream that gives out what it has in small pieces, once."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._rest = data

    def read(self, size: int = -1) -> bytes:
        most = 700 if size < 0 else min(size, 700)
        piece, self._rest = self._rest[:most], self._rest[most:]
        return piece


def _add(world: World, case: Case, data: bytes) -> Exhibit:
    return world.cases.passing.add(
        lambda: case.code,
        Trickle(data),  # type: ignore[arg-type]  # read is all that is asked of it
        partial(examine_once, clock=world.clock),
        Facts(account="@compte"),
    )


def _blobs(world: World) -> list[Path]:
    return [path for path in (world.folder / "blobs").rglob("*") if path.is_file()]


@pytest.mark.parametrize("data", [png_bytes(3), jpeg_bytes(4)], ids=["png", "jpeg"])
def test_it_becomes_an_import_with_the_way_it_came(world: World, case: Case, data: bytes) -> None:
    exhibit = _add(world, case, data)
    assert (exhibit.kind, exhibit.number) == (Kind.IMPORT, 1)
    assert exhibit.sha256 == hashlib.sha256(data).hexdigest()
    assert exhibit.capture["way"] == "phone_tray"
    assert exhibit.facts.account == "@compte"
    assert (exhibit.width, exhibit.height) == (40, 20)
    assert world.cases.view_bytes(case.code, exhibit.id) == data
    assert world.events(case.code)[1:4] == ["exhibit_added", "capture_noted", "facts_noted"]
    assert world.changes[-1] == case.code
    assert world.codes() == set()


def test_the_same_bytes_again_are_kept_once(world: World, case: Case) -> None:
    first = _add(world, case, png_bytes())
    again = _add(world, case, png_bytes())
    assert (again.id, again.duplicate) == (first.id, True)
    assert len(_blobs(world)) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ErrorCode.FILE_EMPTY),
        (b"no picture at all", ErrorCode.FORMAT_UNKNOWN),
        (png_bytes()[:-20], ErrorCode.FORMAT_BROKEN),
        (png_bytes() + b"appended", ErrorCode.FORMAT_BROKEN),
    ],
    ids=["empty", "words", "cut", "appended"],
)
def test_a_refusal_leaves_nothing(world: World, case: Case, data: bytes, code: ErrorCode) -> None:
    before = world.events(case.code)
    with pytest.raises(AppuiError) as caught:
        _add(world, case, data)
    assert caught.value.code is code
    assert _blobs(world) == []
    assert world.events(case.code) == before
    assert world.codes() == set()


def test_a_case_is_only_asked_for_once_the_picture_is_sound(world: World) -> None:
    asked: list[str] = []

    def code() -> str:
        asked.append("now")
        return world.cases.new("Une", "family").code

    with pytest.raises(AppuiError):
        world.cases.passing.add(code, io.BytesIO(b"words"), partial(examine_once, clock=world.clock), Facts())
    assert asked == []
    assert world.cases.list() == ()
    world.cases.passing.add(code, io.BytesIO(png_bytes()), partial(examine_once, clock=world.clock), Facts())
    assert asked == ["now"]


def test_what_the_examination_left_unread_is_not_kept(world: World, case: Case) -> None:
    def careless(stream: BinaryIO) -> Original:
        return original_of(stream.read(10) + b"imagined")

    with pytest.raises(AppuiError) as caught:
        world.cases.passing.add(lambda: case.code, io.BytesIO(png_bytes()), careless, Facts())
    assert caught.value.code is ErrorCode.FILE_CHANGED
    assert _blobs(world) == []


def test_a_vault_that_locks_on_the_way_keeps_nothing(world: World, case: Case) -> None:
    class Locking(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            world.vault.close()
            return super().read(size)

    with pytest.raises(AppuiError) as caught:
        world.cases.passing.add(
            lambda: case.code, Locking(png_bytes()), partial(examine_once, clock=world.clock), Facts()
        )
    assert caught.value.code is ErrorCode.VAULT_LOCKED
    assert _blobs(world) == []
    world.reopen()
    assert world.cases.exhibits(case.code) == ()
    assert world.codes() == set()
