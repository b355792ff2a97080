"""The other ways through the room: goals beside reporting, search, addresses, reasons, the window beside."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from appui.pages.report.checked import MemoryChecked
from appui.pages.report.model import Stage
from appui.pages.report.page import ReportPage
from appui.pages.report.wording import GOAL_ICONS
from appui.widgets.walk import Leaving
from appui_core.guides import load
from fakes.desk import Desk, find, go, plain_text
from fakes.qt import click, describe, press, settle, type_text


def test_what_else_there_is_help_for_stands_beside(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok")
    for name in ("pick_protect", "pick_follow", "pick_collect"):
        assert find(page, name).isEnabled()
    go(page, desk, "pick_follow")
    assert "Suivre un signalement sur TikTok" in plain_text(page)
    go(page, desk, "pick_back", "pick_protect")
    assert "jusqu’à sa fermeture, et n’écrit rien" in plain_text(page)


def test_a_setting_that_is_done_is_remembered_until_taken_back(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_protect")
    guide = page.model.listed()[0]
    go(page, desk, f"pick_{guide.id}")
    while not page.model.last:
        go(page, desk, "step_done")
    assert describe(find(page, "step_done")) == "C’est réglé"
    go(page, desk, "step_done")
    assert set(page.checklist.done) == {guide.id}
    assert "Réglé le" in plain_text(page)
    go(page, desk, f"pick_{guide.id}", "step_undone")
    assert page.checklist.done == {}
    assert list(desk.places.data.rglob("*")) == []


def test_the_open_vault_remembers_and_a_locked_one_takes_it_along(
    desk: Desk, on_screen: Callable[[QWidget], QWidget]
) -> None:
    kept: list[MemoryChecked] = [MemoryChecked(desk.clock)]
    page = ReportPage(desk.context, lambda: kept[0] if kept else None)
    on_screen(page)
    page.shown()
    desk.settle()
    page.checklist.mark("tiktok.protect.block", done=True)
    desk.settle()
    assert set(page.checklist.done) == set(kept[0].done()) == {"tiktok.protect.block"}
    assert page.checklist.lasting
    kept.clear()
    desk.vault.changed.emit()
    desk.settle()
    assert page.checklist.done == {}
    assert not page.checklist.lasting


def test_search_opens_a_guide_with_arrows_and_enter(page: ReportPage, desk: Desk) -> None:
    field = page._pick.finder.field.edit
    type_text(field, "bloquer instagram")
    assert "Bloquer" in field.accessibleDescription()
    first = field.accessibleDescription()
    press(field, Qt.Key.Key_Down)
    assert field.accessibleDescription() != first
    press(field, Qt.Key.Key_Up)
    press(field, Qt.Key.Key_Return)
    desk.settle()
    assert page.model.stage == Stage.STEP
    assert page.model.asked.guide == "instagram.protect.block"
    assert field.text() == ""


def test_a_guide_that_was_found_is_not_ticked(page: ReportPage) -> None:
    type_text(page._pick.finder.field.edit, "bloquer instagram")
    cards = page._pick.finder._cards
    assert len(cards) > 1
    assert cards[0].icon_name() == GOAL_ICONS["protect"]
    assert "check" not in {card.icon_name() for card in cards}
    assert not any(card.isCheckable() for card in cards)
    settle()
    ringed = cards[0].grab().toImage()
    press(page._pick.finder.field.edit, Qt.Key.Key_Down)
    assert cards[0].grab().toImage() != ringed, "the one that Enter would open is shown"


def test_a_word_in_no_guide_says_so(page: ReportPage, desk: Desk) -> None:
    type_text(page._pick.finder.field.edit, "xylophone")
    assert "Aucun guide trouvé" in plain_text(page)
    press(page._pick.finder.field.edit, Qt.Key.Key_Return)
    assert page.model.stage == Stage.PLATFORM
    assert desk.runner.idle()


def test_another_reason_shows_its_note_and_changes_the_sketch(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android")
    assert page.model.guide is not None
    page.model.go_to(next(at for at, step in enumerate(page.model.guide.steps) if step.category))
    page._show()
    before = page._walk.card.sketch.sketch
    go(page, desk, "step_reason", "reason_self_harm")
    assert page.model.category is not None
    assert f"« {page.model.category.fr[0]} »" in plain_text(page)
    assert "3114" in plain_text(page)
    assert page._walk.card.sketch.sketch != before
    go(page, desk, "step_reason", "reason_harassment")
    assert page._walk.card.sketch.sketch == before
    assert "3114" not in plain_text(page)


def test_the_guide_goes_to_the_window_beside_and_back(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android", "step_done", "step_beside")
    walk = desk.walks[0]
    assert (walk.guide.id, walk.index, walk.device) == ("tiktok.report.video", 1, "android")
    page.resume(replace(walk, index=3), Leaving.STOPPED)
    assert page.model.index == 3
    page.resume(replace(walk, index=6), Leaving.FINISHED)
    assert page.model.stage == Stage.END


def test_the_sketch_goes_below_where_there_is_no_room_beside(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android", "step_done")
    card = page._walk.card
    assert card.sketch.isVisible()
    page.resize(700, 800)
    settle()
    assert card.sketch_below.isVisible()
    assert not card.sketch.isVisible()
    assert page._walk.horizontalScrollBar().maximum() == 0
    done = find(page, "step_done")
    assert done.mapTo(card, done.rect().topLeft()).y() < card.sketch_below.y()


def test_a_pasted_address_says_what_it_is_and_opens_its_guide(page: ReportPage, desk: Desk) -> None:
    field = page._pick.finder.pasted.field
    field.set_text("Regarde https://www.tiktok.com/@lea.martin/video/7301234567890123456?_r=1&is_from_webapp=1")
    assert "https://www.tiktok.com/@lea.martin/video/7301234567890123456" in plain_text(page).splitlines()
    go(page, desk, "address_copy")
    assert desk.clipboard.text == "https://www.tiktok.com/@lea.martin/video/7301234567890123456"
    go(page, desk, "address_open")
    assert (page.model.asked.platform, page.model.asked.object) == ("tiktok", "video")
    assert field.text() == "", "what was pasted is not kept"


def test_an_address_is_understood_while_the_guides_are_still_read(
    desk: Desk, on_screen: Callable[[QWidget], QWidget]
) -> None:
    page = ReportPage(desk.context)
    on_screen(page)
    page._pick.finder.pasted.field.set_text("https://www.tiktok.com/@lea.martin/video/7301234567890123456")
    click(find(page, "address_open"))
    assert page.model.asked.platform == ""
    desk.settle()
    settle()
    assert page.model.stage == Stage.DEVICE
    assert page.model.asked.object == "video"


def test_a_pasted_address_goes_with_the_page_and_with_the_lock(page: ReportPage, desk: Desk) -> None:
    pasted = page._pick.finder.pasted
    address = "https://www.tiktok.com/@lea.martin/video/7301234567890123456"

    def held() -> set[str]:
        return {pasted.field.text(), pasted.what.text(), pasted.address.text(), pasted.why.label.text()}

    pasted.field.set_text(address)
    assert len(held()) == 3, "the address in the field is the one that is shown"
    page.hide()
    page.show()
    assert held() == {""}
    assert pasted.choice() is None
    desk.vault.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
    desk.settle()
    pasted.field.set_text(address)
    desk.vault.lock()
    assert held() == {""}
    assert not pasted.isVisible()


@pytest.mark.parametrize(
    "address",
    [
        "https://www.instagrarn.com/p/Cabc123/",
        "https://instagram.com@evil.example/p/1",
        "javascript:alert(1)",
        "https://xn--tiktk-jua.com/@a/video/1",
        "\x00\u202ehttps://tiktok.com",
        "a" * 100_000,
    ],
)
def test_a_hostile_address_only_ever_says_so(page: ReportPage, desk: Desk, address: str) -> None:
    page._pick.finder.pasted.field.set_text(address)
    assert desk.urls.opened == []
    assert page._pick.finder.pasted.why.label.text()
    assert page._pick.finder.pasted.choice() is None


def test_a_short_link_still_leads_to_the_platform(page: ReportPage, desk: Desk) -> None:
    page._pick.finder.pasted.field.set_text("https://vm.tiktok.com/ZMabcdef/")
    assert "lien court" in plain_text(page)
    press(page._pick.finder.pasted.field.edit, Qt.Key.Key_Return)
    assert page.model.asked.platform == "tiktok"
    assert desk.runner.idle()


def test_a_setting_done_lies_in_the_vault_and_is_there_again(
    desk: Desk, on_screen: Callable[[QWidget], QWidget]
) -> None:
    page = ReportPage(desk.context, lambda: desk.vault.cases.checklist if desk.vault.cases else None)
    on_screen(page)
    page.shown()
    desk.vault.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
    desk.settle()
    desk.settle()
    assert page.checklist.lasting
    page.checklist.mark("tiktok.protect.block", done=True)
    desk.settle()
    assert desk.vault.cases is not None
    assert set(desk.vault.cases.checklist.done()) == {"tiktok.protect.block"}
    desk.vault.lock()
    desk.settle()
    assert page.checklist.done == {}
    desk.vault.unlock(None, done=lambda: None, failed=lambda error: pytest.fail(str(error)))
    desk.settle()
    desk.settle()
    assert set(page.checklist.done) == {"tiktok.protect.block"}


def test_an_image_of_a_minor_is_never_offered_to_be_kept(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android")
    assert page.model.guide is not None
    page.model.go_to(next(at for at, step in enumerate(page.model.guide.steps) if step.category))
    page._show()
    assert find(page, "step_keep").isVisible()
    go(page, desk, "step_reason", "reason_intimate_image_minor")
    card = page._walk.card
    assert not card.keep_button.isVisible()
    assert "Ne capturez pas" in plain_text(page)
    assert card.reason.y() < card.title.y(), "what must not be done is read first"
    assert card.done_button.hasFocus() or not page.isActiveWindow()
    page._went(0)
    settle()
    assert "Copiez l’adresse et le nom du compte" in plain_text(page)
    assert "Capturez" not in plain_text(page)
    assert "Gardez d’abord la preuve" not in plain_text(page)


def test_beside_somebody_who_speaks_of_dying_nothing_is_collected(page: ReportPage, desk: Desk) -> None:
    go(page, desk, "pick_tiktok", "pick_video", "pick_android")
    assert page.model.guide is not None
    page.model.go_to(next(at for at, step in enumerate(page.model.guide.steps) if step.category))
    page._show()
    go(page, desk, "step_reason", "reason_self_harm")
    assert not page._walk.card.keep_button.isVisible()
    page._went(0)
    settle()
    assert "restez auprès de la personne" in plain_text(page)
    assert "Sans capturer" not in plain_text(page), "that sentence is the one for an image"
    assert "Gardez d’abord la preuve" not in plain_text(page)


def test_a_step_that_opens_a_page_shows_its_address_and_opens_it_when_asked(page: ReportPage, desk: Desk) -> None:
    guide = next(guide for guide in load.load_guides("fr") if any(step.url for step in guide.steps))
    index = next(index for index, step in enumerate(guide.steps) if step.url)
    page.open_guide(guide.id)
    page._went(index)
    settle()
    url = guide.steps[index].url or ""
    assert url.removeprefix("https://").removeprefix("www.") in plain_text(page)
    assert "fenêtre privée" in plain_text(page)
    assert desk.urls.opened == []
    click(find(page._walk.card, "site_open"))
    desk.settle()
    assert desk.urls.opened == [url]
    page._went(0)
    settle()
    assert not page._walk.card.site.isVisible() or guide.steps[0].url


def test_another_page_may_say_what_the_guide_is_for(page: ReportPage, desk: Desk) -> None:
    desk.context.handover.put("guide", ("protect", ""))
    page.shown()
    settle()
    go(page, desk, "pick_instagram")
    assert page.model.stage == Stage.GUIDES
    assert page.model.asked.goal == "protect"
