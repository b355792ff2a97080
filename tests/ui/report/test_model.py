"""Which question comes next, and what has to be known at which step."""

from dataclasses import replace

import pytest

from appui.pages.report.model import ReportModel, Stage, platforms_in
from appui.pages.report.notices import notices_at
from appui_core.content.pack import content_dir
from appui_core.guides.categories import load_categories
from appui_core.guides.load import load_guides
from appui_core.guides.model import Guide
from appui_core.messages import load_messages


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


def test_the_platforms_come_in_their_order(model: ReportModel) -> None:
    assert at(model, Stage.PLATFORM)
    assert model.platforms()[:3] == ("tiktok", "instagram", "messenger")
    assert set(model.platforms()) == {guide.platform for guide in model.all}


def test_an_object_that_a_guide_also_serves_is_offered(model: ReportModel) -> None:
    model.choose_platform("tiktok")
    assert model.objects()[:2] == ("video", "photo")
    model.choose_object("photo")
    model.choose_device("android")
    assert model.guide is not None
    assert model.guide.id == "tiktok.report.video"


def test_the_phone_is_asked_only_where_it_changes_the_way(model: ReportModel) -> None:
    model.choose_platform("tiktok")
    model.choose_object("message")
    assert at(model, Stage.STEP)
    model.start_over()
    model.choose_platform("instagram")
    model.choose_object("comment")
    assert at(model, Stage.DEVICE)
    assert model.devices() == ("android", "iphone", "web")
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
    model.choose_device("android")
    model.done()
    model.set_guides(load_guides("en"))
    assert at(model, Stage.STEP)
    assert model.index == 1
    assert model.guide is not None
    assert model.guide.language == "en"


def test_a_guide_that_became_shorter_is_shown_at_its_last_step(
    model: ReportModel, guides: tuple[Guide, ...]
) -> None:
    model.choose_platform("tiktok")
    model.choose_object("video")
    model.choose_device("android")
    assert model.guide is not None
    chosen = model.guide.id
    count = len(model.guide.steps)
    model.go_to(count - 1)
    model.set_guides([replace(one, steps=one.steps[:-2]) if one.id == chosen else one for one in guides])
    assert model.step is not None
    assert model.index == count - 3
    model.set_guides(guides)
    assert model.index == count - 3


def test_every_guide_says_in_time_what_the_other_side_notices(guides: tuple[Guide, ...]) -> None:
    for guide in guides:
        last = len(guide.steps) - 1
        flag = next((at for at, step in enumerate(guide.steps) if step.icon == "flag"), last)
        before = flag if guide.goal == "report" else 0
        early = {notice.kind for index in range(before + 1) for notice in notices_at(guide, index)}
        told = {notice.kind for index in range(len(guide.steps)) for notice in notices_at(guide, index)}
        if "seen" in {notice.kind for notice in guide.notices}:
            assert "seen" in early, guide.id
        assert told == {notice.kind for notice in guide.notices} - {"words", "route_3018"}, guide.id


def test_a_screenshot_that_is_told_is_spoken_of_before_it_is_taken(guides: tuple[Guide, ...]) -> None:
    found = 0
    for guide in guides:
        keep = next((at for at, step in enumerate(guide.steps) if step.icon == "keep"), 0)
        places = [
            index
            for index in range(len(guide.steps))
            if "screenshot" in {notice.kind for notice in notices_at(guide, index)}
        ]
        if "screenshot" in {notice.kind for notice in guide.notices}:
            found += 1
            assert places == [keep], guide.id
    assert found


def test_every_report_begins_with_the_proof(guides: tuple[Guide, ...]) -> None:
    wrong = [guide.id for guide in guides if guide.goal == "report" and guide.steps[0].icon != "keep"]
    assert wrong == []


def test_every_guide_can_be_reached_by_questions(model: ReportModel) -> None:
    reached = set()
    for platform in model.platforms():
        model.choose_platform(platform)
        for goal in model.goals():
            model.choose_platform(platform)
            model.choose_goal(goal)
            reached |= {guide.id for guide in model.listed()}
        model.choose_platform(platform)
        for name in model.objects():
            model.choose_platform(platform)
            model.choose_object(name)
            for device in model.devices() or ("",):
                if device:
                    model.choose_device(device)
                reached |= {guide.id for guide in model.listed()}
                if model.guide is not None:
                    reached.add(model.guide.id)
    assert {guide.id for guide in model.all} - reached == set()


def test_several_guides_for_the_same_thing_are_listed(model: ReportModel) -> None:
    model.choose_platform("tiktok")
    model.choose_object("form")
    assert at(model, Stage.GUIDES)
    listed = [guide.id for guide in model.listed()]
    assert len(listed) > 1
    model.choose_guide(listed[1])
    assert model.guide is not None
    assert model.guide.id == listed[1]
    model.back()
    assert at(model, Stage.GUIDES)
    model.back()
    assert at(model, Stage.OBJECT)


def test_protecting_leads_back_to_its_list(model: ReportModel) -> None:
    model.choose_platform("tiktok")
    assert "protect" in model.goals()
    assert "report" not in model.goals()
    model.choose_goal("protect")
    model.choose_guide(model.listed()[0].id)
    assert model.guide is not None
    for _ in model.guide.steps:
        model.done()
    assert at(model, Stage.GUIDES)
    assert model.asked.goal == "protect"


