"""After a series the room says in one calm line what was left outside the vault, and takes no for an answer."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PIL import Image
from PySide6.QtCore import QObject, Signal

from appui.pages.evidence import copy_out as copy_out_module
from appui.pages.evidence import dossiers as dossiers_module
from appui.pages.evidence import page as page_module
from appui.pages.evidence.bringing import Pasted
from appui.qt_adapters.handed_capture import HandedCaptures
from appui_core.clock import Clock
from appui_core.ports import Frame, PictureFile
from appui_core.privacy.leaks.model import Leak
from appui_core.window_line import CaptureRequest
from fakes.evidence_room import EvidenceRoom
from fakes.pictures import png_bytes
from fakes.qt import wait_until
from fakes.screen_source import FakeScreenSource

if TYPE_CHECKING:
    from appui.qt_adapters.callers import Caller

Bring = Callable[..., None]


@pytest.fixture
def bring(room: EvidenceRoom, monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Return a function that brings files in; the first time it makes the vault on the way."""
    made: list[int] = []

    def files(*paths: Path) -> None:
        monkeypatch.setattr(page_module, "pick_files", lambda _parent, done: done(paths))
        room.click("way_files", "gate_no")
        if not made:
            room.click("who_alone", "recovery_noted", "ready_go")
            made.append(1)
        room.click("imported_end")
        wait_until(lambda: not room.desk.leaks.searching)

    return files


def _plain(room: EvidenceRoom) -> str:
    return room.text.replace("\u00a0", " ").replace("\u202f", " ")


def _picture(room: EvidenceRoom, place: str, shade: int) -> Path:
    return room.desk.computer.put(place, png_bytes(shade))


def test_the_original_is_mentioned_softly_with_its_folder(room: EvidenceRoom, bring: Bring) -> None:
    path = _picture(room, "Quelque part/a.png", 1)
    bring(path)
    assert "L’image d’origine est toujours dans « Quelque part ». La garder peut être utile" in _plain(room)
    assert path.exists()
    room.click("room_outside")
    assert room.desk.went == ["leaks"]


def test_several_are_counted(room: EvidenceRoom, bring: Bring) -> None:
    bring(*(_picture(room, f"Images/{shade}.png", shade) for shade in (1, 2)))
    assert "Des copies sont restées hors du coffre : 2." in _plain(room)


def test_a_no_is_remembered_until_there_is_something_new(room: EvidenceRoom, bring: Bring) -> None:
    bring(_picture(room, "Images/a.png", 1))
    room.click("room_outside_later")
    assert "L’image d’origine" not in _plain(room)
    second = _picture(room, "clé/b.png", 2)
    bring(second)
    assert "toujours dans « clé »" in _plain(room), "only of what is new"
    second.unlink()


def test_nothing_left_nothing_said(room: EvidenceRoom, bring: Bring, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png_bytes(1))
    room.page.services.importer.ended.connect(lambda: path.unlink(missing_ok=True))
    bring(path)
    assert "hors du coffre" not in _plain(room)
    assert "toujours dans" not in _plain(room)


def test_what_was_pasted_comes_from_nowhere_and_what_was_added_counts_too(
    room: EvidenceRoom, bring: Bring
) -> None:
    first, folder = _picture(room, "Images/a.png", 1), room.desk.computer.home / "lot"
    _picture(room, "lot/b.png", 2)
    importer = room.page.services.importer

    def more() -> None:
        importer.came_from.disconnect(more)
        importer.take((Pasted(png_bytes(3)), folder))

    importer.came_from.connect(more)
    bring(first)
    report = room.desk.leaks.report
    assert report is not None
    assert len(room.exhibits()) == 3
    assert sorted(leak.place.name for leak in report.copies if leak.place is not None) == ["a.png", "b.png"]


def test_a_capture_looks_too_and_a_change_of_mind_does_not(room: EvidenceRoom) -> None:
    room.click("way_capture", "gate_no", "who_alone", "recovery_noted", "ready_back")
    assert room.desk.leaks.report is None
    room.click("way_capture", "ready_go", "preview_end")
    wait_until(lambda: not room.desk.leaks.searching)
    assert room.desk.leaks.report is not None


def test_a_lock_takes_the_line_away(room: EvidenceRoom, bring: Bring) -> None:
    bring(_picture(room, "Images/a.png", 1))
    room.click("room_lock")
    assert "L’image d’origine" not in _plain(room)
    room.click("unlock_session")
    assert "L’image d’origine" not in _plain(room), "nothing of it was kept"


