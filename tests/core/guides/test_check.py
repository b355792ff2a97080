"""`guides check`: each defect is found in one pass, with its file, its key and what would be allowed."""

import os
import shutil
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.guides.check import check
from fakes.content_folder import spoil

GUIDE = "guides/tiktok/tiktok.report.video.toml"
CATEGORIES = "categories/tiktok.toml"
FRENCH = "texts/fr/tiktok.report.video.toml"
ENGLISH = "texts/en/tiktok.report.video.toml"


def test_what_ships_has_no_defect() -> None:
    assert [str(problem) for problem in check()] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "reason"),
    [
        (GUIDE, 'object = "video"', 'object = "vidéo"', "object", "allowed: video, photo, post"),
        (GUIDE, 'devices = ["android", "iphone"]', 'devices = ["android", "ipad"]', "devices", "allowed: android"),
        (GUIDE, 'devices = ["android", "iphone"]', "devices = []", "devices", "at least one"),
        (GUIDE, 'devices = ["android", "iphone"]', 'devices = ["web", "web"]', "devices", "twice"),
        (GUIDE, 'devices = ["android", "iphone"]', 'devices = "android"', "devices", "list"),
        (GUIDE, 'platform = "tiktok"', 'platform = "tictoc"', "platform", "allowed: tiktok"),
        (GUIDE, 'platform = "tiktok"', 'platform = "instagram"', "id", "belongs in guides/instagram/"),
        (GUIDE, 'goal = "report"', 'goal = "rapport"', "goal", "allowed: report"),
        (GUIDE, 'status = "likely"', 'status = "certain"', "status", "allowed: sure, likely, old"),
        (GUIDE, "source = ", "sauce = ", "source", "missing"),
        (GUIDE, "source = ", "sauce = ", "sauce", "unknown key"),
        (GUIDE, "source_date = ", "source_day = ", "source_date", "missing"),
        (GUIDE, "checked_on = 2026-11-28\n", "", "checked_on", "missing"),
        (GUIDE, 'risk = "procedure"', 'risk = "life"', "risk", "allowed: procedure"),
        (GUIDE, "label_confirmed = true\n", "", "steps[1].label_confirmed", "missing"),
        (GUIDE, 'label_fr = "Partager"', 'label_fr = "~Partager"', "steps[3].label_fr", "label_confirmed = false"),
        (GUIDE, 'do = "open"', 'do = "look"', "steps[2].do", "allowed: open, tap"),
        (GUIDE, 'icon = "share"', 'icon = "arrow"', "steps[3].icon", "allowed: open"),
        (GUIDE, 'icon = "keep"', 'icon = "info"', "steps[1].icon", "keeps the proof"),
        (GUIDE, "n = 4", "n = 5", "steps[4].n", "without gaps"),
        (GUIDE, '"vanish", ', "", "notices", "‘vanish’ is missing"),
        (GUIDE, 'also = ["photo"]', 'also = ["video"]', "also", "the object itself"),
        (GUIDE, 'id = "form-general"', 'id = "form-bullying"', "variants[3].id", "twice"),
        (
            GUIDE,
            'url = "https://www.tiktok.com',
            'url = "https://www.tiktok.com:444',
            "variants[3].url",
            "no port",
        ),
        (GUIDE, 'surface = "share_sheet"', 'surface = "list"', "steps[4].surface", "allowed: feed, profile"),
        (GUIDE, 'surface = "share_sheet"\n', "", "steps[4].surface", "missing"),
        (GUIDE, "checked_on = 2026-11-28", "checked_on = 2026-11-29", "checked_on", "after the day of the pack"),
        (GUIDE, 'at = "side"', 'at = "row"', "steps[3].at", "allowed: content, side"),
        (GUIDE, 'at = "side"', "items = [{}]", "steps[3].items", "exactly one"),
        (GUIDE, 'at = "side"', 'items = [{target = true, fr = "a"}]', "steps[3].items[1].target", "no words"),
        (GUIDE, 'at = "side"', 'items = [{target = true}, {fr = "a"}]', "steps[3].items[2].en", "both languages"),
        (GUIDE, 'at = "side"', f"items = [{'{}, ' * 12}{{target = true}}]", "steps[3].items", "allowed: 12"),
        (GUIDE, "category = 1", "category = 4", "steps[5].category", "allowed: 1 to 3"),
        (CATEGORIES, 'situation = "harassment"', 'situation = "x"', "categories[1].situation", "allowed: har"),
        (CATEGORIES, 'en = ["Hate and harassment", ', "en = [", "categories[1].en", "1 levels"),
        (CATEGORIES, 'platform = "tiktok"', 'platform = "x"', "platform", "belongs in categories/x.toml"),
        (FRENCH, 'title = "Signaler', 'titre = "Signaler', "title", "missing"),
        (FRENCH, 'title = "Signaler', 'titre = "Signaler', "titre", "unknown key"),
        (FRENCH, "\n7 = ", "\n8 = ", "steps.7", "missing"),
        (FRENCH, "\n7 = ", "\n8 = ", "steps.8", "unknown key"),
        (FRENCH, "vanish = ", "vanished = ", "notices.vanish", "missing"),
        (FRENCH, "[variants.hold]", "[variants.held]", "variants.hold", "missing"),
        (FRENCH, "d’abord", "d'abord", "before", "straight apostrophe"),
        (FRENCH, "Envoyé\u202f?", "Envoyé ?", "after", "U+202F"),
        (ENGLISH, '\n3 = "', '\n3 = ""\n33 = "', "steps.3", "blank"),
    ],
)
def test_each_defect_names_file_key_and_reason(
    folder: Path, file: str, old: str, new: str, key: str, reason: str
) -> None:
    spoil(folder, file, old, new)
    found = check(folder)
    assert any((one.file, one.key) == (file, key) and reason in one.reason for one in found), [
        str(one) for one in found
    ]
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    for one in found:
        assert 1 <= one.line <= len(lines) or "." not in one.key, str(one)


