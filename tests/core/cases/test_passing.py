"""What passes by is sealed as it comes, and nothing of a refused file stays in the vault."""

import io
from pathlib import Path

import pytest

from appui_core.cases.model import Case, Facts, Kind
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.files import examine_bytes
from appui_core.intake.passing import examine_passing
from data.pictures import noise, saved, small_png
from fakes.world import World

LARGE = saved(noise(1300, 1300), "PNG", compress_level=0)  # more than is sealed in one piece


def _files(world: World) -> list[Path]:
    return sorted(path for path in world.vault.folder.joinpath("blobs").rglob("*") if path.is_file())


@pytest.mark.parametrize("data", [small_png(), LARGE])
def test_what_passes_is_kept(world: World, case: Case, data: bytes) -> None:
    with examine_passing(io.BytesIO(data), "a.png", world.clock, len(data)) as passing:
        kept = world.cases.add_passing(case.code, passing, Facts(note="du téléphone"), {"way": "phone_tray"})
    world.reopen()
    assert (kept.kind, kept.number, kept.capture["way"]) == (Kind.IMPORT, 1, "phone_tray")
    assert world.cases.exhibit(case.code, kept.id) == kept
    assert world.cases.view_bytes(case.code, kept.id) == data
    assert len(_files(world)) == 1


@pytest.mark.parametrize("data", [small_png()[:-1], LARGE[:-1], LARGE + b"x", b"Bonjour", b""])
def test_nothing_of_a_refused_file_stays(world: World, case: Case, data: bytes) -> None:
    with (
        examine_passing(io.BytesIO(data), "a.png", world.clock, len(LARGE) + 9) as passing,
        pytest.raises(AppuiError) as caught,
    ):
        world.cases.add_passing(case.code, passing)
    assert caught.value.code in {ErrorCode.FORMAT_BROKEN, ErrorCode.FORMAT_UNKNOWN, ErrorCode.FILE_EMPTY}
    assert (_files(world), world.cases.exhibits(case.code)) == ([], ())


def test_the_same_bytes_again_are_the_exhibit_that_is_there(world: World, case: Case) -> None:
    first = world.cases.add_original(case.code, examine_bytes(small_png(), "", world.clock))
    with examine_passing(io.BytesIO(small_png()), "", world.clock, 10_000) as passing:
        again = world.cases.add_passing(case.code, passing)
    assert (again.id, again.duplicate) == (first.id, True)
    assert len(_files(world)) == 1
