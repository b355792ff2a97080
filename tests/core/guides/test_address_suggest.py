"""From an address to a guide: the choice names only what guides know, and something fitting is found."""

from datetime import date

import pytest

from appui_core.guides.address.model import Address, Kind, Why
from appui_core.guides.address.recognise import recognise
from appui_core.guides.address.sites import SITES
from appui_core.guides.address.suggest import Choice, fitting, suggest
from appui_core.guides.load import choose, load_guides
from appui_core.guides.model import GOALS, OBJECTS, PLATFORMS, Guide


@pytest.fixture(scope="module")
def guides() -> tuple[Guide, ...]:
    return load_guides("fr", today=date(2026, 11, 28))


@pytest.mark.parametrize(
    ("text", "platform", "thing"),
    [
        ("https://www.tiktok.com/@nina.invente/video/7301234567890123456", "tiktok", "video"),
        ("https://www.instagram.com/stories/nina_inventee/34", "instagram", "story"),
        ("https://www.instagram.com/p/CxYz_1-abcD/c/18000000000000001/", "instagram", "comment"),
        ("https://m.me/nom.invente", "messenger", "conversation"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fx.com%2Fnom_invente", "x", "account"),
        ("https://vm.tiktok.com/ZNe1Ab2Cd/", "tiktok", None),
        ("https://www.instagram.com/", "instagram", None),
        ("https://t.me/proxy?server=exemple.fr", "telegram", None),
    ],
)
def test_the_choice(text: str, platform: str, thing: str | None) -> None:
    found = suggest(recognise(text))
    assert found is not None
    assert (found.platform, found.goal, found.object, found.device) == (platform, "report", thing, None)


@pytest.mark.parametrize(
    "text", ["https://tik-tok.com/@nina", "https://exemple.fr/", "Bonjour", "https://www.twitch.tv/nom", ""]
)
def test_no_choice_where_no_platform_of_guides_is(text: str) -> None:
    assert suggest(recognise(text)) is None


def test_every_choice_names_only_what_guides_know() -> None:
    for platform in (site.platform for site in SITES):
        for kind in Kind:
            found = suggest(Address(Why.RECOGNISED, platform, kind), "collect")
            if platform not in PLATFORMS:
                assert found is None
                continue
            assert found is not None
            assert found.object is None or found.object in OBJECTS
            assert set(found.near) <= set(OBJECTS) - {found.object}
            assert found.goal in GOALS


def test_the_guide_for_the_very_thing_comes(guides: tuple[Guide, ...]) -> None:
    found = fitting(Choice("tiktok", "report", "comment"), guides)
    assert found[0].object == "comment"
    assert {guide.platform for guide in found} == {"tiktok"}


def test_the_nearest_where_there_is_none(guides: tuple[Guide, ...]) -> None:
    videos = choose(guides, platform="tiktok", goal="report", object="video")
    choice = suggest(Address(Why.RECOGNISED, "tiktok", Kind.LIVE))
    assert choice is not None
    assert [guide.object for guide in fitting(choice, videos)] == ["video"] * len(videos)
    message = Choice("tiktok", "report", "message")
    # Nothing near: all of the platform's for that goal, and nothing from elsewhere.
    assert fitting(message, videos) == tuple(guide for guide in videos if guide.goal == "report")
    assert fitting(Choice("roblox", "report", "message"), videos) == ()
