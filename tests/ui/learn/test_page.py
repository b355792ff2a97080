"""The room: cards with sources and dates, amounts behind a click, doors to other rooms, old law hidden."""

import re
import threading
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from appui.pages.learn.page import LearnPage
from appui.texts.language import Language
from appui.widgets.buttons import PaintedButton
from appui.widgets.choice import ChoiceCard
from appui_core.content.card_view import Card, load_cards
from appui_core.content.cards import GROUPS
from fakes.desk import Desk, Renew, find, shown_text
from fakes.program import OpenProgram
from fakes.qt import click, describe, settle, wait_until


def plain(root: QWidget) -> str:
    return re.sub("[\u00a0\u202f]", " ", shown_text(root))


def go(page: LearnPage, desk: Desk, *names: str) -> None:
    for name in names:
        click(find(page, name))
        desk.settle()
        settle()


def site(page: LearnPage, name: str) -> PaintedButton:
    found = [one for one in page.card.findChildren(PaintedButton) if describe(one).endswith(f" {name}")]
    assert found, f"no button opens {name}"
    return found[0]


def test_the_index_shows_every_card_by_group(page: LearnPage) -> None:
    cards = [one for one in page.index.findChildren(ChoiceCard) if one.objectName().startswith("card_")]
    assert len(cards) == 12
    text = plain(page.index)
    for heading in ("Comprendre", "En parler", "Agir", "Bon à savoir"):
        assert heading in text
    assert len(GROUPS) == 4


def test_cards_of_a_row_are_as_tall_as_each_other(page: LearnPage) -> None:
    row = [find(page, name) for name in ("card_harassment", "card_law", "card_school")]
    assert len({one.height() for one in row}) == 1
    assert len({one.y() for one in row}) == 1


def test_a_card_says_where_it_comes_from_and_when_it_was_compared(page: LearnPage, desk: Desk) -> None:
    go(page, desk, "card_law")
    text = plain(page.card)
    assert "art. 222-33-2-3" in text
    assert "Ceci n’est pas un conseil juridique" in text
    assert "doctrine.fr, 4 mars 2022" in text
    assert "altajuris.com, sans date" in text
    assert "après le 23 mai 2024" in text
    assert "Comparé à ces sources le 22 novembre 2026" in text
    assert "érifié" not in text


def test_amounts_are_hidden_until_asked_for(page: LearnPage, desk: Desk) -> None:
    go(page, desk, "card_law")
    assert "€" not in plain(page.card)
    go(page, desk, "card_amounts")
    assert "45 000 €" in plain(page.card)
    go(page, desk, "card_amounts")
    assert "€" not in plain(page.card)
    go(page, desk, "card_amounts", "card_back", "card_law")
    assert "€" not in plain(page.card), "a card begins anew each time"


def test_the_law_is_hidden_when_nobody_looked_at_it_for_half_a_year(page: LearnPage, desk: Desk) -> None:
    desk.clock.advance(days=200)
    page.shown()
    desk.settle()
    settle()
    go(page, desk, "card_law")
    text = plain(page.card)
    assert "222-33-2-3" not in text
    assert text.count("n’a pas été relu depuis le 22 novembre 2026") == 2, "once for each site"
    assert "garde la trace" in text
    click(site(page, "legifrance.gouv.fr"))
    desk.settle()
    assert desk.urls.opened == ["https://www.legifrance.gouv.fr/"]
    assert not page.card.findChildren(QWidget, "card_amounts"), "there is no amount to show"


def test_a_card_that_is_open_ages_with_the_day(page: LearnPage, desk: Desk) -> None:
    go(page, desk, "card_law")
    assert "222-33-2-3" in plain(page.card)
    desk.clock.advance(days=200)
    page.shown()
    desk.settle()
    settle()
    assert "222-33-2-3" not in plain(page.card)


def test_sites_open_through_the_one_door_and_say_what_the_browser_keeps(page: LearnPage, desk: Desk) -> None:
    go(page, desk, "card_intimate-images")
    assert "L’historique du navigateur garde la trace" in plain(page.card)
    click(site(page, "takeitdown.ncmec.org"))
    desk.settle()
    assert desk.urls.opened == ["https://takeitdown.ncmec.org/"]
    desk.urls.broken = True
    click(site(page, "takeitdown.ncmec.org"))
    desk.settle()
    assert desk.said[-1][0] == "warn"


