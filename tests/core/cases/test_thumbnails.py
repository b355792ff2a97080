"""Thumbnails: made once, kept sealed, gone with their exhibit."""

import pytest

from appui_core.cases import thumbnails as thumbnails_module
from appui_core.cases.model import Case, Exhibit
from appui_core.cases.thumbnails import EDGE_PX, Thumbnail
from appui_core.errors import AppuiError, ErrorCode
from fakes.originals import original_of
from fakes.pictures import png_bytes
from fakes.world import World


@pytest.fixture
def exhibit(world: World, case: Case) -> Exhibit:
    return world.cases.add_original(case.code, original_of(png_bytes()))


def _sealed(world: World) -> list[bytes]:
    return [row[0] for row in world.vault.rows("SELECT jpeg FROM thumbnails")]


def test_is_made_once_and_kept_over_sessions(
    world: World, exhibit: Exhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = world.cases.thumbnail(exhibit.case, exhibit.id)
    assert first is not None
    assert max(first.width, first.height) <= EDGE_PX
    assert len(_sealed(world)) == 1
    monkeypatch.setattr(thumbnails_module, "_decode", lambda _data, _type: pytest.fail("decoded again"))
    assert world.cases.thumbnail(exhibit.case, exhibit.id) is first
    world.reopen()
    again = world.cases.thumbnail(exhibit.case, exhibit.id)
    assert again is not None
    assert (again.width, again.height) == (first.width, first.height)
    assert len(again.rgb) == len(first.rgb)


def test_looking_at_it_is_no_view(world: World, exhibit: Exhibit) -> None:
    before = world.events(exhibit.case)
    world.cases.thumbnail(exhibit.case, exhibit.id)
    assert world.events(exhibit.case) == before


def test_goes_with_its_exhibit(world: World, exhibit: Exhibit) -> None:
    world.cases.thumbnail(exhibit.case, exhibit.id)
    assert _sealed(world)
    world.cases.withdraw(exhibit.case, exhibit.id)
    assert _sealed(world) == []
    with pytest.raises(AppuiError) as caught:
        world.cases.thumbnail(exhibit.case, exhibit.id)
    assert caught.value.code is ErrorCode.EXHIBIT_WITHDRAWN


def test_one_that_was_withdrawn_meanwhile_keeps_none(
    world: World, exhibit: Exhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def withdraw_then_answer(_data: bytes, _type: str) -> Thumbnail:
        world.cases.withdraw(exhibit.case, exhibit.id)
        return Thumbnail(1, 1, b"abc")

    monkeypatch.setattr(thumbnails_module, "_decode", withdraw_then_answer)
    world.cases.thumbnail(exhibit.case, exhibit.id)
    assert _sealed(world) == []
    assert exhibit.id not in world.cases._thumbnails._known, "not in memory either"


def test_a_broken_one_is_made_anew(world: World, exhibit: Exhibit) -> None:
    world.cases.thumbnail(exhibit.case, exhibit.id)
    whole = _sealed(world)
    world.vault.rows("UPDATE thumbnails SET jpeg = x'00'")
    world.reopen()
    assert world.cases.thumbnail(exhibit.case, exhibit.id) is not None
    assert _sealed(world) == whole


def test_what_cannot_be_decoded_has_none(world: World, case: Case) -> None:
    broken = world.cases.add_original(case.code, original_of(b"no picture"))
    assert world.cases.thumbnail(case.code, broken.id) is None
    assert _sealed(world) == []
