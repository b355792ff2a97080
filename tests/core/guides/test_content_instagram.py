"""What is known about Instagram, X and YouTube: nothing missing, nothing claimed beyond the sources."""

import re
from datetime import date

import pytest

from appui_core.guides.categories import SITUATIONS, load_categories
from appui_core.guides.load import choose, load_guides
from appui_core.guides.model import DEVICES, Guide

TODAY = date(2026, 11, 28)
MINE = ("instagram", "x", "youtube")
FRENCH = tuple(guide for guide in load_guides("fr", today=TODAY) if guide.platform in MINE)
ENGLISH = tuple(guide for guide in load_guides("en", today=TODAY) if guide.platform in MINE)
BY_ID = {guide.id: guide for guide in FRENCH}
# Which guide opens for what is reported, on which device; what is absent is not known.
PHONES = ("android", "iphone")
REPORTS = {
    ("instagram", "post", PHONES): "instagram.report.post",
    ("instagram", "photo", PHONES): "instagram.report.post",
    ("instagram", "post", ("web",)): "instagram.report.post.web",
    ("instagram", "reel", PHONES): "instagram.report.reel",
    ("instagram", "video", PHONES): "instagram.report.reel",
    ("instagram", "reel", ("web",)): "instagram.report.post.web",
    ("instagram", "story", PHONES): "instagram.report.story",
    ("instagram", "comment", ("android",)): "instagram.report.comment.android",
    ("instagram", "comment", ("iphone",)): "instagram.report.comment.iphone",
    ("instagram", "comment", ("web",)): "instagram.report.comment.web",
    ("instagram", "message", PHONES): "instagram.report.message",
    ("instagram", "conversation", PHONES): "instagram.report.conversation",
    ("instagram", "group", PHONES): "instagram.report.group",
    ("instagram", "account", PHONES): "instagram.report.account",
    ("instagram", "account", ("web",)): "instagram.report.account.web",
    ("instagram", "live", ("android",)): "instagram.report.live.android",
    ("instagram", "live", ("iphone",)): "instagram.report.live.iphone",
    ("instagram", "illegal", PHONES): "instagram.report.illegal",
    ("instagram", "illegal", ("web",)): "instagram.report.illegal.web",
    ("instagram", "form", DEVICES): "instagram.report.form",
    ("x", "post", DEVICES): "x.report.post",
    ("x", "account", DEVICES): "x.report.account",
    ("x", "message", DEVICES): "x.report.message",
    ("x", "illegal", DEVICES): "x.report.illegal",
    ("x", "form", DEVICES): "x.report.form",
    ("youtube", "video", PHONES): "youtube.report.video",
    ("youtube", "video", ("web",)): "youtube.report.video.web",
    ("youtube", "comment", DEVICES): "youtube.report.comment",
    ("youtube", "account", DEVICES): "youtube.report.account",
    ("youtube", "form", DEVICES): "youtube.report.form",
}
UNREAD_OBJECTS = (("instagram", "story"), ("instagram", "message"), ("instagram", "live"))


@pytest.mark.parametrize(("asked", "wanted"), REPORTS.items(), ids=str)
def test_each_thing_opens_its_own_guide(asked: tuple[str, str, tuple[str, ...]], wanted: str) -> None:
    platform, thing, devices = asked
    for device in devices:
        found = choose(FRENCH, platform=platform, goal="report", object=thing, device=device)
        assert found[0].id == wanted


def test_no_report_guide_is_out_of_reach() -> None:
    assert {guide.id for guide in choose(FRENCH, goal="report")} == set(REPORTS.values())


@pytest.mark.parametrize(("platform", "thing"), UNREAD_OBJECTS)
def test_a_way_that_nobody_read_on_a_computer_has_no_guide(platform: str, thing: str) -> None:
    assert choose(FRENCH, platform=platform, goal="report", object=thing, device="web") == ()