def test_what_a_card_leads_to(page: LearnPage, desk: Desk) -> None:
    go(page, desk, "card_sextortion", "action_3018", "action_record")
    assert desk.sheets_3018 == 1
    assert desk.went == ["evidence"]
    go(page, desk, "card_back", "card_witness", "action_report")
    assert desk.went == ["evidence", "report"]
    go(page, desk, "card_back", "card_harassment", "action_check")
    assert page.check.isVisible()


def test_life_comes_with_who_can_phone(page: LearnPage, desk: Desk) -> None:
    go(page, desk, "card_talking")
    assert "appelez le 15 ou le 112" in plain(page.card)
    desk.settings.set("can_phone", False)
    settle()
    assert "appelez le 15 ou le 112" not in plain(page.card)
    assert "114" in plain(page.card)


def test_settings_lead_to_the_guides_that_protect(page: LearnPage, desk: Desk) -> None:
    go(page, desk, "card_settings", "action_protect")
    assert desk.went[-1] == "report"
    assert desk.context.handover.take("guide") == ("protect", "")


def test_the_language_changes_in_the_middle(page: LearnPage, desk: Desk, qapp: QApplication) -> None:
    language = Language()
    language.use("fr")
    try:
        go(page, desk, "card_law")
        language.use("en")
        desk.language = "en"
        page.retranslate()
        desk.settle()
        settle()
        text = plain(page.card)
        assert "What the law says" in text
        assert "doctrine.fr, 4 March 2022" in text
    finally:
        language.use("fr")
        language.leave()
    assert qapp is not None


def test_a_language_left_again_is_not_taken(page: LearnPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = threading.Event()

    def late(language: str, *rest: Any) -> tuple[Card, ...]:  # noqa: ANN401 - handed on
        if language == "en":
            slow.wait(10)
        return load_cards(language, *rest)

    monkeypatch.setattr("appui.pages.learn.page.load_cards", late)
    taken: list[LearnPage] = []
    monkeypatch.setattr(page.index, "show_cards", lambda *_, **__: taken.append(page))
    desk.language = "en"
    page.retranslate()
    desk.language = "fr"
    page.retranslate()
    wait_until(lambda: taken)
    slow.set()
    desk.settle()
    assert len(taken) == 1
    assert page._content is not None
    assert page._content.cards[0].title.startswith("Est-ce du harcèlement")


def test_another_pack_is_read_at_the_next_visit(page: LearnPage, desk: Desk, renew: Renew) -> None:
    go(page, desk, "card_school")
    assert "Ce que l’école doit faire" in plain(page.card)
    renew("cards/fr/school.toml", "Ce que l’école doit faire", "Ce que doit l’établissement")
    page.shown()
    desk.settle()
    settle()
    assert "Ce que doit l’établissement" in plain(page.card)


def test_a_card_that_another_pack_does_not_have_leads_back_to_the_list(
    page: LearnPage, desk: Desk, renew: Renew
) -> None:
    go(page, desk, "card_school")
    renew("cards/school.toml", 'id = "school"', 'id = "none"')
    page.shown()
    desk.settle()
    settle()
    assert page.index.isVisible()
    assert "Ce que l’école doit faire" not in plain(page.index)


def test_without_its_files_a_door_is_absent(page: LearnPage) -> None:
    assert page._content is not None
    page._loaded(replace(page._content, check=None, campaign=None))
    settle()
    names = {one.objectName() for one in page.index.findChildren(ChoiceCard) if one.isVisible()}
    assert "card_law" in names
    assert not {"learn_check", "learn_material"} & names


@pytest.mark.parametrize("scale", [100, 200])
def test_no_view_is_wider_than_a_small_window(program: OpenProgram, scale: int) -> None:
    program.program.settings.set("text_scale", scale)
    program.window.resize(1024, 700)
    program.window.navigate("learn")
    page = program.window.page()
    assert isinstance(page, LearnPage)
    wait_until(lambda: page._content is not None)
    settle()
    for view, names in (
        (page.index, ()),
        (page.material, ("learn_material",)),
        (page.card, ("material_back", "card_law", "card_amounts")),
        (page.check, ("card_back", "learn_check", "check_young", "check_urgent")),
    ):
        for name in names:
            click(find(page, name))
            settle()
        assert view.isVisible()
        assert view.horizontalScrollBar().maximum() == 0
