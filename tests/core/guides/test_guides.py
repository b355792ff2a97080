"""The guides that ship: complete, in both languages, and faithful to what is known; choosing among them."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

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


@pytest.mark.parametrize("guide", REPORTS, ids=lambda guide: guide.id)
def test_what_every_report_says(guide: Guide) -> None:
    assert guide.before.startswith("Gardez d’abord la preuve")
    assert guide.steps[0].text.startswith("Gardez d’abord la preuve")
    assert guide.steps[0].icon == "keep"
    assert guide.after.startswith("Envoyé\u202f?")
    notices = {notice.kind: notice.text for notice in guide.notices}
    assert "peut deviner" in notices["seen"]
    assert notices["vanish"]
    if guide.platform in THINGS:
        assert notices["route_3018"].startswith("Vu en novembre 2023")
    assert "ne capturez ni ne photographiez rien" in guide.before
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
        assert english.goal != "report" or "Keep the proof first" in english.steps[0].text


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
