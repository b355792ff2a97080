"""The first page: where its doors lead, which numbers it shows to whom, and who it is independent of."""

import pytest
from PySide6.QtWidgets import QLabel

from appui.pages.helpline_sheet.page import HelplineSheet
from appui.pages.home.model import DANGER, TALK, Short, shown
from appui.widgets.buttons import ActionButton
from appui.widgets.switch import Switch
from appui_core.helpline.lines import load_lines
from fakes.program import OpenProgram
from fakes.qt import click, named, settle


def _words(program: OpenProgram) -> str:
    return " ".join(label.text() for label in program.window.page().findChildren(QLabel) if label.isVisible())


def test_the_doors_lead_where_they_say(program: OpenProgram) -> None:
    window = program.window
    click(named(window.page(), "Joindre le 3018", ActionButton))
    assert isinstance(program.top_sheet(), HelplineSheet)
    window.close_sheet()
    click(named(window.page(), "Garder une trace", ActionButton))
    assert window.page().page_id == "evidence"  # type: ignore[attr-defined]  # every page has one
    window.navigate("home")
    click(named(window.page(), "Choisir l’appli", ActionButton))
    assert window.page().page_id == "report"  # type: ignore[attr-defined]  # every page has one
    window.navigate("home")
    click(named(window.page(), "Je ne sais pas par où commencer (4 questions)", ActionButton))
    assert window.page().page_id == "triage"  # type: ignore[attr-defined]  # every page has one


@pytest.mark.parametrize("short", [*DANGER, *TALK], ids=lambda short: short.line)
def test_every_number_is_one_of_the_content_pack(short: Short) -> None:
    line = load_lines()[short.line]
    if short.number().isdigit():
        assert line.number == short.number()
    has_written_way = any(channel.kind in {"sms", "chat", "web"} for channel in line.channels)
    assert short.voice or has_written_way, "offered to someone who can't phone"


def test_all_numbers_show_and_fewer_to_someone_who_cannot_phone(program: OpenProgram) -> None:
    words = _words(program).split()
    assert {"15", "17", "112", "114", "3114", "119"} <= set(words)
    click(named(program.window.page(), "Je ne peux pas téléphoner"))
    settle()
    words = _words(program).split()
    assert "114" in words
    assert not {"15", "17", "112", "3114", "119"} & set(words)
    assert program.program.settings.flag("can_phone") is False
    assert shown(TALK, can_phone=False), "someone always answers"


def test_the_switch_follows_what_is_set_elsewhere(program: OpenProgram) -> None:
    switch = named(program.window.page(), "Je ne peux pas téléphoner", Switch)
    program.program.settings.set("can_phone", value=False)
    assert switch.isChecked()


def test_independence_is_on_the_first_page(program: OpenProgram) -> None:
    assert "Appui est indépendant de l’association e-Enfance" in _words(program)
