"""What Appui makes out of exhibits: kept with how it was made, and gone with what it was made of."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from appui_core.cases.derived import Derivation, Method
from appui_core.cases.model import Addressee, Case, Exhibit, Facts, Kind
from appui_core.dossier.build import build_dossier
from appui_core.dossier.verify import verify_path
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.encode import derived_original
from appui_core.intake.files import examine_stream
from appui_core.intake.pixels import Pixels
from appui_core.intake.preview import decode_preview
from appui_core.messages import load_messages
from fakes.originals import original_of
from fakes.world import World

SMALL = Pixels(4, 3, bytes(range(36)))
PLAN = {"x": 1, "y": 2, "width": 4, "height": 3}


def _crop(world: World, code: str, *sources: Exhibit, pixels: Pixels = SMALL) -> Exhibit:
    derivation = Derivation(Method.CROP, tuple(source.id for source in sources), PLAN)
    return world.cases.add_derived(code, derived_original(pixels, world.clock), derivation, Facts(note="coupe"))


def _derivations_noted(world: World) -> list[Any]:
    ((chain,),) = world.vault.rows("SELECT id FROM cases")
    return [one.details for one in world.vault.opened_entries(chain) if one.entry.event == "derivation_noted"]


@pytest.fixture
def code(case: Case) -> str:
    return case.code


def test_a_derived_original_is_a_plain_png_with_exactly_these_pixels(world: World) -> None:
    original = derived_original(SMALL, world.clock)
    data = original.open().read()
    media_type, structure, sha256, size_bytes = examine_stream(io.BytesIO(data))
    assert (media_type, sha256, size_bytes) == ("image/png", original.sha256, original.size_bytes)
    assert (structure.width, structure.height) == (4, 3)
    assert decode_preview(data, "image/png", 0) == SMALL


def test_it_says_what_it_was_made_of_and_how(world: World, code: str) -> None:
    source = world.cases.add_original(code, original_of(b"one"))
    made = _crop(world, code, source)
    assert (made.kind, made.derived_from, made.number) == (Kind.DERIVED, source.id, 2)
    assert made.captured_at_utc is None
    assert world.cases.exhibit(code, made.id) == made
    assert world.cases.derivation(code, made.id) == Derivation(Method.CROP, (source.id,), PLAN)
    assert world.cases.derivation(code, source.id) is None
    assert _derivations_noted(world) == [{"derivation": {"method": "crop", "sources": [source.id], "plan": PLAN}}]
    assert world.vault.check(full=True).intact


def test_the_same_pixels_again_are_the_exhibit_that_is_there(world: World, code: str) -> None:
    source = world.cases.add_original(code, original_of(b"one"))
    first, again = _crop(world, code, source), _crop(world, code, source)
    assert (again.id, again.duplicate) == (first.id, True)
    assert world.vault.check(full=True).intact


@pytest.mark.parametrize("gone", [False, True])
def test_a_source_that_the_case_does_not_hold_is_refused_and_nothing_stays(
    world: World, code: str, *, gone: bool
) -> None:
    other = world.cases.new("Autre").code
    source = world.cases.add_original(code if gone else other, original_of(b"one"))
    if gone:
        world.cases.withdraw(code, source.id)
    with pytest.raises(AppuiError) as refused:
        _crop(world, code, source)
    assert refused.value.code is (ErrorCode.EXHIBIT_WITHDRAWN if gone else ErrorCode.EXHIBIT_UNKNOWN)
    assert world.cases.exhibits(code) == ()
    assert world.vault.check(full=True).intact


def test_a_withdrawn_source_takes_with_it_whatever_shows_it(world: World, code: str) -> None:
    one = world.cases.add_original(code, original_of(b"one"))
    two = world.cases.add_original(code, original_of(b"two"))
    strip = _crop(world, code, two, one)
    of_strip = _crop(world, code, strip, pixels=Pixels(1, 1, b"abc"))
    of_two = _crop(world, code, two, pixels=Pixels(1, 1, b"xyz"))
    assert world.cases.made_of(code, one.id) == (strip.id, of_strip.id)
    gone = world.cases.withdraw(code, one.id)
    assert [exhibit.id for exhibit in gone] == [one.id, strip.id, of_strip.id]
    assert [exhibit.id for exhibit in world.cases.exhibits(code)] == [two.id, of_two.id]
    assert [details is None for details in _derivations_noted(world)] == [True, True, False]
    report = world.vault.check(full=True)
    assert report.intact, report.problems


@pytest.mark.parametrize(
    "sql",
    [
        """UPDATE derivations SET plan = '{"x":2}'""",
        "UPDATE derivations SET sources = replace(sources, '[', '[1,')",
        "UPDATE exhibits SET derived_from = NULL WHERE kind = 'derived'",
        "DELETE FROM derivations",
    ],
)
def test_a_row_that_says_otherwise_is_found(world: World, code: str, sql: str) -> None:
    made = _crop(world, code, world.cases.add_original(code, original_of(b"one")))
    assert world.codes() == set()
    world.vault.rows(sql)
    assert world.codes() == {(f"exhibit {made.id}", "row_altered")}


def test_a_dossier_tells_what_it_was_made_of_and_its_check_holds_it_to_that(
    world: World, code: str, tmp_path: Path
) -> None:
    source = world.cases.add_original(code, derived_original(Pixels(2, 2, bytes(12)), world.clock))
    _crop(world, code, source)
    made = build_dossier(
        world.cases.case_file(code), Addressee.SCHOOL, tmp_path, clock=world.clock, messages=load_messages("fr")
    )
    assert verify_path(made.path).problems == ()
    listed = json.loads((made.path / "data" / "exhibits.json").read_bytes())["exhibits"]
    assert [one["derivation"] for one in listed] == [
        None,
        {"method": "crop", "sources": [source.id], "plan": PLAN},
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"derivation": None},
        {"derived_from": None},
        {"derivation": {"method": "stitch", "sources": ["X"], "plan": {}}},
        {"people": "quelqu’un"},
    ],
)
def test_a_listing_that_tells_it_otherwise_is_refused(
    world: World, code: str, tmp_path: Path, change: dict[str, object]
) -> None:
    _crop(world, code, world.cases.add_original(code, derived_original(Pixels(2, 2, bytes(12)), world.clock)))
    made = build_dossier(
        world.cases.case_file(code), Addressee.SCHOOL, tmp_path, clock=world.clock, messages=load_messages("fr")
    )
    listing = made.path / "data" / "exhibits.json"
    document = json.loads(listing.read_bytes())
    document["exhibits"][1] |= change
    listing.write_text(json.dumps(document), encoding="utf-8")
    found = {(problem.file, problem.code.value) for problem in verify_path(made.path).problems}
    file = document["exhibits"][1]["file"]
    assert (f"data/{file}", "facts_changed") in found


def test_an_older_listing_without_the_later_fields_is_read(world: World, code: str, tmp_path: Path) -> None:
    world.cases.add_original(code, derived_original(Pixels(2, 2, bytes(12)), world.clock))
    made = build_dossier(
        world.cases.case_file(code), Addressee.SCHOOL, tmp_path, clock=world.clock, messages=load_messages("fr")
    )
    listing = made.path / "data" / "exhibits.json"
    document = json.loads(listing.read_bytes())
    for name in ("derivation", "people"):
        del document["exhibits"][0][name]
    listing.write_text(json.dumps(document), encoding="utf-8")
    assert {problem.code.value for problem in verify_path(made.path).problems} == {"changed", "oxum_wrong"}


def test_who_is_shown_is_found_by_the_search_and_only_then(world: World, code: str) -> None:
    kept = world.cases.add_original(code, original_of(b"one"), Facts(people="deux élèves de la classe"))
    other = world.cases.add_original(code, original_of(b"two"))
    assert [found.id for found in world.cases.search("eleves")] == [kept.id]
    world.cases.note_facts(code, other.id, Facts(people="personne d’autre"))
    assert [found.id for found in world.cases.search("autre")] == [other.id]
    world.cases.note_facts(code, other.id, Facts())
    assert world.cases.search("autre") == ()
    assert world.codes() == set()
