"""The time line: side by side or stacked, said to screen readers, mirrored where one reads from the right."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from appui.theme.theme import current_theme
from appui.widgets.timeline import Station, Timeline

STATIONS = (
    Station("Signalé", "10/11", "done"),
    Station("Accusé reçu", "11/11", "done"),
    Station("Décision", "attendue", "current"),
    Station("Réclamation", "jusqu’à 6 mois après", "to_come"),
    Station("Recours extérieur", "", "to_come"),
)
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def line(qapp: QApplication, on_screen: Show) -> Timeline:
    assert qapp is not None
    made = Timeline()
    made.set_stations(STATIONS)
    made.resize(900, made.heightForWidth(900))
    on_screen(made)
    return made


def test_a_screen_reader_hears_every_station_and_its_state(line: Timeline) -> None:
    said = line.accessibleDescription()
    assert "Signalé 10/11 (fait)." in said
    assert "Décision attendue (en cours)." in said
    assert "Recours extérieur (à venir)." in said
    assert line.accessibleName()


def test_it_stacks_where_words_have_no_room(line: Timeline) -> None:
    assert line.side_by_side(900)
    assert not line.side_by_side(400)
    assert line.heightForWidth(400) > 2 * line.heightForWidth(900)
    current_theme().apply(QApplication.instance(), "light", 200)  # type: ignore[arg-type]  # it is a QApplication
    assert not line.side_by_side(900)
    assert line.minimumSizeHint().width() < 500
    current_theme().apply(QApplication.instance(), "light", 100)  # type: ignore[arg-type]  # the same


def _colours(line: Timeline, x: int) -> str:
    return line.grab().toImage().pixelColor(x, current_theme().px(18) // 2).name()


@pytest.mark.parametrize("side", ["left", "right"])
def test_what_is_behind_and_what_comes_look_different_on_either_side(line: Timeline, side: str) -> None:
    mirrored = side == "right"
    if mirrored:
        line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    each = line.width() // len(STATIONS)
    behind, ahead = each // 2, 3 * each + each // 2
    if mirrored:
        behind, ahead = line.width() - behind, line.width() - ahead
    assert _colours(line, behind) == current_theme().colour("ok").name()
    assert _colours(line, ahead) == current_theme().colour("edge").name()


def test_nothing_to_show(qapp: QApplication) -> None:
    assert qapp is not None
    empty = Timeline()
    empty.set_stations(())
    assert empty.heightForWidth(500) == 0
    empty.deleteLater()
