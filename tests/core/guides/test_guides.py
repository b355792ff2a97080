"""The guides that ship: complete, in both languages, and faithful to what is known; choosing among them."""

import json
import shutil
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from appui_core.content.pack import content_dir
from appui_core.errors import AppuiError, ErrorCode
from appui_core.guides.load import choose, load_guides
from appui_core.guides.model import ACTIONS, ICONS, Guide
from appui_core.guides.words import origin_words, source_words, stale_words, tried_words
from appui_core.messages import load_messages

TODAY = date(2026, 11, 28)
FRENCH = load_guides("fr", today=TODAY)
ENGLISH = load_guides("en", today=TODAY)
THINGS = {
    "tiktok": ("video", "comment", "message", "account"),
    "instagram": ("post", "comment", "message", "account"),
    "messenger": ("message", "conversation", "account"),
}
WANTED = [
    (platform, thing, device)
    for platform in THINGS
    for thing in THINGS[platform]
    for device in ("android", "iphone")
]


@pytest.mark.parametrize(("platform", "thing", "device"), WANTED)
def test_each_report_has_exactly_one_guide_of_its_own(platform: str, thing: str, device: str) -> None:
    found = choose(FRENCH, platform=platform, goal="report", object=thing, device=device)
    assert [guide.object for guide in found].count(thing) == 1
    assert found[0].object == thing


REPORTS = choose(FRENCH, goal="report")
# Where somebody speaks of dying the call comes before any proof.
LIFE_FIRST = "facebook.report.form-suicide"
# The same words as the question that is asked before an image is kept (tests/ui/evidence/test_gate.py).
GATE = {
    "fr": "Voit-on un mineur nu, en sous-vêtements ou dans une scène sexuelle, même si l’image est truquée "
    "ou faite par IA\u202f? Si oui, ou dans le doute, ne capturez ni ne photographiez rien. Notez ",
    "en": "Is a minor seen naked, in underwear or in a sexual scene, even if the image is doctored or made by AI? "
    "If so, or if in doubt, capture and photograph nothing. Write down ",
}
# Where a platform's own pages live.
SITES = {
    "tiktok": ("tiktok.com",),
    "instagram": ("instagram.com",),
    "messenger": ("facebook.com",),
    "facebook": ("facebook.com",),
    "snapchat": ("snapchat.com",),
    "discord": ("dis.gd",),
    "x": ("x.com",),
    "youtube": ("youtube.com", "support.google.com"),
    "roblox": ("roblox.com",),
    "telegram": ("telegram.org",),
}


@pytest.mark.parametrize("guide", REPORTS, ids=lambda guide: guide.id)
def test_what_every_report_says(guide: Guide) -> None:
    dying = guide.id == LIFE_FIRST
    assert guide.before.startswith("La vie d’abord. " if dying else "Gardez d’abord la preuve. ")
    assert guide.steps[0].text.startswith("Appelez d’abord" if dying else "Gardez d’abord la preuve. ")
    assert guide.steps[0].icon == "keep"
    assert guide.after.startswith("Envoyé\u202f?")
    notices = {notice.kind: notice.text for notice in guide.notices}
    assert "peut deviner" in notices["seen"]
    assert notices["vanish"]
    if guide.platform in THINGS:
        assert notices["route_3018"].startswith("Vu en novembre 2023")
    assert GATE["fr"] in guide.before
    assert guide.variants
    assert any(step.surface for step in guide.steps)
    assert [step.n for step in guide.steps] == list(range(1, len(guide.steps) + 1))
    assert all(step.do in ACTIONS and step.icon in ICONS for step in guide.steps)


@pytest.mark.parametrize("guide", FRENCH, ids=lambda guide: guide.id)
def test_nothing_is_promised_or_claimed(guide: Guide) -> None:
    # A platform's own way to the 3018 was seen years ago: it is told, it is never a step.
    if guide.goal == "report":
        assert not any("3018" in step.label_fr + step.text for step in guide.steps)
    assert guide.tried_on is None
    everything = json.dumps(guide.to_json(), ensure_ascii=False)
    assert "érifié sur" not in everything
    # The 3018 was once reached that way; today nobody knows.
    assert "WhatsApp" not in everything or guide.platform not in THINGS
    assert "~" not in everything


def test_the_words_on_the_phone_are_those_of_the_sources() -> None:
    labels = {guide.id: [(step.label_fr, step.label_confirmed) for step in guide.steps] for guide in FRENCH}
    assert labels["tiktok.report.video"][2:] == [
        ("Partager", True),
        ("Signaler", True),
        ("Haine et harcèlement", True),
        ("Harcèlement et intimidation", True),
        ("Envoyer", False),
    ]
    assert labels["instagram.report.post"][3:6] == [
        ("Signaler", True),
        ("Intimidation ou contact indésirable", True),
        ("Intimidation ou harcèlement", True),
    ]
    assert ("Harcèlement", False) in labels["messenger.report.conversation"]


def test_instagram_says_who_should_send_and_what_is_no_report() -> None:
    for guide in choose(FRENCH, platform="instagram", goal="report"):
        notices = {notice.kind: notice.text for notice in guide.notices}
        assert "personne visée" in notices["sender"]
        assert "«\u202fJe n’aime tout simplement pas\u202f» n’est pas un signalement" in notices["words"]


