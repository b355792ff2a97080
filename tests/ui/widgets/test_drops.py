"""What is dropped: files of this PC in their order, always as a copy; what is no file yet is told apart."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from appui.widgets.drops import Drops
from fakes.qt import drop, file_drag

Show = Callable[[QWidget], QWidget]


class _Place(QWidget):
    """A widget that takes drops, with a child on it that does not."""

    def __init__(self) -> None:
        super().__init__()
        self.child = QLabel("ici")
        QVBoxLayout(self).addWidget(self.child)
        self.told: list[object] = []
        self.drops = Drops(self)
        self.drops.files.connect(self.told.append)
        self.drops.strange.connect(lambda: self.told.append("strange"))
        self.over: list[bool] = []
        self.drops.hovering.connect(self.over.append)


@pytest.fixture
def place(on_screen: Show) -> _Place:
    """Return one on a screen."""
    made = _Place()
    on_screen(made)
    return made


def test_files_and_folders_come_in_their_order_whatever_they_are_dropped_on(place: _Place) -> None:
    paths = (Path("/srv/b c.png"), Path("/srv/a"), Path("/srv/é"))
    assert drop(place.child, file_drag(*paths)) == Qt.DropAction.CopyAction
    assert place.told == [paths]
    assert place.over == [True, False]


def test_a_move_is_made_a_copy(place: _Place) -> None:
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    shift = Qt.KeyboardModifier.ShiftModifier
    assert drop(place, file_drag(Path("/srv/a.png")), both, shift) == Qt.DropAction.CopyAction


def test_where_only_a_move_is_offered_nothing_is_taken(place: _Place) -> None:
    assert drop(place, file_drag(Path("/srv/a.png")), Qt.DropAction.MoveAction) is None
    assert place.told == []


def test_addresses_of_pages_are_left_out(place: _Place) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://exemple.test/x.png"), QUrl.fromLocalFile("/srv/a.png")])
    drop(place, data)
    assert place.told == [(Path("/srv/a.png"),)]


def test_what_is_no_file_yet_is_told(place: _Place) -> None:
    page, phone = QMimeData(), QMimeData()
    page.setUrls([QUrl("https://exemple.test/x.png")])
    phone.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"\1\0\0\0")
    for data in (page, phone):
        drop(place, data)
    assert place.told == ["strange", "strange"]


def test_words_are_not_for_here(place: _Place) -> None:
    data = QMimeData()
    data.setText("bonjour")
    assert drop(place, data) is None
    assert place.over == []
