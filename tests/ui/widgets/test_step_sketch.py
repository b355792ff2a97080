"""The drawing of a step: every place of every surface, on every device, in every look, at any size."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from appui.theme.theme import Theme, current_theme
from appui.widgets.sketch_paint.canvas import broken, widest
from appui.widgets.sketch_paint.look import ICONS, Look
from appui.widgets.sketch_paint.whole import paint_sketch, sketch_image
from appui.widgets.step_sketch import StepSketch
from appui_core.guides.model import ICONS as GUIDE_ICONS
from appui_core.guides.model import PLACES
from appui_core.guides.sketch import Frame, Gesture, Part, Sketch
from appui_core.locate import resources_dir

FRAMES: tuple[Frame, ...] = ("android", "iphone", "web")
EVERYWHERE = [(surface, at) for surface, places in PLACES.items() for at in places]
LONG = "Intimidation, harcèlement ou contact indésirable répété pendant plusieurs semaines"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    found = current_theme()
    found.apply(qapp, "light", 100)
    yield found
    found.apply(qapp, "light", 100)


def sketch(surface: str, at: str, frame: Frame = "android", gesture: Gesture = "tap", **target: object) -> Sketch:
    given: dict[str, object] = {"label": "Signaler", "icon": "flag", "target": True} | target
    return Sketch(
        frame,
        surface,
        at,
        (Part(), Part("Bloquer", "Block"), Part(**given), Part()),  # type: ignore[arg-type]  # its own fields
        gesture,
    )


def count(image: QImage, colour: QColor) -> int:
    wanted = colour.rgb()
    return sum(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))


@pytest.mark.parametrize(("surface", "at"), EVERYWHERE)
@pytest.mark.parametrize("frame", FRAMES)
def test_the_target_is_ringed_in_the_call_accent(theme: Theme, surface: str, at: str, frame: Frame) -> None:
    image = sketch_image(sketch(surface, at, frame), Look.of(theme), 220)
    assert count(image, theme.colour("call")) > 60


@pytest.mark.parametrize("width", [40, 90, 300])
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("mirrored", [False, True])
def test_nothing_is_painted_outside(theme: Theme, width: int, frame: Frame, mirrored: bool) -> None:  # noqa: FBT001 - a parameter of the test
    margin, height = 30, 2 * width
    image = QImage(width + 2 * margin, height + 2 * margin, QImage.Format.Format_RGB32)
    for surface, at in EVERYWHERE:
        image.fill(Qt.GlobalColor.magenta)
        painter = QPainter(image)
        one = sketch(surface, at, frame, "hold", label=LONG, second=LONG)
        paint_sketch(painter, QRectF(margin, margin, width, height), one, Look.of(theme), mirrored=mirrored)
        painter.end()
        ground = QColor(Qt.GlobalColor.magenta).rgb()
        edges = [(x, y) for x in range(image.width()) for y in (margin - 2, margin + height + 2)]
        edges += [(x, y) for y in range(image.height()) for x in (margin - 2, margin + width + 2)]
        assert {image.pixel(x, y) for x, y in edges} == {ground}, (surface, at)


def test_words_wrap_then_are_cut_short(theme: Theme) -> None:
    font = Look.of(theme).font(strong=True)
    for width in (10, 60, 140, 400):
        lines = broken(LONG, font, width)
        assert len(lines) <= 2
        assert widest(lines, font) <= width
    assert broken(LONG, font, 140)[-1].endswith("…")
    assert " ".join(broken("Haine et harcèlement", font, 120)) == "Haine et harcèlement"


def test_a_mirrored_sketch_has_its_finger_on_the_other_side(theme: Theme) -> None:
    one = sketch("settings", "row", label="", icon="")
    look = Look.of(theme)
    straight = sketch_image(one, look, 240)
    mirrored = sketch_image(one, look, 240, mirrored=True)
    assert straight != mirrored
    turned = mirrored.flipped(Qt.Orientation.Horizontal)
    same = sum(
        straight.pixel(x, y) == turned.pixel(x, y) for y in range(0, 440, 3) for x in range(0, straight.width(), 3)
    )
    assert same > 0.97 * len(range(0, 440, 3)) * len(range(0, straight.width(), 3))


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast_light", "contrast_dark"])
def test_a_doubtful_word_has_a_broken_ring(theme: Theme, scheme: str) -> None:
    look = Look.of(theme, scheme=scheme)
    ring = QColor(theme.tokens.colour[scheme]["call"])
    whole = count(sketch_image(sketch("menu", "row", label="", icon=""), look, 240), ring)
    dashed = count(sketch_image(sketch("menu", "row", label="", icon="", sure=False), look, 240), ring)
    assert 0 < dashed < whole


@pytest.mark.parametrize("gesture", ["hold", "swipe", "type"])
def test_each_gesture_looks_its_own_way(theme: Theme, gesture: Gesture) -> None:
    tapped = sketch_image(sketch("chat", "row"), Look.of(theme), 200)
    assert sketch_image(sketch("chat", "row", gesture=gesture), Look.of(theme), 200) != tapped


def test_the_widget_says_the_same_in_words(theme: Theme, on_screen: Callable[[QWidget], QWidget]) -> None:
    widget = StepSketch()
    widget.show_sketch(sketch("menu", "row"), "Menu : « Signaler », entouré")
    on_screen(widget)
    assert (
        QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) == "Menu : « Signaler », entouré"
    )
    usual = widget.sizeHint()
    assert widget.heightForWidth(10_000) == usual.height()
    assert widget.heightForWidth(100) < usual.height()
    widget.show_sketch(None, "")
    assert not widget.isVisible()
    assert theme.text_scale == 100


def test_larger_text_makes_a_larger_drawing(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPUI_TEXT_SCALE", raising=False)
    widget = StepSketch()
    widget.show_sketch(sketch("menu", "row"), "x")
    before = widget.sizeHint().width()
    theme.apply(qapp, "dark", 200)
    assert widget.sizeHint().width() == 2 * before
    widget.deleteLater()


def test_every_icon_of_the_guides_can_be_drawn() -> None:
    hand = {"open", "tap", "hold", "swipe", "choose", "type", "copy", "keep"}
    assert set(ICONS) == set(GUIDE_ICONS) - hand
    assert [name for name in ICONS.values() if not (resources_dir() / "icons" / f"{name}.svg").is_file()] == []
