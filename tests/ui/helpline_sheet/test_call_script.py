"""The three sentences on the 3018 sheet: typed or from the one case, copied, printed, gone with sheet or vault."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication, QLineEdit

from appui.pages.helpline_sheet.waiting import Waiting
from appui.qt_adapters import recovery_paper
from appui.qt_adapters.call_paper import script_document
from appui.widgets.buttons import ActionButton
from appui_core.cases.model import Facts
from appui_core.cases.service import Cases
from fakes.desk import find
from fakes.originals import original_of
from fakes.program import OpenProgram
from fakes.qt import click, named, press, settle, wait_until
from fakes.safe import some_bytes


def opened(program: OpenProgram) -> Waiting:
    program.window.show_3018()
    settle()
    wait_until(program.program.runner.idle)
    settle()
    return program.sheet_3018().waiting


def fill(waiting: Waiting, name: str, text: str) -> None:
    field = find(waiting, f"call_{name}")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    field.insert(text)


def with_vault(program: OpenProgram) -> Cases:
    program.program.vault.create("private", None, done=lambda _key: None, failed=lambda _error: None)
    wait_until(lambda: program.program.vault.cases is not None)
    cases = program.program.vault.cases
    assert cases is not None
    return cases


def keep(cases: Cases, code: str, number: int, facts: Facts) -> None:
    cases.add_original(code, original_of(some_bytes(number)), facts)


def test_the_fields_fill_the_sentences_and_the_copy(program: OpenProgram) -> None:
    waiting = opened(program)
    assert waiting.fields.isHidden()
    click(waiting.complete)
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "call_age"
    for name, text in (
        ("age", "13"),
        ("since", "la rentrée"),
        ("what", "des insultes"),
        ("where", "Instagram"),
        ("today", "mal"),
    ):
        fill(waiting, name, text)
    said = (
        "Mon enfant a 13 ans. Depuis la rentrée, il ou elle reçoit des insultes sur Instagram. "
        "Aujourd’hui, il ou elle va mal."
    )
    assert waiting.script() == said
    click(named(waiting, "Copier ces phrases"))
    assert program.clipboard.text == said
    assert named(waiting, "Phrases copiées", ActionButton).isEnabled()
    fill(waiting, "today", "mieux")
    assert named(waiting, "Copier ces phrases", ActionButton).isEnabled(), (
        "what was copied is no longer what stands there"
    )


def test_no_mark_of_quotation_stands_alone_on_a_line(program: OpenProgram) -> None:
    waiting = opened(program)
    label = waiting._script
    seen = set()
    for width in range(120, 700):
        layout = label.lines(width)._layout
        starts = [layout.lineAt(number).textStart() for number in range(layout.lineCount())]
        seen.add(len(starts))
        assert len(label.text()[starts[-1] :].strip(" \u202f»")) > 0, width
        assert len(starts) == 1 or len(label.text()[: starts[1]].strip(" \u202f«")) > 0, width
    assert len(seen) > 3, "the lines were broken in several ways"


def test_tab_goes_through_the_fields_in_their_order(program: OpenProgram) -> None:
    waiting = opened(program)
    click(waiting.complete)
    settle()
    seen = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
        press(focused, Qt.Key.Key_Tab)
    assert seen == ["call_age", "call_since", "call_what", "call_where", "call_today"]


def test_the_only_case_fills_since_when_and_where(program: OpenProgram) -> None:
    cases = with_vault(program)
    code = cases.new("Léa, 5e B").code
    keep(cases, code, 1, Facts(platform="instagram", shown_date="hier", note="Léa a pleuré"))
    keep(cases, code, 2, Facts(url="https://www.tiktok.com/@x/video/1", shown_date="03/11/2026"))
    waiting = opened(program)
    wait_until(lambda: "Instagram" in waiting.script())
    assert "Depuis le 3 novembre 2026, il ou elle reçoit … sur Instagram et TikTok." in waiting.script()
    assert "Léa" not in waiting.script(), "no name, no title, no note"
    click(waiting.complete)
    settle()
    fill(waiting, "since", "lundi")
    assert "Depuis lundi," in waiting.script()


def test_nothing_of_a_case_is_said_where_there_are_two(program: OpenProgram) -> None:
    cases = with_vault(program)
    for number, title in enumerate(("Un", "Deux")):
        keep(cases, cases.new(title).code, number, Facts(platform="snapchat"))
    assert "Snapchat" not in opened(program).script()


def test_a_locked_vault_takes_everything_with_it(program: OpenProgram) -> None:
    cases = with_vault(program)
    keep(cases, cases.new("Un").code, 1, Facts(platform="snapchat"))
    waiting = opened(program)
    wait_until(lambda: "Snapchat" in waiting.script())
    click(waiting.complete)
    settle()
    fill(waiting, "age", "13")
    program.program.vault.lock()
    settle()
    assert waiting.script().startswith("Mon enfant a … ans. Depuis le …,")
    field = find(waiting, "call_age")
    assert isinstance(field, QLineEdit)
    field.undo()
    assert field.text() == "", "no undo brings it back"


def test_closing_the_sheet_forgets_and_no_vault_is_ever_opened_for_it(program: OpenProgram) -> None:
    cases = with_vault(program)
    keep(cases, cases.new("Un").code, 1, Facts(platform="snapchat"))
    program.program.vault.lock()
    waiting = opened(program)
    assert "Snapchat" not in waiting.script()
    assert program.program.vault.vault is None
    click(waiting.complete)
    settle()
    fill(waiting, "age", "13")
    program.window.close_sheet()
    assert "13" not in waiting.script()
    assert "13" not in opened(program).script()


def test_paper_is_offered_where_there_is_a_printer(program: OpenProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = opened(program)
    assert not waiting.print_button.isVisible()
    monkeypatch.setattr(recovery_paper, "printer_exists", lambda: True)
    click(waiting.complete)
    wait_until(waiting.print_button.isVisible)


def test_the_paper_is_plain_text_and_prints(qapp: QApplication) -> None:
    assert qapp is not None
    document = script_document("3018", ("Mon enfant a <b>13</b> ans.",), ("My child is 13.",), "de 9 h à 23 h")
    lines = [line for line in document.toPlainText().splitlines() if line]
    assert lines == ["3018", "Mon enfant a <b>13</b> ans.", "My child is 13.", "de 9 h à 23 h"]
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    document.print_(writer)
    del writer
    assert bytes(out.data().data()).startswith(b"%PDF-")
