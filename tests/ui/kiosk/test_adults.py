"""Whom one may talk to here: names while they hold, roles after that, and always the lines outside the school."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from appui.kiosk_run import Kiosk
from appui.pages.kiosk.adults import AdultsRoom
from appui.pages.kiosk.first import FirstPage
from appui.pages.kiosk.parts.person import PersonCard
from appui.pages.kiosk.parts.route import RouteCard
from appui_core.content.kiosk import load_kiosk
from appui_core.kiosk.policy import Adult, KioskPolicy
from appui_core.locate import use_content
from fakes.clock import FixedClock
from fakes.kiosk import open_kiosk
from fakes.kiosk_visit import enter, plain, press_on, words_on
from fakes.qt import click, settle

_MANY = tuple(Adult(f"Mme Exemple {number}", "surveillante", "vie scolaire", None) for number in range(7))


def _room(kiosk: Kiosk) -> AdultsRoom:
    page = enter(kiosk, "adults")
    assert isinstance(page, AdultsRoom)
    return page


def _people(page: AdultsRoom) -> list[str]:
    return [card.accessibleName() for card in page.findChildren(PersonCard) if card.isVisible()]


def test_a_name_stands_until_its_last_day_then_the_role_alone(kiosk: Kiosk, clock: FixedClock) -> None:
    page = _room(kiosk)
    assert _people(page) == ["Mme Exemple. CPE. bureau B12. Jusqu’au 05/07/2027", "Infirmier"]
    assert "Modèle" not in words_on(page)
    clock.set(datetime(2027, 11, 14, 18, 2, tzinfo=UTC))
    page.retranslate()
    settle()
    assert _people(page) == ["CPE", "Infirmier"]
    assert "Exemple" not in words_on(page)


def test_the_last_day_itself_still_counts(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = KioskPolicy(adults=(Adult("Mme Exemple", "CPE", "", date(2026, 11, 14)),))
    with open_kiosk(qapp, clock, monkeypatch, policy) as kiosk:
        assert _people(_room(kiosk)) == ["Mme Exemple. CPE. Jusqu’au 14/11/2026"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_without_names_the_roles_of_every_school_stand(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    with open_kiosk(qapp, clock, monkeypatch, language=language) as kiosk:
        page = _room(kiosk)
        said = words_on(page)
        for role in load_kiosk().roles:
            assert plain(role.label[language]) in said
            assert plain(role.where[language]) in said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            (
                "Une phrase pour commencer",
                "Tu peux y aller tout de suite, même pendant un cours : demande à sortir.",
                "Aucune de ces personnes ? 3018, 119, ou le tchat de la police pour les mineurs.",
                "30-18",
                "Ouvert jusqu’à 23 h. Gratuit.",
                "Joindre le 3018",
                "Par écrit, à cette adresse :",
                "www.allo119.gouv.fr",
                "Pour l’éviter : navigation privée.",
            ),
        ),
        (
            "en",
            (
                "A sentence to begin with",
                "“Something is happening online, I would like to talk to you about it.”",
                "You can go right away, even during a lesson: ask to leave.",
                "None of these people? 3018, 119, or the police chat for under-18s.",
                "Open until 23:00. Free.",
                "Reach 3018",
                "In writing, at this address:",
                "To avoid it: private browsing.",
            ),
        ),
    ],
)
def test_every_word_in_both_languages(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, language: str, words: tuple[str, ...]
) -> None:
    with open_kiosk(qapp, clock, monkeypatch, language=language) as kiosk:
        said = words_on(_room(kiosk))
        assert [one for one in words if one not in said] == []


def test_every_list_ends_with_the_lines_outside_the_school(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for policy in (KioskPolicy(), KioskPolicy(adults=_MANY)):
        with open_kiosk(qapp, clock, monkeypatch, policy) as kiosk:
            page = _room(kiosk)
            assert len(_people(page)) == (len(policy.adults) or len(load_kiosk().roles))
            last = max(card.mapTo(page.inner, card.rect().topLeft()).y() for card in page.findChildren(PersonCard))
            outside = [card for card in page.findChildren(RouteCard) if card.isVisible()]
            assert [card.objectName() for card in outside] == ["route_119", "route_police-chat"]
            assert all(card.mapTo(page.inner, card.rect().topLeft()).y() > last for card in outside)
            press_on(kiosk, "go_helpline")
            assert getattr(kiosk.window.page(), "page_id", "") == "helpline"


def test_the_first_page_leads_here_once_it_has_answered(kiosk: Kiosk) -> None:
    page = enter(kiosk, "first")
    assert isinstance(page, FirstPage)
    click(page.who.chip("me"))
    click(page.when.chip("now"))
    click(page.talk.everyone)
    assert isinstance(kiosk.window.page(), AdultsRoom)


def test_with_a_broken_pack_the_adults_of_the_policy_and_the_numbers_remain(
    qapp: QApplication, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    leave = use_content(lambda: tmp_path)
    try:
        with open_kiosk(qapp, clock, monkeypatch, KioskPolicy(adults=_MANY[:1])) as kiosk:
            page = _room(kiosk)
            assert len(_people(page)) == 1
            said = words_on(page)
            assert all(words in said for words in ("En dehors de l’établissement", "30-18", "119"))
        with open_kiosk(qapp, clock, monkeypatch) as kiosk:
            page = _room(kiosk)
            assert _people(page) == []
            assert "30-18" in words_on(page)
    finally:
        leave()