def test_a_guide_without_a_text_in_some_language(folder: Path) -> None:
    (folder / ENGLISH).unlink()
    assert [str(problem) for problem in check(folder)] == [f"{ENGLISH}: the file is missing"]


def test_a_language_that_has_begun_must_be_complete(folder: Path) -> None:
    (folder / "texts" / "uk").mkdir()
    shutil.copy(folder / ENGLISH, folder / "texts" / "uk")
    found = check(folder)
    assert {problem.reason for problem in found} == {"the file is missing"}
    assert "texts/uk/tiktok.report.comment.toml" in {problem.file for problem in found}


def test_texts_that_belong_to_no_guide(folder: Path) -> None:
    shutil.copy(folder / FRENCH, folder / "texts" / "fr" / "tiktok.report.vidéo.toml")
    assert [str(problem) for problem in check(folder)] == [
        "texts/fr/tiktok.report.vidéo.toml: belongs to no guide"
    ]


def test_the_same_id_twice(folder: Path) -> None:
    shutil.copy(folder / GUIDE, folder / "guides" / "tiktok" / "tiktok.report.copy.toml")
    reasons = {problem.reason for problem in check(folder) if problem.file.endswith("copy.toml")}
    assert any("stands already in" in reason for reason in reasons) or any(
        "belongs in" in reason for reason in reasons
    )


def test_many_defects_in_many_files_are_all_found(folder: Path) -> None:
    spoil(folder, GUIDE, 'object = "video"', 'object = "film"')
    spoil(folder, FRENCH, "d’abord", "d'abord")
    spoil(folder, "helplines/119.toml", 'risk = "life"', 'risk = "lief"')
    (folder / "guides" / "instagram" / "instagram.report.post.toml").write_bytes(b"\xff")
    assert {problem.file for problem in check(folder)} >= {
        GUIDE,
        FRENCH,
        "helplines/119.toml",
        "guides/instagram/instagram.report.post.toml",
    }


