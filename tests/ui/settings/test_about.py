"""À propos: what ships with Appui under another licence is named."""

import pytest
from PySide6.QtGui import QFont, QRawFont

from appui.pages.settings.about import About
from appui_core.locate import resources_dir
from fakes.desk import shown_text

_FONTS = sorted((resources_dir() / "fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", _FONTS, ids=lambda path: path.name)
def test_every_font_is_named(path: object) -> None:
    family = QRawFont(str(path), 12, QFont.HintingPreference.PreferNoHinting).familyName()
    assert family
    assert family.removesuffix(" SemiBold") in shown_text(About())


def test_every_licence_of_a_font_is_named() -> None:
    said = shown_text(About()).replace(" ", "-")
    licences = sorted((resources_dir() / "fonts").glob("*.txt"))
    assert licences
    assert [path.stem for path in licences if path.stem not in said] == []
