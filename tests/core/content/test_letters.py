"""The letters of the pack: all there, in both languages, dated; no name of a child where none may stand."""

import re
from pathlib import Path

import pytest

from appui_core.content.check_letters import check_letters
from appui_core.content.letters import FOLDER, IDS, NEEDS, PLACE, TOLD, Template, load_letters
from appui_core.content.lines import LANGUAGES
from appui_core.content.pack import bundled_dir
from appui_core.errors import AppuiError, ErrorCode
from appui_core.guides.check import check
from appui_core.locate import use_content
from fakes.content_folder import copy_content, spoil

# Letters to a platform or about its data: nothing may ask for the child's name.
NAMELESS = {"platform-notice", "platform-complaint", "reminder-platform", "erasure"}
# Conduct whose figures or very source nobody has read: it must not be told as law.
UNREAD = ("226-4-1", "222-33-3)", "222-33-3 ", "222-17", "222-18", "R621", "R624", "1881")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_content(tmp_path)


def _said(template: Template, language: str) -> str:
    words = template.words[language]
    said = [words.title, words.lead]
    for field in words.fields.values():
        said += [field.label, field.hint, *field.variants.values()]
    for part in words.parts.values():
        said += [part.text, *part.items]
    return "\n".join(said)


def test_every_letter_is_there_in_every_language() -> None:
    letters = load_letters()
    assert tuple(letter.id for letter in letters) == IDS
    assert {letter.shape.need for letter in letters} == set(NEEDS)
    for letter in letters:
        assert set(letter.words) == set(LANGUAGES)
        assert letter.words_in("uk") is letter.words["fr"]
    assert check_letters(bundled_dir()) == []


@pytest.mark.parametrize("letter", load_letters(), ids=lambda letter: letter.id)
def test_both_languages_ask_and_say_the_same(letter: Template) -> None:
    places = {
        language: {
            part.id: sorted(PLACE.findall("\n".join((words.parts[part.id].text, *words.parts[part.id].items))))
            for part in letter.shape.parts
        }
        for language, words in letter.words.items()
    }
    assert places["fr"] == places["en"]


@pytest.mark.parametrize("letter", load_letters(), ids=lambda letter: letter.id)
def test_no_letter_accuses_promises_or_quotes_what_nobody_read(letter: Template) -> None:
    for language in LANGUAGES:
        said = _said(letter, language)
        assert [article for article in UNREAD if article in said] == []
        assert not re.search(
            r"\b(auteur|coupable|harceleur|certifié|culprit|bully|certified)", said, re.IGNORECASE
        )
        assert "€" not in said


def test_the_name_of_a_child_has_no_place_in_what_goes_to_a_platform() -> None:
    asked = {letter.id: {field.id for field in letter.shape.fields} for letter in load_letters()}
    for letter in NAMELESS:
        assert not asked[letter] & {"child", "initials", "class", "school", "child_born"}
        assert "sender" in asked[letter]
    assert "initials" in asked["cnil"]
    assert "child" not in asked["cnil"]


def test_what_a_notice_must_hold_is_in_it() -> None:
    """DSA art. 16(2): reasons, exact addresses, name and e-mail, good faith."""
    (notice,) = [letter for letter in load_letters() if letter.id == "platform-notice"]
    parts = {part.id: part for part in notice.shape.parts}
    assert parts["addresses"].source == "addresses"
    assert parts["addresses"].most == 0
    for part in ("reasons", "addresses", "faith"):
        assert parts[part].when == ()
    assert {"{sender}", "{mail}"} <= set(re.findall(r"\{\w+\}", notice.words["fr"].parts["from"].text))
    # Not asked of who reports the sexual abuse of a child: and then no name stands anywhere.
    nameless = [part.id for part in notice.shape.parts if "sender" in notice.words["fr"].parts[part.id].text]
    for part in nameless:
        (condition,) = parts[part].when
        assert (condition.field, condition.variant, condition.is_said) == ("reason", "sexual_minor", False)


def test_what_a_complaint_to_the_police_must_hold_is_asked() -> None:
    (police,) = [letter for letter in load_letters() if letter.id == "police"]
    asked = {field.id for field in police.shape.fields}
    assert asked >= {"sender", "born", "reach", "facts", "recognised", "witnesses", "damage", "civil"}
    assert "contre X" in police.words["fr"].parts["unknown"].text


