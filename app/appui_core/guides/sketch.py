"""What a step's sketch shows: the screen, what stands at the target's place, the gesture; and that in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from appui_core.guides.model import Item, Step
from appui_core.messages import DEFAULT_LANGUAGE, Messages

Frame = Literal["android", "iphone", "web"]
Gesture = Literal["tap", "hold", "swipe", "type"]

_FRAMES: Final[dict[str, Frame]] = {"android": "android", "iphone": "iphone", "web": "web"}
_GESTURES: Final[dict[str, Gesture]] = {"hold": "hold", "swipe": "swipe", "type": "type"}
# Icons that say what the hand does: they help in a list of steps, but no phone shows them.
_OF_THE_HAND: Final = frozenset({"open", "tap", "hold", "swipe", "choose", "type", "copy", "keep"})
# How many neighbours nobody knows stand before and after the target where a guide names none.
_NEIGHBOURS: Final[dict[tuple[str, str], tuple[int, int]]] = {
    ("feed", "side"): (2, 1),
    ("feed", "comment"): (1, 1),
    ("feed", "bottom"): (2, 2),
    ("feed", "top"): (1, 0),
    ("profile", "top"): (1, 0),
    ("profile", "row"): (1, 0),
    ("profile", "bottom"): (4, 0),
    ("share_sheet", "row"): (1, 1),
    ("share_sheet", "icon"): (1, 2),
    ("menu", "row"): (2, 1),
    ("dialog", "row"): (1, 2),
    ("chat", "bubble"): (1, 1),
    ("chat", "top"): (1, 0),
    ("chat", "row"): (2, 1),
    ("chat", "bottom"): (2, 1),
    ("settings", "row"): (2, 2),
    ("settings", "bottom"): (2, 2),
}
# Places whose things are known by their icon; elsewhere there are lines of words.
_ICON_PLACES: Final = frozenset({"side", "top", "icon", "bottom"})


@dataclass(frozen=True, slots=True)
class Part:
    """One thing at the target's place. Without `label` it is a blank bar, without `icon` a blank disc.

    `label` is the word as the phone shows it, `second` the same in the reader's language, empty in French. `sure`:
    a French source shows the word. A target without a word of its own on the phone has neither.
    """

    label: str = ""
    second: str = ""
    icon: str = ""
    sure: bool = True
    target: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """A screen to draw: the `surface` with its `parts` at the place `at`, one of them the target of `gesture`."""

    frame: Frame
    surface: str
    at: str
    parts: tuple[Part, ...]
    gesture: Gesture

    @property
    def target(self) -> Part:
        """The part that the finger goes to."""
        return next(part for part in self.parts if part.target)


def frame_of(devices: Sequence[str], chosen: str = "") -> Frame:
    """Return whose screen a guide's sketches show: the chosen device, else the guide's first."""
    for frame in (chosen, *devices):
        if frame in _FRAMES:
            return _FRAMES[frame]
    return "android"


def sketch_of(step: Step, frame: Frame, language: str) -> Sketch | None:
    """Return what to draw for a step, None for a step that happens on no screen that is known."""
    if not step.surface:
        return None
    target = Part(
        label=step.label_fr if step.on_screen else "",
        second=_second(step.label_en, language) if step.on_screen else "",
        icon="" if step.icon in _OF_THE_HAND else step.icon,
        sure=step.label_confirmed or not step.on_screen,
        target=True,
    )
    if step.items:
        parts = tuple(target if item.target else _part(item, language) for item in step.items)
    else:
        before, after = _NEIGHBOURS.get((step.surface, step.at), (0, 0))
        parts = (*(Part() for _ in range(before)), target, *(Part() for _ in range(after)))
    return Sketch(frame, step.surface, step.at, parts, _GESTURES.get(step.do, "tap"))


def described(messages: Messages, sketch: Sketch, step: Step) -> str:
    """Return the sketch in words: "Menu du bas de l’écran : une ligne inconnue, puis « Signaler », entouré…"."""
    # Neighbours that only fill the drawing are not spoken of: nobody knows that they are there.
    told = sketch.parts if step.items else (sketch.target,)
    words = _runs(messages, sketch, told, step)
    place = messages.text(f"guides.sketch.places.{_place_key(sketch)}")
    shown = messages.text("guides.sketch.then").join(words)
    return messages.text(
        "guides.sketch.whole",
        place=place,
        parts=shown,
        gesture=messages.text(f"guides.sketch.gestures.{sketch.gesture}"),
    )


def _place_key(sketch: Sketch) -> str:
    name = f"{sketch.surface}_{sketch.at}"
    return f"{name}_web" if sketch.frame == "web" and name in {"menu_row", "share_sheet_row"} else name


def _runs(messages: Messages, sketch: Sketch, parts: Sequence[Part], step: Step) -> list[str]:
    """Return the parts in words, neighbours that nobody knows counted together."""
    thing = "icon" if sketch.at in _ICON_PLACES else "line"
    words: list[str] = []
    blank = 0
    for part in (*parts, None):
        if part is not None and not part.target and not part.label:
            blank += 1
            continue
        if blank:
            key = "one" if blank == 1 else "several"
            words.append(messages.text(f"guides.sketch.unknown.{thing}_{key}", count=blank))
            blank = 0
        if part is not None:
            words.append(_spoken(messages, part, step))
    return words


def _spoken(messages: Messages, part: Part, step: Step) -> str:
    if not part.target:
        return messages.text("guides.sketch.word", label=part.label)
    if not part.label:
        label = step.label_fr if messages.language == DEFAULT_LANGUAGE else step.label_en
        return messages.text("guides.sketch.target_thing", label=label)
    return messages.text("guides.sketch.target" if part.sure else "guides.sketch.target_vary", label=part.label)


def _part(item: Item, language: str) -> Part:
    return Part(item.fr, _second(item.en, language), item.icon, item.confirmed or not item.fr)


def _second(english: str, language: str) -> str:
    return "" if language == DEFAULT_LANGUAGE else english
