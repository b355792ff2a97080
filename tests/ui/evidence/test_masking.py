"""Masking an exhibit: what is drawn by mouse, finger or keys is kept to the pixel, for one addressee at a time."""

from math import ceil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from appui.pages.evidence import mask_jobs
from appui.pages.evidence.mask_drawing import Drawing
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.mask_view import MaskView
from appui.tasks.vault_session import LockReason
from appui_core.cases.mask_plan import FILL, MAX_SHAPES, MaskPlan, Shape
from appui_core.cases.model import Addressee
from appui_core.imaging.mask import masked
from appui_core.intake.pixels import Pixels
from appui_core.intake.preview import decode_preview
from fakes.desk import find, plain_text
from fakes.evidence_room import EvidenceRoom
from fakes.mask_hands import RECT, STROKE, at, drag, drawn, mask_view, rect
from fakes.qt import press

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(room: EvidenceRoom) -> MaskView:
    """Return the masking page of a capture of 320 x 200 pixels, its picture shown."""
    room.one_capture()
    room.click("open_1", "detail_mask")
    return mask_view(room)


def plan_of(room: EvidenceRoom, addressee: Addressee = Addressee.SCHOOL, number: int = 1) -> MaskPlan | None:
    """Return what the vault holds."""
    exhibit = next(one for one in room.exhibits() if one.number == number)
    return room.cases.masks.plan(exhibit.case, exhibit.id, addressee)


def choose(room: EvidenceRoom, name: str, key: str) -> None:
    """Choose in a list of choices, as a person does."""
    box = find(room.page, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())
    room.settle()


# --- drawing ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zoom", ["whole", "full_size", "larger", "smaller"])
def test_a_rectangle_is_kept_to_the_pixel_at_every_size(room: EvidenceRoom, view: MaskView, zoom: str) -> None:
    for _ in range(3 if zoom in {"larger", "smaller"} else 1):
        room.click(f"mask_{zoom}")
    drag(view, [(41, 30), (60, 50), (90, 71)])
    room.click("mask_save")
    kept = plan_of(room)
    assert kept is not None
    (shape,) = kept.shapes
    assert shape.kind is RECT
    # Between whole sizes the pointer, which stands on whole pixels of the screen, may stand on the neighbour.
    off = 0 if view.canvas.scale() >= 2 or view.canvas.scale() == 1 else ceil(1 / view.canvas.scale())
    for found, wanted in zip(shape.points, ((41, 30), (90, 71)), strict=True):
        assert max(abs(found[0] - wanted[0]), abs(found[1] - wanted[1])) <= off
    assert room.events()[-2:] == ["exhibit_viewed", "mask_noted"]


def test_a_brush_that_moves_fast_leaves_no_gap(room: EvidenceRoom, view: MaskView) -> None:
    room.click("mask_brush", "mask_full_size")
    drag(view, [(20, 20), (300, 40), (30, 150), (280, 180)])
    room.click("mask_save")
    kept = plan_of(room)
    assert kept is not None
    (shape,) = kept.shapes
    assert (shape.kind, shape.width_px) == (STROKE, view.canvas.brush_px)
    exhibit = room.exhibits()[0]
    data = room.cases.view_bytes(exhibit.case, exhibit.id)
    copy = masked(decode_preview(data, exhibit.media_type, 0), kept)
    for (ax, ay), (bx, by) in zip(shape.points, shape.points[1:], strict=False):
        for step in range(501):
            x, y = round(ax + (bx - ax) * step / 500), round(ay + (by - ay) * step / 500)
            place = 3 * (y * copy.width + x)
            assert copy.rgb[place : place + 3] == bytes((FILL,)) * 3


def test_a_rectangle_stays_on_the_picture_and_a_click_draws_nothing(view: MaskView) -> None:
    drag(view, [(300, 190), (400, 260)])
    assert drawn(view) == (rect((300, 190), (319, 199)),)
    drag(view, [(20, 20)])
    assert len(drawn(view)) == 1
    assert view.canvas.drawing.chosen == -1
    drag(view, [(310, 195)])
    assert view.canvas.drawing.chosen == 0