def test_where_a_dossier_was_put_is_known_until_the_lock(
    room: EvidenceRoom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room.one_capture()
    monkeypatch.setattr(dossiers_module, "pick_folder", lambda _parent, done: done((tmp_path,)))
    room.click("dossier_school")
    room.click("dossier_make")
    wait_until(lambda: any(tmp_path.glob("appui-*/bag-info.txt")))
    room.settle()
    room.desk.leaks.look()
    wait_until(lambda: not room.desk.leaks.searching)
    report = room.desk.leaks.report
    assert report is not None
    (leak,) = report.leaks
    assert (leak.kind, leak.place and leak.place.parent) == ("dossier", tmp_path)


def _look(room: EvidenceRoom) -> tuple[Leak, ...]:
    """Look as a person does who asks for it."""
    room.desk.leaks.look()
    wait_until(lambda: not room.desk.leaks.searching)
    report = room.desk.leaks.report
    assert report is not None
    return report.leaks


def test_an_import_of_what_is_there_already_looks_too(room: EvidenceRoom, bring: Bring) -> None:
    first = _picture(room, "Images/a.png", 1)
    bring(first)
    first.unlink()
    twin = _picture(room, "clé/b.png", 1)
    bring(twin)
    assert len(room.exhibits()) == 1
    assert "toujours dans « clé »" in _plain(room)
    assert twin.exists()


def test_a_copy_that_was_saved_is_found_later(
    room: EvidenceRoom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room.one_capture()
    target = tmp_path / "clé" / "copie.png"
    target.parent.mkdir()
    monkeypatch.setattr(copy_out_module, "choose_new_file", lambda *given: given[-1]((target,)))
    room.click("open_1", "detail_copy")
    assert target.exists()
    (leak,) = _look(room)
    assert (leak.why, leak.place, leak.can_clean) == ("capture_copy", target, True)


class LeavingScreens(FakeScreenSource):
    """A desktop whose own tool takes the picture, and whose file can't be deleted."""

    def __init__(self, clock: Clock, left: Path) -> None:
        super().__init__(clock)
        self._left = left

    def grab(self, number: int) -> Frame | PictureFile:  # type: ignore[override]  # as the port allows
        """Return the file that lies there."""
        frame = super().grab(number)
        return PictureFile(self._left.read_bytes(), frame.grabbed_at, "fake", {"backend": "fake"}, self._left)


def _screen_png() -> bytes:
    """Return a picture that is not all of one colour: such a one is taken for a protected screen."""
    stream = io.BytesIO()
    Image.linear_gradient("L").save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize("handed", [False, True])
def test_what_a_capture_left_in_clear_is_found_later(room: EvidenceRoom, tmp_path: Path, *, handed: bool) -> None:
    left = tmp_path / "dossier d’un outil" / "Capture.png"
    left.parent.mkdir()
    left.write_bytes(_screen_png())
    room.one_capture()
    desk = room.desk
    screens = LeavingScreens(desk.clock, left)
    context = desk.context._replace(screens=screens)
    if handed:
        _hand_over(room, HandedCaptures(context, room.page))
    else:
        room.page.services.keeper.left_behind.emit(left)
    (leak,) = _look(room)
    wanted = ("capture_copy", True) if handed else ("portal_picture", False)
    assert (leak.kind, leak.place, leak.why, leak.can_clean) == ("portal", left, *wanted)
    left.unlink()
    assert _look(room) == ()


class Asking(QObject):
    """Behaves as a `Caller` that waits for its answer."""

    gone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def answer(self, answer: object) -> None:
        """Take the answer."""
        self.told.append(answer)


def _hand_over(room: EvidenceRoom, handed: HandedCaptures) -> None:
    asking = Asking()
    handed.take(CaptureRequest(room.case().code, declared=True), cast("Caller", asking))
    wait_until(lambda: asking.told)
    room.settle()


def test_a_capture_that_was_handed_over_looks_too(room: EvidenceRoom, bring: Bring) -> None:
    bring(_picture(room, "Images/a.png", 1))
    before = room.desk.leaks.report
    late = _picture(room, "Images/b.png", 1)
    _hand_over(room, HandedCaptures(room.desk.context, room.page))
    wait_until(lambda: room.desk.leaks.report is not before)
    report = room.desk.leaks.report
    assert report is not None
    assert late in [leak.place for leak in report.copies]
    assert "Des copies sont restées hors du coffre : 2." in _plain(room)
