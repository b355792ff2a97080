"""The self-check as data: ten questions in two voices, three routes to help, and nothing that counts."""

import re
from pathlib import Path

import pytest

from appui_core.content.lines import LANGUAGES
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.self_check import NAME, READERS, ROUTES, load_self_check


def test_ten_questions_in_two_voices_and_every_language() -> None:
    data = load_self_check()
    assert len(data.questions) == 10
    for question in data.questions:
        for reader in READERS:
            assert all(question.text.to(reader)[language].strip() for language in LANGUAGES)


def test_the_young_person_is_told_tu_and_the_adult_vous() -> None:
    data = load_self_check()
    young = [question.text.young["fr"] for question in data.questions]
    adult = [question.text.adult["fr"] for question in data.questions]
    for route in data.routes.values():
        young += [route.text.young["fr"], route.text_written.young["fr"]]
        adult += [route.text.adult["fr"], route.text_written.adult["fr"]]
    young += [data.some.young["fr"], data.none.young["fr"], *(q.hint["fr"] for q in data.questions if q.hint)]
    adult += [data.some.adult["fr"], data.none.adult["fr"]]
    assert [text for text in young if re.search(r"\b[Vv](?:ous|otre|os)\b", text)] == []
    assert [text for text in adult if re.search(r"\b(?:[Tt]u|[Tt]on|[Tt]a|[Tt]es|[Tt]e|toi)\b", text)] == []


def test_each_route_is_asked_for_and_no_distress_comes_last() -> None:
    routes = [question.route for question in load_self_check().questions]
    assert set(routes) - {""} == set(ROUTES)
    assert not routes[-1]


def test_without_a_voice_no_sentence_says_to_call() -> None:
    for route in load_self_check().routes.values():
        assert not set(route.lines_written) & {"15", "17", "112", "3114"}
        for reader in READERS:
            said = route.text_written.to(reader)["fr"]
            assert not re.search(r"\bappelle|\bappelez", said), said


def test_it_ends_open_and_never_with_a_verdict() -> None:
    data = load_self_check()
    assert data.some.young["fr"] == "Ce que tu décris mérite d’en parler."
    everything = (content_dir() / NAME).read_text(encoding="utf-8").split("source =", 1)[1].lower()
    for word in ("score", "points", "résultat", "victime", "harcelé", "rien de grave", "tout va bien"):
        assert word not in everything


def test_a_question_too_many_is_refused(folder: Path) -> None:
    path = folder / NAME
    text = path.read_text(encoding="utf-8")
    first = text[text.index("[[questions]]") : text.index("[[questions]]", text.index("[[questions]]") + 5)]
    path.write_text(
        text.replace("[routes.thoughts]", first.replace("repeats", "more") + "[routes.thoughts]", 1),
        encoding="utf-8",
    )
    with pytest.raises(ContentError, match="11 questions; wanted 10"):
        load_self_check(folder)
