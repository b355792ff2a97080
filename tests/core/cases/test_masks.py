"""What is covered for an addressee: kept, changed, taken away, journalled, and gone with its exhibit."""

import pytest

from appui_core.cases.derived import Derivation, Method
from appui_core.cases.mask_plan import MAX_POINTS, MAX_SHAPES, MaskPlan, Shape, ShapeKind, plan_of
from appui_core.cases.masks import Twin
from appui_core.cases.model import Addressee, Case, Exhibit, Facts
from appui_core.errors import AppuiError, ErrorCode
from fakes.originals import original_of
from fakes.world import World

RECT = Shape(ShapeKind.RECT, ((3, 4), (10, 20)))
STROKE = Shape(ShapeKind.STROKE, ((0, 0), (5, 5), (-3, 9)), 12)
PLAN = MaskPlan((RECT, STROKE))


@pytest.fixture
def kept(world: World, case: Case) -> Exhibit:
    return world.cases.add_original(case.code, original_of(b"one"))


def test_a_plan_is_the_same_after_json() -> None:
    assert plan_of(PLAN.to_json()) == PLAN
    assert PLAN.to_json()["shapes"][0] == {"kind": "rect", "points": [3, 4, 10, 20], "width_px": 0}


def test_each_addressee_has_its_own(world: World, kept: Exhibit) -> None:
    masks = world.cases.masks
    told: list[str] = []
    masks.changed.subscribe(told.append)
    masks.note(kept.case, kept.id, Addressee.SCHOOL, PLAN)
    masks.note(kept.case, kept.id, Addressee.PLATFORM, MaskPlan((RECT,)))
    assert masks.plans(kept.case, kept.id) == {Addressee.SCHOOL: PLAN, Addressee.PLATFORM: MaskPlan((RECT,))}
    assert masks.plan(kept.case, kept.id, Addressee.POLICE) is None
    assert told == [kept.case, kept.case]
    assert world.codes() == set()


def test_the_same_again_changes_nothing_and_an_empty_one_takes_it_away(world: World, kept: Exhibit) -> None:
    masks = world.cases.masks
    masks.note(kept.case, kept.id, Addressee.SCHOOL, MaskPlan())
    assert "mask_noted" not in world.events(kept.case)
    for _ in range(2):
        masks.note(kept.case, kept.id, Addressee.SCHOOL, PLAN)
    assert world.events(kept.case).count("mask_noted") == 1
    masks.note(kept.case, kept.id, Addressee.SCHOOL, MaskPlan())
    assert masks.plans(kept.case, kept.id) == {}
    assert world.events(kept.case).count("mask_noted") == 2
    assert world.codes() == set()


@pytest.mark.parametrize(
    "shapes",
    [
        (Shape(ShapeKind.RECT, ((1, 1),)),),
        (Shape(ShapeKind.RECT, ((1, 1), (2, 2)), 3),),
        (Shape(ShapeKind.STROKE, (), 3),),
        (Shape(ShapeKind.STROKE, ((1, 1),), 0),),
        (Shape(ShapeKind.STROKE, ((1, 2_000_000),), 3),),
        (RECT,) * (MAX_SHAPES + 1),
        (Shape(ShapeKind.STROKE, ((1, 1),) * (MAX_POINTS + 1), 3),),
    ],
)
def test_a_plan_that_no_hand_draws_is_refused(world: World, kept: Exhibit, shapes: tuple[Shape, ...]) -> None:
    with pytest.raises(AppuiError) as refused:
        world.cases.masks.note(kept.case, kept.id, Addressee.SCHOOL, MaskPlan(shapes))
    assert refused.value.code is ErrorCode.MASK_INVALID
    assert world.cases.masks.plans(kept.case, kept.id) == {}


def test_a_record_without_image_has_nothing_to_cover(world: World, case: Case) -> None:
    link = world.cases.add_link(case.code, Facts(url="https://exemple.fr/"))
    with pytest.raises(AppuiError) as refused:
        world.cases.masks.note(case.code, link.id, Addressee.SCHOOL, PLAN)
    assert refused.value.code is ErrorCode.MASK_INVALID


