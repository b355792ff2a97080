"""Ways in and out of the masks: after a lock, from a dossier, with a picture still on its way."""

from threading import Event

import pytest

from appui.pages.evidence import mask_jobs
from appui.pages.evidence.mask_jobs import Sheet
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.detail import DetailView
from appui.pages.evidence.parts.dossier_readers import DossierReadersView
from appui.pages.evidence.parts.mask_view import MaskView
from appui.tasks.vault_session import LockReason
from appui_core.cases.derived import Derivation, Method
from appui_core.cases.mask_plan import MaskPlan
from appui_core.cases.model import Addressee, Exhibit
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.encode import derived_original
from appui_core.intake.preview import decode_preview
from fakes.desk import find
from fakes.evidence_room import EvidenceRoom
from fakes.mask_hands import drag, drawn, mask_view, rect
from fakes.qt import wait_until

BOX = rect((10, 20), (29, 39))


@pytest.fixture
def view(room: EvidenceRoom) -> MaskView:
    """Return the masking page of a capture, its picture shown."""
    room.one_capture()
    room.click("open_1", "detail_mask")
    return mask_view(room)


def lock(room: EvidenceRoom, reason: LockReason = LockReason.IDLE) -> None:
    """Lock the vault."""
    room.desk.vault.lock_for(reason)
    room.settle()


def unlock(room: EvidenceRoom) -> None:
    """Open the vault again."""
    room.desk.vault.unlock(None, done=lambda: None, failed=lambda error: pytest.fail(str(error)))
    room.settle()


def crop(room: EvidenceRoom, edge: int) -> Exhibit:
    """Keep a picture made of exhibit 1."""
    source = room.exhibits()[0]
    pixels = decode_preview(room.cases.view_bytes(source.case, source.id), source.media_type, edge)
    return room.cases.add_derived(
        source.case, derived_original(pixels, room.desk.clock), Derivation(Method.CROP, (source.id,))
    )


# --- after a lock -----------------------------------------------------------------------------------------------


def test_the_way_back_leads_to_the_exhibit(room: EvidenceRoom, view: MaskView) -> None:
    drag(view, [(10, 20), (29, 39)])
    lock(room)
    unlock(room)
    assert room.at(View.MASK)
    room.click("mask_back", "mask_drop")
    part = room.page._part
    assert isinstance(part, DetailView)
    assert part.exhibit == room.exhibits()[0]
    assert "Pièce 1" in room.text


def test_or_to_the_dossier_that_it_was_asked_from(room: EvidenceRoom) -> None:
    room.one_capture()
    made = crop(room, 100)
    source = room.exhibits()[0]
    room.cases.masks.note(source.case, source.id, Addressee.SCHOOL, MaskPlan((BOX,)))
    room.page.services.book.reload()
    room.settle()
    room.to_readers("dossier_school")
    room.click(f"twin_mask_{made.number}")
    drag(mask_view(room), [(10, 20), (29, 39)])
    lock(room)
    unlock(room)
    assert drawn(mask_view(room)) == (BOX,)
    room.click("mask_save", "mask_back")
    assert isinstance(room.page._part, DossierReadersView)
    assert find(room.page, "dossier_next").isEnabled()


def test_a_second_lock_before_the_picture_came_loses_nothing(
    room: EvidenceRoom, view: MaskView, monkeypatch: pytest.MonkeyPatch
) -> None:
    drag(view, [(10, 20), (29, 39)])
    lock(room)
    with monkeypatch.context() as patched:
        patched.setattr(room.page._masking, "_opened", lambda *_given: None)
        unlock(room)
    assert room.at(View.MASK)
    lock(room)
    unlock(room)
    assert drawn(mask_view(room)) == (BOX,)


