"""Whoever watches a dossier being made sees it go on in each of its steps, the short ones too."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from appui_core.cases.model import Addressee
from appui_core.dossier import build, export, page_file, page_render, pages, pdf_streams
from appui_core.dossier.course import WHOLE, Course, Prepared, Stage
from appui_core.dossier.names import LETTER_KINDS
from appui_core.dossier.order import Order
from appui_core.messages import Messages
from data.dossier_pictures import png
from fakes.clock import FixedClock
from fakes.originals import original_of
from fakes.safe import Safe, new_safe


class Told:
    """What those who watch were told, and where it stood when a step began."""

    def __init__(self) -> None:
        self.shares: list[int] = []
        self.began: list[tuple[str, int]] = []

    def hear(self, done: int, whole: int, _stage: Stage) -> None:
        assert whole == WHOLE
        self.shares.append(done)

    def watch(self, monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> None:
        real: Any = getattr(module, name)

        def begun(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever that one takes and gives
            self.began.append((name, self.shares[-1]))
            return real(*arguments, **options)

        monkeypatch.setattr(module, name, begun)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def safe(tmp_path: Path, clock: FixedClock) -> Safe:
    made = new_safe(tmp_path / "vault", clock, exhibits=0)
    for seed in range(5):
        made.cases.add_original(made.code, original_of(png(seed=seed)))
    return made


def make(safe: Safe, told: Told, clock: FixedClock, french: Messages, out: Path) -> None:
    export.export(safe.cases, Order(safe.code, Addressee.POLICE, out), clock, french, progress=told.hear)


def test_each_step_begins_further_than_the_one_before(
    safe: Safe,
    told: Told,
    clock: FixedClock,
    french: Messages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told.watch(monkeypatch, export, "with_school_names")
    told.watch(monkeypatch, export, "own_letter")
    told.watch(monkeypatch, export, "last_version")
    told.watch(monkeypatch, build, "_fill")
    told.watch(monkeypatch, build, "in_order")
    told.watch(monkeypatch, page_render, "write_document")
    told.watch(monkeypatch, build, "exhibits_json")
    told.watch(monkeypatch, build, "letter_bytes")
    told.watch(monkeypatch, build, "write_bag")
    told.watch(monkeypatch, build, "_deliver")
    make(safe, told, clock, french, tmp_path / "out")
    names = [name for name, _ in told.began]
    dossier = names.index("write_document")
    assert names[:dossier] == ["with_school_names", "own_letter", "last_version", "_fill", "in_order"]
    assert names.count("letter_bytes") == len(LETTER_KINDS)
    # Letters are documents too, and have no course of their own.
    steps = [step for step in told.began if step[0] != "write_document"]
    steps.insert(dossier, told.began[dossier])
    # The bag is written, and put in its place, in an instant.
    assert steps.pop(-1)[0] == "_deliver"
    for (before, earlier), (after, later) in pairwise(steps):
        assert later > earlier, (before, after)
    assert told.shares[0] == 0
    assert told.shares == sorted(told.shares)
    assert told.shares[-1] == WHOLE


def test_exhibits_are_counted_while_they_are_listed_and_objects_while_they_are_copied(
    safe: Safe,
    told: Told,
    clock: FixedClock,
    french: Messages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_streams, "_ASKED_EVERY", 20)
    told.watch(monkeypatch, build, "exhibits_json")
    told.watch(monkeypatch, build, "canonical_json")
    told.watch(monkeypatch, pdf_streams, "_objects")
    told.watch(monkeypatch, pdf_streams, "_write_table")
    make(safe, told, clock, french, tmp_path / "out")
    assert [name for name, _ in told.began] == ["exhibits_json", "canonical_json", "_objects", "_write_table"]
    start, listed, copying, copied = (share for _, share in told.began)
    assert len({share for share in told.shares if start < share <= listed}) == 5
    assert len({share for share in told.shares if copying < share <= copied}) > 10


def test_objects_are_counted_while_they_are_written(
    safe: Safe,
    told: Told,
    clock: FixedClock,
    french: Messages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_file, "_TOLD_EVERY", 20)
    told.watch(monkeypatch, page_render, "write_document")
    told.watch(monkeypatch, page_file, "Tree")
    told.watch(monkeypatch, page_file._File, "end")
    make(safe, told, clock, french, tmp_path / "out")
    first, tree, after = (share for _, share in told.began[:3])
    assert [name for name, _ in told.began[:3]] == ["write_document", "Tree", "end"]
    objects = {share for share in told.shares if first < share < tree}
    tags = {share for share in told.shares if tree < share < after}
    assert len(objects) >= 3
    assert len(tags) >= 3


def test_what_is_prepared_goes_before_the_work(told: Told) -> None:
    course = Course(told.hear)
    for what in Prepared:
        course.prepared(what)
    course.expect(1000)
    course.step(500, Stage.EXHIBITS)
    part = course.part(400, Stage.PDF)
    for done, of in ((1, 4), (1, 4), (3, 4), (2, 4), (9, 4)):
        part(done, of)
    course.finish(Stage.PDF)
    before = [WHOLE // 20 * at // 4 for at in range(5)]
    after = [WHOLE // 20 + WHOLE * 19 // 20 * at // 1000 for at in (500, 600, 600, 800, 800, 900, 1000)]
    assert told.shares == [*before, *after]


def test_many_things_on_the_way_are_told_one_by_one(told: Told) -> None:
    course = Course(told.hear)
    course.prepared(Prepared.CASE)
    one_more = course.towards(Prepared.LETTER, 4)
    for _ in range(6):
        one_more()
    course.prepared(Prepared.LETTER)
    step = WHOLE // 20 // 4
    assert told.shares == [step, *(step + step * at // 4 for at in (1, 2, 3, 4, 4, 4)), 2 * step]


def test_pages_of_lists_are_counted_as_they_end(
    safe: Safe, told: Told, clock: FixedClock, french: Messages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.watch(monkeypatch, pages, "index")
    told.watch(monkeypatch, pages, "technical")
    told.watch(monkeypatch, page_render, "write_document")
    make(safe, told, clock, french, tmp_path / "out")
    began = told.began[:3]
    assert [name for name, _ in began] == ["index", "technical", "write_document"]
    assert [share for _, share in began] == sorted({share for _, share in began})


def test_a_part_of_nothing_is_no_trouble(told: Told) -> None:
    course = Course(told.hear)
    course.expect(0)
    course.part(0, Stage.PDF)(0, 0)
    course.finish(Stage.PDF)
    assert told.shares == [WHOLE // 20, WHOLE // 20, WHOLE // 20]
