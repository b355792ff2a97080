"""What repeats itself: counted for the open case, walked by keyboard, each count a way to its exhibits."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from appui.pages.evidence.model import View
from appui.pages.evidence.parts.repetition import RepetitionView
from appui_core.cases.model import Facts
from fakes.desk import find
from fakes.evidence_room import EvidenceRoom
from fakes.originals import screenshot
from fakes.pictures import png_bytes


def _keep(room: EvidenceRoom, *facts: Facts) -> None:
    room.one_capture()
    for number, told in enumerate(facts):
        room.cases.add_original(room.case().code, screenshot(png_bytes(number + 2)), told)
    room.page.services.book.reload()
    room.settle()
    room.click("room_repetition")
    assert room.at(View.REPETITION)


def _view(room: EvidenceRoom) -> RepetitionView:
    part = room.page._part
    assert isinstance(part, RepetitionView)
    return part


@pytest.fixture
def counted(room: EvidenceRoom) -> EvidenceRoom:
    _keep(
        room,
        Facts(account="@un", platform="TikTok", shown_date="9 novembre 2026"),
        Facts(account="@un", platform="tiktok", shown_date="12/11/2026"),
        Facts(account="@deux", url="https://www.instagram.com/p/A/", shown_date="9 novembre 2026"),
    )
    return room


def test_it_says_who_where_and_how_often(counted: EvidenceRoom) -> None:
    text = counted.text.replace("\u00a0", " ")
    assert "Ce qui se répète, dans les pièces gardées" in text
    assert "Ce qui n’a pas été gardé n’est pas compté." in text
    assert "@un · TikTok" in text
    assert "2 pièce(s) · 1 jour(s) affiché(s) à l’écran" in text
    assert "Compte non noté" in text
    assert "TikTok : 2 pièce(s)" in text
    assert "Instagram : 1 pièce(s), 1 adresse(s) différente(s)" in text
    assert "09/11/2026 : 2 pièce(s) d’après la date affichée" in text
    assert "14/11/2026 : 2 pièce(s) gardée(s) ce jour-là, sans date affichée sûre" in text


def test_a_number_opens_its_exhibit(counted: EvidenceRoom) -> None:
    counted.click("repetition_account_0_3")
    assert counted.at(View.DETAIL)
    assert "Pièce 3" in counted.text


def test_the_keyboard_walks_the_bars_and_leads_to_exhibits(counted: EvidenceRoom) -> None:
    plot = _view(counted).plot
    plot.setFocus()
    heard = []
    for _ in range(3):
        QTest.keyClick(plot, Qt.Key.Key_Right)
        counted.settle()
        heard.append(_view(counted).picked.text().replace("\u00a0", " "))
    assert heard == [
        "09/11/2026 : 2 pièce(s) d’après la date affichée",
        "14/11/2026 : 2 pièce(s) gardée(s) ce jour-là, sans date affichée sûre",
        "14/11/2026 : 2 pièce(s) gardée(s) ce jour-là, sans date affichée sûre",
    ]
    QTest.keyClick(plot, Qt.Key.Key_Home)
    counted.settle()
    counted.click("repetition_of_4")
    assert counted.at(View.DETAIL)


def test_a_click_picks_the_bar_under_it(counted: EvidenceRoom) -> None:
    plot = _view(counted).plot
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(plot.width() - 10, plot.height() // 2))
    counted.settle()
    assert _view(counted).picked.text().startswith("14/11/2026")


def test_who_does_not_see_the_plot_hears_it(counted: EvidenceRoom) -> None:
    plot = _view(counted).plot
    assert plot.accessibleName() == "Combien par jour"
    assert "09/11/2026" in plot.accessibleDescription()
    assert "14/11/2026" in plot.accessibleDescription()


def test_a_long_row_of_numbers_grows_when_asked(room: EvidenceRoom) -> None:
    _keep(room, *(Facts(account="@un") for _ in range(40)))
    assert find(room.page, "repetition_account_0_2").isVisible()
    with pytest.raises(AssertionError):
        find(room.page, "repetition_account_0_41")
    room.click("repetition_account_0_more", "repetition_account_0_more")
    assert find(room.page, "repetition_account_0_41").isVisible()


def test_nothing_of_it_stays_when_the_vault_is_locked(counted: EvidenceRoom) -> None:
    view = _view(counted)
    counted.desk.vault.lock()
    counted.settle()
    assert view.plot.bars.bars == ()
    assert "@un" not in view.table.text()
    assert view.plot.accessibleDescription() == ""


def test_it_leads_back_to_the_room(counted: EvidenceRoom) -> None:
    counted.click("repetition_back")
    assert counted.at(View.HOME)