def test_a_guide_that_was_found_is_opened(model: ReportModel) -> None:
    assert model.open("instagram.report.comment.iphone")
    assert at(model, Stage.STEP)
    assert model.step is model.guide.steps[0]  # type: ignore[union-attr]  # it was just opened
    model.back()
    assert at(model, Stage.DEVICE)
    assert not model.open("no.such.guide")


@pytest.fixture
def reasoned(guides: tuple[Guide, ...]) -> ReportModel:
    made = ReportModel()
    found = load_categories("tiktok")
    assert found is not None
    made.set_guides(guides, {"tiktok": found}, load_messages("fr"))
    made.choose_platform("tiktok")
    made.choose_object("video")
    made.choose_device("android")
    return made


def test_another_reason_changes_the_words_to_choose(reasoned: ReportModel) -> None:
    guide = reasoned.guide
    assert guide is not None
    first = next(at for at, step in enumerate(guide.steps) if step.category)
    reasoned.go_to(first)
    of_accounts = {"impersonation", "under_age"}
    assert of_accounts <= set(reasoned.situations())
    others = [name for name in reasoned.situations() if name not in {"harassment", *of_accounts}]
    assert others
    for name in others:
        reasoned.choose_situation(name)
        category, told = reasoned.category, reasoned.guide
        assert category is not None
        assert told is not None
        assert tuple(step.label_fr for step in told.steps if step.category) == category.fr
        assert [step.n for step in told.steps] == list(range(1, len(told.steps) + 1))
    reasoned.choose_situation("harassment")
    assert reasoned.guide == guide


@pytest.mark.parametrize("situation", ["impersonation", "under_age"])
def test_what_is_told_of_an_account_leads_to_its_own_ways(reasoned: ReportModel, situation: str) -> None:
    reasoned.choose_situation(situation)
    assert at(reasoned, Stage.VARIANTS)
    assert reasoned.guide is not None
    assert reasoned.guide.object == "account"
    assert reasoned.category is None, "no other guide's list was given words that lead nowhere"


def test_an_address_opens_the_thing_or_the_nearest(model: ReportModel) -> None:
    model.suggested("tiktok", ("reel", "video"))
    assert (model.asked.object, model.stage) == ("video", Stage.DEVICE)
    model.suggested("tiktok", ())
    assert (model.asked.object, model.stage) == ("", Stage.OBJECT)


def test_what_an_address_is_waits_for_the_guides(guides: tuple[Guide, ...]) -> None:
    model = ReportModel(("tiktok", "instagram"))
    model.suggested("instagram", ["account"])
    model.suggested("tiktok", ["reel", "video"])
    assert at(model, Stage.LOADING)
    model.set_guides(guides)
    assert at(model, Stage.DEVICE)
    assert (model.asked.platform, model.asked.object) == ("tiktok", "video")


def test_a_platform_chosen_after_an_address_is_the_one_that_counts(guides: tuple[Guide, ...]) -> None:
    model = ReportModel(("tiktok", "instagram"))
    model.suggested("tiktok", ["video"])
    model.choose_platform("instagram")
    model.set_guides(guides)
    assert at(model, Stage.OBJECT)
    assert model.asked.platform == "instagram"


def test_a_step_without_a_reason_offers_none(reasoned: ReportModel) -> None:
    assert reasoned.situations() == ()


def test_a_wish_from_elsewhere_is_taken_with_the_platform(model: ReportModel) -> None:
    model.wish("protect", "")
    assert at(model, Stage.PLATFORM)
    model.choose_platform("tiktok")
    assert at(model, Stage.GUIDES)
    assert {guide.goal for guide in model.listed()} == {"protect"}
    model.wish("report", "account")
    model.choose_platform("messenger")
    assert model.asked.object == "account"
    # What the platform has no guide for is asked as ever.
    model.wish("report", "live")
    model.choose_platform("roblox")
    assert at(model, Stage.OBJECT)
    model.start_over()
    model.choose_platform("tiktok")
    assert at(model, Stage.OBJECT)


def test_a_wish_waits_for_the_guides(guides: tuple[Guide, ...]) -> None:
    model = ReportModel()
    model.wish("protect", "")
    assert at(model, Stage.LOADING)
    model.set_guides(guides)
    assert at(model, Stage.PLATFORM)
    model.choose_platform("instagram")
    assert at(model, Stage.GUIDES)


def test_the_platform_is_asked_before_any_guide_is_read(guides: tuple[Guide, ...]) -> None:
    present = platforms_in(content_dir())
    assert set(present) == {guide.platform for guide in guides}
    model = ReportModel(present)
    assert at(model, Stage.PLATFORM)
    assert model.platforms() == present
    # Pressed sooner than the guides are there: the answer is kept.
    model.choose_platform("instagram")
    assert at(model, Stage.LOADING)
    model.set_guides(guides)
    assert at(model, Stage.OBJECT)
    assert model.asked.platform == "instagram"
    assert ReportModel().stage == Stage.LOADING


def test_among_the_settings_that_protect_a_block_comes_last(model: ReportModel) -> None:
    for platform in ("tiktok", "instagram", "messenger"):
        model.choose_platform(platform)
        model.choose_goal("protect")
        blocks = ["protect.block" in guide.id for guide in model.listed()]
        assert True in blocks
        assert blocks == sorted(blocks)