def test_an_empty_folder_lacks_everything_and_no_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert {problem.file for problem in check(tmp_path / "empty")} == {
        "pack.toml",
        "life_first.toml",
        "image_help.toml",
        "filmed.toml",
        "kiosk.toml",
        "pupil",
        "triage.toml",
        "cards",
        "letters",
        "incident.toml",
        "self_check.toml",
        "campaign.toml",
        "deadlines.toml",
        "helplines/3018.toml",
        "guides",
    }
    with pytest.raises(AppuiError) as caught:
        check(tmp_path / "nowhere")
    assert caught.value.code is ErrorCode.CONTENT_MISSING


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("n = 3", 'n = "3"', "steps[3].n", "wanted a whole number, found a text"),
        ("n = 1", "n = true", "steps[1].n", "wanted a whole number, found true or false"),
        ('risk = "procedure"', 'risk = "low"', "risk", "‘low’ is unknown; allowed: life, procedure, legal"),
    ],
)
def test_a_wrong_value_is_told_once_and_as_it_was_written(
    folder: Path, old: str, new: str, key: str, reason: str
) -> None:
    spoil(folder, GUIDE, old, new)
    assert [(problem.key, problem.reason) for problem in check(folder)] == [(key, reason)]


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('goal = "report"', 'goal = "report', 4, "not TOML: Illegal character"),
        ('goal = "report"', "goal = \u201creport\u201d", 4, "not TOML: Invalid value"),
        ("checked_on = 2026-11-28", "checked_on = 2026-02-30", 12, "not TOML: Invalid date"),
        ('goal = "report"', 'goal = "report"\ngoal = "report"', 5, "not TOML: Cannot overwrite"),
        ("n = 3", f"n = {'9' * 5000}", 0, "not TOML: a number is far too long"),
    ],
)
def test_what_is_no_toml_names_the_line(folder: Path, old: str, new: str, line: int, reason: str) -> None:
    spoil(folder, GUIDE, old, new)
    found = check(folder)
    assert [(problem.file, problem.line) for problem in found] == [(GUIDE, line)]
    assert found[0].reason.startswith(reason)


def test_an_end_too_early_names_the_last_line(folder: Path) -> None:
    path = folder / GUIDE
    path.write_text("a = 1\n[b]\nc = [\n\n", encoding="utf-8")
    assert [problem.line for problem in check(folder) if problem.file == GUIDE] == [3]


def test_letters_of_an_old_encoding_name_the_line(folder: Path) -> None:
    (folder / FRENCH).write_bytes("before = 1\ntitle = \u00ab Signaler une vid\u00e9o \u00bb".encode("latin-1"))
    assert [(problem.file, problem.line) for problem in check(folder)] == [(FRENCH, 2)]


def test_the_mark_that_some_editors_put_in_front(folder: Path) -> None:
    path = folder / GUIDE
    path.write_text(path.read_text(encoding="utf-8").split("\n", 1)[1], encoding="utf-8-sig")
    assert check(folder) == []
    spoil(folder, GUIDE, 'id = "tiktok.report.video"', 'id = "tiktok.report.film"')
    assert [(problem.key, problem.line) for problem in check(folder)][:1] == [("id", 1)]


def test_an_empty_list_of_steps_is_a_defect(folder: Path) -> None:
    path = folder / GUIDE
    text = path.read_text(encoding="utf-8")
    head = text[: text.index("[[steps]]")]
    path.write_text("steps = []\n" + head + text[text.index("[[variants]]") :], encoding="utf-8")
    assert ("steps", "is empty; wanted at least one") in {(one.key, one.reason) for one in check(folder)}


def test_a_check_after_the_day_of_the_pack_is_told_on_its_line(folder: Path) -> None:
    spoil(folder, "pack.toml", "2026.11.28", "2026.11.25")
    found = [one for one in check(folder) if one.file == GUIDE]
    assert [(one.key, one.line, one.fault) for one in found] == [("checked_on", 12, "later_than_pack")]
    nested = [one for one in check(folder) if one.file == "cards/law.toml"]
    assert all(one.key.endswith(".checked_on") for one in nested)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("name", ["categories/tiktok.toml", "helplines/119.toml", GUIDE, FRENCH, "extra.toml"])
def test_a_pipe_anywhere_in_the_folder_is_not_waited_for(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    found = {(one.file, one.reason) for one in check(folder)}
    assert name == "extra.toml" or (name, "the file can’t be read (not a file)") in found
