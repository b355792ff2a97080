"""A guide for a pupil: the steps of the guide with shorter sentences, never an old one, French where need be."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from appui_core.content.kiosk import load_kiosk
from appui_core.content.pack import bundled_dir
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml
from appui_core.guides.check import check
from appui_core.guides.check_pupil import check_pupil
from appui_core.guides.compiled import FOLDER as MADE
from appui_core.guides.load import load_guides
from appui_core.guides.model import PLATFORMS
from appui_core.guides.pupil import compile_pupil, load_pupil_guides, old_platforms, read_pupil_guides
from appui_core.guides.schema import parse_shape
from fakes.content_folder import spoil

TODAY = date(2026, 11, 28)
GUIDE = "instagram.protect.restrict"
STRUCTURE = f"guides/instagram/{GUIDE}.toml"
FRENCH = f"pupil/fr/{GUIDE}.toml"
ENGLISH = f"pupil/en/{GUIDE}.toml"
# What only a parent does.
FOR_PARENTS = {
    "discord.protect.family",
    "instagram.protect.teen",
    "messenger.protect.supervision",
    "tiktok.protect.family",
}


def _ids(language: str, folder: Path | None = None, today: date = TODAY) -> set[str]:
    return {one.guide.id for one in load_pupil_guides(language, folder, today=today)}


def _sentences(language: str) -> list[tuple[str, str]]:
    return [
        (one.guide.id, text)
        for one in load_pupil_guides(language, today=TODAY)
        for text in (one.title, *(step.text for step in one.steps), one.after, one.seen)
    ]


def test_what_protects_on_a_phone_is_there_but_for_what_only_a_parent_does() -> None:
    phone = {
        one.id
        for one in load_guides("fr", today=TODAY)
        if one.goal == "protect" and {"android", "iphone"} & set(one.devices)
    }
    for language in ("fr", "en"):
        assert {one for one in _ids(language) if ".protect." in one} == phone - FOR_PARENTS


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_steps_are_those_of_the_guide_with_other_sentences(language: str) -> None:
    for one in load_pupil_guides(language, today=TODAY):
        assert one.language == language
        assert len(one.steps) == len(one.guide.steps)
        for told, step in zip(one.steps, one.guide.steps, strict=True):
            assert (told.n, told.label_fr, told.label_en) == (step.n, step.label_fr, step.label_en)
            assert (told.icon, told.surface, told.items) == (step.icon, step.surface, step.items)


def test_a_pupil_is_told_tu_and_nothing_of_what_a_library_pc_lacks() -> None:
    told = _sentences("fr")
    assert [one for one in told if re.search(r"\b[Vv](?:ous|otre|os)\b", one[1])] == []
    wrong = re.compile(r"coffre|dossier préparatoire|Démarches|Appui|https?:|ton enfant|certifi", re.IGNORECASE)
    assert [one for one in told if wrong.search(one[1])] == []


def test_before_blocking_a_trace_is_kept_and_no_intimate_image() -> None:
    kept = [
        (one.guide.id, step.text)
        for one in load_pupil_guides("fr", today=TODAY)
        for step in one.steps
        if step.icon == "keep" and one.guide.goal == "protect"
    ]
    assert len(kept) >= 9
    for name, text in kept:
        assert text.startswith("Garde une trace"), name
        assert "Photo intime\u202f? Ne capture rien" in text, name


def test_a_trace_of_snapchat_is_kept_with_another_device() -> None:
    told = [(name, text) for name, text in _sentences("fr") if name.startswith("snapchat.") and "race" in text]
    assert any("autre appareil" in text for _, text in told)
    assert [one for one in told if re.search(r"[Ff]ais une capture|: captures?\b", one[1])] == []


def test_a_guide_without_a_pupils_words_in_a_language_is_told_in_french(folder: Path) -> None:
    (folder / ENGLISH).unlink()
    assert {one.language for one in load_pupil_guides("en", folder, today=TODAY)} == {"fr", "en"}
    one = next(one for one in load_pupil_guides("en", folder, today=TODAY) if one.guide.id == GUIDE)
    assert (one.language, one.title) == ("fr", "Restreindre une personne")


def test_words_with_a_defect_or_for_other_steps_leave_one_guide_out(folder: Path) -> None:
    spoil(folder, FRENCH, "\n4 = ", "\n5 = ")
    assert _ids("fr", folder) == _ids("fr") - {GUIDE}


def test_an_old_guide_is_not_offered_and_its_platform_is_named(folder: Path) -> None:
    assert old_platforms(read_pupil_guides("fr", today=TODAY)) == ()
    spoil(folder, STRUCTURE, "checked_on = 2026-11-28", "checked_on = 2026-01-28")
    assert _ids("fr", folder) == _ids("fr") - {GUIDE}
    assert old_platforms(read_pupil_guides("fr", folder, today=TODAY)) == ("instagram",)
    later = date(2027, 12, 1)
    assert load_pupil_guides("fr", folder, today=later) == ()
    old = old_platforms(read_pupil_guides("fr", folder, today=later))
    assert set(old) == {one.split(".")[0] for one in _ids("fr")}
    assert list(old) == sorted(old, key=PLATFORMS.index)
    assert "Aide" in load_kiosk(folder).note("old_guide", "fr")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder with one guide and a pupil's words for it."""
    for name in (STRUCTURE, f"texts/fr/{GUIDE}.toml", FRENCH, ENGLISH):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True)
        shutil.copy(bundled_dir() / name, path)
    return tmp_path / "content"


