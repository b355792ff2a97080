"""Which question comes next, and what has to be known at which step."""

import pytest

from appui.pages.report.model import ReportModel, Stage, notices_at
from appui_core.guides.load import load_guides
from appui_core.guides.model import Guide


@pytest.fixture(scope="module")
def guides() -> tuple[Guide, ...]:
    return load_guides("fr")


@pytest.fixture
def model(guides: tuple[Guide, ...]) -> ReportModel:
    made = ReportModel()
    made.set_guides(guides)
    return made


def at(model: ReportModel, stage: Stage) -> bool:
    return model.stage == stage


def test_the_three_platforms_come_in_their_order(model: ReportModel) -> None:
    assert at(model, Stage.PLATFORM)
    assert model.platforms() == ("tiktok", "instagram", "messenger")


def test_an_object_that_a_guide_also_serves_is_offered(model: ReportModel) -> None:
    model.choose_platform("tiktok")
    assert model.objects() == ("video", "photo", "comment", "message", "conversation", "account")
    model.choose_object("photo")
    assert model.guide is not None
    assert model.guide.id == "tiktok.report.video"


def test_the_phone_is_asked_only_where_it_changes_the_way(model: ReportModel) -> None:
    model.choose_platform("tiktok")
    model.choose_object("video")
    assert at(model, Stage.STEP)
    model.start_over()
    model.choose_platform("instagram")
    model.choose_object("comment")
    assert at(model, Stage.DEVICE)
    assert model.devices() == ("android", "iphone")
    model.choose_device("iphone")
    assert model.guide is not None
    assert model.guide.devices == ("iphone",)


def test_back_retraces_every_choice(model: ReportModel) -> None:
    model.choose_platform("instagram")
    model.choose_object("comment")
    model.choose_device("android")
    model.done()
    stages = []
    for _ in range(5):
        model.back()
        stages.append((model.stage, model.index))
    assert stages == [
        (Stage.STEP, 0),
        (Stage.DEVICE, 0),
        (Stage.OBJECT, 0),
        (Stage.PLATFORM, 0),
        (Stage.PLATFORM, 0),
    ]


def test_the_last_step_leads_to_the_end_and_back(model: ReportModel) -> None:
    model.choose_platform("messenger")
    model.choose_object("account")
    assert model.guide is not None
    steps = len(model.guide.steps)
    for _ in range(steps):
        model.done()
    assert at(model, Stage.END)
    model.back()
    assert at(model, Stage.STEP)
    assert model.index == steps - 1


def test_another_language_keeps_the_place(model: ReportModel) -> None:
    model.choose_platform("tiktok")
    model.choose_object("comment")
    model.done()
    model.set_guides(load_guides("en"))
    assert at(model, Stage.STEP)
    assert model.index == 1
    assert model.guide is not None
    assert model.guide.language == "en"


def test_every_guide_says_in_time_what_the_other_side_notices(guides: tuple[Guide, ...]) -> None:
    for guide in guides:
        flag = next(at for at, step in enumerate(guide.steps) if step.icon == "flag")
        early = {notice.kind for index in range(flag + 1) for notice in notices_at(guide, index)}
        told = {notice.kind for index in range(len(guide.steps)) for notice in notices_at(guide, index)}
        assert "seen" in early, guide.id
        assert told == {notice.kind for notice in guide.notices} - {"words", "route_3018"}, guide.id


def test_every_guide_begins_with_the_proof(guides: tuple[Guide, ...]) -> None:
    assert [guide.id for guide in guides if guide.steps[0].icon != "keep"] == []
