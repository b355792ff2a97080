"""What stands on the screen of a step, and the same in words."""

import pytest

from appui_core.guides.load import load_guides
from appui_core.guides.model import PLACES, Item, Step
from appui_core.guides.sketch import described, frame_of, sketch_of
from appui_core.messages import Messages, load_messages

FR = load_messages("fr")
EN = load_messages("en")


def step(**given: object) -> Step:
    parts: dict[str, object] = {
        "n": 1,
        "do": "tap",
        "label_fr": "Signaler",
        "label_en": "Report",
        "label_confirmed": True,
        "on_screen": True,
        "text": "C’est la ligne avec un drapeau.",
        "icon": "flag",
        "surface": "menu",
        "at": "row",
    }
    return Step(**(parts | given))  # type: ignore[arg-type]  # a table of the dataclass's own fields


BESIDE = (Item(), Item("Bloquer", "Block", confirmed=True), Item(target=True), Item(), Item())


def test_the_words_say_what_is_drawn() -> None:
    one = step(items=BESIDE)
    sketch = sketch_of(one, "android", "fr")
    assert sketch is not None
    assert [part.label for part in sketch.parts] == ["", "Bloquer", "Signaler", "", ""]
    assert sketch.target.icon == "flag"
    assert described(FR, sketch, one).replace("\u202f", " ").replace("\xa0", " ") == (
        "Menu du bas de l’écran : une ligne inconnue, puis « Bloquer », puis « Signaler », entouré, "
        "puis 2 lignes inconnues. On touche."
    )


def test_another_language_keeps_the_french_word_and_adds_its_own() -> None:
    one = step(items=BESIDE)
    sketch = sketch_of(one, "android", "en")
    assert sketch is not None
    assert (sketch.target.label, sketch.target.second) == ("Signaler", "Report")
    assert "“Signaler”, ringed" in described(EN, sketch, one)
    french = sketch_of(one, "android", "fr")
    assert french is not None
    assert french.target.second == ""


def test_neighbours_that_only_fill_the_drawing_are_not_spoken_of() -> None:
    sketch = sketch_of(step(), "iphone", "fr")
    assert sketch is not None
    assert len(sketch.parts) > 1
    assert "inconnue" not in described(FR, sketch, step())


def test_a_word_that_may_vary_is_said_to() -> None:
    one = step(label_confirmed=False)
    sketch = sketch_of(one, "android", "fr")
    assert sketch is not None
    assert not sketch.target.sure
    assert "le mot peut varier" in described(FR, sketch, one)


def test_what_has_no_word_on_the_phone_gets_none() -> None:
    one = step(
        on_screen=False, label_fr="le message", label_en="the message", surface="chat", at="bubble", do="hold"
    )
    sketch = sketch_of(one, "android", "fr")
    assert sketch is not None
    assert sketch.target.label == ""
    assert sketch.gesture == "hold"
    assert "à l’endroit entouré, le message" in described(FR, sketch, one)
    english = sketch_of(one, "android", "en")
    assert english is not None
    assert "the message" in described(EN, english, one)


def test_an_icon_of_the_hand_is_on_no_screen() -> None:
    sketch = sketch_of(step(icon="choose"), "android", "fr")
    assert sketch is not None
    assert sketch.target.icon == ""


def test_a_step_on_no_screen_has_no_sketch() -> None:
    assert sketch_of(step(surface="", at=""), "android", "fr") is None


@pytest.mark.parametrize(
    ("devices", "chosen", "frame"),
    [
        (("android", "iphone"), "", "android"),
        (("android", "iphone"), "iphone", "iphone"),
        (("web",), "", "web"),
        ((), "", "android"),
    ],
)
def test_whose_screen_it_is(devices: tuple[str, ...], chosen: str, frame: str) -> None:
    assert frame_of(devices, chosen) == frame


@pytest.mark.parametrize("messages", [FR, EN], ids=["fr", "en"])
@pytest.mark.parametrize("frame", ["android", "web"])
def test_every_place_has_its_words(messages: Messages, frame: str) -> None:
    for surface, places in PLACES.items():
        for at in places:
            one = step(surface=surface, at=at, items=BESIDE)
            sketch = sketch_of(one, frame, "fr")  # type: ignore[arg-type]  # its literals
            assert sketch is not None
            assert described(messages, sketch, one)


def test_every_step_of_the_pack_that_names_a_surface_can_be_drawn() -> None:
    for guide in load_guides("fr"):
        for one in guide.steps:
            sketch = sketch_of(one, frame_of(guide.devices), "fr")
            assert (sketch is None) == (one.surface == "")
            if sketch is not None:
                assert sketch.target.target
