"""What is known about Messenger, Facebook, WhatsApp, Discord and Roblox: nothing missing, nothing made up."""

import re
from collections import Counter
from datetime import date

import pytest

from appui_core.guides.categories import SITUATIONS, load_categories
from appui_core.guides.load import choose, load_guides
from appui_core.guides.model import DEVICES, Guide

TODAY = date(2026, 11, 28)
MINE = ("messenger", "facebook", "whatsapp", "discord", "roblox")
FRENCH = tuple(guide for guide in load_guides("fr", today=TODAY) if guide.platform in MINE)
ENGLISH = tuple(guide for guide in load_guides("en", today=TODAY) if guide.platform in MINE)
BY_ID = {guide.id: guide for guide in FRENCH}
META = tuple(guide for guide in FRENCH if guide.platform in {"messenger", "facebook"})
REPORTS = choose(FRENCH, goal="report")
PHONES = ("android", "iphone")
WEB = ("web",)
# Which guide opens for what is reported, on which device; what is absent is not known.
WANTED = {
    ("messenger", "message", PHONES): "messenger.report.message",
    ("messenger", "message", WEB): "messenger.report.conversation.web",
    ("messenger", "conversation", PHONES): "messenger.report.conversation",
    ("messenger", "conversation", WEB): "messenger.report.conversation.web",
    ("messenger", "group", PHONES): "messenger.report.group",
    ("messenger", "group", WEB): "messenger.report.conversation.web",
    ("messenger", "story", PHONES): "messenger.report.story",
    ("messenger", "account", PHONES): "messenger.report.account",
    ("messenger", "account", WEB): "messenger.report.account.web",
    ("messenger", "illegal", DEVICES): "messenger.report.illegal",
    ("messenger", "form", DEVICES): "messenger.report.form",
    ("facebook", "post", DEVICES): "facebook.report.post",
    ("facebook", "story", DEVICES): "facebook.report.post",
    ("facebook", "live", DEVICES): "facebook.report.post",
    ("facebook", "comment", PHONES): "facebook.report.comment",
    ("facebook", "comment", WEB): "facebook.report.comment.web",
    ("facebook", "account", DEVICES): "facebook.report.account",
    ("facebook", "illegal", DEVICES): "facebook.report.illegal",
    ("whatsapp", "conversation", ("android",)): "whatsapp.report.conversation.android",
    ("whatsapp", "group", ("iphone",)): "whatsapp.report.conversation.iphone",
    ("whatsapp", "message", PHONES): "whatsapp.report.message",
    ("discord", "message", PHONES): "discord.report.message",
    ("discord", "message", WEB): "discord.report.message.web",
    ("discord", "form", DEVICES): "discord.report.form",
    ("roblox", "account", DEVICES): "roblox.report.account",
    ("roblox", "form", DEVICES): "roblox.report.form",
}
FACEBOOK_FORMS = {
    "facebook.report.form-impersonation": "https://www.facebook.com/help/contact/295309487309948",
    "facebook.report.form-under-13": "https://www.facebook.com/help/contact/209046679279097",
    "facebook.report.form-suicide": "https://www.facebook.com/help/contact/305410456169423",
}
# A call, a live and a story on a computer: no way of Messenger's own was read. A private chat has no form.
UNREAD_OBJECTS = (
    ("messenger", "live", "android"),
    ("messenger", "story", "web"),
    ("whatsapp", "conversation", "web"),
    ("whatsapp", "form", "android"),
    ("discord", "account", "android"),
)
OTHER_GOALS = {
    "messenger.protect": ("mute", "ignore", "restrict", "block", "leave", "unknown", "supervision"),
    "messenger.follow": ("status", "appeal"),
    "messenger.collect": ("messages", "profile_link", "web", "data"),
    "facebook.protect": (),
    "facebook.follow": ("status", "appeal"),
    "facebook.collect": ("profile", "data"),
    "whatsapp.protect": ("block.android", "block.iphone", "leave", "groups"),
    "whatsapp.follow": (),
    "whatsapp.collect": ("export.android", "export.iphone", "number"),
    "discord.protect": ("family",),
    "discord.follow": ("appeal",),
    "discord.collect": ("link", "link.web", "user_id", "data"),
    "roblox.protect": ("block",),
    "roblox.follow": (),
    "roblox.collect": ("profile",),
}


@pytest.mark.parametrize(("asked", "wanted"), WANTED.items(), ids=str)
def test_each_thing_opens_its_own_guide(asked: tuple[str, str, tuple[str, ...]], wanted: str) -> None:
    platform, thing, devices = asked
    for device in devices:
        found = choose(FRENCH, platform=platform, goal="report", object=thing, device=device)
        assert [guide.id for guide in found] == [wanted]


def test_no_report_guide_is_out_of_reach() -> None:
    assert {guide.id for guide in REPORTS} == set(WANTED.values()) | set(FACEBOOK_FORMS)
    forms = choose(FRENCH, platform="facebook", goal="report", object="form", device="web")
    assert {guide.id: _page(guide) for guide in forms} == FACEBOOK_FORMS


@pytest.mark.parametrize(("platform", "thing", "device"), UNREAD_OBJECTS)
def test_a_way_that_nobody_read_has_no_guide(platform: str, thing: str, device: str) -> None:
    assert choose(FRENCH, platform=platform, goal="report", object=thing, device=device) == ()


@pytest.mark.parametrize(("prefix", "names"), OTHER_GOALS.items(), ids=str)
def test_protecting_following_and_collecting_are_as_far_as_known(prefix: str, names: tuple[str, ...]) -> None:
    platform, goal = prefix.split(".")
    found = {guide.id for guide in choose(FRENCH, platform=platform, goal=goal)}
    assert found == {f"{prefix}.{name}" for name in names}


