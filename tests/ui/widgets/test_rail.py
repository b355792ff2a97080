"""The rail in a low window: words are never cut, icons come back when there is room again."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from appui.theme.theme import current_theme
from appui.widgets.rail import Rail
from fakes.qt import settle

ROOMS = ("Accueil", "Signaler", "Preuves", "Démarches", "S’informer", "Réglages", "Quitter vite")


def _rail() -> Rail:
    rail = Rail()
    for word in ROOMS:
        rail.add(word, "home", lambda word=word: word, foot=word in ROOMS[-2:])  # type: ignore[misc]  # bound now
    return rail


@pytest.mark.parametrize("scale", [100, 200])
def test_no_word_is_cut_whatever_the_height(
    qapp: QApplication, on_screen: Callable[[QWidget], QWidget], scale: int
) -> None:
    current_theme().apply(qapp, "light", scale)
    try:
        rail = _rail()
        on_screen(rail)
        heights = []
        for height in (1400, 700, 1400):
            rail.resize(rail.sizeHint().width(), height)
            settle()
            buttons = [rail.button(word) for word in ROOMS]
            assert [b.text() for b in buttons if b.height() < b.height_at(b.width())] == []
            assert buttons[-1].geometry().bottom() <= rail.height()
            heights.append(buttons[0].height())
    finally:
        current_theme().apply(qapp, "light", 100)
    high, low, again = heights
    assert high == again
    assert (low < high) is (scale == 200)