@pytest.mark.parametrize(
    ("name", "old", "new", "key", "reason"),
    [
        ("school.toml", 'id = "school"\nneed', 'id = "skool"\nneed', "id", "‘skool’ is unknown"),
        ("school.toml", 'need = "school"', 'need = "none"', "need", "‘none’ is unknown"),
        ("school.toml", 'id = "sender"', 'id = "today"', "fields[1].id", "‘today’ is no fit name"),
        ("school.toml", "most = 8", "most = 99", "fields[7].most", "allowed: 1 to 20"),
        ("school.toml", 'kind = "choice"\n', 'kind = "line"\n', "fields[6].variants", "a choice has some"),
        ("school.toml", "parents=alone", "parents=nobody", "parts[6].when", "‘parents=nobody’ is unknown"),
        ("school.toml", 'from = "facts"', 'from = "sender"', "parts[10].from", "‘sender’ is unknown"),
        ("school.toml", 'fact = "duty"', 'fact = "law"', "parts[17].fact", "‘law’ is unknown"),
        ("school.toml", 'source_date = "2022-03"', 'source_date = "soon"', "facts.duty.source_date", "soon"),
        ("fr/school.toml", "{child}", "{chid}", "parts.opening.text", "‘{chid}’ is unknown"),
        ("fr/school.toml", "{child}", "{child", "parts.opening.text", "a brace without"),
        ("fr/school.toml", "’", "'", "title", "straight apostrophe"),
        ("en/school.toml", "[parts.subject]", "[parts.object]", "parts.subject", "missing"),
        ("en/school.toml", '  "to meet me', '  # "to meet me', "parts.measures.items", "2 lines"),
        ("en/common.toml", "[parts.signature]", "[parts.sign]", "parts.sign", "belongs to no letter"),
        ("fr/common.toml", "other_told = ", "told_other = ", "fields.parents.variants.other_told", "missing"),
    ],
)
def test_each_defect_names_file_key_and_reason(
    folder: Path, name: str, old: str, new: str, key: str, reason: str
) -> None:
    spoil(folder, f"{FOLDER}/{name}", old, new)
    problems = check_letters(folder)
    there = [problem for problem in problems if problem.key == key]
    assert any(reason in problem.reason for problem in there), [str(problem) for problem in problems]


def test_a_question_that_changes_nothing_is_a_defect(folder: Path) -> None:
    spoil(folder, f"{FOLDER}/fr/school.toml", "{class}", "")
    assert [(one.file, one.key) for one in check_letters(folder) if one.fault == "answer_unused"] == [
        ("letters/fr/school.toml", "fields.class")
    ]


def test_a_letter_that_is_missing_or_stands_alone_is_a_defect(folder: Path) -> None:
    (folder / FOLDER / "cnil.toml").unlink()
    (folder / FOLDER / "en" / "police.toml").unlink()
    (folder / FOLDER / "fr" / "poem.toml").write_text('title = "Ode"\n', encoding="utf-8")
    found = {(problem.file, problem.fault) for problem in check(folder)}
    assert {
        ("letters/cnil.toml", "absent"),
        ("letters/en/police.toml", "absent"),
        ("letters/fr/poem.toml", "no_letter"),
    } <= found


def test_one_that_can_not_be_read_is_left_out_and_none_at_all_is_said(folder: Path) -> None:
    spoil(folder, f"{FOLDER}/fr/police.toml", "{sender}", "{sander}")
    assert {letter.id for letter in load_letters(folder)} == {*IDS} - {"police"}
    for path in (folder / FOLDER).glob("*.toml"):
        path.unlink()
    with pytest.raises(AppuiError) as caught:
        load_letters(folder)
    assert caught.value.code is ErrorCode.CONTENT_MISSING


def test_a_pack_older_than_the_letters_takes_those_that_ship_with_appui(folder: Path) -> None:
    (folder / FOLDER / "police.toml").unlink()
    spoil(folder, f"{FOLDER}/fr/school.toml", "Une page, parfois deux.", "Une feuille.")
    done = use_content(lambda: folder)
    try:
        letters = {letter.id: letter for letter in load_letters()}
    finally:
        done()
    assert set(letters) == set(IDS)
    assert "Une feuille." in letters["school"].words["fr"].lead


def test_the_places_that_a_case_fills_are_no_questions() -> None:
    for letter in load_letters():
        assert not {field.id for field in letter.shape.fields} & set(TOLD)
