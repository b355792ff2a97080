"""What the first frame is told of a policy: a language and whether it has words of ours; never a failure."""

from pathlib import Path

import pytest

from appui_core.kiosk.glance import Glance, glance_at
from appui_core.kiosk.policy import policy_places


def _at(folder: Path, *texts: str, language: str | None = None) -> Glance:
    places = []
    for number, text in enumerate(texts):
        place = folder / f"{number}.toml"
        place.write_text(text, encoding="utf-8")
        places.append(place)
    return glance_at([*places, folder / "absent.toml"], language)


def test_without_a_policy_it_is_french_and_our_slides(tmp_path: Path) -> None:
    assert _at(tmp_path) == Glance("fr", own_pictures=False)
    assert _at(tmp_path, language="en") == Glance("en", own_pictures=False)


def test_the_strongest_place_that_says_languages_counts(tmp_path: Path) -> None:
    weak, strong = "[kiosk]\nlanguages = ['fr']", "[kiosk]\nlanguages = ['xx', 'en']"
    assert _at(tmp_path, "[kiosk]\nidle_s = 60", strong, weak).language == "en"
    assert _at(tmp_path, strong, language="fr").language == "en"


def test_own_pictures_are_left_to_what_comes_next(tmp_path: Path) -> None:
    assert _at(tmp_path, "", "[kiosk]\nslides = '/srv/images'").own_pictures


@pytest.mark.parametrize(
    "text", ["", "no toml", "kiosk = 3", "[kiosk]\nlanguages = 3", "[kiosk]\nlanguages = [3, {}]", "[[kiosk]]"]
)
def test_what_is_broken_is_passed_over(tmp_path: Path, text: str) -> None:
    assert _at(tmp_path, text) == Glance("fr", own_pictures=False)


def test_what_is_no_small_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "0.toml").mkdir()
    (tmp_path / "1.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "2.toml").write_text(f"[kiosk]\nslides = 'x'\n# {'x' * 70_000}", encoding="utf-8")
    assert glance_at([tmp_path / f"{n}.toml" for n in range(3)]) == Glance("fr", own_pictures=False)


def test_the_places_are_those_of_the_policy(tmp_path: Path) -> None:
    assert policy_places(None, tmp_path)[-1] == tmp_path / "policy.toml"
