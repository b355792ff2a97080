"""Once somebody withdraws a picture, no pixel of it stays in the window, and none comes back."""

from collections.abc import Callable

import pytest

from appui.pages.evidence.model import View
from appui.pages.evidence.parts.detail import DetailView
from appui.pages.evidence.parts.preview import PreviewView
from appui.pages.evidence.parts.room import RoomView
from appui_core.cases.derived import Derivation, Method
from appui_core.cases.model import Exhibit
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.encode import derived_original
from appui_core.intake.preview import decode_preview
from fakes.evidence_room import EvidenceRoom


def known(room: EvidenceRoom) -> set[str]:
    """Return the ids of the exhibits of which the page holds a small picture, wherever it does."""
    page = room.page
    reading = page._reading
    found = set(page.services.looker._known) | set(reading._glances)
    view = reading.built.get(View.ROOM)
    if isinstance(view, RoomView):
        found |= set(view.items._glances)
        rows = view.items.rows.values()
        found |= {row.exhibit.id for row in rows if row.picture is not None and not row.picture._image.isNull()}
    return found


def glanced(room: EvidenceRoom) -> tuple[Exhibit, ...]:
    """Have the small pictures of all exhibits on the page."""
    exhibits = room.exhibits()
    room.page.services.looker.glance_at(exhibits)
    room.settle()
    assert known(room) >= {one.id for one in exhibits}
    return exhibits


@pytest.fixture
def listed(room: EvidenceRoom) -> EvidenceRoom:
    """Return the room with a capture and a part that was made of it, both in the list."""
    room.one_capture()
    source = room.exhibits()[0]
    pixels = decode_preview(room.cases.view_bytes(source.case, source.id), source.media_type, 90)
    room.cases.add_derived(
        source.case, derived_original(pixels, room.desk.clock), Derivation(Method.CROP, (source.id,))
    )
    room.page.services.book.reload()
    room.settle()
    glanced(room)
    return room


def test_a_withdrawn_exhibit_and_what_was_made_of_it_leave_no_small_picture(listed: EvidenceRoom) -> None:
    listed.click("remove_1")
    assert listed.at(View.WITHDRAWN)
    assert known(listed) == set()


def test_another_capture_in_its_place_leaves_none_of_the_first(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go")
    (first,) = glanced(room)
    room.click("preview_retake")
    assert room.exhibits()[0].id != first.id
    assert first.id not in known(room)


def test_from_the_press_on_it_is_not_on_the_page(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go")
    view = room.page._part
    assert isinstance(view, PreviewView)
    assert not view.picture.empty()
    view.retake.emit()
    assert view.picture.empty()


def test_a_picture_that_was_on_its_way_does_not_come(listed: EvidenceRoom) -> None:
    listed.click("open_1")
    view, services = listed.page._part, listed.page.services
    assert isinstance(view, DetailView)
    assert view.exhibit is not None
    came: list[str] = []
    services.looker.pictured.connect(lambda exhibit, _picture: came.append(exhibit))
    services.looker.look(view.exhibit)
    services.keeper.withdraw(view.exhibit)
    assert view.picture.empty()
    listed.settle()
    assert came == []


def test_what_could_not_be_destroyed_is_not_shown_again_either(
    listed: EvidenceRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, part = listed.exhibits()

    def full(*_given: object) -> None:
        raise AppuiError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(listed.cases, "withdraw", full)
        listed.click("remove_1")
    assert known(listed) == {part.id}
    assert listed.at(View.HOME)
    listed.click("remove_1")
    assert known(listed) == set()
    assert first.id not in {one.id for one in listed.exhibits()}


def _strip(room: EvidenceRoom) -> None:
    room.page.services.flow.show_view(View.STITCH_PICK)


def _mask(room: EvidenceRoom) -> None:
    room.page._masking.open(room.exhibits()[0])


@pytest.mark.parametrize("go", [_strip, _mask])
def test_a_page_that_works_on_it_drops_it(listed: EvidenceRoom, go: Callable[[EvidenceRoom], None]) -> None:
    first = listed.exhibits()[0]
    go(listed)
    listed.settle()
    listed.page.services.keeper.gone.emit((first,))
    pick = listed.page._stitching.built.get(View.STITCH_PICK)
    rows = getattr(pick, "rows", {})
    assert all(row.picture._image.isNull() for own, row in rows.items() if own == first.id)
    assert listed.page._masking._sheet is None


def test_leaving_the_masks_drops_the_picture_wherever_one_goes(listed: EvidenceRoom) -> None:
    _mask(listed)
    listed.settle()
    assert listed.page._masking._sheet is not None
    listed.page.services.flow.home()
    assert listed.page._masking._sheet is None


def test_a_lock_drops_what_was_said_of_it_too(listed: EvidenceRoom) -> None:
    listed.click("remove_1")
    keeping = listed.page._keeping
    assert keeping._gone
    listed.desk.vault.lock()
    listed.settle()
    assert keeping._gone == ()
