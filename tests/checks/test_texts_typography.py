"""French typography of resources/texts/fr.toml: apostrophes, spaces that never break, quotation marks."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from appui_core.locate import resources_dir

_NARROW, _NO_BREAK = "\u202f", "\u00a0"
# An hour such as 18:02, an address, an option, a {field} or {"a": "JSON form"} stands as it is typed.
_TYPED = re.compile(r"https?://\S+|\d{1,2}:\d{2}(?::\d{2})?|\{[^{}]*\}|--[a-z-]+")

_RULES = {
    "straight apostrophe": re.compile(r"'"),
    "straight quotation mark": re.compile(r'"'),
    "no narrow no-break space before ; ! ?": re.compile(rf"(?<![{_NARROW};!?])[;!?]"),
    "no narrow no-break space after «": re.compile(rf"«(?!{_NARROW})"),
    "no narrow no-break space before »": re.compile(rf"(?<!{_NARROW})»"),
    "no no-break space before :": re.compile(rf"(?<!{_NO_BREAK}):"),
    "three dots for an ellipsis": re.compile(r"\.\.\."),
    "a breaking space beside a no-break one": re.compile(rf" [{_NARROW}{_NO_BREAK}]|[{_NARROW}{_NO_BREAK}] "),
    "two spaces": re.compile(r"(?<=\S)  +(?=\S)"),
    "a median dot": re.compile(r"(?<=[a-zé])·(?=[a-z])"),
}
# Columns of a list are set apart by two spaces on purpose; the read-me lays its lines out itself.
_MAY_SPACE = re.compile(r"^(cli\.(case|journal)\.line|dossier\.readme\..*)$")


def _texts(node: Any, key: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a TOML value
    if isinstance(node, dict):
        for name, inner in node.items():
            yield from _texts(inner, f"{key}.{name}" if key else name)
    elif isinstance(node, list):
        for inner in node:
            yield from _texts(inner, key)
    else:
        yield key, str(node)


def faults(key: str, text: str) -> list[str]:
    """Return what is wrong with one French text."""
    bare = _TYPED.sub("x", text)
    return [
        f"{key}: {rule}: {text!r}"
        for rule, pattern in _RULES.items()
        if pattern.search(bare) and not (rule == "two spaces" and _MAY_SPACE.match(key))
    ]


def test_french_texts_are_set_as_french_is() -> None:
    table = tomllib.loads((resources_dir() / "texts" / "fr.toml").read_text(encoding="utf-8"))
    assert [fault for key, text in _texts(table) for fault in faults(key, text)] == []


def test_english_texts_have_typographic_apostrophes() -> None:
    table = tomllib.loads((resources_dir() / "texts" / "en.toml").read_text(encoding="utf-8"))
    said = {key: _TYPED.sub("x", text) for key, text in _texts(table)}
    assert [key for key, text in said.items() if "'" in text or '"' in text] == []


def test_each_rule_finds_its_fault() -> None:
    wrong = {
        "straight apostrophe": "l'appel",
        "straight quotation mark": 'le "mot"',
        "no narrow no-break space before ; ! ?": "Appelez !",
        "no narrow no-break space after «": f"« mot{_NARROW}»",
        "no narrow no-break space before »": f"«{_NARROW}mot »",
        "no no-break space before :": "Numéro : 3018",
        "three dots for an ellipsis": "attendez...",
        "a breaking space beside a no-break one": f"mot {_NARROW}!",
        "two spaces": "deux  espaces",
        "a median dot": "victime·s",
    }
    for rule, text in wrong.items():
        assert any(rule in fault for fault in faults("x", text)), rule
    assert faults("x", f"Ouvert{_NO_BREAK}: de 18:02 à {{hour}}{_NARROW}? «{_NARROW}appui --json{_NARROW}»") == []
