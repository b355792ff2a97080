"""A strip in the room: which captures, what was found, the person’s own word, the exhibit that comes of it."""

from appui.pages.evidence.model import View
from appui.pages.evidence.parts.large_picture import LargePicture
from appui.pages.evidence.parts.stitch_view import StitchView
from appui.widgets.picture import BlurredPicture
from appui.widgets.tag import Tag
from appui_core.cases.derived import Method
from appui_core.cases.model import Kind
from fakes.desk import find
from fakes.evidence_room import EvidenceRoom
from fakes.qt import click
from fakes.strip_room import SCROLL, STEP, compare, keep_shots, shots


def _order(view: StitchView) -> list[int]:
    assert view._plan is not None
    return [source + 1 for source in view._plan.order]


def _tie(room: EvidenceRoom, number: int) -> str:
    tag = find(room.page, f"stitch_tie_{number}")
    assert isinstance(tag, Tag)
    return tag.text().replace("\u00a0", " ")


def test_captures_in_the_wrong_order_become_one_strip_that_cites_them(room: EvidenceRoom) -> None:
    tops = (100 + STEP, 100, 100 + 2 * STEP)
    kept = keep_shots(room, shots(*tops))
    view = compare(room, 1, 2, 3)
    assert _order(view) == [2, 1, 3]
    assert _tie(room, 2) == "Le début de la bande"
    assert _tie(room, 1).startswith("Se suivent : ")
    assert "Assemblée par Appui à partir des pièces 2, 1, 3." in room.text
    assert view.strips[0].is_blurred()
    room.click("stitch_keep")
    assert room.at(View.HOME)
    assert "La bande est gardée" in room.text
    assert "Assemblée par Appui" in room.text
    strip = room.cases.exhibits(kept[0].case)[-1]
    assert (strip.kind, strip.number, strip.width) == (Kind.DERIVED, 4, SCROLL.phone.width)
    assert strip.height == SCROLL.phone.height + 2 * STEP
    assert strip.facts == kept[0].facts
    how = room.cases.derivation(strip.case, strip.id)
    assert how is not None
    assert (how.method, how.sources) == (Method.STITCH, (kept[1].id, kept[0].id, kept[2].id))
    assert [piece["source"] for piece in how.plan["pieces"]] == [0, 1, 2]
    assert room.events().count("exhibit_viewed") == 3
    assert room.cases.exhibits(kept[0].case)[:3] == kept


def test_the_page_of_a_strip_leads_to_its_sources(room: EvidenceRoom) -> None:
    keep_shots(room, shots(100, 100 + STEP))
    compare(room, 1, 2)
    room.click("stitch_keep", "open_3")
    assert "Assemblée par Appui à partir des pièces 1, 2" in room.text
    room.click("made_of_2")
    assert "Pièce 2" in find(room.page, "evidence_detail").accessibleName()
    assert "Assemblée par Appui à partir" not in room.text


def test_a_strip_in_clear_has_the_length_at_which_it_can_be_read(room: EvidenceRoom) -> None:
    keep_shots(room, shots(100, 100 + STEP, 100 + 2 * STEP))
    compare(room, 1, 2, 3)
    room.click("stitch_keep", "open_4")
    picture = find(room.page, "detail_picture")
    assert isinstance(picture, LargePicture)
    frosted = picture.height()
    assert frosted <= 620
    room.click("detail_picture")
    assert not picture.is_blurred()
    assert (picture._image.width(), picture._image.height()) == (
        SCROLL.phone.width,
        SCROLL.phone.height + 2 * STEP,
    )
    assert picture.height() >= 2 * frosted
    assert room.events()[-1] == "exhibit_viewed"


def test_a_missing_middle_is_a_gap_and_says_so(room: EvidenceRoom) -> None:
    keep_shots(room, shots(100, 100 + STEP, 100 + 4 * STEP))
    compare(room, 1, 2, 3)
    assert _tie(room, 3) == "Interruption : rien en commun n’a été trouvé"
    assert "La bande a 1 interruption" in room.text
    room.click("stitch_keep")
    strip = room.exhibits()[-1]
    how = room.cases.derivation(strip.case, strip.id)
    assert how is not None
    assert [gap["reason"] for gap in how.plan["gaps"]] == ["nothing_shared"]


def test_the_person_says_that_one_does_not_follow_and_moves_another(room: EvidenceRoom) -> None:
    keep_shots(room, shots(100, 100 + STEP, 100 + 2 * STEP))
    view = compare(room, 1, 2, 3)
    room.click("stitch_apart_3")
    assert _tie(room, 3) == "Interruption : vous avez dit que ce n’est pas la suite"
    room.click("stitch_apart_3")
    assert _tie(room, 3).startswith("Se suivent")
    room.click("stitch_up_2")
    assert _order(view) == [2, 1, 3]
    assert _tie(room, 1) == "Interruption : celle-ci va au-dessus de la précédente"
    room.click("stitch_down_2")
    assert _tie(room, 3).startswith("Se suivent")


def test_nothing_is_offered_to_keep_where_nothing_joins(room: EvidenceRoom) -> None:
    keep_shots(room, shots(100, 100 + 3 * STEP))
    compare(room, 1, 2)
    assert "il n’y a pas de bande à garder" in room.text.replace("\u00a0", " ")
    assert not find(room.page, "stitch_keep").isEnabled()
    room.click("stitch_leave")
    assert room.at(View.HOME)
    assert len(room.exhibits()) == 2


def test_twice_the_same_is_said_and_not_used(room: EvidenceRoom) -> None:
    keep_shots(room, shots(100, 100, 100 + STEP))
    compare(room, 1, 2, 3)
    assert _tie(room, 2) == "Pas utilisée : montre la même chose que Pièce 1"
    assert "à partir des pièces 1, 3." in room.text


def test_the_list_to_choose_from_is_blurred_and_a_look_is_journalled(room: EvidenceRoom) -> None:
    keep_shots(room, shots(100, 100 + STEP))
    room.click("room_stitch")
    assert "exhibit_viewed" not in room.events()
    room.click("stitch_look_1")
    assert room.events().count("exhibit_viewed") == 1
    picture = find(room.page, "stitch_look_1")
    assert isinstance(picture, BlurredPicture)
    assert not picture.is_blurred()
    assert not find(room.page, "stitch_go").isEnabled()


def test_a_lock_drops_the_pixels(room: EvidenceRoom) -> None:
    keep_shots(room, shots(100, 100 + STEP))
    view = compare(room, 1, 2)
    room.desk.vault.lock()
    room.settle()
    assert view.strips == []
    assert view.rows == {}
    assert room.page._stitching._compared is None


def test_cancelling_leads_back_and_keeps_nothing_in_memory(room: EvidenceRoom) -> None:
    keep_shots(room, shots(100, 100 + STEP, 100 + 2 * STEP))
    room.click("room_stitch")
    click(find(room.page, "stitch_all"))
    click(find(room.page, "stitch_go"))
    click(find(room.page, "stitch_cancel"))
    room.settle()
    assert room.at(View.STITCH_PICK)
    assert room.page._stitching._compared is None
    assert len(room.exhibits()) == 3


def test_one_picture_alone_offers_no_strip(room: EvidenceRoom) -> None:
    room.one_capture()
    assert "Assembler en une bande" not in room.text