def test_instagram_has_all_four_goals() -> None:
    ids = {goal: {guide.id for guide in choose(FRENCH, platform="instagram", goal=goal)} for goal in
           ("protect", "follow", "collect")}  # fmt: skip
    assert ids["protect"] == {
        f"instagram.protect.{what}"
        for what in (
            "restrict", "block", "private", "limited", "hidden_words", "messages", "tags", "comments", "teen",
        )
    }  # fmt: skip
    assert ids["follow"] == {f"instagram.follow.{what}" for what in ("status", "appeal", "account_status")}
    assert ids["collect"] == {
        f"instagram.collect.{what}" for what in ("link", "profile_link", "about", "messages", "web", "data")
    }


@pytest.mark.parametrize("guide", choose(FRENCH, goal="report"), ids=lambda guide: guide.id)
def test_a_report_says_in_time_what_matters(guide: Guide) -> None:
    assert any(step.icon == "flag" for step in guide.steps)
    assert [step.n for step in guide.steps if step.icon == "keep"] == [1]
    assert "ne capturez ni ne photographiez rien" in guide.before
    assert "peut deviner" in {notice.kind: notice.text for notice in guide.notices}["seen"]
    assert any(step.surface for step in guide.steps)


@pytest.mark.parametrize("guide", choose(FRENCH, platform="instagram", goal="report"), ids=lambda guide: guide.id)
def test_instagram_reports_carry_what_is_known_of_instagram(guide: Guide) -> None:
    notices = {notice.kind: notice.text for notice in guide.notices}
    assert "personne visée" in notices["sender"]
    assert "«\u202fJe n’aime tout simplement pas\u202f» n’est pas un signalement" in notices["words"]
    assert notices["route_3018"].startswith("Vu en novembre 2023")
    if guide.object not in {"illegal", "form"}:
        assert notices["screenshot"]


@pytest.mark.parametrize("guide", FRENCH, ids=lambda guide: guide.id)
def test_nothing_is_promised_and_nobody_is_accused(guide: Guide) -> None:
    said = " ".join(
        [guide.title, guide.before, guide.after]
        + [step.text for step in guide.steps]
        + [notice.text for notice in guide.notices]
        + [f"{variant.title} {variant.text}" for variant in guide.variants]
    )
    assert not re.search(r"\b(auteur|coupable|harceleur|certifié|vérifié sur)", said)
    assert not any("3018" in f"{step.label_fr} {step.text}" for step in guide.steps)
    assert guide.tried_on is None
    assert guide.checked_on == TODAY
    if "heures" in guide.after:
        assert "sans garantie" in guide.after


def test_the_reasons_are_those_of_the_guides() -> None:
    found = load_categories("instagram")
    assert found is not None
    assert set(SITUATIONS) - set(found.by_situation) == {"private_data"}
    harassment = found.by_situation["harassment"]
    for guide_id in ("instagram.report.post", "instagram.report.message", "instagram.report.comment.web"):
        steps = [step for step in BY_ID[guide_id].steps if step.category]
        assert tuple(step.label_fr for step in steps) == harassment.fr
        assert [step.category for step in steps] == [1, 2]
    assert "3018" in found.by_situation["intimate_image_minor"].note["fr"]
    confirmed = {name for name, one in found.by_situation.items() if one.confirmed}
    assert confirmed == {"harassment", "hate", "self_harm"}
    assert load_categories("x") is None


def test_forms_have_their_official_address_at_hand() -> None:
    addresses = {
        "instagram.report.form": "https://help.instagram.com/contact/383679321740945",
        "instagram.report.illegal.web": "https://help.instagram.com/contact/406206379945942",
        "x.report.form": "https://help.x.com/forms/impersonation",
        "youtube.report.form": "https://support.google.com/youtube/answer/7671399",
    }
    for guide_id, address in addresses.items():
        guide = BY_ID[guide_id]
        assert [step.url for step in guide.steps if step.url] == [address]
        assert any("jamais ceux de l’enfant" in step.text for step in guide.steps)