def _defects(folder: Path) -> list[ContentError]:
    shape = parse_shape(Table(STRUCTURE, read_toml(folder / STRUCTURE, STRUCTURE), []))
    return check_pupil(folder, {GUIDE: shape})


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "reason"),
    [
        (FRENCH, 'title = "', 'title = "' + "a" * 45, "title", "allowed: 45"),
        (FRENCH, '\n1 = "', '\n1 = "' + "a" * 140, "steps.1", "allowed: 140"),
        (FRENCH, 'after = "', 'after = "' + "a" * 220, "after", "allowed: 220"),
        (ENGLISH, 'seen = "', 'seen = "' + "a" * 220, "seen", "allowed: 220"),
        (FRENCH, "title = ", "titre = ", "title", "missing"),
        (FRENCH, "title = ", "titre = ", "titre", "unknown key"),
        (FRENCH, "after = ", "later = ", "after", "missing"),
        (ENGLISH, "\n4 = ", "\n5 = ", "steps.4", "missing"),
        (ENGLISH, "\n4 = ", "\n5 = ", "steps.5", "unknown key"),
        (FRENCH, "n’en", "n'en", "seen", "straight apostrophe"),
        (ENGLISH, '\n4 = "', '\n4 = ""\n44 = "', "steps.4", "blank"),
        (ENGLISH, "[steps]", "[step]", "steps", "missing"),
    ],
)
def test_each_defect_names_file_key_and_reason(
    small: Path, file: str, old: str, new: str, key: str, reason: str
) -> None:
    assert _defects(small) == []
    spoil(small, file, old, new)
    found = _defects(small)
    assert {one.file for one in found} == {file}
    assert any(one.key == key and reason in one.reason for one in found), [str(one) for one in found]


def test_guides_check_tells_them_with_their_line(folder: Path) -> None:
    spoil(folder, FRENCH, '\n2 = "', '\n2 = "' + "a" * 140)
    told = [str(one) for one in check(folder)]
    assert len(told) == 1
    assert told[0].startswith(f"{FRENCH}:7: steps.2: ")


def test_french_and_english_are_both_there_or_neither(small: Path) -> None:
    (small / ENGLISH).unlink()
    assert [str(one) for one in _defects(small)] == [f"{ENGLISH}: the file is missing"]
    (small / FRENCH).unlink()
    assert [str(one) for one in _defects(small)] == ["pupil: nothing here; wanted pupil/<lang>/<id>.toml"]


def test_another_language_may_have_some_and_they_are_checked(small: Path) -> None:
    (small / "pupil/uk").mkdir()
    assert _defects(small) == []
    shutil.copy(small / ENGLISH, small / "pupil/uk")
    assert _defects(small) == []
    spoil(small, f"pupil/uk/{GUIDE}.toml", "after = ", "before = ")
    assert {one.file for one in _defects(small)} == {f"pupil/uk/{GUIDE}.toml"}


def test_words_that_belong_to_no_guide(small: Path) -> None:
    shutil.copy(small / FRENCH, small / "pupil/fr/instagram.protect.other.toml")
    assert [str(one) for one in _defects(small)] == ["pupil/fr/instagram.protect.other.toml: belongs to no guide"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_compiled_words_are_the_same_words(folder: Path, language: str) -> None:
    shutil.rmtree(folder / MADE, ignore_errors=True)
    read = load_pupil_guides(language, folder, today=TODAY)
    assert {path.name for path in compile_pupil(folder)} == {"pupil-fr.json", "pupil-en.json"}
    assert load_pupil_guides(language, folder, today=TODAY) == read
    _plant(folder, language)
    assert "planted" in {one.title for one in load_pupil_guides(language, folder, today=TODAY)}


@pytest.mark.parametrize("name", [FRENCH, ENGLISH])
def test_words_that_changed_are_read_themselves(folder: Path, name: str) -> None:
    compile_pupil(folder)
    _plant(folder, "en")
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8") + "\n# relu\n", encoding="utf-8")
    assert "planted" not in {one.title for one in load_pupil_guides("en", folder, today=TODAY)}


def test_compiled_words_for_other_steps_are_not_believed(folder: Path) -> None:
    compile_pupil(folder)
    _plant(folder, "fr")
    text = (folder / STRUCTURE).read_text(encoding="utf-8")
    start = text.index("[[steps]]\nn = 4")
    end = text.index("[[variants]]") if "[[variants]]" in text else len(text)
    (folder / STRUCTURE).write_text(text[:start] + text[end:], encoding="utf-8")
    words = folder / f"texts/fr/{GUIDE}.toml"
    lines = words.read_text(encoding="utf-8").splitlines()
    words.write_text("\n".join(line for line in lines if not line.startswith("4 = ")), encoding="utf-8")
    told = load_pupil_guides("fr", folder, today=TODAY)
    assert {one.guide.id for one in told} == _ids("fr") - {GUIDE}
    assert "planted" not in {one.title for one in told}


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b"null", b'{"format": "appui-compiled-pupil/1"}', b"\xff"])
def test_a_spoilt_compiled_file_counts_for_nothing(folder: Path, spoilt: bytes) -> None:
    compile_pupil(folder)
    (folder / MADE / "pupil-fr.json").write_bytes(spoilt)
    assert _ids("fr", folder) == _ids("fr")


def _plant(folder: Path, language: str) -> None:
    """Give one guide another title in the compiled file only, so that one sees whether it is read."""
    path = folder / MADE / f"pupil-{language}.json"
    found = json.loads(path.read_bytes())
    found["words"][GUIDE]["title"] = "planted"
    path.write_text(json.dumps(found), encoding="utf-8")
