"""`search`: a list of exhibits for programs, a line each for people, and the filters."""

import pytest

from fakes.command_line import Verbs


@pytest.fixture
def filled(vault: Verbs, case: str) -> str:
    link = ("link", "--case", case, "--json", "--url")
    vault(
        *link, "https://www.tiktok.com/@nom.invente/video/1", "--account", "@nom.invente", "--words", "T’es nulle"
    )
    vault(*link, "https://www.instagram.com/p/2", "--words", "nulle part, l’été")
    return case


def _numbers(vault: Verbs, *words: str) -> list[int]:
    told = vault("search", *words, "--json")
    assert told.code == 0
    return [exhibit["number"] for exhibit in told.json]


def test_answers_with_exhibits(vault: Verbs, filled: str) -> None:
    told = vault("search", "ete", "--json")
    assert told.code == 0
    assert told.json == vault("case", "show", filled, "--json").json["exhibits"][1:]


def test_words_may_come_apart_or_together(vault: Verbs, filled: str) -> None:  # noqa: ARG001 - it must be there
    assert _numbers(vault, "nulle", "part") == _numbers(vault, "nulle part") == [2]
    assert sorted(_numbers(vault, "nul")) == [1, 2]
    assert _numbers(vault, "@nom.invente") == [1]


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (["--platform", "tiktok"], [1]),
        (["--account", "nom.invente"], [1]),
        (["--platform", "instagram", "--account", "nom.invente"], []),
        (["--since", "2026-11-14", "--until", "2026-11-14"], [1, 2]),
        (["--since", "2026-11-15T08:00"], []),
        (["--until", "2026-11-13"], []),
    ],
)
def test_filters(vault: Verbs, filled: str, filters: list[str], numbers: list[int]) -> None:
    assert sorted(_numbers(vault, "nulle", "--case", filled, *filters)) == numbers


def test_people_read_a_line_each(vault: Verbs, filled: str) -> None:
    told = vault("search", "part")
    assert told.code == 0
    assert told.err.startswith(f"{filled}\u00a0: Pièce 2")
    assert vault("search", "introuvable").err == "Aucune pièce ne correspond.\n"
    assert vault("search", "introuvable", "--json").json == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--case", "AAAAAA"], "case_unknown"),
        (["--since", "hier"], "instant_invalid"),
        (["--until", ""], "instant_invalid"),
    ],
)
def test_wrong_use(vault: Verbs, filled: str, words: list[str], code: str) -> None:  # noqa: ARG001 - it must be there
    told = vault("search", "nulle", *words, "--json")
    assert (told.code, told.error) == (2, code)


def test_words_are_wanted(vault: Verbs) -> None:
    assert vault("search", "--json").code == 2
