"""The drawings of what hands do with a phone: each shows something, follows the theme, and has its size."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from appui.theme.theme import current_theme
from appui.widgets.phone_sketch import PhoneSketch
from appui.widgets.sketch_paint.handling import RATIO, SCENES, Scene

WORDS = ("Autoriser l’accès aux photos ?", "Autoriser", "DCIM")


def _drawn(scene: Scene) -> QImage:
    sketch = PhoneSketch(scene, lambda: WORDS)
    sketch.resize(sketch.sizeHint())
    image = sketch.grab().toImage()
    sketch.deleteLater()
    return image


def _colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


@pytest.mark.parametrize("scene", SCENES)
def test_what_is_meant_is_drawn_in_its_colour_in_every_theme(qapp: QApplication, scene: Scene) -> None:
    theme = current_theme()
    try:
        for look in ("light", "dark", "contrast"):
            theme.apply(qapp, look, 100)
            assert theme.colour("call").name().upper() in _colours(_drawn(scene)), look
    finally:
        theme.apply(qapp, "light", 100)


def test_no_two_scenes_are_the_same(qapp: QApplication) -> None:
    qapp.processEvents()
    assert len({bytes(_drawn(scene).constBits()) for scene in SCENES}) == len(SCENES)


def test_it_grows_with_the_text_and_keeps_its_shape(qapp: QApplication) -> None:
    theme = current_theme()
    sketch = PhoneSketch("android")
    before = sketch.sizeHint()
    try:
        theme.apply(qapp, "light", 200)
        assert sketch.sizeHint().width() > before.width()
        assert sketch.heightForWidth(200) == round(200 * RATIO)
        assert sketch.heightForWidth(5_000) == sketch.sizeHint().height()
    finally:
        theme.apply(qapp, "light", 100)
        sketch.deleteLater()
