"""French typography of resources/texts/fr.toml: apostrophes, spaces that never break, quotation marks."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from appui_core.content.typography import french_faults
from appui_core.locate import resources_dir

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
    found = french_faults(text)
    return [f"{key}: {fault}" for fault in found if not (fault.code == "two_spaces" and _MAY_SPACE.match(key))]


def test_french_texts_are_set_as_french_is() -> None:
    table = tomllib.loads((resources_dir() / "texts" / "fr.toml").read_text(encoding="utf-8"))
    assert [fault for key, text in _texts(table) for fault in faults(key, text)] == []


def test_english_texts_have_typographic_apostrophes() -> None:
    table = tomllib.loads((resources_dir() / "texts" / "en.toml").read_text(encoding="utf-8"))
    # {"a": "JSON form"} stands as it is typed.
    said = {key: re.sub(r"\{[^{}]*\}", "", text) for key, text in _texts(table)}
    assert [key for key, text in said.items() if "'" in text or '"' in text] == []
