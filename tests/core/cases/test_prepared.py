"""What is prepared for dossiers stays with its case, and goes with the case or the exhibit that it is about."""

import pytest

from appui_core.cases.model import Case, Facts
from appui_core.dossier.letter_draft import LetterDraft, read_draft
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault import keys
from fakes.plain_index import plain_pages
from fakes.world import World


def _pages(world: World) -> bytes:
    with world.vault.held() as opened:
        key = keys.derive(opened.identity, world.vault.vault_id, keys.INDEX_INFO)
    world.vault.close()
    return plain_pages(world.folder / "index.db", key)


def _link(world: World, case: Case, note: str) -> str:
    return world.cases.add_link(case.code, Facts(url="https://exemple.fr/a", note=note)).id


def test_what_was_noted_comes_back(world: World, case: Case) -> None:
    prepared = world.cases.prepared
    assert prepared.read(case.code, "order") is None
    prepared.note(case.code, "order", [3, 1, 2])
    prepared.note(case.code, "captions", {"1": "à l’arrêt de bus"})
    assert prepared.read(case.code.lower(), "order") == [3, 1, 2]
    assert prepared.read(case.code, "captions") == {"1": "à l’arrêt de bus"}
    prepared.note(case.code, "order", None)
    assert prepared.read(case.code, "order") is None


def test_a_case_knows_nothing_of_another(world: World, case: Case) -> None:
    other = world.cases.new("autre")
    world.cases.prepared.note(case.code, "order", [1])
    assert world.cases.prepared.read(other.code, "order") is None
    world.cases.purge(other.code, "essai")
    assert world.cases.prepared.read(case.code, "order") == [1]


def test_it_is_destroyed_with_the_case(world: World, case: Case) -> None:
    world.cases.prepared.note(case.code, "answers/school", {"adult": "effacermoi"})
    world.cases.purge(case.code, "essai")
    assert world.vault.rows("SELECT 1 FROM settings WHERE key LIKE 'prepared/%'") == []
    with pytest.raises(AppuiError) as caught:
        world.cases.prepared.note(case.code, "order", [1])
    assert caught.value.code is ErrorCode.CASE_PURGED
    assert b"effacermoi" not in _pages(world)


def test_what_is_about_an_exhibit_goes_with_it(world: World, case: Case) -> None:
    first, _ = _link(world, case, "un"), _link(world, case, "deux")
    prepared = world.cases.prepared
    prepared.note(case.code, "order", [2, 1])
    prepared.note(case.code, "captions", {"1": "effacermoi", "2": "garder"})
    prepared.note(case.code, "answers/school", {"adult": "M. Exemple"})
    prepared.note(case.code, "aliases", [{"name": "a", "shown": "b"}])
    world.cases.withdraw(case.code, first)
    assert prepared.read(case.code, "order") == [2]
    assert prepared.read(case.code, "captions") == {"2": "garder"}
    assert prepared.read(case.code, "answers/school") == {"adult": "M. Exemple"}
    assert prepared.read(case.code, "aliases") == [{"name": "a", "shown": "b"}]
    assert b"effacermoi" not in _pages(world)


def test_a_letter_that_says_what_is_withdrawn_begins_from_its_model_again(world: World, case: Case) -> None:
    kept = Facts(url="https://exemple.fr/b", account="@partage", words="resté là")
    gone = Facts(url="https://exemple.fr/effacermoi", account="@partage", words="tu es nul, va-t’en")
    world.cases.add_link(case.code, kept)
    second = world.cases.add_link(case.code, gone).id
    prepared = world.cases.prepared
    about = {"numbers": [1, 2], "report": "r"}
    said = {"sender": "Dominique Exemple", "reasons": "Il écrit : « Tu es nul,\nva-t'en »."}
    prepared.note(case.code, "answers/school", about | {"answers": said, "text": None})
    link = "Voir\u00a0https://exemple.fr/effacermoi."
    prepared.note(case.code, "answers/police", about | {"answers": {}, "text": link})
    other = "@partage, https://exemple.fr/effacermoi2, resté là, il annule"
    prepared.note(case.code, "answers/line-3018", about | {"answers": {"words": other}, "text": other})
    prepared.note(case.code, "answers/incident", {"text": link})
    world.cases.withdraw(case.code, second)
    about = {"numbers": [1], "report": "r"}
    cut = about | {"cut": True}
    school = {"text": None, "answers": {"sender": "Dominique Exemple"}}
    assert prepared.read(case.code, "answers/school") == cut | school
    assert prepared.read(case.code, "answers/police") == cut | {"answers": {}}
    assert prepared.read(case.code, "answers/line-3018") == cut | {"answers": {"words": other}, "text": other}
    assert prepared.read(case.code, "answers/incident") == {"cut": True}
    prepared.note(case.code, "answers/line-3018", None)
    pages = _pages(world)
    assert b"effacermoi" not in pages
    assert "va-t’en".encode() not in pages


def test_a_letter_about_withdrawn_exhibits_alone_is_not_about_all_of_them(world: World, case: Case) -> None:
    world.cases.add_link(case.code, Facts(url="https://exemple.fr/b"))
    second = world.cases.add_link(case.code, Facts(url="https://exemple.fr/c")).id
    world.cases.prepared.note(case.code, "answers/school", {"answers": {}, "text": None, "numbers": [2]})
    world.cases.prepared.note(case.code, "answers/police", {"answers": {"a": "b"}, "text": None, "numbers": []})
    world.cases.withdraw(case.code, second)
    assert read_draft(world.cases, case.code, "school") == LetterDraft(numbers=(2,), cut=True)
    assert read_draft(world.cases, case.code, "police") == LetterDraft({"a": "b"})
