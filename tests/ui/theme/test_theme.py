"""The theme in force: follows the setting, scales every text, keeps icons drawable."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from appui.theme.theme import Theme, current_theme
from appui.widgets.labels import Body, Heading
from appui_core.locate import resources_dir


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp)
    made.apply(qapp, "light")
    yield made
    made.leave()


def test_an_appearance_reaches_the_palette(theme: Theme, qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    assert theme.scheme == "dark"
    window = qapp.palette().color(QPalette.ColorRole.Window)
    assert window.name().upper() == theme.tokens.colour["dark"]["bg"]
    theme.apply(qapp, "contrast")
    assert theme.scheme.startswith("contrast_")


def test_widgets_take_the_theme_of_the_application(theme: Theme) -> None:
    assert current_theme() is theme
    assert Body("x").theme is theme


def test_text_at_200_per_cent_is_twice_as_large(theme: Theme, qapp: QApplication) -> None:
    label = Heading("De quoi avez-vous besoin", 1)
    before = label.sizeHint()
    theme.apply(qapp, "light", 200)
    assert label.font().pixelSize() == 48
    assert label.sizeHint().height() == 2 * before.height()


def test_the_environment_overrules_the_text_size(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPUI_TEXT_SCALE", "150")
    theme.apply(qapp, "light", 100)
    assert theme.px(20) == 30


def test_a_text_size_out_of_range_is_held_back(theme: Theme, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 900)
    assert theme.text_scale == 200


def test_our_two_fonts_are_in_use(theme: Theme) -> None:
    assert "Inter" in theme.font().family()
    plain, strong = theme.lines("Bonjour", "body").size, theme.lines("Bonjour", "body", strong=True).size
    assert strong.width() > plain.width()


@pytest.mark.parametrize("path", sorted((resources_dir() / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_something_in_our_one_weight(theme: Theme, path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert 'stroke="currentColor"' in source
    assert 'stroke-width="1.75"' in source
    image = theme.pixmap(path.stem, "action", 24).toImage()
    inked = [image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())]
    assert 20 < sum(alpha > 128 for alpha in inked) < len(inked) // 2