def test_both_languages_have_the_same_guides_with_words_of_their_own() -> None:
    assert [guide.id for guide in FRENCH] == [guide.id for guide in ENGLISH]
    for french, english in zip(FRENCH, ENGLISH, strict=True):
        assert (french.language, english.language) == ("fr", "en")
        assert [step.label_fr for step in french.steps] == [step.label_fr for step in english.steps]
        assert not {step.text for step in french.steps} & {step.text for step in english.steps}
        if english.goal == "report" and english.id != LIFE_FIRST:
            assert "Keep the proof first" in english.steps[0].text
        # Said wherever it is said at all, and the same everywhere.
        assert (GATE["fr"] in french.before) == ("photographiez" in french.before)
        assert (GATE["en"] in english.before) == (GATE["fr"] in french.before)


@pytest.mark.parametrize("guide", FRENCH, ids=lambda guide: guide.id)
def test_a_page_is_opened_by_the_step_that_speaks_of_it(guide: Guide) -> None:
    opened = [step.url for step in guide.steps if step.url]
    if guide.goal == "report" and guide.object == "form":
        assert len(opened) == 1
    for url in opened:
        parts = urlsplit(url)
        assert parts.scheme == "https"
        assert any(f".{parts.netloc}".endswith(f".{site}") for site in SITES[guide.platform])
    # "My screen is different" says something else than the step.
    assert not set(opened) & {variant.url for variant in guide.variants}
    assert not any("Mon écran" in step.text for step in guide.steps if step.url)


@pytest.mark.parametrize("guides", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_titles_tell_guides_apart_at_a_glance(guides: tuple[Guide, ...]) -> None:
    assert len({guide.title for guide in guides}) == len(guides)
    for one, other in combinations(guides, 2):
        alike = (one.platform, one.goal) == (other.platform, other.goal) and set(one.devices) & set(other.devices)
        if alike and {one.object, *one.also} & {other.object, *other.also}:
            assert one.title[:25] != other.title[:25]


def test_a_language_without_texts_reads_as_french() -> None:
    assert {guide.language for guide in load_guides("uk", today=TODAY)} == {"fr"}


def test_choosing_prefers_the_guide_made_for_the_thing() -> None:
    found = choose(FRENCH, platform="tiktok", goal="report", object="photo", device="android")
    assert [guide.id for guide in found] == ["tiktok.report.video"]
    both = choose(FRENCH, goal="report", object="conversation")
    own = [guide.object == "conversation" for guide in both]
    assert own == sorted(own, reverse=True)
    assert len(set(own)) == 2
    assert choose(FRENCH, platform="telegram", goal="report", object="live") == ()
    assert len(choose(FRENCH)) == len(FRENCH)


def test_a_guide_is_stale_after_180_days_and_says_so_calmly() -> None:
    messages = load_messages("fr")
    checked = date(2026, 11, 28)
    fresh = [
        guide for guide in load_guides("fr", today=checked + timedelta(days=180)) if guide.checked_on == checked
    ]
    assert fresh
    assert not any(guide.stale for guide in fresh)
    old = [
        guide for guide in load_guides("fr", today=checked + timedelta(days=181)) if guide.checked_on == checked
    ]
    assert all(guide.stale for guide in old)
    assert "28 novembre 2026" in stale_words(messages, old[0])
    assert stale_words(messages, FRENCH[0]) == ""


def test_where_it_comes_from_in_words() -> None:
    messages = load_messages("fr")
    words = {guide.id: source_words(messages, guide) for guide in FRENCH}
    assert words["tiktok.report.video"] == "D’après une source, novembre 2023"
    assert words["tiktok.report.comment"] == "D’après des sources, 2022 à 2025"
    assert words["messenger.report.conversation"] == "D’après une source sans date, après décembre 2023"
    assert words["messenger.report.account"] == "D’après une source sans date"
    assert tried_words(messages, FRENCH[0]) == "Non essayé sur un téléphone"
    assert origin_words(messages, FRENCH[0]).endswith("· Non essayé sur un téléphone")


def test_the_json_has_the_keys_that_scripts_rely_on() -> None:
    for guide in FRENCH:
        found = guide.to_json()
        assert {
            "id", "platform", "goal", "object", "device", "title", "steps", "checked_on", "tried_on", "stale",
            "source", "source_date", "status",
        } <= set(found)  # fmt: skip
        assert all(
            {"n", "do", "label_fr", "label_en", "label_confirmed", "text"} <= set(step) for step in found["steps"]
        )


def test_a_guide_with_a_defect_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    (folder / "guides" / "tiktok" / "tiktok.report.video.toml").write_text("id = 3", encoding="utf-8")
    (folder / "texts" / "en" / "tiktok.report.comment.toml").unlink()
    left = {guide.id: guide.language for guide in load_guides("en", folder, today=TODAY)}
    assert "tiktok.report.video" not in left
    assert left["tiktok.report.comment"] == "fr"
    assert left["tiktok.report.account"] == "en"


def test_no_guide_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AppuiError) as caught:
        load_guides("fr", tmp_path)
    assert caught.value.code is ErrorCode.CONTENT_MISSING