def test_plans_go_with_their_exhibit(world: World, kept: Exhibit) -> None:
    world.cases.masks.note(kept.case, kept.id, Addressee.SCHOOL, PLAN)
    world.cases.withdraw(kept.case, kept.id)
    assert world.vault.rows("SELECT count(*) FROM mask_plans") == [(0,)]
    with pytest.raises(AppuiError) as refused:
        world.cases.masks.plans(kept.case, kept.id)
    assert refused.value.code is ErrorCode.EXHIBIT_WITHDRAWN
    assert world.codes() == set()


def test_a_purged_case_has_none(world: World, kept: Exhibit) -> None:
    world.cases.masks.note(kept.case, kept.id, Addressee.SCHOOL, PLAN)
    world.cases.purge(kept.case, "essai")
    assert world.vault.rows("SELECT count(*) FROM mask_plans") == [(0,)]
    with pytest.raises(AppuiError) as refused:
        world.cases.masks.plans(kept.case, kept.id)
    assert refused.value.code is ErrorCode.CASE_PURGED
    assert world.codes() == set()


@pytest.mark.parametrize(
    "sql",
    [
        """UPDATE mask_plans SET plan = '{"shapes":[]}'""",
        "UPDATE mask_plans SET addressee = 'police'",
        "DELETE FROM mask_plans",
        """INSERT INTO mask_plans SELECT exhibit, 'police', plan FROM mask_plans""",
    ],
)
def test_a_row_that_says_otherwise_is_found(world: World, kept: Exhibit, sql: str) -> None:
    world.cases.masks.note(kept.case, kept.id, Addressee.SCHOOL, PLAN)
    world.vault.rows(sql)
    assert world.codes() == {(f"exhibit {kept.id}", "row_altered")}


def test_no_plan_leaves_with_a_dossier(world: World, kept: Exhibit) -> None:
    world.cases.masks.note(kept.case, kept.id, Addressee.SCHOOL, PLAN)
    openings = world.cases.case_file(kept.case).openings(kept.id)
    assert [name for opening in openings for name in opening.details if name in {"plan", "addressee"}] == []


def test_a_case_at_a_glance(world: World, kept: Exhibit) -> None:
    """Plans by exhibit, and which others show the same picture uncovered; a withdrawn one counts no more."""
    other = world.cases.add_original(kept.case, original_of(b"two"))
    crop = world.cases.add_derived(kept.case, original_of(b"crop"), Derivation(Method.CROP, (kept.id,)))
    strip = world.cases.add_derived(
        kept.case, original_of(b"strip"), Derivation(Method.STITCH, (other.id, crop.id), {"y": [0, 3]})
    )
    masks = world.cases.masks
    masks.note(kept.case, kept.id, Addressee.SCHOOL, PLAN)
    found = masks.of_case(kept.case)
    assert found.plan(kept.id, Addressee.SCHOOL) == PLAN
    assert found.plan(kept.id, Addressee.POLICE) is None
    everything = world.cases.exhibits(kept.case)
    assert found.twins(everything, Addressee.SCHOOL) == (
        Twin(crop.number, kept.number),
        Twin(strip.number, kept.number),
    )
    assert found.twins(everything, Addressee.POLICE) == ()
    assert world.cases.case_file(kept.case).masks == found
    masks.note(kept.case, strip.id, Addressee.SCHOOL, PLAN)
    now = masks.of_case(kept.case)
    assert [twin.exhibit for twin in now.twins(everything, Addressee.SCHOOL)] == [other.number, crop.number]
    world.cases.withdraw(kept.case, crop.id)
    rest = masks.of_case(kept.case)
    assert rest.twins(world.cases.exhibits(kept.case), Addressee.SCHOOL) == ()
    assert rest.plan(kept.id, Addressee.SCHOOL) == PLAN
