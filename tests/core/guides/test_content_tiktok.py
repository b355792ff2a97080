"""TikTok, Snapchat, Telegram: what the sources carry is there, no more is claimed, no harmful image is kept."""

import json
import re
from datetime import date

import pytest

from appui_core.guides.categories import SITUATIONS, load_categories
from appui_core.guides.load import choose, load_guides
from appui_core.guides.model import Guide

TODAY = date(2026, 11, 28)
MINE = ("tiktok", "snapchat", "telegram")
FRENCH = tuple(guide for guide in load_guides("fr", today=TODAY) if guide.platform in MINE)
ENGLISH = {guide.id: guide for guide in load_guides("en", today=TODAY) if guide.platform in MINE}
PHONES = ("android", "iphone")
ON_PHONES = ("video", "story", "comment", "message", "conversation", "group", "account", "live")
NEVER = re.compile(r"\b(auteurs?|authors?|coupables?|culprits?|certifiée?s?|certified|whatsapp)\b")

# The only words of screens that a French source shows; every other one is marked "le mot peut varier".
SEEN_IN_FRENCH = {
    "tiktok": {
        "Partager", "Signaler", "Haine et harcèlement", "Harcèlement et intimidation",
        "Bloquer", "Profil", "Menu ☰", "Paramètres et confidentialité", "Confidentialité", "Amis", "Personne",
        "Tout le monde", "Mode de protection des commentaires", "Connexion Famille", "Préférences de contenu",
        "Mode restreint", "Activer",
    },
    "snapchat": {
        "Signaler", "Signaler ce Snap", "Centre parental", "Discussions récentes", "Liste d’amis",
        "Qui peut me contacter", "Amis", "Mode fantôme",
    },
    "telegram": set(),
}  # fmt: skip


def found(platform: str, goal: str, thing: str, device: str) -> list[str]:
    """Return the guides made for the very thing."""
    chosen = choose(FRENCH, platform=platform, goal=goal, object=thing, device=device)
    return [guide.id for guide in chosen if guide.object == thing]


@pytest.mark.parametrize("thing", ON_PHONES)
@pytest.mark.parametrize("device", PHONES)
def test_every_thing_on_tiktok_has_one_way_on_each_phone(thing: str, device: str) -> None:
    assert found("tiktok", "report", thing, device) == [f"tiktok.report.{thing}"]


@pytest.mark.parametrize("thing", ["video", "comment", "account", "illegal"])
def test_tiktok_on_a_computer_as_far_as_it_is_known(thing: str) -> None:
    assert found("tiktok", "report", thing, "web") == [f"tiktok.report.{thing}.web"]


@pytest.mark.parametrize("thing", ["story", "message", "conversation", "group", "live"])
def test_where_no_way_on_a_computer_is_known_the_guide_says_so(thing: str) -> None:
    assert choose(FRENCH, platform="tiktok", goal="report", object=thing, device="web") == ()
    (guide,) = (guide for guide in FRENCH if guide.id == f"tiktok.report.{thing}")
    (computer,) = (variant for variant in guide.variants if variant.id == "computer")
    assert "Aucune source" in computer.text


def test_each_public_form_of_tiktok_is_a_guide_and_leads_to_its_page() -> None:
    forms = choose(FRENCH, platform="tiktok", goal="report", object="form")
    addresses = {guide.id: [one.url for one in guide.variants if one.id == "page"] for guide in forms}
    base = "https://www.tiktok.com/legal/report"
    help_pages = "https://support.tiktok.com/fr/safety-hc/report-a-problem"
    assert addresses == {
        "tiktok.report.form-bullying": [f"{help_pages}/report-cyberbullying"],
        "tiktok.report.form-general": [f"{base}/feedback"],
        "tiktok.report.form-impersonation": [f"{help_pages}/report-an-impersonation-account"],
        "tiktok.report.form-privacy": [f"{base}/privacy"],
        "tiktok.report.form-sexual": [f"{help_pages}/report-sexual-abuse"],
    }