def test_titles_tell_guides_apart() -> None:
    for guides in (FRENCH, ENGLISH):
        titles = Counter(guide.title for guide in guides)
        assert [title for title, times in titles.items() if times > 1] == []


@pytest.mark.parametrize("guide", REPORTS, ids=lambda guide: guide.id)
def test_a_report_says_in_time_what_matters(guide: Guide) -> None:
    assert any(step.icon == "flag" for step in guide.steps)
    assert [step.n for step in guide.steps if step.icon == "keep"] == [1]
    dying = guide.id == "facebook.report.form-suicide"
    assert guide.before.startswith("La vie d’abord. " if dying else "Gardez d’abord la preuve. ")
    assert "ne capturez ni ne photographiez rien" in guide.before
    assert guide.after.startswith("Envoyé\u202f?")
    notices = {notice.kind: notice.text for notice in guide.notices}
    assert "peut deviner" in notices["seen"]
    if guide.object not in {"form", "illegal"}:
        assert "capture" in notices["screenshot"]
    if guide.platform in {"messenger", "facebook"}:
        # Whoever speaks of dying is not asked to report it themselves.
        assert ("personne visée" in notices["sender"]) != dying
        assert "compte moins" not in notices["sender"]
    assert ("route_3018" in notices) == (guide.platform == "messenger")


@pytest.mark.parametrize("guide", FRENCH, ids=lambda guide: guide.id)
def test_nothing_is_promised_and_nobody_is_accused(guide: Guide) -> None:
    said = _everything(guide)
    assert not re.search(r"\b((?<!droit d’)auteurs?|coupable|harceleur|certifiée?|vérifié sur)\b", said)
    assert not any("3018" in f"{step.label_fr} {step.text}" for step in guide.steps)
    assert guide.tried_on is None
    assert guide.checked_on == TODAY
    if guide.goal == "collect" and re.search(r"heures|jours,", guide.after):
        assert "sans garantie" in guide.after
    if guide.goal in {"report", "follow"}:
        assert "ucun délai n’est annoncé" in said


def test_messenger_keeps_to_what_changed_in_2026() -> None:
    for guide in META:
        said = _everything(guide)
        assert "WhatsApp" not in said
        assert "messenger.com" not in said
    assert any("avril 2026" in step.text for step in BY_ID["messenger.report.conversation.web"].steps)


def test_an_archive_or_an_export_warns_of_what_must_not_be_kept() -> None:
    for guide_id in (
        "messenger.collect.data", "messenger.collect.messages", "messenger.collect.web", "facebook.collect.data",
        "whatsapp.collect.export.android", "whatsapp.collect.export.iphone", "discord.collect.link",
        "discord.collect.data",
    ):  # fmt: skip
        assert "mineur" in BY_ID[guide_id].before
        assert "joignez" in BY_ID[guide_id].before
        assert "3018" in BY_ID[guide_id].before


def test_the_reasons_are_those_of_the_guides() -> None:
    for platform, guide_id in (
        ("messenger", "messenger.report.conversation"),
        ("messenger", "messenger.report.group"),
        ("facebook", "facebook.report.post"),
        ("roblox", "roblox.report.account"),
    ):
        found = load_categories(platform)
        assert found is not None
        steps = [step for step in BY_ID[guide_id].steps if step.category]
        assert tuple(step.label_fr for step in steps) == found.by_situation["harassment"].fr
        assert not any(one.confirmed for one in found.by_situation.values())
    # The fake account is the only reason known there: another situation must not put its words in.
    for guide_id in ("messenger.report.account", "messenger.report.account.web", "facebook.report.account"):
        assert not any(step.category for step in BY_ID[guide_id].steps)
    assert load_categories("whatsapp") is None
    assert load_categories("discord") is None


@pytest.mark.parametrize("platform", ["messenger", "facebook"])
def test_an_intimate_image_of_a_minor_is_not_kept(platform: str) -> None:
    found = load_categories(platform)
    assert found is not None
    one = found.by_situation["intimate_image_minor"]
    assert "Ne capturez" in one.note["fr"]
    assert "3018" in one.note["fr"]
    assert one.url == "https://takeitdown.ncmec.org"
    assert set(SITUATIONS) - set(found.by_situation) == {"private_data", "under_age"}


def test_forms_want_the_name_of_an_adult() -> None:
    for guide in REPORTS:
        if guide.object in {"form", "illegal"}:
            assert _page(guide)
            assert any("jamais ceux de l’enfant" in step.text for step in guide.steps)


def test_a_capture_that_is_seen_is_said_where_it_is_made() -> None:
    for guide_id, number in (
        ("messenger.report.conversation", 1),
        ("messenger.report.conversation.web", 1),
        ("messenger.report.message", 1),
        ("messenger.report.group", 1),
        ("messenger.report.illegal", 1),
        ("messenger.collect.messages", 3),
        ("messenger.collect.web", 4),
    ):
        said = BY_ID[guide_id].steps[number - 1].text
        assert "Message éphémère\u00a0: une capture se voit" in said
        assert "Jamais pour une image intime d’un mineur" in said


def test_the_3018_is_not_something_to_wait_for() -> None:
    for guide in REPORTS:
        assert "Si cela continue" not in guide.after
        assert "Sans réponse" not in guide.after


def _page(guide: Guide) -> str | None:
    return next((step.url for step in guide.steps if step.url), None)


def _everything(guide: Guide) -> str:
    return " ".join(
        [guide.title, guide.before, guide.after]
        + [f"{step.label_fr} {step.text}" for step in guide.steps]
        + [notice.text for notice in guide.notices]
        + [f"{variant.title} {variant.text}" for variant in guide.variants]
    )
