"""A long case: few rows exist at a time, every one can be reached, and what scrolled away is not asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar

from appui.pages.evidence.parts.exhibit_row import ExhibitRow
from appui.pages.evidence.parts.room import RoomView
from appui_core.cases import rows
from appui_core.cases.model import Facts
from fakes.desk import find
from fakes.evidence_room import EvidenceRoom
from fakes.qt import wait_until

MANY = 200


@pytest.fixture
def long_case(room: EvidenceRoom) -> EvidenceRoom:
    """Return a shown page with a case of MANY records, on two days."""
    room.make_vault()
    code = room.cases.new("Longue").code
    first = room.cases.add_link(code, Facts(url="https://exemple.test/1", note="la première"))
    vault = room.desk.vault.vault
    assert vault is not None
    # Straight into the tables: what the list reads is the same, and sealing 200 originals would take its time.
    with vault.transaction():
        for number in range(2, MANY + 1):
            if number == MANY - 1:
                room.desk.clock.advance(days=1)
            day = room.desk.clock.utc().strftime("%Y-%m-%dT%H:%M:%S.000Z")
            vault.rows(
                "INSERT INTO exhibits (id, case_id, number, kind, sha256, size_bytes, media_type, preview,"
                " added_at_utc, utc_offset_minutes, capture, blob) SELECT ?, case_id, ?, kind, ?, 1, media_type,"
                " 0, ?, 60, '{}', ? FROM exhibits WHERE id = ?",
                (f"{number:026d}", number, f"{number:064d}", day, f"{number:032d}", first.id),
            )
            rows.write_facts(vault, f"{number:026d}", Facts(note=f"numéro {number}"))
    room.page.services.book.select(code)
    room.page.services.flow.home()
    room.settle()
    return room


def _rows(room: EvidenceRoom) -> list[int]:
    built = room.page.findChildren(ExhibitRow)
    return sorted(row.exhibit.number for row in built if row.isVisibleTo(room.page))


def _bar(room: EvidenceRoom) -> QScrollBar:
    view = room.page.findChild(RoomView)
    assert isinstance(view, RoomView)
    return view.verticalScrollBar()


def _seen(room: EvidenceRoom) -> set[int]:
    return {row.exhibit.number for row in room.page.findChildren(ExhibitRow) if not row.visibleRegion().isEmpty()}


def test_few_rows_exist(long_case: EvidenceRoom) -> None:
    assert f"{MANY} pièce" in long_case.text
    assert MANY in _seen(long_case)
    assert len(_rows(long_case)) < 60


def test_every_row_comes_with_scrolling(long_case: EvidenceRoom) -> None:
    bar, met, most = _bar(long_case), set(_rows(long_case)), 0
    for _ in range(5000):
        if 1 in met and bar.value() == bar.maximum():
            break
        bar.setValue(bar.value() + bar.pageStep() * 3 // 4)
        long_case.settle()
        met |= _seen(long_case)
        most = max(most, len(_rows(long_case)))
    assert met == set(range(1, MANY + 1))
    assert most < 90


def test_the_end_is_one_jump_away(long_case: EvidenceRoom) -> None:
    bar = _bar(long_case)

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        long_case.settle()
        return 1 in _seen(long_case)

    wait_until(at_the_end)
    assert "la première" in long_case.text
    long_case.click("open_1")
    assert "https://exemple.test/1" in long_case.text


def test_the_days_keep_their_titles(long_case: EvidenceRoom) -> None:
    assert "Dimanche 15 novembre 2026" in long_case.text
    assert "Samedi 14 novembre 2026" in long_case.text


def test_the_keyboard_goes_from_row_to_row(long_case: EvidenceRoom) -> None:
    long_case.page.activateWindow()
    find(long_case.page, f"open_{MANY}").setFocus()
    met = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        met.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        long_case.settle()
    wanted = [f"{verb}_{number}" for number in range(MANY, MANY - 30, -1) for verb in ("open", "remove")]
    assert met == wanted


def test_only_what_is_seen_is_read(long_case: EvidenceRoom) -> None:
    asked: list[set[int]] = []
    view = long_case.page.findChild(RoomView)
    assert isinstance(view, RoomView)
    view.items.wanted.connect(lambda exhibits: asked.append({exhibit.number for exhibit in exhibits}))
    bar = _bar(long_case)
    for share in (0.2, 0.4, 0.6):
        bar.setValue(int(bar.maximum() * share))
    wait_until(lambda: bool(asked))
    long_case.settle()
    passed_by = {MANY - round(MANY * share) for share in (0.2, 0.4)}
    assert not passed_by & set().union(*asked), "places passed by were asked for"
    assert asked[-1] <= _seen(long_case) | set(_rows(long_case))
    assert MANY not in asked[-1]
