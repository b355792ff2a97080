"""A case of a school that is destroyed while the disk is full: what is gone is said to be gone, and only that."""

import pytest

from appui.pages.evidence.parts.destroy_sheet import DestroySheet
from appui_core.cases import prepared
from appui_core.cases.model import Case, Facts, Mode
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.vault import Vault
from fakes.desk import find, shown_text
from fakes.evidence_room import EvidenceRoom
from fakes.qt import click


def _full(*_args: object) -> None:
    raise AppuiError(ErrorCode.DISK_FULL, "index.db")


@pytest.fixture
def case(room: EvidenceRoom) -> Case:
    room.make_vault()
    room.click("ready_back")
    made = room.cases.new("Suivi 12", Mode.SCHOOL)
    room.cases.add_link(made.code, Facts(platform="TikTok"))
    room.page.services.book.select(made.code)
    room.settle()
    return made


def _destroy(room: EvidenceRoom) -> DestroySheet:
    room.click("school_destroy")
    sheet = room.desk.sheets[-1]
    assert isinstance(sheet, DestroySheet)
    sheet.resize(760, 700)
    sheet.show()
    room.settle()
    for name in ("destroy_sure", "destroy_go"):
        click(find(sheet, name))
        room.settle()
    return sheet


def test_it_is_gone_all_the_same_and_said_so(
    room: EvidenceRoom, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Vault, "compact", _full)
    sheet = _destroy(room)
    assert "1 pièce(s) détruite(s)" in shown_text(sheet).replace("\u00a0", " ")
    assert "à la prochaine ouverture du coffre" in shown_text(sheet)
    assert find(sheet, "destroy_save").isVisible()
    assert case.title not in room.text
    sheet.hide()


def test_what_is_refused_before_anything_is_destroyed_is_said(
    room: EvidenceRoom, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "forget_case", _full)
    sheet = _destroy(room)
    assert "détruite(s)" not in shown_text(sheet)
    assert find(sheet, "destroy_go").isEnabled()
    assert room.cases.get(case.code).exhibits == 1
    sheet.hide()