def test_the_other_goals_of_tiktok_are_covered() -> None:
    for goal, wanted in {
        "protect": {"private", "comments", "messages", "block", "block-many", "family", "restricted"},
        "follow": {"status", "appeal"},
        "collect": {"link", "link.web", "profile", "comment", "conversation", "live", "data"},
    }.items():
        have = {guide.id.split(".", 2)[2] for guide in choose(FRENCH, platform="tiktok", goal=goal)}
        assert have == wanted


@pytest.mark.parametrize("guide", FRENCH, ids=lambda guide: guide.id)
def test_a_word_is_confirmed_only_where_a_french_source_shows_it(guide: Guide) -> None:
    seen = SEEN_IN_FRENCH[guide.platform]
    for step in guide.steps:
        if step.on_screen and step.label_confirmed:
            assert step.label_fr in seen
        for item in step.items:
            assert not item.confirmed or item.fr in seen


@pytest.mark.parametrize("guide", FRENCH, ids=lambda guide: guide.id)
def test_what_is_never_written(guide: Guide) -> None:
    for one in (guide, ENGLISH[guide.id]):
        everything = json.dumps(one.to_json(), ensure_ascii=False).casefold()
        assert not NEVER.search(everything)
    assert not any("3018" in step.label_fr + step.text for step in guide.steps)
    assert guide.checked_on == TODAY
    assert guide.tried_on is None


@pytest.mark.parametrize("guide", choose(FRENCH, goal="report"), ids=lambda guide: guide.id)
def test_a_report_warns_of_the_image_and_says_what_is_not_known(guide: Guide) -> None:
    assert "ne capturez ni ne photographiez rien" in guide.before
    notices = {notice.kind: notice.text for notice in guide.notices}
    assert "peut deviner" in notices["seen"]
    if guide.platform == "tiktok":
        assert notices["route_3018"].startswith("Vu en novembre 2023")
        assert "Aucun délai" in guide.after or "n’avons pas lu" in guide.after


def test_the_guide_for_an_image_of_a_minor_never_asks_to_keep_it() -> None:
    (guide,) = (guide for guide in FRENCH if guide.id == "tiktok.report.form-sexual")
    assert "Sans capture ni photo" in guide.steps[0].text
    everything = json.dumps(guide.to_json(), ensure_ascii=False)
    assert "gardez-le" not in everything
    assert "Capturez" not in everything


def test_captures_that_show_are_said_to_show() -> None:
    for guide in choose(FRENCH, platform="snapchat"):
        for step in guide.steps:
            assert "Capturez" not in step.text, guide.id
    for name in ("report.message", "report.story", "collect.conversation"):
        (guide,) = (guide for guide in FRENCH if guide.id == f"snapchat.{name}")
        text = next(notice.text for notice in guide.notices if notice.kind == "screenshot")
        assert text.startswith("Oui")
        assert "autre appareil" in text


def test_the_reasons_on_tiktok() -> None:
    reasons = load_categories("tiktok")
    assert reasons is not None
    assert set(SITUATIONS) - set(reasons.by_situation) == {"unwanted_contact"}
    assert [one.situation for one in reasons.by_situation.values() if one.confirmed] == ["harassment"]
    video = next(guide for guide in FRENCH if guide.id == "tiktok.report.video")
    picked = {step.category: step.label_fr for step in video.steps if step.category}
    assert tuple(picked[level] for level in (1, 2)) == reasons.by_situation["harassment"].fr
    assert "3018" in reasons.by_situation["intimate_image_minor"].note["fr"]
    assert "3114" in reasons.by_situation["self_harm"].note["fr"]


@pytest.mark.parametrize("guide", choose(FRENCH, goal="report"), ids=lambda guide: guide.id)
def test_a_step_that_picks_a_reason_names_it_as_the_list_does(guide: Guide) -> None:
    reasons = load_categories(guide.platform)
    for step in guide.steps:
        if step.category and step.on_screen:
            assert reasons is not None
            assert step.label_fr == reasons.by_situation["harassment"].fr[step.category - 1]