def test_a_finger_draws_too(view: MaskView, qapp: QApplication) -> None:
    device = QTest.createTouchDevice()
    for act, spot in (("press", (50, 60)), ("move", (90, 80)), ("move", (120, 100)), ("release", (120, 100))):
        touch = QTest.touchEvent(view.canvas, device)
        getattr(touch, act)(1, at(view, spot), view.canvas)
        touch.commit()
        qapp.processEvents()
    assert drawn(view) == (rect((50, 60), (120, 100)),)


def test_shapes_are_moved_and_pulled_at_their_corners(room: EvidenceRoom, view: MaskView) -> None:
    drag(view, [(100, 80), (180, 140)])
    room.click("mask_move")
    drag(view, [(140, 110), (150, 112)])
    assert drawn(view) == (rect((110, 82), (190, 142)),)
    drag(view, [(190, 142), (200, 150)])
    assert drawn(view)[0].box == (110, 82, 200, 150)
    room.click("mask_undo", "mask_undo", "mask_undo")
    assert drawn(view) == ()
    room.click("mask_redo")
    assert drawn(view) == (rect((100, 80), (180, 140)),)


def test_with_the_hand_an_empty_place_pulls_the_picture(room: EvidenceRoom, view: MaskView) -> None:
    room.click("mask_move")
    for _ in range(6):
        room.click("mask_larger")
    bars = view.board.horizontalScrollBar(), view.board.verticalScrollBar()
    before = [bar.value() for bar in bars]
    drag(view, [(160, 100), (150, 95)])
    assert [bar.value() for bar in bars] != before
    assert drawn(view) == ()


def test_keys_alone_are_enough(room: EvidenceRoom, view: MaskView) -> None:
    room.page.activateWindow()
    canvas = view.canvas
    canvas.setFocus()
    press(canvas, Qt.Key.Key_Insert)
    (first,) = drawn(view)
    press(canvas, Qt.Key.Key_Right)
    press(canvas, Qt.Key.Key_Down, SHIFT)
    assert drawn(view) == (first.moved(1, 10),)
    press(canvas, Qt.Key.Key_Right, CTRL)
    press(canvas, Qt.Key.Key_Up, CTRL | SHIFT)
    left, top, right, bottom = first.moved(1, 10).box
    assert drawn(view)[0].box == (left, top, right + 1, bottom - 10)
    for _ in range(400):
        press(canvas, Qt.Key.Key_Left, CTRL)
    assert drawn(view)[0].box == (left, top, left, bottom - 10), "one pixel is the least"
    press(canvas, Qt.Key.Key_Z, CTRL)
    assert drawn(view) == (first,), "presses in a row are one step"
    press(canvas, Qt.Key.Key_Insert)
    assert canvas.drawing.chosen == 1
    press(canvas, Qt.Key.Key_PageDown)
    assert canvas.drawing.chosen == 0
    press(canvas, Qt.Key.Key_Delete)
    assert len(drawn(view)) == 1
    assert len(view.shapes.rows) == 1


def test_the_list_says_every_shape_and_acts_on_it(room: EvidenceRoom, view: MaskView) -> None:
    drag(view, [(10, 20), (29, 39)])
    drag(view, [(100, 100), (149, 119)])
    items = [plain(view, row) for row in range(len(view.shapes.rows))]
    assert items == [
        "1. Rectangle, 20 × 20 pixels, à 10 de la gauche, 20 du haut",
        "2. Rectangle, 50 × 20 pixels, à 100 de la gauche, 100 du haut",
    ]
    room.settle()
    room.page.activateWindow()
    view.shapes.rows[1].setFocus()
    press(view.shapes.rows[1], Qt.Key.Key_Up)
    assert view.canvas.drawing.chosen == 0
    assert view.shapes.rows[0].hasFocus()
    press(view.shapes.rows[0], Qt.Key.Key_Delete)
    assert [shape.box[0] for shape in drawn(view)] == [100]
    assert view.shapes.rows[0].hasFocus(), "the keyboard stays in the list"
    press(view.shapes.rows[0], Qt.Key.Key_Return)
    assert view.canvas.hasFocus()
    assert "1 masque" in view.canvas.accessibleName()
    room.click("mask_remove")
    assert "Rien n’est couvert" in room.text