def test_what_was_drawn_is_not_put_on_the_picture_later(
    room: EvidenceRoom, view: MaskView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where its moment is over, by a picture that does not open or by a lock by hand, it does not come back."""
    drag(view, [(10, 20), (29, 39)])
    lock(room)

    def gone(*_given: object) -> mask_jobs.Opened:
        raise AppuiError(ErrorCode.VAULT_DAMAGED)

    with monkeypatch.context() as patched:
        patched.setattr(mask_jobs, "open_sheet", gone)
        unlock(room)
    assert room.at(View.MASK)
    room.click("mask_back", "detail_mask")
    assert drawn(mask_view(room)) == ()
    assert room.page._masking._kept is None


def test_nor_after_a_lock_by_hand(room: EvidenceRoom, view: MaskView, monkeypatch: pytest.MonkeyPatch) -> None:
    drag(view, [(10, 20), (29, 39)])
    lock(room)
    monkeypatch.setattr(room.page._masking, "_opened", lambda *_given: None)
    unlock(room)
    lock(room, LockReason.ASKED)
    assert room.page._masking._kept is None


# --- as they will see it ----------------------------------------------------------------------------------------


def test_a_picture_of_an_older_plan_is_not_shown(room: EvidenceRoom, view: MaskView) -> None:
    drag(view, [(10, 20), (29, 39)])
    room.click("mask_as_seen")
    shown = view.canvas._preview
    assert shown is not None
    view.preview.emit(MaskPlan())
    room.settle()
    assert view.canvas._preview is shown


def test_nor_one_of_another_exhibit(room: EvidenceRoom, view: MaskView, monkeypatch: pytest.MonkeyPatch) -> None:
    made, goes_on, covered = crop(room, 100), Event(), mask_jobs.covered
    shown: list[Sheet | None] = []

    def slow(sheet: Sheet, plan: MaskPlan) -> Sheet:
        assert goes_on.wait(10)
        return covered(sheet, plan)

    monkeypatch.setattr(mask_jobs, "covered", slow)
    monkeypatch.setattr(view.canvas, "show_preview", shown.append)
    view.preview.emit(MaskPlan())
    room.page._masking.open(made)
    wait_until(lambda: view.drawings)
    shown.clear()
    view.as_seen.setChecked(True)
    goes_on.set()
    room.settle()
    assert [sheet.width for sheet in shown if sheet is not None] == [made.width]


# --- what shows the same pictures -------------------------------------------------------------------------------


@pytest.fixture
def twins(room: EvidenceRoom) -> EvidenceRoom:
    """Return the room with exhibit 1 covered for the school, and 2 and 3 made of it."""
    room.one_capture()
    crop(room, 100)
    crop(room, 80)
    source = room.exhibits()[0]
    room.cases.masks.note(source.case, source.id, Addressee.SCHOOL, MaskPlan((BOX,)))
    room.page.services.book.reload()
    room.settle()
    room.to_readers("dossier_school")
    return room


def test_masking_one_leaves_what_was_decided_about_the_other(twins: EvidenceRoom) -> None:
    twins.click("twin_out_3", "twin_mask_2")
    drag(mask_view(twins), [(1, 1), (30, 30)])
    twins.click("mask_save", "mask_back")
    assert find(twins.page, "dossier_next").isEnabled()
    part = twins.page._part
    assert isinstance(part, DossierReadersView)
    assert part.twins.left_out == (3,)


def test_another_dossier_asks_again(twins: EvidenceRoom) -> None:
    twins.click("twin_out_3", "twin_bare_2")
    twins.leave_dossier()
    twins.to_readers("dossier_school")
    assert not find(twins.page, "dossier_next").isEnabled()
    twins.click("twin_out_3", "twin_bare_2")
    lock(twins)
    unlock(twins)
    twins.to_readers("dossier_school")
    part = twins.page._part
    assert isinstance(part, DossierReadersView)
    assert part.twins.open == (2, 3)


def test_each_addressee_is_asked_about(twins: EvidenceRoom) -> None:
    source = twins.exhibits()[0]
    twins.cases.masks.note(source.case, source.id, Addressee.PLATFORM, MaskPlan((BOX,)))
    twins.click("twin_out_3", "twin_bare_2")
    twins.leave_dossier()
    twins.to_readers("dossier_platform")
    part = twins.page._part
    assert isinstance(part, DossierReadersView)
    assert part.twins.open == (2, 3)
