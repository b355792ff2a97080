"""The catalogues are proved: every text resolves, every plural form answers, and the check itself can fail."""

import ast
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from checks.catalogues import CATALOGUES, SOURCES, Message, check, check_message, extract, read, tool, typography
from checks.tree import calls, python_files

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{}" sourcelanguage="fr_FR"/>
"""
_PIECES = "%n pièce(s)"


def _compiled(catalogue: Path, folder: Path) -> QTranslator:
    target = folder / f"{catalogue.stem}.qm"
    subprocess.run([str(tool("lrelease")), "-silent", str(catalogue), "-qm", str(target)], check=True)
    translator = QTranslator()
    assert translator.load(str(target))
    return translator


def _source_folder(folder: Path, body: str) -> Path:
    sources = folder / "sources"
    sources.mkdir()
    (sources / "page.py").write_text(body, encoding="utf-8")
    return sources


def test_the_catalogues_are_up_to_date_complete_and_sound() -> None:
    assert check() == []


def test_extraction_finds_every_call(tmp_path: Path) -> None:
    catalogue = tmp_path / "appui_en.ts"
    catalogue.write_text(_HEAD.format("en_GB"), encoding="utf-8")
    assert extract(catalogue, SOURCES) == ""
    called = {
        (str(_value(node, 0)), str(_value(node, 1)))
        for path in python_files("ui")
        for name, node in calls(path)
        if name == "translate" and len(node.args) >= 2 and _value(node, 1) is not None
    }
    assert {(message.context, message.source) for message in read(catalogue)} == called


def _value(call: ast.Call, index: int) -> object:
    argument = call.args[index]
    return argument.value if isinstance(argument, ast.Constant) else None


def test_every_text_resolves_in_the_compiled_english(tmp_path: Path) -> None:
    translator = _compiled(CATALOGUES / "appui_en.ts", tmp_path)
    unresolved = [
        str(message)
        for message in read(CATALOGUES / "appui_en.ts")
        if translator.translate(message.context, message.source, message.comment, 2 if message.plural else -1)
        != message.forms[-1]
    ]
    assert unresolved == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_plural_forms_answer_for_none_one_and_two(language: str, tmp_path: Path) -> None:
    catalogue = CATALOGUES / f"appui_{language}.ts"
    translator = _compiled(catalogue, tmp_path)
    plurals = [message for message in read(catalogue) if message.plural]
    for message in plurals:
        one, many = message.forms
        none = one if language == "fr" else many  # French counts nothing in the singular
        answers = [translator.translate(message.context, message.source, message.comment, n) for n in (0, 1, 2)]
        assert answers == [none, one, many], str(message)


@pytest.mark.parametrize(
    ("language", "forms", "numbers"),
    [
        ("uk", ("a", "b", "c"), {1: "a", 2: "b", 5: "c", 21: "a", 22: "b", 11: "c"}),
        ("ar", ("a", "b", "c", "d", "e", "f"), {0: "a", 1: "b", 2: "c", 3: "d", 11: "e", 100: "f"}),
    ],
)
def test_languages_with_more_plural_forms_would_work(
    language: str, forms: tuple[str, ...], numbers: dict[int, str], tmp_path: Path
) -> None:
    sources = _source_folder(tmp_path, f'"""A page."""\ntranslate("Page", "{_PIECES}", "", n)\n')
    catalogue = tmp_path / f"appui_{language}.ts"
    catalogue.write_text(_HEAD.format(language), encoding="utf-8")
    assert extract(catalogue, sources) == ""
    (message,) = read(catalogue)
    assert len(message.forms) == len(forms)
    text = catalogue.read_text(encoding="utf-8").replace(' type="unfinished"', "")
    for form in forms:
        text = text.replace("<numerusform></numerusform>", f"<numerusform>{form} %n</numerusform>", 1)
    catalogue.write_text(text, encoding="utf-8")
    translator = _compiled(catalogue, tmp_path)
    answers = {n: translator.translate("Page", _PIECES, "", n) for n in numbers}
    assert answers == {n: f"{form} %n" for n, form in numbers.items()}


def test_the_check_sees_what_is_missing_obsolete_and_unfinished(tmp_path: Path) -> None:
    sources = _source_folder(tmp_path, '"""A page."""\ntranslate("Page", "Une")\ntranslate("Page", "Deux")\n')
    catalogues = tmp_path / "i18n"
    catalogues.mkdir()
    (catalogues / "appui_en.ts").write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        '<TS version="2.1" language="en_GB" sourcelanguage="fr_FR"><context>'
        '<name>Page</name><message><source>Une</source><translation type="unfinished"></translation></message>'
        "<message><source>Trois</source><translation>Three</translation></message></context></TS>\n",
        encoding="utf-8",
    )
    assert check(catalogues, sources) == [
        "appui_en.ts: missing (run with --update): Page: 'Deux'",
        "appui_en.ts: obsolete (run with --update): Page: 'Trois'",
        "appui_en.ts: unfinished: Page: 'Une'",
    ]


def test_the_check_sees_other_placeholders() -> None:
    message = Message("Page", "Reste {minutes} min", "", False, ("{minute} min left",), "")
    assert [line.split(":")[0] for line in check_message(message, "en")] == ["placeholders differ"]


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour !",
        "Bonjour!",
        "Note: oui",
        "Note\u202f: oui",
        "« oui »",
        "«\u202foui»",
        "l'heure",
        "Attendez...",
        "élu·e",
    ],
)
def test_bad_french_typography_is_seen(text: str) -> None:
    assert list(typography(text, "fr"))


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour\u202f!",
        "Quoi\u202f?!",
        "Note\u00a0: oui",
        "«\u202foui\u202f»",
        "l’heure",
        "Attendez…",
        "à 12:30",
        "https://3018.fr",
    ],
)
def test_good_french_typography_passes(text: str) -> None:
    assert list(typography(text, "fr")) == []


@pytest.mark.parametrize("text", ["Hello !", "Note : yes", "don't", "« yes »", "Wait..."])
def test_bad_english_typography_is_seen(text: str) -> None:
    assert list(typography(text, "en"))
