"""Every view of the room: named for screen readers, reached by keyboard, whole at 200 % and in both languages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from appui.pages.evidence.model import View, Want
from appui.texts.language import Language
from appui.theme.theme import current_theme
from appui.widgets.part import Part
from appui_core.cases.model import Mode
from appui_core.intake.region import Region
from fakes.evidence_room import EvidenceRoom
from fakes.qt import describe, press
from fakes.strip_room import STEP, compare, keep_shots, shots

Way = Callable[[EvidenceRoom], None]


def _readers(room: EvidenceRoom) -> None:
    room.one_capture()
    room.to_readers("dossier_police")


def _dossier(room: EvidenceRoom) -> None:
    room.one_capture()
    room.click("dossier_police")


def _first_step(room: EvidenceRoom) -> None:
    room.one_capture()
    room.begin_dossier("dossier_police")


def _letter(room: EvidenceRoom) -> None:
    room.one_capture()
    room.begin_dossier("dossier_police")
    while not room.at(View.DOSSIER_LETTER):
        room.click("dossier_next")


def _enough(room: EvidenceRoom) -> None:
    room.make_vault()
    for _ in range(2):
        room.click("ready_go", "preview_on")
    room.click("ready_go", "preview_end")


def _imported(room: EvidenceRoom) -> None:
    room.make_vault()
    room.page.services.flow.title = "Une"
    room.page.services.importer.take(())
    room.settle()


def _made(key: str) -> None:
    assert key.startswith("AGE-SECRET-KEY-1")


def _new_phrase(room: EvidenceRoom) -> None:
    key = room.make_vault()
    room.click("ready_go", "preview_end", "room_lock", "unlock_forgot")
    room.type("forgot_key", key)
    room.click("forgot_go")


def _confirm(room: EvidenceRoom) -> None:
    room.make_vault()
    room.click("ready_back")
    room.page.services.book.select(room.cases.new("Situation A", Mode.SCHOOL).code)
    room.settle()
    room.click("way_capture", "ready_go")
    room.desk.overlays.choose(Region(20, 20, 100, 80))
    room.settle()


def _pick(room: EvidenceRoom) -> None:
    keep_shots(room, shots(100, 100 + STEP))
    room.click("room_stitch", "stitch_all")


def _strip(room: EvidenceRoom) -> None:
    # Not in the order of the conversation: the keyboard goes as the eye does.
    keep_shots(room, shots(100 + STEP, 100))
    compare(room, 1, 2)


def _clicks(*names: str) -> Way:
    return lambda room: room.click(*names)


def _after_capture(*names: str) -> Way:
    def go(room: EvidenceRoom) -> None:
        room.one_capture()
        room.click(*names)

    return go


WAYS: dict[View, Way] = {
    View.WELCOME: _clicks(),
    View.PHONE: _clicks("way_phone"),
    View.CABLE: _clicks("way_phone", "phone_cable"),
    View.WATCH: _clicks("way_phone", "phone_watch"),
    View.TRAY: _after_capture("way_phone", "phone_tray", "gate_no", "tray_open"),
    View.GATE: _clicks("way_capture"),
    View.WHO: _clicks("way_capture", "gate_no"),
    View.CONTROLLED: _clicks("way_capture", "gate_no", "who_controlled"),
    View.PASSPHRASE: _clicks("way_capture", "gate_no", "who_others"),
    View.RECOVERY: _clicks("way_capture", "gate_no", "who_alone"),
    View.READY: lambda room: _made(room.make_vault()),
    View.CONFIRM: _confirm,
    View.PREVIEW: _clicks("way_capture", "gate_no", "who_alone", "recovery_noted", "ready_go"),
    View.IMPORTED: _imported,
    View.LINK: _clicks("way_capture", "gate_yes", "who_alone", "recovery_noted"),
    View.ROOM: _after_capture(),
    View.DETAIL: _after_capture("open_1"),
    View.MASK: _after_capture("open_1", "detail_mask"),
    View.WITHDRAWN: _after_capture("remove_1"),
    View.TRY_KEY: _after_capture("room_try_key"),
    View.UNLOCK: _after_capture("room_lock"),
    View.FORGOT: _after_capture("room_lock", "unlock_forgot"),
    View.NEW_PHRASE: _new_phrase,
    View.RESTORE: _clicks("welcome_restore"),
    View.ENOUGH: _enough,
    View.REPETITION: _after_capture("room_repetition"),
    View.DOSSIER_PIECES: _first_step,
    View.DOSSIER_LETTER: _letter,
    View.DOSSIER_READERS: _readers,
    View.DOSSIER: _dossier,
    View.STITCH_PICK: _pick,
    View.STITCH: _strip,
}
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)


def _part(room: EvidenceRoom) -> Part:
    part = room.page._part
    assert part is not None
    return part


def _controls(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and widget.isVisibleTo(root) and widget.isEnabled()
    ]


def test_no_view_is_forgotten_here() -> None:
    assert set(WAYS) == set(View) - {View.HOME, View.BUSY}


@pytest.mark.parametrize("view", WAYS, ids=str)
def test_every_control_has_a_name_and_the_keyboard_reaches_it(room: EvidenceRoom, view: View) -> None:
    WAYS[view](room)
    part = _part(room)
    assert part.objectName() == f"evidence_{view}"
    controls = _controls(part)
    assert controls
    assert [widget for widget in controls if not describe(widget)] == []
    reached: set[QWidget] = set()
    room.page.activateWindow()
    part.setFocus()
    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.add(focused)
        press(focused or part, Qt.Key.Key_Tab)
    # The choice that is on stands for its group of radio buttons, as everywhere.
    missed = [w for w in controls if w not in reached and w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert [describe(widget) for widget in missed] == []


@pytest.mark.parametrize("view", WAYS, ids=str)
def test_nothing_is_cut_at_twice_the_text_in_a_small_window(
    room: EvidenceRoom, view: View, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPUI_TEXT_SCALE", raising=False)
    theme = current_theme()
    theme.apply(qapp, "light", 200)
    try:
        room.page.resize(800, 620)
        WAYS[view](room)
        room.settle()
        part = _part(room)
        assert part.horizontalScrollBar().maximum() == 0
        for widget in _controls(part):
            assert widget.height() >= min(44, widget.minimumSizeHint().height()), describe(widget)
            assert widget.width() >= widget.minimumSizeHint().width() or isinstance(widget, QComboBox), describe(
                widget
            )
    finally:
        theme.apply(qapp, "light", 100)


@pytest.mark.parametrize("view", WAYS, ids=str)
def test_a_change_of_language_reaches_every_word(room: EvidenceRoom, view: View, qapp: QApplication) -> None:
    language = Language()
    language.use("fr")
    try:
        WAYS[view](room)
        before = room.text
        language.use("en")
        room.desk.language = "en"
        qapp.processEvents()
        room.page.retranslate()
        after = room.text
        kept = set(before.splitlines()) & set(after.splitlines())
        # Names, numbers, the key and what a person or the core wrote stay; sentences do not.
        assert [line for line in kept if len(line.split()) > 6 and "AGE-" not in line] == []
        assert before != after
    finally:
        language.use("fr")
        qapp.processEvents()


class _Windows(QObject):
    """Notes every top-level that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_widget_ever_flashes_as_a_window_of_its_own(room: EvidenceRoom, qapp: QApplication) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    try:
        _enough(room)
        room.click("enough_done", "open_1", "detail_back")
        room.click("dossier_police")
        room.leave_dossier()
        room.click(
            "room_repetition",
            "repetition_back",
            "room_try_key",
            "try_key_later",
            "remove_1",
            "withdrawn_note",
            "link_back",
            "room_lock",
        )
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_mirrored_it_still_fits(room: EvidenceRoom, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        room.one_capture()
        assert _part(room).horizontalScrollBar().maximum() == 0
        room.page.services.flow.start(Want.LINK)
        room.settle()
        assert _part(room).horizontalScrollBar().maximum() == 0
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