def plain(view: MaskView, row: int) -> str:
    return view.shapes.rows[row].text().replace("\u202f", " ").replace("\u00a0", " ")


def test_a_plan_that_is_full_says_so(room: EvidenceRoom, view: MaskView) -> None:
    view.canvas.drawing.take(MaskPlan(tuple(rect((n % 300, 5), (n % 300, 6)) for n in range(MAX_SHAPES))))
    view._changed()
    drag(view, [(10, 20), (29, 39)])
    assert len(drawn(view)) == MAX_SHAPES
    assert "trop de traits" in room.text
    room.click("mask_save")
    kept = plan_of(room)
    assert kept is not None
    assert len(kept.shapes) == MAX_SHAPES


def test_taking_back_has_an_end_and_a_new_step_forgets_what_was_taken_back() -> None:
    drawing = Drawing(MaskPlan((rect((0, 0), (1, 1)),)))
    drawing.undo()
    assert drawing.shapes
    assert not drawing.changed
    drawing.remove(0)
    drawing.undo()
    could_redo = [drawing.can_redo]
    assert drawing.add(rect((5, 5), (6, 6)))
    could_redo.append(drawing.can_redo)
    assert could_redo == [True, False]
    for n in range(300):
        drawing.add(rect((n, n), (n, n)))
    for _ in range(400):
        drawing.undo()
    assert len(drawing.shapes) == 302 - 200


# --- for whom ---------------------------------------------------------------------------------------------------


def test_each_addressee_has_a_plan_and_one_can_be_copied(room: EvidenceRoom, view: MaskView) -> None:
    drag(view, [(10, 20), (29, 39)])
    choose(room, "mask_who", "platform")
    assert drawn(view) == ()
    room.click("mask_copy")
    drag(view, [(100, 100), (149, 119)])
    choose(room, "mask_who", "police")
    assert "reçoivent d’habitude l’image entière" in room.text
    room.click("mask_save")
    assert plan_of(room) == MaskPlan((rect((10, 20), (29, 39)),))
    assert plan_of(room, Addressee.PLATFORM) == MaskPlan((rect((10, 20), (29, 39)), rect((100, 100), (149, 119))))
    assert plan_of(room, Addressee.POLICE) is None
    room.click("mask_back")
    assert room.at(View.DETAIL)
    assert "Couverte en partie pour : Plateforme, École" in plain_text(room.page)
    room.click("detail_mask")
    again = mask_view(room)
    choose(room, "mask_who", "school")
    room.click("mask_remove" if again.canvas.drawing.chosen >= 0 else "mask_move")
    drag(again, [(15, 25)])
    room.click("mask_remove", "mask_save")
    assert plan_of(room) is None


def test_the_preview_is_what_the_copy_will_be(room: EvidenceRoom, view: MaskView) -> None:
    drag(view, [(100, 80), (180, 140)])
    room.click("mask_as_seen")
    assert view.canvas.previewing
    shown = view.canvas.grab().toImage()
    middle = at(view, (140, 110)) * view.canvas.devicePixelRatioF()
    colour = shown.pixelColor(middle)
    assert (colour.red(), colour.green(), colour.blue()) == (FILL,) * 3
    drag(view, [(10, 10), (50, 50)])
    press(view.canvas, Qt.Key.Key_Delete)
    press(view.canvas, Qt.Key.Key_Z, CTRL)
    assert len(drawn(view)) == 1, "nothing is drawn on a preview"
    room.click("mask_as_seen")
    assert not view.canvas.previewing


