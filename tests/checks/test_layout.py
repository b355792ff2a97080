"""The house: what stands at the top, what documents point at, and what must never be written down."""

import re
from pathlib import Path

import pytest

from checks.tree import ROOT, project_files, relative

_FOLDERS = frozenset({"app", "ui", "resources", "i18n", "packaging", "tests", ".ci", ".github"})
_FILES = frozenset(
    {
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "LICENSE",
        "Makefile",
        "pyproject.toml",
    }
)
_SOURCE_ROOTS = ("app", "ui", "resources", "i18n", "packaging")
_DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md")
# Paths of one machine and settings of one network: written in pieces, so that this file does not name itself.
_PRIVATE = re.compile(
    "|".join(
        (
            "/ro" + r"ot\b/",
            "/wo" + r"rk/(?:main|shared|\.)",
            "/opt/" + "wheels",
            r"(?:extra-)?index" + r"-url",
            "find" + "-links",
            r"trusted" + r"-host",
            r"/home/(?!user\b|runner\b|<)[a-z]+/",
            r"/Users/(?!<)[A-Za-z]+/",
        )
    ),
    re.IGNORECASE,
)
_BINARY = frozenset({".png", ".jpg", ".jpeg", ".ttf", ".qm", ".zip", ".pdf", ".age", ".db", ".ico", ".gz", ".otf"})


def test_nothing_else_stands_at_the_top() -> None:
    tops = {relative(path).split("/")[0]: path for path in project_files()}
    strange = [
        name
        for name, path in tops.items()
        if not (name in _FOLDERS or name in _FILES or (name.startswith(".") and relative(path) == name))
    ]
    assert strange == []


@pytest.mark.parametrize("name", sorted(_FILES))
def test_the_root_files_are_there_and_say_something(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8")) > 100


def test_a_source_root_is_no_package() -> None:
    assert [name for name in _SOURCE_ROOTS if (ROOT / name / "__init__.py").exists()] == []


def _texts() -> list[Path]:
    return [path for path in project_files() if path.suffix.lower() not in _BINARY]


def test_no_text_names_a_machine_or_its_network() -> None:
    found = [
        f"{relative(path)}:{number}"
        for path in _texts()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if _PRIVATE.search(line)
    ]
    assert found == []


def _references(document: Path) -> set[str]:
    text = document.read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    quoted = re.findall(r"`((?:app|ui|resources|i18n|packaging|tests|\.ci|\.github)/[^`\s]*)`", text)
    return {name for name in (*linked, *quoted) if not re.search(r"[<>*{}…]|\.\.\.|::", name)}


@pytest.mark.parametrize("name", _DOCUMENTS)
def test_what_a_document_points_at_exists(name: str) -> None:
    made = ("build/", "dist/", ".venv/", "resources/i18n/appui_")
    missing = [
        reference
        for reference in sorted(_references(ROOT / name))
        if not reference.startswith(made) and not (ROOT / reference.rstrip("/")).exists()
    ]
    assert missing == []