def test_ending_a_series_takes_nothing_from_what_is_drawn(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_go", "preview_on", "ready_back", "open_1", "detail_mask")
    view = mask_view(room)
    drag(view, [(10, 20), (29, 39)])
    room.click("series_stop")
    assert room.at(View.MASK)
    assert len(drawn(view)) == 1
    assert not room.page.services.flow.series.running


@pytest.mark.parametrize(("button", "kept"), [("mask_save_leave", True), ("mask_drop", False)])
def test_what_is_not_saved_is_asked_about(room: EvidenceRoom, view: MaskView, button: str, *, kept: bool) -> None:
    drag(view, [(10, 20), (29, 39)])
    room.click("mask_back")
    assert room.at(View.MASK)
    assert "Pas encore enregistré : École" in plain_text(room.page)
    room.click(button)
    assert room.at(View.DETAIL)
    assert (plan_of(room) is not None) is kept
    assert ("Couverte en partie pour : École" in plain_text(room.page)) is kept


def test_a_lock_by_itself_gives_back_what_was_drawn_and_one_by_hand_does_not(
    room: EvidenceRoom, view: MaskView
) -> None:
    drag(view, [(10, 20), (29, 39)])
    room.desk.vault.lock_for(LockReason.IDLE)
    room.settle()
    assert view.drawings == {}
    room.desk.vault.unlock(None, done=lambda: None, failed=lambda error: pytest.fail(str(error)))
    room.settle()
    assert room.at(View.MASK)
    assert drawn(mask_view(room)) == (rect((10, 20), (29, 39)),)
    assert "Ce que vous couvriez est revenu" in room.text
    assert plan_of(room) is None
    room.desk.vault.lock()
    room.settle()
    room.desk.vault.unlock(None, done=lambda: None, failed=lambda error: pytest.fail(str(error)))
    room.settle()
    assert not room.at(View.MASK)


def test_a_lock_takes_the_picture_away(room: EvidenceRoom, view: MaskView) -> None:
    drag(view, [(10, 20), (29, 39)])
    room.desk.vault.lock()
    room.settle()
    assert view.canvas._sheet is None
    assert view.drawings == {}
    assert view.exhibit is None


def test_a_picture_that_can_not_be_opened_says_why(room: EvidenceRoom) -> None:
    room.one_capture()
    exhibit = room.exhibits()[0]
    blob = room.desk.vault.vault
    assert blob is not None
    for path in room.desk.places.vault.glob("blobs/*/*"):
        path.write_bytes(b"damaged")
    room.click("open_1", "detail_mask")
    part = room.page._part
    assert isinstance(part, MaskView)
    assert part.exhibit == exhibit
    assert part.drawings == {}
    assert not find(room.page, "mask_back").isHidden()
    assert "Ouverture de l’image" not in room.text


def test_a_large_picture_is_shown_smaller_and_drawn_on_in_its_own_pixels() -> None:
    sheet = mask_jobs.Sheet(6000, 4000, _pixels(300, 200), ())
    plan = MaskPlan((rect((0, 0), (19, 19)), rect((5999, 3999), (5999, 3999)), Shape(STROKE, ((3000, 2000),), 5)))
    shown = mask_jobs.covered(sheet, plan).pixels
    cover = bytes((FILL,)) * 3
    assert shown.rgb[:3] == cover
    assert shown.rgb[3:6] != cover
    assert shown.rgb[-3:] == cover
    place = 3 * (100 * 300 + 150)
    assert shown.rgb[place : place + 3] == cover


def _pixels(width: int, height: int) -> Pixels:
    return Pixels(width, height, bytes((10, 20, 30)) * (width * height))


def test_a_saved_picture_of_the_plan_survives_opening_again(room: EvidenceRoom, view: MaskView) -> None:
    drag(view, [(10, 20), (29, 39)])
    room.click("mask_save", "mask_back", "detail_back", "open_1", "detail_mask")
    assert mask_view(room).canvas.drawing.shapes == (rect((10, 20), (29, 39)),)
